"""What of a map will not be seen: characters that no font on this computer has or that are none, damaged pictures."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtGui import QTextLayout

from journey_editor.document.wording import numbered
from journey_editor.layout.characters import character_name, shown, unshowable
from journey_editor.layout.picture import Image, Picture, Text
from journey_editor.layout.text import TextStyle
from journey_editor.painting.opened_pictures import opened_pictures
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


def unshown_pictures(pictures: Iterable[Picture]) -> list[str]:
    """A sentence where what is painted has pictures of the map's that cannot be shown."""
    asked = {
        mark.picture: picture.images.get(mark.picture, b"")
        for picture in pictures
        for piece in picture.pieces
        for mark in piece.marks
        if isinstance(mark, Image)
    }
    count = sum(1 for data in asked.values() if opened_pictures().sure(data).problem)
    return [f"{numbered('picture', count)} of the map cannot be shown; their places say so."] if count else []


@lru_cache(maxsize=4096)
def _is_in_a_font(character: str) -> bool:
    if character.isascii() or shown(character) != character:
        return True
    layouts = glyphs_of(QtShaper().shape(character, TextStyle(16), 1000)).layouts
    runs = [run for layout in layouts for run in layout.glyphRuns(-1, -1, _READ)]
    return all(glyph != 0 for run in runs for glyph in run.glyphIndexes())
