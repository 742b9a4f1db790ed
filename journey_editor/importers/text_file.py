"""Text of a file in whatever encoding it was written."""

from __future__ import annotations

import codecs
from pathlib import Path

from charset_normalizer import from_bytes

from journey_editor.document.record import clean_text
from journey_editor.importers.imported import ImportProblem, Remark
from journey_editor.storage import atomic
from journey_editor.storage.errors import DocumentError

MAX_BYTES = 20_000_000
"""The largest file that is read; the maps of a whole company are a fraction of that."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_TEXT = (
    (b"PK\x03\x04", "an Excel workbook or another packed file; save the sheet as CSV (UTF-8) and import that"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file; save the sheet as CSV (UTF-8) and import that"),
    (b"%PDF", "a PDF, from which no map can be read"),
    (b"\x89PNG", "a picture, from which no map can be read"),
)
_OTHER_ENCODINGS = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "shift_jis", "gb18030", "big5", "euc_kr"]


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises ImportProblem where it cannot be read or is too large."""
    try:
        return atomic.read_bytes(path, MAX_BYTES)
    except DocumentError as error:
        raise ImportProblem(str(error)) from None


def decoded(data: bytes) -> tuple[str, list[Remark]]:
    """The text of a file, with \\n as line end, and what is to be said about reading it.

    Raises ImportProblem for what is no text.
    """
    if len(data) > MAX_BYTES:
        raise ImportProblem(f"The file has {len(data):,} bytes; files up to {MAX_BYTES:,} bytes can be imported.")
    for signature, what in _NO_TEXT:
        if data.startswith(signature):
            raise ImportProblem(f"The file is {what}.")
    text, notes = _in_its_encoding(data)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    kept = clean_text(text)
    if len(kept) != len(text):
        notes.append(Remark(f"{len(text) - len(kept)} control characters, which no text shows, are left out."))
    return kept, notes


def _in_its_encoding(data: bytes) -> tuple[str, list[Remark]]:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise ImportProblem(
                f"The file begins as {encoding.upper()}, but is none at byte {error.start:,}; save it as UTF-8."
            ) from error
    else:
        if "\0" in text:
            raise ImportProblem(f"The file is no text: it holds zero bytes{_likely_utf_16(data)}.")
        return text, []
    if b"\0" in data:
        raise ImportProblem(f"The file is no text: it holds zero bytes{_likely_utf_16(data)}.")
    name = _likely_encoding(data)
    text = data.decode(name, errors="replace")
    note = f"The file is not UTF-8; it is read as {name}. Look at the letters with accents."
    if "\ufffd" in text:
        note += f" {text.count(chr(0xFFFD))} bytes could not be read and stand as \ufffd."
    return text, [Remark(note)]


def _likely_utf_16(data: bytes) -> str:
    """What every other byte tells: the end of a sentence."""
    is_likely = max(data[::2].count(0), data[1::2].count(0)) > len(data) // 4
    return ", as UTF-16 without its mark does; save it as UTF-8" if is_likely else ""


def _likely_encoding(data: bytes) -> str:
    # Short western texts fit many code pages alike: what Excel writes there (cp1252) wins, unless it reads badly.
    matches = from_bytes(data[:200_000], cp_isolation=_OTHER_ENCODINGS)
    best = matches.best()
    if best is None or any(m.encoding == "cp1252" and m.chaos <= best.chaos for m in matches):
        return "cp1252"
    return "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding
