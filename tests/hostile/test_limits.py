"""Files and clipboards made to fill the memory or to take for ever are refused in a sentence, soon."""

from __future__ import annotations

import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from journey_editor import apart
from journey_editor.document import rules
from journey_editor.document.changes import ChangeSet, RecordChange
from journey_editor.document.quoting import quoted
from journey_editor.document.records import Owner, Picture
from journey_editor.document.rules import MOST_PICTURE_LETTERS, MOST_RECORDS, RuleBroken, check
from journey_editor.importers import mermaid, pasted, pdf_map, registry
from journey_editor.importers.imported import ImportProblem
from journey_editor.storage import codec
from journey_editor.tables.cells import CellText, write_cells
from journey_editor.tables.registry import TABLES
from tests.building import Building, onboarding
from tests.hostile.trial import MOST_MB, MOST_S

ROOT = Path(__file__).resolve().parents[2]

LOADED = """
import re, sys, time
from journey_editor.storage import codec
from journey_editor.storage.errors import DocumentError
size, values = codec.MAX_BYTES - 300, codec.MAX_VALUES - 200
def map_of(rest):
    return b'{"format": "journey-map", "version": 2, "map": {"title": "x"}, ' + rest + b"}"
files = {
    "one text": lambda: map_of(b'"x": "' + b"a" * size + b'"'),
    "brackets": lambda: b"[" * size,
    "commas": lambda: map_of(b'"x": [' + b"1," * (size // 2) + b"1]"),
    "names": lambda: map_of(b'"x": {' + b",".join(b'"%d": {}' % i for i in range(values // 2)) + b"}"),
    "owners": lambda: map_of(b'"owners": {' + b",".join(b'"o%d": {}' % i for i in range(values // 2)) + b"}"),
    "many": lambda: map_of(b'"owners": {' + b",".join(b'"o%d": {"name": "x"}' % i for i in range(100_000)) + b"}"),
}
data = files[sys.argv[1]]()
begun = time.process_time()
try:
    said = f"{len(codec.from_bytes(data).journey)} records"
except DocumentError as error:
    said = str(error)
peak = re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())
print(time.process_time() - begun, int(peak[1]) / 1024, said)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="what a process took is told by Linux")
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("one text", "1 records"),
        ("brackets", "The file holds more than 1,000,000 values, which no map does."),
        ("commas", "The file holds more than 1,000,000 values, which no map does."),
        ("names", "1 records"),
        ("owners", "The file holds more than 100,000 records, which no map does."),
        ("many", "100001 records"),
    ],
)
def test_the_worst_file_is_read_or_refused_within_its_time_and_memory(kind: str, said: str) -> None:
    done = subprocess.run([sys.executable, "-c", LOADED, kind], capture_output=True, text=True, cwd=ROOT, check=True)
    seconds, megabytes, sentence = done.stdout.strip().split(" ", 2)
    assert sentence == said
    assert float(seconds) < MOST_S and float(megabytes) < MOST_MB


def test_no_change_makes_a_map_that_its_file_cannot_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    journey = onboarding().journey
    owners = [RecordChange(None, Owner(id=f"o-{number}")) for number in range(500)]
    monkeypatch.setattr(rules, "MOST_RECORDS", 500)
    with pytest.raises(RuleBroken, match="more than 500 records"):
        check(journey, ChangeSet(tuple(owners)))
    check(journey, ChangeSet(tuple(owners[: 500 - len(journey)])))
    letters = 8_000_000
    pictures = [
        RecordChange(None, Picture(id=f"p-{number}", data="A" * letters))
        for number in range(MOST_PICTURE_LETTERS // letters + 1)
    ]
    with pytest.raises(RuleBroken, match="pictures of the map would take more than 36 MB"):
        check(journey, ChangeSet(tuple(pictures)))
    journey.apply(ChangeSet(tuple(pictures[:-1])))
    assert len(codec.to_bytes(journey)) < codec.MAX_BYTES


def repeated(text: str, size: int = 990_000) -> str:
    return text * (size // len(text))


MERMAID: dict[str, Callable[[], str]] = {
    "semicolons": lambda: repeated(";\n"),
    "lines": lambda: "journey\n" + "a\n" * 24_000,
    "sections": lambda: "journey\n" + "section a\n" * 24_000,
    "descriptions": lambda: "journey\n" + "accDescr{;" + " " * 9 + "\n" + "accDescr{;        \n" * 24_000,
    "blanks": lambda: "journey\na" + repeated(" ") + "b: 5",
    "digits": lambda: "journey\na: " + repeated("1") + "x: b",
    "actors": lambda: "journey\n" + "".join(f"a: 5: {','.join(f'p{n}' for n in range(1_000))}\n" for _ in range(200)),
    "front matter": lambda: "---\n" + "a: b\n" * 40_000 + "---\njourney\n",
    "anchors": lambda: "---\na: &a [x]\n" + "".join(f"b{n}: [*a, *a]\n" for n in range(5_000)) + "---\njourney\n",
    "large": lambda: "journey\n" + repeated("a: 5: b\n", 19_000_000),
}


@pytest.mark.parametrize("kind", MERMAID)
def test_mermaid_text_that_takes_for_ever_is_read_or_refused_soon(kind: str, tmp_path: Path) -> None:
    (tmp_path / "map.mmd").write_text(MERMAID[kind](), encoding="utf-8")
    begun = time.process_time()
    try:
        mermaid_map = registry.read(tmp_path / "map.mmd").journey
        assert len(mermaid_map) <= MOST_RECORDS
    except ImportProblem as problem:
        assert len(str(problem)) < 300
    assert time.process_time() - begun < 4
    assert mermaid.MAX_CHARACTERS == 1_000_000


@pytest.mark.parametrize("kind", ["<!--", "<![CDATA[", "</", "<a x='", "<a <"])
def test_html_that_never_ends_is_read_soon(kind: str) -> None:
    begun = time.process_time()
    found = pasted.read("one\ntwo", "<table><tr><td>" + repeated(kind, 3_900_000))
    assert found.lines and time.process_time() - begun < 4
    assert pasted.read("one", "<table><tr><td " + "a " * 1_900_000).lines == ("one",)


def test_a_pdf_whose_objects_unpack_to_gigabytes_is_refused_without_them(tmp_path: Path) -> None:
    (tmp_path / "map.pdf").write_bytes(pdf_bomb(2_000, 2))
    begun = time.monotonic()
    with pytest.raises(ImportProblem, match="PDF"):
        pdf_map.read(tmp_path / "map.pdf")
    assert time.monotonic() - begun < pdf_map.MOST_S + 5


@pytest.mark.skipif(sys.platform == "win32", reason="a process is bounded on Unix")
def test_the_reader_of_pdfs_is_bounded_before_it_reads() -> None:
    import resource

    with subprocess.Popen(apart.command(apart.PDF), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as process:
        until = time.monotonic() + 20
        while resource.prlimit(process.pid, resource.RLIMIT_AS)[0] != 3 * 2**29:
            assert process.poll() is None and time.monotonic() < until, "it is never bounded"
            time.sleep(0.02)
        process.communicate(b"")


def pdf_bomb(megabytes: int, layers: int) -> bytes:
    """The catalogue stands in an object stream that has megabytes of blanks behind it."""
    packer = zlib.compressobj(9)
    packed = packer.compress(b"5 0 << /Type /Catalog /Pages 2 0 R >> ") + packer.flush(zlib.Z_FULL_FLUSH)
    packed += (packer.compress(b" " * 10_000_000) + packer.flush(zlib.Z_FULL_FLUSH)) * (megabytes // 10)
    packed += packer.flush()
    for _ in range(layers - 1):
        packed = zlib.compress(packed, 9)
    ways = b"[" + b" /FlateDecode" * layers + b" ]"
    body = b"%PDF-1.7\n"
    first = len(body)
    body += b"1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter %s /Length %d >>\nstream\n" % (ways, len(packed))
    body += packed + b"\nendstream\nendobj\n"
    second = len(body)
    body += b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    at = len(body)
    places = [(0, 0), (1, first), (1, second), (0, 0), (0, 0), (2, 1), (1, at)]
    table = b"".join(bytes([kind]) + place.to_bytes(4, "big") + b"\0" for kind, place in places)
    body += b"6 0 obj\n<< /Type /XRef /Size 7 /W [1 4 1] /Root 5 0 R /Length %d >>\nstream\n" % len(table)
    return body + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % at


MANY = 50_000
NINES = "9" * MANY
CELLS = (
    *("9" * 400, "-" + "9" * 400, NINES, f"{NINES}x", "9 " * MANY, "9" + " " * MANY + "x", "9" * 400 + " weeks"),
    *("1e999", "inf", "nan", "\u0663", "2026-02-30", "2026-03-31: " + "9" * 400, "2026-03-31" + ":" * MANY),
    *("\ud800", "\0", "a\n" * MANY, "* " * MANY, "\u2b50" * MANY, f"{NINES}/{NINES}"),
)


def test_whatever_is_pasted_into_a_cell_of_a_table_is_taken_or_refused_in_a_short_sentence() -> None:
    b = Building("Cells")
    lane, stage = b.lane("Maria"), b.stage("Kick-off", risk="Late")
    card = b.touchpoint(lane, stage, "Call")
    for kind in ("pain_point", "opportunity", "signal", "risk"):
        b.part(kind, card)
    b.owner(card, "Ada")
    for table in TABLES:
        for row in table.rows(b.journey)[:1]:
            for column in table.columns:
                for text in CELLS:
                    written = write_cells(b.journey, [CellText(row, column, text, 1)])
                    check(b.journey, written.changes)
                    assert all(len(sentence) < 400 for sentence in written.refused), (table.id, column.id, text[:9])


def test_a_long_text_is_quoted_short() -> None:
    assert quoted("a  b\nc") == "\u201ca b c\u201d"
    assert len(quoted("x" * 100_000)) == len(quoted(" " * 100_000 + "x" * 100)) + 59 == 62
