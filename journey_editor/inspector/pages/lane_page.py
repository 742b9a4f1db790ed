"""A lane that follows no persona: notes on a topic, a row of the stages' fields, a line."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Lane
from journey_editor.inspector.fields.lane_content_field import LaneContentField
from journey_editor.inspector.fields.number_fields import HeightField
from journey_editor.inspector.fields.persona_field import PersonaField
from journey_editor.inspector.fields.text_fields import TextField, TitleField
from journey_editor.inspector.fields.toggle_fields import ToggleField
from journey_editor.inspector.spec import FieldSpec, InspectorPage, PageGroup


def _lane_place(journey: Journey, record: Record) -> str:
    """What it holds, and which of the lanes it is."""
    assert isinstance(record, Lane)
    content = record.content
    kind = "row of the stages" if content.stage_field else "line" if content.is_line else "notes"
    lanes = [lane.id for lane in journey.lanes]
    return f"{content.label} \u00b7 {kind} \u00b7 {lanes.index(record.id) + 1} of {len(lanes)}"


def _asks(record: Record) -> bool:
    return isinstance(record, Lane) and not record.content.is_line


PROMPT = FieldSpec("prompt", "Guiding question", TextField, "what its empty cells ask", shown=_asks)
COLLAPSED = FieldSpec("is_collapsed", "Shown as one line", ToggleField, shown=_asks)
HIDDEN = FieldSpec("is_hidden", "Hidden in the whole map", ToggleField)
HEIGHT = FieldSpec("height", "Least height in points", HeightField, "as high as its content", shown=_asks)

PAGE = InspectorPage(
    "Lane",
    "lane",
    FieldSpec("name", "Name", TitleField, "Called by what it holds"),
    (
        PageGroup(
            "",
            (
                FieldSpec("content", "Holds", LaneContentField),
                PROMPT,
                FieldSpec("persona", "Belongs to", PersonaField, "Nobody in particular"),
            ),
        ),
        PageGroup("On the board", (COLLAPSED, HIDDEN, HEIGHT)),
    ),
    _lane_place,
)
