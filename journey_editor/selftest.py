"""Whether what ships with the program is there and works: for an installation, a build, a report of a fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from journey_editor import paths

_BEGINNINGS = {
    ".pdf": b"%PDF-",
    ".png": b"\x89PNG\r\n",
    ".svg": b"<",
    ".xlsx": b"PK",
    ".pptx": b"PK",
    ".html": b"<!DOCTYPE html>",
    ".md": b"# ",
}


class Broken(Exception):
    """A part does not work. Its text says what is wrong."""


def run(say: Callable[[str], object]) -> bool:
    """Try every part, say how each did in a line, and give whether all of them work."""
    all_work = True
    for name, check in CHECKS:
        try:
            say(f"ok      {name}: {check()}")
        except Exception as error:
            reason = str(error) if isinstance(error, Broken) else f"{type(error).__name__}: {error}"
            say(f"FAILED  {name}: {reason}")
            all_work = False
    return all_work


def _fonts() -> str:
    from journey_editor.painting.fonts import MAIN_FAMILY, bundled_files, families

    known, files = families(), bundled_files()
    if MAIN_FAMILY not in known:
        raise Broken(f"the typeface {MAIN_FAMILY} is missing")
    return f"{len(files)} files, {len(known)} families"


def _icons() -> str:
    from journey_editor.layout.icons import icon_names, icon_path

    names = icon_names()
    empty = [name for name in names if not icon_path(name)]
    if empty or not names:
        raise Broken(f"no outline in {', '.join(empty) or 'any icon'}")
    return f"{len(names)} icons"


def _themes() -> str:
    from journey_editor.layout.theme import ThemeName, theme

    names = get_args(ThemeName)
    if len({len(theme(name).roles) for name in names}) != 1:
        raise Broken("the themes do not have the same roles")
    return ", ".join(names)


def _schema() -> str:
    from journey_editor.storage.schema import schema_text

    if paths.resource("schema", "journey-2.schema.json").read_bytes() != schema_text().encode():
        raise Broken("the shipped schema is not that of this program")
    return "journey-2.schema.json"


def _samples() -> str:
    from journey_editor.storage import codec, files

    samples = _sample_files()
    for sample in samples:
        if codec.to_bytes(files.load(sample).journey) != sample.read_bytes():
            raise Broken(f"{sample.name} would change when it is saved")
    return ", ".join(sample.name for sample in samples)


def _exports() -> str:
    from journey_editor.export.board_pages import ExportOptions
    from journey_editor.export.documents import DOCUMENTS, DocumentOptions, export_document
    from journey_editor.export.map_export import info_of
    from journey_editor.export.registry import FORMATS, export_board
    from journey_editor.layout.board import BoardLayout
    from journey_editor.layout.frame import board_frame
    from journey_editor.painting.shaper import QtShaper
    from journey_editor.storage import files

    journey = files.load(_sample_files()[0]).journey
    board = BoardLayout(QtShaper()).board(journey)
    said = []
    with TemporaryDirectory() as folder:
        for suffix in (*FORMATS, *DOCUMENTS):
            target = Path(folder, f"sample{suffix}")
            if suffix in FORMATS:
                export_board(board.picture, board_frame(board), ExportOptions(info=info_of(journey)), target)
            else:
                export_document(journey, target, DocumentOptions())
            if not target.read_bytes().startswith(_BEGINNINGS[suffix]):
                raise Broken(f"what was exported is no {suffix[1:].upper()}")
            said.append(f"{suffix[1:].upper()} of {target.stat().st_size:,} bytes")
    return ", ".join(said)


def _sample_files() -> list[Path]:
    samples = sorted(paths.samples_dir().glob("*.journey"))
    if not samples:
        raise Broken(f"there are no samples in {paths.samples_dir()}")
    return samples


CHECKS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("fonts", _fonts),
    ("icons", _icons),
    ("themes", _themes),
    ("schema", _schema),
    ("samples", _samples),
    ("exports", _exports),
)
