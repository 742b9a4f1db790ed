"""Commands for the selected touchpoints: say how they feel, mark them."""

from __future__ import annotations

from collections.abc import Callable

from journey_editor.canvas import keyboard
from journey_editor.document.edits.cards import set_emotion
from journey_editor.document.edits.fields import set_field
from journey_editor.document.record import Record
from journey_editor.document.records import Card, Opportunity, Risk, Signal, Stage, Touchpoint
from journey_editor.document.wording import change_text
from journey_editor.shell.action import Action
from journey_editor.shell.context import Context


def _feel(by: int) -> Callable[[Context], object]:
    return lambda context: keyboard.shift_emotion(context.board, by)


def _unknown_emotion(context: Context) -> None:
    ids = context.selected(Touchpoint)
    text = change_text(context.journey, ids, "Emotion")
    context.session.edit(text, len(ids), lambda journey: set_emotion(journey, ids, None))


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
        text = change_text(context.journey, ids, name)
        context.session.edit(text, len(ids), lambda journey: set_field(journey, ids, field, marking))

    return run


def _has_touchpoints(context: Context) -> bool:
    return bool(context.selected(Touchpoint))


def _has_one_touchpoint(context: Context) -> bool:
    return len(context.selected(Touchpoint)) == 1


def _can_have_owner(context: Context) -> bool:
    kinds: tuple[tuple[type[Record], ...], ...] = ((Card, Stage), (Signal,), (Opportunity,), (Risk,))
    if context.editor is None or not context.session.selection:
        return False
    return any(len(context.selected(*kind)) == len(context.session.selection) for kind in kinds)


def _edit_word(field: str) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        context.page.docks.lend("inspector")
        context.page.inspector.edit_word(field)

    return run


def _has_touchpoints_alone(context: Context) -> bool:
    return context.editor is not None and 0 < len(context.selected(Touchpoint)) == len(context.session.selection)


_MENU = "&Card"
_NEEDS_TOUCHPOINT = "Select a touchpoint first."


ACTIONS = (
    Action(
        "card.emotion_up",
        "&Better emotion",
        _MENU,
        _feel(1),
        ("Ctrl+Shift+Up",),
        "emotion-positive",
        _has_touchpoints,
        needs=_NEEDS_TOUCHPOINT,
        group="emotion",
        where="board",
    ),
    Action(
        "card.emotion_down",
        "&Worse emotion",
        _MENU,
        _feel(-1),
        ("Ctrl+Shift+Down",),
        "emotion-negative",
        _has_touchpoints,
        needs=_NEEDS_TOUCHPOINT,
        group="emotion",
        where="board",
    ),
    Action(
        "card.emotion_unknown",
        "Emotion un&known",
        _MENU,
        _unknown_emotion,
        (),
        "emotion-unknown",
        _has_touchpoints,
        needs=_NEEDS_TOUCHPOINT,
        group="emotion",
    ),
    Action(
        "card.moment_of_truth",
        "&Moment of truth",
        _MENU,
        _mark("moment_of_truth", "Moment of truth"),
        ("Ctrl+M",),
        "moment-of-truth",
        _has_touchpoints,
        _all_marked("moment_of_truth"),
        needs=_NEEDS_TOUCHPOINT,
        group="marks",
    ),
    Action(
        "card.first_value",
        "&First-value milestone",
        _MENU,
        _mark("first_value", "First-value milestone"),
        ("Ctrl+Shift+M",),
        "first-value",
        _has_one_touchpoint,
        _all_marked("first_value"),
        needs="Select one touchpoint first.",
        group="marks",
    ),
    Action(
        "card.channel",
        "C&hannel",
        _MENU,
        _edit_word("channel"),
        ("Ctrl+Shift+C",),
        "channel-other",
        _has_touchpoints_alone,
        tip="Type where it happens: email, phone, in person \u2026",
        needs=_NEEDS_TOUCHPOINT,
        group="owner",
    ),
    Action(
        "card.owner",
        "Ow&ner",
        _MENU,
        _edit_word("owner"),
        ("Alt+O",),
        "owner",
        _can_have_owner,
        tip="Type who owns what is selected",
        needs="Select cards or stages first, or signals, opportunities or risks.",
        group="owner",
    ),
)
