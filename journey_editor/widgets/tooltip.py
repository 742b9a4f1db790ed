"""Tooltips that show text as text."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QWidget


def set_tooltip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that wraps, and that shows "<b>" as "<b>": Qt would take it for HTML."""
    widget.setToolTip(f"<qt>{escape(text)}</qt>" if text else "")
