"""Templates in the hands of staff: what each may use, what is wrong with one, a copy to edit.

A registry ties each template to the view that it is filled with; names, meanings, examples
and the checks all follow from the view's types, so that none of them can go stale.
"""

from pipeline.templating.check import check_template, require_sound
from pipeline.templating.copying import copy_template
from pipeline.templating.documents import DOCUMENTS, Document, document_named
from pipeline.templating.faults import TemplateFault
from pipeline.templating.samples import sample_view
from pipeline.templating.variables import Variable, variables

__all__ = [
    "DOCUMENTS",
    "Document",
    "TemplateFault",
    "Variable",
    "check_template",
    "copy_template",
    "document_named",
    "require_sound",
    "sample_view",
    "variables",
]
