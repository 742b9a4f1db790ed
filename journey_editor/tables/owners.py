"""The tables of owners: who owns what across stages, the work that nobody owns, and handoffs."""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.document.draft import Draft
from journey_editor.document.journey import Journey
from journey_editor.document.quoting import quoted
from journey_editor.document.record import Record, new_id
from journey_editor.document.records import Connection, Owner, Stage
from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.document.wording import counted, name_key
from journey_editor.tables.kinds import LINE, LONG, OWNER, OneOf
from journey_editor.tables.ownership import handovers, owner_at, owners_by_work, ownership
from journey_editor.tables.places import called, place_text
from journey_editor.tables.table import Column, Table
from journey_editor.tables.writing import CellRefused, Writing

NOBODY = Owner(id="owner-nobody")
"""The row of what has no owner."""
_ELSEWHERE = "no stage"


def _key(owner: Record) -> str:
    return "" if owner.id == NOBODY.id else owner.id


def _records(journey: Journey, owner: Record, stage: str) -> list[Record]:
    return ownership(journey).cells.get((_key(owner), stage), [])


def _cell(journey: Journey, owner: Record, stage: str) -> str:
    found = _records(journey, owner, stage)
    names = ["the stage itself" if isinstance(one, Stage) else called(journey, one) for one in found]
    return f"{len(found)}: {', '.join(names)}" if found else ""


def _stage_column(stage_id: str, title: str) -> Column:
    return Column(
        f"in {stage_id}",
        title,
        width=150,
        most_lines=3,
        computed=lambda journey, owner: _cell(journey, owner, stage_id),
        why_not="Owners are given where the work is: at the stage or card, or in the list of work without an owner.",
        leads_to=lambda journey, owner: [record.id for record in _records(journey, owner, stage_id)],
        sorted_by=lambda journey, owner: float(len(_records(journey, owner, stage_id))) or None,
        about="How much an owner has here, and what. Enter shows it on the board.",
    )


def _by_stage(journey: Journey) -> tuple[Column, ...]:
    stages = [(stage.id, called(journey, stage)) for stage in journey.stages]
    return tuple(_stage_column(*stage) for stage in [*stages, ("", _ELSEWHERE.capitalize())])


def _total(journey: Journey, owner: Record) -> str:
    return str(ownership(journey).total.get(_key(owner), 0))


def _rows(journey: Journey) -> list[Record]:
    nobody: list[Record] = [NOBODY] if ownership(journey).unowned else []
    return [*nobody, *owners_by_work(journey)]


def _rename(writing: Writing, owner: Record, text: str) -> None:
    name = LINE.value(writing, text)
    others = (other for other in writing.journey.of_kind(Owner) if other.id != owner.id)
    if name and any(name_key(other.name) == name_key(name) for other in others):
        raise CellRefused(f"{quoted(name)} is an owner already; select both rows and merge them.")
    writing.set(owner, "name", "Owner", name)


def _add_owner(draft: Draft, count: int, after: str | None) -> list[str]:
    return [draft.add(Owner(id=new_id("owner"))).id for _ in range(count)]


OWNERS = Table(
    "owners",
    "Owners",
    "owner",
    Owner,
    (
        Column("name", "Owner", LINE, 170, written=_rename, empty="no owner"),
        Column("team", "Team", LINE, 110, empty="no team"),
        Column("contact", "Contact", LINE, 180),
        Column(
            "total",
            "Owns",
            width=60,
            computed=_total,
            why_not="This is counted, not typed.",
            sorted_by=lambda journey, owner: float(ownership(journey).total.get(_key(owner), 0)),
            about="How many stages, cards, opportunities and so on.",
        ),
    ),
    _rows,
    _add_owner,
    about="Who answers for what. An owner is made here, or by typing a name where work has none.",
    stand_ins=(NOBODY,),
    more=_by_stage,
)


def _itself(_journey: Journey, record: Record) -> Sequence[str]:
    return (record.id,)


def _named(title: str, width: int = 230) -> Column:
    return Column(
        "what",
        title,
        width=width,
        computed=called,
        why_not="What is listed here is renamed on the board or in its own tab.",
        leads_to=_itself,
        about="Enter shows it on the board.",
    )


def _unowned(journey: Journey) -> list[Record]:
    return ownership(journey).unowned


UNOWNED = Table(
    "unowned",
    "Work without an owner",
    "piece of work",
    Record,
    (
        _named("What"),
        Column("owner", "Owner", OWNER, 170, empty="no owner", about="Type or pick a name: the work leaves this list."),
        Column(
            "kind",
            "Kind",
            width=110,
            computed=lambda journey, record: counted(record.kind, 1),
            why_not="What kind of thing it is cannot be changed here.",
        ),
        Column(
            "place",
            "Where",
            width=260,
            computed=place_text,
            why_not="Where it stands is changed on the board.",
        ),
    ),
    _unowned,
    delete=None,
    about="Every stage, touchpoint, decision, open opportunity and risk has an owner.",
)


def _end(field: str, title: str) -> Column:
    return Column(
        field,
        title,
        width=180,
        computed=lambda journey, way: called(journey, journey.get(getattr(way, field))),
        why_not="Where a connection leads is changed on the board.",
        leads_to=lambda _journey, way: (way.id,),
        about="Enter shows the connection on the board.",
    )


def _owner_of_end(field: str, title: str) -> Column:
    def text(journey: Journey, way: Record) -> str:
        return " ".join(journey.name_of(owner_at(journey, getattr(way, field))).split())

    return Column(
        f"{field}_owner",
        title,
        width=140,
        computed=text,
        why_not="An owner is changed at the stage or card itself.",
        empty="no owner",
        about="The card's own owner, or else its stage's.",
    )


HANDOFFS = Table(
    "handoffs",
    "Handoffs",
    "handoff",
    Connection,
    (
        _end("source", "From"),
        _owner_of_end("source", "Owner before"),
        _end("target", "To"),
        _owner_of_end("target", "Owner after"),
        Column("label", "Label", LINE, 140),
        Column("note", "Note", LONG, 240, empty="no note"),
        Column("meaning", "Kind", OneOf(ConnectionKind, can_be_unknown=False), 110),
    ),
    handovers,
    about="Connections on which the owner changes, and those that are called a handoff, stand here.",
)
