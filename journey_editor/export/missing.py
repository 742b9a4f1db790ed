"""Characters of a picture that will not be seen: no font on this computer has them, or they are no characters."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtGui import QTextLayout

from journey_editor.layout.characters import character_name, shown, unshowable
from journey_editor.layout.picture import Picture, Text
from journey_editor.layout.text import TextStyle
from journey_editor.painting.shaper import QtShaper, glyphs_of

_READ = QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes


def missing_characters(picture: Picture) -> list[str]:
    """Each such character once, by name ("U+4E2D CJK UNIFIED IDEOGRAPH-4E2D"), in the order of their codes."""
    return missing_in(mark.shaped.text for piece in picture.pieces for mark in piece.marks if isinstance(mark, Text))


def missing_in(texts: Iterable[str]) -> list[str]:
    """The same for plain texts."""
    used = set().union(*map(set, texts))
    bad = {one for one in used if unshowable(one) or not _is_in_a_font(one)}
    return [character_name(one) for one in sorted(bad)]


@lru_cache(maxsize=4096)
def _is_in_a_font(character: str) -> bool:
    if character.isascii() or shown(character) != character:
        return True
    layouts = glyphs_of(QtShaper().shape(character, TextStyle(16), 1000)).layouts
    runs = [run for layout in layouts for run in layout.glyphRuns(-1, -1, _READ)]
    return all(glyph != 0 for run in runs for glyph in run.glyphIndexes())
