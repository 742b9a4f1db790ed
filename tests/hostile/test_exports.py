"""Whatever users write into any field of any record, each export is a sound file in which it is text."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_origin
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pikepdf
import pypdfium2 as pdfium
import pytest

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, text_fields
from journey_editor.export import csv_table, markdown, mermaid
from journey_editor.export.board_pages import ExportOptions
from journey_editor.export.document_info import DocumentInfo
from journey_editor.export.documents import DocumentOptions, export_document
from journey_editor.export.html_text import HtmlText
from journey_editor.export.registry import export_board
from journey_editor.export.report_export import write_pages
from journey_editor.importers import registry as importers
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.painting.shaper import QtShaper
from journey_editor.reports.blocks import Paragraph
from journey_editor.reports.profiles import profile_named
from journey_editor.reports.sheet import Sheet
from tests.composing import compose
from tests.domain_coverage import full_map

MARKUP = (
    '=1+1,"a";b\tc\n</svg></style></script><script>alert(1)</script><img src=x onerror=alert(2)>'
    "]]><!-- --> %s{}{0} {{x}} ${y} &amp; \\ (unbalanced << /JS >> "
)
SCRIPTS = (
    "\u202eright to left\u202c \u0627\u0644\u0639\u0642\u062f \u05d7\u05d5\u05d6\u05d4 "
    "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 "
    + "e"
    + "\u0301\u0323" * 9
    + " \u0e01\u0e33\u0e41\u0e1e\u0e07"
    + "\u5951\u7d04" * 9
)
LONG = "Donaudampfschifffahrtsgesellschaft" * 2
TEXT = MARKUP + SCRIPTS + LONG


def _filled(record: Record, text: str, last: str) -> Record:
    fields: dict[str, Any] = {}
    names = text_fields(type(record))
    for name in names:
        if name == names[-1]:
            text = last
        several = get_origin(type(record).model_fields[name].annotation) is tuple
        fields[name] = (text, text) if several else text
    return record.revised(**fields)


@pytest.fixture(scope="module")
def hostile(qapp: object) -> tuple[Journey, Board]:
    """A map that has two of every record: markup in every text field, and in the last one of one of them all scripts,
    which are slow."""
    found: set[type[Record]] = set()
    records = []
    for record in full_map():
        records.append(_filled(record, MARKUP + LONG, MARKUP + LONG if type(record) in found else TEXT))
        found.add(type(record))
    journey = Journey(records)
    return journey, BoardLayout(QtShaper()).board(journey)


def _said(data: bytes) -> str:
    document = pdfium.PdfDocument(data)
    return "".join(document[number].get_textpage().get_text_range() for number in range(len(document)))


def _inert(data: bytes) -> None:
    """Nothing in it is run, and no link leaves for more than a web page or a letter."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for note in page.get("/Annots", []):
                action = note.get("/A")
                assert action is None or action["/S"] == "/URI"
                assert action is None or str(action["/URI"]).startswith(("https://", "mailto:"))
        assert "/OpenAction" not in pdf.Root and "/AA" not in pdf.Root
        assert "/JavaScript" not in pdf.Root.get("/Names", {})


@pytest.mark.parametrize("name", ["report", "workshop"])
def test_in_every_report_text_is_text(name: str, hostile: tuple[Journey, Board], tmp_path: Path) -> None:
    journey, board = hostile
    profile = profile_named(name)
    assert profile is not None
    pages = compose(journey, board, profile, Sheet(is_landscape=profile.is_landscape), QtShaper(), date(2026, 11, 26))
    write_pages(pages, DocumentInfo(TEXT, TEXT, TEXT), tmp_path / "report.pdf", "print")
    data = (tmp_path / "report.pdf").read_bytes()
    _inert(data)
    if name == "report":
        fields = sum(len(text_fields(type(record))) for record in journey)
        assert "".join(_said(data).split()).count("</svg></style></script><script>alert(1)") > fields / 2


def test_a_picture_of_the_board_is_sound_and_its_text_is_text(hostile: tuple[Journey, Board], tmp_path: Path) -> None:
    journey, board = hostile
    for name in ("board.pdf", "board.svg", "board.png"):
        export_board(board.picture, None, ExportOptions(info=DocumentInfo(journey.map.title)), tmp_path / name)
    _inert((tmp_path / "board.pdf").read_bytes())
    svg = ElementTree.parse(tmp_path / "board.svg").getroot()
    for element in svg.iter():
        tag = element.tag.rpartition("}")[2]
        assert tag not in ("script", "foreignObject", "img")
        assert not [name for name in element.attrib if name.startswith("on")]
    assert "=1+1" in "".join(svg.itertext())


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_documents_of_the_map_hold_no_markup_and_no_formulas(hostile: tuple[Journey, Board], tmp_path: Path) -> None:
    journey, _ = hostile
    for name in ("map.xlsx", "map.pptx", "map.html", "map.md"):
        export_document(journey, tmp_path / name, DocumentOptions(exported=date(2026, 11, 26)))
    page = _Elements()
    page.feed((tmp_path / "map.html").read_text(encoding="utf-8"))
    tags = [tag for tag, _ in page.found]
    assert tags.count("script") == 1 and "img" not in tags
    assert not [name for _, attributes in page.found for name in attributes if name.startswith("on")]
    for name in ("map.xlsx", "map.pptx"):
        with zipfile.ZipFile(tmp_path / name) as package:
            for part in package.namelist():
                if part.endswith((".xml", ".rels")):
                    root = ElementTree.fromstring(package.read(part))
                    assert not [one for one in root.iter() if one.tag.rpartition("}")[2] == "f"], part
                assert "vba" not in part.casefold()


LINKS = {
    "https://example.com/a(b)": "https://example.com/a(b)",
    " https://example.com/<x> ": "https://example.com/%3Cx%3E",
    "mailto:ada@example.com": "mailto:ada@example.com",
    **dict.fromkeys(("http://example.com", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:x"), ""),
    **dict.fromkeys(("file:///etc/passwd", "//evil.example/x", "\\\\evil.example\\x", "data:text/html,x"), ""),
    **dict.fromkeys(("smb://evil.example/x", "ms-word:ofe|u|https://x", "vbscript:x", "C:\\x.exe", "https:"), ""),
}
"""Addresses, and what becomes of them in an export: nothing, but for web pages and letters."""


@pytest.mark.parametrize("link", LINKS)
def test_only_web_pages_and_letters_become_links(link: str) -> None:
    root = Element("body")
    HtmlText(root, {}, lambda _picture: Element("svg")).write([Paragraph("here", link)])
    assert [one.get("href") for one in root.iter("a")] == ([LINKS[link]] if LINKS[link] else [])
    told = f"[here](<{LINKS[link]}>)" if LINKS[link] else "here"
    assert "".join(markdown.blocks([Paragraph("here", link)])).strip() == told


def _cells(text: str) -> Iterator[str]:
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))):
        yield from row


def test_tables_and_diagrams_come_back_as_they_were_written(hostile: tuple[Journey, Board], tmp_path: Path) -> None:
    journey, _ = hostile
    text, _ = csv_table.to_text(journey)
    assert not [cell for cell in _cells(text) if cell.startswith(("=", "+", "@", "\t"))]
    csv_table.write(journey, tmp_path / "map.csv")
    mermaid.write(journey, tmp_path / "map.mmd")
    stages = [stage.name for stage in journey.stages]
    for name in ("map.csv", "map.mmd"):
        again = importers.read(tmp_path / name).journey
        found = [" ".join(stage.name.split()) for stage in again.stages]
        assert found == [" ".join(stage.split()) for stage in stages], name
