"""A card shows its picture whole, under the name's eyes: in every painting of the board."""

from __future__ import annotations

import base64
import struct

from journey_editor.document.edits import pictures
from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import Picture
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.card_picture import MOST_HEIGHT, pixel_size
from journey_editor.layout.picture import Image, Piece, Text
from tests.building import Building
from tests.fixed_shaper import FixedShaper


def png(width: int, height: int) -> str:
    return base64.b64encode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\0" * 9).decode()


def jpeg(width: int, height: int) -> str:
    head = b"\xff\xd8\xff\xe0\0\x04\0\0" + b"\xff\xc2\0\x0b\x08" + struct.pack(">HH", height, width) + b"\0" * 9
    return base64.b64encode(head).decode()


def card_with(data: str, kind: str = "touchpoint") -> tuple[Building, str, Piece]:
    b = Building()
    lane, stage = b.lane("Admin"), b.stage("Setup")
    card = b.touchpoint(lane, stage, "Call") if kind == "touchpoint" else b.decision(lane, stage, "Ready?")
    b.do(pictures.set_picture(b.journey, card, data))
    return b, card, BoardLayout(FixedShaper()).board(b.journey).by_key["card", card]


def image_of(piece: Piece) -> Image:
    (image,) = (mark for mark in piece.marks if isinstance(mark, Image))
    return image


def test_size_is_read_from_what_is_kept() -> None:
    assert pixel_size(png(640, 480)) == (640, 480)
    assert pixel_size(jpeg(1600, 900)) == (1600, 900)
    assert pixel_size("") is None and pixel_size("QUJD") is None and pixel_size("x") is None
    assert pixel_size(png(0, 4)) is None


def test_a_wide_picture_is_as_wide_as_the_card_has_room_and_keeps_its_proportions() -> None:
    _, _, piece = card_with(png(1600, 400))
    box = image_of(piece).box
    assert abs(box.width / box.height - 4) < 0.01
    assert box.x > 0 and box.right <= piece.box.width and box.width > 140


def test_a_high_picture_leaves_the_name_in_sight() -> None:
    _, _, piece = card_with(jpeg(300, 1500))
    box = image_of(piece).box
    assert box.height == MOST_HEIGHT and abs(box.height / box.width - 5) < 0.01
    name = next(m for m in piece.marks if isinstance(m, Text) and m.shaped.text == "Call")
    assert name.y > box.bottom


def test_a_small_picture_is_not_blown_up() -> None:
    _, _, piece = card_with(png(24, 16))
    assert image_of(piece).box[2:] == (24, 16)


def test_a_decision_shows_its_picture_within_its_shape() -> None:
    _, _, piece = card_with(png(800, 400), "decision")
    box = image_of(piece).box
    assert box.x >= 13 and box.right <= piece.box.width - 13


def test_a_picture_that_cannot_be_read_leaves_its_place() -> None:
    _, _, piece = card_with("QUJD")
    assert image_of(piece).box.height > 0


def test_a_reader_of_screens_is_told_what_the_picture_shows() -> None:
    b, card, piece = card_with(png(640, 480))
    assert piece.label.endswith("picture without a description")
    b.do(set_field(b.journey, [b.journey.all(Picture)[0].id], "alternative", "The kickoff room"))
    piece = BoardLayout(FixedShaper()).board(b.journey).by_key["card", card]
    assert piece.label.endswith("picture: The kickoff room")


def test_an_edit_elsewhere_leaves_the_encoded_pictures_the_same_objects() -> None:
    b, card, _ = card_with(png(640, 480))
    layout = BoardLayout(FixedShaper())
    before = layout.board(b.journey).images
    b.set(card, name="Other")
    after = layout.board(b.journey).images
    assert all(after[i] is before[i] for i in before) and before
