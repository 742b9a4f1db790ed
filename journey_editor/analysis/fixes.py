"""What mends a finding where that is obvious: one edit, and where the rest is then typed."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import date

from journey_editor.analysis.comparing import values
from journey_editor.analysis.rule import Finding
from journey_editor.analysis.telling import short
from journey_editor.document import rules
from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits import connections, parts, settling
from journey_editor.document.edits.cards import Place, add_touchpoint
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.merging import merge_records
from journey_editor.document.edits.reviews import next_review
from journey_editor.document.journey import Journey
from journey_editor.document.records import (
    MAP_ID,
    Card,
    Conflict,
    Connection,
    Lane,
    Note,
    Opportunity,
    PainPoint,
    Risk,
    Signal,
    Stage,
)
from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.document.wording import counted_records, name_key

_LONGEST_LABEL = 60


@dataclass(frozen=True)
class Fix:
    """An offer. Without changes it only goes to the field that is to be filled in."""

    label: str
    """What its button says; with changes also the name of the undo step, so it begins with a verb."""
    changes: ChangeSet
    about: str
    """The record that is looked at afterwards."""
    field: str = ""
    """Its field that the cursor is put into; empty: none is."""
    instead: Fix | None = None
    """Another way, where there are two."""


def fix_for(journey: Journey, finding: Finding, today: date) -> Fix | None:
    """The fix that is obvious for a finding as the map is now, if there is one."""
    if finding.about not in journey:
        return None
    made = _MAKERS.get(finding.rule)
    offered = made(journey, finding, today) if made is not None else None
    if offered is None and finding.field and finding.rule not in _MAKERS:
        offered = Fix("Fill it in", ChangeSet(), finding.about, finding.field)
    return offered


def _settle(journey: Journey, finding: Finding, _today: date) -> Fix | None:
    """Take the other version, or keep the one that stands."""
    conflict = journey.record(finding.about, Conflict)
    as_it_is = Fix("Keep what stands", settling.keep(journey, conflict.id), conflict.about)
    try:
        other = settling.take_other(journey, conflict.id)
        rules.check(journey, other)
    except ValueError:
        return as_it_is  # the map cannot take the other version any more; it is kept until somebody settles it
    words = short(_other_in_words(journey, conflict, other), _LONGEST_LABEL)
    return Fix(f"Take the other: {words}", other, conflict.about, instead=as_it_is)


def _other_in_words(journey: Journey, conflict: Conflict, other: ChangeSet) -> str:
    about = next((change.after for change in other if change.after and change.after.id == conflict.about), None)
    return "deleted" if about is None else values.words(journey, about, conflict.field) or "nothing"


def _add_signal(journey: Journey, finding: Finding, _today: date) -> Fix:
    changes, made = parts.add_part(journey, finding.about, Signal)
    return Fix("Add signal", changes, made, "name")


def _add_opportunity(journey: Journey, finding: Finding, _today: date) -> Fix:
    pain = journey.record(finding.about, PainPoint)
    place = next(iter(pain.felt_at), None)
    changes, made = parts.add_part(journey, place, Opportunity, helps_at=pain.felt_at, addresses=(pain.id,))
    return Fix("Add opportunity", changes, made, "description")


def _add_touchpoint(journey: Journey, finding: Finding, _today: date) -> Fix | None:
    """In the lane's gap, in the first lane of an empty stage, in the first stage of an empty or a persona's lane."""
    is_stage = isinstance(journey.get(finding.about), Stage)
    own = [lane.id for lane in journey.persona_lanes if finding.about in (lane.id, lane.persona)]
    lanes = [lane.id for lane in journey.persona_lanes] if is_stage else own
    stages = [finding.stage or finding.about] if finding.stage or is_stage else [s.id for s in journey.stages]
    steps = [step for stage in stages[:1] for step in journey.steps(stage)]
    if not lanes or not steps:
        return None
    changes, made = add_touchpoint(journey, Place(lanes[0], steps[0].id))
    return Fix("Add touchpoint", changes, made, "name")


def _lead_here(journey: Journey, finding: Finding, _today: date) -> Fix | None:
    before = _nearest(journey, finding.about, -1)
    if before is None:
        return None
    changes, _ = connections.connect(journey, before.id, finding.about)
    return Fix(f"Connect from {_called(before)}", changes, finding.about)


def _lead_on(journey: Journey, finding: Finding, _today: date) -> Fix | None:
    after = _nearest(journey, finding.about, 1)
    if after is None:
        return None
    changes, _ = connections.connect(journey, finding.about, after.id)
    return Fix(f"Connect to {_called(after)}", changes, finding.about)


def _way_out(journey: Journey, finding: Finding, _today: date) -> Fix | None:
    """A further way out of a decision: onwards in its lane, or back where nothing comes after it."""
    taken = {way.target for way in journey.ways_out(finding.about)}
    target = _nearest(journey, finding.about, 1, taken) or _nearest(journey, finding.about, -1, taken)
    if target is None:
        return None
    label = connections.suggested_label(journey, finding.about)
    changes, made = connections.connect(journey, finding.about, target.id, label=label)
    return Fix(f"Add way out to {_called(target)}", changes, made, "label")


def _sum_to_one(journey: Journey, finding: Finding, _today: date) -> Fix | None:
    """All shares larger or smaller by the same factor, where all are known."""
    ways = [way for way in journey.ways_out(finding.about) if way.meaning is not ConnectionKind.INFLUENCE]
    shares = [way.probability for way in ways if way.probability is not None]
    if len(shares) < len(ways) or sum(shares) <= 0:
        return None
    draft, total = Draft(journey), sum(shares)
    scaled = [round(share / total, 4) for share in shares]
    scaled[-1] = round(1 - sum(scaled[:-1]), 4)
    for way, share in zip(ways, scaled, strict=True):
        draft.revise(way.id, probability=share)
    return Fix("Scale probabilities to 100 %", draft.changes(), finding.about)


def _call_it_handoff(journey: Journey, finding: Finding, _today: date) -> Fix:
    changes = set_field(journey, [finding.about], "meaning", ConnectionKind.HANDOFF)
    return Fix("Make it a handoff", changes, finding.about, "label")


def _as_it_leads(journey: Journey, finding: Finding, _today: date) -> Fix:
    way = journey.record(finding.about, Connection)
    meaning = connections.guessed_meaning(journey, way.source, way.target)
    changes = set_field(journey, [way.id], "meaning", meaning)
    return Fix(f"Make it “{meaning.label}”", changes, way.id)


def _draw_recovery(journey: Journey, finding: Finding, _today: date) -> Fix | None:
    """From the last card of the stage back to its first, in the lane that has most of them."""
    stage = journey.record(finding.about, Stage)
    by_lane: dict[str, list[Card]] = {}
    for step in journey.steps(stage.id):
        for card in journey.parts(step.id, Card):
            if card.step == step.id and not isinstance(card, Note):
                by_lane.setdefault(card.lane, []).append(card)
    row = max(by_lane.values(), key=len, default=[])
    if len(row) < 2:
        return None
    label = short(stage.recovery, _LONGEST_LABEL)
    changes, made = connections.connect(journey, row[-1].id, row[0].id, ConnectionKind.RECOVERY, label)
    return Fix("Add recovery connection", changes, made, "label") if changes else None


def _plan_review(journey: Journey, _finding: Finding, today: date) -> Fix:
    due = next_review(journey.map, today)
    changes = set_field(journey, [MAP_ID], "next_review", due)
    return Fix(f"Set review to {due.isoformat()}", changes, MAP_ID, "next_review")


def _reviewed(journey: Journey, _finding: Finding, today: date) -> Fix:
    draft = Draft(journey)
    draft.revise(MAP_ID, last_review=today, next_review=next_review(journey.map, today))
    return Fix("Mark as reviewed today", draft.changes(), MAP_ID, "next_review")


def _merge(journey: Journey, finding: Finding, _today: date) -> Fix | None:
    """Where nothing of either is lost; else whoever merges them is told what would be."""
    both = (*finding.others, finding.about)
    merged = merge_records(journey, both)
    if not merged.changes or merged.left or merged.told:
        return None
    return Fix(f"Merge {counted_records(journey, both)}", merged.changes, merged.kept)


def _say_risk_once(journey: Journey, finding: Finding, _today: date) -> Fix | None:
    """As the stage's own where nothing more is known of it, else as a risk with all that both say."""
    risk, stage = journey.record(finding.about, Risk), journey.record(finding.others[0], Stage)
    alike = (("trigger", "risk_trigger"), ("recovery", "recovery"))
    if any(_differ(getattr(risk, own), getattr(stage, field)) for own, field in alike):
        return None  # its author knows which of the two is right
    draft = Draft(journey)
    if _says_no_more(risk, stage):
        fields = (*alike, ("escalation", "escalation"))
        draft.revise(stage.id, **{field: getattr(stage, field) or getattr(risk, own) for own, field in fields})
        draft.revise(stage.id, owner=stage.owner or risk.owner)
        changes = draft.changes().then(delete_records(journey, [risk.id]))
        return Fix("Keep it as the stage's own risk", changes, stage.id, "risk")
    draft.revise(risk.id, **{own: getattr(risk, own) or getattr(stage, field) for own, field in alike})
    draft.revise(stage.id, risk="", risk_trigger="", recovery="")
    return Fix("Keep it as a further risk", draft.changes(), risk.id)


