"""What is written as a table comes back from it, and no spreadsheet runs it."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.document.channels import CHANNELS
from journey_editor.document.edits.evidence import add_evidence
from journey_editor.document.journey import Journey
from journey_editor.document.record import clean_text
from journey_editor.document.records import (
    Card,
    Decision,
    Opportunity,
    Owner,
    PainPoint,
    Resource,
    Risk,
    Signal,
    Touchpoint,
)
from journey_editor.document.vocabulary import Degree, Evidence, Likelihood, PainSeverity, SignalStatus, Timing
from journey_editor.export import csv_table as writer
from journey_editor.importers import csv_table as reader
from journey_editor.importers.csv_cards import PART_TYPES
from journey_editor.importers.map_builder import MapBuilder
from tests.building import onboarding
from tests.walking import examples

PARTS = (PainPoint, Opportunity, Signal)

HOSTILE = (
    "=1+1",
    "+x",
    "-x",
    "@x",
    "'",
    "'=x",
    "''-1",
    "-5",
    "- dash",
    "1. one",
    "\u2022 dot",
    "a\n- b",
    "\tx",
    "\n=x",
)
AWKWARD = (
    "",
    'say "no"',
    "a;b,c|d",
    "two\nlines",
    "＝x",
    "yes",
    "unknown",
    "?",
    "n/a",
    "Stage",
    "sep=;",
    "  ",
    "-",
    "é",
)
TEXT = st.one_of(
    st.sampled_from(HOSTILE + AWKWARD),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=15),
    st.text("=+-@'\n \u2022-*1.)\"", max_size=10),
).map(clean_text)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
NUMBER = st.one_of(st.none(), st.floats(-1e15, 1e15), st.integers(-9, 9).map(float))

TOUCHPOINT = st.fixed_dictionaries(
    {
        "name": TEXT,
        "what_happens": TEXT,
        "channel": TEXT,
        "backstage": TEXT,
        "emotion": st.one_of(st.none(), st.floats(-2, 2), st.sampled_from([-2.0, 1.0, 2.0])),
        "emotion_word": TEXT,
        "thoughts": TEXT,
        "questions": TEXTS,
        "quote": TEXT,
        "evidence": st.sampled_from(Evidence),
        "evidence_source": TEXT,
        "moment_of_truth": st.booleans(),
        "moment_of_truth_reason": TEXT,
        "first_value": st.booleans(),
    }
)
PAIN = st.fixed_dictionaries(
    {"description": TEXT, "severity": st.sampled_from([None, *PainSeverity]), "root_cause": TEXT}
)
SIGNAL = st.fixed_dictionaries(
    {
        "name": TEXT,
        "category": TEXT,
        "status": st.sampled_from(SignalStatus),
        "timing": st.sampled_from([None, *Timing]),
        "baseline": NUMBER,
        "target": NUMBER,
        "current": NUMBER,
        "unit": TEXT,
    }
)
CARD = st.tuples(
    st.integers(0, 2),
    TOUCHPOINT,
    TEXT,
    st.lists(PAIN, max_size=2),
    st.lists(SIGNAL, max_size=2),
    st.booleans(),
)
STAGES = st.lists(
    st.tuples(TEXT, st.lists(st.tuples(TEXT, st.lists(CARD, max_size=3)), min_size=1, max_size=2)), max_size=3
)


def built(people: list[str], stages: list[Any]) -> Journey:
    builder = MapBuilder("Map")
    lanes = [builder.lane(person, "") for person in people]
    for stage_name, steps in stages:
        stage = builder.stage(stage_name, "")
        for step_name, cards in steps:
            step = builder.step(stage, step_name, "")
            for lane, fields, owner, pains, signals, is_decision in cards:
                common = {"owner": builder.owner(owner, "")}
                if is_decision:
                    common |= {name: fields[name] for name in ("name", "what_happens")}
                    builder.card(lanes[lane], step, common, "", Decision)
                    continue
                card = builder.card(lanes[lane], step, {**fields, **common}, "")
                for pain in pains:
                    builder.part(card, PainPoint, pain, "")
                    builder.part(card, Opportunity, {"description": pain["root_cause"]}, "")
                for signal in signals:
                    builder.part(card, Signal, signal, "")
    return builder.journey()


def plain(value: Any) -> Any:
    """A value as a table can hold it: texts without white space at their ends."""
    if isinstance(value, tuple):
        return tuple(plain(item) for item in value)
    return "\n".join(value.strip().split("\n")) if type(value) is str else value


def said_by(journey: Journey, card: Card) -> dict[str, Any]:
    said = {
        name: plain(getattr(card, name))
        for name in type(card).model_fields
        if name not in ("id", "order", "lane", "step", "owner")
    }
    owner = journey.get(card.owner)
    said["owner"] = plain(owner.name).casefold() if isinstance(owner, Owner) else ""
    if said.get("channel", "").casefold() in CHANNELS:  # a usual channel comes back in its usual spelling
        said["channel"] = said["channel"].casefold()
    for part_type in PARTS:
        fields = [
            name for name in part_type.model_fields if name not in ("id", "order", part_type.place_field, "owner")
        ]
        parts = [{name: plain(getattr(part, name)) for name in fields} for part in journey.parts(card.id, part_type)]
        said[part_type.kind] = parts
    return {"kind": card.kind, **said}


def said(journey: Journey) -> Any:
    """All that a table tells of a map, in its order."""
    return (
        [plain(journey.persona_of(lane.id).name) for lane in journey.lanes],
        [
            (
                plain(stage.name),
                [
                    (
                        plain(step.name),
                        [[said_by(journey, c) for c in journey.cell(lane.id, step.id)] for lane in journey.lanes],
                    )
                    for step in journey.steps(stage.id)
                ],
            )
            for stage in journey.stages
        ],
    )


@examples(50)
@given(st.lists(TEXT, min_size=3, max_size=3), STAGES)
def test_a_map_comes_back_from_its_table_and_no_cell_is_a_formula(people: list[str], stages: list[Any]) -> None:
    journey = built(people, stages)
    text, _ = writer.to_text(journey)
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r", "\n"))
            assert not cell.startswith("-") or float(cell) < 0
    imported = reader.read(text.encode("utf-8-sig"), "Map")
    assert said(imported.journey) == said(journey)
    assert imported.notes == []


def test_a_file_is_utf_8_with_its_mark_and_lines_end_as_the_standard_says(tmp_path: Path) -> None:
    path = tmp_path / "map.csv"
    writer.write(built(["Jürgen"], [("S", [("", [])])]), path)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and "Jürgen".encode() in data
    assert data.count(b"\r\n") == 3 and b"\n" not in data.replace(b"\r\n", b"")


def test_what_a_table_has_no_place_for_is_listed() -> None:
    builder = MapBuilder("Map", "From here")
    lane = builder.lane("Ada", "")
    step = builder.step(builder.stage("S", ""), "", "")
    builder.card(lane, step, {"name": "A", "mermaid_score": "9", "owner": builder.owner("Sales", "")}, "")
    builder.owner("Nobody's help", "")
    _, left_out = writer.to_text(builder.journey())
    told = " ".join(left_out)
    assert "scope" in told and "mermaid_score" in told
    assert "Nobody's help" in told and "Sales" not in told


def test_parts_without_a_word_come_back_too() -> None:
    builder = MapBuilder("Map")
    step = builder.step(builder.stage("S", ""), "", "")
    card = builder.card(builder.lane("Ada", ""), step, {"name": "A"}, "")
    for part_type in PART_TYPES:
        builder.part(card, part_type, {}, "")
    text, _ = writer.to_text(builder.journey())
    again = reader.read(text.encode()).journey
    assert [again.count(part_type) for part_type in PART_TYPES] == [1, 1, 1, 1, 1]


@pytest.mark.parametrize("emotion", [1.0, 2.0, 0.25, None])
def test_an_emotion_is_not_taken_for_one_of_another_scale(emotion: float | None) -> None:
    builder = MapBuilder("Map")
    step = builder.step(builder.stage("S", ""), "", "")
    builder.card(builder.lane("Ada", ""), step, {"name": "A", "emotion": emotion}, "")
    text, _ = writer.to_text(builder.journey())
    [card] = reader.read(text.encode()).journey.all(Touchpoint)
    assert card.emotion == emotion


def test_a_signal_with_dated_values_is_written() -> None:
    b = onboarding()
    record = next(r.id for r in b.journey if r.kind == "signal")
    b.set(record, history=((date(2026, 3, 31), 12.0), (date(2026, 4, 30), 14.0, "after the launch")))
    text, left_out = writer.to_text(b.journey)
    assert "reports created" in text
    assert any("dated values" in sentence for sentence in left_out)


def test_risks_resources_evidence_and_numbers_of_a_touchpoint_come_back() -> None:
    b = onboarding()
    call = next(card.id for card in b.journey.cards if card.name == "Kickoff call")
    b.set(call, reached=80.0, went_on=60.5, time_spent_hours=1.5, moment_of_truth=True, moment_of_truth_reason="Trust")
    evidence = b.do(add_evidence(b.journey, call))
    b.set(evidence, title="12 interviews; two teams")
    risk = b.part("risk", call, failure="The sponsor\nleaves", trigger="=3 days", recovery="Call", impact=Degree.HIGH)
    b.set(risk, likelihood=Likelihood.ALMOST_CERTAIN)
    b.owner(risk, "Success")
    b.part("risk", call, failure="Nobody comes")
    b.part("resource", call, title="Agenda", link="https://example.com/a?b=1")
    text, left_out = writer.to_text(b.journey)
    imported = reader.read(text.encode("utf-8-sig"), "Map")
    again = imported.journey
    assert imported.notes == []
    card = next(card for card in again.all(Touchpoint) if card.name == "Kickoff call")
    assert (card.reached, card.went_on, card.time_spent_hours) == (80.0, 60.5, 1.5)
    assert card.moment_of_truth_reason == "Trust"
    assert [again.name_of(one) for one in card.supported_by] == ["12 interviews; two teams"]
    first, second = again.parts(card.id, Risk)
    assert (first.failure, first.trigger, first.recovery) == ("The sponsor\nleaves", "=3 days", "Call")
    assert (first.impact, first.likelihood) == (Degree.HIGH, Likelihood.ALMOST_CERTAIN)
    assert again.name_of(first.owner) == "Success" and second.failure == "Nobody comes" and second.owner is None
    [resource] = again.parts(card.id, Resource)
    assert (resource.title, resource.link) == ("Agenda", "https://example.com/a?b=1")
    assert not any("risk" in sentence or "resource" in sentence for sentence in left_out)


def test_what_is_at_no_touchpoint_and_evidence_that_none_names_are_told() -> None:
    b = onboarding()
    b.part("risk", b.journey.stages[0].id, failure="Slow")
    b.do(add_evidence(b.journey, None))
    told = " ".join(writer.to_text(b.journey)[1])
    assert "what is at no touchpoint: 1 risk of stages or of the map are left out" in told
    assert "Evidence that no touchpoint names is left out: 1 piece of evidence." in told


def test_a_number_that_is_none_stays_as_text() -> None:
    imported = reader.read(b"Stage,Touchpoint,Reached,Went on\nSetup,Call,many,-3\n", "Map")
    [card] = imported.journey.all(Touchpoint)
    assert card.reached is None and card.went_on is None
    assert card.what_happens == "Reached: many\nWent on: -3" and len(imported.notes) == 2
