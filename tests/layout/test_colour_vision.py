"""The feelings' colours are told apart by those who see fewer colours, too."""

from __future__ import annotations

from itertools import combinations

import pytest

from journey_editor.layout.theme import ThemeName, theme
from tests.layout.colour_vision import SIGHTS, Triple, distance, seen

EMOTIONS = [f"emotion.{score}" for score in (-2, -1, 0, 1, 2)]
LEAST = 9.0
"""CIE DE2000. Side by side 1 can just be noticed; marks apart from one another on a board need several times that."""


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [  # of the test data of Sharma, Wu and Dalal
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_distance_is_that_of_the_paper(one: Triple, other: Triple, far: float) -> None:
    assert distance(one, other) == pytest.approx(far, abs=1e-4)


def test_red_and_green_of_one_lightness_are_near_for_some() -> None:
    red, green = "#B4532A", "#6E7A1E"
    assert distance(seen(red, "usual"), seen(green, "usual")) > 30
    assert distance(seen(red, "deuteranopia"), seen(green, "deuteranopia")) < 12


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", ["light", "dark", "print"])
def test_feelings_are_told_apart(name: ThemeName, sight: str) -> None:
    colours = {role: seen(theme(name).colour(role), sight) for role in EMOTIONS}
    near = [
        f"{one} and {other}: {far:.1f}"
        for one, other in combinations(EMOTIONS, 2)
        if (far := distance(colours[one], colours[other])) < LEAST
    ]
    assert not near, "\n".join(near)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_good_and_the_bad_are_far_apart(name: ThemeName, sight: str) -> None:
    bad, good = EMOTIONS[:2], EMOTIONS[3:]
    for one in bad:
        for other in good:
            assert distance(seen(theme(name).colour(one), sight), seen(theme(name).colour(other), sight)) >= 15
