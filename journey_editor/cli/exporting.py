"""`export`: a map as a picture, a document or a report, by what its name and `--profile` say."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from journey_editor.cli.export_options import OF_KEPT, OF_PICTURE, OF_REPORT, refuse_others
from journey_editor.cli.maps import keep_apart, read_map, require_suffix
from journey_editor.cli.saying import DONE, CommandFailed, failing_for, progress, say

if TYPE_CHECKING:
    from journey_editor.document.export_profile import ExportChoices
    from journey_editor.document.journey import Journey
    from journey_editor.document.records import ExportProfile, View
    from journey_editor.document.vocabulary import LeftOut
    from journey_editor.export.planning import MapToExport
    from journey_editor.export.registry import ExportReport
    from journey_editor.reports.profiles import Profile

PICTURE_SUFFIXES = (".pdf", ".png", ".svg")
DOCUMENT_SUFFIXES = (".xlsx", ".pptx", ".html", ".md")


def export(options: argparse.Namespace) -> int:
    """One file, of the kind that the name of the output says."""
    target = Path(options.output)
    require_suffix(target, PICTURE_SUFFIXES + DOCUMENT_SUFFIXES)
    if target.suffix.casefold() in DOCUMENT_SUFFIXES:
        say(*_export_document(options, target))
    elif options.profile in (None, "poster", "tiles"):
        say(*_export_board(options, target))
    else:
        say(*_export_profile(options, target))
    return DONE


def _read_source(options: argparse.Namespace, target: Path) -> tuple[Journey, list[str]]:
    source = Path(options.file)
    keep_apart(source, target)
    return read_map(source)


def _export_document(options: argparse.Namespace, target: Path) -> list[str]:
    from datetime import date

    from journey_editor.document.redaction import redacted
    from journey_editor.document.viewing import view_of
    from journey_editor.document.wording import joined
    from journey_editor.export.documents import DOCUMENTS, DocumentOptions, export_document
    from journey_editor.export.problems import ExportError

    chosen = DOCUMENTS[target.suffix.casefold()]
    refuse_others(options, {f"--{name}" for name in chosen.takes} | set(OF_KEPT), chosen.name)
    journey, notes = _read_source(options, target)
    kept = _kept(journey, options.profile)
    report, left_out = options.profile or "reading", options.leave_out
    if kept is not None:
        refuse_others(options, OF_KEPT, f"the profile {options.profile}, which says what is written")
        report, left_out = "reading" if kept.is_of_board else kept.content, _all_of(kept.left_out, left_out)
        follows = [{"profile": "its pages", "view": "its view"}[one] for one in sorted(chosen.takes)]
        notes.append(f"of the profile {kept.name}, {chosen.name} follow {joined([*follows, 'what it leaves out'])}.")
    elif options.profile is not None and "profile" not in chosen.takes:
        raise CommandFailed(f"--profile {options.profile} makes no difference to {chosen.name}.")
    seen = _view(journey, options.view) if kept is None else view_of(journey, kept.view)
    journey = redacted(journey, left_out)
    shown = view_of(journey, seen.id) if seen is not None and "view" in chosen.takes else None
    with failing_for(ExportError):
        how = DocumentOptions(shown, report, date.today())
        return notes + export_document(journey, target, how, progress("Exporting"))


def _export_board(options: argparse.Namespace, target: Path) -> list[str]:
    """The picture of the board, on one page or on tiles."""
    from dataclasses import replace

    from journey_editor.document.export_profile import POSTER, TILES, ExportChoices
    from journey_editor.document.viewing import view_of
    from journey_editor.export.map_export import told_inside
    from journey_editor.export.paper_advice import SMALL_TEXT, fewer_sheets
    from journey_editor.export.planning import enclosed_of, options_of
    from journey_editor.export.problems import ExportError
    from journey_editor.export.registry import export_board
    from journey_editor.layout.frame import board_frame

    suffix = target.suffix.casefold()
    if options.profile == "tiles" and suffix != ".pdf":
        raise CommandFailed("tiles are sheets of paper: they are written as PDF.")
    what = "a PDF" if suffix == ".pdf" else f"{target.name}, one picture of the whole map"
    refuse_others(options, OF_PICTURE[suffix], what)
    tile = options.tile or options.profile == "tiles"
    paper = _paper(options, tile)
    journey, notes = _read_source(options, target)
    asked = _asked(options, target, journey, TILES if tile else POSTER)
    choices = ExportChoices.model_validate(
        asked
        | {"paper": paper, "fill": options.fill, "breaks": not options.one_band, "more_pages": not options.one_page}
    )
    source = _source(options, journey, choices)
    chosen = replace(
        options_of(source, choices),
        scale=options.scale or 1.0,
        least_text=SMALL_TEXT,
        is_transparent=options.transparent,
        enclosed=enclosed_of(source, choices),
    )
    inside = told_inside(source.journey, view_of(source.journey, choices.view)) if chosen.enclosed is not None else ""
    with failing_for(ExportError):
        frame = board_frame(source.board)
        picture = source.board.picture if suffix == ".pdf" else source.picture_alone
        report = export_board(picture, frame, chosen, target, progress("Exporting"))
        pages = report.pages - report.behind
        if tile:
            fewer = fewer_sheets(picture, frame, chosen, pages - 1, " (--scale {scale})")
            notes += [" ".join(part for part in (_sheets(pages, chosen.paper), fewer) if part)]
    way_back = ["--one-page keeps it on one."] if pages > 1 and not tile else []
    return notes + ([inside] if inside else []) + _told(report) + way_back


def _paper(options: argparse.Namespace, tile: bool) -> str:
    """The paper for the board; empty: a page of its own size. Raises CommandFailed where options are at odds."""
    paper = options.paper or "fit"
    if paper == "fit" and options.profile == "tiles":
        paper = "A4"
    if paper == "fit" and (tile or options.fill or options.landscape is not None):
        raise CommandFailed("--tile, --fill, --landscape and --portrait need a --paper, such as --paper A4.")
    if tile and options.fill:
        raise CommandFailed("--fill is for one page; --scale says how large the map is on several sheets.")
    return "" if paper == "fit" else paper


def _sheets(pages: int, paper: str) -> str:
    """How much paper tiles take, before it comes out of a printer."""
    if pages == 1:
        return f"one sheet {paper}."
    return f"{pages - 1} sheets {paper}, and before them a plan of how to put them together."


def _export_profile(options: argparse.Namespace, target: Path) -> list[str]:
    """As the profile of the map says, else as the report of that name is."""
    from journey_editor.document.edits.export_profiles import name_of_profile
    from journey_editor.document.export_profile import POSTER, TILES
    from journey_editor.document.records import ExportProfile
    from journey_editor.export.planning import export_chosen
    from journey_editor.export.problems import ExportError
    from journey_editor.reports.profiles import PROFILES, profile_named

    journey, notes = _read_source(options, target)
    kept, report = _kept(journey, options.profile), profile_named(options.profile)
    if kept is not None:
        choices = _as_kept(options, target, kept)
    elif report is not None:
        choices = _as_report(options, target, journey, report)
    else:
        there = [POSTER, TILES, *(one.id for one in PROFILES), *map(name_of_profile, journey.all(ExportProfile))]
        raise CommandFailed(f"there is no profile called {options.profile}; there is {', '.join(there)}.")
    with failing_for(ExportError):
        source = _source(options, journey, choices)
        return notes + _told(export_chosen(source, choices, target, progress("Exporting")))


def _kept(journey: Journey, name: str | None) -> ExportProfile | None:
    """The map's own profile of that name; a report of exactly that name comes before one that is only alike."""
    from journey_editor.document.edits.export_profiles import kept_profile
    from journey_editor.reports.profiles import profile_named

    kept = kept_profile(journey, name) if name is not None else None
    return None if kept is not None and kept.name != name and profile_named(name or "") is not None else kept


