"""Older files brought up to date, one numbered step after another, on plain dicts before anything is validated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Step = Callable[[dict[str, Any]], dict[str, Any]]

STEPS: Mapping[int, Step] = {}
"""The step at n turns the content of a file of version n into that of version n + 1. It drops nothing."""


def migrate(content: dict[str, Any], version: int, target: int, steps: Mapping[int, Step] = STEPS) -> dict[str, Any]:
    """The content of a file of `version` as a file of the `target` version would hold it.

    Raises KeyError where a step is missing: every version ever released has one.
    """
    for number in range(version, target):
        content = steps[number](content)
    return content
