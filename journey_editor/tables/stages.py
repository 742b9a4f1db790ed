"""The stages' operating rows: owner, goal, signals, risk and the way back, what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.placing import keys_at
from journey_editor.document.edits.stages import move_stages
from journey_editor.document.journey import Journey
from journey_editor.document.order import key_between
from journey_editor.document.record import Record, new_id
from journey_editor.document.records import Signal, Stage, Step
from journey_editor.tables.kinds import DAYS, LINES, LONG, OWNER
from journey_editor.tables.table import Column, Table
from journey_editor.tables.writing import LONGEST_NAME, CellRefused, Writing


def signals_text(journey: Journey, record: Record) -> str:
    """The names of what measures a stage and its touchpoints, a line each."""
    names = [signal.name.strip() or "unnamed signal" for signal in journey.signals_in(record.id)]
    return "\n".join(dict.fromkeys(names))


def write_signals(writing: Writing, record: Record, text: str) -> None:
    """Each line that names no signal of the stage is a new one, of which nothing is known yet."""
    there = writing.journey.signals_in(record.id) if record.id in writing.journey else []
    known = {signal.name.casefold() for signal in there}
    wanted = LINES.value(writing, text)
    if there and not wanted:
        raise CellRefused("Signals are deleted in the tab of signals, not by emptying this cell.")
    own = writing.journey.parts(record.id, Signal)
    new = [name for name in dict.fromkeys(wanted) if name.casefold() not in known]
    for name, order in zip(new, keys_at(own, len(own), len(new)), strict=True):
        if len(name) > LONGEST_NAME:
            raise CellRefused(f"A signal's name takes up to {LONGEST_NAME:,} characters; the map keeps what it had.")
        writing.draft.add(Signal(id=new_id("signal"), order=order, measures=(record.id,), name=name))


def _add(draft: Draft, count: int, after: str | None) -> list[str]:
    stages = draft.journey.stages
    index = next((number + 1 for number, stage in enumerate(stages) if stage.id == after), len(stages))
    made = []
    for order in keys_at(stages, index, count):
        stage = draft.add(Stage(id=new_id("stage"), order=order))
        draft.add(Step(id=new_id("step"), order=key_between(None, None), stage=stage.id))
        made.append(stage.id)
    return made


def _move(journey: Journey, ids: Sequence[str], index: int) -> ChangeSet:
    return move_stages(journey, ids, index)


STAGES = Table(
    "stages",
    "Stages",
    "stage",
    Stage,
    (
        Column("name", "Stage", width=170, empty="unnamed stage"),
        Column("customer_goal", "Customer goal", LONG, 210),
        Column("owner", "Owner", OWNER, 130, empty="no owner"),
        Column(
            "signals",
            "Signals",
            LINES,
            180,
            computed=signals_text,
            written=write_signals,
            empty="no signal",
            most_lines=3,
            about="What measures the stage, a line each: its own signals, then those of its touchpoints. "
            "A line that is added is a new signal.",
        ),
        Column("risk", "Risk", LONG, 190),
        Column("risk_trigger", "Risk trigger", LONG, 170),
        Column("recovery", "Recovery", LONG, 190),
        Column("escalation", "Escalation", LONG, 170),
        Column("next_step", "Next step", LONG, 190),
        Column("review_checkpoint", "Review checkpoint", LONG, 150),
        Column("success_criterion", "Success criterion", LONG, 190),
        Column("duration_days", "Typical duration (days)", DAYS, 150, empty="unknown", says_unknown=True),
        Column("customer_action", "Customer action", LONG, 210),
        Column("internal_action", "Internal action", LONG, 210),
        Column("key_touchpoints", "Key touchpoints", LONG, 190),
    ),
    lambda journey: journey.stages,
    _add,
    move=_move,
    about="Each stage with who answers for it, what shows how it goes, and what is done when it goes wrong.",
)
