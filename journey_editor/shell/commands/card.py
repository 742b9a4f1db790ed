"""Commands for the selected cards: move them, say how they feel, mark them."""

from __future__ import annotations

from collections.abc import Callable

from journey_editor.document.edits.cards import Place, change_emotion, move_cards, set_emotion
from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import Card, Touchpoint
from journey_editor.history.wording import counted_records
from journey_editor.shell.action import Action
from journey_editor.shell.context import Context


def _move(context: Context, place: Place | None) -> None:
    cards = context.selected(Card)
    if place is None:
        return
    text = f"Move {counted_records(context.journey, cards)}"
    if context.session.do(text, move_cards(context.journey, cards, cards[0], place)):
        context.board.reveal(cards[0])


def _move_along(by: int) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        card = context.journey.record(context.selected(Card)[0], Card)
        columns = [step.id for step in context.journey.columns]
        at = columns.index(card.step) + by
        _move(context, Place(card.lane, columns[at]) if 0 <= at < len(columns) else None)

    return run


def _move_across(by: int) -> Callable[[Context], None]:
    """Up or down: first within the stack of a cell, then to the next lane."""

    def run(context: Context) -> None:
        ids = context.selected(Card)
        card = context.journey.record(ids[0], Card)
        cell = [other.id for other in context.journey.cell(card.lane, card.step)]
        at = cell.index(card.id)
        if len(ids) == 1 and 0 <= at + by < len(cell):
            _move(context, Place(card.lane, card.step, index=at - 1 if by < 0 else at + 2))
            return
        lanes = [lane.id for lane in context.journey.lanes]
        row = lanes.index(card.lane) + by
        if 0 <= row < len(lanes):
            _move(context, Place(lanes[row], card.step, index=0 if by > 0 else None))

    return run


def _feel(by: int) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        ids = context.selected(Touchpoint)
        verb = "Raise" if by > 0 else "Lower"
        context.session.do(
            f"{verb} the emotion of {counted_records(context.journey, ids)}", change_emotion(context.journey, ids, by)
        )

    return run


def _unknown_emotion(context: Context) -> None:
    ids = context.selected(Touchpoint)
    text = f"Set the emotion of {counted_records(context.journey, ids)} to unknown"
    context.session.do(text, set_emotion(context.journey, ids, None))


def _all_marked(field: str) -> Callable[[Context], bool]:
    def checked(context: Context) -> bool:
        ids = context.selected(Touchpoint)
        return bool(ids) and all(getattr(context.journey.get(i), field) for i in ids)

    return checked


def _mark(field: str, name: str) -> Callable[[Context], None]:
    is_marked = _all_marked(field)

    def run(context: Context) -> None:
        ids = context.selected(Touchpoint)
        marking = not is_marked(context)
        what = counted_records(context.journey, ids)
        text = f"Mark {what} as {name}" if marking else f"Take the {name} mark off {what}"
        context.session.do(text, set_field(context.journey, ids, field, marking))

    return run


def _has_cards(context: Context) -> bool:
    return bool(context.selected(Card))


def _has_touchpoints(context: Context) -> bool:
    return bool(context.selected(Touchpoint))


def _has_one_touchpoint(context: Context) -> bool:
    return len(context.selected(Touchpoint)) == 1


_MENU = "&Card"


def _mover(way: str, key: str, run: Callable[[Context], None]) -> Action:
    return Action(
        f"card.move_{way}",
        f"Move &{way}",
        _MENU,
        run,
        (f"Ctrl+{key}",),
        f"move-{way}",
        _has_cards,
        group="move",
        where="board",
    )


ACTIONS = (
    _mover("left", "Left", _move_along(-1)),
    _mover("right", "Right", _move_along(1)),
    _mover("up", "Up", _move_across(-1)),
    _mover("down", "Down", _move_across(1)),
    Action(
        "card.feel_better",
        "&Better emotion",
        _MENU,
        _feel(1),
        ("Ctrl+Shift+Up",),
        "emotion-positive",
        _has_touchpoints,
        group="emotion",
        where="board",
    ),
    Action(
        "card.feel_worse",
        "&Worse emotion",
        _MENU,
        _feel(-1),
        ("Ctrl+Shift+Down",),
        "emotion-negative",
        _has_touchpoints,
        group="emotion",
        where="board",
    ),
    Action(
        "card.feel_unknown",
        "Emotion un&known",
        _MENU,
        _unknown_emotion,
        (),
        "emotion-unknown",
        _has_touchpoints,
        group="emotion",
    ),
    Action(
        "card.moment_of_truth",
        "&Moment of truth",
        _MENU,
        _mark("moment_of_truth", "moment of truth"),
        ("Ctrl+M",),
        "moment-of-truth",
        _has_touchpoints,
        _all_marked("moment_of_truth"),
        group="marks",
    ),
    Action(
        "card.first_value",
        "&First-value milestone",
        _MENU,
        _mark("first_value", "first-value milestone"),
        ("Ctrl+Shift+M",),
        "first-value",
        _has_one_touchpoint,
        _all_marked("first_value"),
        group="marks",
    ),
)
