"""A map without quotes, names or internal notes: nothing of them is left, and what remains is a sound map."""

from __future__ import annotations

import json
import re

import pytest

from journey_editor import paths
from journey_editor.document.edits.child_maps import link_child
from journey_editor.document.journey import Journey
from journey_editor.document.records import EvidenceItem, Owner, Persona, Review, Stage, Touchpoint
from journey_editor.document.redaction import redacted
from journey_editor.document.rules import check_all
from journey_editor.document.vocabulary import LeftOut
from journey_editor.storage.codec import to_bytes
from journey_editor.storage.files import load


@pytest.fixture(scope="module")
def journey() -> Journey:
    return load(paths.sample("lifecycle-nine-stages.journey")).journey


def test_nothing_left_out_is_the_map_itself(journey: Journey) -> None:
    assert redacted(journey, ()) is journey


def test_quotes_go_and_nothing_else(journey: Journey) -> None:
    made = redacted(journey, (LeftOut.QUOTES,))
    quotes = [card.quote for card in journey.all(Touchpoint) if card.quote]
    assert quotes
    written = json.loads(to_bytes(made))
    assert not any(quote in str(written) for quote in quotes)
    assert [card.name for card in made.cards] == [card.name for card in journey.cards]
    assert made.all(Owner) == journey.all(Owner)
    assert check_all(made) == []


@pytest.mark.parametrize("left_out", LeftOut)
def test_no_path_to_another_map_stays(journey: Journey, left_out: LeftOut) -> None:
    linked = Journey(journey)
    ids = [linked.cards[0].id, linked.columns[0].id]
    linked.apply(link_child(linked, ids, "../Acme takeover/secret talks.journey"))
    assert "takeover" in to_bytes(linked).decode()
    assert "takeover" not in to_bytes(redacted(linked, (left_out,))).decode()


def test_names_go_from_every_text_and_from_the_ids(journey: Journey) -> None:
    made = redacted(journey, (LeftOut.NAMES,))
    written = re.sub(r'"role_type": "[a-z_-]+"', "", to_bytes(made).decode()).casefold()
    for record in (*journey.all(Owner), *journey.all(Persona)):
        assert record.name.casefold() not in written, record.name
        assert record.id not in written
    for owner in journey.all(Owner):
        assert owner.contact not in written
    assert check_all(made) == []
    assert len(made) == len(journey)
    assert [stage.name for stage in made.stages] == [stage.name for stage in journey.stages]


def test_notes_go_with_the_lanes_and_the_records_that_hold_them(journey: Journey) -> None:
    made = redacted(journey, (LeftOut.NOTES,))
    assert made.count(EvidenceItem) == made.count(Review) == 0
    assert not any(card.backstage or card.evidence_source or card.supported_by for card in made.all(Touchpoint))
    assert not any(stage.internal_action for stage in made.all(Stage))
    written = to_bytes(made).decode()
    for card in journey.all(Touchpoint):
        assert card.backstage not in written, card.backstage
    assert check_all(made) == []
