"""Writes resources/templates: each template a map with stages, lanes and their guiding questions, and nothing invented.

`python tools/make_templates.py` writes them all; a test holds the files to what stands here.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from journey_editor.document.journey import Journey  # noqa: E402
from journey_editor.document.order import keys_between  # noqa: E402
from journey_editor.document.record import Record  # noqa: E402
from journey_editor.document.records import (  # noqa: E402
    MAP_ID,
    JourneyMap,
    Lane,
    Persona,
    Stage,
    Step,
)
from journey_editor.document.templating import TEMPLATE_MEMBER  # noqa: E402
from journey_editor.document.vocabulary import (  # noqa: E402
    Authority,
    LaneContent,
    Level,
    Perspective,
    RoleType,
)
from journey_editor.storage.codec import to_bytes  # noqa: E402

FOLDER = ROOT / "resources" / "templates"

BEGINNING = "To begin with"
"""What a room needs that waits: it stands first."""
LIFECYCLE, ONBOARDING, SERVICE = "The whole lifecycle", "Onboarding", "Services"


@dataclass(frozen=True)
class Row:
    """A lane: whose it is, or what it holds, and what its empty cells ask."""

    key: str
    prompt: str = ""
    content: LaneContent = LaneContent.PERSONA
    name: str = ""
    role: str = ""
    role_type: RoleType | None = None
    level: Level | None = None
    authority: Authority | None = None
    colour: str = ""


@dataclass(frozen=True)
class Template:
    """One template. `stages` are names; a tuple is a stage's name with the names of its steps."""

    file: str
    group: str
    title: str
    description: str
    stages: tuple[str | tuple[str, tuple[str, ...]], ...]
    rows: tuple[Row, ...]
    scope: str = ""
    perspective: Perspective | None = None


def journey_of(template: Template, place: int) -> Journey:
    """The template as a map; `place` is where it stands in the gallery."""
    records: list[Record] = [
        JourneyMap(id=MAP_ID, title=template.title, scope=template.scope, perspective=template.perspective)
    ]
    orders = keys_between(None, None, len(template.stages))
    for number, (stage, order) in enumerate(zip(template.stages, orders, strict=True), start=1):
        name, steps = (stage, ("",)) if isinstance(stage, str) else stage
        records.append(Stage(id=f"stage-{number}", order=order, name=name))
        for place_in, step in enumerate(steps):
            step_id = f"step-{number}" if len(steps) == 1 else f"step-{number}-{place_in + 1}"
            key = keys_between(None, None, len(steps))[place_in]
            records.append(Step(id=step_id, order=key, stage=f"stage-{number}", name=step))
    personas: set[str] = set()
    for row, order in zip(template.rows, keys_between(None, None, len(template.rows)), strict=True):
        persona = f"persona-{row.key}" if row.content is LaneContent.PERSONA else None
        if persona is not None and persona not in personas:
            personas.add(persona)
            records.append(
                Persona(
                    id=persona,
                    name=row.name,
                    role=row.role,
                    role_type=row.role_type,
                    level=row.level,
                    authority=row.authority,
                    colour=row.colour or COLOURS[len(personas) - 1],
                )
            )
        name = "" if persona else row.name
        records.append(
            Lane(id=f"lane-{row.key}", order=order, content=row.content, persona=persona, name=name, prompt=row.prompt)
        )
    about = {"description": template.description, "group": template.group, "place": place}
    return Journey(records, {TEMPLATE_MEMBER: about})


COLOURS = ("indigo", "teal", "amber", "violet", "rose", "green")

# --- rows that several templates share ----------------------------------------------------------------------------

GOAL = Row(
    "goal",
    "What does the customer want to have reached when this stage ends, in the customer's own words?",
    LaneContent.STAGE_CUSTOMER_GOAL,
)
OWNER = Row("owner", "Who on our side answers for this stage, by name or role?", LaneContent.STAGE_OWNER)
SIGNALS = Row(
    "signals",
    "Which event or figure shows that it happened, and where is it read? Unknown is an answer.",
    LaneContent.STAGE_SIGNALS,
)
RISK = Row("risk", "What goes wrong here, and how would we see it early?", LaneContent.STAGE_RISK)
RECOVERY = Row("recovery", "What brings the account back when it has gone wrong?", LaneContent.STAGE_RECOVERY)
ESCALATION = Row(
    "escalation", "Who is called when that does not help, and after how long?", LaneContent.STAGE_ESCALATION
)
NEXT = Row("next", "What happens next, and who takes that step?", LaneContent.STAGE_NEXT_STEP)
QUESTIONS = Row("questions", "What do they ask themselves, or us, at this point?", LaneContent.QUESTIONS)
PAINS = Row("pains", "What costs them time, nerves or trust here?", LaneContent.PAIN_POINTS)
OPPORTUNITIES = Row("opportunities", "What could we change so that this gets better?", LaneContent.OPPORTUNITIES)

