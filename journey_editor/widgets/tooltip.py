"""Tooltips that show text as text."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QWidget

_MOST = 1_500
"""Characters of a tooltip: more would fill the screen."""


def tooltip_text(text: str) -> str:
    """A tooltip's text that wraps, and that shows "<b>" as "<b>": Qt would take it for HTML. Very long text is cut."""
    if len(text) > _MOST:
        text = text[:_MOST].rstrip() + " \u2026"
    lines = "<br>".join(escape(line) for line in text.splitlines())
    return f"<qt>{lines}</qt>" if lines else ""


def set_tooltip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip (see `tooltip_text`)."""
    widget.setToolTip(tooltip_text(text))
