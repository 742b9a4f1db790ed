"""Commands that take notes over into what the map claims: pain points, opportunities, questions, customer goals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from journey_editor.document.edits.taking_over import (
    Taken,
    as_lanes_say,
    make_customer_goals,
    make_parts,
    make_questions,
    notes_among,
)
from journey_editor.document.journey import Journey
from journey_editor.document.records import Lane, Note, Opportunity, PainPoint
from journey_editor.document.wording import joined, numbered
from journey_editor.shell.action import Action
from journey_editor.shell.context import Context


@dataclass(frozen=True)
class _Taking:
    """One thing that notes are made."""

    id: str
    text: str
    title: str
    key: str
    icon: str
    tip: str
    take: Callable[[Journey, list[Note]], Taken]
    noun: str
    """What `counted` calls what comes of it."""
    where: str
    page: str
    """The tab that lists what comes of it; empty: it is a field of what is on the board."""


_TAKINGS = (
    _Taking(
        "pain_points",
        "&Pain points",
        "Make pain points of the notes",
        "Alt+Shift+P",
        "pain-point",
        "What hurts, felt at the touchpoint or stage where the note stands; the notes stay",
        partial(make_parts, part_type=PainPoint),
        "pain_point",
        "felt at the touchpoints and stages where the notes stand",
        "pains",
    ),
    _Taking(
        "opportunities",
        "Opport&unities",
        "Make opportunities of the notes",
        "Alt+Shift+U",
        "opportunity",
        "What could be better at the touchpoint or stage where the note stands; the notes stay",
        partial(make_parts, part_type=Opportunity),
        "opportunity",
        "for the touchpoints and stages where the notes stand",
        "opportunities",
    ),
    _Taking(
        "questions",
        "&Questions of touchpoints",
        "Make questions of the notes",
        "Alt+Shift+Q",
        "question",
        "What customers ask at the touchpoint where the note stands; the notes stay",
        make_questions,
        "question",
        "to the touchpoints where the notes stand",
        "",
    ),
    _Taking(
        "customer_goals",
        "Customer &goals of stages",
        "Make customer goals of the notes",
        "Alt+Shift+G",
        "goal",
        "What the customer wants to have reached in the stage where the note stands; the notes stay",
        make_customer_goals,
        "customer goal",
        "to the stages where the notes stand",
        "",
    ),
)


def _take(taking: _Taking) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        notes = notes_among(context.journey, context.selected(Note, Lane))
        taken = taking.take(context.journey, notes)
        step = f"Make {numbered(taking.noun, taken.made)} of notes"
        if not context.session.do(step, taken.changes):
            context.notices.tell(taken.told or "The map says all of this already.", "warning")
            return
        said = f"{numbered('note', taken.taken)} became {numbered(taking.noun, taken.made)}, {taking.where}."
        if not taking.page:
            were = "was" if taken.taken == 1 else "were"
            said = f"{numbered(taking.noun, taken.made)} {were} added {taking.where}."

        def show() -> None:
            if context.editor is not None:
                context.notices.clear()
                context.editor.workbench.go_to(taking.page)
                context.session.select(i for i in taken.ids if i in context.journey)

        actions = [("Show in the ta&ble", show)] if taking.page else []
        context.tell_until_next_edit(" ".join(filter(None, (said, taken.told))), actions)

    return run


def _meant(context: Context) -> list[Note]:
    """The selected notes, those of the selected lanes; where none is selected, all."""
    chosen = context.selected(Note, Lane)
    return notes_among(context.journey, chosen or (lane.id for lane in context.journey.lanes))


def _take_as_lanes_say(context: Context) -> None:
    _take_over(context, _meant(context))


def _take_over(context: Context, notes: list[Note]) -> None:
    """Each note as its lane says. Who has just written one has that one selected: all others are offered, too."""
    changes, found = as_lanes_say(context.journey, notes)
    left = " ".join(f"{noun.replace('_', ' ').capitalize()}: {one.told}" for noun, one in found.items() if one.told)
    if not context.session.do("Take notes over as their lanes say", changes):
        context.notices.tell(left or "No note stands in a lane of pain points, ideas, questions or goals.", "warning")
        return
    made = [numbered(noun, one.made) for noun, one in found.items() if one.made]
    said = f"{numbered('note', sum(one.taken for one in found.values()))} became {joined(made)}."
    all_notes = notes_among(context.journey, (lane.id for lane in context.journey.lanes))
    others = [note for note in all_notes if note not in notes]

    def take_others() -> None:
        context.notices.clear()
        _take_over(context, others)

    actions = [("Ta&ke the others over, too", take_others)] if as_lanes_say(context.journey, others)[0] else []
    context.tell_until_next_edit(" ".join(filter(None, (said, left))), actions)


def _has_notes(context: Context) -> bool:
    if context.editor is None:
        return False
    return bool(context.selected(Note)) or any(context.journey.parts(i, Note) for i in context.selected(Lane))


ACTIONS = (
    Action(
        "card.notes_as_lanes_say",
        "As their &lanes say",
        "&Card/T&ake notes over as",
        _take_as_lanes_say,
        ("Alt+Shift+L",),
        "lane",
        lambda context: context.editor is not None and bool(context.journey.count(Note)),
        tip="All notes, or those selected: pain points, opportunities, questions, customer goals, each where it stands",
        title="Take notes over as their lanes say",
        needs="There is no note on the map.",
        group="kind",
    ),
    *(
        Action(
            f"card.notes_to_{taking.id}",
            taking.text,
            "&Card/T&ake notes over as",
            _take(taking),
            (taking.key,),
            taking.icon,
            _has_notes,
            tip=taking.tip,
            title=taking.title,
            needs="Select notes first, or a lane of notes.",
            group="kind",
        )
        for taking in _TAKINGS
    ),
)
