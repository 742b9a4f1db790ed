"""A touchpoint."""

from __future__ import annotations

from journey_editor.document.channels import CHANNELS
from journey_editor.inspector.fields.channel_field import ChannelField
from journey_editor.inspector.fields.choice_field import ChoiceField
from journey_editor.inspector.fields.emotion_field import EmotionField
from journey_editor.inspector.fields.names_field import NamesField
from journey_editor.inspector.fields.number_fields import NumberField
from journey_editor.inspector.fields.owner_field import OwnerField
from journey_editor.inspector.fields.picture_field import PictureField, alternative_text
from journey_editor.inspector.fields.reach_field import ReachField
from journey_editor.inspector.fields.text_fields import LineField, LinesField, TextField, TitleField
from journey_editor.inspector.fields.toggle_fields import FirstValueField, ToggleField
from journey_editor.inspector.map_links import ChildMapPart
from journey_editor.inspector.pages.data_source_page import READS
from journey_editor.inspector.pages.evidence_page import NAMED, SUPPORT
from journey_editor.inspector.pages.parts import OPPORTUNITIES, PAIN_POINTS, RESOURCES, RISKS, SIGNALS
from journey_editor.inspector.spec import Custom, FieldSpec, InspectorPage, PageGroup
from journey_editor.inspector.words import card_place


def _is_own_channel(channel: str) -> bool:
    """Whether only the map's author knows what kind of channel it is. The beginning of a usual one is typed on."""
    typed = channel.strip().casefold()
    return bool(typed) and not any(usual.startswith(typed) for usual in CHANNELS)


PAGE = InspectorPage(
    "Touchpoint",
    "touchpoint",
    FieldSpec("name", "Name", TitleField, "Name of the touchpoint"),
    (
        PageGroup(
            "",
            (
                FieldSpec("what_happens", "What happens", TextField, "in a sentence or two"),
                (
                    FieldSpec("channel", "Channel", ChannelField),
                    FieldSpec(  # beside it: what comes up while one types moves nothing that stands below
                        "channel_type",
                        "Kind of channel",
                        ChoiceField,
                        shown=lambda record: record.channel_type is not None or _is_own_channel(record.channel),  # type: ignore[attr-defined]
                    ),
                ),
                FieldSpec("owner", "Owner", OwnerField),
                FieldSpec("also_with", "Also with these personas, a line each", NamesField, "nobody else"),
                FieldSpec("last_step", "Lasts until", ReachField, single=True),
                FieldSpec("picture", "Picture", PictureField, single=True),
                alternative_text(),
            ),
        ),
        PageGroup(
            "How it feels",
            (
                FieldSpec("emotion", "Emotion", EmotionField),
                FieldSpec("emotion_word", "Emotion word", LineField, "relieved, anxious, proud …"),
                FieldSpec("thoughts", "Thoughts", TextField),
                FieldSpec("questions", "Questions, a line each", LinesField),
                FieldSpec("quote", "Quote", TextField),
            ),
        ),
        PageGroup(
            "Moments that count",
            (
                FieldSpec("moment_of_truth", "Moment of truth", ToggleField),
                FieldSpec(
                    "moment_of_truth_reason",
                    "Why this moment decides",
                    TextField,
                    shown=lambda record: record.moment_of_truth or bool(record.moment_of_truth_reason),  # type: ignore[attr-defined]
                ),
                FieldSpec("first_value", "First-value milestone", FirstValueField, single=True),
            ),
        ),
        SIGNALS,
        PAIN_POINTS,
        OPPORTUNITIES,
        RISKS,
        RESOURCES,
        PageGroup(
            "How many, how long",
            (
                (FieldSpec("reached", "Reach it", NumberField), FieldSpec("went_on", "Go on", NumberField)),
                FieldSpec("time_spent_hours", "Time spent, in hours", NumberField),
                FieldSpec("reads_from", "Data sources, a line each", NamesField, "unknown"),
                READS,
            ),
            folded=True,
        ),
        PageGroup(
            "How well supported",
            (
                FieldSpec("evidence", "Evidence", ChoiceField),
                FieldSpec("evidence_source", "Evidence source", TextField, "interview, survey, ticket …"),
                NAMED,
                SUPPORT,
            ),
        ),
        PageGroup(
            "Backstage", (FieldSpec("backstage", "What our side does that the customer does not see", TextField),), True
        ),
        PageGroup("", (Custom(ChildMapPart),)),
    ),
    card_place,
)
