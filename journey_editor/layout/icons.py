"""The line icons as drawing commands, so that canvas, widgets, PDF and SVG draw the same strokes."""

from __future__ import annotations

from functools import cache
from typing import Any
from xml.etree.ElementTree import ParseError

from fontTools.misc.transform import Identity
from fontTools.svgLib.path import SVGPath

from journey_editor.layout.command_pen import CommandPen
from journey_editor.layout.picture import Command
from journey_editor.paths import resource

ICON_SQUARE = 24.0
"""The side of the square that icon paths are drawn in."""

ICON_STROKE = 2.0
"""The pen's width in that square, with round caps and joins."""


@cache
def icon_path(name: str) -> tuple[Command, ...]:
    """The strokes of an icon in a square of 24 x 24. Raises KeyError with the name of an icon that there is not."""
    file = resource("icons", f"{name}.svg")
    if not name or "/" in name or "\\" in name or not file.is_file():
        raise KeyError(name)
    pen: Any = CommandPen()
    try:
        drawing = SVGPath.fromstring(file.read_bytes(), transform=Identity)
    except ParseError as problem:
        raise KeyError(f"{name} (its file is damaged: {problem})") from problem
    if drawing.root.get("viewBox") != "0 0 24 24":
        raise KeyError(f"{name} (it is no line icon)")
    drawing.draw(pen)
    return tuple((command, tuple(round(value, 3) for value in values)) for command, values in pen.commands)


@cache
def icon_names() -> tuple[str, ...]:
    """The names of all line icons, in order."""
    names = sorted(file.stem for file in resource("icons").glob("*.svg"))
    return tuple(name for name in names if name != "journey-editor")
