"""Tooltips that show text as text."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QWidget

_MOST, _MOST_LINES = 1_500, 30
"""Characters and lines of a tooltip: more would fill the screen."""


def tooltip_text(text: str) -> str:
    """A tooltip's text that wraps, and that shows "<b>" as "<b>": Qt would take it for HTML. Very long text is cut."""
    shown = text[:_MOST].splitlines()[:_MOST_LINES]
    if len(text) > _MOST or len(text.splitlines()) > _MOST_LINES:
        shown[-1] = shown[-1].rstrip() + " \u2026"
    lines = "<br>".join(escape(line) for line in shown)
    return f"<qt>{lines}</qt>" if lines else ""


def set_tooltip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip (see `tooltip_text`)."""
    widget.setToolTip(tooltip_text(text))
