"""Each rule finds its fault in a map that has it, names it, and finds nothing once it is mended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from journey_editor.analysis.findings import RULE_OF, RULES, report
from journey_editor.analysis.fixes import fix_for
from journey_editor.analysis.rule import Finding
from journey_editor.analysis.telling import sentence
from journey_editor.document.draft import Draft
from journey_editor.document.edits import settling
from journey_editor.document.edits.accepting import accept_finding, switch_rule
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.parts import assign_data_source
from journey_editor.document.records import (
    MAP_ID,
    Conflict,
    Connection,
    EvidenceItem,
    PainPoint,
    PersonaRelation,
    Risk,
    Stage,
)
from journey_editor.document.vocabulary import (
    Authority,
    ConflictReason,
    ConnectionKind,
    Degree,
    Direction,
    Evidence,
    Level,
    Likelihood,
    MapState,
    OpportunityStatus,
    PainSeverity,
    Perspective,
    ReviewCadence,
    RoleType,
    SignalStatus,
    StakeholderTie,
)
from tests.building import Building, card, onboarding, way

TODAY = date(2026, 11, 26)
Change = Callable[[Building], object]


def found(b: Building, rule: str) -> list[Finding]:
    return [finding for finding in report(b.journey, TODAY).findings if finding.rule == rule]


def stage(number: int, **fields: Any) -> Change:
    return lambda b: b.set(b.journey.stages[number].id, **fields)


def persona(number: int, **fields: Any) -> Change:
    return lambda b: b.set(b.journey.persona_of(b.journey.persona_lanes[number].id).id, **fields)


def related(meaning: StakeholderTie = StakeholderTie.INFLUENCES) -> Change:
    return lambda b: b.relate(b.journey.personas[0].id, b.journey.personas[1].id, meaning)


def vetoing(b: Building) -> None:
    b.set(b.journey.persona_of(b.lane("Legal")).id, authority=Authority.VETOES)


def whole(**fields: Any) -> Change:
    return lambda b: b.set(MAP_ID, **fields)


def at(name: str, /, **fields: Any) -> Change:
    return lambda b: b.set(card(b, name), **fields)


def part(kind: str, /, **fields: Any) -> Change:
    """A part of its own at the kickoff call; what was made before is changed."""

    def change(b: Building) -> None:
        subject = card(b, "Kickoff call")
        there = [r for r in b.journey if r.kind == kind and subject in [t for _, _, t in r.references()]]
        if there:
            b.set(there[0].id, **fields)
        else:
            b.part(kind, subject, **fields)

    return change


def connect(source: str, target: str, **fields: Any) -> Change:
    return lambda b: b.connect(card(b, source), card(b, target), **fields)


def both(*changes: Change) -> Change:
    def change(b: Building) -> None:
        for one in changes:
            one(b)

    return change


def nothing(_b: Building) -> None:
    pass


def without(name: str) -> Change:
    return lambda b: b.do(delete_records(b.journey, [way(b, name)]))


def owners(b: Building) -> None:
    b.owner(b.journey.stages[2].id, "Success")


def first(b: Building, kind: str, name: str = "") -> str:
    return next(r.id for r in b.journey if r.kind == kind and name in b.journey.name_of(r.id))


def an_interview(b: Building) -> str:
    draft = Draft(b.journey)
    made = draft.add(EvidenceItem(id="evidence-1", title="Six interviews"))
    b.do(draft.changes())
    return made.id


CALL = "Kickoff call"


def conflict(b: Building) -> None:
    """What a merge leaves where both versions gave the kickoff call another name."""
    draft = Draft(b.journey)
    about = card(b, CALL)
    draft.add(
        Conflict(id="conflict-1", about=about, reason=ConflictReason.BOTH_CHANGED, field="name", other='"Kickoff"')
    )
    b.do(draft.changes())


FAULTS: dict[str, tuple[Change, Change, str]] = {
    "first-value-missing": (at("First report", first_value=False), at(CALL, first_value=True), "The map has no first"),
    "first-value-several": (at(CALL, first_value=True), at(CALL, first_value=False), "The map has 2 first-value"),
    "review-missing": (nothing, whole(next_review=date(2027, 1, 1)), "The map has no date for its next review"),
    "review-overdue": (
        whole(next_review=date(2026, 11, 25)),
        whole(next_review=TODAY),
        "The review of 2026-11-25 is 1 day overdue",
    ),
    "map-objective": (nothing, whole(objective="Faster"), "The map has no objective"),
    "map-scope": (whole(scope=" \n"), whole(scope="From signature to renewal"), "The map has no scope"),
    "map-segment": (nothing, whole(segment="Mid-market"), "The map names no customer segment"),
    "map-perspective": (nothing, whole(perspective=Perspective.USER), "The map does not say whether it follows"),
    "map-success": (nothing, whole(success_criteria="90 % active"), "The map has no success criteria"),
    "pair-missing": (
        whole(state=MapState.FUTURE),
        whole(pair="today.journey"),
        "The map is a future state without its current map",
    ),
    "pair-states": (
        whole(pair="other.journey", pair_state=MapState.CURRENT),
        whole(state=MapState.FUTURE),
        "The map and the other map of its pair are both current",
    ),
    "map-assumed": (nothing, at(CALL, evidence=Evidence.OBSERVED), "Every touchpoint of the map is assumed"),
    "decider-missing": (nothing, persona(0, role_type=RoleType.DECISION_MAKER), "No persona of the map is the"),
    "persona-name": (persona(0, name=""), persona(0, name="Admin"), "There is a persona without a name"),
    "persona-role": (
        persona(1, role_type=RoleType.CHAMPION),
        persona(0, role_type=RoleType.CHAMPION),
        "The persona “Admin” has no role type",
    ),
    "persona-level": (
        both(whole(perspective=Perspective.BOTH), persona(1, level=Level.USER)),
        persona(0, level=Level.ACCOUNT),
        "The persona “Admin” stands neither",
    ),
    "persona-influence": (
        both(persona(0, influence=0, interest=None), persona(1, influence=1, interest=1)),
        persona(0, interest=0),
        "The interest of the persona “Admin” is unknown",
    ),
    "lane-empty": (
        lambda b: b.lane("Procurement"),
        lambda b: b.touchpoint(b.journey.lanes[2].id, b.journey.stages[0].id, "Vendor list"),
        "The lane “Procurement” has no touchpoint",
    ),
    "relations-missing": (nothing, related(), "The map says nothing of how its personas stand to one another"),
    "veto-unmet": (
        vetoing,
        lambda b: b.set(card(b, CALL), also_with=(b.journey.personas[2].id,)),
        "The persona “Legal” holds a veto and has no touchpoint",
    ),
    "conflict-note": (
        related(StakeholderTie.IN_CONFLICT_WITH),
        lambda b: b.set(b.journey.all(PersonaRelation)[0].id, note="Speed against care"),
        "Nobody has said about what the persona “Admin” and the persona “End user” are in conflict",
    ),
    "conflict-unmet": (
        related(StakeholderTie.IN_CONFLICT_WITH),
        lambda b: b.set(card(b, CALL), also_with=(b.journey.personas[1].id,)),
        "The persona “Admin” and the persona “End user” are in conflict and share no touchpoint",
    ),
    "lane-gap": (
        lambda b: b.touchpoint(b.journey.lanes[1].id, b.journey.stages[0].id, "Announcement"),
        lambda b: b.touchpoint(b.journey.lanes[1].id, b.journey.stages[1].id, "Invitation"),
        "The lane “End user” has nothing in the stage “Setup”",
    ),
    "stage-name": (stage(1, name=" "), stage(1, name="Setup"), "There is a stage without a name"),
    "stage-owner": (owners, lambda b: b.owner(b.journey.stages[1].id, "Sales"), "The stage “Setup” has no owner"),
    "stage-signal": (
        lambda b: b.part("signal", b.journey.stages[0].id, name="call held"),
        lambda b: b.part("signal", b.journey.stages[1].id, name="connected"),
        "The stage “Setup” has no signal, nor",
    ),
    "stage-escalation": (
        both(stage(0, escalation="Lead"), stage(2, escalation="Lead")),
        stage(1, escalation="Lead"),
        "The stage “Setup” has no escalation path",
    ),
    "stage-recovery": (stage(1, risk="IT is silent"), stage(1, recovery="Sponsor"), "The stage “Setup” has a risk and"),
    "stage-trigger": (
        stage(1, risk="IT is silent"),
        stage(1, risk_trigger="5 days"),
        "The stage “Setup” has a risk and no risk trigger",
    ),
    "stage-way-back": (
        stage(1, risk="IT is silent", recovery="Sponsor"),
        connect("Ready?", CALL, label="ask", meaning=ConnectionKind.RECOVERY),
        "The stage “Setup” has a risk, and no recovery connection",
    ),
    "stage-empty": (
        lambda b: b.stage("Renewal"),
        lambda b: b.touchpoint(b.journey.lanes[0].id, b.journey.stages[3].id, "Offer"),
        "The stage “Renewal” has no touchpoint",
    ),
    **{
        rule: (both(stage(0, **{field: "x"}), stage(2, **{field: "x"})), stage(1, **{field: "x"}), f"“Setup” {words}")
        for rule, field, words in (
            ("stage-goal", "customer_goal", "has no customer goal"),
            ("stage-risk", "risk", "names no risk"),
            ("stage-success", "success_criterion", "has no success criterion"),
            ("stage-next-step", "next_step", "has no next step"),
            ("stage-checkpoint", "review_checkpoint", "has no review checkpoint"),
        )
    },
    "touchpoint-name": (at(CALL, name=""), lambda b: b.set(b.journey.cards[0].id, name=CALL), "There is a touchpoint"),
    "truth-reason": (
        at(CALL, moment_of_truth=True),
        at(CALL, moment_of_truth_reason="The sponsor decides"),
        "is a moment of truth and does not say why",
    ),
    "truth-assumed": (
        at(CALL, moment_of_truth=True),
        at(CALL, evidence=Evidence.VALIDATED),
        "is a moment of truth that is only assumed",
    ),
    "truth-signal": (
        at(CALL, moment_of_truth=True),
        part("signal", name="call held"),
        "“Kickoff call” (Admin, Handoff) is a moment of truth and has no signal",
    ),
    "touchpoint-signal": (
        lambda b: b.part("signal", card(b, "Connect single sign-on"), name="connected"),
        part("signal", name="call held"),
        "“Kickoff call” (Admin, Handoff) has no signal",
    ),
    "emotion-unknown": (nothing, at("First report", emotion=0.0), "“First report” (End user, Activation) does not"),
    "channel-unknown": (at(CALL, channel=" "), at(CALL, channel="a van"), "“Kickoff call” (Admin, Handoff) has no ch"),
    "evidence-source": (
        at(CALL, evidence=Evidence.OBSERVED),
        at(CALL, evidence_source="Interview"),
        "“Kickoff call” (Admin, Handoff) is observed and does not say where",
    ),
    "pain-opportunity": (
        part("pain_point", description="Too long"),
        part("opportunity", description="An agenda"),
        "The pain point “Too long” of the touchpoint “Kickoff call” (Admin, Handoff) has no opportunity",
    ),
    "pain-severity": (
        both(
            part("pain_point", description="Too long"),
            lambda b: b.set(next(r.id for r in b.journey if r.kind == "pain_point"), severity=PainSeverity.LOW),
        ),
        part("pain_point", severity=PainSeverity.HIGH),
        "The severity of the pain point “Too long” of",
    ),
    "opportunity-owner": (
        part("opportunity", description="An agenda", status=OpportunityStatus.PLANNED),
        lambda b: b.owner(next(o.id for o in b.journey if getattr(o, "description", "") == "An agenda"), "Sales"),
        "The opportunity “An agenda” of the touchpoint “Kickoff call” (Admin, Handoff) is planned and has no owner",
    ),
    "opportunity-due": (
        part("opportunity", description="An agenda", status=OpportunityStatus.PILOTING),
        part("opportunity", due=date(2027, 1, 1)),
        "is being piloted and has no due date",
    ),
    "opportunity-late": (
        part("opportunity", description="An agenda", due=date(2026, 11, 25)),
        part("opportunity", status=OpportunityStatus.DONE),
        "was due on 2026-11-25",
    ),
    "signal-unknown": (
        lambda b: b.set(next(r.id for r in b.journey if r.kind == "signal"), status=SignalStatus.UNKNOWN),
        lambda b: b.set(next(r.id for r in b.journey if r.kind == "signal"), status=SignalStatus.PARTIAL),
        "Whether the signal “reports created” of",
    ),
    "signal-instrumented": (
        part("signal", name="call held", status=SignalStatus.NOT_INSTRUMENTED),
        part("signal", status=SignalStatus.LIVE),
        "The signal “call held” of the touchpoint “Kickoff call” (Admin, Handoff) is not instrumented",
    ),
    "signal-value": (
        part("signal", name="call held", status=SignalStatus.LIVE),
        part("signal", current=0.0),
        "is live and its value is unknown",
    ),
    "signal-target": (part("signal", name="call held"), part("signal", target=0.0), "“call held” of"),
    "risk-owner": (
        part("risk", failure="IT is silent"),
        lambda b: b.owner(first(b, "risk"), "Sales"),
        "The risk “IT is silent” of the touchpoint “Kickoff call” (Admin, Handoff) has no owner",
    ),
    "risk-signal": (
        part("risk", failure="IT is silent"),
        lambda b: b.set(first(b, "risk"), shown_by=(first(b, "signal"),)),
        "No signal shows the risk “IT is silent” of",
    ),
    "risk-trigger": (
        part("risk", failure="Silence"),
        part("risk", trigger="5 days"),
        "“Kickoff call” (Admin, Handoff) has no t",
    ),
    "risk-recovery": (part("risk", failure="Silence"), part("risk", recovery="Sponsor"), "Handoff) has no recovery"),
    "risk-escalation": (part("risk", failure="Silence"), part("risk", escalation="Lead"), "Handoff) has no escalation"),
    "risk-rating": (
        part("risk", failure="Silence", impact=Degree.HIGH),
        part("risk", likelihood=Likelihood.RARE),
        "The likelihood of the risk “Silence” of the touchpoint “Kickoff call” (Admin, Handoff) is unknown",
    ),
    "pain-reach": (
        part("pain_point", description="Too long"),
        part("pain_point", magnitude=0.0),
        "How many feel the pain point “Too long” of",
    ),
    "pain-cause": (
        part("pain_point", description="Too long"),
        part("pain_point", whys=("No agenda",)),
        "The pain point “Too long” of the touchpoint “Kickoff call” (Admin, Handoff) has no root cause",
    ),
    "opportunity-pain": (
        part("opportunity", description="An agenda"),
        part("pain_point", description="Too long"),
        "The opportunity “An agenda” of the touchpoint “Kickoff call” (Admin, Handoff) addresses no pain point",
    ),
    "opportunity-rice": (
        part("opportunity", description="An agenda", reach=0.0, impact=1.0, confidence=0.5),
        part("opportunity", effort=2.0),
        "RICE of the opportunity “An agenda” of the touchpoint “Kickoff call” (Admin, Handoff) cannot be",
    ),
    "opportunity-metric": (
        part("opportunity", description="An agenda", status=OpportunityStatus.PLANNED),
        lambda b: b.set(first(b, "opportunity", "An agenda"), affected_metric=first(b, "signal")),
        "is begun and has no affected metric",
    ),
    "opportunity-result": (
        part("opportunity", description="An agenda", status=OpportunityStatus.DONE),
        part("opportunity", pilot_result="Calls are half as long"),
        "is done and does not say what came of it",
    ),
    "signal-source": (
        part("signal", name="call held"),
        lambda b: b.do(assign_data_source(b.journey, [first(b, "signal", "call held")], "CRM")),
        "Where the signal “call held” of",
    ),
    "signal-direction": (
        part("signal", name="call held", target=0.0),
        part("signal", direction=Direction.UP),
        "The signal “call held” of the touchpoint “Kickoff call” (Admin, Handoff) has a target and no direction",
    ),
    "claim-evidence": (
        part("pain_point", description="Too long", evidence=Evidence.VALIDATED),
        lambda b: b.set(first(b, "pain_point", "Too long"), supported_by=(an_interview(b),)),
        "The pain point “Too long” is validated and names no evidence",
    ),
    "touchpoint-conversion": (
        at(CALL, reached=10.0, went_on=11.0),
        at(CALL, went_on=10.0),
        "11 go on from the touchpoint “Kickoff call” (Admin, Handoff), and 10 reach it",
    ),
    "merge-conflict": (
        conflict,
        lambda b: b.do(settling.keep(b.journey, found(b, "merge-conflict")[0].about)),
        "Two versions have another name of the touchpoint “Kickoff call”",
    ),
    "values-contradict": (
        part("signal", name="Tickets", direction=Direction.DOWN, baseline=5.0, target=8.0),
        lambda b: b.set(found(b, "values-contradict")[0].about, target=3.0),
        "The signal “Tickets” says that lower is better, but the target 8 is above the baseline 5: one of the two is",
    ),
    "unreached": (
        lambda b: b.touchpoint(b.journey.lanes[1].id, b.journey.stages[1].id, "Invitation"),
        connect(CALL, "Invitation"),
        "Nothing leads to the touchpoint “Invitation” (End user, Setup)",
    ),
    "dead-end": (
        lambda b: b.connect(card(b, CALL), b.touchpoint(b.journey.lanes[1].id, b.journey.stages[1].id, "Invitation")),
        connect("Invitation", "First report"),
        "Nothing leads on from the touchpoint “Invitation” (End user, Setup)",
    ),
    "decision-ways": (without("yes"), connect("Ready?", "First report"), "“Ready?” (Admin, Setup) has only one way"),
    "decision-unnamed": (
        connect("Ready?", CALL),
        lambda b: b.set(found(b, "decision-unnamed")[0].about, label="later"),
        "A way out of the decision “Ready?” (Admin, Setup), to the touchpoint “Kickoff call”",
    ),
    "decision-probabilities": (
        lambda b: b.set(way(b, "no"), probability=0.5),
        lambda b: b.set(way(b, "no"), probability=0.25),
        "The ways out of the decision “Ready?” (Admin, Setup) add up to 125%",
    ),
    "loop-exit": (
        without("yes"),
        connect("Ready?", "First report"),
        "The loop of “Connect single sign-on”, “Ready?” has no way out",
    ),
    "handoff-note": (
        lambda b: (
            b.set(b.connect(card(b, CALL), card(b, "Ready?")), meaning=ConnectionKind.HANDOFF)
            or b.owner(card(b, "Ready?"), "Solutions")
        ),
        lambda b: b.set(found(b, "handoff-note")[0].about, note="the signed plan"),
        "The way from “Kickoff call” to “Ready?” hands over from the owner “Sales” to the owner “Solutions”",
    ),
    "said-twice": (
        lambda b: b.touchpoint(b.journey.lanes[0].id, b.journey.stages[0].id, "kickoff  CALL"),
        lambda b: b.set(found(b, "said-twice")[0].about, name="Invitation"),
        "The touchpoint “kickoff CALL” (Admin, Handoff) is there twice",
    ),
    "risk-said-twice": (
        lambda b: (
            b.set(b.journey.stages[0].id, risk="Nobody reads the brief.")
            or b.part("risk", b.journey.stages[0].id, failure="nobody  reads the brief")
        ),
        lambda b: b.set(found(b, "risk-said-twice")[0].about, failure="The brief is lost"),
        "The risk “nobody reads the brief” is, in the same words, also the own risk of the stage “Handoff”",
    ),
    "way-direction": (
        lambda b: b.set(b.connect(card(b, "First report"), card(b, CALL)), meaning=ConnectionKind.NEXT),
        lambda b: b.set(found(b, "way-direction")[0].about, meaning=ConnectionKind.LOOP_BACK),
        "The way from “First report” to “Kickoff call” leads back, and it is no loop",
    ),
    "handoff-hidden": (
        nothing,
        lambda b: b.set(found(b, "handoff-hidden")[0].about, meaning=ConnectionKind.HANDOFF),
        "On the way from “Kickoff call” to “Connect single sign-on” the work passes from the owner",
    ),
}


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_a_rule_finds_its_fault_and_nothing_once_it_is_mended(rule: str) -> None:
    fault, mend, words = FAULTS[rule]
    b = onboarding()
    fault(b)
    there = found(b, rule)
    told = [sentence(b.journey, finding, RULE_OF[rule].why) for finding in there]
    (about,) = [finding for finding, said in zip(there, told, strict=True) if words in said]
    field = about.field
    assert not field or field == "signals" or hasattr(b.journey.get(about.about), field) or about.others
    mend(b)
    assert about.key not in {finding.key for finding in found(b, rule)}


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_a_fix_mends_its_finding_or_leads_to_the_field_that_lacks_it(rule: str) -> None:
    fault, _, words = FAULTS[rule]
    b = onboarding()
    fault(b)
    about = next(f for f in found(b, rule) if words in sentence(b.journey, f, RULE_OF[rule].why))
    fix = fix_for(b.journey, about, TODAY)
    if fix is None:
        assert rule in WITHOUT_FIX
        return
    assert rule not in WITHOUT_FIX
    b.do(fix.changes)
    assert fix.about in b.journey and (not fix.field or hasattr(b.journey.get(fix.about), fix.field))
    still = about.key in {finding.key for finding in found(b, rule)}
    assert still is not bool(fix.changes), "an edit mends it; else the field is there to be filled in"


WITHOUT_FIX = {
    *("first-value-missing", "first-value-several", "map-assumed", "decider-missing"),
    *("unreached", "loop-exit", "relations-missing", "conflict-unmet"),
}
"""Nobody but the author knows how; or, in that map, there is no card before it in its lane."""


def test_what_a_handoff_lacks_is_typed_into_its_note() -> None:
    b = onboarding()
    FAULTS["handoff-note"][0](b)
    assert [one.field for one in found(b, "handoff-note")] == ["note"]


def test_a_recovery_is_drawn_back_to_where_the_stage_begins() -> None:
    b = Building()
    setup = b.stage("Setup", steps=3)
    lane = b.lane("Admin")
    cards = [b.touchpoint(lane, setup, name, step=i) for i, name in enumerate("ABC")]
    b.set(setup, risk="IT is silent", recovery="Bring the sponsor in, and ask for a date " * 3)
    fix = fix_for(b.journey, found(b, "stage-way-back")[0], TODAY)
    assert fix is not None
    b.do(fix.changes)
    drawn = b.journey.record(fix.about, Connection)
    assert (drawn.source, drawn.target, drawn.meaning) == (cards[2], cards[0], ConnectionKind.RECOVERY)
    assert drawn.label.startswith("Bring the sponsor in") and len(drawn.label) <= 60
    assert not found(b, "stage-way-back")


def test_what_nothing_leads_to_is_reached_from_the_card_before_it_in_its_lane() -> None:
    b = onboarding()
    first = b.touchpoint(b.journey.lanes[1].id, b.journey.stages[0].id, "Announcement")
    alone = b.touchpoint(b.journey.lanes[1].id, b.journey.stages[1].id, "Invitation", step=1)
    fix = fix_for(b.journey, found(b, "unreached")[0], TODAY)
    assert fix is not None and fix.label == "Connect from “Announcement”"
    b.do(fix.changes)
    assert not found(b, "unreached") and [way.target for way in b.journey.ways_out(first)] == [alone]


def test_a_review_is_planned_by_the_maps_cadence() -> None:
    b = onboarding()
    for cadence, due in ((None, date(2026, 11, 30)), (ReviewCadence.MONTHLY, date(2026, 9, 30))):
        b.set(MAP_ID, review_cadence=cadence, next_review=None)
        finding = next(f for f in report(b.journey, date(2026, 8, 31)).findings if f.rule == "review-missing")
        fix = fix_for(b.journey, finding, date(2026, 8, 31))
        assert fix is not None and fix.label == f"Set review to {due.isoformat()}"


def test_very_long_names_make_no_endless_sentence() -> None:
    b = onboarding()
    long = "A name\nthat nobody reads to its end, " * 50
    for record in (b.journey.stages[1].id, card(b, CALL), b.journey.persona_of(b.journey.lanes[0].id).id):
        b.set(record, name=long[:1900])
    for finding in report(b.journey, TODAY).findings:
        told = sentence(b.journey, finding, RULE_OF[finding.rule].why)
        assert len(told) < 600 and "\n" not in told


def test_a_rule_that_is_switched_off_finds_nothing_and_is_not_counted() -> None:
    b = onboarding()
    before = report(b.journey, TODAY)
    assert found(b, "stage-owner")
    b.do(switch_rule(b.journey, "stage-owner", False))
    after = report(b.journey, TODAY)
    assert not found(b, "stage-owner") and after.rules == before.rules - 1
    assert after.questions == before.questions - 3


def test_what_is_accepted_is_told_apart_with_its_reason_until_it_is_no_longer_found() -> None:
    b = onboarding()
    (finding, *_rest) = found(b, "stage-owner")
    b.do(accept_finding(b.journey, *finding.key[:2], None, "A pilot", "Ada", TODAY))
    after = report(b.journey, TODAY)
    assert finding not in after.findings
    assert [(f, one.reason) for f, one in after.accepted] == [(finding, "A pilot")]
    b.owner(finding.about, "Sales")
    assert [f for f, _ in report(b.journey, TODAY).accepted] == [None]


def test_one_gap_of_a_lane_is_accepted_and_not_the_other() -> None:
    b = Building()
    lane, stages = b.lane("Buyer"), [b.stage(name) for name in "ABCD"]
    for at_stage in (stages[0], stages[3]):
        b.touchpoint(lane, at_stage, "Meeting")
    gap = found(b, "lane-gap")[0]
    assert (gap.about, gap.stage, gap.home) == (lane, stages[1], stages[1])
    b.do(accept_finding(b.journey, "lane-gap", lane, gap.stage, "Nothing happens there", "", TODAY))
    assert [f.stage for f in found(b, "lane-gap")] == [stages[2]]


def test_one_name_in_another_lane_or_stage_is_another_touchpoint_and_a_pain_is_one_wherever_it_hurts() -> None:
    b = onboarding()
    b.touchpoint(b.journey.lanes[1].id, b.journey.stages[0].id, CALL)
    b.touchpoint(b.journey.lanes[0].id, b.journey.stages[2].id, CALL)
    assert found(b, "said-twice") == []
    b.part("pain_point", card(b, "First report"), description=" waits  for it.")
    (twice,) = found(b, "said-twice")
    fix = fix_for(b.journey, twice, TODAY)
    assert fix is not None and fix.label == "Merge 2 pain points"
    b.do(fix.changes)
    assert len(b.journey.record(fix.about, PainPoint).felt_at) == 2


def test_what_would_lose_something_is_merged_by_its_author() -> None:
    b = onboarding()
    second = b.touchpoint(b.journey.lanes[0].id, b.journey.stages[0].id, CALL)
    b.set(second, emotion=-2.0)
    assert fix_for(b.journey, found(b, "said-twice")[0], TODAY) is None


def twice(**known: Any) -> tuple[Building, str, str]:
    """A risk at the only touchpoint of a stage, and the same as the stage's own."""
    b = Building()
    setup = b.stage("Setup", risk="IT is silent.", risk_trigger="5 days without an answer", recovery="Ask the sponsor")
    at = b.touchpoint(b.lane("Admin"), setup, "Import")
    return b, setup, b.part("risk", at, failure="IT is silent", **known)


