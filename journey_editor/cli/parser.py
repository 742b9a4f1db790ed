"""What can be asked for: every command with its arguments, and what runs it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

from journey_editor import __version__
from journey_editor.cli import changing, exporting, looking, opening
from journey_editor.cli.exporting import DOCUMENT_SUFFIXES, PICTURE_SUFFIXES
from journey_editor.cli.saying import NAME, CommandFailed

if TYPE_CHECKING:
    from journey_editor.document.vocabulary import LeftOut

    Add = Callable[..., argparse.ArgumentParser]

PAPERS = ("A4", "A3", "A2", "A1", "A0", "Letter", "Legal", "Tabloid", "fit")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise CommandFailed(f"{message} (see {self.prog} --help).")


def make_parser() -> tuple[argparse.ArgumentParser, set[str]]:
    """The parser and the names of the commands. What it parses has in `run` what is to be called with it."""
    usage = f"{NAME} [FILE]\n       {NAME} COMMAND ..."
    parser = _Parser(prog=NAME, usage=usage, description="B2B customer journey maps: drawn, checked and handed out.")
    parser.add_argument("--version", action="version", version=f"{NAME} {__version__}")
    parser.add_argument("--self-test", action="store_true", help="try whether all that ships with it works")
    parser.set_defaults(run=opening.open_editor, file=None)
    made = parser.add_subparsers(prog=NAME, title="commands", metavar="COMMAND", parser_class=_Parser)
    command = made.add_parser("open", help="open the editor; `journey-editor FILE` does the same")
    command.add_argument("file", nargs="?", metavar="FILE", help="a map")
    command.set_defaults(run=opening.open_editor)
    _add_export(made.add_parser)
    _add_looking(made.add_parser)
    _add_changing(made.add_parser)
    return parser, set(made.choices)


def _add_export(add: Add) -> None:
    command = add("export", help="write a map as PDF, picture, workbook ...")
    command.add_argument("file", metavar="FILE", help="a map")
    command.add_argument(
        "-o", "--output", required=True, metavar="OUT", help=f"OUT{', '.join(PICTURE_SUFFIXES + DOCUMENT_SUFFIXES)}"
    )
    command.add_argument("--profile", metavar="NAME", help="one kept with the map, poster, tiles, reading ...")
    command.add_argument("--view", metavar="NAME", help="a view that is kept with the map (default: the whole map)")
    command.add_argument("--without-map", action="store_true", help="leave the map itself out of a PDF")
    command.add_argument(
        "--leave-out",
        type=_left_out,
        default=(),
        metavar="WHAT",
        help="quotes, names, notes: one or several, by comma; the logo stays",
    )
    command.add_argument("--questions", action="store_true", help="a worksheet: lanes ask in empty cells")
    command.add_argument("--paper", choices=PAPERS, help="default: fit, as large as the map")
    lies = command.add_mutually_exclusive_group()
    lies.add_argument("--landscape", action="store_const", const=True, help="paper with its long side across")
    lies.add_argument("--portrait", dest="landscape", action="store_const", const=False, help="paper upright")
    command.add_argument("--fill", action="store_true", help="a small map is enlarged to fill its --paper")
    command.add_argument("--one-band", action="store_true", help="a wide map is never broken into bands on its --paper")
    one_page = "bands stay on one page, also where their text is then too small to read"
    command.add_argument("--one-page", action="store_true", help=one_page)
    command.add_argument("--transparent", action="store_true", help="a PNG without a ground of its own")
    command.add_argument("--tile", action="store_true", help="several sheets to put together, with the headers on each")
    command.add_argument("--scale", type=_scale, metavar="N", help="enlargement of tiles and PNG, 0.1 to 8")
    command.add_argument("--theme", choices=("light", "dark", "print", "contrast"), help="colours (default: print)")
    command.set_defaults(run=exporting.export)


def _add_looking(add: Add) -> None:
    command = add("check", help="say what is wrong with maps and what they lack")
    command.add_argument("files", nargs="+", metavar="FILE", help="a map")
    command.add_argument("--json", action="store_true", help="for programs")
    command.add_argument(
        "--fail-on",
        choices=("error", "warning", "note", "never"),
        default="error",
        help="exit with 1 for a finding as severe as that, or more (default: error)",
    )
    command.set_defaults(run=looking.check)

    command = add("diff", help="say what is otherwise in one map than in another")
    command.add_argument("before", metavar="A", help="a map: the current state, or an older version")
    command.add_argument("after", metavar="B", help="the map that it is compared with")
    command.add_argument("--by", choices=("stage", "lane", "what", "kind"), default="stage", help="how to group")
    command.add_argument("--json", action="store_true", help="for programs")
    command.set_defaults(run=looking.diff)

    command = add("text", help="print a map as text, for comparing versions")
    command.add_argument("file", metavar="FILE", help="a map")
    command.set_defaults(run=looking.text)

    command = add("tables", help="write a table of a map as CSV: its stages, owners, signals, risks ...")
    command.add_argument("file", metavar="FILE", help="a map")
    command.add_argument("--table", metavar="NAME", help="which table; without it, those that there are are listed")
    command.add_argument("-o", "--output", metavar="OUT", help="OUT.csv; replaced if there (default: printed)")
    command.set_defaults(run=looking.tables)

    command = add("rules", help="print what the rules of check ask for, and why, in Markdown")
    command.set_defaults(run=looking.rules)

    command = add("schema", help="print the JSON Schema of the file format")
    command.set_defaults(run=looking.schema)


def _add_changing(add: Add) -> None:
    command = add("merge", help="make two versions of a map one, from what both were made from")
    command.add_argument("base", metavar="BASE", help="the map that both were made from; an empty file: none is known")
    command.add_argument("ours", metavar="OURS", help="one version")
    command.add_argument("theirs", metavar="THEIRS", help="the other version")
    command.add_argument("-o", "--output", required=True, metavar="OUT", help="where the result goes")
    command.set_defaults(run=changing.merge)

    command = add("git", help="have git merge and compare the maps of a repository")
    command.add_argument("folder", metavar="FOLDER", nargs="?", default=".", help="a folder in it (default: this one)")
    command.set_defaults(run=changing.set_up_git)

    command = add("future", help="make the map of the future state from a current map, linked with it")
    command.add_argument("file", metavar="FILE", help="the current map; it is given the link to the other")
    command.add_argument("-o", "--output", required=True, metavar="OUT", help="OUT.journey; must not be there yet")
    command.set_defaults(run=changing.future)

    command = add("convert", help="turn Mermaid journeys and CSV tables into maps, and maps into them")
    read = ".journey, .mmd, .mermaid, .md, .csv, .tsv, .txt, or a .pdf with its map inside"
    command.add_argument("file", metavar="FILE", help=read)
    written = "OUT.journey, .mmd, .mermaid or .csv; replaced if there"
    command.add_argument("-o", "--output", required=True, metavar="OUT", help=written)
    command.set_defaults(run=changing.convert)


def _left_out(text: str) -> tuple[LeftOut, ...]:
    from journey_editor.document.vocabulary import LeftOut

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
