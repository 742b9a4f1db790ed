"""Find and replace as one uses it: type, go from find to find, look at what would change, replace, take it back."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journey_editor.document.edits.fields import rename, set_field
from journey_editor.document.records import Lane, PainPoint, Touchpoint
from journey_editor.outline.find_model import EXCERPT_ROLE
from journey_editor.shell.main_window import MainWindow
from journey_editor.storage import files
from tests.building import onboarding
from tests.shell.conftest import answers, settings, window  # noqa: F401 - the fixtures

Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def finding(window: MainWindow, tmp_path):  # noqa: F811
    files.save(onboarding().journey, tmp_path / "map.journey")
    window.documents.open(tmp_path / "map.journey")
    page = window.editor
    assert page is not None
    return SimpleNamespace(
        window=window, page=page, panel=page.find_panel, session=page.session, journey=page.session.journey
    )


def give(finding, command: str) -> None:
    finding.window.actions_of[command].trigger()


def listed(finding) -> list[str]:
    rows = finding.panel.rows
    return [f"{rows.index(r, 0).data()} | {rows.index(r, 1).data()}" for r in range(rows.rowCount())]


def names(finding) -> list[str]:
    return sorted(t.name for t in finding.journey.all(Touchpoint))


def test_finds_are_listed_with_where_they_are_as_one_types(finding) -> None:
    give(finding, "edit.find")
    assert finding.panel.line.hasFocus() and not finding.panel.is_replacing
    QTest.keyClicks(finding.panel.line, "wait")
    assert listed(finding) == ["Connect single sign-on \u00b7 Pain point, what hurts | Waits for IT"]
    assert finding.panel.count.text() == "1 found, in 1 place"


def test_next_and_previous_go_round_and_select_what_was_found(finding) -> None:
    give(finding, "edit.find")
    QTest.keyClicks(finding.panel.line, "re")
    seen = []
    for _ in range(finding.panel.rows.rowCount()):
        QTest.keyClick(finding.panel.line, Key.Key_Return)
        seen.append(finding.session.selection[0])
    assert [hit.place.record for hit in finding.panel.rows.hits] == seen
    give(finding, "edit.find_next")
    assert finding.session.selection == (seen[0],)
    give(finding, "edit.find_previous")
    assert finding.session.selection == (seen[-1],)
    QTest.keyClick(finding.panel.line, Key.Key_Return, Shift)
    assert finding.session.selection == (seen[-2],) and finding.panel.line.hasFocus()


def test_what_was_found_in_a_part_is_seen_on_the_board(finding) -> None:
    finding.page.board.zoom_to(6.0)
    give(finding, "edit.find")
    QTest.keyClicks(finding.panel.line, "waits")
    give(finding, "edit.find_next")
    pain = finding.journey.all(PainPoint)[0]
    assert finding.session.selection == (pain.id,)
    item = finding.page.board.board_scene.piece("card", pain.felt_at[0])
    seen = finding.page.board.mapFromScene(item.sceneBoundingRect().center())
    assert finding.page.board.viewport().rect().contains(seen)


def test_the_list_shows_what_would_come_and_only_what_is_ticked_is_replaced(finding) -> None:
    give(finding, "edit.replace")
    QTest.keyClicks(finding.panel.line, "report")
    QTest.keyClicks(finding.panel.replacement, "chart")
    rows = finding.panel.rows
    first = rows.index(0, 1).data(EXCERPT_ROLE)
    assert (first.before, first.found, first.new) == ("First ", "report", "chart")
    assert rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("would become: First chart")
    assert rows.rowCount() == 2 and finding.panel.count.text() == "2 found, in 2 places, 2 ticked"
    rows.setData(rows.index(1, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    finding.panel.replace_button.click()
    assert "First chart" in names(finding)
    assert finding.session.stack.undoText() == "Replace 1 find" and finding.session.stack.count() == 1
    assert [row.split(" | ")[1] for row in listed(finding)] == ["reports created"]
    assert finding.panel.count.text().startswith("1 replaced.")
    finding.session.undo()
    assert "First report" in names(finding) and len(listed(finding)) == 2


def test_tab_goes_from_what_is_looked_for_to_what_comes_instead(finding) -> None:
    give(finding, "edit.replace")
    QTest.keyClick(finding.panel.line, Key.Key_Tab)
    assert finding.panel.replacement.hasFocus()
    QTest.keyClick(finding.panel.replacement, Key.Key_Backtab, Shift)
    assert finding.panel.line.hasFocus()


def test_a_long_replacement_is_pasted_whole(finding) -> None:
    """Qt's own lines end after 32,767 characters."""
    give(finding, "edit.replace")
    QTest.keyClicks(finding.panel.line, "waits")
    QApplication.clipboard().setText("y" * 40_000)
    finding.panel.replacement.paste()
    finding.panel.replace_button.click()
    assert "y" * 39_999 in finding.journey.all(PainPoint)[0].description


