"""A meeting's packet: the evidence that the decree names for its meetings, ready to print."""

from pipeline.view.packet.build import build_packet
from pipeline.view.packet.occasion import meeting_slugs, meetings_on, period_of
from pipeline.view.packet.types import PacketDocument
from pipeline.view.parts.meetings import find_meeting

__all__ = [
    "PacketDocument",
    "build_packet",
    "find_meeting",
    "meeting_slugs",
    "meetings_on",
    "period_of",
]