def test_a_risk_of_a_touchpoint_takes_over_what_its_stage_says_of_the_same() -> None:
    b, setup, risk = twice(likelihood=Likelihood.LIKELY, recovery="ask the  sponsor")
    fix = fix_for(b.journey, found(b, "risk-said-twice")[0], TODAY)
    assert fix is not None and fix.label == "Keep it as a further risk" and fix.about == risk
    b.do(fix.changes)
    kept, stage = b.journey.record(risk, Risk), b.journey.record(setup, Stage)
    assert (kept.trigger, kept.recovery) == ("5 days without an answer", "ask the  sponsor")
    assert (stage.risk, stage.risk_trigger, stage.recovery) == ("", "", "")
    assert not found(b, "risk-said-twice") and not found(b, "stage-risk")


def test_a_risk_of_which_nothing_more_is_known_is_the_stages_own() -> None:
    b, setup, risk = twice()
    b.set(risk, threatens=(setup,), escalation="Head of IT")
    b.owner(risk, "Ada")
    fix = fix_for(b.journey, found(b, "risk-said-twice")[0], TODAY)
    assert fix is not None and fix.label == "Keep it as the stage's own risk"
    b.do(fix.changes)
    stage = b.journey.record(setup, Stage)
    assert risk not in b.journey
    assert (stage.risk, stage.risk_trigger, stage.escalation) == (
        *("IT is silent.", "5 days without an answer"),
        "Head of IT",
    )
    assert b.journey.name_of(stage.owner) == "Ada"


def test_of_two_ways_back_from_one_risk_the_author_chooses() -> None:
    b, _, _ = twice(recovery="Wait")
    assert fix_for(b.journey, found(b, "risk-said-twice")[0], TODAY) is None


def test_the_same_words_at_another_stage_are_another_risk() -> None:
    b, _, risk = twice()
    b.set(risk, threatens=(b.stage("Adoption"),))
    assert not found(b, "risk-said-twice")