def test_none_ticked_nothing_to_replace(finding) -> None:
    give(finding, "edit.replace")
    QTest.keyClicks(finding.panel.line, "report")
    finding.panel.all_button.click()
    assert not finding.panel.replace_button.isEnabled() and finding.panel.count.text().endswith("0 ticked")
    finding.panel.all_button.click()
    assert finding.panel.replace_button.isEnabled()


def test_what_a_lane_asks_is_told_apart_and_replaced_only_where_it_is_ticked(finding) -> None:
    lane = finding.journey.lanes[0]
    finding.session.do("Ask", set_field(finding.journey, [lane.id], "prompt", "Which report helps?"))
    give(finding, "edit.replace")
    QTest.keyClicks(finding.panel.line, "report")
    QTest.keyClicks(finding.panel.replacement, "chart")
    row = next(i for i, hit in enumerate(finding.panel.rows.hits) if hit.place.record == lane.id)
    assert listed(finding)[row] == f"{finding.journey.name_of(lane.id)} \u00b7 Guiding question | Which report helps?"
    assert finding.panel.count.text().endswith("2 ticked; guiding questions of lanes are not")
    finding.panel.replace_button.click()
    assert "First chart" in names(finding) and finding.journey.record(lane.id, Lane).prompt == "Which report helps?"
    finding.panel.all_button.click()  # what is left is that question alone
    assert finding.panel.count.text().endswith("1 ticked")
    finding.panel.replace_button.click()
    assert finding.journey.record(lane.id, Lane).prompt == "Which chart helps?"


def test_a_bad_pattern_or_replacement_is_a_sentence(finding) -> None:
    give(finding, "edit.replace")
    finding.panel.is_regex.setChecked(True)
    QTest.keyClicks(finding.panel.line, "(re")
    assert finding.panel.count.text().startswith("The pattern cannot be read at character 1") and not listed(finding)
    QTest.keyClicks(finding.panel.line, "port)")
    assert len(listed(finding)) == 2
    QTest.keyClicks(finding.panel.replacement, r"\7")
    finding.panel.replace_button.click()
    assert finding.panel.count.text().startswith("The replacement cannot be read")
    assert not finding.session.stack.canUndo()


def test_a_text_that_could_not_take_it_is_refused_with_a_sentence(finding) -> None:
    give(finding, "edit.replace")
    QTest.keyClicks(finding.panel.line, "First report")
    finding.panel.replacement.setText("x" * 3000)
    finding.panel.replace_button.click()
    assert (
        "cannot take this text" in finding.panel.count.text() and "nothing was replaced" in finding.panel.count.text()
    )
    assert not finding.session.stack.canUndo() and "First report" in names(finding)


def test_the_list_follows_an_edit_of_what_it_lists(finding) -> None:
    give(finding, "edit.find")
    QTest.keyClicks(finding.panel.line, "report")
    first = next(t for t in finding.journey.all(Touchpoint) if t.name == "First report")
    finding.session.do("Rename", rename(finding.journey, first.id, "Chart"))
    assert len(listed(finding)) == 1
    finding.session.undo()
    assert len(listed(finding)) == 2


def test_find_can_keep_to_what_the_filter_finds(finding) -> None:
    give(finding, "edit.find")
    QTest.keyClicks(finding.panel.line, "o")
    everything = len(listed(finding))
    assert finding.panel.only_filtered.isHidden()
    finding.page.map_filter.set(finding.page.map_filter.wanted.with_chosen("pain", ["yes"]))
    assert not finding.panel.only_filtered.isHidden()
    finding.panel.only_filtered.setChecked(True)
    about = {row.split(" \u00b7 ")[0] for row in listed(finding)}
    assert 0 < len(listed(finding)) < everything
    assert {"Connect single sign-on"} <= about and "First report" not in about


def test_escape_goes_back_to_the_board(finding) -> None:
    give(finding, "edit.replace")
    QTest.keyClick(finding.panel.replacement, Key.Key_Escape)
    assert finding.page.docks["find"].isHidden() and finding.page.board.hasFocus()
    assert finding.panel.rows.rowCount() == 0
