"""What goes wrong with files, told in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence


class DocumentError(ValueError):
    """A file cannot be read as a map. Its text says in one sentence what is wrong, and where.

    `problems` holds every problem that was found, one sentence each.
    """

    def __init__(self, sentence: str, problems: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.problems: tuple[str, ...] = tuple(problems) or (sentence,)


class SaveError(Exception):
    """A file could not be written. Its text says why in one sentence, and what is on the disk now.

    `reason` is that alone, as the end of a sentence.
    """

    def __init__(self, sentence: str, reason: str = "") -> None:
        super().__init__(sentence)
        self.reason = reason or sentence.rstrip(".")


class ChangedByOthers(SaveError):
    """The file was not written, because it holds something else than what was expected there."""
