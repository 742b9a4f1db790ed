"""How what a lane holds is told apart at a glance: its icon, and the tint of its notes."""

from __future__ import annotations

from journey_editor.document.vocabulary import LaneContent

_TOPICS: dict[LaneContent, tuple[str, str]] = {
    LaneContent.PERSONA: ("persona", "plain"),
    LaneContent.NOTES: ("note", "plain"),
    LaneContent.CUSTOMER_GOALS: ("goal", "goal"),
    LaneContent.THOUGHTS: ("thought", "thought"),
    LaneContent.QUESTIONS: ("question", "question"),
    LaneContent.PAIN_POINTS: ("pain-point", "pain"),
    LaneContent.OPPORTUNITIES: ("opportunity", "opportunity"),
    LaneContent.FRONTSTAGE: ("frontstage", "frontstage"),
    LaneContent.BACKSTAGE: ("backstage", "backstage"),
    LaneContent.SYSTEMS: ("systems", "system"),
    LaneContent.IDEAS: ("idea", "idea"),
    LaneContent.PICTURES: ("pictures", "plain"),
    LaneContent.TO_FIND_OUT: ("search", "question"),
}
_ICONS: dict[LaneContent, str] = {
    LaneContent.STAGE_CUSTOMER_GOAL: "goal",
    LaneContent.STAGE_CUSTOMER_ACTION: "customer-action",
    LaneContent.STAGE_INTERNAL_ACTION: "internal-action",
    LaneContent.STAGE_OWNER: "owner",
    LaneContent.STAGE_KEY_TOUCHPOINTS: "touchpoint",
    LaneContent.STAGE_SIGNALS: "signal",
    LaneContent.STAGE_RISK: "risk",
    LaneContent.STAGE_RISK_TRIGGER: "warning",
    LaneContent.STAGE_RECOVERY: "recovery",
    LaneContent.STAGE_ESCALATION: "escalation",
    LaneContent.STAGE_NEXT_STEP: "next-step",
    LaneContent.STAGE_REVIEW_CHECKPOINT: "review",
    LaneContent.STAGE_SUCCESS_CRITERION: "check",
    LaneContent.STAGE_DURATION: "clock",
}


def lane_icon(content: LaneContent) -> str:
    """The icon of what a lane holds."""
    if content.is_line:
        return "blueprint-line"
    return _ICONS[content] if content in _ICONS else _TOPICS[content][0]


def note_ink(content: LaneContent) -> str:
    """The colour role of the icon on a note in such a lane."""
    return f"note.{_TOPICS[content][1]}"


def note_fill(content: LaneContent) -> str:
    """The colour role of a note in such a lane."""
    return f"{note_ink(content)}.fill"
