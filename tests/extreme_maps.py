"""Maps at the edge: very large, very long names, empty, in scripts that run the other way or know no spaces."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from journey_editor.document.journey import Journey
from journey_editor.document.records import Step
from tests.building import Building

ARABIC = "توقيع العقد مع راعي المشروع والاتفاق على الأهداف في 90 يومًا"
JAPANESE = "契約に署名してプロジェクトの責任者を決め、四十五日以内に最初の成果を出すことに合意する"
LONG = "Agree on goals, dates and roles with everybody who has to say yes before anything can be set up at all, " * 3
UNBROKEN = "Supercalifragilisticexpialidocious/" * 9


def filled(text: str, stages: int = 4, lanes: int = 3) -> Journey:
    """A map where everything that has a name is called the same."""
    b = Building(text)
    for field in ("scope", "objective", "segment", "product"):
        b.set("map", **{field: text})
    rows = [b.lane(text) for _ in range(lanes)]
    for row in rows:
        b.set(b.journey.persona_of(row).id, role=text, goals=(text,))
    cards = []
    for number in range(stages):
        stage = b.stage(text, steps=2, customer_goal=text, risk=text)
        b.owner(stage, text)
        for step in b.journey.parts(stage, Step):
            b.set(step.id, name=text)
        for place, row in enumerate(rows):
            emotion = (None, -2.0, -0.5, 1.0, 2.0)[(number + place) % 5]
            card = b.touchpoint(row, stage, text, what_happens=text, channel=text, emotion=emotion, emotion_word=text)
            b.owner(card, text)
            b.set(card, thoughts=text, quote=text, moment_of_truth=True, first_value=not cards)
            for kind, field in (("signal", "name"), ("pain_point", "description"), ("opportunity", "description")):
                b.part(kind, card, **{field: text})
            cards.append(card)
        cards.append(b.decision(rows[0], stage, text, 1))
    for source, target in itertools.pairwise(cards):
        b.connect(source, target, text, probability=0.125)
    b.connect(cards[-1], cards[0], text)
    return b.journey


def wide() -> Journey:
    """Sixty stages and forty lanes."""
    b = Building("Sixty stages and forty lanes")
    lanes = [b.lane(f"Persona {number}") for number in range(1, 41)]
    stages = [b.stage(f"Stage {number}") for number in range(1, 61)]
    before = ""
    for number, stage in enumerate(stages):
        for lane in lanes[number % 7 :: 7]:
            card = b.touchpoint(lane, stage, f"Touchpoint at stage {number + 1}", emotion=float(number % 5 - 2))
            if before:
                b.connect(before, card)
            before = card
    return b.journey


EXTREME_MAPS: dict[str, Callable[[], Journey]] = {
    "empty": lambda: Building("").journey,
    "only stages": lambda: _only(stages=3, lanes=0),
    "only lanes": lambda: _only(stages=0, lanes=3),
    "without names": lambda: filled(""),
    "names of 300 characters": lambda: filled(LONG),
    "names without a place to break": lambda: filled(UNBROKEN),
    "Arabic": lambda: filled(ARABIC),
    "Japanese": lambda: filled(JAPANESE),
    "60 stages, 40 lanes": wide,
}
"""By what they are; each call makes a new one."""


def _only(stages: int, lanes: int) -> Journey:
    b = Building("Only one side")
    for number in range(stages):
        b.stage(f"Stage {number}")
    for number in range(lanes):
        b.lane(f"Persona {number}")
    return b.journey
