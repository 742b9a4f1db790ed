"""The fault matrix of docs/reliability.md: the protections of `matrix.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Protection:
    """A line of the program that keeps somebody's work, and the test that fails without it."""

    rows: str
    """Its rows of the matrix, such as "F1 F11"."""
    what: str
    where: str
    """Module and function, within the package: "storage.atomic:write_bytes"."""
    line: str
    """What stands there once; it may be a part of a line, or several."""
    instead: str
    test: str
    """The test, from the folder of tests on."""

    @property
    def is_quick(self) -> bool:
        """Whether its test needs no window, and so does not wait for what never comes."""
        return not self.test.startswith("shell/")


def _read() -> tuple[Protection, ...]:
    content = tomllib.loads(Path(__file__).with_name("matrix.toml").read_text(encoding="utf-8"))
    return tuple(Protection(**one) for one in content["protection"])


PROTECTIONS = _read()
