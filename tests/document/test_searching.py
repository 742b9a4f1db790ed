"""Finding and replacing in all texts of a map."""

from __future__ import annotations

import time
from cProfile import Profile

import pytest

from benchmarks.made_map import made_map
from journey_editor.document import rules
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.export_profiles import add_profile
from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.replacing import replace_hits, replacement_for
from journey_editor.document.export_profile import ExportChoices, ExportProfile
from journey_editor.document.journey import Journey
from journey_editor.document.record import text_fields
from journey_editor.document.records import RECORD_TYPES, Card, Touchpoint
from journey_editor.document.searching import BadSearch, Search, hits, hits_after, texts_of
from tests.building import Building, onboarding


def finds(journey: Journey, text: str, **how: bool) -> list[tuple[str, str]]:
    """Field and find, in the map's order."""
    return [(hit.place.field, hit.text[hit.start : hit.end]) for hit in hits(journey, Search(text, **how))]


def replaced(journey: Journey, search: Search, template: str) -> None:
    changes = replace_hits(journey, hits(journey, search), search, template)
    rules.check(journey, changes)
    journey.apply(changes)


def test_every_text_of_every_record_is_looked_in() -> None:
    journey = onboarding().journey
    for record in journey:
        for place, text in texts_of(record):
            assert place in [hit.place for hit in hits(journey, Search(text))], (record.kind, place.field)
    # What a conflict keeps is JSON of another version, not a text of this one.
    assert [t.kind for t in RECORD_TYPES if not text_fields(t)] == ["conflict"]


def test_a_link_to_another_map_and_the_choices_of_an_export_are_no_words() -> None:
    b = onboarding()
    card = b.journey.cards[0]
    b.set(card.id, child_map="Kickoff pilot.journey", what_happens="The pilot begins")
    changes, _ = add_profile(b.journey, "Pilot on A3", ExportChoices(content="report", paper="A3"))
    b.do(changes)
    assert finds(b.journey, "pilot", match_case=True) == [("what_happens", "pilot")]
    assert "content" not in [field for field, _ in finds(b.journey, "report")]
    replaced(b.journey, Search("pilot"), "trial")
    replaced(b.journey, Search("A3"), "A4")
    now = b.journey.record(card.id, Card)
    assert (now.what_happens, now.child_map) == ("The trial begins", "Kickoff pilot.journey")
    (profile,) = b.journey.all(ExportProfile)
    assert (profile.name, profile.paper) == ("Trial on A4", "A3")


def test_finds_come_in_reading_order_parts_after_what_they_belong_to() -> None:
    fields = [field for field, _ in finds(onboarding().journey, "on")]
    assert fields.index("title") == 0
    journey = onboarding().journey
    kinds = [journey.get(hit.place.record).kind for hit in hits(journey, Search("s"))]
    assert kinds.index("stage") < kinds.index("persona") < kinds.index("touchpoint") < kinds.index("owner")


def test_what_belongs_to_two_cards_is_found_and_replaced_once_and_what_belongs_to_none_is_found_too() -> None:
    b = onboarding()
    call, sso = (one.id for one in b.journey.cards[:2])
    pain = b.part("pain_point", call, description="The contract waits")
    b.set(pain, felt_at=(call, sso))
    b.part("risk", call, failure="A contract lapses")
    b.part("opportunity", None, description="One contract for all")
    search = Search("contract")
    found = ["The contract waits", "A contract lapses", "One contract for all"]
    assert [hit.text for hit in hits(b.journey, search)] == found
    replaced(b.journey, search, "deal")
    assert [hit.text for hit in hits(b.journey, Search("deal"))] == [text.replace("contract", "deal") for text in found]


def test_case_words_and_patterns() -> None:
    journey = onboarding().journey
    assert ("description", "IT") in finds(journey, "it")
    assert finds(journey, "IT", match_case=True) == [("description", "IT")]
    assert ("name", "port") in finds(journey, "port") and finds(journey, "port", whole_word=True) == []
    assert finds(journey, "sign-on", whole_word=True) == [("name", "sign-on")]
    assert finds(journey, r"\bw\w+s\b", is_regex=True) == [("description", "Waits")]
    assert finds(journey, "x*", is_regex=True) == [], "finds of no length are none"
    assert finds(journey, "(", is_regex=False) == []


@pytest.mark.parametrize(
    ("pattern", "said"),
    [("(", "at character 1"), ("[a", "at character 1"), ("a{99999999999}", "cannot be read"), ("*", "at character 1")],
)
@pytest.mark.parametrize("whole_word", [False, True])
def test_a_bad_pattern_is_a_sentence(pattern: str, said: str, whole_word: bool) -> None:
    with pytest.raises(BadSearch, match=said) as caught:
        hits(onboarding().journey, Search(pattern, is_regex=True, whole_word=whole_word))
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("pattern", ["(a+)+$", "(?:\\w*,?)*!", "((a|b)+c*)*d", "([a-z]+)*$"])
def test_a_pattern_that_could_take_for_ever_is_refused(pattern: str) -> None:
    began = time.process_time()
    with pytest.raises(BadSearch, match="for ever"):
        list(Search(pattern, is_regex=True).finds("a" * 60 + "!"))
    assert time.process_time() - began < 1