BUYER = Row(
    "buyer",
    "What does the budget holder need to see before going on?",
    name="Economic buyer",
    role="Holds the budget and answers for the result",
    role_type=RoleType.DECISION_MAKER,
    level=Level.ACCOUNT,
    authority=Authority.DECIDES,
)
CHAMPION = Row(
    "champion",
    "What does the champion do to bring the others along?",
    name="Champion",
    role="Wants it and brings the others along",
    role_type=RoleType.CHAMPION,
    level=Level.ACCOUNT,
    authority=Authority.RECOMMENDS,
)
INSTITUTION = Row(
    "institution",
    "What do IT, security, legal and procurement examine here?",
    name="IT, security, procurement, legal",
    role="Examine, and may stop it",
    role_type=RoleType.INSTITUTIONAL,
    level=Level.ACCOUNT,
    authority=Authority.VETOES,
    colour="violet",
)
END_USER = Row(
    "user",
    "What do the people who work with it every day meet here, and how does it feel?",
    name="End users",
    role="Work with it every day",
    role_type=RoleType.END_USER,
    level=Level.USER,
    authority=Authority.USES,
    colour="amber",
)
SPONSOR = Row(
    "sponsor",
    "What does the sponsor have to decide, sign or defend here?",
    name="Account sponsor",
    role="Signs, and answers for the result",
    role_type=RoleType.DECISION_MAKER,
    level=Level.ACCOUNT,
    authority=Authority.DECIDES,
)
ADMIN = Row(
    "admin",
    "What does the administrator set up, and what holds them up?",
    name="Administrator",
    role="Sets it up and keeps it running",
    role_type=RoleType.ADMINISTRATOR,
    level=Level.ACCOUNT,
    authority=Authority.RECOMMENDS,
)

SIX_STAGES = (
    "Handoff or signup",
    "Kickoff and success definition",
    "Setup and configuration",
    "Activation",
    "Adoption",
    "Retention and expansion",
)
ONBOARDING_ROWS = (GOAL, SPONSOR, ADMIN, END_USER, OWNER, SIGNALS, RISK, RECOVERY, ESCALATION)

