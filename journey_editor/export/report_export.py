"""Pages that are composed, written as PDF; and which version of a map they show."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress, no_progress
from journey_editor.document.vocabulary import LeftOut
from journey_editor.document.wording import joined
from journey_editor.export.document_info import DocumentInfo
from journey_editor.export.enclosed import Enclosed
from journey_editor.export.missing import missing_characters, unshown_pictures
from journey_editor.export.registry import ExportReport, enough_memory, written
from journey_editor.layout.pages import Page
from journey_editor.layout.theme import ThemeName, quiet, theme
from journey_editor.storage.codec import content_hash, to_bytes

_HASH = 10
"""Digits of the hash that are said: enough to tell the versions of one map apart."""


def write_pages(
    pages: Sequence[Page],
    info: DocumentInfo,
    target: Path,
    theme_name: ThemeName,
    progress: Progress = no_progress,
    enclosed: Enclosed | None = None,
) -> ExportReport:
    """Write pages into a file. An old one is replaced as a whole or not at all.

    Raises ExportError with one sentence, and whatever `progress` raises.
    """
    from journey_editor.export.pdf import export_pdf  # writing PDFs takes libraries that are slow to load

    out = BytesIO()
    with enough_memory(target):
        note = export_pdf(pages, info, quiet(theme(theme_name)), out, progress, enclosed)
    pictures = {id(place.picture): place.picture for page in pages for place in page.placements}
    notes = (*written(target, out.getvalue()), *((note,) if note else ()), *unshown_pictures(pictures.values()))
    missing = {name for picture in pictures.values() for name in missing_characters(picture)}
    return ExportReport(target, len(pages), tuple(sorted(missing)), notes)


def version_of(journey: Journey, saved: date | None, left_out: Collection[LeftOut] = ()) -> str:
    """Which version of a map it is: the beginning of its content hash, the day of its file, what is left out of it."""
    found = content_hash(to_bytes(journey))[:_HASH]
    day = f"file of {saved.isoformat()}" if saved is not None else ""
    without = f"without {joined([one.label for one in left_out])}" if left_out else ""
    return ", ".join(part for part in (found, day, without) if part)
