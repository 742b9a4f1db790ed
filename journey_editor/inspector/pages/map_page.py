"""The map itself, shown while nothing is selected."""

from __future__ import annotations

from datetime import date

from journey_editor.document.edits.reviews import next_review
from journey_editor.document.record import Record
from journey_editor.document.records import DataSource, EvidenceItem, JourneyMap, Owner
from journey_editor.inspector.fields.choice_field import ChoiceField
from journey_editor.inspector.fields.date_field import DateField
from journey_editor.inspector.fields.picture_field import PictureField, alternative_text
from journey_editor.inspector.fields.text_fields import LineField, LinesField, ParagraphField, TextField, TitleField
from journey_editor.inspector.map_links import PairPart
from journey_editor.inspector.notice import Notice
from journey_editor.inspector.pages.data_source_page import DATA_SOURCES
from journey_editor.inspector.pages.evidence_page import ALL_EVIDENCE
from journey_editor.inspector.pages.owner_page import OWNERS
from journey_editor.inspector.pages.reviews import REVIEWS
from journey_editor.inspector.spec import Custom, FieldSpec, InspectorPage, PageGroup
from journey_editor.inspector.words import days_overdue


def overdue(record: Record) -> str:
    """What is said of a map past its review date."""
    assert isinstance(record, JourneyMap)
    due, by_what = record.next_review, ""
    if due is None and record.review_cadence is not None and record.last_review is not None:
        due, by_what = next_review(record, record.last_review), "by the map's cadence "
    days = days_overdue(due, date.today())
    if not days:
        return ""
    return f"The review is overdue: {by_what}it was due {'yesterday' if days == 1 else f'{days} days ago'}."


PAGE = InspectorPage(
    "Map",
    "map",
    FieldSpec("title", "Title", TitleField, "Title of the map"),
    (
        PageGroup(
            "",
            (
                FieldSpec("scope", "Scope", TextField, "where it starts and ends"),
                FieldSpec("objective", "Objective", TextField, "what is to be decided or improved"),
                FieldSpec("segment", "Customer segment", ParagraphField),
                FieldSpec("product", "Product", LineField),
                FieldSpec("success_criteria", "Success criteria", TextField),
            ),
        ),
        PageGroup(
            "What it shows",
            (
                (FieldSpec("state", "State", ChoiceField), FieldSpec("perspective", "Perspective", ChoiceField)),
                FieldSpec("evidence", "Evidence", ChoiceField),
                Custom(PairPart, PairPart.field),
            ),
        ),
        PageGroup(
            "Review",
            (
                Custom(lambda bench: Notice(bench, overdue)),
                FieldSpec("review_cadence", "Review cadence", ChoiceField),
                FieldSpec("last_review", "Last review", DateField),
                FieldSpec("next_review", "Next review", DateField),
                REVIEWS,
            ),
        ),
        PageGroup(
            "Owners",
            (OWNERS,),
            count=lambda journey, _: journey.count(Owner),
        ),
        PageGroup(
            "Data sources",
            (DATA_SOURCES,),
            folded=True,
            count=lambda journey, _: journey.count(DataSource),
        ),
        PageGroup(
            "Evidence of this map",
            (ALL_EVIDENCE,),
            folded=True,
            count=lambda journey, _: journey.count(EvidenceItem),
        ),
        PageGroup(
            "About this map",
            (
                FieldSpec("logo", "Logo", PictureField, single=True),
                alternative_text("What the logo shows"),
                FieldSpec("authors", "Authors, a line each", LinesField),
                FieldSpec("map_date", "Date", DateField),
                FieldSpec("language", "Language", LineField, "en, de, pt-BR …"),
            ),
        ),
    ),
)
