"""The maps that ship with the program, and how files are called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from journey_editor import paths

if TYPE_CHECKING:
    from journey_editor.shell.context import Context

SUFFIX = ".journey"
FILTERS = (f"Journey maps (*{SUFFIX})", "All files (*)")
"""What file dialogs offer."""
UNTITLED = "Untitled map"
MAP_FILTERS = (f"Journey maps (*{SUFFIX})",)


def templates() -> list[Path]:
    """The templates that ship with the program, the plainest first."""
    return sorted(paths.resource("templates").glob(f"*{SUFFIX}"), key=lambda file: (file.stem != "empty", file.stem))


def samples() -> list[Path]:
    """The samples that ship with the program, a future state after the map it was made from."""
    return sorted(paths.samples_dir().glob(f"*{SUFFIX}"), key=lambda file: file.stem)


def words(file: Path) -> str:
    """A file's name as words: "saas-onboarding.journey" is "Saas onboarding"."""
    text = file.stem.replace("-", " ").replace("_", " ").strip()
    return text[:1].upper() + text[1:]


def file_name(title: str) -> str:
    """A title as a name that every file system takes, at most 80 characters long."""
    kept = "".join(" " if letter in '<>:"/\\|?*' or ord(letter) < 32 else letter for letter in title)
    return " ".join(kept.split())[:80].strip(". ") or UNTITLED


def in_folder(file: Path) -> str:
    """The folder of a file as a user knows it, with ~ for the home folder."""
    folder = file.parent
    try:
        return str(Path("~") / folder.relative_to(Path.home())).rstrip("/.")
    except (ValueError, RuntimeError):
        return str(folder)


def free_name(path: Path) -> Path:
    """A path, or the first of "name 2", "name 3" ... where no file is yet."""
    number, free = 2, path
    while free.exists():
        free, number = path.with_name(f"{path.stem} {number}{path.suffix}"), number + 1
    return free


def saved_path(context: Context, why: str) -> Path | None:
    """The file of the open map. Where it has none the user is told why one is needed, and may save; None: did not."""
    documents = context.documents
    if documents.path is not None:
        return documents.path
    wants_file = context.dialogs.ask("Save the map first?", why, "Save\u2026")
    return documents.path if wants_file and documents.save_now() else None
