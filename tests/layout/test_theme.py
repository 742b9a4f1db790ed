"""The colours: legible in every theme, and none made up."""

from __future__ import annotations

import pytest

from journey_editor.layout.theme import PERSONA_COLOURS, ThemeName, theme

THEMES: tuple[ThemeName, ...] = ("light", "dark", "print", "contrast")
TEXT = 4.5
GRAPHICS = 3.0

EMOTIONS = [f"emotion.{score}" for score in (-2, -1, 0, 1, 2)]
CONNECTIONS = [
    f"connection.{kind}" for kind in ("next", "alternative", "loop_back", "handoff", "influence", "recovery")
]
BADGES = ["badge.moment-of-truth", "badge.first-value", "badge.pain", "badge.opportunity", "badge.risk"]
LANES = [f"persona.{name}.soft" for name in PERSONA_COLOURS]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two "#rrggbb" colours, 1..21 (WCAG 2.2, "contrast ratio")."""

    def luminance(colour: str) -> float:
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


NOTES = [
    f"note.{topic}"
    for topic in (
        *("plain", "goal", "thought", "question", "pain", "opportunity"),
        *("frontstage", "backstage", "system", "idea"),
    )
]

TEXTS = [
    *((role, f"{note}.fill") for note in NOTES for role in ("text.strong", "text.muted", note)),
    *(("text.muted", ground) for ground in ("board.stripe", "board.background")),
    *((role, ground) for role in ("text.strong", "text", "text.muted") for ground in ("card.fill", "board.background")),
    *((role, ground) for role in ("text.strong", "text.muted", *EMOTIONS, "unknown") for ground in LANES),
    *(("connection.next", ground) for ground in (*LANES, "board.stripe")),  # what leads into a folded lane
    *((role, "card.fill") for role in (*EMOTIONS, *CONNECTIONS, *BADGES, "unknown", "warning", "success")),
    *((role, "stage.fill") for role in ("stage.text", "stage.muted", "stage.warning")),
    ("decision.text", "decision.fill"),
    ("text.muted", "decision.fill"),
    ("step.text", "step.fill"),
    ("text.on-accent", "accent"),
    *(("text.on-accent", f"persona.{name}") for name in PERSONA_COLOURS),
    *((role, f"{role}.soft") for role in ("warning", "error", "success")),
    *((role, ground) for role in ("text", "text.muted") for ground in ("window", "panel", "field", "button")),
]
MARKS = [
    *((role, ground) for role in (*EMOTIONS, *CONNECTIONS, "decision.line") for ground in (*LANES, "board.background")),
    *((f"persona.{name}", f"persona.{name}.soft") for name in PERSONA_COLOURS),
    *(("selection", ground) for ground in (*LANES, "card.fill", "board.background")),
    ("field.line", "panel"),
]


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("pairs", "least"), [(TEXTS, TEXT), (MARKS, GRAPHICS)], ids=["text", "graphics"])
def test_everything_can_be_told_from_its_ground(name: ThemeName, pairs: list[tuple[str, str]], least: float) -> None:
    colour = theme(name).colour
    poor = [
        f"{role} on {ground}: {found:.2f}"
        for role, ground in pairs
        if (found := contrast(colour(role), colour(ground))) < least
    ]
    assert not poor, "\n".join(poor)


def test_a_role_that_is_not_in_the_table_is_an_error_and_a_users_colour_stays() -> None:
    assert theme("dark").colour("#12AB9F") == "#12AB9F"
    with pytest.raises(KeyError):
        theme("light").colour("card.made-up")
