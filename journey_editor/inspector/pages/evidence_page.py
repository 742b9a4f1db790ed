"""Evidence, where a claim names it and for the whole map: what it is, from where and when, and what it showed."""

from __future__ import annotations

from journey_editor.document.edits.evidence import add_evidence, evidence_of, move_evidence, take_evidence_away
from journey_editor.document.journey import Journey
from journey_editor.document.numbers import number_text
from journey_editor.document.record import Record
from journey_editor.document.records import EvidenceItem
from journey_editor.inspector.fields.choice_field import ChoiceField
from journey_editor.inspector.fields.date_field import DateField
from journey_editor.inspector.fields.names_field import NamesField
from journey_editor.inspector.fields.number_fields import NumberField
from journey_editor.inspector.fields.text_fields import LineField, TextField, TitleField
from journey_editor.inspector.links import Found, Links
from journey_editor.inspector.record_list import ListSpec
from journey_editor.inspector.spec import Custom, FieldSpec, InspectorPage, PageGroup
from journey_editor.inspector.words import name_of

_ABOUT: tuple[FieldSpec | tuple[FieldSpec, ...], ...] = (
    (FieldSpec("source", "Source", ChoiceField), FieldSpec("sample", "Sample size", NumberField)),
    FieldSpec("day", "Gathered on", DateField),
    FieldSpec("says", "What it showed", TextField, "or what somebody said"),
    FieldSpec("link", "Link or file", LineField, "unknown"),
)
_FIELDS = (FieldSpec("title", "What it is", LineField, "12 interviews with administrators"), *_ABOUT)


def _evidence_line(journey: Journey, record: Record) -> tuple[str, str]:
    """A piece of evidence in a line: what it is, its source and its sample."""
    assert isinstance(record, EvidenceItem)
    source = record.source.label if record.source is not None else "source unknown"
    sample = f", {number_text(record.sample)}" if record.sample is not None else ""
    return name_of(journey, record), f" \u00b7 {source}{sample}"


def _of_claim(journey: Journey, claim_id: str) -> list[Record]:
    found = (journey.get(one) for one in evidence_of(journey, claim_id))
    return [one for one in found if one is not None]


def _by_title(journey: Journey) -> list[Record]:
    return [*sorted(journey.all(EvidenceItem), key=lambda one: (one.title.casefold(), one.id))]


NAMED = FieldSpec("supported_by", "Supported by, a line each", NamesField, "none yet")
SUPPORT = ListSpec(
    EvidenceItem.kind,
    _of_claim,
    _evidence_line,
    _FIELDS,
    add_evidence,
    move_evidence,
    remove=take_evidence_away,
)
"""What supports one claim. `NAMED` above it takes what the map has already."""

ALL_EVIDENCE = ListSpec(
    EvidenceItem.kind,
    lambda journey, _: _by_title(journey),
    _evidence_line,
    _FIELDS,
    lambda journey, _: add_evidence(journey, None),
    empty="No evidence yet. What nothing supports is an assumption.",
)
"""All evidence of the map, named by a claim or not."""


def _supported(journey: Journey, evidence_id: str) -> Found:
    """Links to the claims that a piece of evidence supports."""
    named = (journey.get(one) for one in journey.referrers(evidence_id))
    claims = [one for one in named if one is not None and evidence_id in evidence_of(journey, one.id)]
    claims.sort(key=lambda one: (one.kind, name_of(journey, one), one.id))
    return [(one.id, one.kind.replace("_", "-"), name_of(journey, one)) for one in claims]


PAGE = InspectorPage(
    "Evidence",
    "evidence-observed",
    FieldSpec("title", "What it is", TitleField, "12 interviews with administrators"),
    (
        PageGroup("", _ABOUT),
        PageGroup(
            "Supports",
            (Custom(lambda bench: Links(bench, _supported, empty="Nothing yet.")),),
            count=lambda journey, evidence_id: len(_supported(journey, evidence_id)),
        ),
    ),
)
