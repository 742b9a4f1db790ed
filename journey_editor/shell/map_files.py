"""The maps that ship with the program, and how files are called."""

from __future__ import annotations

from pathlib import Path

from journey_editor import paths

SUFFIX = ".journey"
UNTITLED = "Untitled map"


def templates() -> list[Path]:
    """The templates that ship with the program, the plainest first."""
    return sorted(paths.resource("templates").glob(f"*{SUFFIX}"), key=lambda file: (file.stem != "empty", file.stem))


def samples() -> list[Path]:
    """The samples that ship with the program."""
    return sorted(paths.samples_dir().glob(f"*{SUFFIX}"))


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
