"""Where bubbles stand: none over another, none lost, each in its own field."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from journey_editor.document.records import PainPoint
from journey_editor.document.vocabulary import Frequency, PainSeverity
from journey_editor.tables.matrix import Matrix, Quadrant, Spot, share_axis, tenth_axis, words_axis
from journey_editor.workbench.matrix.frame import MatrixFrame, laid_out
from journey_editor.workbench.matrix.shapes import Arranged

FIELDS = (Quadrant("a"), Quadrant("b"), Quadrant("c"), Quadrant("d"))
SEVERITY = words_axis("severity", "Severity", PainSeverity, PainSeverity.HIGH)
AXES = {
    "words": (words_axis("frequency", "Frequency", Frequency, Frequency.OFTEN), SEVERITY),
    "mixed": (share_axis("magnitude", "Magnitude"), SEVERITY),
    "numbers": (tenth_axis("difficulty", "Effort", "none", "high"), tenth_axis("value", "Value", "none", "high")),
}


def matrix_of(kind: str) -> Matrix:
    return Matrix("Pains", "pain_point", lambda journey: journey.all(PainPoint), *AXES[kind], FIELDS)


def arranged(
    matrix: Matrix, spots: list[Spot], width: float = 800, height: float = 620
) -> tuple[MatrixFrame, Arranged]:
    return laid_out(matrix, spots, width, height, lambda text: 6.5 * len(text))


def some(matrix: Matrix, count: int) -> list[Spot]:
    dice = random.Random(7)
    spots = []
    for number in range(count):
        across, up = (
            dice.choice([None, *(axis.snapped(dice.random()) for _ in range(6))]) for axis in (matrix.across, matrix.up)
        )
        spots.append(Spot(str(number), "Pain " * dice.randint(1, 9), across, up))
    return spots


@pytest.mark.parametrize("kind", AXES)
@pytest.mark.parametrize("count", [0, 1, 12, 300])
@pytest.mark.parametrize("size", [(800, 620), (310, 270), (1500, 900)])
def test_all_are_there_and_none_covers_another(kind: str, count: int, size: tuple[int, int]) -> None:
    matrix = matrix_of(kind)
    spots = some(matrix, count)
    frame, found = arranged(matrix, spots, *size)
    piled = [spot.id for pile in found.piles for spot in pile.spots]
    assert sorted([*found.chips, *piled], key=int) == [spot.id for spot in spots]
    for one, other in combinations(found.chips.values(), 2):
        assert not one.box.meets(other.box), (one, other)
    for pile in found.piles:
        if size != (310, 270):  # at its smallest a pile may stand on what stands there
            assert not any(pile.box.meets(chip.box) for chip in found.chips.values())
    fields = dict(zip(FIELDS, frame.fields(matrix), strict=True))
    for chip in found.chips.values():
        if chip.spot.across is not None and chip.spot.up is not None:
            assert fields[matrix.quadrant(chip.spot.across, chip.spot.up)].contains(*chip.bubble)
        else:
            assert frame.tray.contains(*chip.bubble)


def test_a_number_stands_at_its_place_and_its_twins_fan_out() -> None:
    matrix = matrix_of("numbers")
    frame, found = arranged(matrix, [Spot(str(number), f"Idea {number}", 8, 7) for number in range(3)])
    x, y = (found.chips["0"].bubble[i] for i in (0, 1))
    assert x == pytest.approx(frame.plot.x + frame.plot.width * 8.5 / 11)
    assert y == pytest.approx(frame.plot.bottom - frame.plot.height * 7.5 / 11)
    assert {chip.bubble[0] for chip in found.chips.values()} == {x} and len(found.chips) == 3


def test_what_has_no_room_is_counted() -> None:
    matrix = matrix_of("words")
    _, found = arranged(matrix, [Spot(str(number), "A pain that has many words", 1, 1) for number in range(60)])
    (pile,) = found.piles
    assert pile.text == f"+{60 - len(found.chips)}" and len(found.chips) > 2


def test_what_is_unknown_is_said_whole_in_the_tray() -> None:
    matrix = matrix_of("mixed")
    spots = [Spot("a", "A very long text that has no room " * 5, 0.4, None), Spot("b", "Short", None, None)]
    _, found = arranged(matrix, spots)
    assert [chip.note for chip in found.chips.values()] == ["severity unknown", ""]  # "not placed yet" says the rest
    assert all(chip.box.width >= 6.5 * len(chip.note) + 40 for chip in found.chips.values())


def test_neighbours_in_a_low_band_shorten_their_labels_instead_of_hiding_one_another() -> None:
    matrix = matrix_of("mixed")
    spots = [
        Spot(str(number), "A pain that has many words", across, 3) for number, across in enumerate((0.2, 0.45, 0.6))
    ]
    _, found = arranged(matrix, spots, 700, 330)
    assert sorted(found.chips) == ["0", "1", "2"] and not found.piles
