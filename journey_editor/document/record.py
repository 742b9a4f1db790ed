"""What every record is: frozen, checked, with an id, and with references to others that are declared, not implied."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self, get_args, get_origin

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic.fields import FieldInfo

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n|[\r\v\f]")
_ID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"

RecordId = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[^\s\x00-\x1f]+$")]


def _checked(text: str) -> str:
    if found := _UNWRITABLE.search(text):
        raise ValueError(f"contains U+{ord(found.group()):04X}, which is no character of a text")
    return text


def clean_text(text: str) -> str:
    """Text as a record takes it: line ends as \\n, control characters and lone surrogates left out.

    Word and PowerPoint end lines with \\v, too.
    """
    return _UNWRITABLE.sub("", _LINE_END.sub("\n", text))


NAME_LENGTH = 2_000
"""The most characters of a name."""
Name = Annotated[str, StringConstraints(max_length=NAME_LENGTH), AfterValidator(_checked)]
Text = Annotated[str, StringConstraints(max_length=200_000), AfterValidator(_checked)]
Texts = tuple[Text, ...]
OrderKey = Annotated[str, StringConstraints(min_length=1, max_length=1_000, pattern=r"^[0-9A-Za-z]*[1-9A-Za-z]$")]
Emotion = Annotated[float, Field(ge=-2, le=2)]
Number = Annotated[float, Field(ge=-1e15, le=1e15)]


@dataclass(frozen=True)
class RefersTo:
    """Marks a field as the id of another record, and says what happens to this record when that one is deleted."""

    kinds: tuple[str, ...]
    on_delete: Literal["cascade", "clear"]


def part_of(*kinds: str) -> RefersTo:
    """This record goes when the one it refers to goes; where it refers to several, with the last of them."""
    return RefersTo(kinds, "cascade")


def mentions(*kinds: str) -> RefersTo:
    """This record stays, with the field emptied, when the one it refers to goes."""
    return RefersTo(kinds, "clear")


class Record(BaseModel):
    """One thing a map says. Fields that this version does not know are kept as they came (`model_extra`)."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, allow_inf_nan=False)

    kind: ClassVar[str]
    """The record's type, one word of the glossary."""
    collection: ClassVar[str]
    """The name under which the file keeps records of this type."""
    name_field: ClassVar[str] = "name"
    """The field that says what the record is called; empty where none does."""

    id: RecordId

    def revised(self, **fields: Any) -> Self:
        """This record with some fields changed, checked anew.

        Raises AttributeError for a field that the record does not have, ValueError for a value it cannot take.
        """
        known = type(self).model_fields
        if unknown := [name for name in fields if name not in known]:
            raise AttributeError(f"a {self.kind} has no field {unknown[0]}")
        return type(self).model_validate({**self.__dict__, **(self.model_extra or {}), **fields})

    def known(self) -> Self:
        """This record without the fields that this version does not know."""
        return type(self).model_validate(dict(self.__dict__)) if self.model_extra else self

    def references(self) -> list[tuple[str, RefersTo, str]]:
        """Each reference that is set: field, what it may refer to, the id it holds (or one of those it holds)."""
        found = []
        values = self.__dict__  # this is asked of every record of a map that is opened
        for name, rule in reference_fields(type(self)):
            target = values[name]
            if not target:
                continue
            if isinstance(target, str):
                found.append((name, rule, target))
            else:
                found += [(name, rule, one) for one in target]
        return found

    def stands_as(self, other: Record) -> bool:
        """Whether both are records of one type that hold the same ids of others."""
        mine, theirs = self.__dict__, other.__dict__
        return type(self) is type(other) and all(
            mine[name] is theirs[name] or mine[name] == theirs[name] for name, _ in reference_fields(type(self))
        )

    def refers_to(self, field: str, target: str) -> bool:
        """Whether a field holds the id of a record, alone or among others."""
        value = getattr(self, field)
        return bool(target in value if isinstance(value, tuple) else target == value)

    def refers_to_others(self, field: str, target: str) -> bool:
        """Whether a field holds ids of other records beside that one."""
        value = getattr(self, field)
        return isinstance(value, tuple) and any(one != target for one in value)

    def without_reference(self, field: str, target: str) -> Self:
        """This record with a field that holds the id of another no longer holding it."""
        value = getattr(self, field)
        left = tuple(one for one in value if one != target) if isinstance(value, tuple) else None
        return self.revised(**{field: left})


@cache
def reference_fields(record_type: type[Record]) -> tuple[tuple[str, RefersTo], ...]:
    """The fields of a record type that hold ids of other records."""
    rules = ((name, _rule(field)) for name, field in record_type.model_fields.items())
    return tuple((name, rule) for name, rule in rules if rule is not None)


def _rule(field: FieldInfo) -> RefersTo | None:
    # What annotates the id in "id or None" is not in the field's own metadata.
    inside = (mark for part in get_args(field.annotation) for mark in getattr(part, "__metadata__", ()))
    return next((mark for mark in (*field.metadata, *inside) if isinstance(mark, RefersTo)), None)


@cache
def text_fields(record_type: type[Record]) -> tuple[str, ...]:
    """The fields of a record type that hold words of a user: a text, or several, a line each."""
    return tuple(name for name, info in record_type.model_fields.items() if _is_text(info.annotation, info.metadata))


@cache
def prose_fields(record_type: type[Record]) -> frozenset[str]:
    """The fields of a record type that take a text of any length, of several lines."""
    return frozenset(name for name in text_fields(record_type) if _is_prose(record_type.model_fields[name]))


def _is_prose(field: FieldInfo) -> bool:
    # A list of texts has its length inside, where it is that of one of them.
    return any((getattr(mark, "max_length", None) or 0) > NAME_LENGTH for mark in field.metadata)


def _is_text(annotation: Any, metadata: list[Any]) -> bool:
    if get_origin(annotation) is tuple:
        inner = get_args(annotation)[0]
        return get_origin(inner) is Annotated and _is_text(get_args(inner)[0], list(inner.__metadata__))
    return annotation is str and any(getattr(mark, "func", None) is _checked for mark in metadata)


def new_id(kind: str) -> str:
    """A fresh id, such as "stage-k3m9x2pq7c": readable in a diff, and not met twice."""
    return f"{kind}-" + "".join(_ID_LETTERS[byte % 32] for byte in secrets.token_bytes(10))
