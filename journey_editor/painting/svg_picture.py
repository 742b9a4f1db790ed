"""SVG drawings as pixels. One that names files of this computer, or grows without end when drawn, is refused."""

from __future__ import annotations

from xml.etree import ElementTree

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer, QtSvg

_MOST_BYTES = 4_000_000
_MOST_SHAPES = 50_000
_LINKS = ("href", "{http://www.w3.org/1999/xlink}href")


def is_svg(data: bytes) -> bool:
    """Whether bytes look like an SVG drawing."""
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<svg" in head


def rendered(data: bytes, name: str, side: int) -> QImage:
    """The drawing with `side` pixels along its longer side. Raises ValueError with a sentence where that cannot be."""
    _check(data, name)
    renderer = QSvgRenderer()
    # The small set of features: no patterns, filters and masks, with which a short file can ask for endless work.
    renderer.setOptions(QtSvg.Option.Tiny12FeaturesOnly)
    size = renderer.defaultSize() if renderer.load(QByteArray(data)) else QSize()
    if size.isEmpty():
        raise ValueError(f"{name} is an empty or damaged SVG drawing; nothing was changed.")
    image = QImage(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _check(data: bytes, name: str) -> None:
    if len(data) > _MOST_BYTES:
        raise ValueError(f"{name} is an SVG drawing of more than 4 MB; nothing was changed.")
    if b"<!ENTITY" in data or b"@import" in data:
        raise ValueError(f"{name} is an SVG drawing that is put together from other parts; nothing was changed.")
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError, RecursionError) as damage:
        raise ValueError(f"{name} is a damaged SVG drawing; nothing was changed.") from damage
    by_id = {element.get("id", ""): element for element in root.iter()}
    for element in root.iter():
        link = next((value for key in _LINKS if (value := element.get(key))), "")
        if _tag(element) == "image" and not link.startswith("data:"):
            raise ValueError(f"{name} is an SVG drawing that shows other files; nothing was changed.")
    if _shapes(root, by_id, {}, 0) > _MOST_SHAPES:
        raise ValueError(f"{name} is an SVG drawing of too many shapes; nothing was changed.")


def _shapes(
    element: ElementTree.Element, by_id: dict[str, ElementTree.Element], known: dict[int, int], depth: int
) -> int:
    """How many shapes an element draws, each use of another one counted anew."""
    if depth > 100:
        return _MOST_SHAPES + 1
    key = id(element)
    if key not in known:
        count = 1 + sum(_shapes(child, by_id, known, depth + 1) for child in element)
        if _tag(element) == "use":
            link = next((value for at in _LINKS if (value := element.get(at))), "")
            target = by_id.get(link.removeprefix("#"))
            if target is not None:
                count += _shapes(target, by_id, known, depth + 1)
        known[key] = count
    return known[key]


def _tag(element: ElementTree.Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]
