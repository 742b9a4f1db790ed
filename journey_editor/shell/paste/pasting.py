"""What comes from outside, put onto the board: parts of maps, text, tables, pictures; pasted or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from journey_editor.canvas import clipboard
from journey_editor.canvas.items.overlays import rect_of
from journey_editor.canvas.places import target
from journey_editor.canvas.received import Destination, Received, received
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits.pasting import add_pictures, add_texts, spread_over_steps, why_no_texts
from journey_editor.document.edits.pictures import set_picture
from journey_editor.document.records import Connection, Lane
from journey_editor.document.vocabulary import LaneContent
from journey_editor.document.wording import counted, counted_records
from journey_editor.importers import pasted
from journey_editor.importers.imported import ImportProblem
from journey_editor.painting.kept_picture import CARD_SIDE, KeptPicture
from journey_editor.painting.picture_reading import PictureReading, Source
from journey_editor.shell.context import Context
from journey_editor.shell.paste.paste_preview import MOST_CARDS, PasteTarget, first_choice, kinds, preview
from journey_editor.shell.text_fields import focused_field


def paste(context: Context, is_asked: bool = False) -> None:
    """Paste the clipboard at what has the focus. `is_asked`: the preview opens, whatever it is."""
    found = received(QGuiApplication.clipboard().mimeData())
    if found is not None:
        take(context, found, target(context.board), is_asked)


def paste_for_unnamed(context: Context, is_asked: bool = False) -> bool:
    """Where a card waits for its name and the clipboard holds more than one (lines, a table, cards, a picture): paste
    that in its place. False: nothing was done."""
    if context.editor is None or focused_field(context) is not context.board.renaming.editor:
        return False
    found = received(QGuiApplication.clipboard().mimeData())
    if found is None or (found.text.strip() and not found.fragment and not set("\n\t") & set(found.text.strip())):
        return False
    place = context.board.renaming.leave_unnamed()
    if place is None:
        return False
    take(context, found, replace(target(context.board), place=place, cell=place, card=None), is_asked)
    return True


def take(context: Context, found: Received, at: Destination, is_asked: bool = False) -> None:
    """Put what was received onto the board: at once where it is clear what is meant, else after a preview."""
    context.board.finish_editing()
    context.session.end_typing()
    if found.fragment:
        index = context.session.stack.index()
        for sentence in clipboard.paste_fragment(context.session, found.fragment, at)[:1]:
            context.notices.tell(sentence, "info")
        if context.session.stack.index() > index:
            show(context, context.session.selection)
    elif found.pictures:
        _take_pictures(context, found.pictures, at)
    else:
        _take_text(context, found, at, is_asked)


def _take_text(context: Context, found: Received, at: Destination, is_asked: bool) -> None:
    try:
        read = pasted.read(found.text, found.html, found.table)
    except ImportProblem as problem:
        context.notices.tell(str(problem), "warning")
        return
    if not read:
        context.notices.tell("The clipboard holds no text that a card could say.", "warning")
    elif len(read.lines) > MOST_CARDS and not read.is_table:
        sentence = f"The clipboard holds {len(read.lines):,} lines; up to {MOST_CARDS:,} can be pasted as cards."
        context.notices.tell(sentence, "warning")
    elif is_asked or read.is_table:
        _ask(context, read, at)
    elif (why := why_no_texts(context.journey, at.cell)) and at.cell is not None:
        context.notices.tell(why, "warning")
    elif len(read.lines) == 1:
        landing = add_texts(context.journey, at.place, read.lines)
        _do(context, landing.changes, landing.cards)
    else:
        _stack(context, read, at)


def _ask(context: Context, read: pasted.Pasted, at: Destination) -> None:
    lanes = tuple(row.lane for row in context.board.board.rows)
    board = PasteTarget(context.journey, at.cell, lanes)
    chosen = context.dialogs.paste(first_choice(board, read), lambda choice: preview(board, read, choice))
    if chosen is not None:
        _do(context, chosen.changes, list(chosen.cards))


def _stack(context: Context, read: pasted.Pasted, at: Destination, keeps_speakers: bool = False) -> None:
    """All lines into one cell at once; a notice offers what else could be meant, and goes with the next edit."""
    lines = read.lines if keeps_speakers or not read.said else read.said
    landing = add_texts(context.journey, at.cell, lines)
    if not _do(context, landing.changes, landing.cards):
        return
    session, notices = context.session, context.notices
    index = session.stack.index()
    said = f"{counted_records(context.journey, landing.cards).capitalize()} pasted into one cell"

    def spread() -> None:
        notices.clear()
        if session.stack.index() == index:
            text = f"Spread {counted_records(session.journey, landing.cards)} over steps"
            session.do(text, spread_over_steps(session.journey, landing.cards))
            session.select(landing.cards)
            show(context, landing.cards)

    def keep() -> None:
        notices.clear()
        if session.stack.index() == index:
            session.stack.undo()
            _stack(context, read, at, keeps_speakers=True)

    actions = [("Sprea&d over steps", spread)]
    if read.said and not keeps_speakers:
        said += ", without who said it and when"
        actions.append(("&Keep who and when", keep))
    context.tell_until_next_edit(f"{said}.", actions)
    show(context, landing.cards)  # the notice may lie upon them


def _take_pictures(context: Context, sources: tuple[Source, ...], at: Destination) -> None:
    session, board = context.session, context.board
    why = why_no_texts(context.journey, at.cell) if at.card is None else ""
    if why:
        context.notices.tell(why, "warning")
        return
    names = [source.stem if isinstance(source, Path) else "" for source in sources]

    def done(pictures: list[KeptPicture], problems: list[str]) -> None:
        if session is not (context.editor.session if context.editor else None):
            return  # another map has been opened meanwhile
        board.say("")
        if pictures:
            _put_pictures(context, pictures, names if not problems else [""] * len(pictures), at)
        if problems:
            context.notices.tell(problems[0], "warning", details=problems if len(problems) > 1 else ())

    reading = PictureReading(sources, CARD_SIDE, board).start(done)
    if not reading.is_over:
        board.say(f"Reading {counted('picture', len(sources))} … Esc stops it")
        board.wait_for(reading)


def _put_pictures(context: Context, pictures: list[KeptPicture], names: list[str], at: Destination) -> None:
    journey, kept = context.journey, [(picture.base64, picture.media_type) for picture in pictures]
    if at.card is not None and at.card in journey and len(kept) == 1:
        context.session.do("Change picture", set_picture(journey, at.card, *kept[0]))
        context.session.select([at.card])
        show(context, [at.card])  # it is higher now
        return
    lane = journey.get(at.cell.lane) if at.cell else None
    is_storyboard = isinstance(lane, Lane) and lane.content is LaneContent.PICTURES
    landing = add_pictures(journey, at.cell, kept, names, spread=is_storyboard)
    _do(context, landing.changes, landing.cards)


def _do(context: Context, changes: ChangeSet, cards: list[str]) -> bool:
    if not context.session.do(f"Paste {kinds(changes, cards, counted)}", changes):
        return False
    context.session.select(cards)
    context.board.setFocus()
    show(context, cards)
    return True


def show(context: Context, ids: Sequence[str]) -> None:
    """Bring what was made into view, above the notice: as much of it as there is room for, and in any case the first on
    the board, whatever was first in hand when it was copied."""
    board, made = context.board, set(ids)
    ids = [card.id for card in context.journey.cards if card.id in made] or ids
    under = context.notices.covered(board.viewport()) / board.zoom
    for record_id in (ids[-1], ids[0]) if ids else ():
        board.reveal(record_id)
        if under and (item := board.board_scene.item_of(record_id)) is not None:
            board.reveal_rect(rect_of(item.piece.box).adjusted(0, 0, 0, under))
    if ids and not isinstance(context.journey.get(ids[0]), Connection):
        board.focus.on_record(ids[0])
