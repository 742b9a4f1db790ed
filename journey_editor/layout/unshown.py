"""What stands where a picture would be that cannot be shown: it says so, in words where there is room for them."""

from __future__ import annotations

from journey_editor.layout import metrics
from journey_editor.layout.picture import Box, Icon, Image, Mark, Shape, Text
from journey_editor.layout.text import Shaper

CANNOT_BE_SHOWN = "This picture cannot be shown"
_ICON = 16.0
_PAD = 4.0


def image(box: Box, picture: str, radius: float, shaper: Shaper) -> Image:
    """The mark of a picture in a box."""
    return Image(box, picture, radius, _instead(box, radius, shaper))


def _instead(box: Box, radius: float, shaper: Shaper) -> tuple[Mark, ...]:
    ground = Shape(Box(0, 0, box.width, box.height), "chip.fill", None, radius)
    shaped = shaper.shape(CANNOT_BE_SHOWN, metrics.CARD_SMALL, max(1.0, box.width - 2 * _PAD), 3, "center")
    is_whole = "".join(line.text for line in shaped.lines).replace(" ", "") == CANNOT_BE_SHOWN.replace(" ", "")
    if not is_whole or shaped.height + 2 * _PAD > box.height or 2 * radius >= min(box.width, box.height):
        size = min(_ICON, box.width * 0.6, box.height * 0.6)
        icon = Icon((box.width - size) / 2, (box.height - size) / 2, size, "image-off", "text.muted")
        return (ground, icon)
    high = _ICON if shaped.height + _ICON + 2 * _PAD <= box.height else 0.0
    top = (box.height - shaped.height - high) / 2
    text = Text(_PAD, top + high, shaped, "text.muted")
    icons = (Icon((box.width - _ICON) / 2, top, _ICON - 2, "image-off", "text.muted"),) if high else ()
    return (ground, *icons, text)
