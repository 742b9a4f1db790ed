"""What every model and delegate of ours calls a cell, and what is asked of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
"""Qt hands on the one or the other."""
Role = Qt.ItemDataRole
