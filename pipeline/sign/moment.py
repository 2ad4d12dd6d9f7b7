"""A moment in words, as stamps and reports of signatures print it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pipeline.months import month_name

#: Indonesia's time zones by their offset in hours.
_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}


def moment_in_words(moment: datetime) -> str:
    """``31 Oktober 2025 pukul 14.15 WIB``; a time outside of Indonesia's zones is told in UTC.

    ``moment`` needs a time zone.
    """
    hours = (moment.utcoffset() or timedelta()).total_seconds() / 3600
    zone = _ZONES.get(int(hours)) if hours in _ZONES else None
    if zone is None:
        moment, zone = moment.astimezone(UTC), "UTC"
    return f"{day_in_words(moment)} pukul {moment:%H.%M} {zone}"


def day_in_words(moment: datetime) -> str:
    """``31 Oktober 2025``, in the time zone of ``moment``."""
    return f"{moment.day} {month_name(moment.month)} {moment.year}"
