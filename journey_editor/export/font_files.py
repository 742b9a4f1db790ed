"""The bundled fonts as files: which glyph stands for which characters, how wide it is, and a subset to embed."""

from __future__ import annotations

from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

from journey_editor.paths import resource

_KEPT_TABLES = {"head", "hhea", "maxp", "hmtx", "loca", "glyf"}
"""What a PDF reader needs to draw glyphs by their numbers, unhinted."""


class FontFile:
    """One TrueType font: a bundled file, or one made up in memory."""

    def __init__(self, source: Path | BytesIO) -> None:
        self.data = source.read_bytes() if isinstance(source, Path) else source.getvalue()
        self.font: Any = TTFont(BytesIO(self.data), lazy=True, recalcTimestamp=False)
        self.units = int(self.font["head"].unitsPerEm)
        self.order: list[str] = self.font.getGlyphOrder()
        self.name = str(self.font["name"].getDebugName(6))

    @cached_property
    def has_colours(self) -> bool:
        """Whether it is an emoji font of coloured layers (COLR version 0)."""
        return "COLR" in self.font and self.font["COLR"].version == 0

    @cached_property
    def is_bold(self) -> bool:
        """Whether its own letters are bold, so that nothing had to be thickened."""
        return int(self.font["OS/2"].usWeightClass) >= 600

    @cached_property
    def widths(self) -> list[float]:
        """The advance of each glyph for a size of 1, in whole thousandths: some readers of PDF cut off the rest."""
        metrics = self.font["hmtx"].metrics
        return [round(metrics[name][0] * 1000 / self.units) / 1000 for name in self.order]

    @cached_property
    def characters(self) -> dict[int, str]:
        """Glyph -> the character that it is the glyph of; the lowest where there are several."""
        numbers = self.font.getReverseGlyphMap()
        found: dict[int, str] = {}
        for code, name in sorted(self.font.getBestCmap().items()):
            found.setdefault(numbers[name], chr(code))
        return found

    @cached_property
    def formed(self) -> dict[int, str]:
        """Glyph -> characters, for glyphs that only substitution makes (joined forms, ligatures)."""
        if "GSUB" not in self.font:
            return {}
        numbers = self.font.getReverseGlyphMap()
        known = dict(self.characters)
        steps = list(_substitutions(self.font["GSUB"].table))
        for _round in range(3):  # a ligature of joined forms of letters
            for parts, made in steps:
                glyphs = [numbers[part] for part in parts]
                if numbers[made] not in known and all(glyph in known for glyph in glyphs):
                    known[numbers[made]] = "".join(known[glyph] for glyph in glyphs)
        return known

    def text_of(self, glyph: int) -> str:
        """The characters that a glyph stands for; empty where nothing says so."""
        return self.characters.get(glyph) or self.formed.get(glyph, "")

    def subset(self, glyphs: set[int]) -> bytes:
        """The font with the outlines of these glyphs only. Numbers stay; the same glyphs give the same bytes."""
        font = TTFont(BytesIO(self.data), lazy=True, recalcTimestamp=False)
        for tag in set(font.keys()) - _KEPT_TABLES - {"GlyphOrder"}:
            del font[tag]
        options = subset.Options()
        options.retain_gids = True
        options.notdef_outline = True
        options.hinting = False
        options.glyph_names = False
        options.layout_features = []
        options.recalc_timestamp = False
        reader = subset.Subsetter(options)
        reader.populate(gids=sorted(glyphs | {0}))
        reader.subset(font)
        out = BytesIO()
        font.save(out)
        return out.getvalue()


def _substitutions(table: Any) -> list[tuple[tuple[str, ...], str]]:
    """The simple substitutions of a GSUB table: one glyph for one, one for several."""
    found: list[tuple[tuple[str, ...], str]] = []
    for lookup in table.LookupList.Lookup:
        for part in lookup.SubTable:
            inner = getattr(part, "ExtSubTable", part)
            if inner.LookupType == 1:
                found += [((one,), made) for one, made in inner.mapping.items()]
            elif inner.LookupType == 4:
                for first, ligatures in inner.ligatures.items():
                    found += [((first, *each.Component), each.LigGlyph) for each in ligatures]
    return found


@cache
def font_file(head: bytes) -> FontFile | None:
    """The bundled font that has this "head" table, or None: then the glyphs come from a font of the system's."""
    path = _by_head().get(head)
    return FontFile(path) if path else None


@cache
def _by_head() -> dict[bytes, Path]:
    found = {}
    for path in sorted(resource("fonts").glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            found[bytes(font.reader["head"])] = path
    return found
