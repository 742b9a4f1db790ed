"""The logo in the title block and on covers: whole, within a fixed box, at its upper right corner."""

from __future__ import annotations

from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID
from journey_editor.layout.card_picture import CardPicture, shown_picture
from journey_editor.layout.picture import Box, Piece
from journey_editor.layout.text import Shaper
from journey_editor.layout.unshown import image

LOGO_SIZE = (150.0, 48.0)
"""Points. The box that a logo is fitted into, above a board and on a cover."""
LOGO_GAP = 24.0
"""Between the title and the logo beside it."""
_LARGEST_SHARE = 1 / 3
"""Of the width of a narrow board or sheet: the title has the rest."""


def logo_of(journey: Journey) -> CardPicture | None:
    """The map's logo; None where it has none."""
    return shown_picture(journey, MAP_ID)


def logo_size(logo: CardPicture | None, width: float) -> tuple[float, float]:
    """How wide and high a logo is in a title block of that width, in points; 0 where there is none."""
    if logo is None:
        return 0.0, 0.0
    most_width, most_height = min(LOGO_SIZE[0], width * _LARGEST_SHARE), LOGO_SIZE[1]
    scale = min(most_width / logo.width, most_height / logo.height)
    return logo.width * scale, logo.height * scale


def logo_piece(
    logo: CardPicture, key: tuple[str, str], right: float, top: float, width: float, shaper: Shaper
) -> Piece:
    """A logo whose upper right corner stands there, in a title block of that width; its label says what it shows."""
    wide, high = logo_size(logo, width)
    box = Box(right - wide, top, wide, high)
    return Piece(key, box, (image(Box(0, 0, wide, high), logo.picture, 0.0, shaper),), 10, logo.alternative or "Logo")
