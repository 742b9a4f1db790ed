"""Two maps as one: all of both is there once, in an order that both have, and it can be laid out."""

from __future__ import annotations

import random

import pytest
from hypothesis.stateful import invariant
from PySide6.QtGui import QGuiApplication

from journey_editor.analysis.comparing.comparison import compare
from journey_editor.analysis.comparing.entries import EntryKind, entries
from journey_editor.analysis.comparing.listing import as_markdown, as_rows, as_text
from journey_editor.analysis.comparing.tags import Fate, tags
from journey_editor.analysis.comparing.union import Union, unite
from journey_editor.document import record as record_module
from journey_editor.document.edits import cards, deleting, merging_stages
from journey_editor.document.edits.lane_content import turn_lanes
from journey_editor.document.edits.notes import turn_into
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Connection, Lane, Note, Stage, Step, Touchpoint
from journey_editor.document.vocabulary import Direction, LaneContent
from journey_editor.layout.board import BoardLayout
from journey_editor.storage import codec
from tests.building import Building, onboarding
from tests.fixed_shaper import FixedShaper
from tests.test_random_walk import RandomWalk
from tests.walking import walk


def _edited() -> tuple[Building, Building]:
    b, other = onboarding(), Building()
    other.journey = Journey(b.journey, b.journey.unknown)
    return b, other


def _named(journey: Journey, name: str, kind: type[Record] = Touchpoint) -> str:
    return next(record.id for record in journey if isinstance(record, kind) and journey.name_of(record.id) == name)


def _union(before: Building, after: Building) -> Union:
    return unite(compare(before.journey, after.journey))


def _cell(union: Union, card_id: str) -> list[str]:
    card = union.journey.record(card_id, Card)
    return [union.journey.name_of(one.id) for one in union.journey.cell(card.lane, card.step)]


def test_the_union_of_a_map_with_itself_is_that_map() -> None:
    b, after = _edited()
    union = _union(b, after)
    assert {record.id for record in union.journey} == {record.id for record in b.journey}
    assert not union.was
    assert union.before == union.after


def test_what_is_gone_stands_beside_what_it_stood_beside() -> None:
    b, after = _edited()
    second = after.stage("Pilot", index=1)
    gone = _named(b.journey, "Setup", Stage)
    after.do(deleting.delete_records(after.journey, [gone]))
    union = _union(b, after)
    assert [stage.name for stage in union.journey.stages] == ["Handoff", "Setup", "Pilot", "Activation"]
    assert second in union.journey
    cards_gone = [card for card in union.journey.cards if card.name == "Connect single sign-on"]
    assert union.journey.stage_of(cards_gone[0]).name == "Setup"
    ways = {
        (union.journey.name_of(way.source), union.journey.name_of(way.target)) for way in union.journey.connections()
    }
    assert ("Kickoff call", "Connect single sign-on") in ways


def test_cards_that_went_keep_their_place_in_the_stack() -> None:
    b = onboarding()
    lane, stage = _named(b.journey, "Admin", Lane), _named(b.journey, "Handoff", Stage)
    second = b.touchpoint(lane, stage, "Second")
    b.touchpoint(lane, stage, "Third")
    after = Building()
    after.journey = Journey(b.journey)
    after.do(deleting.delete_records(after.journey, [second]))
    new = after.touchpoint(lane, stage, "Fourth")
    assert _cell(_union(b, after), new) == ["Kickoff call", "Second", "Third", "Fourth"]


def test_a_card_that_was_moved_stands_at_both_places_with_the_emotion_it_had_there() -> None:
    b, after = _edited()
    call, setup = _named(b.journey, "Kickoff call"), _named(b.journey, "Setup", Stage)
    lane = b.journey.record(call, Card).lane
    after.do(cards.move_cards(after.journey, [call], call, cards.Place(lane, after.step(setup))))
    after.set(call, emotion=-2.0)
    union = _union(b, after)
    ghost = union.was[call]
    assert union.journey.stage_of(union.journey.record(ghost, Card)).name == "Handoff"
    assert union.journey.stage_of(union.journey.record(call, Card)).name == "Setup"
    assert (union.before[ghost], union.after[call]) == (1.0, -2.0)
    assert ghost not in union.after and call not in union.before


