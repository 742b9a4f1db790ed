"""The tables of stakeholders: personas, their involvement by stage, their relations."""

from __future__ import annotations

import pytest

from journey_editor.document.journey import Journey
from journey_editor.document.records import Lane, Persona, PersonaRelation
from journey_editor.document.vocabulary import StakeholderTie
from journey_editor.tables.cells import CellText, add_rows, write_cells
from journey_editor.tables.involvement import INVOLVEMENT
from journey_editor.tables.personas import PERSONAS, field_of
from journey_editor.tables.relations import RELATION_GRID, RELATIONS
from journey_editor.tables.table import Column, Table
from tests.building import Building, onboarding
from tests.tables.test_cells import carry_out, write


@pytest.fixture
def b() -> Building:
    return onboarding()


def named(journey: Journey, name: str) -> str:
    return next(persona.id for persona in journey.personas if persona.name == name)


def column(journey: Journey, table: Table, title: str) -> Column:
    return next(column for column in table.columns_in(journey) if column.title == title)


def ties(journey: Journey) -> list[tuple[str, str, str]]:
    return [
        (journey.name_of(one.source), one.meaning.value, journey.name_of(one.target))
        for one in journey.all(PersonaRelation)
    ]


def put(b: Building, who: str, whom: str, text: str) -> str:
    """Type into the grid of relations; what was refused."""
    at = column(b.journey, RELATION_GRID, f"to {whom}")
    return carry_out(b.journey, write_cells(b.journey, [CellText(named(b.journey, who), at, text, 1)])).told


@pytest.mark.parametrize(
    ("influence", "interest", "field"),
    [
        (5, 5, "manage closely"),
        (10, 4, "keep satisfied"),
        (4, 10, "keep informed"),
        (0, 0, "monitor"),
        (None, 5, "unknown: it needs influence"),
        (None, None, "unknown: it needs influence and interest"),
    ],
)
def test_the_field_follows_from_influence_and_interest_and_unknown_says_so(
    influence: int | None, interest: int | None, field: str
) -> None:
    assert field_of(Persona(id="p", influence=influence, interest=interest)) == field


def test_personas_are_typed_and_what_they_cannot_be_is_refused(b: Building) -> None:
    admin = named(b.journey, "Admin")
    assert not write(b.journey, PERSONAS, admin, "influence", "8").refused
    assert not write(b.journey, PERSONAS, admin, "authority", "Vetoes").refused
    assert b.journey.record(admin, Persona).influence == 8
    assert "cannot be more than 10" in write(b.journey, PERSONAS, admin, "influence", "11").told
    assert write(b.journey, PERSONAS, admin, "field", "monitor").told.endswith(
        "This follows from influence and interest."
    )
    assert b.journey.record(admin, Persona).influence == 8
    rows = PERSONAS.cells(b.journey)
    assert rows[1][rows[0].index("Interest")] == "unknown"


def test_a_new_persona_has_its_lane_under_the_one_it_stands_behind(b: Building) -> None:
    changes, made = add_rows(b.journey, PERSONAS, 1, named(b.journey, "Admin"))
    b.do(changes)
    assert [persona.id for persona in b.journey.personas][1] == made[0]
    assert len(b.journey.parts(made[0], Lane)) == 1


def test_personas_are_moved_with_their_lanes(b: Building) -> None:
    assert PERSONAS.move is not None
    b.do(PERSONAS.move(b.journey, [named(b.journey, "End user")], 0))
    assert [persona.name for persona in b.journey.personas] == ["End user", "Admin"]
    b.do(PERSONAS.move(b.journey, [named(b.journey, "End user")], 2))
    assert [persona.name for persona in b.journey.personas] == ["Admin", "End user"]


