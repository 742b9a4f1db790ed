"""The typeface of the board inside a web page: only the letters that are used, so that it looks the same everywhere."""

from __future__ import annotations

import base64
from functools import lru_cache
from io import BytesIO

from fontTools import subset
from fontTools.ttLib import TTFont

from journey_editor.paths import resource

_WEIGHTS = {400: "Inter-Regular.ttf", 600: "Inter-SemiBold.ttf", 700: "Inter-Bold.ttf"}


def font_faces(texts: str) -> str:
    """Rules of a style sheet that hold the letters of these texts. Other scripts are left to the reader's fonts."""
    return _faces(frozenset(map(ord, texts)) | frozenset(range(0x20, 0x7F)))


@lru_cache(maxsize=4)
def _faces(letters: frozenset[int]) -> str:
    return "\n".join(_face(weight, name, letters) for weight, name in _WEIGHTS.items())


def _face(weight: int, name: str, letters: frozenset[int]) -> str:
    options = subset.Options(notdef_outline=True, hinting=False, name_IDs=[1, 2])
    out = BytesIO()
    with TTFont(resource("fonts", name), lazy=True, recalcTimestamp=False) as font:
        # To cut the kerning down would take seconds, and every line of the board is told its width anyway. Gone before
        # the subsetter looks: it reads what it is told to drop.
        for tag in {"GSUB", "GPOS", "GDEF"} & set(font.keys()):
            del font[tag]
        made = subset.Subsetter(options)
        made.populate(unicodes=letters)
        made.subset(font)
        font.flavor = "woff"
        font.save(out)
    data = base64.b64encode(out.getvalue()).decode("ascii")
    source = f"url(data:font/woff;base64,{data}) format('woff')"
    return f"@font-face{{font-family:Inter;font-weight:{weight};src:{source};}}"
