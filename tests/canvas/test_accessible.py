"""The board in the accessibility tree."""

from PySide6.QtGui import QAccessible


def test_every_card_is_an_item_that_says_itself_in_a_sentence(small):
    board = QAccessible.queryAccessibleInterface(small.hand.view)
    assert board.text(QAccessible.Text.Name) == "Journey map"
    said = [board.child(i).text(QAccessible.Text.Name) for i in range(board.childCount())]
    assert len(said) == 5
    assert said[0].startswith("Touchpoint: Call") and "feels positive" in said[0]
    assert said[3].startswith("Decision: Ready?")


def test_the_tree_follows_selection_and_edits(small):
    hand = small.hand
    board = QAccessible.queryAccessibleInterface(hand.view)
    hand.click(hand.card(small.data))
    assert [bool(board.child(i).state().selected) for i in range(3)] == [False, True, False]
    rect = board.child(1).rect()
    assert rect.contains(hand.viewport.mapToGlobal(hand.card(small.data)))
    hand.session.select([small.call])
    from journey_editor.canvas.keyboard import delete_selection

    delete_selection(hand.view)
    assert board.childCount() == 4
    hand.session.undo()
    assert board.childCount() == 5 and "Call" in board.child(0).text(QAccessible.Text.Name)
