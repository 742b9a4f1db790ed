"""Commands for the selected connections: what they mean, which way they lead, how their lines run."""

from __future__ import annotations

from collections.abc import Callable

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.connections import reverse, straighten
from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import Connection
from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.document.wording import counted_records
from journey_editor.shell.action import Action
from journey_editor.shell.context import Context


def _mean(meaning: ConnectionKind) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        ids = context.selected(Connection)
        text = f"Make {counted_records(context.journey, ids)} {meaning.label}"
        context.session.do(text, set_field(context.journey, ids, "meaning", meaning))

    return run


def _means(meaning: ConnectionKind) -> Callable[[Context], bool]:
    def checked(context: Context) -> bool:
        ids = context.selected(Connection)
        return bool(ids) and all(context.journey.record(i, Connection).meaning is meaning for i in ids)

    return checked


def _has_connections(context: Context) -> bool:
    return bool(context.selected(Connection))


def _are_bent(context: Context) -> bool:
    return any(context.journey.record(i, Connection).bends for i in context.selected(Connection))


def _reverse(context: Context) -> None:
    ids = context.selected(Connection)
    context.session.do(f"Reverse {counted_records(context.journey, ids)}", reverse(context.journey, ids))


def _straighten(context: Context) -> None:
    ids = context.selected(Connection)
    changes: ChangeSet = straighten(context.journey, ids)
    context.session.do(f"Straighten {counted_records(context.journey, ids)}", changes)


_MENU = "&Arrange/&Connection"
_LETTERS = {
    ConnectionKind.NEXT: "&Next",
    ConnectionKind.ALTERNATIVE: "&Alternative",
    ConnectionKind.LOOP_BACK: "&Loop back",
    ConnectionKind.HANDOFF: "&Handoff",
    ConnectionKind.INFLUENCE: "&Influence",
    ConnectionKind.RECOVERY: "&Recovery",
}
_NEEDS = "Select a connection first."

ACTIONS = (
    *(
        Action(
            f"connection.{meaning.value}",
            _LETTERS[meaning],
            _MENU,
            _mean(meaning),
            (f"Alt+{number}",),
            "",
            _has_connections,
            _means(meaning),
            title=f"Connection means: {meaning.label}",
            needs=_NEEDS,
            group="connection/meaning",
        )
        for number, meaning in enumerate(ConnectionKind, start=1)
    ),
    Action(
        "connection.reverse",
        "Re&verse",
        _MENU,
        _reverse,
        ("Alt+R",),
        "",
        _has_connections,
        tip="Let the selected connections lead the other way",
        title="Reverse connection",
        needs=_NEEDS,
        group="connection/line",
    ),
    Action(
        "connection.straighten",
        "&Straighten",
        _MENU,
        _straighten,
        ("Alt+0",),
        "",
        _are_bent,
        tip="Take the bends off the selected connections",
        title="Straighten connection",
        needs="Select a connection whose line was dragged.",
        group="connection/line",
    ),
)