def test_a_stage_whose_steps_all_went_elsewhere_is_still_seen() -> None:
    b, after = _edited()
    handoff, setup = (_named(b.journey, name, Stage) for name in ("Handoff", "Setup"))
    after.do(merging_stages.merge_stages(after.journey, [handoff, setup]).changes)
    union = _union(b, after)
    assert all(union.journey.steps(stage.id) for stage in union.journey.stages)
    assert {handoff, setup} & {
        one.id.removeprefix("gone:") for one in union.journey.stages if one.id.startswith("gone:")
    }


@pytest.mark.parametrize("content", [LaneContent.STAGE_OWNER, LaneContent.LINE_OF_VISIBILITY])
def test_what_stood_in_a_lane_that_holds_no_cards_any_more_is_still_seen(content: LaneContent) -> None:
    b, after = _edited()
    lane, setup = b.other_lane("thoughts"), b.journey.stages[1].id
    note = b.note(lane, setup, "Why us?")
    after.journey = Journey(b.journey)
    after.do(deleting.delete_records(after.journey, [note]))
    after.do(turn_lanes(after.journey, [lane], content))
    united = _union(b, after).journey
    assert united.record(lane, Lane).content is LaneContent.THOUGHTS
    assert ("card", next(card.id for card in united.cards if card.name == "Why us?")) in BoardLayout(
        FixedShaper()
    ).board(united).by_key


def test_the_touchpoints_of_a_persona_that_became_notes_are_seen_in_its_lane() -> None:
    b, after = _edited()
    lane = b.journey.persona_lanes[1].id
    after.do(turn_into(after.journey, [card.id for card in b.journey.parts(lane, Card)], Note)[0])
    persona = after.journey.persona_of(lane)
    after.do(turn_lanes(after.journey, [lane], LaneContent.THOUGHTS))
    united = _union(b, after).journey
    assert united.persona_of(lane).name == persona.name
    assert {card.kind for card in united.parts(lane, Card)} >= {"note", "touchpoint"}
    BoardLayout(FixedShaper()).board(united)


def test_hidden_and_folded_lanes_are_seen() -> None:
    b, after = _edited()
    after.set(_named(b.journey, "Admin", Lane), is_hidden=True)
    after.set(_named(b.journey, "End user", Lane), is_collapsed=True)
    assert not any(lane.is_hidden or lane.is_collapsed for lane in _union(b, after).journey.lanes)


def test_tags_say_what_became_of_each_thing_where_it_stands() -> None:
    b, after = _edited()
    call, sso = _named(b.journey, "Kickoff call"), _named(b.journey, "Connect single sign-on")
    setup = _named(b.journey, "Setup", Stage)
    lane = b.journey.record(call, Card).lane
    new = after.touchpoint(lane, setup, "Import users")
    after.do(cards.move_cards(after.journey, [call], call, cards.Place(lane, after.step(setup))))
    after.set(sso, channel="phone", emotion=2.0)
    after.do(deleting.delete_records(after.journey, [_named(b.journey, "First report")]))
    comparison = compare(b.journey, after.journey)
    union = unite(comparison)
    found = tags(comparison, union, entries(comparison, union))
    assert (found[new].fate, found[new].words) == (Fate.ADDED, "added")
    assert (found[call].fate, found[call].words) == (Fate.MOVED, "was in Handoff")
    assert (found[union.was[call]].fate, found[union.was[call]].words) == (Fate.LEFT, "now in Setup")
    assert (found[sso].fate, found[sso].words) == (Fate.CHANGED, "changed: channel, emotion")
    assert any("emotion from" in sentence for sentence in found[sso].said)
    removed = [tag for record_id, tag in found.items() if tag.fate is Fate.REMOVED]
    assert {tag.words for tag in removed} >= {"removed"}
    assert not any(isinstance(union.journey.record(one, Record), Step) for one in found)


def test_a_part_that_changed_tags_the_card_it_belongs_to() -> None:
    b, after = _edited()
    sso = _named(b.journey, "Connect single sign-on")
    after.part("pain_point", sso, description="Nobody knows the password")
    comparison = compare(b.journey, after.journey)
    union = unite(comparison)
    assert tags(comparison, union, entries(comparison, union))[sso].words == "changed: pain point"


