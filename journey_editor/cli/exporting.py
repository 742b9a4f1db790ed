"""`export`: a map as a picture, a document or a report, by what its name and `--profile` say."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from journey_editor.cli.maps import keep_apart, read_map, require_suffix
from journey_editor.cli.saying import DONE, CommandFailed, failing_for, progress, say

if TYPE_CHECKING:
    from journey_editor.document.journey import Journey
    from journey_editor.document.records import ExportProfile, View
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
    elif options.transparent and target.suffix.casefold() != ".png":
        raise CommandFailed("--transparent is for PNG.")
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

    from journey_editor.export.documents import DOCUMENTS, DocumentOptions, export_document
    from journey_editor.export.problems import ExportError

    chosen = DOCUMENTS[target.suffix.casefold()]
    if options.tile or options.landscape or options.paper != "fit" or options.scale != 1.0 or options.questions:
        raise CommandFailed("--paper, --landscape, --tile, --scale and --questions are for PDF, PNG and SVG.")
    for name in ("profile", "view"):
        if getattr(options, name) is not None and name not in chosen.takes:
            raise CommandFailed(f"--{name} makes no difference to {chosen.name}.")
    journey, notes = _read_source(options, target)
    journey = _redacted(journey, options)
    how = DocumentOptions(_view(journey, options.view), options.profile or "reading", date.today())
    with failing_for(ExportError):
        return notes + export_document(journey, target, how, progress("Exporting"))


def _export_board(options: argparse.Namespace, target: Path) -> list[str]:
    """The picture of the board, on one page or on tiles."""
    from datetime import date

    from journey_editor.export.map_export import info_of, map_inside
    from journey_editor.export.problems import ExportError
    from journey_editor.export.registry import ExportOptions, export_board
    from journey_editor.layout.board import BoardLayout
    from journey_editor.layout.frame import board_frame
    from journey_editor.painting.shaper import QtShaper

    tile = options.tile or options.profile == "tiles"
    paper = "A4" if options.profile == "tiles" and options.paper == "fit" else options.paper
    laid = tile or options.fill or options.landscape is not None
    if target.suffix.casefold() != ".pdf" and (laid or paper != "fit"):
        raise CommandFailed(
            "--paper, --landscape, --portrait, --fill and --tile are for PDF; "
            "a PNG or SVG is one picture of the whole map."
        )
    if paper == "fit" and laid:
        raise CommandFailed("--tile, --fill, --landscape and --portrait need a --paper, such as --paper A4.")
    if tile and options.fill:
        raise CommandFailed("--fill is for one page; --scale says how large the map is on several sheets.")
    journey, notes = _read_source(options, target)
    journey = _redacted(journey, options)
    view = _view(journey, options.view)
    chosen = ExportOptions(
        paper="" if paper == "fit" else paper,
        landscape=options.landscape,
        tile=tile,
        fill=options.fill,
        scale=options.scale,
        is_transparent=options.transparent,
        theme=options.theme,
        info=info_of(journey, view, date.today()),
        enclosed=None if options.without_map else map_inside(journey, target.stem),
    )
    board = BoardLayout(QtShaper()).board(journey, view, options.questions)
    with failing_for(ExportError):
        return notes + _told(export_board(board.picture, board_frame(board), chosen, target, progress("Exporting")))


def _export_profile(options: argparse.Namespace, target: Path) -> list[str]:
    """As the profile of the map says, else as the report of that name is."""
    from journey_editor.document.edits.export_profiles import kept_profile, name_of_profile
    from journey_editor.document.export_profile import POSTER, TILES
    from journey_editor.document.records import ExportProfile
    from journey_editor.reports.profiles import PROFILES, profile_named

    journey, notes = _read_source(options, target)
    kept, report = kept_profile(journey, options.profile), profile_named(options.profile)
    if report is not None and (kept is None or kept.name != options.profile):
        return notes + _export_report(options, target, journey, report)
    if kept is not None:
        return notes + _export_kept(options, target, journey, kept)
    names = ", ".join([POSTER, TILES, *(one.id for one in PROFILES), *map(name_of_profile, journey.all(ExportProfile))])
    raise CommandFailed(f"there is no profile called {options.profile}; there is {names}.")


def _export_kept(options: argparse.Namespace, target: Path, journey: Journey, kept: ExportProfile) -> list[str]:
    from datetime import date

    from journey_editor.document.records import View
    from journey_editor.export.planning import MapToExport, export_chosen
    from journey_editor.export.problems import ExportError
    from journey_editor.layout.board import BoardLayout
    from journey_editor.painting.shaper import QtShaper

    says_itself = (options.view, options.paper != "fit", options.landscape, options.tile, options.questions)
    if any(says_itself) or options.scale != 1:
        raise CommandFailed(
            f"the profile {options.profile} says what the pages are; only --without-map and --leave-out go with it."
        )
    journey = _redacted(journey, options)
    choices = kept.choices.model_copy(update={"format": target.suffix.casefold().lstrip(".")})
    if options.without_map:
        choices = choices.model_copy(update={"map_inside": False})
    shaper = QtShaper()
    view = journey.get(choices.view) if choices.view else None
    board = BoardLayout(shaper, choices.title_block).board(
        journey, view if isinstance(view, View) else None, choices.questions
    )
    source = MapToExport(journey, board, shaper, Path(options.file).stem, date.today())
    with failing_for(ExportError):
        return _told(export_chosen(source, choices, target, progress("Exporting")))


def _export_report(options: argparse.Namespace, target: Path, journey: Journey, profile: Profile) -> list[str]:
    from datetime import date

    from journey_editor.export.map_export import info_of, map_inside
    from journey_editor.export.problems import ExportError
    from journey_editor.export.report_export import export_report, version_of
    from journey_editor.layout.board import BoardLayout
    from journey_editor.layout.papers import PAPERS
    from journey_editor.painting.shaper import QtShaper
    from journey_editor.reports.sheet import Sheet

    if target.suffix.casefold() != ".pdf":
        raise CommandFailed("--profile is for PDF.")
    if options.tile or options.fill or options.scale != 1.0 or options.questions:
        raise CommandFailed(
            "--tile, --fill, --scale and --questions are for the board; a profile has pages of its own."
        )
    saved = date.fromtimestamp(Path(options.file).stat().st_mtime)
    version = version_of(journey, saved, options.leave_out)
    journey = _redacted(journey, options)
    view = _view(journey, options.view)
    shaper = QtShaper()
    board = BoardLayout(shaper).board(journey, view)
    paper = PAPERS["A4" if options.paper == "fit" else options.paper]
    sheet = Sheet(paper, profile.is_landscape if options.landscape is None else options.landscape)
    with failing_for(ExportError):
        report = export_report(
            journey,
            board,
            profile,
            sheet,
            shaper,
            info_of(journey, view, date.today()),
            target,
            options.theme,
            progress("Exporting"),
            None if options.without_map else map_inside(journey, Path(options.file).stem),
            version,
        )
    return _told(report)


def _redacted(journey: Journey, options: argparse.Namespace) -> Journey:
    from journey_editor.document.redaction import redacted

    return redacted(journey, options.leave_out)


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
