"""The command palette by its keys."""

from __future__ import annotations

from time import process_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from journey_editor.document.draft import Draft
from journey_editor.document.edits.cards import Place, add_touchpoint
from journey_editor.document.edits.connections import connect
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.fields import rename, set_field
from journey_editor.document.edits.views import show_lanes
from journey_editor.document.record import new_id
from journey_editor.document.records import Lane, Owner, Persona, Touchpoint
from journey_editor.document.searching import texts_of
from journey_editor.shell import record_index
from journey_editor.shell.command_palette import CommandPalette
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.other_words import OTHER_WORDS
from journey_editor.shell.record_index import RecordIndex
from tests.building import Building
from tests.shell.shell_user import Answers, fill

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def palette(window: MainWindow) -> CommandPalette:
    """The palette of a window with a map of two touchpoints; it is not open yet."""
    window.actions_of["file.new"].trigger()
    fill(window.context.session)
    return window.context.command_palette


def press(key: Key, held: Mod = Mod.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(QApplication.focusWidget(), key, held)


def opened(window: MainWindow, typed: str = "") -> None:
    """Open the palette by its key and type."""
    press(Key.Key_K, Mod.ControlModifier)
    assert QApplication.focusWidget() is window.context.command_palette.finder.line
    QTest.keyClicks(QApplication.focusWidget(), typed)


def names(palette: CommandPalette) -> list[str]:
    """What is listed."""
    return [choice.name for choice in palette.finder.choices]


def test_the_palette_is_as_high_as_what_it_lists(window: MainWindow, palette: CommandPalette) -> None:
    """There was room for a line more under each list."""
    for typed in ("pictures lane", "e"):
        opened(window, typed)
        QApplication.processEvents()
        finder = palette.finder
        finder.layout().activate()
        shown = finder.list.sizeHintForRow(0) * len(finder.choices)
        spare = finder.list.viewport().height() - shown
        assert spare < 16, typed
        assert len(finder.choices) != 1 or spare >= 0
        press(Key.Key_Escape)


def test_a_command_is_found_and_given(window: MainWindow, palette: CommandPalette) -> None:
    window.context.session.select([window.context.journey.cards[0].id])
    opened(window, "moment")
    assert names(palette)[0] == "Moment of truth"
    press(Key.Key_Return)
    assert window.context.journey.cards[0].moment_of_truth
    assert not palette.isVisible()
    assert window.context.board.hasFocus()


def test_the_palette_is_there_before_the_map_is_read_and_typing_finds_all_of_it(
    window: MainWindow, palette: CommandPalette, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(record_index, "texts_of", lambda record: read.append(record.kind) or texts_of(record))
    palette.open()
    assert palette.isVisible() and not read
    touchpoint = window.context.journey.cards[-1]
    QTest.keyClicks(palette.finder.line, touchpoint.name)
    assert "touchpoint" in read and touchpoint.name in names(palette)
    read.clear()
    palette.open()
    palette.open()
    QTest.qWait(50)
    assert "touchpoint" not in read, "what is as it was is known"
    palette.open()


def test_initials_find_a_command(window: MainWindow, palette: CommandPalette) -> None:
    opened(window, "zin")
    assert names(palette)[0] == "Zoom in"


CALLED_ELSEWHERE = {
    "swimlane": "Add persona lane",
    "phase": "Add stage",
    "storyboard": "Lane: pictures",
    "sticky": "Add note",
    "kpi": "Table: signals",
    "backup": "Versions",
    "minutes": "Export the map",
    "full screen": "Present",
}


def test_a_command_is_found_by_what_it_is_called_elsewhere(
    window: MainWindow, palette: CommandPalette, subtests: pytest.Subtests
) -> None:
    for word, command in CALLED_ELSEWHERE.items():
        with subtests.test(word):
            opened(window, word)
            assert names(palette)[0] == command
            press(Key.Key_Escape)


def test_other_words_are_those_of_commands(window: MainWindow) -> None:
    assert set(OTHER_WORDS) <= {row.id for row in window.actions_of.rows}


def test_escape_leaves_without_a_change_and_gives_the_keyboard_back(
    window: MainWindow, palette: CommandPalette
) -> None:
    field = window.editor.inspector.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    steps = window.context.session.stack.index()
    opened(window, "delete")
    press(Key.Key_Escape)
    assert not palette.isVisible()
    assert field.hasFocus()
    assert window.context.session.stack.index() == steps


def test_its_key_also_takes_it_away(window: MainWindow, palette: CommandPalette) -> None:
    opened(window)
    press(Key.Key_K, Mod.ControlModifier)
    assert not palette.isVisible()


def test_a_click_elsewhere_takes_it_away(window: MainWindow, palette: CommandPalette) -> None:
    opened(window)
    QTest.mouseClick(
        window.context.board.viewport(), Qt.MouseButton.LeftButton, pos=window.context.board.rect().center()
    )
    assert not palette.isVisible()


def test_a_card_is_found_by_its_text_and_gone_to(window: MainWindow, palette: CommandPalette) -> None:
    window.context.board.fit_map()
    opened(window, "call 2")
    assert palette.finder.current.detail.startswith("Champion")
    press(Key.Key_Return)
    card = next(card for card in window.context.journey.cards if card.name == "Call 2")
    assert window.context.session.selection == (card.id,)
    assert window.context.board.focus.record == card.id
    assert window.context.board.hasFocus()


@pytest.mark.parametrize("found", ["call 2", "the way"])
def test_what_is_found_in_a_lane_that_is_not_shown_is_not_moved_unseen(
    window: MainWindow, palette: CommandPalette, found: str
) -> None:
    session, said = window.context.session, list[str]()
    session.do("Connect", connect(session.journey, *[card.id for card in session.journey.cards], label="the way")[0])
    session.do("Hide lane", show_lanes(session.journey, [session.journey.lanes[0].id], False))
    steps = session.stack.index()
    opened(window, found)
    press(Key.Key_Return)
    assert session.selection
    window.context.board.status.connect(said.append)
    for command in ("arrange.move_down", "arrange.move_left", "arrange.clone_down", "arrange.clone_right"):
        said.clear()
        window.actions_of[command].trigger()
        assert session.stack.index() == steps, command
        if window.actions_of[command].isEnabled():
            assert said[-1] == "It is in a lane that is not shown: show the lane first.", command


def test_what_another_program_takes_away_meanwhile_is_not_found_any_more(
    window: MainWindow, palette: CommandPalette
) -> None:
    session = window.context.session
    opened(window, "cal")
    assert {"Call 1", "Call 2"} <= set(names(palette))
    session.do("Take over", delete_records(session.journey, [session.journey.columns[0].id]))
    QTest.keyClicks(QApplication.focusWidget(), "l")
    assert not {"Call 1", "Call 2"} & set(names(palette))


@pytest.mark.parametrize(("key", "is_open"), [(Key.Key_W, False), (Key.Key_N, True)])
def test_another_map_takes_it_away(
    window: MainWindow, palette: CommandPalette, answers: Answers, key: Key, is_open: bool
) -> None:
    answers.save = ["discard"]
    opened(window, "cal")
    press(key, Mod.ControlModifier)
    assert (window.editor is not None) is is_open
    assert not palette.isVisible()


@pytest.mark.parametrize(("typed", "kind"), [("kickoff", "stage"), ("champion", "lane"), ("maria", "owner")])
def test_stages_lanes_and_owners_are_found_too(
    window: MainWindow, palette: CommandPalette, typed: str, kind: str
) -> None:
    session = window.context.session
    draft = Draft(session.journey)
    draft.add(Owner(id=new_id("owner"), name="Maria"))
    session.do("Add owner", draft.changes())
    opened(window, typed)
    press(Key.Key_Return)
    assert [session.journey.get(i).kind for i in session.selection] == [kind]


def test_what_only_another_text_says_is_found_and_shown_with_it(window: MainWindow, palette: CommandPalette) -> None:
    session = window.context.session
    stage, persona = session.journey.stages[0], session.journey.all(Persona)[0]
    draft = Draft(session.journey)
    draft.revise(stage.id, recovery="Send the zebra letter")
    draft.revise(persona.id, goals=("Ride an ostrich",))
    session.do("Say more", draft.changes())
    opened(window, "zebra")
    assert palette.finder.current.id == stage.id and "Send the zebra letter" in palette.finder.current.detail
    press(Key.Key_Escape)
    opened(window, "ostrich")
    lane = session.journey.get(palette.finder.current.id)
    assert isinstance(lane, Lane) and lane.persona == persona.id
    assert "Ride an ostrich" in palette.finder.current.detail


def test_what_is_called_so_comes_before_a_command_of_that_name(window: MainWindow, palette: CommandPalette) -> None:
    session = window.context.session
    card = session.journey.cards[0]
    session.do("Rename", rename(session.journey, card.id, "Import"))
    opened(window, "import")
    assert palette.finder.current.id == card.id
    assert names(palette)[1].startswith("Import"), "the command is the next"


def test_a_template_is_found_and_becomes_a_new_map(window: MainWindow, palette: CommandPalette) -> None:
    opened(window, "nine stages")
    assert palette.finder.current.detail == "New map from this template"
    window.context.session.stack.setClean()
    press(Key.Key_Return)
    assert len(window.context.journey.stages) == 9


def test_in_an_open_map_a_template_comes_after_what_can_be_done_in_it(
    window: MainWindow, palette: CommandPalette
) -> None:
    opened(window, "service blueprint")
    assert names(palette)[0] == "Lanes of a service blueprint" and "Service blueprint" in names(palette)


def test_the_map_is_found_by_what_it_says_of_itself(window: MainWindow, palette: CommandPalette) -> None:
    session = window.context.session
    session.do("Scope", set_field(session.journey, ["map"], "scope", "Only the walrus segment"))
    session.select([session.journey.cards[0].id])
    opened(window, "walrus")
    assert palette.finder.current.id == "map" and "walrus" in palette.finder.current.detail
    press(Key.Key_Return)
    assert session.selection == ()
    field = QApplication.focusWidget()
    assert field.accessibleName() == "Scope" and window.editor.inspector.isAncestorOf(field)


@pytest.mark.parametrize("kind", ["stage", "lane"])
def test_who_only_went_to_a_stage_or_lane_renames_nothing_by_typing(
    window: MainWindow, palette: CommandPalette, kind: str
) -> None:
    session = window.context.session
    record = (session.journey.stages if kind == "stage" else session.journey.lanes)[0]
    name, steps = session.journey.name_of(record.id), session.stack.index()
    opened(window, name)
    press(Key.Key_Return)
    assert session.selection == (record.id,)
    QTest.keyClicks(QApplication.focusWidget(), "hello")
    assert session.journey.name_of(record.id) == name and session.stack.index() == steps
    assert window.context.board.renaming.editor is None
    assert f"Enter or F2 edits the name of this {kind}." in window.editor.status_bar.selection.text()
    press(Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "Hello")
    press(Key.Key_Return)
    assert session.journey.name_of(record.id) == "Hello"


def test_what_was_given_of_late_comes_first(window: MainWindow, palette: CommandPalette) -> None:
    opened(window, "fit map")
    press(Key.Key_Return)
    opened(window, "actual size")
    press(Key.Key_Return)
    opened(window)
    assert names(palette)[:2] == ["Actual size", "Fit map"]
    assert window.context.settings.recent_commands == ["view.zoom_actual", "view.fit_map"]


def test_what_cannot_be_done_is_left_out_till_it_is_asked_for_and_says_why(
    window: MainWindow, palette: CommandPalette
) -> None:
    window.context.session.select([])
    opened(window)
    assert "Moment of truth" not in names(palette)
    QTest.keyClicks(palette.finder.line, "moment of truth")
    choice = palette.finder.current
    assert (choice.name, choice.is_able, choice.detail) == ("Moment of truth", False, "Select a touchpoint first.")
    press(Key.Key_Return)
    assert palette.isVisible(), "nothing was done"


def test_on_the_welcome_page_it_finds_commands_alone(window: MainWindow) -> None:
    opened(window, "new map")
    assert names(window.context.command_palette)[0] == "New map"
    press(Key.Key_Return)
    assert window.editor is not None


def test_arrows_go_around(window: MainWindow, palette: CommandPalette) -> None:
    opened(window)
    first = palette.finder.current
    press(Key.Key_Up)
    assert palette.finder.current is palette.finder.choices[-1]
    press(Key.Key_Down)
    assert palette.finder.current is first
    press(Key.Key_PageDown)
    assert palette.finder.current not in (first, palette.finder.choices[1])


def test_a_card_found_by_what_happens_says_so(window: MainWindow, palette: CommandPalette) -> None:
    session = window.context.session
    step, lane = session.journey.columns[0].id, session.journey.lanes[0].id
    told = "The champion tells the steering group what the pilot has shown so far."
    added = add_touchpoint(session.journey, Place(lane, step), name="Steering", what_happens=told)[0]
    session.do("Add touchpoint", added)
    opened(window, "pilot")
    assert names(palette) == ["Steering"]
    assert "what the pilot has shown" in palette.finder.current.detail


def test_html_of_a_name_is_shown_as_it_was_typed(window: MainWindow, palette: CommandPalette) -> None:
    session = window.context.session
    step, lane = session.journey.columns[0].id, session.journey.lanes[0].id
    session.do("Add touchpoint", add_touchpoint(session.journey, Place(lane, step), name="<b>Bold</b>")[0])
    opened(window, "bold")
    assert names(palette) == ["<b>Bold</b>"]


def test_five_thousand_cards_are_searched_at_once() -> None:
    """A letter may take a frame or two on a slow machine; here it has ten times as long before the test fails."""
    building = Building("Large")
    lanes = [building.lane(f"Lane {number}") for number in range(20)]
    stages = [building.stage(f"Stage {number}", steps=5) for number in range(50)]
    for number in range(5_000):
        building.touchpoint(lanes[number % 20], stages[number // 20 % 50], f"Call number {number}", step=number % 5)
    index = RecordIndex(building.journey)
    start = process_time()
    hits, count = index.find("number 49", 60)
    taken = process_time() - start
    assert hits[0].record.name == "Call number 49"
    assert count > 60 and len(hits) == 60
    assert all(isinstance(hit.record, Touchpoint) for hit in hits)
    assert taken < 0.3
