"""Tooltips that show text as text."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QWidget


def tooltip_text(text: str) -> str:
    """A tooltip's text that wraps, and that shows "<b>" as "<b>": Qt would take it for HTML."""
    return f"<qt>{escape(text)}</qt>" if text else ""


def set_tooltip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip (see `tooltip_text`)."""
    widget.setToolTip(tooltip_text(text))
