"""A second state of a layout, to go on from while the first stays as it is."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import Any, TypeVar

T = TypeVar("T")

_HERE = __name__.rpartition(".")[0]


def twin(thing: T, shared: dict[int, Any]) -> T:
    """A copy in which all that a layout changes in place is copied too: its own objects, dicts, lists and sets.

    What never changes (pieces, texts, records) is the same object in both. `shared`: what takes the place of things, by
    the `id` of these; all that is copied is added to it.
    """
    known = shared.get(id(thing))
    if known is not None:
        return known  # type: ignore[no-any-return]
    if not _is_changed_in_place(thing):
        return thing
    own: Any
    if isinstance(thing, set):
        own = shared[id(thing)] = thing.copy()
    elif isinstance(thing, dict):
        own = shared[id(thing)] = thing.copy()
        # What a container holds is all of one type: so where there is nothing to copy, one look tells.
        if _is_changed_in_place(next(iter(thing.values()), None)):
            for key, value in thing.items():
                own[key] = twin(value, shared)
    elif isinstance(thing, list):
        own = shared[id(thing)] = thing.copy()
        if thing and _is_changed_in_place(thing[0]):
            own[:] = [twin(value, shared) for value in thing]
    else:
        own = shared[id(thing)] = object.__new__(type(thing))
        for name, value in vars(thing).items():
            setattr(own, name, twin(value, shared))
    return own  # type: ignore[no-any-return]


def exchange(thing: object, before: object, after: object) -> None:
    """Let an object of a layout, and those it is made of, hold another thing in the place of one."""
    for name, value in vars(thing).items():
        if value is before:
            setattr(thing, name, after)
        elif _is_own(value):
            exchange(value, before, after)


def _is_changed_in_place(thing: object) -> bool:
    return isinstance(thing, (dict, list, set)) or _is_own(thing)


def _is_own(thing: object) -> bool:
    """Whether it is a part of a layout's state; what is frozen, or a tuple, is none."""
    kind = type(thing)
    return kind.__module__.startswith(_HERE) and not (isinstance(thing, tuple) or is_dataclass(kind))
