"""What other programs copied is pasted and becomes cards: at once where it is clear, else after a look."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from journey_editor.document.records import PainPoint, Picture
from journey_editor.shell.paste.paste_dialog import PasteDialog
from tests.stories.answers import presses_button
from tests.stories.user import User

SHEET = "\tHandoff\tReview\nAdmin\tWelcome\tCheck in\nPartner\t\tShares figures"
HOSTILE = ["\0\ud800\u202e", "<b>x</b>\t<script>", '"\t"\n"', "=cmd|'/c calc'!A0", "\t\t\t\n\n", "{" * 5_000]


def copied(text: str = "", html: str = "", image: QImage | None = None, files: Sequence[Path] = ()) -> QMimeData:
    """What another program gives away."""
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if image is not None:
        data.setImageData(image)
    if files:
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def copies(text: str = "", html: str = "", image: QImage | None = None, files: Sequence[Path] = ()) -> None:
    """Copy something in another program."""
    QGuiApplication.clipboard().setMimeData(copied(text, html, image, files))


def photo(width: int = 300, height: int = 200) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    return image


def names(user: User, persona: str, stage: str, step: int = 0) -> list[str]:
    """The cards in a cell."""
    return [card.name for card in user.sees.journey.cell(user.sees.lane(persona), user.sees.step(stage, step))]


def pictures_come(user: User, count: int) -> None:
    user.waits_for(lambda: user.sees.journey.count(Picture) == count)


def notice(user: User) -> str:
    return user.window.notices.text


CHAT = "Ana 10:31: No price list\nBen 10:32: Fill in twice\nthen wait"


def test_a_chat_is_pasted_without_who_said_it_which_is_told_and_can_be_had_back(at_map: User) -> None:
    copies(CHAT)
    at_map.clicks("Call")
    at_map.presses("Ctrl+V")
    assert names(at_map, "Admin", "Handoff") == ["Call", "No price list", "Fill in twice", "then wait"]
    assert notice(at_map) == "3 touchpoints pasted into one cell, without who said it and when."
    presses_button(at_map.window.notices, "Keep who and when")
    assert names(at_map, "Admin", "Handoff")[1:] == CHAT.split("\n")
    assert notice(at_map) == "3 touchpoints pasted into one cell."
    at_map.presses("Ctrl+Z")
    assert names(at_map, "Admin", "Handoff") == ["Call"]


def test_the_notice_of_a_paste_lies_upon_no_card_that_was_pasted(at_map: User) -> None:
    window, board = at_map.window, at_map.sees.board
    window.resize(1200, 640)
    copies("\n".join(f"Line {number}" for number in range(5)))
    at_map.clicks("Call")
    at_map.presses("Ctrl+V")
    assert notice(at_map) == "5 touchpoints pasted into one cell."
    told = QRect(window.notices.mapTo(window, QPoint(0, 0)), window.notices.size())
    for card in at_map.sees.journey.cell(at_map.sees.lane("Admin"), at_map.sees.step("Handoff"))[1:]:
        item = board.board_scene.piece("card", card.id)
        seen = board.mapFromScene(item.sceneBoundingRect()).boundingRect()
        assert board.viewport().rect().contains(seen)
        assert not told.intersects(QRect(board.viewport().mapTo(window, seen.topLeft()), seen.size())), card.name


def test_keys_of_the_board_mean_the_same_while_the_notice_of_a_paste_is_there(at_map: User) -> None:
    copies("No price list\nFill in twice")
    at_map.clicks("Call")
    at_map.presses("Ctrl+V")
    assert notice(at_map) == "2 touchpoints pasted into one cell."
    at_map.presses("Alt+P")
    at_map.types("Nobody knows")
    at_map.presses("Ctrl+Return")
    (pain,) = at_map.sees.journey.all(PainPoint)
    assert pain.description == "Nobody knows" and len(pain.felt_at) == 2
    assert names(at_map, "Admin", "Handoff") == ["Call", "No price list", "Fill in twice"], "not spread over steps"


def test_who_said_it_is_left_out_or_kept_in_the_preview(at_map: User) -> None:
    copies(CHAT)
    at_map.clicks("Call")

    def keeps(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog)
        first = dialog.table.item(0, 0)
        assert first is not None and first.text() == "No price list" and dialog.drops_speakers.isVisible()
        dialog.drops_speakers.click()
        again = dialog.table.item(0, 0)
        assert again is not None and again.text() == "Ana 10:31: No price list"
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    at_map.will_answer(keeps)
    at_map.presses("Ctrl+Shift+V")
    assert names(at_map, "Admin", "Handoff")[1:] == CHAT.split("\n")


def test_nobody_is_asked_about_speakers_where_there_are_none(at_map: User) -> None:
    copies(SHEET)
    at_map.clicks("Call")

    def looks(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog) and not dialog.drops_speakers.isVisible()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    at_map.will_answer(looks)
    at_map.presses("Ctrl+V")


# --- tables


def test_a_range_of_a_spreadsheet_is_looked_at_and_pasted_as_one_step(at_map: User) -> None:
    copies(SHEET)
    at_map.clicks("Call")
    seen: list[str] = []

    def looks(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog)
        seen.append(dialog.summary.text())
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    at_map.will_answer(looks)
    at_map.presses("Ctrl+V")
    assert seen[0].startswith("3 touchpoints will be pasted.") and "“Review”" in seen[0] and "“Partner”" in seen[0]
    assert names(at_map, "Admin", "Handoff") == ["Call", "Welcome"]
    assert names(at_map, "Admin", "Review") == ["Check in"] and names(at_map, "Partner", "Review") == ["Shares figures"]
    assert at_map.sees.selected == ["Welcome", "Check in", "Shares figures"]
    at_map.presses("Ctrl+Z")
    assert [stage.name for stage in at_map.sees.journey.stages] == ["Handoff", "Setup", "Activation"]
    assert len(at_map.sees.journey.lanes) == 2


def test_duplicates_of_a_pasted_list_stand_each_under_its_original(at_map: User) -> None:
    user = at_map
    copies("Plan\nGather")
    user.clicks_cell("End user", "Handoff")
    user.will_answer(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    user.presses("Ctrl+V")
    assert user.sees.selected == ["Plan", "Gather"]
    user.presses("Ctrl+D")
    cell = user.sees.journey.cell(user.sees.lane("End user"), user.sees.step("Handoff"))
    assert [card.name for card in cell] == ["Plan", "Plan", "Gather", "Gather"]
    assert list(user.sees.board.session.selection) == [cell[1].id, cell[3].id]


def test_escape_leaves_the_map_as_it_was(at_map: User) -> None:
    copies(SHEET)
    at_map.clicks("Call")
    before = set(at_map.sees.journey)
    at_map.will_answer(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    at_map.presses("Ctrl+V")
    assert set(at_map.sees.journey) == before and at_map.sees.selected == ["Call"]


def test_another_way_of_reading_is_chosen_by_key(at_map: User) -> None:
    copies(SHEET)
    at_map.clicks("Call")

    def chooses(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog)
        assert dialog.ways["grid"].hasFocus()
        for _ in range(2):
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        assert dialog.ways["stack"].isChecked() and not dialog.headings.isEnabled()
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    at_map.will_answer(chooses)
    at_map.presses("Ctrl+V")
    assert names(at_map, "Admin", "Handoff") == [
        "Call", "Handoff", "Review", "Admin", "Welcome", "Check in", "Partner", "Shares figures",
    ]  # fmt: skip


def test_what_is_not_understood_can_be_read_before_it_is_pasted(at_map: User) -> None:
    copies("Stage\tTouchpoint\tPersona\tMood music\nSetup\tTrain\tEnd user\tblue")
    at_map.clicks("Call")
    notes: list[str] = []

    def reads(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog) and dialog.notes.isVisible()
        notes.append(dialog.notes.toPlainText())
        presses_button(dialog, "Paste")

    at_map.will_answer(reads)
    at_map.presses("Ctrl+V")
    assert "Mood music" in notes[0]
    assert names(at_map, "End user", "Setup") == ["Train"]


def test_ctrl_shift_v_shows_what_would_come_of_a_list_too(at_map: User) -> None:
    copies("- Email\n- Demo")
    at_map.clicks("First report")

    def chooses(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog)
        dialog.ways["spread"].click()
        presses_button(dialog, "Paste")

    at_map.will_answer(chooses)
    at_map.presses("Ctrl+Shift+V")
    assert names(at_map, "End user", "Activation") == ["First report", "Email"]
    assert names(at_map, "End user", "Activation", 1) == ["Demo"]


# --- text


def test_a_line_is_a_card_and_is_named_no_further(at_map: User) -> None:
    copies("1. quarter with @admin\n")
    at_map.clicks_cell("End user", "Handoff")
    at_map.presses("Ctrl+V")
    assert names(at_map, "End user", "Handoff") == ["1. quarter with @admin"] and not at_map.is_naming
    at_map.presses("Ctrl+Z")
    assert names(at_map, "End user", "Handoff") == []


def test_lines_are_stacked_and_can_be_spread_instead(at_map: User) -> None:
    copies("• Email\n• Demo\n• Sign")
    at_map.clicks_cell("End user", "Handoff")
    at_map.presses("Ctrl+V")
    assert names(at_map, "End user", "Handoff") == ["Email", "Demo", "Sign"]
    assert notice(at_map) == "3 touchpoints pasted into one cell."
    assert at_map.window.context.session.stack.undoText() == "Paste 3 touchpoints"
    presses_button(at_map.window.notices, "Spread over steps")
    assert names(at_map, "End user", "Handoff") == ["Email"] and names(at_map, "End user", "Setup", 1) == ["Sign"]
    assert notice(at_map) == ""
    assert at_map.sees.selected == ["Email", "Demo", "Sign"] and at_map.sees.board.hasFocus()
    at_map.presses("Ctrl+Z")
    assert names(at_map, "End user", "Handoff") == ["Email", "Demo", "Sign"], "back to the stack"
    at_map.presses("Ctrl+Z")
    assert len(at_map.sees.journey.cards) == 5


def test_all_that_is_pasted_is_in_view_where_there_is_room(at_map: User) -> None:
    user = at_map
    user.window.resize(1600, 700)
    user.clicks("Call")
    user.presses("Ctrl+0", "Down")
    copies("One\nTwo\nThree\nFour")
    user.presses("Ctrl+V")
    for name in ("One", "Two", "Three", "Four"):
        assert user.sees.is_in_view(user.sees.of(name, 0.2, 0.9)), name
    user.presses("Ctrl+Z")
    copies("\n".join(f"Line {number}" for number in range(1, 31)))
    user.presses("Ctrl+V")
    assert user.sees.is_in_view(user.sees.of("Line 1", 0.2, 0.1))


def test_the_offer_goes_with_the_next_edit(at_map: User) -> None:
    copies("Email\nDemo")
    at_map.clicks_cell("End user", "Handoff")
    at_map.presses("Ctrl+V")
    assert notice(at_map)
    at_map.clicks("Call")
    at_map.presses("Delete")
    assert notice(at_map) == ""


def test_while_a_name_is_edited_what_is_pasted_is_its_text(at_map: User) -> None:
    copies("Email\tDemo", "<table><tr><td>Email</td><td>Demo</td></tr></table>")
    at_map.double_clicks("Call")
    at_map.presses("Ctrl+V", "Return")
    assert len(at_map.sees.journey.cards) == 5
    assert at_map.sees.journey.cards[0].name == "Email\tDemo"


def test_what_is_more_than_a_name_is_no_name_of_a_card_that_waits_for_one(at_map: User) -> None:
    user = at_map
    for open_card, before in ((("Return",), []), (("Return", *"demo", "Return"), ["demo"])):
        copies("Email\nSign")
        user.clicks_cell("End user", "Handoff")
        user.presses(*open_card)
        assert user.is_naming
        user.presses("Ctrl+V")
        assert names(user, "End user", "Handoff") == [*before, "Email", "Sign"] and not user.is_naming
        user.presses(*["Ctrl+Z"] * (1 + len(before)))
        assert names(user, "End user", "Handoff") == []
        copies(SHEET)
        user.clicks_cell("End user", "Handoff")
        user.dialogs.answers.append("Cancel")
        user.presses(*open_card, "Ctrl+V")
        assert not user.dialogs.answers, "a look at what goes where"
        user.presses(*["Ctrl+Z"] * len(before))
    copies("Email")
    user.clicks_cell("End user", "Handoff")
    user.presses("Return", "Ctrl+V", "Ctrl+V", "Return", "Escape")
    assert names(user, "End user", "Handoff") == ["EmailEmail"], "one line is its name"


def test_nothing_that_is_pasted_does_harm(at_map: User, subtests: pytest.Subtests) -> None:
    for number, text in enumerate(HOSTILE):
        with subtests.test(number=number):
            data = QMimeData()
            data.setData("text/plain", text.encode("utf-8", "surrogatepass"))
            data.setData("text/html", ("<table>" + text).encode("utf-8", "surrogatepass"))
            data.setData("text/csv", b"\xff\xfe\x00" + text.encode("utf-8", "surrogatepass"))
            QGuiApplication.clipboard().setMimeData(data)
            at_map.clicks_cell("End user", "Handoff")
            at_map.dialogs.answers.append("Cancel")
            at_map.presses("Ctrl+V")
            at_map.dialogs.answers.clear()
            at_map.presses("Ctrl+Z")
            assert names(at_map, "End user", "Handoff") == []


def test_a_line_longer_than_a_card_takes_is_refused_in_a_sentence(at_map: User) -> None:
    copies("word " * 50_000)
    at_map.clicks_cell("End user", "Handoff")
    at_map.presses("Ctrl+V")
    assert notice(at_map) == (
        "A line of the clipboard holds 249,999 characters; a card takes up to 200,000. Nothing was pasted."
    )
    assert names(at_map, "End user", "Handoff") == []


# --- pictures


def test_a_picture_goes_onto_the_card_that_is_selected(at_map: User) -> None:
    copies(image=photo())
    at_map.clicks("Call")
    at_map.presses("Ctrl+V")
    pictures_come(at_map, 1)
    assert len(at_map.sees.journey.cards) == 5
    assert "picture without a description" in at_map.reads_card("Call")
    at_map.presses("Ctrl+Z")
    assert at_map.sees.journey.count(Picture) == 0
    at_map.presses("Ctrl+Shift+Z", "Delete")
    assert at_map.sees.journey.count(Picture) == 0, "a picture that nothing shows is not kept"
    at_map.presses("Ctrl+Z")
    assert at_map.sees.journey.count(Picture) == 1


def test_a_card_that_has_grown_by_its_picture_is_seen_whole(at_map: User) -> None:
    """Its name stands under the picture."""
    copies(image=photo())
    at_map.clicks("First report")
    board = at_map.window.context.board
    (card,) = at_map.window.context.session.selection
    board.camera.zoom_to(1.5)
    board.camera.place(QPointF(200, board.board.by_key["card", card].box.bottom), QPointF(0, board.viewport().height()))
    at_map.presses("Ctrl+V")
    pictures_come(at_map, 1)
    assert board.camera.visible.bottom() >= board.board.by_key["card", card].box.bottom


def test_pictures_in_an_empty_cell_make_cards_of_their_names(at_map: User, tmp_path: Path) -> None:
    files = [tmp_path / "login.png", tmp_path / "first use.jpg"]
    for number, file in enumerate(files):
        photo(300 + number).save(str(file))
    copies(files=files)
    at_map.clicks_cell("End user", "Handoff")
    at_map.presses("Ctrl+V")
    pictures_come(at_map, 2)
    assert names(at_map, "End user", "Handoff") == ["login", "first use"]


def test_an_image_that_cannot_be_read_is_refused_in_a_sentence(at_map: User, tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n rubbish")
    copies(files=[tmp_path / "bad.png"])
    at_map.clicks("Call")
    at_map.presses("Ctrl+V")
    at_map.waits_for(lambda: notice(at_map) != "")
    assert notice(at_map).startswith("bad.png") and notice(at_map).endswith("nothing was changed.")


def test_escape_stops_the_reading_of_a_large_picture(at_map: User, tmp_path: Path) -> None:
    photo(7_000, 7_000).save(str(tmp_path / "large.png"))
    copies(files=[tmp_path / "large.png"] * 4)
    at_map.clicks("Call")
    at_map.presses("Ctrl+V", "Escape")
    at_map.rests()
    assert at_map.sees.journey.count(Picture) == 0 and len(at_map.sees.journey.cards) == 5
