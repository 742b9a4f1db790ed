"""A PDF as a document: tags for those who do not see it, PDF/A, and the map that travels inside."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pikepdf.pdfa
import pytest

from journey_editor import apart
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Cancelled
from journey_editor.export import pdf_apart
from journey_editor.export.document_info import DocumentInfo
from journey_editor.export.map_export import info_of, map_inside
from journey_editor.export.pdf import export_pdf
from journey_editor.export.tags import Element
from journey_editor.importers import registry
from journey_editor.importers.imported import ImportProblem
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.frame import board_frame
from journey_editor.layout.pages import fitted
from journey_editor.layout.papers import PAPERS
from journey_editor.layout.theme import theme
from journey_editor.layout.tiles import tiling
from journey_editor.painting.shaper import QtShaper
from journey_editor.reports.profiles import profile_named
from journey_editor.reports.sheet import Sheet
from tests.building import onboarding
from tests.composing import compose
from tests.sample_board import TEXTS

DAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def journey(qapp: object) -> Journey:
    building = onboarding()
    for text in TEXTS.values():
        building.touchpoint(building.journey.lanes[0].id, building.journey.stages[0].id, text)
    return building.journey


def written_poster(journey: Journey, is_tiled: bool = False) -> bytes:
    board = BoardLayout(QtShaper()).board(journey)
    sheets = tiling(board.picture, board_frame(board), PAPERS["A4"], True)
    pages = sheets.pages("") if is_tiled else (fitted(board.picture),)
    out = BytesIO()
    note = export_pdf(
        pages, info_of(journey, exported=DAY), theme("print"), out, enclosed=map_inside(journey, "onboarding")
    )
    assert note == ""
    return out.getvalue()


@pytest.fixture(scope="module")
def poster(journey: Journey) -> bytes:
    """Written once for all that is asked of it."""
    return written_poster(journey)


@pytest.fixture(scope="module")
def report(journey: Journey) -> bytes:
    """Written once for all that is asked of it."""
    shaper = QtShaper()
    profile = profile_named("report")
    assert profile is not None
    pages = compose(journey, BoardLayout(shaper).board(journey), profile, Sheet(), shaper, DAY)
    out = BytesIO()
    assert export_pdf(pages, info_of(journey, exported=DAY), theme("print"), out) == ""
    return out.getvalue()


def test_a_large_document_is_finished_in_a_process_and_is_the_same(
    journey: Journey, poster: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_apart, "_MANY_ELEMENTS", 10)
    monkeypatch.setattr(pdf_apart.Drawn, "finished", None)  # not here
    assert written_poster(journey) == poster


@pytest.mark.parametrize("program", [[sys.executable, "-c", "raise MemoryError"], ["no-such-program"]])
def test_a_large_document_is_finished_also_where_a_process_cannot(
    program: list[str], journey: Journey, poster: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_apart, "_MANY_ELEMENTS", 10)
    monkeypatch.setattr(apart, "command", lambda argument: program)
    assert written_poster(journey) == poster


def test_a_process_that_finishes_a_document_ends_when_the_export_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, started = list[subprocess.Popen[bytes]](), threading.Event()
    monkeypatch.setattr(pdf_apart, "_MANY_ELEMENTS", 0)
    never = [sys.executable, "-c", "import time; time.sleep(600)"]
    monkeypatch.setattr(apart, "command", lambda argument: never)

    class Begun(subprocess.Popen[bytes]):
        def __enter__(self) -> Begun:
            begun.append(self)
            started.set()
            return self

    monkeypatch.setattr(subprocess, "Popen", Begun)

    def stop(_passed: float) -> None:
        if started.is_set():
            raise Cancelled

    finished = list[object]()
    monkeypatch.setattr(pdf_apart.Drawn, "finished", finished.append)
    with pytest.raises(Cancelled):
        pdf_apart.finish(lambda: pdf_apart.Drawn(b"", Element("Document"), ()), stop)
    assert begun[0].wait(20) != 0
    for thread in threading.enumerate():
        if thread.name == "export":
            thread.join(20)
    assert not finished, "nor is it finished here, unseen"


def nodes(data: bytes) -> list[tuple[str, str, int]]:
    """Every element of the structure tree: its tag, its alternative text, how many children it has."""
    found = []

    def walk(node: pikepdf.Object) -> None:
        below = node.get("/K", [])
        kids = [
            kid
            for kid in (below if isinstance(below, pikepdf.Array) else ())
            if kid.get("/Type") == pikepdf.Name.StructElem
        ]
        found.append((str(node.S)[1:], str(node.get("/Alt", "")), len(kids)))
        for kid in kids:
            walk(kid)

    with pikepdf.open(BytesIO(data)) as pdf:
        for kid in pdf.Root.StructTreeRoot.K:
            walk(kid)
    return found


@pytest.mark.parametrize(("written", "part"), [("poster", "3b"), ("report", "2b")])
def test_what_is_written_is_pdf_a(written: str, part: str, journey: Journey, request: pytest.FixtureRequest) -> None:
    with pikepdf.open(BytesIO(request.getfixturevalue(written))) as pdf:
        with pdf.open_metadata() as metadata:
            assert metadata["pdfaid:part"] in ("2", "3")
            assert metadata["dc:title"] == journey.map.title
        verdict = pikepdf.pdfa.check(pdf, part)
        assert not [one for one in verdict.findings if one.kind == "violation"]


def test_the_board_is_a_table_with_its_stages_and_lanes_as_headers(journey: Journey, poster: bytes) -> None:
    found = nodes(poster)
    tags = [tag for tag, _, _ in found]
    rows = [count for tag, _, count in found if tag == "TR"]
    steps = len(journey.columns)
    assert tags.count("Table") == 1
    assert len(rows) == 2 + len(journey.lanes)
    assert rows[1:] == [1 + steps] * (1 + len(journey.lanes))
    assert tags.count("TH") == 2 + len(journey.stages) + steps + len(journey.lanes)
    assert tags.count("TD") == steps * len(journey.lanes)


def test_an_emotion_curve_is_told_in_words(poster: bytes) -> None:
    told = [alternative for tag, alternative, _ in nodes(poster) if tag == "Figure"]
    assert any(words.startswith("Emotion curve") and "Kickoff" in words for words in told)
    assert any("from" in words and "to" in words for words in told if not words.startswith("Emotion"))


def test_tiles_are_one_table_and_what_is_artifact_is_read_once(journey: Journey, poster: bytes) -> None:
    whole = [tag for tag, _, _ in nodes(poster)]
    in_tiles = [tag for tag, _, _ in nodes(written_poster(journey, is_tiled=True))]
    assert in_tiles.count("Table") == 1
    assert in_tiles.count("TH") == whole.count("TH")
    assert in_tiles.count("TD") == whole.count("TD")


def test_every_mark_of_a_page_is_in_the_tree_or_an_artifact(report: bytes) -> None:
    with pikepdf.open(BytesIO(report)) as pdf:
        parents = {}
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        for key, value in zip(numbers[::2], numbers[1::2], strict=True):
            parents[int(key)] = value
        for page in pdf.pages:
            depth, seen = 0, 0
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("BDC", "BMC"):
                    if depth == 0 and str(operator) == "BDC":
                        seen += "/MCID" in operands[1]
                    depth += 1
                elif str(operator) == "EMC":
                    depth -= 1
                elif str(operator) in ("Tj", "TJ", "Do", "f", "S", "B"):
                    assert depth > 0, "painted outside of any mark"
            assert depth == 0
            assert seen == len(parents[int(page.obj.StructParents)])
            assert all(one is not None for one in parents[int(page.obj.StructParents)])


def test_headings_of_a_report_are_headings(report: bytes) -> None:
    tags = [tag for tag, _, _ in nodes(report)]
    assert tags.count("H1") >= 5
    assert "L" in tags and "LBody" in tags and "Link" in tags


def test_the_map_inside_opens_as_the_very_map(journey: Journey, poster: bytes, tmp_path: Path) -> None:
    path = tmp_path / "map.pdf"
    path.write_bytes(poster)
    assert registry.read(path).journey == journey


def test_the_map_stays_inside_when_another_program_saves_the_pdf_again(
    journey: Journey, poster: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "again.pdf"
    with pikepdf.open(BytesIO(poster)) as pdf:
        pdf.save(path, linearize=True)
    assert registry.read(path).journey == journey


def test_a_pdf_without_a_map_says_so(tmp_path: Path, report: bytes) -> None:
    path = tmp_path / "other.pdf"
    path.write_bytes(report)
    with pytest.raises(ImportProblem, match="No map travels inside this PDF"):
        registry.read(path)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n" + b"\0" * 5000, b"no pdf at all"])
def test_a_damaged_pdf_is_refused_with_a_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(data)
    with pytest.raises(ImportProblem):
        registry.read(path)


def test_a_pdf_can_be_written_without_the_map(journey: Journey) -> None:
    board = BoardLayout(QtShaper()).board(journey)
    out = BytesIO()
    export_pdf((fitted(board.picture),), DocumentInfo("Map"), theme("print"), out)
    with pikepdf.open(BytesIO(out.getvalue())) as pdf:
        assert not list(pdf.attachments)
    assert b'"stages"' not in out.getvalue()


def test_the_same_map_gives_the_same_bytes_with_tags_and_map(journey: Journey, poster: bytes) -> None:
    assert written_poster(journey) == poster


def test_a_link_stands_in_the_structure_where_it_is_read(report: bytes) -> None:
    with pikepdf.open(BytesIO(report)) as pdf:
        links = [
            node
            for node in pdf.objects
            if isinstance(node, pikepdf.Dictionary)
            and node.get("/Type") == pikepdf.Name.StructElem
            and pikepdf.Name.Link == node.S
        ]
        assert {str(link.P.S) for link in links} <= {"/P", "/TD", "/TH", "/LBody", "/H1", "/H2", "/H3", "/Figure"}
        inside = [place.Obj for link in links for place in link.K]
        annotations = [annotation for page in pdf.pages for annotation in page.get("/Annots", ())]
        assert {one.objgen for one in inside} == {one.objgen for one in annotations}
        for link in links:
            for place in link.K:
                assert any(mark.get("/Pg") == place.Pg for mark in link.P.K if isinstance(mark, pikepdf.Dictionary))
