"""Documents for other programs that hold the whole map: one registry, and the one way to write them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress, no_progress
from journey_editor.document.records import View
from journey_editor.document.viewing import left_out
from journey_editor.export.beside import beside_telling
from journey_editor.export.problems import ExportError
from journey_editor.export.registry import enough_memory, written
from journey_editor.reports.profiles import PROFILES, Profile, profile_named


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """How to write a document. `view` is what is seen of the board (None: all), `profile` the pages to read."""

    view: View | None = None
    profile: str = "reading"
    exported: date | None = None
    """The day of the export; None leaves it out."""


Write = Callable[[Journey, DocumentOptions, Progress], tuple[bytes, list[str]]]
"""Makes the file's bytes; what they leave out, a sentence each."""


@dataclass(frozen=True, slots=True)
class DocumentFormat:
    """A kind of document: its name in the menu, for people, its suffix, and what it takes of the options."""

    label: str
    name: str
    suffix: str
    write: Write
    takes: frozenset[str] = frozenset()
    """Of "view" and "profile" (the pages of a report)."""

    @property
    def key(self) -> str:
        """As commands call it: "xlsx"."""
        return self.suffix[1:]


def export_document(
    journey: Journey, target: Path, options: DocumentOptions, progress: Progress = no_progress
) -> list[str]:
    """Write a map to a file whose suffix names the format; what it leaves out, a sentence each.

    An old file is replaced as a whole or not at all. Raises ExportError with one sentence, and what `progress` raises.
    """
    chosen = DOCUMENTS.get(target.suffix.casefold())
    if chosen is None:
        raise ExportError(f"{target} is of no kind that a map is written as; choose {', '.join(DOCUMENTS)}.")
    with enough_memory(target):
        data, notes = chosen.write(journey, options, progress)
    hidden = "" if "view" in chosen.takes else left_out(journey, options.view)
    has_all = [f"The file has all of the map, also what is not seen on the board ({hidden})."] if hidden else []
    return [*has_all, *notes, *written(target, data)]


def write_beside(
    journey: Journey,
    write: Callable[[Journey, Progress], tuple[bytes, list[str]]],
    target: Path,
    progress: Progress = no_progress,
) -> list[str]:
    """As `export_document`, for what needs no fonts, however long its steps are. A copy of the map is read."""
    with enough_memory(target):
        data, notes = _made_beside(journey, write, progress)
    return [*notes, *written(target, data)]


def _made_beside(
    journey: Journey, write: Callable[[Journey, Progress], tuple[bytes, list[str]]], progress: Progress
) -> tuple[bytes, list[str]]:
    return beside_telling(lambda tell: write(Journey(journey, journey.unknown), tell), progress)


def _xlsx(journey: Journey, _options: DocumentOptions, progress: Progress) -> tuple[bytes, list[str]]:
    from journey_editor.export.xlsx import to_bytes

    return _made_beside(journey, to_bytes, progress)  # writing the file itself is one step of some seconds


def _html(journey: Journey, options: DocumentOptions, progress: Progress) -> tuple[bytes, list[str]]:
    from journey_editor.export.html_page import to_bytes

    profile = _profile(options)
    today = options.exported or date.today()
    data, unshown = to_bytes(journey, options.view, profile, today, progress)
    return data, [*unshown, *_not_told(profile)]


def _pptx(journey: Journey, options: DocumentOptions, progress: Progress) -> tuple[bytes, list[str]]:
    from journey_editor.export.slides import to_bytes

    return to_bytes(journey, options.view, options.exported or date.today(), progress)


def _markdown(journey: Journey, options: DocumentOptions, progress: Progress) -> tuple[bytes, list[str]]:
    from journey_editor.export.markdown import to_text

    profile = _profile(options)
    text = to_text(journey, options.view, profile, options.exported or date.today(), progress)
    return text.encode(), _not_told(profile)


def _profile(options: DocumentOptions) -> Profile:
    """The pages to read. Raises ExportError where there are none of that name."""
    found = profile_named(options.profile)
    if found is None:
        raise ExportError(
            f"There is no profile called {options.profile}; there is {', '.join(one.id for one in PROFILES)}."
        )
    return found


def _not_told(profile: Profile) -> list[str]:
    """What the text leaves out: the titles of the other profiles, whose sections it does not have."""
    missing = [
        one.title.lower() for one in PROFILES if len(one.sections) == 1 and one.sections[0] not in profile.sections
    ]
    return [f"The text is the {profile.title.lower()}; it leaves out: {', '.join(missing)}."] if missing else []


DOCUMENTS = {
    made.suffix: made
    for made in (
        DocumentFormat("E&xcel workbook", "Excel workbooks", ".xlsx", _xlsx),
        DocumentFormat("Powe&rPoint slides", "PowerPoint slides", ".pptx", _pptx, frozenset({"view"})),
        DocumentFormat("&Web page", "Web pages", ".html", _html, frozenset({"view", "profile"})),
        DocumentFormat("Mark&down text", "Markdown", ".md", _markdown, frozenset({"view", "profile"})),
    )
}
"""Suffix -> format."""
