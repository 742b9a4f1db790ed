"""What users wrote, as it stands in a sentence to them."""

from __future__ import annotations


def quoted(text: str, limit: int = 60) -> str:
    """A text in quotation marks, on one line, not too long."""
    line = " ".join(text[: limit * 20].split())
    is_cut = len(line) > limit or len(text) > limit * 20
    return f"\u201c{line[: limit - 1] + '…' if is_cut else line}\u201d"


def cut(text: str) -> str:
    """The beginning of a text, as much as a sentence has room for."""
    return text if len(text) <= 60 else text[:57] + "..."
