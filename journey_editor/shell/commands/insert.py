"""Commands that put something new on the board, where the selection is, and let it be named at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from journey_editor.canvas import creating
from journey_editor.canvas.parking import park_question
from journey_editor.canvas.places import place_after
from journey_editor.document.changes import ChangeSet
from journey_editor.document.channels import CHANNELS
from journey_editor.document.edits.connections import connect
from journey_editor.document.journey import Journey
from journey_editor.document.quoting import quoted
from journey_editor.document.records import CARD_TYPES, Card, Connection
from journey_editor.document.wording import counted, name_key
from journey_editor.painting.icons import icon
from journey_editor.shell.action import Action, with_map
from journey_editor.shell.context import Context
from journey_editor.shell.record_index import RecordIndex, choice_of
from journey_editor.widgets.finder import ROWS, Choice, Find, Found

_NEW = "new card: "
"""Before the name of a card that is to be made."""


def connect_to(context: Context) -> None:
    """Connect the selected cards, in the order in which they were selected; a single one with one that is found by
    typing, or made of what was typed. Of a selected connection, the card that it starts at: a decision's ways out are
    made one after the other."""
    journey, meaning = context.journey, None
    cards = _cards_to_connect(context)
    if len(cards) == 1:
        name = journey.record(cards[0], Card).name or "this card"
        answer = context.dialogs.connect(f"Where does \u201c{name}\u201d lead?", _targets(context, cards[0]))
        if answer is None:
            return
        target, meaning = answer
        if target.startswith(_NEW):
            place = place_after(journey, journey.record(cards[0], Card))
            creating.add_connected(context.board, cards[0], place, name=target.removeprefix(_NEW), meaning=meaning)
            return
        cards.append(target)
    changes = ChangeSet()
    made = []
    for source, end in pairwise(cards):
        one, connection = connect(journey, source, end, meaning)
        changes = changes.then(one)
        made.append(connection)
    if not context.session.do(f"Add {counted('connection', len(changes))}", changes):
        context.notices.tell("These cards are connected already.")
        return
    context.session.select(made)
    if len(made) == 1:
        creating.name_way_out(context.board, made[0])


def _cards_to_connect(context: Context) -> list[str]:
    ways = context.selected(Connection)
    return context.selected(Card) or [context.journey.record(way, Connection).source for way in ways if len(ways) == 1]


def _targets(context: Context, source: str) -> Find:
    """The cards that a connection from a card may lead to, the likeliest first, found by their words."""
    journey, theme = context.journey, context.appearance.theme
    others = sorted((card for card in journey.cards if card.id != source), key=_nearness(journey, source))
    index = RecordIndex(journey, others)
    known = {name_key(card.name) for card in others}
    there = {connection.target for connection in journey.connections(source) if connection.source == source}

    def find(query: str) -> Found:
        hits, count = index.find(query, ROWS)
        choices = [choice_of(journey, hit.record, theme, query) for hit in hits]
        told = [replace(c, detail=f"{c.detail}  \u00b7  connected already") if c.id in there else c for c in choices]
        if (name := query.strip()) and name_key(name) not in known:
            told.append(Choice(f"{_NEW}{name}", f"New card {quoted(name)}", icon=icon("add", "accent", theme)))
            count += 1
        return Found(told, count)

    return find


def _nearness(journey: Journey, source: str) -> Callable[[Card], tuple[bool, int, int]]:
    """How likely a connection leads to a card: what comes next in time, in the same lane first."""
    columns = {step.id: number for number, step in enumerate(journey.columns)}
    lanes = {lane.id: number for number, lane in enumerate(journey.lanes)}
    start = journey.record(source, Card)

    def key(card: Card) -> tuple[bool, int, int]:
        later = columns[card.step] - columns[start.step]
        return later <= 0, abs(later), abs(lanes[card.lane] - lanes[start.lane])

    return key


def _has_stages(context: Context) -> bool:
    return context.editor is not None and bool(context.journey.stages)


def _has_card(context: Context) -> bool:
    cards = len(_cards_to_connect(context))
    return cards > 1 or (cards == 1 and sum(context.journey.count(kind) for kind in CARD_TYPES) > 1)


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
        "insert.question",
        "Par&ked question",
        _MENU,
        lambda context: park_question(context.board),
        ("Alt+Q",),
        "question",
        _has_stages,
        tip="Put a question into the lane of what is to be found out, and go on where you were",
        title="Park a question",
        needs="Add a stage first.",
        group="cards",
    ),
    Action(
        "insert.connection",
        "Connect&ion to\u2026",
        _MENU,
        connect_to,
        ("Ctrl+Shift+K",),
        "connect",
        _has_card,
        tip="Connect the selected card with another; of a connection, the card that it starts at",
        title="Connect to",
        needs="Select a card first; the map needs another one to connect it with.",
        group="connection",
    ),
)
