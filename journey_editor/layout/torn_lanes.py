"""What a sheet that goes on with a lane shows of the lane's header: its name once, and nothing under that."""

from __future__ import annotations

from dataclasses import replace

from journey_editor.layout import metrics
from journey_editor.layout.picture import Box, Icon, Mark, Picture, Piece, Text


def gone_on_with(picture: Picture, names: Picture, clip: Box) -> tuple[Picture, Picture]:
    """The board and the lane's name said anew (`names`), as they stand on a sheet that begins at `clip`.

    A header that is torn above its name still says that itself. Else its torn name goes, and what it says besides makes
    room for the name.
    """
    anew = {piece.key: piece for piece in names.pieces}
    if not anew:
        return picture, names
    pieces, said, is_other = list(picture.pieces), dict(anew), False
    for at, piece in enumerate(pieces):
        name = anew.get(piece.key)
        if name is None:
            continue
        top = clip.y - piece.box.y
        if any(isinstance(mark, Text) and _is_name(mark, name) and mark.y >= top for mark in piece.marks):
            del said[piece.key]
        else:
            marks = _under(name, tuple(piece.marks), top, name.box.bottom - piece.box.y)
            is_other |= marks != tuple(piece.marks)
            pieces[at] = piece._replace(marks=marks)
    return replace(picture, pieces=tuple(pieces)) if is_other else picture, replace(names, pieces=tuple(said.values()))


def _is_name(mark: Text, name: Piece) -> bool:
    return any(isinstance(one, Text) and one.shaped.text == mark.shaped.text for one in name.marks)


def _under(name: Piece, marks: tuple[Mark, ...], top: float, bottom: float) -> tuple[Mark, ...]:
    """A header's marks with those texts below the name that are not above the sheet (`top`) as a whole."""
    seen = [mark for mark in marks if isinstance(mark, Text | Icon) and _end(mark) > top]
    torn = [mark for mark in seen if mark.y < top and (isinstance(mark, Icon) or _is_name(mark, name))]
    others = [
        mark for mark in seen if mark not in torn and isinstance(mark, Text) and mark.shaped.style != metrics.SCALE_TEXT
    ]
    by = max(0.0, bottom - min((mark.y for mark in others), default=bottom))
    return tuple(mark._replace(y=mark.y + by) if mark in others else mark for mark in marks if mark not in torn)


def _end(mark: Text | Icon) -> float:
    return mark.y + (mark.shaped.height if isinstance(mark, Text) else mark.size)
