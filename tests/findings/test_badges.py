"""What is found shows where the board shows what it is about."""

from __future__ import annotations

from datetime import date

from journey_editor.analysis.findings import report
from journey_editor.document.edits.accepting import accept_finding
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.vocabulary import StakeholderTie
from journey_editor.findings.badges import badges, seats_of
from tests.building import Building, card, onboarding

TODAY = date(2026, 11, 26)


def found(b: Building):
    return badges(b.journey, report(b.journey, TODAY))


def test_stages_and_cards_have_the_warnings_about_them_and_about_their_parts() -> None:
    b = onboarding()
    told = found(b)
    setup = told[b.journey.stages[1].id]
    assert (setup.icon, setup.count) == ("warning", 3)
    assert setup.say().splitlines()[0] == "3 warnings:"
    assert "The stage “Setup” has no owner: what nobody answers for will be forgotten." in setup.say().splitlines()
    assert "signal “reports created”" in told[card(b, "First report")].say()
    assert card(b, "Connect single sign-on") not in told, "notes alone are no badge"


def test_the_worst_is_what_it_looks_like() -> None:
    b = onboarding()
    for way in b.journey.connections():
        if way.label == "no":
            b.set(way.id, probability=0.5, label="")
    ready = found(b)[card(b, "Ready?")]
    assert (ready.icon, ready.role, ready.count) == ("error", "error", 2)
    calm = badges(b.journey, report(b.journey, TODAY), is_calm=True)
    assert calm[card(b, "Ready?")].role == "error", "a contradiction is red also where warnings are grey"
    assert calm[b.journey.stages[1].id].role == "text.muted"


def test_a_personas_finding_stands_on_its_lane() -> None:
    b = onboarding()
    lane = b.journey.persona_lanes[0]
    b.set(b.journey.persona_of(lane.id).id, name="")
    assert found(b)[lane.id].say().startswith("Warning:\nThere is a persona without a name")


def test_what_is_accepted_has_no_badge() -> None:
    b = onboarding()
    setup = b.journey.stages[1].id
    for rule in ("stage-owner", "stage-signal", "stage-escalation"):
        b.do(accept_finding(b.journey, rule, setup, None, "A pilot", "", TODAY))
    assert setup not in found(b)


def test_what_is_gone_since_is_left_out_of_the_words() -> None:
    b = onboarding()
    told = found(b)[b.journey.stages[1].id]
    b.do(delete_records(b.journey, [b.journey.stages[1].id]))
    assert told.say() == "3 warnings:"


def test_what_is_found_about_two_personas_stands_at_the_lanes_of_both() -> None:
    b = onboarding()
    one, other = (lane for lane in b.journey.persona_lanes if lane.persona)
    relation = b.relate(one.persona or "", other.persona or "", StakeholderTie.IN_CONFLICT_WITH)
    assert seats_of(b.journey, relation) == (one.id, other.id)
