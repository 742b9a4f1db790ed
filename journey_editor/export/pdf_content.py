"""The words of PDF page content: numbers, colours, paths. Strings; y runs downwards (the page is flipped once)."""

from __future__ import annotations

from collections.abc import Iterable

from journey_editor.layout.picture import Box, Command

_CURVE = 0.5522847498
"""How far the handles of a quarter circle stand out, as a share of its radius."""


def number(value: float) -> str:
    """A length with two decimals, a hundredth of a point being finer than any printer."""
    value = round(value, 2)
    whole = int(value)
    return str(whole) if whole == value else repr(value)


def fine(value: float) -> str:
    """A factor with six decimals."""
    return f"{value:.6f}".rstrip("0").rstrip(".") or "0"


def fill_colour(colour: str) -> str:
    """The operator that fills with "#rrggbb" from here on."""
    return f"{_rgb(colour)} rg"


def stroke_colour(colour: str) -> str:
    """The operator that strokes with "#rrggbb" from here on."""
    return f"{_rgb(colour)} RG"


def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.4g}" for i in (1, 3, 5))


def rectangle(box: Box) -> str:
    """The path of a rectangle."""
    return f"{number(box.x)} {number(box.y)} {number(box.width)} {number(box.height)} re"


def rounded(box: Box, radius: float) -> str:
    """The path of a rectangle with rounded corners; the radius is at most half of the shorter side."""
    radius = max(0.0, min(radius, box.width / 2, box.height / 2))
    if not radius:
        return rectangle(box)
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    near = radius * (1 - _CURVE)
    return path(
        [
            ("M", (left + radius, top)),
            ("L", (right - radius, top)),
            ("C", (right - near, top, right, top + near, right, top + radius)),
            ("L", (right, bottom - radius)),
            ("C", (right, bottom - near, right - near, bottom, right - radius, bottom)),
            ("L", (left + radius, bottom)),
            ("C", (left + near, bottom, left, bottom - near, left, bottom - radius)),
            ("L", (left, top + radius)),
            ("C", (left, top + near, left + near, top, left + radius, top)),
            ("Z", ()),
        ]
    )


_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def path(commands: Iterable[Command]) -> str:
    """The path of drawing commands."""
    return " ".join(" ".join((*map(number, values), _OPERATORS[command])) for command, values in commands)


def paint_operator(has_fill: bool, has_stroke: bool) -> str:
    """Fill (non-zero rule), stroke, both, or neither."""
    return {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}[has_fill, has_stroke]
