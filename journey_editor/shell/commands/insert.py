"""Commands that put something new on the board, where the selection is, and let it be named at once."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from journey_editor.canvas import creating
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.connections import connect
from journey_editor.document.journey import Journey
from journey_editor.document.records import Card
from journey_editor.document.vocabulary import CHANNELS
from journey_editor.document.wording import counted
from journey_editor.shell.action import Action, with_map
from journey_editor.shell.context import Context


def connect_to(context: Context) -> None:
    """Connect the selected cards, in the order in which they were selected; a single one with one picked by name."""
    journey = context.journey
    cards = context.selected(Card)
    if len(cards) == 1:
        others = [(card.id, described(journey, card)) for card in journey.cards if card.id != cards[0]]
        name = journey.record(cards[0], Card).name or "this card"
        target = context.dialogs.choose("Connect to", f"Where does \u201c{name}\u201d lead?", others)
        if target is None:
            return
        cards.append(target)
    changes = ChangeSet()
    made = []
    for source, end in pairwise(cards):
        one, connection = connect(journey, source, end)
        changes = changes.then(one)
        made.append(connection)
    if context.session.do(f"Add {counted('connection', len(changes))}", changes):
        context.session.select(made)
        if len(made) == 1:
            creating.name_way_out(context.board, made[0])
    else:
        context.notices.tell("These cards are connected already.")


def described(journey: Journey, card: Card) -> str:
    """A card with the place it stands in, to be told from others of its name."""
    where = ", ".join(name for name in (journey.stage_of(card).name, journey.name_of(card.lane)) if name)
    name = card.name or f"Unnamed {card.kind}"
    return f"{name}  \u00b7  {where}" if where else name


def _has_stages(context: Context) -> bool:
    return context.editor is not None and bool(context.journey.stages)


def _has_card(context: Context) -> bool:
    cards = len(context.selected(Card))
    return cards > 1 or (cards == 1 and len(context.journey.cards) > 1)


def _adder(kind: str, channel: str = "") -> Callable[[Context], None]:
    return lambda context: context.board.add(kind, channel)


_MENU = "&Insert"
_BY_CHANNEL = "&Insert/Touchpoint by &channel"

ACTIONS = (
    Action(
        "insert.stage",
        "&Stage",
        _MENU,
        _adder("stage"),
        ("Ctrl+G",),
        "stage",
        with_map,
        tip="Add a stage: a column",
        title="Add stage",
        group="board",
    ),
    Action(
        "insert.step",
        "S&tep",
        _MENU,
        _adder("step"),
        ("Ctrl+Shift+G",),
        "step",
        _has_stages,
        title="Add step",
        needs="Add a stage first.",
        group="board",
    ),
    Action(
        "insert.persona",
        "&Persona lane",
        _MENU,
        _adder("persona"),
        ("Ctrl+L",),
        "persona",
        with_map,
        tip="Add a persona: a lane",
        title="Add persona lane",
        group="board",
    ),
    Action(
        "insert.touchpoint",
        "T&ouchpoint",
        _MENU,
        _adder("touchpoint"),
        ("Ctrl+T",),
        "touchpoint",
        with_map,
        tip="Add a touchpoint: a card",
        title="Add touchpoint",
        group="cards",
    ),
    *(
        Action(
            f"insert.touchpoint.{channel.replace(' ', '-')}",
            channel.capitalize(),
            _BY_CHANNEL,
            _adder("touchpoint", channel),
            (),
            f"channel-{channel.replace(' ', '-')}",
            with_map,
            title=f"Add touchpoint: {channel}",
            group=f"cards/{CHANNELS[channel]}",
        )
        for channel in CHANNELS
    ),
    Action(
        "insert.decision",
        "&Decision",
        _MENU,
        _adder("decision"),
        ("Ctrl+Shift+D",),
        "decision",
        with_map,
        title="Add decision",
        group="cards",
    ),
    Action(
        "insert.connection",
        "Co&nnection to\u2026",
        _MENU,
        connect_to,
        ("Ctrl+Shift+K",),
        "connect",
        _has_card,
        tip="Connect the selected card with another",
        title="Connect to",
        needs="Select a card first; the map needs another one to connect it with.",
        group="connection",
    ),
)
