"""What an export needs to know of a map beside its picture: command line and window ask for it here."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.export.document_info import DocumentInfo


def info_of(journey: Journey) -> DocumentInfo:
    """What the exported document says of itself."""
    about = journey.map
    return DocumentInfo(about.title, ", ".join(about.authors), about.objective, language=about.language)