def test_a_cell_of_the_grid_tells_involvement_mood_meetings_and_odds(b: Building) -> None:
    admin, user = named(b.journey, "Admin"), named(b.journey, "End user")
    stage = b.journey.stages[0].id
    call = next(card.id for card in b.journey.cards if card.name == "Kickoff call")
    b.set(call, also_with=(user,), moment_of_truth=True)
    b.touchpoint(b.journey.lanes[1].id, stage, "Invitation", emotion=-1.5)
    relation = b.relate(user, admin, StakeholderTie.IN_CONFLICT_WITH)
    b.set(relation, note="Speed against care.")
    at = column(b.journey, INVOLVEMENT, "Handoff")
    assert at.text(b.journey, b.journey.record(admin, Persona)).split("\n") == [
        "1 touchpoint, 1 shared, 1 moment of truth",
        "Mood +1 positive",
        "Meets End user",
        "In conflict with End user: Speed against care.",
        "Mood far from End user: −1.5 very negative",
    ]
    assert at.told is not None and at.leads_to is not None and at.signs is not None
    signs = [name for name, _ in at.signs(b.journey, b.journey.record(admin, Persona))]
    assert signs == ["touchpoint", "emotion-positive", "persona", "warning", "warning"]
    assert at.told(b.journey, b.journey.record(admin, Persona)).split("\n") == [
        "Admin in Handoff: 1 touchpoint, 1 shared, 1 moment of truth.",
        "In its lane: “Kickoff call”.",
        "Moments of truth: “Kickoff call”.",
        "Mood: +1 positive, the mean of 1 known emotion; "
        "lowest +1 positive at the touchpoint “Kickoff call” (Admin, Handoff).",
        "Meets End user at “Kickoff call”.",
        "In conflict with End user: Speed against care.",
        "Mood far from End user: −1.5 very negative.",
        "Moods are far apart from 2 points between the two means on.",
    ]
    assert at.leads_to(b.journey, b.journey.record(admin, Persona)) == [call]


def test_a_mood_that_nobody_knows_is_unknown_and_no_neutral_one(b: Building) -> None:
    at, user = column(b.journey, INVOLVEMENT, "Activation"), named(b.journey, "End user")
    record = b.journey.record(user, Persona)
    assert "Mood unknown" in at.text(b.journey, record)
    assert at.signs is not None and at.signs(b.journey, record)[1] == ("emotion-unknown", "unknown")
    nowhere = column(b.journey, INVOLVEMENT, "Handoff")
    assert nowhere.text(b.journey, record) == ""
    assert nowhere.leads_to is not None
    assert list(nowhere.leads_to(b.journey, record)) == [b.journey.lanes[1].id, b.journey.stages[0].id]


def test_relations_are_typed_into_the_grid_and_read_from_both_sides(b: Building) -> None:
    assert not put(b, "Admin", "End user", "influences, in conflict with")
    assert ties(b.journey) == [
        ("Admin", "influences", "End user"),
        ("Admin", "in_conflict_with", "End user"),
    ] or ties(b.journey) == [("Admin", "in_conflict_with", "End user"), ("Admin", "influences", "End user")]
    user = b.journey.record(named(b.journey, "End user"), Persona)
    assert column(b.journey, RELATION_GRID, "to Admin").text(b.journey, user) == "in conflict with"
    assert not put(b, "End user", "Admin", "")
    assert ties(b.journey) == [("Admin", "influences", "End user")]
    assert "none of influences, aligned with, in conflict with" in put(b, "Admin", "End user", "hates")
    assert "no relation to itself" in put(b, "Admin", "Admin", "influences")
    assert not put(b, "Admin", "Admin", "—"), "what stands there can be pasted back"
    assert ties(b.journey) == [("Admin", "influences", "End user")]


def test_what_stays_in_a_cell_of_the_grid_keeps_its_note(b: Building) -> None:
    admin, user = named(b.journey, "Admin"), named(b.journey, "End user")
    relation = b.relate(admin, user, StakeholderTie.ALIGNED_WITH)
    b.set(relation, note="Both want a quick start")
    put(b, "End user", "Admin", "aligned with, influences")
    assert b.journey.record(relation, PersonaRelation).note == "Both want a quick start"
    assert ("End user", "influences", "Admin") in ties(b.journey)


def test_the_list_of_relations_takes_two_different_personas(b: Building) -> None:
    changes, made = add_rows(b.journey, RELATIONS)
    b.do(changes)
    assert ties(b.journey) == [("Admin", "influences", "End user")]
    assert "is its other one already" in write(b.journey, RELATIONS, made[0], "target", "admin").told
    assert "There is no persona called" in write(b.journey, RELATIONS, made[0], "target", "Nobody").told
    assert not write(b.journey, RELATIONS, made[0], "meaning", "in conflict with").refused
    assert ties(b.journey) == [("Admin", "in_conflict_with", "End user")]
    alone = Building()
    alone.lane("One")
    with pytest.raises(ValueError, match="takes two personas"):
        add_rows(alone.journey, RELATIONS)
