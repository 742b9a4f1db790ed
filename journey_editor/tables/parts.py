"""What tables of pain points, opportunities, signals and risks share: new rows, and the stages that each is in."""

from __future__ import annotations

from journey_editor.document.draft import Draft
from journey_editor.document.edits.placing import keys_at
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, new_id
from journey_editor.document.records import Part
from journey_editor.tables.kinds import Sortable
from journey_editor.tables.places import called, stages_of
from journey_editor.tables.table import Column


def add_parts(part_type: type[Part], draft: Draft, count: int, after: str | None) -> list[str]:
    """New records of a type, at the place of the one they stand behind; without one, at no place."""
    journey = draft.journey
    siblings = journey.all(part_type)
    index = next((number + 1 for number, one in enumerate(siblings) if one.id == after), len(siblings))
    above = journey.get(after)
    places = above.places if isinstance(above, part_type) else ()
    return [
        draft.add(part_type(id=new_id(part_type.kind), order=order, **{part_type.place_field: tuple(places)})).id
        for order in keys_at(siblings, index, count)
    ]


def stage_column(why_not: str, about: str, width: int = 130) -> Column:
    """The stages that a record is in, through its places."""
    return Column(
        "stage",
        "Stage",
        width=width,
        computed=_stages,
        why_not=why_not,
        sorted_by=_stage_number,
        empty="no stage",
        is_facet=True,
        about=about,
    )


def _stages(journey: Journey, record: Record) -> str:
    return "\n".join(called(journey, journey.get(stage)) for stage in stages_of(journey, record))


def _stage_number(journey: Journey, record: Record) -> Sortable:
    numbers = {stage.id: number for number, stage in enumerate(journey.stages)}
    return min((float(numbers[stage]) for stage in stages_of(journey, record)), default=None)
