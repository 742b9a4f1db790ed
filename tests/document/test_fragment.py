"""What is copied is pasted whole, in another map too; what another program left in the clipboard does no harm."""

from __future__ import annotations

import json

import pytest

from journey_editor.document import fragment, grafting, rules
from journey_editor.document.edits.cards import Place
from journey_editor.document.records import Connection, Owner, Signal, Touchpoint
from tests.building import Building, onboarding


def names(b: Building) -> list[str]:
    return sorted(card.name for card in b.journey.cards)


def test_a_stage_is_duplicated_behind_itself_with_all_it_holds() -> None:
    b = onboarding()
    setup = b.journey.stages[1]
    changes, (copy,) = grafting.duplicate(b.journey, [setup.id])
    b.do((changes, copy))
    assert [stage.name for stage in b.journey.stages] == ["Handoff", "Setup", "Setup", "Activation"]
    assert b.journey.stages[2].id == copy and len(b.journey.steps(copy)) == 2
    assert names(b).count("Connect single sign-on") == 2
    assert b.journey.count(Connection) == 6, "the ways between copied cards are copied, those from outside are not"
    assert b.journey.count(Owner) == 2 and rules.check_all(b.journey) == []


def test_a_copy_lives_through_the_clipboard_and_in_another_map() -> None:
    b, other = onboarding(), Building("Other")
    report = next(card for card in b.journey.all(Touchpoint) if card.first_value)
    sso = next(card for card in b.journey.all(Touchpoint) if card.owner)
    copied = fragment.Fragment.from_json(fragment.copy(b.journey, [report.id, sso.id]).to_json())
    lane, stage = other.lane(), other.stage()
    changes, made = grafting.paste(other.journey, copied, Place(lane, other.step(stage)))
    other.do((changes, ""))
    assert len(made) == 2 and names(other) == ["Connect single sign-on", "First report"]
    assert other.journey.count(Signal) == 1
    assert [owner.name for owner in other.journey.all(Owner)] == ["Solutions"]


def damaged(**changes: object) -> str:
    b = onboarding()
    content = json.loads(fragment.copy(b.journey, [b.journey.cards[0].id, b.journey.lanes[0].id]).to_json())
    return json.dumps(content | changes)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kickoff call",
        "[]",
        '{"format": "journey-map"}',
        "[" * 100_000,
        damaged(records=[{"kind": "spaceship", "id": "x"}]),
        damaged(records=[5]),
        damaged(records=[{"kind": "owner", "id": "o", "name": 5}]),
        damaged(records=[{"kind": "lane", "id": "l", "order": "V", "persona": "nobody"}]),
        damaged(records=[{"kind": "owner", "id": "o", "name": "O"}] * 2),
        damaged(records=[{"kind": "owner", "id": "o"}], around=[{"kind": "owner", "id": "o"}]),
        damaged(columns={}),
        damaged(rows={"lane": "many"}),
        damaged(columns={"step": 1e999}),
        damaged(roots=None),
        damaged(records=[{"kind": "owner", "id": "o", "newer": float("nan")}]),
        damaged(records=[{"kind": "owner", "id": "o", "newer": 2**53}]),
        damaged(records=[{"kind": "owner", "id": "o", "newer": "NESTED"}]).replace('"NESTED"', "[" * 99 + "]" * 99),
    ],
)
def test_a_clipboard_that_holds_no_part_of_a_map_is_refused_in_a_sentence(text: str) -> None:
    """Neither is what no file can hold: pasted, the map could not be saved any more."""
    with pytest.raises(ValueError, match="clipboard") as caught:
        fragment.Fragment.from_json(text)
    assert str(caught.value).endswith(".")
