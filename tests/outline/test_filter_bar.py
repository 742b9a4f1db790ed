"""The filter bar over the board: type, choose, see what is dimmed and how much is found, and get out again."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from journey_editor.analysis import filtering
from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import Card, Touchpoint
from journey_editor.document.searching import texts_of
from journey_editor.shell.main_window import MainWindow
from tests.building import onboarding
from tests.scene_items import all_items
from tests.shell.conftest import answers, settings, window  # noqa: F401 - the fixtures


@pytest.fixture
def filtered(window: MainWindow, tmp_path):  # noqa: F811
    from journey_editor.storage import files

    files.save(onboarding().journey, tmp_path / "map.journey")
    window.documents.open(tmp_path / "map.journey")
    page = window.editor
    assert page is not None
    return SimpleNamespace(
        window=window, page=page, bar=page.filter_bar, filter=page.map_filter, session=page.session, board=page.board
    )


def lit(filtered) -> list[str]:
    """The cards that do not stand back, by name."""
    scene, journey = filtered.board.board_scene, filtered.session.journey
    cards = [item.piece for item in all_items(scene) if item.piece.kind == "card"]
    return sorted(journey.record(p.record_id, Card).name for p in cards if not scene.is_dim(p))


def option(filtered, facet: str, label: str) -> QAction:
    """An entry of a facet's menu, as it is when the menu is open."""
    facets = filtered.bar.more.menu().actions()
    menu = next(entry.menu() for entry in facets if entry.text() == facet)
    menu.aboutToShow.emit()
    return next(entry for entry in menu.actions() if entry.text().split("\t")[0] == label)


def test_typing_dims_what_does_not_have_the_words_and_escape_ends_it(filtered) -> None:
    filtered.window.actions_of["view.filter"].trigger()
    assert filtered.bar.isVisible() and filtered.bar.line.hasFocus()
    QTest.keyClicks(filtered.bar.line, "report")
    assert lit(filtered) == ["First report"]
    assert filtered.bar.count.text() == "1 of 4 cards"
    assert "Filter: 1 of 4 cards" in filtered.page.status_bar.counts.text()
    QTest.keyClick(filtered.bar.line, Qt.Key.Key_Escape)
    assert len(lit(filtered)) == 4 and filtered.bar.isHidden() and filtered.board.hasFocus()
    assert "Filter" not in filtered.page.status_bar.counts.text()


def test_what_cards_say_is_read_before_words_are_typed(filtered, monkeypatch: pytest.MonkeyPatch) -> None:
    filtered.window.actions_of["view.filter"].trigger()
    QTest.qWait(100)
    read: list[str] = []
    monkeypatch.setattr(filtering, "texts_of", lambda record: read.append(record.kind) or texts_of(record))
    QTest.keyClicks(filtered.bar.line, "report")
    assert lit(filtered) == ["First report"] and "touchpoint" not in read
    filtered.bar.close_bar()
    report = next(card for card in filtered.session.journey.cards if card.name == "First report")
    filtered.session.do("Rename", set_field(filtered.session.journey, [report.id], "name", "Second one"))
    filtered.window.actions_of["view.filter"].trigger()
    QTest.keyClicks(filtered.bar.line, "second")
    assert lit(filtered) == ["Second one"], "and anew where it says something else now"


def test_escape_on_the_board_lets_the_selection_go_first_then_the_filter(filtered) -> None:
    filtered.filter.set(filtered.filter.wanted.with_text("report"))
    filtered.session.select([filtered.session.journey.cards[0].id])
    filtered.board.setFocus()
    QTest.keyClick(filtered.board, Qt.Key.Key_Escape)
    assert not filtered.session.selection and filtered.filter.is_on
    QTest.keyClick(filtered.board, Qt.Key.Key_Escape)
    assert not filtered.filter.is_on and filtered.bar.isHidden()


def test_what_is_chosen_is_a_chip_that_says_so(filtered) -> None:
    entry = option(filtered, "Emotion", "Unknown")
    assert entry.text() == "Unknown\t1" and entry.isCheckable()
    entry.trigger()
    assert lit(filtered) == ["First report"] and filtered.bar.isVisible()
    chip = filtered.bar.chips["emotion"]
    assert chip.text() == "Emotion: Unknown" == chip.accessibleName()
    option(filtered, "Emotion", "Positive (+1)").trigger()
    assert lit(filtered) == ["First report", "Kickoff call"]
    assert chip.text() == "Emotion: Positive (+1), Unknown"
    option(filtered, "Emotion", "Any emotion").trigger()
    assert not filtered.filter.is_on and not filtered.bar.chips


