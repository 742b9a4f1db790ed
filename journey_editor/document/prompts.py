"""The guiding questions that new lanes come with. An author changes them, or empties them."""

from __future__ import annotations

from journey_editor.document.vocabulary import LaneContent

_PROMPTS: dict[LaneContent, str] = {
    LaneContent.CUSTOMER_GOALS: "What does the customer want to reach here?",
    LaneContent.THOUGHTS: "What goes through their mind?",
    LaneContent.QUESTIONS: "What do they ask?",
    LaneContent.PAIN_POINTS: "What gets in their way?",
    LaneContent.OPPORTUNITIES: "What could be better?",
    LaneContent.FRONTSTAGE: "What do we do that the customer sees?",
    LaneContent.BACKSTAGE: "What do we do that the customer does not see?",
    LaneContent.SYSTEMS: "Which systems and partners carry it?",
    LaneContent.IDEAS: "What if \u2026?",
    LaneContent.PICTURES: "What does it look like?",
    LaneContent.TO_FIND_OUT: "What do we not know yet? Who could tell us?",
    LaneContent.STAGE_CUSTOMER_GOAL: "What does the customer want to have reached?",
    LaneContent.STAGE_CUSTOMER_ACTION: "What does the customer do?",
    LaneContent.STAGE_INTERNAL_ACTION: "What does our side do?",
    LaneContent.STAGE_OWNER: "Who answers for this stage?",
    LaneContent.STAGE_KEY_TOUCHPOINTS: "Which touchpoints decide it?",
    LaneContent.STAGE_SIGNALS: "What data shows that it happens?",
    LaneContent.STAGE_RISK: "What may go wrong?",
    LaneContent.STAGE_RISK_TRIGGER: "What shows that it is going wrong?",
    LaneContent.STAGE_RECOVERY: "What is the way back?",
    LaneContent.STAGE_ESCALATION: "Who is called, and when?",
    LaneContent.STAGE_NEXT_STEP: "What happens next, and who does it?",
    LaneContent.STAGE_REVIEW_CHECKPOINT: "When and where is it looked at?",
    LaneContent.STAGE_SUCCESS_CRITERION: "How does one tell that it is done?",
    LaneContent.STAGE_DURATION: "How many days does it usually take?",
}


def usual_prompt(content: LaneContent) -> str:
    """The question that a new lane of a kind asks; empty for those that ask none."""
    return _PROMPTS.get(content, "")
