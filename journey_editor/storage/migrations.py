"""Older files brought up to date, one numbered step after another, on plain dicts before anything is validated."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

Step = Callable[[dict[str, Any]], dict[str, Any]]


def _several_places(content: dict[str, Any]) -> dict[str, Any]:
    """Version 2: signals, pain points and opportunities may be in several places; systems are records of their own."""
    content = dict(content)
    for collection, field in (("pain_points", "felt_at"), ("opportunities", "helps_at"), ("signals", "measures")):
        if isinstance(records := content.get(collection), dict):
            content[collection] = {key: _with_places(record, field) for key, record in records.items()}
    sources = dict(content["data_sources"]) if isinstance(content.get("data_sources"), dict) else {}
    ids: dict[str, str] = {}
    for record in content["signals"].values() if isinstance(content.get("signals"), dict) else ():
        if not isinstance(record, dict) or not isinstance(name := record.get("source_system"), str):
            continue
        del record["source_system"]
        key = " ".join(name.split()).casefold()
        if key and key not in ids:
            ids[key] = _free_id(key, sources)
            sources[ids[key]] = {"name": name}
        if key:
            record["read_from"] = ids[key]
    return {**content, "data_sources": sources} if sources else content


def _with_places(record: Any, field: str) -> Any:
    if not isinstance(record, dict) or "subject" not in record:
        return record
    return {
        field if name == "subject" else name: [value] if name == "subject" else value for name, value in record.items()
    }


def _free_id(name: str, taken: Mapping[str, Any]) -> str:
    slug = re.sub("[^a-z0-9]+", "-", name).strip("-")[:60] or "system"
    ids = (f"data_source-{slug}" + (f"-{number}" if number else "") for number in count())
    return next(found for found in ids if found not in taken)


STEPS: Mapping[int, Step] = {1: _several_places}
"""The step at n turns the content of a file of version n into that of version n + 1. It drops nothing."""


def migrate(content: dict[str, Any], version: int, target: int, steps: Mapping[int, Step] = STEPS) -> dict[str, Any]:
    """The content of a file of `version` as a file of the `target` version would hold it.

    Raises KeyError where a step is missing: every version ever released has one.
    """
    for number in range(version, target):
        content = steps[number](content)
    return content
