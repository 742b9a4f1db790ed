"""What is edited in place: a record's name, or what a stage says in one of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from journey_editor.canvas.items.piece_item import PieceItem
from journey_editor.canvas.name_places import NamePlace, field_place, name_place
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.fields import rename, set_field
from journey_editor.document.edits.parts import add_part, assign_owner
from journey_editor.document.numbers import days
from journey_editor.document.records import Lane, Owner, Signal, Stage
from journey_editor.document.vocabulary import LaneContent
from journey_editor.document.wording import change_text, rename_text
from journey_editor.history.session import Session
from journey_editor.layout.operating_rows import field_key
from journey_editor.layout.picture import Box

if TYPE_CHECKING:
    from journey_editor.canvas.view import BoardView

_NAMED = ("card", "stage", "step", "lane", "connection", "title")


class Edited(Protocol):
    """One text of the map that is edited on the board."""

    record_id: str
    """The record whose text it is."""

    @property
    def text(self) -> str:
        """What it says now."""
        ...

    @property
    def likely(self) -> list[str]:
        """Texts that are likely to be typed."""
        ...

    def item(self) -> PieceItem | None:
        """Where it stands; None where the board does not show it."""
        ...

    def label(self, item: PieceItem) -> str:
        """What the editor is called for screen readers."""
        ...

    def place(self, item: PieceItem, at: Box) -> NamePlace:
        """Where on the board its letters are; `at` is the piece's box as it is seen now."""
        ...

    def change(self, text: str) -> tuple[str, ChangeSet]:
        """The undo step that makes it say something else. Raises ValueError with a sentence."""
        ...


class NameOf:
    """The name of a record."""

    def __init__(self, view: BoardView, record_id: str) -> None:
        self._view = view
        self.record_id = record_id

    @property
    def text(self) -> str:
        """The name."""
        return self._view.session.journey.name_of(self.record_id)

    @property
    def likely(self) -> list[str]:
        """A name is the user's own."""
        return []

    def item(self) -> PieceItem | None:
        """The piece that shows the name."""
        items = self._view.board_scene.pieces_of([self.record_id])
        return next((item for item in items if item.piece.kind in _NAMED), None)

    def label(self, item: PieceItem) -> str:
        """Of what it is the name."""
        return f"Name of {item.piece.label}" if item.piece.label else "Name"

    def place(self, item: PieceItem, at: Box) -> NamePlace:
        """Where the name stands."""
        return name_place(item.piece, at, self._view.session.journey)

    def change(self, text: str) -> tuple[str, ChangeSet]:
        """Another name."""
        try:
            journey = self._view.session.journey
            return rename_text(journey, self.record_id), rename(journey, self.record_id, text)
        except ValueError:
            raise ValueError("This name is too long. It was left as it was.") from None


class FieldOf:
    """What a stage says in a row of the stages' fields. In the row of signals each text is a new signal."""

    def __init__(self, view: BoardView, lane_id: str, stage_id: str) -> None:
        self._view = view
        self._lane_id = lane_id
        self.record_id = stage_id

    @property
    def _content(self) -> LaneContent:
        return self._view.session.journey.record(self._lane_id, Lane).content

    @property
    def text(self) -> str:
        """The field as text."""
        journey = self._view.session.journey
        field = self._content.stage_field
        value: Any = "" if field == "signals" else getattr(journey.record(self.record_id, Stage), field)
        if field == "owner":
            owner = journey.get(value)
            return owner.name if isinstance(owner, Owner) else ""
        if field == "duration_days":
            return "" if value is None else f"{value:g}"
        return str(value)

    @property
    def likely(self) -> list[str]:
        """The owners that there are."""
        is_owner = self._content is LaneContent.STAGE_OWNER
        return sorted(owner.name for owner in self._view.session.journey.all(Owner)) if is_owner else []

    def item(self) -> PieceItem | None:
        """The cell."""
        if self._lane_id not in self._view.session.journey:
            return None
        return self._view.board_scene.piece("field", field_key(self._lane_id, self.record_id))

    def label(self, item: PieceItem) -> str:
        """Which field of which stage."""
        if self._content is LaneContent.STAGE_SIGNALS:
            return f"Name of a new signal. {item.piece.label}"
        return item.piece.label

    def place(self, item: PieceItem, at: Box) -> NamePlace:
        """The cell's text; under the signals that are there."""
        return field_place(at, item.piece, is_new_line=self._content is LaneContent.STAGE_SIGNALS)

    def change(self, text: str) -> tuple[str, ChangeSet]:
        """The field's new value."""
        return changed_field(self._view, self._content, self.record_id, text)


def changed_field(view: BoardView, content: LaneContent, stage_id: str, text: str) -> tuple[str, ChangeSet]:
    """The undo step that makes a stage say a text in a row. Raises ValueError with a sentence."""
    journey, field, text = view.session.journey, content.stage_field, text.strip()
    step = change_text(journey, [stage_id], content.label)
    try:
        if field == "signals":
            return "Add signal", add_part(journey, stage_id, Signal, name=text)[0] if text else ChangeSet()
        if field == "owner":
            return step, assign_owner(journey, [stage_id], text)
        value: Any = days(text) if field == "duration_days" else text
        return step, set_field(journey, [stage_id], field, value)
    except ValueError as problem:
        sentence = str(problem) if field == "duration_days" else "This text is too long."
        raise ValueError(f"{sentence.splitlines()[0]} It was left as it was.") from None


def clear_field(view: BoardView, lane_id: str, stage_id: str) -> bool:
    """Empty what a stage says in a row; signals are not deleted so lightly."""
    content = view.session.journey.record(lane_id, Lane).content
    if content is LaneContent.STAGE_SIGNALS:
        view.say("Signals are deleted one by one, in the inspector of their stage or touchpoint.")
        return True
    view.session.do(*changed_field(view, content, stage_id, ""))
    return True


def brought_back(session: Session) -> str:
    """What is said where Escape took back what was typed: redo brings it back, once it has done what comes before."""
    steps = session.stack.count() - session.stack.index()
    before = f", after the {'step' if steps == 1 else f'{steps} steps'} undone before" if steps else ""
    return f"Redo brings back what you typed{before}."
