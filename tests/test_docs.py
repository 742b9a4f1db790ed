"""What the documents say is so: rooms, keys, commands and links."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from journey_editor import paths
from journey_editor.canvas.board_keys import BOARD_KEYS as TOLD_BY_THE_SHEET
from journey_editor.canvas.view import BoardView
from journey_editor.cli.parser import make_parser
from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.history.session import Session
from journey_editor.layout.theme import theme
from journey_editor.painting.shaper import QtShaper
from journey_editor.shell.actions import ALL_ACTIONS
from journey_editor.storage import files
from tests import test_architecture

ROOT = Path(__file__).resolve().parent.parent
README, DOCS = ROOT / "README.md", ROOT / "docs"
GUIDE, ARCHITECTURE = DOCS / "user-guide.md", DOCS / "architecture.md"
PAGES = [README, ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]


def _rows(page: Path, after: str) -> list[list[str]]:
    """The cells of the first table after a text, without its head."""
    text = page.read_text(encoding="utf-8")
    lines = text[text.index(after) + len(after) :].lstrip().splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("|"))
    rows = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
    return rows[2:]


def _sequence(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


# --- the architecture --------------------------------------------------------------------------------------------


def test_the_rooms_are_those_of_the_program_and_import_what_the_table_says() -> None:
    packages = {folder.name for folder in (ROOT / "journey_editor").iterdir() if (folder / "__init__.py").is_file()}
    rows = {room.strip("`"): (ours, never) for room, _, ours, never in _rows(ARCHITECTURE, "## Rooms")}
    assert set(rows) == packages
    for room, (ours, never) in rows.items():
        allowed = test_architecture.OURS.get(room)
        assert ours == ("all" if allowed is None else ", ".join(sorted(allowed)) or "-"), room
        assert sorted(never.split(", ")) == sorted(test_architecture.NEVER[room]), room


@cache
def _sources() -> dict[str, str]:
    """Every module under the ways in which a page may name it, with its text."""
    found = {}
    for top in ("journey_editor", "tests"):
        for file in (ROOT / top).rglob("*.py"):
            found[file.relative_to(ROOT / top).as_posix()] = file.read_text(encoding="utf-8")
    return found


def test_the_files_that_the_architecture_names_are_there() -> None:
    named = re.findall(r"`((?:\w+/)*\w+\.(?:py|json|toml))`", ARCHITECTURE.read_text(encoding="utf-8"))
    assert named
    roots = (ROOT, ROOT / "journey_editor", ROOT / "tests")
    missing = [name for name in named if not any((root / name).is_file() for root in roots)]
    assert not missing


def test_the_functions_and_classes_that_the_architecture_names_are_there() -> None:
    text = re.sub(r"```.*?```", "", ARCHITECTURE.read_text(encoding="utf-8"), flags=re.DOTALL)
    words = {word for code in _sources().values() for word in re.findall(r"\w+", code)}
    named = set()
    for span in re.findall(r"`([^`]+)`", text):
        name = span.split("(")[0]
        if re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*", name) and not name.endswith((".py", ".json", ".toml", ".md")):
            named.update(name.split("."))
    missing = sorted(named - words)
    assert {"gesture_for", "find_place", "BoardLayout"} <= named
    assert not missing


def test_what_the_architecture_says_is_in_a_file_stands_there() -> None:
    text, sources = ARCHITECTURE.read_text(encoding="utf-8"), _sources()
    roles = theme("light").roles  # of colours, which have a dot in them too
    told = re.findall(r"`(\w+)`s?,?\s+(?:\(|in\s+)`((?:\w+/)*\w+\.py)`", text)
    told += [
        (name, f"{module}.py")
        for module, name in re.findall(r"`(\w+)\.(\w+)`", text)
        if name != "py" and f"{module}.{name}" not in roles
    ]
    assert len(told) > 60
    wrong = []
    for name, file in told:
        there = [code for path, code in sources.items() if path == file or path.endswith(f"/{file}")]
        if there and not any(re.search(rf"\b{name}\b", code) for code in there):
            wrong.append(f"{name} is not in {file}")
    assert not wrong


# --- the decisions -----------------------------------------------------------------------------------------------


def test_each_decision_has_a_number_of_its_own_and_a_line_in_the_index() -> None:
    listed = re.findall(
        r"^(\d+)\. \[(.+)\]\((.+)\)$", (DOCS / "decisions" / "README.md").read_text("utf-8"), re.MULTILINE
    )
    there = {}
    for page in sorted((DOCS / "decisions").glob("[0-9]*.md")):
        number, _, title = page.read_text("utf-8").partition("\n")[0].removeprefix("# ").partition(". ")
        assert page.name.startswith(f"{int(number):04}-")
        there[page.name] = (number, title)
    assert [(number, title, name) for name, (number, title) in there.items()] == listed
    assert [int(number) for number, _, _ in listed] == list(range(1, len(listed) + 1))


# --- the user guide ----------------------------------------------------------------------------------------------


def test_the_guide_has_every_command_that_has_a_key_and_no_other() -> None:
    told = {name: [_sequence(k) for k in keys.split(", ")] for name, keys in _rows(GUIDE, "<!-- commands:")}
    with_keys = [action for action in ALL_ACTIONS if action.shortcuts]
    for action in with_keys:
        keys = told.get(action.full_name, told.get(action.name))
        assert keys == [_sequence(k) for k in action.shortcuts], action.full_name
    assert told.keys() <= {name for action in with_keys for name in (action.name, action.full_name)}
    assert len(told) == len(with_keys)


@pytest.fixture
def board(qapp: QApplication) -> Iterator[BoardView]:
    """A sample on the board, with a touchpoint in the focus that is neither the first nor the last card."""
    session = Session(files.load(paths.sample("b2b-saas-onboarding.journey")).journey)
    view = BoardView(session, QtShaper(), theme("light"))
    view.resize(900, 600)
    card = next(card for card in session.journey.cards[3:] if card.kind == "touchpoint")
    view.focus.go(card.id)
    yield view
    view.renaming.cancel()
    view.deleteLater()


BOARD_KEYS = [key for keys, _ in _rows(GUIDE, "<!-- board keys:") for key in keys.split(", ")]


def test_the_shortcut_sheet_tells_the_same_keys_of_the_board_as_the_guide() -> None:
    assert [key for _, keys in TOLD_BY_THE_SHEET for key in keys] == BOARD_KEYS


@pytest.mark.parametrize("key", BOARD_KEYS)
def test_the_board_knows_the_keys_that_the_guide_tells(key: str, board: BoardView) -> None:
    if key in ("Tab", "Shift+Tab"):
        assert board.focusNextPrevChild(key == "Tab")
        return
    stroke = QKeySequence(key)[0]
    text = key.lower() if len(key) == 1 else ""
    event = QKeyEvent(QEvent.Type.KeyPress, stroke.key(), stroke.keyboardModifiers(), text)
    assert stroke.key() != Qt.Key.Key_unknown
    board.keyPressEvent(event)
    assert event.isAccepted()


def test_a_key_that_the_board_does_not_know_is_not_taken(board: BoardView) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier)
    board.keyPressEvent(event)
    assert not event.isAccepted()


def test_the_guide_names_every_kind_of_connection() -> None:
    assert [row[0] for row in _rows(GUIDE, "### Connections")] == [kind.label for kind in ConnectionKind]


# --- commands ----------------------------------------------------------------------------------------------------


def _commands() -> Iterator[tuple[str, list[str]]]:
    for page in (README, GUIDE):
        for block in re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL):
            for line in block.splitlines():
                words = shlex.split(line, comments=True)
                if words:
                    yield line.split("#")[0].strip(), words


@pytest.mark.parametrize(
    ("line", "words"), list(_commands()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_command_that_is_shown_is_one(line: str, words: list[str]) -> None:
    assert words[0] in ("./run", "journey-editor"), line
    parser, commands = make_parser()
    arguments = words[1:]
    if arguments == ["--version"]:
        return
    if arguments[0] not in commands and not arguments[0].startswith("-"):
        arguments.insert(0, "open")
    parser.parse_args(arguments)  # raises CommandFailed for what is no command
    for word in arguments:
        if word.startswith("samples/"):
            assert (ROOT / word).is_file()


def test_commands_are_shown() -> None:
    assert len(list(_commands())) > 10


# --- links -------------------------------------------------------------------------------------------------------


def _anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{page.name}: {link}"
        assert target.is_relative_to(ROOT), f"{page.name}: {link} leads out of the project"
        if anchor:
            assert anchor in _anchors(target), f"{page.name}: {link}"


def test_the_pictures_are_small_enough_to_be_looked_at() -> None:
    pictures = list((DOCS / "pictures").glob("*.png"))
    assert pictures
    assert [picture.name for picture in pictures if picture.stat().st_size > 400_000] == []