def _as_kept(options: argparse.Namespace, target: Path, kept: ExportProfile) -> ExportChoices:
    suffix = target.suffix.casefold()
    taken = (*OF_KEPT, "--without-map") if suffix == ".pdf" else OF_KEPT
    refuse_others(options, taken, f"the profile {options.profile}, which says what is written")
    return kept.choices.model_copy(
        update={
            "format": suffix[1:],
            "left_out": _all_of(kept.left_out, options.leave_out),
            "map_inside": kept.map_inside and not options.without_map,
        }
    )


def _as_report(options: argparse.Namespace, target: Path, journey: Journey, report: Profile) -> ExportChoices:
    from journey_editor.document.export_profile import ExportChoices

    if target.suffix.casefold() != ".pdf":
        raise CommandFailed(f"{report.title}: pages to read are written as PDF, HTML or Markdown.")
    refuse_others(options, OF_REPORT, f"the profile {report.id}, which has pages of its own")
    paper = "" if options.paper in (None, "fit") else options.paper
    return ExportChoices.model_validate(_asked(options, target, journey, report.id) | {"paper": paper})


def _asked(options: argparse.Namespace, target: Path, journey: Journey, content: str) -> dict[str, object]:
    """What the options say of any export, as choices."""
    view = _view(journey, options.view)
    return {
        "content": content,
        "format": target.suffix.casefold()[1:],
        "view": view.id if view is not None else None,
        "landscape": options.landscape,
        "theme": options.theme or "print",
        "questions": options.questions,
        "map_inside": not options.without_map,
        "left_out": options.leave_out,
    }


def _source(options: argparse.Namespace, journey: Journey, choices: ExportChoices) -> MapToExport:
    """What an export with these choices is made of."""
    from datetime import date

    from journey_editor.document.redaction import redacted
    from journey_editor.document.viewing import view_of
    from journey_editor.export.planning import MapToExport
    from journey_editor.layout.board import BoardLayout
    from journey_editor.layout.metrics import PRINTED_NAME_LINES
    from journey_editor.painting.shaper import QtShaper

    file, shaper, shown = Path(options.file), QtShaper(), redacted(journey, choices.left_out)
    layout = BoardLayout(shaper, choices.title_block, PRINTED_NAME_LINES)
    board = layout.board(shown, view_of(shown, choices.view), choices.questions)
    saved = date.fromtimestamp(file.stat().st_mtime)
    return MapToExport(shown, board, shaper, file.stem, date.today(), journey, saved)


def _all_of(some: Iterable[LeftOut], others: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    return tuple(dict.fromkeys((*some, *others)))


def _view(journey: Journey, name: str | None) -> View | None:
    from journey_editor.document.records import View
    from journey_editor.document.viewing import name_of_view, view_named

    if name is None:
        return None
    found = view_named(journey, name)
    if found is None:
        names = ", ".join(name_of_view(view) for view in journey.all(View))
        raise CommandFailed(f"the map has no view called {name}; " + (f"it has {names}." if names else "it has none."))
    return found


def _told(report: ExportReport) -> list[str]:
    return [*report.notes, *(f"no font on this computer has {name}." for name in report.missing)]
