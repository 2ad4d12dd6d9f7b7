"""Template + values → a finished Word document (docxtpl's tag language lives here).

One way of filling for every part of a template – body, headers, footers, notes and
properties: sandboxed, escaping, strict about names, parsed strictly before and after.
"""

from pipeline.render.document import context_of, render, render_parts
from pipeline.render.pictures import with_pictures

__all__ = ["context_of", "render", "render_parts", "with_pictures"]
