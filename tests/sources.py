"""The modules of the program, for tests of what none of them may do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache
from pathlib import Path

from journey_editor import __file__ as _program


@cache
def _sources() -> tuple[tuple[str, str], ...]:
    root = Path(_program).parent
    files = sorted(root.rglob("*.py"))
    return tuple((file.relative_to(root).as_posix(), file.read_text(encoding="utf-8")) for file in files)


def sources_that_say(words: Set[str]) -> Iterator[tuple[str, str]]:
    """Path and text of each module in which one of the words stands: only these are worth being parsed."""
    said = re.compile(r"\b(" + "|".join(re.escape(word.rpartition(".")[2]) for word in sorted(words)) + r")\b")
    return ((where, source) for where, source in _sources() if said.search(source))
