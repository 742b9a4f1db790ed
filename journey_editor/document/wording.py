"""How counts and the names of undo steps are put in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import TYPE_OF_KIND, Lane
from journey_editor.document.vocabulary import LaneContent

_NOUNS = {
    "persona_lane": ("persona lane", "persona lanes"),
    "decision": ("decision", "decisions"),
    "opportunity": ("opportunity", "opportunities"),
    "pain_point": ("pain point", "pain points"),
    "accepted_finding": ("accepted finding", "accepted findings"),
    "data_source": ("data source", "data sources"),
    "evidence": ("piece of evidence", "pieces of evidence"),
    "piece of work": ("piece of work", "pieces of work"),
    "persona_relation": ("relation of personas", "relations of personas"),
}


def noun_of(record: Record) -> str:
    """What `counted` calls a record: its kind, but for the lanes that follow a persona."""
    is_persona_lane = isinstance(record, Lane) and record.content is LaneContent.PERSONA
    return "persona_lane" if is_persona_lane else record.kind


def counted(kind: str, count: int) -> str:
    """How many of a kind: "touchpoint" for one, "3 touchpoints" for more; none is "0 touchpoints"."""
    one, many = _NOUNS.get(kind, (kind, f"{kind}s"))
    return one if count == 1 else f"{count} {many}"


def plural(kind: str) -> str:
    """What several of a kind are called: "touchpoints"."""
    return counted(kind, 2).removeprefix("2 ")


def numbered(kind: str, count: int) -> str:
    """As `counted`, with the number always said: "1 stage", "3 stages"."""
    return f"1 {counted(kind, 1)}" if count == 1 else counted(kind, count)


def counted_records(journey: Journey, ids: Iterable[str], count: Callable[[str, int], str] = counted) -> str:
    """What some records are together: "3 touchpoints", "stage and 2 touchpoints"; "1 stage and ..." by `numbered`."""
    nouns = [noun_of(record) for record in map(journey.get, ids) if record is not None]
    if "lane" in nouns:  # beside others, a persona's lane is a lane like them
        nouns = ["lane" if noun == "persona_lane" else noun for noun in nouns]
    parts = [count(noun, nouns.count(noun)) for noun in ("persona_lane", *TYPE_OF_KIND) if noun in nouns]
    return joined(parts)


def joined(parts: list[str]) -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def change_text(journey: Journey, ids: Sequence[str], label: str) -> str:
    """The undo text of a changed field, wherever it is changed: "Change channel of 3 touchpoints", "Rename stage"."""
    what = counted_records(journey, ids)
    if label.casefold() == "name":
        return f"Rename {what}"
    changed = f"Change {label[:1].lower()}{label[1:]}"
    return changed if len(ids) == 1 else f"{changed} of {what}"


def rename_text(journey: Journey, record_id: str) -> str:
    """The undo text of another name, as `edits.fields.rename` gives it: a persona lane's is its persona's."""
    record = journey.record(record_id, Record)
    if isinstance(record, Lane) and record.content is LaneContent.PERSONA:
        record = journey.persona_of(record_id)
    return change_text(journey, [record.id], record.name_field)


def said_key(text: str) -> str:
    """Two sentences say the same where these are equal: a full stop more or less makes no other one of it."""
    key = name_key(text)
    return key.rstrip(".! ") or key


def name_key(name: str) -> str:
    """Two names are the same where these are equal: capitals and blanks do not matter.

    Nor does the dot of an i: in Turkish \u0130 and i are one letter, I and \u0131 another, and elsewhere I and i.
    """
    key = " ".join(name.split()).casefold()
    return key if key.isascii() else key.replace("i\u0307", "i").replace("\u0131", "i")
