"""The command line. Whatever goes wrong is one plain line on standard error and an exit status, never a traceback.

Exit status: 0 done; 1 `check` found errors, or `diff` differences; 2 it could not be done; 130 interrupted;
141 the reader went away.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from journey_editor import __version__

if TYPE_CHECKING:  # the imports of a command are in the command: --version need not wait for Qt
    from journey_editor.document.journey import Journey
    from journey_editor.document.records import ExportProfile, View
    from journey_editor.document.redaction import LeftOut
    from journey_editor.export.registry import ExportReport
    from journey_editor.reports.profiles import Profile

NAME = "journey-editor"
DONE, FOUND, FAILED, INTERRUPTED, READER_GONE = 0, 1, 2, 130, 141

PICTURE_SUFFIXES = (".pdf", ".png", ".svg")
DOCUMENT_SUFFIXES = (".xlsx", ".pptx", ".html", ".md")
MERMAID_SUFFIXES = (".mmd", ".mermaid")
TABLE_SUFFIXES = (".csv",)
MAP_SUFFIX = ".journey"
PAPERS = ("A4", "A3", "A2", "A1", "A0", "Letter", "Legal", "Tabloid", "fit")


class CommandFailed(Exception):
    """A command could not do what it was asked. Its text is the line that says why."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and give its exit status. `argv` are the arguments without the program's name."""
    _ready_streams()
    try:
        status = _run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
        return status
    except CommandFailed as failed:
        return _fail(str(failed))
    except KeyboardInterrupt:
        return _fail("stopped.", INTERRUPTED)
    except BrokenPipeError:
        _drop(sys.stdout)
        return READER_GONE
    except MemoryError:
        return _fail("there is not enough memory.")
    except OSError as error:
        _drop(sys.stdout)
        return _fail(f"{error.filename or 'what was to be printed'}: {error.strerror or error}.")
    except Exception as error:
        if os.environ.get("JOURNEY_EDITOR_DEBUG"):
            traceback.print_exc()
        reason = f"{type(error).__name__}: {error}"
        return _fail(f"internal error, {reason} (JOURNEY_EDITOR_DEBUG=1 shows where).")


def _ready_streams() -> None:
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started the program
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):  # a terminal that lacks a letter shows its number
            stream.reconfigure(errors="backslashreplace")