def test_numbers_that_are_otherwise_stand_at_their_stage_with_a_judgement() -> None:
    b = onboarding()
    signal = b.part("signal", _named(b.journey, "Setup", Stage), name="Days to set up", unit="days", current=12.0)
    b.set(signal, direction=Direction.DOWN)
    after = Building()
    after.journey = Journey(b.journey)
    after.set(signal, current=7.0)
    comparison = compare(b.journey, after.journey)
    union = unite(comparison)
    listed = entries(comparison, union)
    entry = next(one for one in listed if EntryKind.SIGNAL in one.kinds)
    note = union.journey.record(entry.place, Card)
    assert union.journey.stage_of(note).name == "Setup"
    assert note.name == "Days to set up\ncurrent value: 12 days \u2192 7 days"
    assert tags(comparison, union, listed)[entry.place].words == "better"
    assert entry.kind is EntryKind.CHANGED and "down by 5 days" in entry.sentence
    after.set(signal, current=None)
    comparison = compare(b.journey, after.journey)
    union = unite(comparison)
    listed = entries(comparison, union)
    entry = next(one for one in listed if EntryKind.SIGNAL in one.kinds)
    assert tags(comparison, union, listed)[entry.place].words == "unknown now"
    assert "12 days \u2192 unknown" in union.journey.name_of(entry.place)


def test_the_list_as_text_has_a_heading_and_the_sentences_by_stage() -> None:
    b, after = _edited()
    after.touchpoint(_named(b.journey, "Admin", Lane), _named(b.journey, "Setup", Stage), "Import users")
    comparison = compare(b.journey, after.journey)
    text = as_text(comparison, ("a.journey", "b.journey"), entries(comparison, unite(comparison)))
    lines = text.splitlines()
    assert lines[0] == "a.journey \u2192 b.journey"
    assert lines[lines.index("Setup") + 1] == "  + Added the touchpoint \u201cImport users\u201d (Admin, Setup)."


def test_the_list_as_markdown_takes_no_name_for_markup_and_as_a_table_has_a_row_a_field() -> None:
    b, after = _edited()
    sso = _named(b.journey, "Connect single sign-on")
    after.set(sso, name="*Sign* <b>on</b>", channel="=cmd")
    comparison = compare(b.journey, after.journey)
    listed = entries(comparison, unite(comparison))
    text = as_markdown(comparison, ("a", "b"), listed)
    assert "## Setup" in text.splitlines()
    assert "\\*Sign\\* \\<b\\>on\\</b\\>" in text and "<b>" not in text
    rows = list(as_rows(comparison, listed))
    assert rows[0][-3:] == ("field", "before", "after")
    assert {row[-3:] for row in rows[1:]} == {
        ("name", "Connect single sign-on", "*Sign* <b>on</b>"),
        ("channel", "product", "=cmd"),
    }


def test_a_signal_that_came_with_its_stage_has_no_note_of_its_own() -> None:
    b, after = _edited()
    pilot = after.stage("Pilot")
    after.part("signal", pilot, name="Pilots", current=2.0)
    after.part("signal", _named(b.journey, "Setup", Stage), name="Days", current=3.0)
    new = after.touchpoint(_named(b.journey, "Admin", Lane), pilot, "Pilot review")
    after.part("signal", new, name="Grade", current=1.0)
    comparison = compare(b.journey, after.journey)
    union = unite(comparison)
    listed = entries(comparison, union)
    places = {entry.sentence: entry.place for entry in listed}
    assert places["Added the signal \u201cPilots\u201d."] == pilot
    note = places["Added the signal \u201cDays\u201d."]
    found = tags(comparison, union, listed)
    assert (found[note].fate, found[note].words) == (Fate.ADDED, "only after")
    assert found[new].words == found[pilot].words == "added"


class UnitedWalk(RandomWalk):
    """After any edits, the union with the start holds all of both, hangs together and can be laid out."""

    @invariant()
    def the_union_is_whole(self) -> None:
        before, after = codec.from_bytes(self.states[0]).journey, self.journey
        for one, other in ((before, after), (after, before)):
            comparison = compare(one, other)
            union = unite(comparison)
            journey = union.journey
            seen = (Stage, Step, Lane, Card, Connection)
            for record in one:
                if isinstance(record, seen):
                    assert comparison.pairing.token(record.id) in journey
            assert all(record.id in journey for record in other if isinstance(record, seen))
            for record in journey:
                if isinstance(record, seen):
                    assert all(target in journey for _, _, target in record.references())
            listed = entries(comparison, union)
            assert all(entry.place in journey for entry in listed if entry.place)
            assert all(record_id in journey for record_id in tags(comparison, union, listed))
            BoardLayout(FixedShaper()).board(journey)


def test_whatever_was_edited_both_maps_are_whole_in_their_union(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_module.secrets, "token_bytes", random.randbytes)
    walk(UnitedWalk, walks=3, steps=8)
