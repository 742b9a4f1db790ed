"""Who stands on what ground, read off real boards: words at least 4.5 : 1, signs at least 3 : 1, in every theme.

For each word and sign the ground is what was painted last under it. So a pair that a new piece brings along is held
without being listed anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest

from journey_editor import paths
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.picture import Box, Icon, Path, Piece, Shape, Text
from journey_editor.layout.theme import ThemeName, dimmed, theme
from journey_editor.outline.lit import STAND_BACK
from journey_editor.painting.shaper import QtShaper
from journey_editor.storage import files
from tests.layout.test_theme import contrast

TEXT, SIGN = 4.5, 3.0
MAPS = sorted(paths.sample("b2b-saas-onboarding.journey").parent.glob("*.journey"))


@cache
def boards() -> list[Board]:
    """The samples, which have something of everything."""
    return [BoardLayout(QtShaper()).board(files.load(path).journey) for path in MAPS]


class Pair(NamedTuple):
    """A word or a sign and what it stands on: roles, and the kinds of the pieces that they belong to."""

    what: str
    role: str
    kind: str
    ground: str
    ground_kind: str


def pairs_of(board: Board) -> Iterator[Pair]:
    """Every word and sign on a board, in painting order."""
    painted: list[tuple[Box, str, str]] = []
    for piece in board.pieces:
        for mark in piece.marks:
            if isinstance(mark, Text):
                box = Box(mark.x, mark.y, mark.shaped.width, mark.shaped.height).moved(piece.box.x, piece.box.y)
                yield Pair("text", mark.colour, piece.kind, *_under(painted, box))
            elif isinstance(mark, Icon):
                box = Box(mark.x, mark.y, mark.size, mark.size).moved(piece.box.x, piece.box.y)
                yield Pair("sign", mark.colour, piece.kind, *_under(painted, box))
            elif (filled := _filled(piece, mark)) is not None:
                painted.append((*filled, piece.kind))


def _filled(piece: Piece, mark: object) -> tuple[Box, str] | None:
    if isinstance(mark, Shape) and mark.fill:
        return mark.box.moved(piece.box.x, piece.box.y), mark.fill
    if isinstance(mark, Path) and mark.fill and piece.kind == "card":
        return piece.box, mark.fill  # the outline of a decision
    return None


def _under(painted: list[tuple[Box, str, str]], box: Box) -> tuple[str, str]:
    x, y = box.centre
    found = ((fill, kind) for ground, fill, kind in reversed(painted) if ground.contains(x, y))
    return next(found, ("board.background", ""))


@cache
def pairs(what: str) -> frozenset[Pair]:
    return frozenset(pair for board in boards() for pair in pairs_of(board) if pair.what == what)


@pytest.mark.parametrize("name", ["light", "dark", "print"])
@pytest.mark.parametrize(("what", "least"), [("text", TEXT), ("sign", SIGN)])
def test_what_stands_on_a_board_can_be_told_from_its_ground(
    qapp: object, name: ThemeName, what: str, least: float
) -> None:
    colour = theme(name).colour
    assert len(pairs(what)) > 15
    poor = {
        f"{pair.role} on {pair.ground}: {far:.2f}"
        for pair in pairs(what)
        if (far := contrast(colour(pair.role), colour(pair.ground))) < least
    }
    assert not poor, "\n".join(sorted(poor))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_stands_back_can_still_be_read(qapp: object, name: ThemeName) -> None:
    """Words and signs alike are grey then; their ground is grey too where it stands back with them."""
    plain, grey = theme(name), dimmed(theme(name))
    back = [pair for what in ("text", "sign") for pair in pairs(what) if pair.kind in STAND_BACK]
    assert len(back) > 15
    poor = set()
    for pair in back:
        ground = (grey if pair.ground_kind in STAND_BACK else plain).colour(pair.ground)
        if (far := contrast(grey.colour(pair.role), ground)) < TEXT:
            poor.add(f"{pair.role} on {pair.ground}: {far:.2f}")
    assert not poor, "\n".join(sorted(poor))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_lines_that_stand_back_can_still_be_followed(qapp: object, name: ThemeName) -> None:
    colours = dimmed(theme(name))
    rows = {m.fill for b in boards() for p in b.pieces if p.kind == "row" for m in p.marks if isinstance(m, Shape)}
    for ground in (*filter(None, rows), "board.background"):
        assert contrast(colours.line("connection.handoff"), theme(name).colour(ground)) >= SIGN, ground


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_of_what_stands_back_can_be_read_on_the_lane_too(name: ThemeName) -> None:
    """A label's ground is not always there; and a face's number stands on the lane itself."""
    colours = theme(name)
    for ground in [role for role in colours.roles if role.startswith("persona.") and role.endswith(".soft")]:
        assert contrast(dimmed(colours).colour("emotion.1"), colours.colour(ground)) >= TEXT


RULE = re.compile(r"([^{}]+)\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")
FROM_ABOVE = ("window", "panel")
"""What a rule without a ground of its own stands on."""


def _rules() -> list[tuple[str, str, list[str]]]:
    """(selector, text role, grounds) of each rule of the style sheet that sets a text colour."""
    source = paths.resource("themes", "widgets.qss").read_text(encoding="utf-8").split("*/", 1)[1]
    found = []
    for selector, body in RULE.findall(source):
        text = re.search(r"(?<![-\w])color: \{([\w.-]+)\}", body)
        ground = re.search(r"background: \{([\w.-]+)\}", body)
        if text is not None:
            found.append((" ".join(selector.split()), text[1], [ground[1]] if ground else list(FROM_ABOVE)))
    return found


OTHER_GROUND = {"QToolTip": "tooltip", "QStatusBar": "window"}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_words_of_every_widget_can_be_read(name: ThemeName) -> None:
    """Disabled ones excepted: WCAG 1.4.3 does, for what cannot be used is not in the way of what can."""
    rules = [rule for rule in _rules() if ":disabled" not in rule[0]]
    assert len(rules) > 30
    poor = []
    for selector, text, on in rules:
        for ground in on:
            far = contrast(theme(name).colour(text), theme(name).colour(ground))
            if far < TEXT:
                poor.append(f"{selector}: {text} on {ground}: {far:.2f}")
    assert not poor, "\n".join(poor)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_where_the_focus_is_can_be_seen(name: ThemeName) -> None:
    colours = theme(name)
    for ground in ("window", "panel", "field", "button", "board.background", "card.fill"):
        assert contrast(colours.colour("accent"), colours.colour(ground)) >= SIGN
        assert contrast(colours.colour("selection"), colours.colour(ground)) >= SIGN
