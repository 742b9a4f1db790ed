"""How serious pain points are, what their table says, and what is written into it."""

from __future__ import annotations

import pytest

from journey_editor.analysis.seriousness import seriousness
from journey_editor.document.edits.whys import move_why, root_cause_of, write_why
from journey_editor.document.records import EvidenceItem, Opportunity, PainPoint
from journey_editor.document.vocabulary import Degree, Frequency, PainSeverity
from journey_editor.tables.pains import ACROSS, PAINS, UP, by_seriousness, pain_matrix
from tests.building import Building, onboarding
from tests.tables.test_cells import write

WORDS = {"severity": PainSeverity, "business_impact": Degree, "frequency": Frequency, "magnitude": float}


def values(**texts: object) -> dict[str, object]:
    """Words as the record wants them."""
    return {name: WORDS[name](value) for name, value in texts.items()}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"severity": "critical", "business_impact": "high", "magnitude": 1, "frequency": "always"}, "100"),
        ({"severity": "medium", "business_impact": "high", "magnitude": 0.4, "frequency": "often"}, "43"),
        ({"severity": "low", "magnitude": 0.0}, "0 (business impact and frequency unknown)"),
        ({"business_impact": "low", "frequency": "once"}, "8 (severity and magnitude unknown)"),
        ({"severity": "critical"}, "cannot be computed: magnitude and frequency unknown"),
        ({"magnitude": 0.5}, "cannot be computed: severity and business impact unknown"),
        ({}, "cannot be computed: severity and business impact unknown"),
    ],
)
def test_seriousness_is_how_badly_times_how_much(fields: dict[str, object], said: str) -> None:
    assert str(seriousness(PainPoint(id="p", order="a", **values(**fields)))) == said


@pytest.fixture
def b() -> Building:
    b = onboarding()
    for text, fields in (
        ("Nobody knows", {}),
        ("Small", {"severity": "low", "magnitude": 0.1}),
        ("Large", {"severity": "critical", "frequency": "always"}),
    ):
        b.part("pain_point", b.journey.stages[1].id, description=text, **values(**fields))
    return b


def pain(b: Building, text: str) -> PainPoint:
    return next(p for p in b.journey.all(PainPoint) if p.description == text)


def test_the_most_serious_comes_first_and_what_is_unknown_last(b: Building) -> None:
    named = ("Nobody knows", "Small", "Large")
    assert [p.description for p in by_seriousness(b.journey) if p.description in named] == [
        "Large",
        "Small",
        "Nobody knows",
    ]


def test_opportunities_are_named_made_and_taken_away(b: Building) -> None:
    large, small = pain(b, "Large").id, pain(b, "Small").id
    write(b.journey, PAINS, large, "opportunities", "Check first\nAsk early")
    write(b.journey, PAINS, small, "opportunities", "check FIRST")
    found = {o.description: set(o.addresses) for o in b.journey.all(Opportunity)}
    assert found["Check first"] == {large, small} and found["Ask early"] == {large}
    write(b.journey, PAINS, large, "opportunities", "Ask early")
    found = {o.description: set(o.addresses) for o in b.journey.all(Opportunity)}
    assert found["Check first"] == {small} and found["Ask early"] == {large}
    write(b.journey, PAINS, small, "opportunities", "no opportunity yet")
    assert PAINS.column("opportunities").text(b.journey, pain(b, "Small")) == "no opportunity yet"


def test_evidence_is_named_by_its_title(b: Building) -> None:
    large = pain(b, "Large").id
    write(b.journey, PAINS, large, "supported_by", "12 interviews\nTickets of May")
    assert {"12 interviews", "Tickets of May"} <= {e.title for e in b.journey.all(EvidenceItem)}
    write(b.journey, PAINS, large, "supported_by", "tickets of may")
    assert PAINS.column("supported_by").text(b.journey, pain(b, "Large")) == "Tickets of May"
    assert write(b.journey, PAINS, large, "severity", "dreadful").refused


def test_persona_follows_from_where_it_is_felt() -> None:
    b = onboarding()
    card = next(i for i in b.journey if getattr(i, "name", "") == "Kickoff call")
    b.part("pain_point", card.id, description="Twice")
    row = pain(b, "Twice")
    assert [PAINS.column(name).text(b.journey, row) for name in ("personas", "stage")] == ["Admin", "Handoff"]


def test_the_last_why_is_the_root_cause_unless_it_is_said_otherwise(b: Building) -> None:
    large = pain(b, "Large").id
    for index, text in enumerate(("a", "b", "  c \n d ")):
        b.do(write_why(b.journey, large, index, text))
    assert pain(b, "Large").whys == ("a", "b", "c d") and root_cause_of(pain(b, "Large")) == "c d"
    b.set(large, root_cause="c d")
    b.do(move_why(b.journey, large, 2, 0))
    assert (pain(b, "Large").whys, pain(b, "Large").root_cause) == (("c d", "a", "b"), "b")
    b.set(large, root_cause="In other words")
    b.do(write_why(b.journey, large, 2, ""))
    assert (pain(b, "Large").whys, root_cause_of(pain(b, "Large"))) == (("c d", "a"), "In other words")


def test_each_pair_of_axes_names_its_fields() -> None:
    for across in ACROSS:
        for up in UP:
            fields = pain_matrix(across, up).quadrants
            assert len({field.about for field in fields}) == 4 and fields[1].name == "Fix first"
