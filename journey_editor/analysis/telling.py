"""How findings are put into words: what records are called in a sentence, and the sentence."""

from __future__ import annotations

import re

from journey_editor.analysis.rule import Finding
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import MAP_ID, Card, Connection

_PLACEHOLDER = re.compile(r"\{(\d+|names)\}")
_GONE = "what is gone"
_LONGEST_NAME = 80
PRINTED_NAME = 600
"""On paper, where nobody can look a name up: so many characters of it."""
_MOST_LISTED = 4


def what_is_missing(journey: Journey, finding: Finding, most: int = _LONGEST_NAME) -> str:
    """The first half of a finding's sentence, without its end; at `most` so many characters of each name.

    Line breaks of names are blanks.
    """
    ids = (finding.about, *finding.others)

    def put(found: re.Match[str]) -> str:
        if found[1] == "names":
            return list_of([name_in_list(journey, i, most) for i in finding.others])
        record = journey.get(ids[int(found[1])])
        return mention(journey, record, most) if record is not None else _GONE

    told = " ".join(_PLACEHOLDER.sub(put, finding.what).split())
    return told[:1].upper() + told[1:]


def sentence(journey: Journey, finding: Finding, why: str, most: int = _LONGEST_NAME) -> str:
    """What is missing, of what, and why it matters."""
    return f"{what_is_missing(journey, finding, most)}: {why}."


def mention(journey: Journey, record: Record, most: int = _LONGEST_NAME) -> str:
    """A record as the middle of a sentence calls it."""
    if record.id == MAP_ID:
        return "the map"
    name = short(journey.name_of(record.id), most)
    if isinstance(record, Connection):
        ends = " to ".join(name_in_list(journey, end, most) for end in (record.source, record.target))
        return f"the way from {ends}" + (f" (“{name}”)" if name else "")
    kind = record.kind.replace("_", " ")
    called = f"the {kind} “{name}”" if name else f"{'an' if kind[0] in 'aeo' else 'a'} {kind} without a name"
    return f"{called} ({place(journey, record, most)})" if isinstance(record, Card) else called


def name_in_list(journey: Journey, record_id: str, most: int = _LONGEST_NAME) -> str:
    """A record as a list of names calls it: a card without a name by its place."""
    name, record = short(journey.name_of(record_id), most), journey.get(record_id)
    if name:
        return f"“{name}”"
    return f"({place(journey, record, most)})" if isinstance(record, Card) else "one without a name"


def place(journey: Journey, card: Card, most: int = _LONGEST_NAME) -> str:
    """Where a card stands: its lane (a persona's is called as the persona) and its stage."""
    lane, stage = short(journey.name_of(card.lane), most), short(journey.stage_of(card).name, most)
    return f"{lane or 'persona without a name'}, {stage or 'stage without a name'}"


def short(text: str, most: int = _LONGEST_NAME) -> str:
    """A text on one line, cut where it would make a sentence endless."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "\u2026"


def list_of(names: list[str]) -> str:
    """Names in a row, the first few of them."""
    rest = len(names) - _MOST_LISTED
    return ", ".join(names[:_MOST_LISTED]) + (f" and {rest} more" if rest > 0 else "")
