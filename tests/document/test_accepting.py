"""What a map keeps of its findings: accepted ones with a reason, and rules that are switched off."""

from __future__ import annotations

from datetime import date

import pytest

from journey_editor.document.edits.accepting import accept_finding, accepted_finding, switch_rule
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.records import MAP_ID, AcceptedFinding
from journey_editor.document.templating import as_template
from journey_editor.storage.codec import from_bytes, to_bytes
from tests.building import Building, onboarding

TODAY = date(2026, 11, 26)


def accept(b: Building, about: str, stage: str | None = None, reason: str = "Sales keeps it") -> str:
    return b.do(accept_finding(b.journey, "stage-owner", about, stage, reason, "Ada", TODAY))


def test_an_accepted_finding_is_kept_in_the_file_with_reason_name_and_day() -> None:
    b = onboarding()
    setup = b.journey.stages[1].id
    made = accept(b, setup)
    read = from_bytes(to_bytes(b.journey)).journey
    assert read == b.journey
    kept = read.record(made, AcceptedFinding)
    assert (kept.reason, kept.accepted_by, kept.accepted_on) == ("Sales keeps it", "Ada", TODAY)
    assert accepted_finding(read, "stage-owner", setup, None) == kept
    assert accepted_finding(read, "stage-signal", setup, None) is None


def test_accepting_again_gives_another_reason_and_no_second_record() -> None:
    b = onboarding()
    setup = b.journey.stages[1].id
    assert accept(b, setup) == accept(b, setup, reason="For a pilot only")
    assert [one.reason for one in b.journey.all(AcceptedFinding)] == ["For a pilot only"]


def test_nothing_is_accepted_without_a_reason() -> None:
    b = onboarding()
    with pytest.raises(ValueError, match="with a reason"):
        accept(b, MAP_ID, reason="  ")


def test_what_is_accepted_goes_with_what_it_is_about() -> None:
    b = onboarding()
    lane, setup, activation = b.journey.lanes[0].id, b.journey.stages[1].id, b.journey.stages[2].id
    accept(b, setup)
    accept(b, lane, activation)
    b.do(delete_records(b.journey, [setup]))
    assert [one.about for one in b.journey.all(AcceptedFinding)] == [lane]
    b.do(delete_records(b.journey, [activation]))
    assert b.journey.all(AcceptedFinding) == []


def test_a_template_accepts_nothing_in_advance() -> None:
    b = onboarding()
    accept(b, b.journey.stages[0].id)
    assert as_template(b.journey, "Ours", "", keeps_cards=True).all(AcceptedFinding) == []


def test_a_rule_is_switched_off_for_the_map_and_on_again() -> None:
    b = onboarding()
    b.do(switch_rule(b.journey, "stage-owner", False))
    b.do(switch_rule(b.journey, "lane-gap", False))
    assert not switch_rule(b.journey, "lane-gap", False)
    assert b.journey.map.rules_off == ("lane-gap", "stage-owner")
    b.do(switch_rule(b.journey, "stage-owner", True))
    assert from_bytes(to_bytes(b.journey)).journey.map.rules_off == ("lane-gap",)
