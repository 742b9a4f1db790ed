"""The map that travels inside a PDF that this program wrote."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf

from journey_editor.importers.imported import Imported, ImportProblem, Note
from journey_editor.storage import atomic, codec
from journey_editor.storage.errors import DocumentError

MAX_BYTES = 200_000_000
_SUFFIX = ".journey"
_MOST_FILES = 100


def read(path: Path) -> Imported:
    """The map inside a PDF. Raises ImportProblem, with one sentence, where there is none or it cannot be read."""
    try:
        data = atomic.read_bytes(path, MAX_BYTES)
    except DocumentError as error:
        raise ImportProblem(str(error)) from None
    found = _enclosed(data)
    if found is None:
        raise ImportProblem("No map travels inside this PDF: it was exported without it, or by another program.")
    try:
        opened = codec.from_bytes(found)
    except DocumentError as error:
        raise ImportProblem(f"The map inside this PDF cannot be read: {error}") from None
    return Imported(opened.journey, [Note(note) for note in opened.notes])


def _enclosed(data: bytes) -> bytes | None:
    """The first file with a map's suffix that is attached. Its size is looked at before it is unpacked."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            for name, spec in list(pdf.attachments.items())[:_MOST_FILES]:
                if name.casefold().endswith(_SUFFIX):
                    return spec.get_file().read_bytes()
    except pikepdf.PasswordError:
        raise ImportProblem("This PDF is locked with a password.") from None
    except Exception as error:  # a damaged PDF raises anything at all
        raise ImportProblem(f"This PDF is damaged: {' '.join(str(error).split())[:160]}.") from None
    return None