def _drop(stream: TextIO) -> None:
    """Python would complain at its end that it cannot flush what nobody reads, or what finds no room."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _run(argv: Sequence[str]) -> int:
    parser, commands = _parser()
    arguments = list(argv)
    if not arguments or arguments[0] not in {*commands, "-h", "--help", "--version", "--self-test"}:
        arguments.insert(0, "open")
    options = parser.parse_args(arguments)
    if options.self_test:
        return _self_test(options)
    command: Callable[[argparse.Namespace], int] = options.run
    return command(options)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise CommandFailed(f"{message} (see {self.prog} --help).")


def _parser() -> tuple[argparse.ArgumentParser, set[str]]:
    usage = f"{NAME} [FILE]\n       {NAME} COMMAND ..."
    parser = _Parser(prog=NAME, usage=usage, description="B2B customer journey maps: drawn, checked and handed out.")
    parser.add_argument("--version", action="version", version=f"{NAME} {__version__}")
    parser.add_argument("--self-test", action="store_true", help="try whether all that ships with it works")
    parser.set_defaults(run=_open, file=None)
    made = parser.add_subparsers(prog=NAME, title="commands", metavar="COMMAND", parser_class=_Parser)

    command = made.add_parser("open", help="open the editor; `journey-editor FILE` does the same")
    command.add_argument("file", nargs="?", metavar="FILE", help="a map")
    command.set_defaults(run=_open)

    command = made.add_parser("export", help="write a map as PDF, picture, workbook ...")
    command.add_argument("file", metavar="FILE", help="a map")
    command.add_argument(
        "-o", "--output", required=True, metavar="OUT", help=f"OUT{', '.join(PICTURE_SUFFIXES + DOCUMENT_SUFFIXES)}"
    )
    command.add_argument("--profile", metavar="NAME", help="one kept with the map, poster, tiles, reading ...")
    command.add_argument("--view", metavar="NAME", help="a view that is kept with the map (default: the whole map)")
    command.add_argument("--without-map", action="store_true", help="leave the map itself out of a PDF")
    command.add_argument(
        "--leave-out", type=_left_out, default=(), metavar="WHAT", help="quotes, names, notes: one or several, by comma"
    )
    command.add_argument("--questions", action="store_true", help="a worksheet: lanes ask in empty cells")
    command.add_argument("--paper", choices=PAPERS, default="fit", help="default: fit, as large as the map")
    lies = command.add_mutually_exclusive_group()
    lies.add_argument("--landscape", action="store_const", const=True, help="paper with its long side across")
    lies.add_argument("--portrait", dest="landscape", action="store_const", const=False, help="paper upright")
    command.add_argument("--fill", action="store_true", help="a small map is enlarged to fill its --paper")
    command.add_argument("--transparent", action="store_true", help="a PNG without a ground of its own")
    command.add_argument("--tile", action="store_true", help="several sheets to put together, with the headers on each")
    command.add_argument(
        "--scale", type=_scale, default=1.0, metavar="N", help="enlargement of tiles and PNG, 0.1 to 8"
    )
    command.add_argument(
        "--theme", choices=("light", "dark", "print", "contrast"), default="print", help="colours (default: print)"
    )
    command.set_defaults(run=_export)

    command = made.add_parser("check", help="say what is wrong with maps and what they lack")
    command.add_argument("files", nargs="+", metavar="FILE", help="a map")
    command.add_argument("--json", action="store_true", help="for programs")
    command.add_argument(
        "--fail-on",
        choices=("error", "warning", "note", "never"),
        default="error",
        help="exit with 1 for a finding as severe as that, or more (default: error)",
    )
    command.set_defaults(run=_check)

    command = made.add_parser("diff", help="say what is otherwise in one map than in another")
    command.add_argument("before", metavar="A", help="a map: the current state, or an older version")
    command.add_argument("after", metavar="B", help="the map that it is compared with")
    command.add_argument("--by", choices=("stage", "lane", "what", "kind"), default="stage", help="how to group")
    command.add_argument("--json", action="store_true", help="for programs")
    command.set_defaults(run=_diff)

    command = made.add_parser("merge", help="make two versions of a map one, from what both were made from")
    command.add_argument("base", metavar="BASE", help="the map that both were made from; an empty file: none is known")
    command.add_argument("ours", metavar="OURS", help="one version")
    command.add_argument("theirs", metavar="THEIRS", help="the other version")
    command.add_argument("-o", "--output", required=True, metavar="OUT", help="where the result goes")
    command.set_defaults(run=_merge)

    command = made.add_parser("text", help="print a map as text, for comparing versions")
    command.add_argument("file", metavar="FILE", help="a map")
    command.set_defaults(run=_text)

    command = made.add_parser("git", help="have git merge and compare the maps of a repository")
    command.add_argument("folder", metavar="FOLDER", nargs="?", default=".", help="a folder in it (default: this one)")
    command.set_defaults(run=_git)

    command = made.add_parser("future", help="make the map of the future state from a current map, linked with it")
    command.add_argument("file", metavar="FILE", help="the current map; it is given the link to the other")
    command.add_argument("-o", "--output", required=True, metavar="OUT", help="OUT.journey; must not be there yet")
    command.set_defaults(run=_future)

    command = made.add_parser("convert", help="turn Mermaid journeys and CSV tables into maps, and maps into them")
    command.add_argument("source", metavar="IN", help=".journey, .mmd, .mermaid, .md, .csv, .tsv or .txt")
    command.add_argument("target", metavar="OUT", help=".journey, .mmd, .mermaid or .csv; replaced if there")
    command.set_defaults(run=_convert)

    command = made.add_parser("tables", help="write a table of a map as CSV: its stages, owners, signals, risks ...")
    command.add_argument("file", metavar="FILE", help="a map")
    command.add_argument("--table", metavar="NAME", help="which table; without it, those that there are are listed")
    command.add_argument("-o", "--output", metavar="OUT", help="OUT.csv; replaced if there (default: printed)")
    command.set_defaults(run=_tables)

    command = made.add_parser("rules", help="print what the rules of check ask for, and why, in Markdown")
    command.set_defaults(run=_rules)

    command = made.add_parser("schema", help="print the JSON Schema of the file format")
    command.set_defaults(run=_schema)
    return parser, set(made.choices)


def _left_out(text: str) -> tuple[LeftOut, ...]:
    from journey_editor.document.redaction import LeftOut

    try:
        return tuple(LeftOut(one.strip()) for one in text.split(","))
    except ValueError:
        words = ", ".join(LeftOut)
        raise argparse.ArgumentTypeError(f"there is no {text}; what can be left out is {words}") from None


def _scale(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.1 <= value <= 8:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0.1 to 8")
    return value


def _open(options: argparse.Namespace) -> int:
    path = Path(options.file) if options.file is not None else None
    if path is not None and not path.is_file():
        raise CommandFailed(f"{path} is {'a folder' if path.is_dir() else 'not there'}.")
    needs_display = sys.platform not in ("win32", "darwin")
    if needs_display and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        raise CommandFailed("there is no display to open a window on; export, check and convert need none.")
    from journey_editor.app import run

    return int(run(path))


def _check(options: argparse.Namespace) -> int:
    from datetime import date

    from journey_editor import checking

    today = date.today()
    all_checked = [checking.checked(file, today) for file in options.files]
    if options.json:
        print(json.dumps({"files": [checking.as_json(one) for one in all_checked]}, indent=2))
    for one in all_checked:
        if one.problem is not None:
            problems = one.problem.problems
            if len(problems) > 1:
                _say(*(f"{one.file}: {problem}" for problem in problems))
                _say(f"{one.file} cannot be read: it has {len(problems)} problems.")
            else:
                _say(_with_name(one.file, one.problem))
        elif not options.json:
            for line in checking.lines(one):
                print(line)
    if any(one.problem is not None for one in all_checked):
        return FAILED
    return FOUND if any(one.fails(options.fail_on) for one in all_checked) else DONE


def _diff(options: argparse.Namespace) -> int:
    from journey_editor.analysis.comparing import report
    from journey_editor.analysis.comparing.comparison import compare

    paths = Path(options.before), Path(options.after)
    (before, notes), (after, more) = _read(paths[0]), _read(paths[1])
    _say(*notes, *more)
    comparison = compare(before, after)
    if options.json:
        files = {"before": str(paths[0]), "after": str(paths[1])}
        print(json.dumps({**files, **report.as_json(comparison)}, indent=2, ensure_ascii=False))
    else:
        print(f"{paths[0]} \u2192 {paths[1]}")
        for line in report.lines(comparison, options.by):
            print(line)
    return DONE if comparison.is_equal else FOUND


def _merge(options: argparse.Namespace) -> int:
    from journey_editor.analysis.comparing.values import label
    from journey_editor.analysis.telling import mention
    from journey_editor.merging.three_way import merge
    from journey_editor.storage import atomic, files
    from journey_editor.storage.errors import SaveError

    base_file, one_file, two_file = (Path(name) for name in (options.base, options.ours, options.theirs))
    one, notes = _read(one_file)
    two, more = _read(two_file)
    is_known = base_file.exists() and base_file.stat().st_size > 0
    base = _read(base_file)[0] if is_known else None
    merged = merge(base, one, two)
    try:
        atomic.write_bytes(Path(options.output), files.faithful_bytes(merged.journey))
    except SaveError as error:
        raise CommandFailed(str(error)) from None
    _say(*notes, *more, *(() if is_known else ("without a base all that differs is a conflict.",)))
    for conflict in merged.conflicts:
        record = merged.journey.get(conflict.about)
        what = mention(merged.journey, record) if record is not None else "what is gone"
        print(f"{what}: " + (f"another {label(conflict.field)}" if conflict.field else "deleted in one version"))
    return FOUND if merged.conflicts else DONE


def _text(options: argparse.Namespace) -> int:
    from journey_editor.git_driver import as_text

    journey, _ = _read(Path(options.file))
    sys.stdout.flush()
    sys.stdout.buffer.write("".join(f"{line}\n" for line in as_text(journey)).encode())
    return DONE


def _git(options: argparse.Namespace) -> int:
    from journey_editor.git_driver import GitProblem, set_up

    try:
        _say(*set_up(Path(options.folder)))
    except (GitProblem, OSError) as error:
        raise CommandFailed(str(error)) from None
    return DONE


def _future(options: argparse.Namespace) -> int:
    from datetime import date

    from journey_editor.storage.map_links import MapLinkError
    from journey_editor.storage.pairs import future_of

    file, target = Path(options.file), Path(options.output)
    _writable_suffix(target, (MAP_SUFFIX,))
    if target.exists():
        raise CommandFailed(f"{target} is there already, and is not written over.")
    if file.suffix.casefold() != MAP_SUFFIX:
        raise CommandFailed(f"{file} is no {MAP_SUFFIX} file.")
    current, notes = _read(file)
    try:
        future, link = future_of(current, file, target, date.today())
    except MapLinkError as error:
        raise CommandFailed(f"{file}: {error}") from None
    notes += _write(future, target)
    current.apply(link)
    try:
        notes += _write(current, file)
    except CommandFailed as failed:
        raise CommandFailed(f"{target} was written, but {file} does not name it: {failed}") from None
    _say(*notes)
    return DONE


def _tables(options: argparse.Namespace) -> int:
    from journey_editor.export import record_table
    from journey_editor.storage.errors import SaveError
    from journey_editor.tables.registry import SHEETS, sheet_named

    names = ", ".join(sheet.id for sheet in SHEETS)
    if options.table is None and options.output is None:
        for sheet in SHEETS:
            print(f"{sheet.id}: {sheet.title}")
        return DONE
    wanted = sheet_named(options.table or "")
    if wanted is None:
        raise CommandFailed(f"there is no table called {options.table or 'nothing'}; --table takes one of {names}.")
    source = Path(options.file)
    journey, notes = _read(source)
    cells = wanted.cells(journey)
    _say(*notes)
    if options.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(record_table.to_text(cells).encode())
        return DONE
    target = Path(options.output)
    _writable_suffix(target, TABLE_SUFFIXES)
    _keep_apart(source, target)
    try:
        _say(*record_table.write(cells, target))
    except SaveError as error:
        raise CommandFailed(str(error)) from None
    return DONE


def _rules(_options: argparse.Namespace) -> int:
    from journey_editor.analysis.rules_page import rules_page

    sys.stdout.flush()
    sys.stdout.buffer.write(rules_page().encode())
    return DONE


def _schema(_options: argparse.Namespace) -> int:
    from journey_editor.storage.schema import schema_text

    sys.stdout.flush()
    sys.stdout.buffer.write(schema_text().encode())
    return DONE


def _convert(options: argparse.Namespace) -> int:
    source, target = Path(options.source), Path(options.target)
    _writable_suffix(target, (MAP_SUFFIX, *MERMAID_SUFFIXES, *TABLE_SUFFIXES))
    _keep_apart(source, target)
    journey, notes = _read(source)
    _say(*notes, *_write(journey, target))
    return DONE


def _read(source: Path) -> tuple[Journey, list[str]]:
    from journey_editor.importers import registry
    from journey_editor.importers.imported import ImportProblem
    from journey_editor.storage import files
    from journey_editor.storage.errors import DocumentError

    try:
        if source.suffix.casefold() in registry.SUFFIXES:
            imported = registry.read(source)
            return imported.journey, [f"{source}: {note}" for note in imported.notes]
        opened = files.load(source)
    except (DocumentError, ImportProblem) as error:
        raise CommandFailed(_with_name(source, error)) from None
    return opened.journey, [f"{source}: {note}" for note in opened.notes]


def _write(journey: Journey, target: Path) -> list[str]:
    from journey_editor.export import csv_table, mermaid
    from journey_editor.storage import files
    from journey_editor.storage.errors import SaveError

    suffix = target.suffix.casefold()
    try:
        if suffix == MAP_SUFFIX:
            return list(files.save(journey, target).notes)
        return (mermaid if suffix in MERMAID_SUFFIXES else csv_table).write(journey, target)
    except SaveError as error:
        raise CommandFailed(str(error)) from None


def _redacted(journey: Journey, options: argparse.Namespace) -> Journey:
    from journey_editor.document.redaction import redacted

    return redacted(journey, options.leave_out)


def _export(options: argparse.Namespace) -> int:
    target = Path(options.output)
    _writable_suffix(target, PICTURE_SUFFIXES + DOCUMENT_SUFFIXES)
    if target.suffix.casefold() in DOCUMENT_SUFFIXES:
        return _export_document(options, target)
    if options.transparent and target.suffix.casefold() != ".png":
        raise CommandFailed("--transparent is for PNG.")
    if options.profile == "tiles":
        options.tile, options.paper = True, "A4" if options.paper == "fit" else options.paper
    elif options.profile not in (None, "poster"):
        return _export_profile(options, target)
    laid = options.tile or options.fill or options.landscape is not None
    if target.suffix.casefold() != ".pdf" and (laid or options.paper != "fit"):
        raise CommandFailed(
            "--paper, --landscape, --portrait, --fill and --tile are for PDF; "
            "a PNG or SVG is one picture of the whole map."
        )
    if options.paper == "fit" and laid:
        raise CommandFailed("--tile, --fill, --landscape and --portrait need a --paper, such as --paper A4.")
    if options.tile and options.fill:
        raise CommandFailed("--fill is for one page; --scale says how large the map is on several sheets.")
    source = Path(options.file)
    _keep_apart(source, target)
    journey, notes = _read(source)
    journey = _redacted(journey, options)
    _say(*notes, *_export_map(journey, target, options))
    return DONE


def _export_document(options: argparse.Namespace, target: Path) -> int:
    from datetime import date

    from journey_editor.export.documents import DOCUMENTS, DocumentOptions, export_document
    from journey_editor.export.problems import ExportError

    chosen = DOCUMENTS[target.suffix.casefold()]
    if options.tile or options.landscape or options.paper != "fit" or options.scale != 1.0 or options.questions:
        raise CommandFailed("--paper, --landscape, --tile, --scale and --questions are for PDF, PNG and SVG.")
    for name in ("profile", "view"):
        if getattr(options, name) is not None and name not in chosen.takes:
            raise CommandFailed(f"--{name} makes no difference to {chosen.name}.")
    source = Path(options.file)
    _keep_apart(source, target)
    journey, notes = _read(source)
    journey = _redacted(journey, options)
    how = DocumentOptions(_view(journey, options.view), options.profile or "reading", date.today())
    try:
        notes += export_document(journey, target, how, _progress("Exporting"))
    except ExportError as error:
        raise CommandFailed(str(error)) from None
    _say(*notes)
    return DONE


def _export_profile(options: argparse.Namespace, target: Path) -> int:
    """As the profile of the map says, else as the report of that name is."""
    from journey_editor.document.edits.export_profiles import kept_profile, name_of_profile
    from journey_editor.document.export_profile import POSTER, TILES
    from journey_editor.document.records import ExportProfile
    from journey_editor.reports.profiles import PROFILES, profile_named

    source = Path(options.file)
    _keep_apart(source, target)
    journey, notes = _read(source)
    kept, report = kept_profile(journey, options.profile), profile_named(options.profile)
    if report is not None and (kept is None or kept.name != options.profile):
        return _export_report(options, target, journey, notes, report)
    if kept is None:
        names = ", ".join(
            [POSTER, TILES, *(one.id for one in PROFILES), *map(name_of_profile, journey.all(ExportProfile))]
        )
        raise CommandFailed(f"there is no profile called {options.profile}; there is {names}.")
    says_itself = (options.view, options.paper != "fit", options.landscape, options.tile, options.questions)
    if any(says_itself) or options.scale != 1:
        raise CommandFailed(
            f"the profile {options.profile} says what the pages are; only --without-map and --leave-out go with it."
        )
    _say(*notes, *_export_kept(_redacted(journey, options), kept, target, options))
    return DONE


def _export_kept(journey: Journey, kept: ExportProfile, target: Path, options: argparse.Namespace) -> list[str]:
    from datetime import date

    from journey_editor.document.records import View
    from journey_editor.export.planning import MapToExport, export_chosen
    from journey_editor.export.problems import ExportError
    from journey_editor.layout.board import BoardLayout
    from journey_editor.painting.shaper import QtShaper

    choices = kept.choices.model_copy(update={"format": target.suffix.casefold().lstrip(".")})
    if options.without_map:
        choices = choices.model_copy(update={"map_inside": False})
    shaper = QtShaper()
    view = journey.get(choices.view) if choices.view else None
    board = BoardLayout(shaper, choices.title_block).board(
        journey, view if isinstance(view, View) else None, choices.questions
    )
    source = MapToExport(journey, board, shaper, Path(options.file).stem, date.today())
    try:
        return _told(export_chosen(source, choices, target, _progress("Exporting")))
    except ExportError as error:
        raise CommandFailed(str(error)) from None


def _told(report: ExportReport) -> list[str]:
    return [*report.notes, *(f"no font on this computer has {name}." for name in report.missing)]


def _export_report(
    options: argparse.Namespace, target: Path, journey: Journey, notes: list[str], profile: Profile
) -> int:
    from datetime import date

    from journey_editor.export.map_export import info_of, map_inside
    from journey_editor.export.problems import ExportError
    from journey_editor.export.report_export import export_report, version_of
    from journey_editor.layout.board import BoardLayout
    from journey_editor.layout.papers import PAPERS as SHEETS
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
    paper = SHEETS["A4" if options.paper == "fit" else options.paper]
    sheet = Sheet(paper, profile.is_landscape if options.landscape is None else options.landscape)
    info = info_of(journey, view, date.today())
    try:
        report = export_report(
            journey,
            board,
            profile,
            sheet,
            shaper,
            info,
            target,
            options.theme,
            _progress("Exporting"),
            None if options.without_map else map_inside(journey, Path(options.file).stem),
            version,
        )
    except ExportError as error:
        raise CommandFailed(str(error)) from None
    _say(*notes, *_told(report))
    return DONE


def _export_map(journey: Journey, target: Path, options: argparse.Namespace) -> list[str]:
    from datetime import date

    from journey_editor.export.map_export import info_of, map_inside
    from journey_editor.export.problems import ExportError
    from journey_editor.export.registry import ExportOptions, export_board
    from journey_editor.layout.board import BoardLayout
    from journey_editor.layout.frame import board_frame
    from journey_editor.painting.shaper import QtShaper

    view = _view(journey, options.view)
    chosen = ExportOptions(
        paper="" if options.paper == "fit" else options.paper,
        landscape=options.landscape,
        tile=options.tile,
        fill=options.fill,
        scale=options.scale,
        is_transparent=options.transparent,
        theme=options.theme,
        info=info_of(journey, view, date.today()),
        enclosed=None if options.without_map else map_inside(journey, target.stem),
    )
    board = BoardLayout(QtShaper()).board(journey, view, options.questions)
    try:
        report = export_board(board.picture, board_frame(board), chosen, target, _progress("Exporting"))
    except ExportError as error:
        raise CommandFailed(str(error)) from None
    return _told(report)


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


def _progress(what: str) -> Callable[[int, int], None]:
    """What long work tells how far it is; it shows on a terminal and nowhere else."""

    def tell(done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\r" + " " * 40 + "\r" if done >= total else ""
            print(f"\r{what} {done / max(total, 1):4.0%}{end}", end="", file=sys.stderr, flush=True)

    return tell


def _self_test(_options: argparse.Namespace) -> int:
    from journey_editor.selftest import run

    return DONE if run(print) else FAILED


def _writable_suffix(target: Path, suffixes: Sequence[str]) -> None:
    if target.suffix.casefold() not in suffixes:
        raise CommandFailed(f"{target} is of no kind that can be written here ({', '.join(suffixes)}).")


def _keep_apart(source: Path, target: Path) -> None:
    """What is read is never written over, not even through a link."""
    try:
        is_same = source.samefile(target)
    except (OSError, ValueError):  # one of them is not there: reading or writing says so
        return
    if is_same:
        raise CommandFailed(f"{source} and {target} are the same file.")


def _with_name(file: str | Path, error: Exception) -> str:
    return str(error) if str(error).startswith(str(file)) else f"{file}: {error}"


def _say(*lines: str) -> None:
    for line in lines:
        told = "".join(letter if letter.isprintable() else " " for letter in line)  # no orders to the terminal
        try:
            print(f"{NAME}: {' '.join(told.split())}", file=sys.stderr, flush=True)
        except OSError:  # nobody reads it: the exit status still tells
            _drop(sys.stderr)


def _fail(line: str, status: int = FAILED) -> int:
    _say(line)
    return status
