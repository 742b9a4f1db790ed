"""Bundled fonts in a PDF: glyphs by number (Type 0, Identity-H), a subset of each, and what each glyph says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from journey_editor.export.font_files import FontFile


class PdfFont:
    """One font in one document: which of its glyphs the document uses. Codes are the font's own glyph numbers."""

    def __init__(self, file: FontFile, name: str) -> None:
        self.file = file
        self.name = name
        self.widths: Sequence[float] = file.widths
        self.used: set[int] = set()

    def embed(self, document: Any) -> None:
        """Add the font with the glyphs used so far to ReportLab's document, under its name."""
        file = self.file
        widths = {glyph: file.widths[glyph] for glyph in self.used}
        texts = {glyph: file.text_of(glyph) for glyph in self.used}
        embed_font(document, self.name, file, file.subset(self.used), widths, texts)


def embed_font(
    document: Any,
    name: str,
    file: FontFile,
    data: bytes,
    widths: dict[int, float],
    texts: dict[int, str],
) -> None:
    """Put a font program and the dictionaries around it into ReportLab's document.

    Codes are numbers of glyphs in `data`; `widths` are advances for a size of 1, `texts` what each code copies as.
    """

    def stream(part: str, content: bytes, **entries: int) -> Any:
        made = pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), content, [pdfdoc.PDFZCompress])
        return document.Reference(made, f"{name}.{part}")

    base = f"/{_tag(name)}+{file.name.replace(' ', '')}"
    head, hhea, scale = file.font["head"], file.font["hhea"], 1000 / file.units
    box = [round(edge * scale) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)]
    descriptor = {
        "Type": "/FontDescriptor",
        "FontName": base,
        "Flags": 4,
        "FontBBox": pdfdoc.PDFArray(box),
        "ItalicAngle": 0,
        "Ascent": round(hhea.ascent * scale),
        "Descent": round(hhea.descent * scale),
        "CapHeight": round(hhea.ascent * scale * 0.75),
        "StemV": 120 if file.is_bold else 80,
        "FontFile2": stream("file", data, Length1=len(data)),
    }
    registry = {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
    glyphs = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2",
        "BaseFont": base,
        "CIDSystemInfo": pdfdoc.PDFDictionary(registry),
        "FontDescriptor": document.Reference(pdfdoc.PDFDictionary(descriptor), f"{name}.descriptor"),
        "CIDToGIDMap": "/Identity",
        "W": pdfdoc.PDFArray(_widths(widths)),
    }
    font = {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": base,
        "Encoding": "/Identity-H",
        "DescendantFonts": pdfdoc.PDFArray([document.Reference(pdfdoc.PDFDictionary(glyphs), f"{name}.glyphs")]),
        "ToUnicode": stream("text", _to_unicode(texts)),
    }
    fonts = document.idToObject["BasicFonts"].dict
    fonts[name] = document.Reference(pdfdoc.PDFDictionary(font), f"{name}.font")


def _widths(widths: dict[int, float]) -> list[Any]:
    """Runs of consecutive codes: the first one, then the widths in thousandths."""
    runs: list[Any] = []
    last = -2
    for code in sorted(widths):
        width = round(widths[code] * 1000)
        if code == last + 1:
            runs[-1].sequence.append(width)
        else:
            runs += [code, pdfdoc.PDFArray([width])]
        last = code
    return runs


def _to_unicode(texts: dict[int, str]) -> bytes:
    """The CMap that copying and searching read."""
    rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in sorted(texts.items()) if text]
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return _CMAP.format(body=body).encode("ascii")


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def _tag(name: str) -> str:
    """Six capitals that tell subsets apart, made from a name like "G12"."""
    number = int(name.lstrip("G"))
    return "".join(chr(ord("A") + number // 26**place % 26) for place in reversed(range(6)))
