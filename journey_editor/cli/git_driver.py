"""Maps under git: two versions merged record by record, and differences shown in words instead of lines of JSON."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from journey_editor.analysis.comparing.values import words
from journey_editor.document.field_names import field_name
from journey_editor.document.journey import Journey
from journey_editor.document.records import RECORD_TYPES
from journey_editor.storage import atomic
from journey_editor.storage.errors import SaveError

_ATTRIBUTES = "*.journey merge=journey diff=journey"
_SETTINGS = {
    "merge.journey.name": "Journey Editor: by record and field",
    "merge.journey.driver": "{program} merge %O %A %B -o %A",
    "diff.journey.textconv": "{program} text",
}


class GitProblem(ValueError):
    """What keeps git from being set up, in one sentence."""


def set_up(folder: Path) -> list[str]:
    """Have git merge and compare the maps of the repository that a folder is in; what was done, a sentence each.

    Raises GitProblem.
    """
    if shutil.which("git") is None:
        raise GitProblem("git is not installed on this computer.")
    top = Path(_git(folder, "rev-parse", "--show-toplevel"))
    for name, value in _SETTINGS.items():
        _git(folder, "config", name, value.format(program="journey-editor"))
    attributes = top / ".gitattributes"
    try:
        known = attributes.read_text(encoding="utf-8") if attributes.exists() else ""
        if _ATTRIBUTES in known.splitlines():
            return [f"git merges and compares the maps in {top}."]
        start = known if not known or known.endswith("\n") else f"{known}\n"
        atomic.write_bytes(attributes, f"{start}{_ATTRIBUTES}\n".encode())
    except SaveError as error:
        raise GitProblem(str(error)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise GitProblem(f"{attributes} could not be read: {error}.") from None
    return [
        f"git merges and compares the maps in {top}.",
        f"{attributes.name} says so; commit it, and everybody who runs this command once has it too.",
    ]


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    except OSError as error:
        raise GitProblem(f"{folder}: {atomic.reason(error)}.") from None
    if done.returncode:
        raise GitProblem(f"git says: {' '.join(done.stderr.split()) or 'nothing'}")
    return done.stdout.strip()


def as_text(journey: Journey) -> list[str]:
    """A map as lines that compare well: a line a field, under its record."""
    lines = []
    for record_type in RECORD_TYPES:
        for record in sorted(journey.of_kind(record_type), key=lambda one: one.id):
            lines.append(f"{record.kind.replace('_', ' ')} {record.id}")
            for field in type(record).model_fields:
                said = words(journey, record, field)
                if field != "id" and said.strip():
                    lines += [f"    {field_name(field, record_type.kind)}: {part}" for part in said.splitlines()]
    return lines
