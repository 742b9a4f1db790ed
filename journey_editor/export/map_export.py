"""What an export needs to know of a map beside its picture: command line and window ask for it here."""

from __future__ import annotations

import re
from datetime import date

from journey_editor.document.journey import Journey
from journey_editor.document.records import View
from journey_editor.document.viewing import left_out, what_is_seen
from journey_editor.export.document_info import DocumentInfo
from journey_editor.export.enclosed import Enclosed
from journey_editor.storage.codec import to_bytes


def map_inside(journey: Journey, name: str) -> Enclosed:
    """The map as the file that travels inside its PDF. `name` is that of the map's file, without a suffix."""
    named = re.sub("[\0-\x1f\ud800-\udfff]", "_", name)  # a file's name may hold what no text can
    return Enclosed(f"{named}.journey", to_bytes(journey))


def info_of(journey: Journey, view: View | None = None, exported: date | None = None) -> DocumentInfo:
    """What the exported document says of itself: of the map, of the view that is seen, and of the day."""
    about = journey.map
    return DocumentInfo(
        about.title,
        ", ".join(about.authors),
        about.objective,
        language=about.language,
        seen=what_is_seen(journey, view),
        exported=exported,
    )


def told_inside(journey: Journey, view: View | None) -> str:
    """What to know of a map inside a PDF: that it holds what is not seen there. Empty where all is."""
    hidden = left_out(journey, view)
    return f"The map inside the PDF has all of it, also what is hidden here ({hidden})." if hidden else ""
