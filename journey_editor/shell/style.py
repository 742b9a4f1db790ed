"""The look of the widgets from the colours of a theme: one palette and one style sheet over Fusion."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from journey_editor.layout.theme import Theme
from journey_editor.painting.fonts import families
from journey_editor.paths import cache_dir, resource
from journey_editor.storage import atomic
from journey_editor.storage.codec import content_hash

FONT_SIZE_PT = 10.0

_PLACEHOLDER = re.compile(r"\{(?:icon:(?P<icon>[a-z0-9-]+):)?(?P<role>[a-z][a-z0-9.-]*)\}")

_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "board.stripe",
    QPalette.ColorRole.Text: "text.strong",
    QPalette.ColorRole.PlaceholderText: "text.muted",
    QPalette.ColorRole.Button: "button",
    QPalette.ColorRole.ButtonText: "text.strong",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "text.on-accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "tooltip.text",
    QPalette.ColorRole.Light: "panel",
    QPalette.ColorRole.Midlight: "panel.line",
    QPalette.ColorRole.Mid: "panel.line",
    QPalette.ColorRole.Dark: "field.line",
    QPalette.ColorRole.Shadow: "card.shadow",
}

_DISABLED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def apply_style(app: QApplication, theme: Theme) -> None:
    """Give the whole application the look of a theme."""
    if not app.styleSheet():  # over it the style has another name, and all widgets would be polished twice
        app.setStyle("Fusion")
    app.setFont(interface_font())
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))


def interface_font() -> QFont:
    """The font of everything but the board."""
    font = QFont(list(families()))
    font.setPointSizeF(FONT_SIZE_PT)
    return font


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's palette, for what no style sheet reaches."""
    made = QPalette()
    for role, colour in _PALETTE.items():
        made.setColor(role, QColor(theme.colour(colour)))
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.colour("unknown")))
    return made


@cache
def _template() -> str:
    return resource("themes", "widgets.qss").read_text(encoding="utf-8").split("*/", 1)[1]


def style_sheet(theme: Theme) -> str:
    """The style sheet in the colours of a theme. Raises KeyError for a role or an icon that there is not."""

    def filled(found: re.Match[str]) -> str:
        colour = theme.colour(found["role"])
        return colour if found["icon"] is None else _icon_file(found["icon"], colour)

    return _PLACEHOLDER.sub(filled, _template())


def _icon_file(name: str, colour: str) -> str:
    """An icon in a colour, as the file that a style sheet must have; it is made once, and used by every later start."""
    source = resource("icons", f"{name}.svg")
    if not source.is_file():
        raise KeyError(name)
    data = source.read_text(encoding="utf-8").replace("currentColor", colour).encode()
    file_name = f"{name}-{colour[1:]}-{content_hash(data)[:12]}.svg"
    file = cache_dir() / "icons" / file_name
    with suppress(OSError):  # without it the widget lacks its mark, and works
        try:
            _make(file, data)
        except OSError:  # a user's folder that is read-only
            file = Path(_folder_of_this_run().name) / file_name
            _make(file, data)
    return file.as_posix()


def _make(file: Path, data: bytes) -> None:
    with suppress(FileNotFoundError):
        if atomic.is_ordinary(file) and file.read_bytes() == data:
            return
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.{os.getpid()}.new")
    beside.write_bytes(data)
    os.replace(beside, file)  # without a sync, which a start would wait for: what a power cut spoils is made anew


@cache
def _folder_of_this_run() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="journey-editor-")


def restyle(widget: QWidget) -> None:
    """Let a widget take the rules of the style sheet anew, after one of the properties they look at has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
