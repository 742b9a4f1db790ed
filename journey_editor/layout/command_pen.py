"""What fontTools draws as the drawing commands of a picture."""

from __future__ import annotations

from typing import Any

from fontTools.pens.basePen import BasePen

from journey_editor.layout.picture import Command


class CommandPen(BasePen):  # type: ignore[misc]
    """Collects outlines as commands; quadratic curves arrive as cubic ones. `glyphs`: of the font that is drawn."""

    def __init__(self, glyphs: Any = None) -> None:
        super().__init__(glyphs)
        self.commands: list[Command] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self.commands.append(("M", pt))

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self.commands.append(("L", pt))

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:
        self.commands.append(("C", (*pt1, *pt2, *pt3)))

    def _closePath(self) -> None:
        self.commands.append(("Z", ()))
