"""Maps as a file may hold them after an accident, another program, or somebody who means harm."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from functools import cache
from typing import Any

from hypothesis import strategies as st

from journey_editor.storage import codec
from tests.building import onboarding
from tests.hostile_maps import HOSTILE

Path = tuple[str | int, ...]

ODD: tuple[Any, ...] = (
    *HOSTILE,
    *(None, True, 0, -1, 2**53 - 1, 2**53, 10**400, 0.1, -0.0, 1e308, float("nan"), float("inf")),
    *("", " ", "\ud800", "\0", "\u202e\u2066", "\ufeff", "x" * 2_001, "y" * 200_001, "0", "V", "2026-02-30", "map"),
    *([], [[]], [None], {}, {"": {}}, {"id": "map"}, [["2026-01-01", 1]], [["2026-01-01", "1", 2, 3]], ["V"] * 500),
)


@cache
def sound() -> str:
    """A map as its file has it, with the same ids in each run, so that what fails can be repeated."""
    numbers: dict[str, str] = {}
    text = codec.to_bytes(onboarding().journey).decode()
    return re.sub(r"(?<=-)[a-z0-9]{10}(?=\")", lambda found: numbers.setdefault(found[0], f"{len(numbers)}"), text)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """The bytes of a map of which up to three things are otherwise, or which was cut, doubled or overwritten."""
    content = json.loads(sound())
    for _ in range(draw(st.integers(0, 3))):
        _damage(content, draw)
    data = json.dumps(content, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")
    at = draw(st.integers(0, len(data)))
    match draw(st.sampled_from(["whole"] * 12 + ["cut", "doubled", "zeroed", "byte", "utf-16", "bom"])):
        case "cut":
            return data[:at]
        case "doubled":
            return data + data
        case "zeroed":
            return data[:at] + bytes(len(data) - at)
        case "byte":
            return data[:at] + draw(st.binary(min_size=1, max_size=4)) + data[at:]
        case "utf-16":
            return data.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass")
        case "bom":
            return b"\xef\xbb\xbf" + data
    return data


def _damage(content: dict[str, Any], draw: st.DrawFn) -> None:
    path = draw(st.sampled_from(_paths(content)))
    holder: Any = content
    for part in path[:-1]:
        holder = holder[part]
    match draw(st.sampled_from(["odd", "odd", "gone", "other", "new"])):
        case "odd":
            holder[path[-1]] = deepcopy(draw(st.sampled_from(ODD)))
        case "gone":
            del holder[path[-1]]
        case "other":  # what stands elsewhere: ids of the wrong kind, records in the wrong place
            other: Any = content
            for part in draw(st.sampled_from(_paths(content))):
                other = other[part]
            holder[path[-1]] = deepcopy(other)
        case "new" if isinstance(holder, dict):
            name = draw(st.sampled_from([*HOSTILE, "later", "id", "kind"]))
            holder[name] = deepcopy(draw(st.sampled_from(ODD)))


def _paths(value: Any, at: Path = ()) -> list[Path]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [] if not at else [at]
    for key, each in inner:
        found += _paths(each, (*at, key))
    return found
