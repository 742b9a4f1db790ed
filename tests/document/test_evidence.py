"""Evidence that claims name: added, moved, taken away, and kept for others."""

from __future__ import annotations

from journey_editor.document.edits.evidence import add_evidence, evidence_of, move_evidence, take_evidence_away
from journey_editor.document.records import EvidenceItem
from tests.building import onboarding


def test_a_new_piece_is_named_last_by_its_claim() -> None:
    b = onboarding()
    call = b.journey.cards[0].id
    made = [b.do(add_evidence(b.journey, call)) for _ in range(2)]
    alone = b.do(add_evidence(b.journey, None))
    assert evidence_of(b.journey, call) == tuple(made)
    assert {one.id for one in b.journey.all(EvidenceItem)} == {*made, alone}


def test_a_piece_is_moved_to_any_place_among_its_claims_own() -> None:
    b = onboarding()
    call = b.journey.cards[0].id
    first, second, third = (b.do(add_evidence(b.journey, call)) for _ in range(3))
    for moved, index, order in (
        (third, 0, (third, first, second)),
        (third, 2, (first, third, second)),
        (first, 3, (third, second, first)),
    ):
        b.do(move_evidence(b.journey, call, moved, index))
        assert evidence_of(b.journey, call) == order


def test_what_is_taken_away_from_one_claim_stays_with_the_other() -> None:
    b = onboarding()
    call, stage = b.journey.cards[0].id, b.journey.stages[0].id
    made = b.do(add_evidence(b.journey, call))
    b.set(stage, supported_by=(made,))
    b.do(take_evidence_away(b.journey, call, made))
    assert (evidence_of(b.journey, call), evidence_of(b.journey, stage)) == ((), (made,))
    b.do(take_evidence_away(b.journey, stage, made))
    assert made in b.journey