TEMPLATES: tuple[Template, ...] = (
    Template(
        "workshop-starter",
        BEGINNING,
        "Workshop starter",
        "For a room with sticky notes: one customer, four stages, a question for each row, space for ideas.",
        ("Before", "Begin", "During", "After"),
        (
            Row(
                "customer",
                "Agree on one customer before you begin. What happens to them here? One step a card, in order.",
                name="Our customer",
            ),
            Row("thoughts", "What goes through their mind? Write it as they would say it.", LaneContent.THOUGHTS),
            QUESTIONS,
            PAINS,
            Row(
                "ideas",
                "What could be better? Every idea counts, sort them later.",
                LaneContent.IDEAS,
                "Ideas",
            ),
            Row("open", "What do we only assume? Who could tell us?", LaneContent.TO_FIND_OUT),
        ),
    ),
    Template(
        "lifecycle-nine-stages",
        LIFECYCLE,
        "Customer lifecycle in nine stages",
        "For the whole relation with a business customer, from the first sign of a problem to the recommendation.",
        (
            "Awareness",
            "Research",
            "Consideration",
            "Decision",
            "Onboarding",
            "Usage",
            "Support",
            "Renewal / expansion",
            "Advocacy",
        ),
        (GOAL, BUYER, CHAMPION, INSTITUTION, END_USER, QUESTIONS, PAINS, OPPORTUNITIES, OWNER, SIGNALS),
        perspective=Perspective.BOTH,
    ),
    Template(
        "complete-journey-seven-stages",
        LIFECYCLE,
        "Buying and using in seven stages",
        "For seeing how a buying group decides together, and what the purchase is worth in daily use.",
        (
            "Awareness",
            "Consideration",
            "Purchase and decision",
            "Implementation",
            "Adoption",
            "Renewal and expansion",
            "Advocacy",
        ),
        (GOAL, BUYER, CHAMPION, INSTITUTION, END_USER, PAINS, OPPORTUNITIES, OWNER, SIGNALS, RISK),
        perspective=Perspective.ACCOUNT,
    ),
    Template(
        "account-and-user",
        LIFECYCLE,
        "Account and user journey side by side",
        "For telling apart what the organisation goes through and what its people do: each can fail alone.",
        ("Start", "Setup", "First value", "Routine", "Outcome and renewal"),
        (
            Row(
                "account-goal",
                "What must the organisation have reached by the end of this stage?",
                LaneContent.CUSTOMER_GOALS,
                "Goals of the account",
            ),
            Row(
                "sponsor",
                "Where is buy-in won or lost, and what return is expected?",
                name="Sponsor",
                role="Account: buy-in and return",
                role_type=RoleType.DECISION_MAKER,
                level=Level.ACCOUNT,
                authority=Authority.DECIDES,
            ),
            Row(
                "admin",
                "Which systems, data and rights have to be in place?",
                name="Administrator",
                role="Account: integration and access",
                role_type=RoleType.ADMINISTRATOR,
                level=Level.ACCOUNT,
                authority=Authority.RECOMMENDS,
            ),
            Row(
                "user-goal",
                "What does a single person want to be able to do by now?",
                LaneContent.CUSTOMER_GOALS,
                "Goals of the user",
            ),
            Row(
                "new-user",
                "What does somebody new to it try, and where do they get stuck?",
                name="New user",
                role="User: learns it from scratch",
                role_type=RoleType.END_USER,
                level=Level.USER,
                authority=Authority.USES,
            ),
            Row(
                "experienced-user",
                "What does somebody who masters it expect, and whom do they help?",
                name="Experienced user",
                role="User: masters it and helps others",
                role_type=RoleType.END_USER,
                level=Level.USER,
                authority=Authority.USES,
            ),
            OWNER,
            Row(
                "signals",
                "What measures the account here, and what the user? Never let one stand for the other.",
                LaneContent.STAGE_SIGNALS,
            ),
        ),
        perspective=Perspective.BOTH,
    ),
    Template(
        "onboarding-six-stages",
        ONBOARDING,
        "Onboarding in six stages",
        "For running the onboarding of an account, with an owner, a signal and a way back for every stage.",
        SIX_STAGES,
        (*ONBOARDING_ROWS, NEXT),
        perspective=Perspective.BOTH,
    ),
    Template(
        "onboarding-admin-led",
        ONBOARDING,
        "Onboarding led by an administrator",
        "For products that one administrator sets up before the others can start.",
        ("Invitation", "First sign-in", "Access and data", "Trial with a few", "Invite the team", "Steady operation"),
        (
            GOAL,
            Row(
                "admin",
                "What does the administrator have to know, get or ask for before the next click?",
                name="Administrator",
                role="Sets it up on their own, beside the daily work",
                role_type=RoleType.ADMINISTRATOR,
                level=Level.ACCOUNT,
                authority=Authority.RECOMMENDS,
            ),
            Row(
                "pilot",
                "What do the first few people try, and what do they report back?",
                name="Pilot users",
                role="Try it before everybody else",
                role_type=RoleType.END_USER,
                level=Level.USER,
                authority=Authority.USES,
            ),
            Row(
                "team",
                "How do the others hear of it, and what is their first task in it?",
                name="The team",
                role="Comes in by invitation",
                role_type=RoleType.END_USER,
                level=Level.USER,
                authority=Authority.USES,
            ),
            Row(
                "help",
                "What do we offer here that works without a call: guide, checklist, message?",
                LaneContent.BACKSTAGE,
                "Help that we offer",
            ),
            OWNER,
            SIGNALS,
            RISK,
            RECOVERY,
        ),
        perspective=Perspective.BOTH,
    ),
    Template(
        "onboarding-implementation-led",
        ONBOARDING,
        "Onboarding led by an implementation team",
        "For larger accounts, where a project with both sides brings the product into the house.",
        (
            "Handoff from sales",
            ("Kickoff and plan", ("Kickoff", "Plan")),
            ("Integration and data", ("Design", "Build", "Test")),
            "Training",
            "Go-live",
            "Handover to customer success",
        ),
        (
            GOAL,
            SPONSOR,
            Row(
                "project-lead",
                "What does the customer's project lead have to get from their own house?",
                name="Project lead",
                role="Leads the project on the customer's side",
                role_type=RoleType.CHAMPION,
                level=Level.ACCOUNT,
                authority=Authority.RECOMMENDS,
            ),
            Row(
                "it",
                "What do IT and security need, and how long do they take?",
                name="IT and security",
                role="Connect it, examine it, release it",
                role_type=RoleType.INSTITUTIONAL,
                level=Level.ACCOUNT,
                authority=Authority.VETOES,
                colour="violet",
            ),
            END_USER,
            Row("line", content=LaneContent.LINE_OF_VISIBILITY),
            Row(
                "team",
                "What does our implementation team do here that the customer does not see?",
                LaneContent.BACKSTAGE,
                "Implementation team",
            ),
            OWNER,
            NEXT,
            RISK,
            ESCALATION,
            SIGNALS,
        ),
        perspective=Perspective.ACCOUNT,
    ),
    Template(
        "onboarding-product-led",
        ONBOARDING,
        "Onboarding led by the product",
        "For products that people sign up for alone: the product itself has to show its worth.",
        ("Signup", "First steps", "First value", "Habit", "Invite colleagues", "Upgrade"),
        (
            GOAL,
            Row(
                "user",
                "What does the person try here, and what would make them close the tab?",
                name="Self-starter",
                role="Signs up alone, decides in minutes",
                role_type=RoleType.END_USER,
                level=Level.USER,
                authority=Authority.USES,
            ),
            Row(
                "buyer",
                "When does somebody with a budget come in, and what convinces them?",
                name="Later buyer",
                role="Comes in when a team already uses it",
                role_type=RoleType.DECISION_MAKER,
                level=Level.ACCOUNT,
                authority=Authority.DECIDES,
            ),
            Row(
                "product",
                "What does the product show, ask or leave out at this moment?",
                LaneContent.FRONTSTAGE,
                "In the product",
            ),
            Row(
                "messages",
                "Which message goes out, after how long, and what stops it?",
                LaneContent.BACKSTAGE,
                "Messages that we send",
            ),
            PAINS,
            Row(
                "signals",
                "Which event in the product tells us, and how many of those who signed up reach it?",
                LaneContent.STAGE_SIGNALS,
            ),
            OWNER,
            RECOVERY,
        ),
        perspective=Perspective.USER,
    ),
    Template(
        "onboarding-hybrid",
        ONBOARDING,
        "Hybrid onboarding",
        "For products that people can start alone, with people of ours who step in where it pays.",
        ("Signup or signature", "Guided setup", "First value", "Check-in", "Wider use", "Renewal"),
        (
            GOAL,
            SPONSOR,
            ADMIN,
            END_USER,
            Row(
                "product",
                "What does the product do by itself here?",
                LaneContent.FRONTSTAGE,
                "The product alone",
            ),
            Row(
                "people",
                "What makes one of us step in, who is it, and what do they know by then?",
                LaneContent.FRONTSTAGE,
                "People of ours",
            ),
            OWNER,
            Row(
                "signals",
                "Which signal decides whether the product goes on alone or somebody calls?",
                LaneContent.STAGE_SIGNALS,
            ),
            RISK,
            ESCALATION,
        ),
        perspective=Perspective.BOTH,
    ),
    Template(
        "service-blueprint",
        SERVICE,
        "Service blueprint",
        "For seeing what stands behind each touchpoint: people in view, people out of view, and systems.",
        ("Before", "Arrive", "Be served", "Leave", "Afterwards"),
        (
            Row(
                "evidence",
                "What does the customer see, hold or read here: page, paper, room, message?",
                LaneContent.NOTES,
                "Physical evidence",
            ),
            Row(
                "customer",
                "What does the customer do, step by step?",
                name="Customer",
                role="Whoever the service is for",
                level=Level.USER,
            ),
            Row("interaction", content=LaneContent.LINE_OF_INTERACTION),
            Row(
                "frontstage",
                "Who or what of ours does the customer deal with here?",
                LaneContent.FRONTSTAGE,
                "Frontstage",
            ),
            Row("visibility", content=LaneContent.LINE_OF_VISIBILITY),
            Row(
                "backstage",
                "What has to be done out of sight so that the step above can happen?",
                LaneContent.BACKSTAGE,
                "Backstage",
            ),
            Row("internal", content=LaneContent.LINE_OF_INTERNAL_INTERACTION),
            Row(
                "systems",
                "Which systems, teams and partners carry this, and what if one of them is down?",
                LaneContent.SYSTEMS,
                "Systems and support",
            ),
            PAINS,
            OPPORTUNITIES,
        ),
    ),
)


def files() -> dict[str, bytes]:
    """The name and the content of every template's file."""
    made = {f"{t.file}.journey": to_bytes(journey_of(t, 10 * place)) for place, t in enumerate(TEMPLATES, start=1)}
    about = {
        "description": "For starting from nothing: no stage, no persona, no row.",
        "group": BEGINNING,
        "place": 11,
    }
    empty = Journey([JourneyMap(id=MAP_ID)], {TEMPLATE_MEMBER: about})
    return made | {"empty-map.journey": to_bytes(empty)}


if __name__ == "__main__":
    for name, content in files().items():
        (FOLDER / name).write_bytes(content)
        print(name)
