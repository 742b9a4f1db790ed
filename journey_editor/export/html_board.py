"""The board inside a web page: an SVG whose lanes can be left out, and whose cards lead to what is told of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from journey_editor.document.progress import Progress, no_progress
from journey_editor.export.pdf_content import number
from journey_editor.export.svg import FAMILIES, SvgWriter
from journey_editor.layout.board import Board
from journey_editor.layout.characters import shown
from journey_editor.layout.child_badges import STEP_KIND
from journey_editor.layout.groups import WHOLE_BOARD
from journey_editor.layout.picture import Box, Picture, Piece, Shape, Text

_HELD = {"stage": "held-y", STEP_KIND: "held-y", "step": "held-y", "lane": "held-x", "corner": "held-x held-y"}
"""What stays in view while the board is scrolled, by the kind of piece: lanes' names sideways, stages up and down."""
_END = "end"
"""Stands for what is under all lanes."""
_PIECES_A_STEP = 10
_EDGE = 4.0
"""Around what is held."""


class Told(NamedTuple):
    """Where the text tells of a card: the id of its section, and the card's name as its heading."""

    id: str
    name: str


def drawing(picture: Picture, writer: SvgWriter) -> Element:
    """A picture of a report as SVG."""
    root = svg_of(picture.width, picture.height)
    for piece in picture.pieces:
        writer.piece(root, piece)
    return root


def board_svg(board: Board, writer: SvgWriter, told: Mapping[str, Told], progress: Progress = no_progress) -> Element:
    """The board; `told` has where the text tells of a record."""
    picture = board.picture
    root = svg_of(picture.width, picture.height)
    lanes = {row.lane: str(row.index) for row in board.rows}
    lane_of = {key: lanes.get(group.key, "") for group in board.groups for key in group.pieces}
    reaching = {key for group in board.groups for key in group.reaching}
    bottom = board.rows[-1].bottom if board.rows else board.band.bottom
    root.set("data-held", " ".join(map(number, (board.band.x, board.band.right, board.header.y, board.header.bottom))))
    grounds = _grounds(board)
    for done, piece in enumerate(picture.pieces):
        if done % _PIECES_A_STEP == 0:
            progress(done, len(picture.pieces))
        held = _HELD.get(piece.kind, "")
        if held in grounds:
            SubElement(root, "rect", {"class": f"ground {held}", **_places(grounds.pop(held))})
        group = SubElement(root, "g")
        lane = lane_of.get(piece.key, WHOLE_BOARD) or (_END if piece.box.y >= bottom else "")
        if lane:
            group.set("data-lane", lane)
        if piece.key in reaching:
            group.set("data-across", " ".join(_rows_under(board, piece, lane)))
        if held:
            group = SubElement(group, "g", {"class": held})
        _write(group, piece, writer, told.get(piece.record_id))
    return root


def _grounds(board: Board) -> dict[str, Box]:
    """What covers the board under that which is held there."""
    header, right, picture = board.header, board.band.right, board.picture
    high = header.bottom - header.y + 2 * _EDGE
    return {
        "held-y": Box(0, header.y - _EDGE, picture.width, high),
        "held-x": Box(0, header.bottom + _EDGE, right + _EDGE, picture.height),
        "held-x held-y": Box(0, header.y - _EDGE, right + _EDGE, high),
    }


def _places(box: Box) -> dict[str, str]:
    return {name: number(value) for name, value in zip(("x", "y", "width", "height"), box, strict=True)}


def svg_of(width: float, height: float) -> Element:
    """An empty drawing of a size in points."""
    wide, high = number(width), number(height)
    size = {"width": f"{wide}pt", "height": f"{high}pt", "viewBox": f"0 0 {wide} {high}"}
    return Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, "font-family": FAMILIES})


def _rows_under(board: Board, piece: Piece, own: str) -> list[str]:
    """The lanes that a connection runs in or through, by the numbers of their rows."""
    crossed = [str(row.index) for row in board.rows if row.top < piece.box.bottom and piece.box.y < row.bottom]
    return crossed if own in crossed else [own, *crossed]


def _write(group: Element, piece: Piece, writer: SvgWriter, told: Told | None) -> None:
    has_links = any(isinstance(mark, Text | Shape) and mark.link for mark in piece.marks)
    if piece.kind == "card" and told and not has_links:
        label = shown(piece.label) or "Unnamed"
        group = SubElement(group, "a", {"href": f"#{told.id}", "aria-label": label, "data-name": shown(told.name)})
    writer.piece(group, piece)