@pytest.mark.parametrize("pattern", ["(ab)+", "a+b*", "(a|b)+", "(\\d{1,3})(,\\d{3})*", "[(*+]+", "(yes|no)?\\s*"])
def test_harmless_repetition_is_taken(pattern: str) -> None:
    assert list(Search(pattern, is_regex=True).finds("abab (*) 1,000 yes"))


def test_all_is_replaced_in_one_change_and_taken_back_by_its_inverse() -> None:
    journey = onboarding().journey
    before = list(journey)
    search = Search("first")
    changes = replace_hits(journey, hits(journey, search), search, "second")
    journey.apply(changes)
    assert any(t.name == "Second report" for t in journey.all(Touchpoint))
    assert finds(journey, "first") == []
    journey.apply(changes.inverse())
    assert sorted(journey, key=lambda r: r.id) == sorted(before, key=lambda r: r.id)


def test_only_the_chosen_finds_are_replaced() -> None:
    journey = onboarding().journey
    search = Search("o")
    found = [hit for hit in hits(journey, search) if hit.text == "Connect single sign-on"]
    journey.apply(replace_hits(journey, found[1:], search, "0"))
    assert [t.name for t in journey.all(Touchpoint) if "0" in t.name] == ["Connect single sign-0n"]


def test_groups_of_a_pattern_come_back_and_a_plain_text_is_taken_as_it_is() -> None:
    journey = onboarding().journey
    replaced(journey, Search(r"(\w+) report", is_regex=True), r"report, \1")
    assert any(t.name == "report, First" for t in journey.all(Touchpoint))
    replaced(journey, Search("report, First"), r"a\1b")
    assert any(t.name == r"a\1b" for t in journey.all(Touchpoint))


def test_a_bad_replacement_is_a_sentence() -> None:
    journey = onboarding().journey
    search = Search("(First)", is_regex=True)
    with pytest.raises(BadSearch, match="cannot be read"):
        replacement_for(hits(journey, search)[0], search, r"\2")


def test_a_line_that_is_left_empty_goes() -> None:
    journey = onboarding().journey
    replaced(journey, Search("When?"), "")
    assert [t.questions for t in journey.all(Touchpoint) if t.questions] == [("Who?",)]


def test_a_text_that_would_be_too_long_is_refused_and_nothing_is_replaced() -> None:
    journey = onboarding().journey
    search = Search("First report")
    with pytest.raises(BadSearch, match=r"name of the touchpoint .First report. cannot take .* nothing was replaced\."):
        replace_hits(journey, hits(journey, search), search, "x" * 3000)


def test_what_has_changed_since_it_was_found_is_left_alone() -> None:
    journey = onboarding().journey
    search = Search("First")
    found = hits(journey, search)
    replaced(journey, Search("First report"), "Last report")
    assert not replace_hits(journey, found, search, "Second")


def test_control_characters_are_not_put_into_a_text() -> None:
    journey = onboarding().journey
    replaced(journey, Search("First report", match_case=True), "a\x00b\r\nc")
    assert any(t.name == "ab\nc" for t in journey.all(Touchpoint))


def test_finds_follow_an_edit_as_if_all_were_looked_through_anew() -> None:
    journey, search = onboarding().journey, Search("e")
    followed = None
    for card in journey.cards:
        for text in ("three e e e", "none at all", card.name):
            before = hits(journey, search)
            changes = set_field(journey, [card.id], "name", text)
            journey.apply(changes)
            followed = hits_after(journey, before, changes, search)
            if followed is None:  # its first find has no place among the others
                assert not any(hit.place.record == card.id for hit in before)
            else:
                assert followed == hits(journey, search)
    assert followed is not None
    found = hits(journey, search)
    gone = delete_records(journey, [found[-1].place.record])
    journey.apply(gone)
    assert hits_after(journey, found, gone, search) is None


def test_following_a_replacement_in_thousands_of_texts_is_no_more_work_for_each_of_them() -> None:
    calls = []
    for size in (50, 200):
        journey, search = made_map(size), Search("a")
        found = hits(journey, search)
        changes = replace_hits(journey, found, search, "o")
        journey.apply(changes)
        profile = Profile()  # how many functions are called: the same however busy the machine is
        assert profile.runcall(hits_after, journey, found, changes, search) == []
        calls.append(sum(entry.callcount for entry in profile.getstats()))
    assert calls[1] < 6 * calls[0]


@pytest.mark.parametrize(
    ("found", "search", "template", "becomes"),
    [
        ("Kick-off meeting", Search("kick-off"), "launch", "Launch meeting"),
        ("the kick-off", Search("kick-off"), "launch", "the launch"),
        ("KICK-OFF", Search("kick-off"), "launch", "LAUNCH"),
        ("the kick-off", Search("kick-off"), "Launch", "the Launch"),
        ("Kick-off", Search("kick-off"), "kick-off", "kick-off"),
        ("Kick-off", Search("Kick-off", match_case=True), "launch", "launch"),
        ("Kick-off", Search("kick.off", is_regex=True), "launch", "launch"),
    ],
)
def test_what_comes_instead_keeps_the_capital(found: str, search: Search, template: str, becomes: str) -> None:
    building = Building()
    stage = building.stage(found)
    replaced(building.journey, search, template)
    assert building.journey.name_of(stage) == becomes
