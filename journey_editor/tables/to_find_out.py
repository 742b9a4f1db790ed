"""What somebody has to find out: questions that were parked, and signals of which something is unknown."""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import Note, Signal
from journey_editor.document.vocabulary import LaneContent, MapState, SignalStatus
from journey_editor.tables.kinds import OWNER
from journey_editor.tables.places import called, place_text
from journey_editor.tables.table import Column, Table


def _rows(journey: Journey) -> list[Record]:
    """Questions as one reads the board, then signals."""
    lanes = {lane.id for lane in journey.lanes if lane.content is LaneContent.TO_FIND_OUT}
    questions = [card for card in journey.cards if isinstance(card, Note) and card.lane in lanes]
    return [*questions, *(signal for signal in journey.all(Signal) if _is_open(journey, signal))]


def _is_open(journey: Journey, signal: Signal) -> bool:
    """Whether nobody has said if it is measured, or what it says. What is not instrumented says nothing yet, and
    neither does a future that has not come."""
    if signal.status is SignalStatus.UNKNOWN:
        return True
    is_measured = signal.status is not SignalStatus.NOT_INSTRUMENTED
    return is_measured and signal.current is None and journey.map.state is not MapState.FUTURE


def _kind(_journey: Journey, record: Record) -> str:
    if not isinstance(record, Signal):
        return "question"
    return "status of a signal" if record.status is SignalStatus.UNKNOWN else "current value of a signal"


def _itself(_journey: Journey, record: Record) -> Sequence[str]:
    return (record.id,)


TO_FIND_OUT = Table(
    "to_find_out",
    "To find out",
    "open question",
    Record,
    (
        Column(
            "what",
            "What",
            width=300,
            computed=called,
            why_not="What is listed here is renamed on the board or in its own tab.",
            leads_to=_itself,
            about="Enter shows it on the board.",
        ),
        Column(
            "owner",
            "Who finds it out",
            OWNER,
            170,
            empty="nobody yet",
            says_unknown=True,
            about="Type or pick a name: it is asked of them until the note goes, or the signal is known.",
        ),
        Column("kind", "Unknown is", width=170, computed=_kind, why_not="What is unknown cannot be changed here."),
        Column(
            "place",
            "Where",
            width=240,
            computed=place_text,
            why_not="Where it stands is changed on the board.",
        ),
    ),
    _rows,
    delete=None,
    about="Nothing is to be found out: no question is parked (Alt+Q), and of each signal it is known what it says.",
)
