"""The colours of the product by what they are for. One table, read by canvas, widgets and exports alike."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from journey_editor.document.vocabulary import PERSONA_COLOURS
from journey_editor.paths import resource

ThemeName = Literal["light", "dark", "print", "contrast"]


@dataclass(frozen=True)
class Theme:
    """Role -> colour. Two themes are equal when their names are."""

    name: str
    roles: dict[str, str] = field(hash=False)
    lines: dict[str, str] = field(default_factory=dict, hash=False)
    """Roles that have another colour where they are drawn as a line."""

    def colour(self, role: str) -> str:
        """The "#rrggbb" of a role; a colour that is already "#rrggbb" is given back as it is.

        Raises KeyError for a role that the table does not have: a painter must never make a colour up.
        """
        return role if role.startswith("#") else self.roles[role]

    def line(self, role: str) -> str:
        """As `colour`, for what is drawn as a line."""
        return self.lines.get(role) or self.colour(role)


@cache
def theme(name: ThemeName = "light") -> Theme:
    """The theme of that name: "light", "dark", "print" (light on white paper), or "contrast" (print, made stronger)."""
    if name == "contrast":
        return Theme(name, {role: _stronger(role, colour) for role, colour in theme("print").roles.items()})
    table = json.loads(resource("themes", "roles.json").read_text(encoding="utf-8"))
    column = {"light": 0, "dark": 1, "print": 2}[name]
    return Theme(
        name,
        {
            role: colours[column] if column < len(colours) else colours[0]
            for role, colours in table.items()
            if role != "_comment"
        },
    )


_STRONG = 7.0
"""The contrast that text has with its ground where it is to be read with weak eyes (WCAG 2.2, level AAA)."""
_PALE = 2.0
_ON_DARK = ("text.on-accent", "stage.text", "stage.muted", "stage.warning", "tooltip.text")


def _stronger(role: str, colour: str) -> str:
    """A colour of print as it is in high contrast: grounds white, text black, all else dark enough to be read."""
    if _contrast_with_white(colour) < _PALE and not role.endswith((".line", ".line.strong", ".guide")):
        return "#FFFFFF"
    if role in _ON_DARK:
        return "#FFFFFF"
    if role.split(".")[0] == "text" or role.endswith(".text"):
        return "#000000"
    while _contrast_with_white(colour) < _STRONG:
        colour = mixed(colour, "#000000", 0.06)
    return colour


def _contrast_with_white(colour: str) -> float:
    """The ratio of WCAG 2.2, from 1 to 21."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def dimmed(theme: Theme) -> Theme:
    """A theme for what stands back: grey on the board's ground, but every word can still be read."""
    known = theme.roles
    grey = {role: known["board.background" if _is_ground(role) else "text.muted"] for role in known}
    return Theme(f"{theme.name}, dimmed", grey, dict.fromkeys(known, known["dim.line"]))


def quiet(theme: Theme) -> Theme:
    """A theme for readers, on a screen or on paper: what the map lacks yet is said, and does not cry."""
    calm = {"stage.warning": theme.roles["stage.muted"], "board.lacking": theme.roles["text.muted"]}
    return Theme(f"{theme.name}, quiet", {**theme.roles, **calm}, theme.lines)


_GROUNDS = {"board.background", "board.band", "board.stripe", "text.on-accent"}


def _is_ground(role: str) -> bool:
    # What is written on a persona's colour stands on the grey that this has become.
    return role.endswith((".fill", ".soft", ".shadow")) or role in _GROUNDS


def persona_role(colour: str) -> str:
    """The role of a persona's colour; "#rrggbb" stays as it is, and a name that is not known is the last one."""
    if colour.startswith("#"):
        return colour
    return f"persona.{colour if colour in PERSONA_COLOURS else PERSONA_COLOURS[-1]}"


def mixed(colour: str, other: str, share: float) -> str:
    """`share` (0..1) of `other` in `colour`, both "#rrggbb"."""
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)
