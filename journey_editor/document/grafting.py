"""Pasting a fragment: copied records in a map, with what they refer to, of which nothing comes twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from journey_editor.document.card_grafting import CardGrafting
from journey_editor.document.changes import ChangeSet
from journey_editor.document.copies import Copies
from journey_editor.document.edits.cards import Place
from journey_editor.document.edits.placing import keys_at
from journey_editor.document.fragment import Fragment, copy
from journey_editor.document.journey import Journey
from journey_editor.document.order import key_between
from journey_editor.document.record import Record, new_id, reference_fields
from journey_editor.document.records import Card, Connection, Lane, Owner, Persona, Stage, Step
from journey_editor.document.wording import joined, name_key

_Sibling = TypeVar("_Sibling", Stage, Lane)

_WITH_A_PLACE = (Stage, Lane, Step, Persona, Card)
"""What is pasted where a place for it is found; the other records go with what they belong to."""


@dataclass(frozen=True)
class Beside:
    """What has the focus, by ids: stages, steps and lanes are pasted behind it; connections join the two `cards`."""

    stage: str | None = None
    step: str | None = None
    lane: str | None = None
    cards: tuple[str, ...] = ()


NOWHERE = Beside()


def paste(
    journey: Journey,
    fragment: Fragment,
    place: Place | None = None,
    beside: Beside = NOWHERE,
    is_here: bool = True,
) -> tuple[ChangeSet, list[str]]:
    """Paste a fragment; gives the ids of what was pasted for the copied roots.

    Cards go to `place` in the pattern they had (None: where they were, as far as this board reaches); stages, steps and
    lanes go behind what has the focus, else behind the ones they were copied from, or to the end. Owners and personas
    that are there by id, or else by name, are used again, and pictures of the same content; but where the fragment was
    copied from this very map (`is_here`), a lane that stands in it still is copied with its persona.
    Raises ValueError, with a sentence, for connections that find no two cards to join.
    """
    pasting = _Pasting(journey, fragment, beside, is_here)
    pasting.run(place)
    copied = pasting.copies.ids
    return pasting.copies.draft.changes(), [copied[root] for root in fragment.roots if root in copied]


def duplicate(journey: Journey, ids: Iterable[str]) -> tuple[ChangeSet, list[str]]:
    """A copy of records right behind them; gives the ids of the copies."""
    return paste(journey, copy(journey, ids))


def called_otherwise(journey: Journey, fragment: Fragment) -> list[str]:
    """The owners and personas that the fragment brings under another name than they have in this map: a sentence each.

    Both maps come from one; what was renamed in one of them keeps the name that it has in the map pasted into.
    """
    found = []
    for record in (*fragment.around, *fragment.records):
        here = journey.get(record.id)
        if not isinstance(record, Owner | Persona) or not isinstance(here, Owner | Persona) or here.kind != record.kind:
            continue
        if name_key(here.name) != name_key(record.name):
            found.append(f"The {record.kind} \u201c{record.name}\u201d is called \u201c{here.name}\u201d here.")
    return found


def coloured_otherwise(changes: ChangeSet, fragment: Fragment) -> list[str]:
    """The personas that a paste has given another colour, where theirs was taken: one sentence, or none."""
    brought = {
        name_key(one.name): one.colour for one in (*fragment.around, *fragment.records) if isinstance(one, Persona)
    }
    made = [one for one in changes.added if isinstance(one, Persona) and one.name.strip()]
    others = [one for one in made if brought.get(name_key(one.name), one.colour) != one.colour]
    found = joined([f"\u201c{one.name}\u201d is {one.colour}" for one in others])
    return [f"The colour was taken: {found} here."] if found else []


class _Pasting:
    """One paste: which copies are made of the fragment's records, and where they come."""

    def __init__(self, journey: Journey, fragment: Fragment, beside: Beside, is_here: bool) -> None:
        self._journey = journey
        self._fragment = fragment
        self._beside = beside
        self._is_here = is_here
        self._roots = frozenset(fragment.roots)
        self.copies = Copies(journey, fragment)

    def run(self, place: Place | None) -> None:
        """Copy all that the fragment holds; see `paste`."""
        records, copied = self._fragment.records, self.copies.ids
        by_id = {record.id: record for record in records}
        roots = [by_id[root] for root in self._fragment.roots if root in by_id]
        if roots and all(isinstance(root, Connection) for root in roots):
            self._join(roots)
            return
        lanes = [root for root in roots if isinstance(root, Lane)]
        self._paste_ordered(
            [root for root in roots if isinstance(root, Stage)], self._journey.stages, self._beside.stage
        )
        self._paste_personas([record for record in records if isinstance(record, Persona)], lanes)
        self._paste_ordered(lanes, self._journey.lanes, self._beside.lane)
        self._paste_steps([root for root in roots if isinstance(root, Step) and root.stage not in copied])
        for record in records:
            if isinstance(record, Step) and record.stage in copied and record.id not in copied:
                self.copies.add(record, stage=copied[record.stage])
        CardGrafting(self._journey, self._fragment, self.copies).paste(place)
        for record in records:
            if record.id not in copied and not isinstance(record, _WITH_A_PLACE):
                self._paste_part(record)

    def _join(self, connections: Sequence[Record]) -> None:
        """Connections that were copied alone join the two cards that are selected."""
        cards = self._beside.cards
        if len(cards) != 2:
            raise ValueError("A copied connection is pasted between two cards: select the one, then the other.")
        for connection in connections:
            self.copies.add(connection, source=cards[0], target=cards[1], bends=())

    def _paste_personas(self, personas: Sequence[Persona], lanes: Sequence[Lane]) -> None:
        """The personas of lanes that are pasted: a copy beside the original, else the one that is here already."""
        for persona in personas:
            own = [lane for lane in lanes if lane.persona == persona.id]
            if self._is_here and any(lane.id in self._journey for lane in own):
                self.copies.add(persona)
            elif own:
                self.copies.here(persona)

    def _paste_ordered(self, roots: Sequence[_Sibling], siblings: Sequence[_Sibling], focused: str | None) -> None:
        """Behind the one in focus, or the last of those they were copied from, or at the end."""
        if not roots:
            return
        behind = {focused} if focused is not None else {root.id for root in roots}
        there = [number for number, sibling in enumerate(siblings) if sibling.id in behind]
        index = there[-1] + 1 if there else len(siblings)
        for root, order in zip(roots, keys_at(siblings, index, len(roots)), strict=True):
            self.copies.add(root, order=order)

    def _paste_steps(self, steps: Sequence[Step]) -> None:
        """Behind the step in focus, else each behind the one it was copied from, else at the end of the board.

        On a board that has no steps they are those of a new stage.
        """
        behind: dict[str, list[Step]] = {}
        for step in steps:
            behind.setdefault(self._step_before(step), []).append(step)
        for anchor, copies in behind.items():
            before = self._journey.get(anchor)
            if isinstance(before, Step):
                stage, siblings = before.stage, self._journey.steps(before.stage)
                index = [sibling.id for sibling in siblings].index(anchor) + 1
            else:
                stage, siblings, index = self._new_stage(), [], 0
            for step, order in zip(copies, keys_at(siblings, index, len(copies)), strict=True):
                self.copies.add(step, stage=stage, order=order)

    def _new_stage(self) -> str:
        return self.copies.draft.add(Stage(id=new_id("stage"), order=key_between(None, None))).id

    def _step_before(self, step: Step) -> str:
        """The id of the step that the copy of one comes behind; empty: there is none."""
        if self._beside.step is not None:
            return self._beside.step
        columns = self._journey.columns
        return step.id if step.id in self._journey else columns[-1].id if columns else ""

    def _paste_part(self, record: Record) -> None:
        """Signals, pain points, opportunities and connections go with what they belong to."""
        fields: dict[str, Any] = {}
        copied, is_root = self.copies.ids, record.id in self._roots
        for field, rule in reference_fields(type(record)):
            value = getattr(record, field)
            if rule.on_delete != "cascade" or not value:
                continue
            targets = value if isinstance(value, tuple) else (value,)
            found = [copied.get(t, t) for t in targets if t in copied or (is_root and t in self._journey)]
            if not found:
                return
            fields[field] = tuple(found) if isinstance(value, tuple) else found[0]
        if record.kind == "connection" and all(v == getattr(record, k) for k, v in fields.items()):
            return
        self.copies.add(record, **fields)