def _differ(one: str, other: str) -> bool:
    return bool(one.strip() and other.strip()) and name_key(one) != name_key(other)


def _says_no_more(risk: Risk, stage: Stage) -> bool:
    """Whether a stage has a field for all that is known of a risk, and what is in it is not otherwise."""
    owners = {owner for owner in (risk.owner, stage.owner) if owner is not None}
    known = risk.likelihood or risk.impact or risk.shown_by or risk.model_extra
    is_elsewhere = set(risk.threatens) != {stage.id}
    return not (known or is_elsewhere or len(owners) > 1 or _differ(risk.escalation, stage.escalation))


def _nearest(journey: Journey, card_id: str, by: int, but: Set[str] = frozenset()) -> Card | None:
    """The next card of the same lane in that direction that a customer can go to."""
    card = journey.record(card_id, Card)
    columns = {step.id: number for number, step in enumerate(journey.columns)}
    lane = journey.record(card.lane, Lane)
    others = [other for other in journey.parts(lane.id, Card) if not isinstance(other, Note) and other.id not in but]
    ahead = [other for other in others if (columns[other.step] - columns[card.step]) * by > 0]
    return min(ahead, key=lambda other: abs(columns[other.step] - columns[card.step]), default=None)


def _called(card: Card) -> str:
    name = short(card.name, 32)
    return f"“{name}”" if name else f"a {card.kind} without a name"


_MAKERS: dict[str, Callable[[Journey, Finding, date], Fix | None]] = {
    "merge-conflict": _settle,
    "stage-signal": _add_signal,
    "truth-signal": _add_signal,
    "touchpoint-signal": _add_signal,
    "pain-opportunity": _add_opportunity,
    "stage-empty": _add_touchpoint,
    "lane-empty": _add_touchpoint,
    "veto-unmet": _add_touchpoint,
    "lane-gap": _add_touchpoint,
    "unreached": _lead_here,
    "dead-end": _lead_on,
    "decision-ways": _way_out,
    "decision-probabilities": _sum_to_one,
    "handoff-hidden": _call_it_handoff,
    "way-direction": _as_it_leads,
    "stage-way-back": _draw_recovery,
    "said-twice": _merge,
    "risk-said-twice": _say_risk_once,
    "review-missing": _plan_review,
    "review-overdue": _reviewed,
}
"""By rule. A rule that is not named here is mended by typing what its field lacks."""
