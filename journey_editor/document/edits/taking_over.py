"""Notes of a workshop taken over into what the map claims: pain points, opportunities, questions, customer goals.

The notes stay where they are; see docs/decisions/0019-notes-that-are-taken-over-stay.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.placing import keys_at
from journey_editor.document.edits.spans import last_column, numbers
from journey_editor.document.journey import Journey
from journey_editor.document.record import new_id
from journey_editor.document.records import Card, Lane, Note, Opportunity, PainPoint, Part, Stage, Step, Touchpoint
from journey_editor.document.vocabulary import LaneContent
from journey_editor.document.wording import numbered, said_key

LANES_FOR: dict[type[Part], tuple[LaneContent, ...]] = {
    PainPoint: (LaneContent.PAIN_POINTS,),
    Opportunity: (LaneContent.OPPORTUNITIES, LaneContent.IDEAS),
}
"""The lanes whose notes are meant as pain points, as opportunities."""


@dataclass(frozen=True)
class Taken:
    """What becomes of notes that are taken over."""

    changes: ChangeSet
    ids: tuple[str, ...]
    """The records that are new, or say more than before."""
    taken: int
    """How many notes say something in the map now that it did not say."""
    made: int
    """How many pain points, questions ... that is: notes that say the same are one pain point."""
    known: int = 0
    """How many say what the map says there already."""
    placeless: int = 0
    """How many stand at no touchpoint, where one is needed."""
    wordless: int = 0
    """How many have no words: a picture alone."""

    @property
    def told(self) -> str:
        """What was not taken over, and why; empty where all was."""
        said = []
        if self.known:
            say = "says" if self.known == 1 else "say"
            said.append(f"{numbered('note', self.known)} {say} what the map says there already.")
        if self.placeless:
            stand, it = ("stands", "it") if self.placeless == 1 else ("stand", "each")
            said.append(f"{numbered('note', self.placeless)} {stand} at no single touchpoint: join {it} to one.")
        if self.wordless:
            were = "was" if self.wordless == 1 else "were"
            said.append(f"{numbered('note', self.wordless)} without words {were} left out.")
        return " ".join(said)


class NotePlaces:
    """What a note is about: the touchpoints that it is joined to, else the one at its step, else the stage.

    The one at its step is looked for in the lane of its persona; a lane that belongs to nobody is about the only
    persona there is, or about the stage. Where several touchpoints stand there, nobody has said which is meant: then it
    is the stage.
    """

    def __init__(self, journey: Journey) -> None:
        self._journey = journey
        self._columns = journey.columns
        self._numbers = numbers(journey)
        self._lane_of = {lane.persona: lane.id for lane in journey.persona_lanes}
        self._at: dict[tuple[str, int], list[str]] = {}
        for card in journey.of_kind(Touchpoint):
            for column in range(self._numbers[card.step], last_column(card, self._numbers) + 1):
                self._at.setdefault((card.lane, column), []).append(card.id)

    def of(self, note: Card) -> tuple[str, ...]:
        """The ids of touchpoints and stages, each once, from left to right."""
        journey = self._journey
        ways = journey.connections(note.id)
        joined = [way.target if way.source == note.id else way.source for way in ways]
        if touchpoints := [i for i in joined if isinstance(journey.get(i), Touchpoint)]:
            return tuple(dict.fromkeys(touchpoints))
        lane = self._lane(journey.record(note.lane, Lane))
        columns = range(self._numbers[note.step], last_column(note, self._numbers) + 1)
        found = []
        for column in columns:
            there = self._at.get((lane, column), [])
            found.append(there[0] if len(there) == 1 else self._columns[column].stage)
        return tuple(dict.fromkeys(found))

    def _lane(self, lane: Lane) -> str:
        if lane.content is LaneContent.PERSONA:
            return lane.id
        if lane.persona is None and len(self._lane_of) == 1:
            return next(iter(self._lane_of.values()))
        return self._lane_of.get(lane.persona, "")


def notes_among(journey: Journey, ids: Iterable[str]) -> list[Note]:
    """The notes among some records, with those that stand in the lanes among them; in the order of the board."""
    wanted = set(ids)
    return [card for card in journey.cards if isinstance(card, Note) and (card.id in wanted or card.lane in wanted)]


def notes_for(journey: Journey, part_type: type[Part]) -> list[Note]:
    """The notes in lanes that are meant for a type and of which the map knows nothing yet."""
    contents = LANES_FOR.get(part_type, ())
    lanes = [lane.id for lane in journey.lanes if lane.content in contents]
    places, known = NotePlaces(journey), _Known(journey, part_type)
    notes = notes_among(journey, lanes) if lanes else []
    return [note for note in notes if note.name.strip() and not known.says(note, places.of(note))]


def make_parts(journey: Journey, notes: Iterable[Note], part_type: type[PainPoint] | type[Opportunity]) -> Taken:
    """Make pain points or opportunities of notes. Notes that say the same are one, at all their places."""
    draft, places, known = Draft(journey), NotePlaces(journey), _Known(journey, part_type)
    said, wordless = _with_words(notes)
    siblings = journey.all(part_type)
    orders = iter(keys_at(siblings, len(siblings), len(said)))
    made: dict[str, str] = {}
    """What is said -> the id of what says it."""
    ids: list[str] = []
    for note in said:
        where = places.of(note)
        if known.says(note, where):
            continue
        key = said_key(note.name)
        part = draft.get(made.get(key) or known.id_of(note))
        if part is None:
            fields = {"owner": note.owner} if part_type is Opportunity else {}
            new = part_type(id=new_id(part_type.kind), order=next(orders), description=note.name.strip(), **fields)  # type: ignore[arg-type]
            part = draft.add(new)
        assert isinstance(part, Part)
        made[key] = part.id
        draft.revise(part.id, **{part.place_field: tuple(dict.fromkeys((*part.places, *where)))})
        ids.append(part.id)
    parts = tuple(dict.fromkeys(ids))
    return Taken(draft.changes(), parts, len(ids), len(parts), len(said) - len(ids), wordless=wordless)


def make_questions(journey: Journey, notes: Iterable[Note]) -> Taken:
    """Add notes to the questions that customers ask at the touchpoints where they stand."""
    places = NotePlaces(journey)

    def add(draft: Draft, note: Note) -> dict[str, bool]:
        found = {}
        for touchpoint in (draft.get(i) for i in places.of(note)):
            if isinstance(touchpoint, Touchpoint):
                asked = {said_key(question) for question in touchpoint.questions}
                if is_new := said_key(note.name) not in asked:
                    draft.revise(touchpoint.id, questions=(*touchpoint.questions, note.name.strip()))
                found[touchpoint.id] = is_new
        return found

    return _added(journey, notes, add)


def make_customer_goals(journey: Journey, notes: Iterable[Note]) -> Taken:
    """Add notes to the customer goal of the stages where they stand, a line each."""

    def add(draft: Draft, note: Note) -> dict[str, bool]:
        stage = draft.get(journey.record(note.step, Step).stage)
        assert isinstance(stage, Stage)
        lines = {said_key(line) for line in stage.customer_goal.splitlines()}
        if is_new := said_key(note.name) not in lines:
            goal = "\n".join(filter(None, (stage.customer_goal, note.name.strip())))
            draft.revise(stage.id, customer_goal=goal)
        return {stage.id: is_new}

    return _added(journey, notes, add)


def as_lanes_say(journey: Journey, notes: Iterable[Note]) -> tuple[ChangeSet, dict[str, Taken]]:
    """Take each note over as what its lane holds, as one change set; gives also what came of it, by what it is called.

    Notes in other lanes are left out.
    """
    held: dict[str, list[Note]] = {noun: [] for noun, _, _ in _KINDS}
    for note in notes:
        content = journey.record(note.lane, Lane).content
        for noun, contents, _ in _KINDS:
            if content in contents:
                held[noun].append(note)
    found = {noun: make(journey, held[noun]) for noun, _, make in _KINDS if held[noun]}
    # Each changes records of another type: together they are as they are one by one.
    return ChangeSet(tuple(change for taken in found.values() for change in taken.changes)), found


_KINDS: tuple[tuple[str, tuple[LaneContent, ...], Callable[[Journey, list[Note]], Taken]], ...] = (
    ("pain_point", LANES_FOR[PainPoint], partial(make_parts, part_type=PainPoint)),
    ("opportunity", LANES_FOR[Opportunity], partial(make_parts, part_type=Opportunity)),
    ("question", (LaneContent.QUESTIONS,), make_questions),
    ("customer goal", (LaneContent.CUSTOMER_GOALS,), make_customer_goals),
)


def _added(journey: Journey, notes: Iterable[Note], add: Callable[[Draft, Note], dict[str, bool]]) -> Taken:
    """`add` says for each record that a note belongs to whether it has said something new there."""
    draft = Draft(journey)
    said, wordless = _with_words(notes)
    ids: dict[str, None] = {}
    taken = placeless = 0
    for note in said:
        where = add(draft, note)
        ids.update((i, None) for i, is_new in where.items() if is_new)
        taken += any(where.values())
        placeless += not where
    return Taken(draft.changes(), tuple(ids), taken, taken, len(said) - taken - placeless, placeless, wordless)


def _with_words(notes: Iterable[Note]) -> tuple[list[Note], int]:
    notes = list(notes)
    said = [note for note in notes if note.name.strip()]
    return said, len(notes) - len(said)


class _Known:
    """What the map says already."""

    def __init__(self, journey: Journey, part_type: type[Part]) -> None:
        self._journey = journey
        self._parts = {said_key(journey.name_of(part.id)): part for part in reversed(journey.all(part_type))}

    def id_of(self, note: Note) -> str:
        """The id of what says the same; empty where nothing does."""
        part = self._parts.get(said_key(note.name))
        return part.id if part is not None else ""

    def says(self, note: Note, where: tuple[str, ...]) -> bool:
        """Whether the map says the same there. Another place in the same stage is one that somebody has put right."""
        part = self._parts.get(said_key(note.name))
        if part is None:
            return False
        stages = {self._stage(place) for place in part.places}
        return not part.places or all(self._stage(place) in stages for place in where)

    def _stage(self, place: str) -> str:
        record = self._journey.get(place)
        return self._journey.stage_of(record).id if isinstance(record, Card) else place
