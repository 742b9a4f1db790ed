"""What of the findings a map keeps: those that are accepted with a reason, and the rules it is not checked by."""

from __future__ import annotations

from datetime import date

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.fields import set_field
from journey_editor.document.journey import Journey
from journey_editor.document.record import clean_text, new_id
from journey_editor.document.records import MAP_ID, AcceptedFinding


def accept_finding(
    journey: Journey, rule: str, about: str, stage: str | None, reason: str, by: str, on: date
) -> tuple[ChangeSet, str]:
    """Leave a finding as it is, for a reason. One that is accepted already gets the new reason. Gives its id too.

    Raises ValueError where the reason is empty: what is left without one is forgotten, not accepted.
    """
    if not reason.strip():
        raise ValueError("A finding is accepted with a reason.")
    known = accepted_finding(journey, rule, about, stage)
    draft = Draft(journey)
    made = draft.add(
        AcceptedFinding(
            id=known.id if known is not None else new_id(AcceptedFinding.kind),
            rule=rule,
            about=about,
            stage=stage,
            reason=clean_text(reason).strip(),
            accepted_by=clean_text(by).strip(),
            accepted_on=on,
        )
    )
    return draft.changes(), made.id


def accepted_finding(journey: Journey, rule: str, about: str, stage: str | None) -> AcceptedFinding | None:
    """What the map says of a finding that it accepts."""
    there = journey.parts(about, AcceptedFinding)
    return next((one for one in there if (one.rule, one.about, one.stage) == (rule, about, stage)), None)


def switch_rule(journey: Journey, rule: str, is_on: bool) -> ChangeSet:
    """Check this map by a rule, or do not."""
    off = [other for other in journey.map.rules_off if other != rule]
    return set_field(journey, [MAP_ID], "rules_off", tuple(off if is_on else sorted([*off, rule])))
