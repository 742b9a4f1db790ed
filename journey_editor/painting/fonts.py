"""The bundled typefaces in Qt, and the QFont of a text style.

Text is laid out by design metrics without hinting, so that it has the same widths on every screen and in every export.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QImage, QRawFont

from journey_editor.layout.text import TextStyle
from journey_editor.paths import resource

MAIN_FAMILY = "Inter"

_UNITS = (1, 2, 4, 5, 8, 10, 20, 50, 100)

_started: list[QGuiApplication] = []


def ensure_application() -> None:
    """Start an offscreen QGuiApplication where none runs (command line, workers): Qt has no fonts without one."""
    if QGuiApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
        _started.append(QGuiApplication(["journey-editor"]))


def paint_in_one_thread() -> None:
    """Ask Qt not to hand parts of each small picture to other threads, where it is not told otherwise.

    To hand a card over and to wait for it costs more than to paint it. To be called before anything is painted.
    """
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")


@cache
def families() -> tuple[str, ...]:
    """Register the bundled fonts once, and give their families in the order in which characters are looked up.

    The main family comes first, the emoji last. After them Qt asks the system's fonts.
    """
    paint_in_one_thread()
    ensure_application()
    # A space between two Arabic words is set in Inter; Qt finds that worth a warning each time.
    QLoggingCategory.setFilterRules("qt.text.font.db.warning=false")
    names: list[str] = []
    emoji: list[str] = []
    for file in bundled_files():
        found = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
        if not found:
            continue
        is_emoji = bool(QRawFont(str(file), 16.0).fontTable("COLR").size())
        (emoji if is_emoji else names).append(found[0])
    if hasattr(QFontDatabase, "setApplicationEmojiFontFamilies"):
        QFontDatabase.setApplicationEmojiFontFamilies(emoji)
    by_reach = sorted(dict.fromkeys(names), key=lambda name: (name != MAIN_FAMILY, name != "Noto Sans", name))
    return (*by_reach, *dict.fromkeys(emoji))


@cache
def bundled_files() -> tuple[Path, ...]:
    """The font files that ship with the program."""
    return tuple(sorted(resource("fonts").glob("*.ttf")))


def head_of(raw: QRawFont) -> bytes:
    """The font's "head" table: it holds a checksum of the whole file and so tells one font file from another."""
    return bytes(QByteArray(raw.fontTable("head")).data())


@cache
def unit_for(size: float) -> int:
    """How many layout units stand for a point in text of this size: Qt sets type in whole units only."""
    return next((unit for unit in _UNITS if abs(size * unit - round(size * unit)) < 1e-6), _UNITS[-1])


@lru_cache(maxsize=512)
def font_for(style: TextStyle) -> QFont:
    """The font of a style, in layout units (see `unit_for`)."""
    font = QFont()
    font.setFamilies(list(families()))
    font.setPixelSize(max(1, round(style.size * unit_for(style.size))))
    font.setWeight(QFont.Weight(style.weight))
    font.setItalic(style.italic)
    font.setKerning(True)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def vertical_metrics() -> tuple[float, float]:
    """Ascent and descent of the main family for a size of 1."""
    font = QFont(font_for(TextStyle(100)))
    raw = QRawFont.fromFont(font)
    return raw.ascent() / 100, raw.descent() / 100


@cache
def layout_device() -> QImage:
    """What layouts measure for: a device of 72 dots an inch, whatever the screen is."""
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(2835)
    image.setDotsPerMeterY(2835)
    return image
