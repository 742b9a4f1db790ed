"""The inspector: what is typed there stands on the board, and the other way round."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QApplication

from journey_editor.document.records import Owner
from journey_editor.document.vocabulary import ChannelType
from journey_editor.inspector.fields.history_field import HistoryField
from journey_editor.widgets.suggestions import Suggestions
from tests.stories.user import User


def test_a_touchpoint_is_filled_in(at_map: User) -> None:
    user = at_map
    user.clicks("Check")
    user.sets("What happens", "Sales hands over")
    user.sets("Channel", "email")
    user.sets("Owner", "Ann")
    user.clicks_on("Positive (+1)")
    user.sets("Emotion word", "relieved")
    user.sets("Thoughts", "At last")
    user.sets("Questions, a line each", "Who?\nWhen?")
    user.sets("Quote", "We waited")
    user.sets("Moment of truth", True)
    user.sets("Why this moment decides", "First look")
    user.sets("Evidence", "Validated")
    user.sets("Evidence source", "Interviews")
    saved = user.saves()
    card = saved.touchpoint("Check")
    assert (card.what_happens, card.channel, card.emotion, card.emotion_word) == (
        "Sales hands over",
        "email",
        1,
        "relieved",
    )
    assert (card.thoughts, card.questions, card.quote) == ("At last", ("Who?", "When?"), "We waited")
    assert (card.moment_of_truth, card.moment_of_truth_reason) == (True, "First look")
    assert (card.evidence.value, card.evidence_source) == ("validated", "Interviews")
    assert saved.owner_of("Check") == "Ann"


def test_a_signal_a_pain_point_and_an_opportunity_are_added(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.clicks_on("Add signal")
    user.types("invited users")
    user.sets("Status", "Partial")
    user.sets("Leading or lagging", "Leading")
    user.sets("Data source", "CRM")
    user.sets("Target", "40")
    user.sets("Unit", "users")
    user.clicks_on("Add pain point")
    user.types("Two logins")
    user.clicks_on("Add opportunity")
    user.types("One login")
    saved = user.saves()
    (signal,) = saved.signals("Call")
    assert (signal.name, saved.journey.name_of(signal.read_from), signal.target, signal.unit) == (
        "invited users",
        "CRM",
        40,
        "users",
    )
    assert (signal.status.value, signal.timing.value) == ("partial", "leading")
    assert (signal.baseline, signal.current) == (None, None)
    assert [p.description for p in saved.pain_points("Call")] == ["Two logins"]
    assert [o.description for o in saved.opportunities("Call")] == ["One login"]


STAGE_TEXTS = {
    "Customer goal": "customer_goal",
    "Customer action": "customer_action",
    "Internal action": "internal_action",
    "Success criterion": "success_criterion",
    "Risk": "risk",
    "Risk trigger": "risk_trigger",
    "Recovery": "recovery",
    "Escalation": "escalation",
    "Next step": "next_step",
    "Review checkpoint": "review_checkpoint",
}


def test_the_whole_operating_row_of_a_stage(at_map: User) -> None:
    user = at_map
    user.clicks("Setup")
    for label in STAGE_TEXTS:
        user.sets(label, f"{label} here")
    user.sets("Owner", "Ann")
    user.sets("Typical duration in days", "14")
    user.clicks_on("Add signal")
    user.types("data imported")
    saved = user.saves()
    stage = saved.stage("Setup")
    assert {label: getattr(stage, field) for label, field in STAGE_TEXTS.items()} == {
        label: f"{label} here" for label in STAGE_TEXTS
    }
    assert stage.duration_days == 14
    assert saved.owner_of("Setup") == "Ann"
    assert [signal.name for signal in saved.signals("Setup")] == ["data imported"]


def test_a_persona_by_its_lane(at_map: User) -> None:
    user = at_map
    user.clicks("Admin")
    user.sets("Role", "IT administrator")
    user.sets("Level", "User")
    user.sets("Goals, a line each", "Safe\nQuick")
    user.sets("Quote", "No surprises")
    user.sets("Influence", "7")
    saved = user.saves().persona("Admin")
    assert (saved.role, saved.level.value, saved.goals, saved.quote) == (
        "IT administrator",
        "user",
        ("Safe", "Quick"),
        "No surprises",
    )
    assert (saved.influence, saved.interest) == (7, None)


def test_a_connection(at_map: User) -> None:
    user = at_map
    user.hands.clicks(user.sees.way("Call", "Import"))
    user.sets("Label", "usually")
    user.sets("Probability", "75")
    user.sets("Kind", "Loop back")
    way = user.saves().way("Call", "Import")
    assert (way.label, way.probability, way.meaning.value) == ("usually", 0.75, "loop_back")


def test_the_map_itself_while_nothing_is_selected(at_map: User) -> None:
    user = at_map
    user.clicks_empty_board()
    user.sets("Title", "Onboarding of new accounts")
    user.sets("Scope", "Contract to first report")
    user.sets("Objective", "Fewer stalls")
    user.sets("Customer segment", "Mid-market")
    user.sets("State", "Future")
    user.sets("Next review", "2031-03-31")
    user.sets("Authors, a line each", "Ann\nBo")
    saved = user.saves().map
    assert (saved.title, saved.scope, saved.objective, saved.segment) == (
        "Onboarding of new accounts",
        "Contract to first report",
        "Fewer stalls",
        "Mid-market",
    )
    assert (saved.state.value, saved.next_review, saved.authors) == ("future", date(2031, 3, 31), ("Ann", "Bo"))


def test_both_ways_live(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.sets("Name", "Kickoff")
    assert user.reads_card("Kickoff").startswith("Touchpoint: Kickoff")
    user.drags_emotion("Kickoff", to=-1)
    assert user.reads("Emotion") == "-1"
    user.double_clicks("Kickoff")
    user.types_name("First call")
    assert user.reads("Name") == "First call"
    user.presses("Ctrl+Z")
    assert user.reads("Name") == "Kickoff"


def test_typing_in_a_field_is_one_undo_step_and_escape_takes_it_back(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.sets("What happens", "A long sentence")
    user.sets("Thoughts", "Another one")
    user.presses("Ctrl+Z")
    assert user.saves().touchpoint("Call").thoughts == ""
    assert user.saves().touchpoint("Call").what_happens == "A long sentence"
    user.sets("What happens", "nonsense")
    user.presses("Escape")
    assert user.saves().touchpoint("Call").what_happens == "A long sentence"


def test_several_are_edited_together(at_map: User) -> None:
    user = at_map
    user.selects("Call", "Import", "Check")
    assert user.reads("Channel") == "(different)"
    user.sets("Owner", "Ann")
    user.sets("Channel", "email")
    saved = user.saves()
    assert [saved.owner_of(name) for name in ("Call", "Import", "Check", "Ready?")] == ["Ann"] * 3 + [None]
    assert {saved.touchpoint(name).channel for name in ("Call", "Import", "Check")} == {"email"}
    assert saved.owners == ["Ann"]
    user.presses("Ctrl+Z")
    saved = user.saves()
    assert [saved.touchpoint(name).channel for name in ("Call", "Import", "Check")] == ["phone", "product", ""]


def test_an_owner_is_renamed_everywhere_at_once(at_map: User) -> None:
    user = at_map
    user.selects("Call", "Import")
    user.sets("Owner", "Ann")
    user.clicks("Setup")
    user.sets("Owner", "ann")
    user.presses("Ctrl+Z")
    user.sets("Owner", "Ann")
    user.clicks_on("Rename this owner everywhere, set team and contact")
    user.sets("Owner's name, everywhere", "Ann Lee")
    saved = user.saves()
    assert saved.owners == ["Ann Lee"]
    assert {saved.owner_of(name) for name in ("Call", "Import", "Setup")} == {"Ann Lee"}
    user.clicks("Call")
    assert user.reads("Owner") == "Ann Lee"


def test_an_owner_that_is_still_being_typed_is_saved(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.hands.clicks(user.sees.of_widget(user.field("Owner")))
    user.types("Bo")
    assert user.saves().owner_of("Call") == "Bo"


@pytest.mark.parametrize("field", ["Typical duration in days"])
def test_unknown_reads_unknown_and_is_never_zero(at_map: User, field: str) -> None:
    user = at_map
    user.clicks("Setup")
    assert user.reads(field) == "unknown"
    user.sets(field, "0")
    assert user.saves().stage("Setup").duration_days == 0
    user.sets(field, "")
    assert user.reads(field) == "unknown"
    assert user.saves().stage("Setup").duration_days is None


def test_a_feeling_becomes_unknown_again(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.clicks_on("Unknown")
    assert user.reads("Emotion") == "unknown"
    assert user.saves().touchpoint("Call").emotion is None


def test_a_number_that_is_none_is_refused_in_a_sentence(at_map: User) -> None:
    user = at_map
    user.clicks("Setup")
    user.sets("Typical duration in days", "two weeks")
    user.presses("Tab")
    assert any("two weeks" in text and "keeps" in text for text in user.reads_in_inspector())
    assert user.saves().stage("Setup").duration_days is None


def test_the_first_value_milestone_is_one_to_a_map(at_map: User) -> None:
    user = at_map
    user.clicks("First report")
    user.sets("First-value milestone", True)
    user.clicks("Call")
    user.sets("First-value milestone", True)
    assert any("First report" in text for text in user.reads_in_inspector())
    assert not user.saves().touchpoint("Call").first_value
    user.clicks_on("Move it here")
    saved = user.saves()
    assert (saved.touchpoint("Call").first_value, saved.touchpoint("First report").first_value) == (True, False)
    user.presses("Ctrl+Z")
    assert user.saves().touchpoint("First report").first_value


def test_what_looks_like_markup_stays_text(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.sets("Name", "<b>R&D</b> <img src=x>")
    user.sets("Owner", "<i>Ann</i>")
    saved = user.saves()
    assert saved.owner_of("<b>R&D</b> <img src=x>") == "<i>Ann</i>"


@pytest.mark.parametrize(("face", "emotion"), [("Negative (-1)", -1), ("Very negative (-2)", -2), ("Unknown", None)])
def test_each_face_is_what_it_says(at_map: User, face: str, emotion: float | None) -> None:
    user = at_map
    user.clicks("Call")
    user.clicks_on(face)
    assert user.saves().touchpoint("Call").emotion == emotion


def test_what_is_shown_can_be_taken_back_from_the_menu_and_the_next_thing_is_shown(at_map: User) -> None:
    user = at_map
    user.double_clicks_cell("End user", "Handoff")
    user.types_name("Welcome mail")
    user.sets("What happens", "Sales writes")
    user.field("What happens").setFocus()
    user.chooses("Edit", "Undo")
    user.chooses("Edit", "Undo")
    assert not user.sees.selected
    user.clicks("Check")
    user.sets("What happens", "Numbers are compared")
    assert user.saves().touchpoint("Check").what_happens == "Numbers are compared"


def test_a_hundred_thousand_characters_without_a_space(at_map: User) -> None:
    user = at_map
    user.clicks("Check")
    user.sets("What happens", "Import: ")
    data = "0123456789abcdef" * 6_250
    QApplication.clipboard().setText(data)
    user.presses("Ctrl+V", "End")
    user.types("!")
    assert user.field("What happens").wordWrapMode() is QTextOption.WrapMode.WrapAnywhere, "each key takes a second"
    user.clicks("Call")
    user.clicks("Check")
    assert user.reads("What happens") == f"Import: {data}!"
    user.clicks_on("What happens")
    user.presses("Ctrl+End")
    user.types("?")
    assert user.saves().touchpoint("Check").what_happens == f"Import: {data}!?"
    user.sets("What happens", "Words again")
    user.clicks("Call")
    user.clicks("Check")
    assert user.field("What happens").wordWrapMode() is not QTextOption.WrapMode.WrapAnywhere


def test_ten_million_characters_are_refused_before_they_are_laid_out(at_map: User) -> None:
    user = at_map
    user.clicks("Check")
    user.sets("What happens", "Numbers are compared")
    QApplication.clipboard().setText("line\n" * 2_000_000)
    user.presses("Ctrl+A", "Ctrl+V")
    assert len(user.reads("What happens")) < 300_000
    said = "What happens takes up to 200,000 characters, and this is longer; the map keeps what it had."
    assert said in user.reads_in_inspector()
    assert user.saves().touchpoint("Check").what_happens == "Numbers are compared"


def test_what_a_field_could_not_take_is_told_when_the_next_card_is_clicked(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.clicks_on("Add signal")
    user.types("invited users")
    user.sets("Target", "1,234")
    user.clicks("Check")
    assert "“1,234” may be 1234" in user.notice and "Target of “invited users”" in user.notice


def test_what_a_field_took_is_not_told_of(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.clicks_on("Add signal")
    user.types("invited users")
    user.sets("Target", "1234")
    user.clicks("Check")
    assert user.notice == ""


@pytest.mark.parametrize("goes", [False, True])
def test_closing_asks_where_a_field_holds_what_it_could_not_take(goes: bool, at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.clicks_on("Add signal")
    user.types("invited users")
    user.sets("Target", "1,234")
    user.saves()
    user.will_answer("Go on without it" if goes else "Cancel")
    user.presses("Ctrl+W")
    assert "\u201c1,234\u201d may be 1234" in user.dialogs.read[-1]
    assert (user.window.editor is None) == goes
    if not goes:
        assert user.reads("Target") == "1,234"
        user.sets("Target", "1234")
        user.saves()


def test_a_dated_value_is_saved_in_the_midst_of_typing(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.clicks_on("Add signal")
    user.types("invited users")
    user.window.editor.inspector.findChildren(HistoryField)[0].type_next()
    user.types("2026-01-01")
    user.presses("Tab")
    user.types("20")
    (signal,) = user.saves().signals("Call")
    assert [value[:2] for value in signal.history] == [(date(2026, 1, 1), 20)]


def test_delete_from_the_menu_means_the_text_where_one_is_being_typed(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.sets("Quote", "We waited")
    user.presses("Ctrl+A")
    user.chooses("Edit", "Delete")
    assert user.sees.card("Call") and user.saves().touchpoint("Call").quote == ""


def test_what_a_channel_s_letters_may_mean_is_read_whole(at_map: User) -> None:
    """Two suggestions, and what Enter takes else: no scroll bar, and nothing half hidden."""
    user = at_map
    user.clicks("Call")
    user.sets("Channel", "")
    user.hands.clicks(user.sees.of_widget(user.field("Channel")))
    user.types("w")
    offered = user.window.findChild(Suggestions)
    assert offered is not None and offered.isVisible() and offered.count() == 3
    assert offered.verticalScrollBar().maximum() == 0


def test_an_own_channel_moves_no_other_field_while_it_is_typed(at_map: User) -> None:
    user = at_map
    user.clicks("Call")
    user.sets("Channel", "")
    user.hands.clicks(user.sees.of_widget(user.field("Channel")))
    owner, seen = user.field("Owner"), set()
    for letter in ("", *"WhatsApp"):
        user.types(letter)
        user.waits()
        seen.add(owner.mapTo(user.window, QPoint(0, 0)).y())
    assert len(seen) == 1
    user.presses("Tab")
    user.sets("Kind of channel", "Digital")
    assert user.saves().touchpoint("Call").channel_type is ChannelType.DIGITAL


@pytest.mark.parametrize("over", ["Owner", "Lasts until"])
def test_scrolling_the_inspector_leaves_the_keyboard_where_it_is(at_map: User, over: str) -> None:
    """The wheel gave it to the box under the pointer, and the rest of a sentence became an owner."""
    user = at_map
    user.clicks("Call")
    user.sets("What happens", "They call")
    user.hands.turns_wheel(user.sees.of_widget(user.field(over)), -1)
    user.types(" us")
    saved = user.saves()
    assert saved.touchpoint("Call").what_happens == "They call us"
    assert not saved.journey.count(Owner)