def test_a_tick_leaves_the_menu_open(filtered) -> None:
    option(filtered, "Evidence", "Assumed")
    menu = next(e.menu() for e in filtered.bar.more.menu().actions() if e.text() == "Evidence")
    menu.popup(filtered.window.mapToGlobal(filtered.window.rect().center()))
    spot = menu.actionGeometry(menu.actions()[0]).center()
    QTest.mouseMove(menu, spot)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=spot)
    assert menu.isVisible() and filtered.filter.wanted.chosen == {"evidence": frozenset({"assumed"})}
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible() and filtered.filter.is_on


def test_what_is_found_follows_the_map(filtered) -> None:
    option(filtered, "Emotion", "Unknown").trigger()
    call = next(t for t in filtered.session.journey.all(Touchpoint) if t.name == "Kickoff call")
    filtered.session.do("Change", set_field(filtered.session.journey, [call.id], "emotion", None))
    assert lit(filtered) == ["First report", "Kickoff call"] and filtered.bar.count.text() == "2 of 4 cards"
    filtered.session.undo()
    assert lit(filtered) == ["First report"]


def test_the_outlines_line_and_the_bars_are_one_filter(filtered) -> None:
    filtered.window.actions_of["view.outline"].trigger()
    QTest.keyClicks(filtered.page.outline.line, "ready")
    assert filtered.bar.line.text() == "ready" and filtered.bar.isVisible() and lit(filtered) == ["Ready?"]
    filtered.window.actions_of["view.clear_filter"].trigger()
    assert filtered.page.outline.line.text() == "" and not filtered.filter.is_on


def test_a_card_that_stands_back_is_grey_and_is_painted_anew(filtered) -> None:
    scene = filtered.board.board_scene
    call = next(c.id for c in filtered.session.journey.cards if c.name == "Kickoff call")
    piece = scene.piece("card", call).piece
    before = filtered.board.grab().toImage()
    filtered.filter.set(filtered.filter.wanted.with_text("report"))
    assert scene.theme_of(piece).colour("text.strong") == scene.theme.colour("text.muted")
    spot = filtered.board.mapFromScene(scene.piece("card", call).sceneBoundingRect()).boundingRect()
    assert filtered.board.grab().toImage().copy(spot) != before.copy(spot)
    filtered.filter.clear()
    assert filtered.board.grab().toImage().copy(spot) == before.copy(spot)


def test_a_lane_that_is_not_looked_for_stands_back_with_its_header_and_curve(filtered) -> None:
    scene, journey, board = filtered.board.board_scene, filtered.session.journey, filtered.board
    kept = next(lane.id for lane in journey.lanes if any(card.lane == lane.id for card in journey.cards))
    others = [row.lane for row in board.board.rows if row.lane != kept]
    filtered.filter.set(filtered.filter.wanted.with_chosen("lane", [kept]))
    back = {piece.key for piece in board.board.pieces if scene.is_dim(piece)}
    assert {("lane", lane) for lane in others} <= back
    assert {("curve", lane) for lane in others if ("curve", lane) in board.board.by_key} <= back
    assert ("lane", kept) not in back and ("curve", kept) not in back
    empty = [
        s.id for s in journey.stages if not any(c.lane == kept and journey.stage_of(c) is s for c in journey.cards)
    ]
    assert empty and {("stage", stage) for stage in empty} <= back
    for zoom in (1.0, 0.2):
        board.zoom_to(zoom)
        box = board.board.by_key["lane", others[0]].box
        spot = board.mapFromScene(QRectF(*box)).boundingRect()
        grey = board.grab().toImage().copy(spot)
        filtered.filter.clear()
        assert board.grab().toImage().copy(spot) != grey, "the header is painted anew"
        filtered.filter.set(filtered.filter.wanted.with_chosen("lane", [kept]))


def test_one_escape_too_many_for_a_menu_keeps_what_was_chosen_in_it(filtered) -> None:
    option(filtered, "Emotion", "Unknown").trigger()
    filtered.bar.more.setFocus()
    QTest.keyClick(filtered.bar.more, Qt.Key.Key_Escape)
    assert filtered.filter.is_on and filtered.board.hasFocus()
    QTest.keyClick(filtered.board, Qt.Key.Key_Escape)
    assert not filtered.filter.is_on
