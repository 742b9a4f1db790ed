"""The SVG: a group for each piece, with text as text, for slides and drawing programs.

The letters of the typeface are in it, for browsers; every line of text is told how wide it is on the board, so that it
fits its card in programs that look at what is installed only.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from journey_editor.document.progress import Progress, no_progress
from journey_editor.export.beside import beside
from journey_editor.export.checked_link import checked_link
from journey_editor.export.document_info import DocumentInfo
from journey_editor.export.pdf_content import number
from journey_editor.export.web_fonts import font_faces
from journey_editor.layout.characters import is_right_to_left, shown
from journey_editor.layout.icons import ICON_SQUARE, ICON_STROKE, icon_path
from journey_editor.layout.picture import (
    Command,
    Icon,
    Image,
    Mark,
    Picture,
    Piece,
    Shape,
    Stroke,
    Text,
)
from journey_editor.layout.picture import (
    Path as PathMark,
)
from journey_editor.layout.theme import Theme
from journey_editor.painting.opened_pictures import opened_pictures

FAMILIES = (
    "Inter, 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Segoe UI', 'Liberation Sans', 'Nimbus Sans', "
    "Helvetica, Arial, sans-serif"
)
"""The board's typeface, then some that are no wider: there are programs that do not read how wide a text is to be."""

_PIECES_A_STEP = 10


def export_svg(
    picture: Picture,
    info: DocumentInfo,
    theme: Theme,
    target: Path | BinaryIO,
    progress: Progress = no_progress,
) -> None:
    """Write the picture as an SVG; the same picture gives the same bytes. Raises OSError and what `progress` raises."""
    root = svg_tree(picture, info, theme, progress)
    # One step of some seconds for a large map, and no font of Qt's in it.
    data = beside(lambda: _file(root), lambda _passed: progress(1, 1))
    if isinstance(target, Path):
        target.write_bytes(data)
    else:
        target.write(data)


def _file(root: Element) -> bytes:
    indent(root, " ")
    out = BytesIO()
    ElementTree(root).write(out, "utf-8", xml_declaration=True)
    return out.getvalue()


def svg_tree(picture: Picture, info: DocumentInfo, theme: Theme, progress: Progress = no_progress) -> Element:
    """The SVG as elements."""
    width, height = number(picture.width), number(picture.height)
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": f"{width}pt",
            "height": f"{height}pt",
            "viewBox": f"0 0 {width} {height}",
            "font-family": FAMILIES,
            "role": "img",
            "lang": shown(info.language),
        },
    )
    SubElement(root, "title").text = shown(info.title) or "Untitled"
    if info.subject:
        SubElement(root, "desc").text = shown(info.subject)
    definitions = SubElement(root, "defs")
    style = SubElement(definitions, "style")
    writer = SvgWriter(theme, picture.images, definitions)
    background = {"width": width, "height": height, "fill": theme.colour(picture.background)}
    SubElement(root, "rect", background)
    for done, piece in enumerate(picture.pieces):
        if done % _PIECES_A_STEP == 0:
            progress(done, len(picture.pieces))
        writer.piece(root, piece)
    style.text = font_faces("".join(text.text or "" for text in root.iter("text")))
    progress(len(picture.pieces), len(picture.pieces))
    return root


class SvgWriter:
    """Writes pieces; keeps each icon and each document's picture once, among the definitions."""

    def __init__(self, theme: Theme, images: Mapping[str, bytes], definitions: Element) -> None:
        self._theme = theme
        self._images = images
        self._definitions = definitions
        self._icons: set[str] = set()
        self._pictures: dict[str, str] = {}
        self._clips: dict[tuple[float, ...], str] = {}
        self._ids: dict[str, int] = {}

    def piece(self, parent: Element, piece: Piece) -> Element:
        """A group at the piece's place, named for programs (id, class) and for people (title)."""
        group = SubElement(
            parent,
            "g",
            {
                "id": self._id(f"{piece.kind}-{piece.record_id}"),
                "class": shown(piece.kind),
                "transform": f"translate({number(piece.box.x)} {number(piece.box.y)})",
            },
        )
        if piece.label:
            SubElement(group, "title").text = shown(piece.label)
        for mark in piece.marks:
            self._mark(group, mark)
        return group

    def _id(self, wanted: str) -> str:
        name = "".join(one if one.isascii() and (one.isalnum() or one in "-_.") else "_" for one in wanted)
        self._ids[name] = self._ids.get(name, 0) + 1
        return name if self._ids[name] == 1 else f"{name}.{self._ids[name]}"

    def _mark(self, group: Element, mark: Mark) -> None:
        match mark:
            case Shape():
                box = {
                    "x": number(mark.box.x),
                    "y": number(mark.box.y),
                    "width": number(mark.box.width),
                    "height": number(mark.box.height),
                }
                if mark.radius > 0:
                    box["rx"] = number(min(mark.radius, mark.box.width / 2, mark.box.height / 2))
                SubElement(group, "rect", {**box, **self._paint(mark.fill, mark.stroke)})
            case PathMark():
                rounds = {"stroke-linecap": "round", "stroke-linejoin": "round"} if mark.stroke else {}
                SubElement(
                    group,
                    "path",
                    {"d": _path(mark.commands), **self._paint(mark.fill, mark.stroke), **rounds},
                )
            case Text():
                self._text(group, mark)
            case Icon():
                self._icon(group, mark)
            case Image():
                self._image(group, mark)

    def _paint(self, fill: str | None, stroke: Stroke | None) -> dict[str, str]:
        found = {"fill": "none" if fill is None else self._theme.colour(fill)}
        if stroke is not None and stroke.width > 0:
            found["stroke"] = self._theme.colour(stroke.colour)
            found["stroke-width"] = number(stroke.width)
            if stroke.dash:
                found["stroke-dasharray"] = " ".join(map(number, stroke.dash))
        return found

    def _text(self, group: Element, mark: Text) -> None:
        link = checked_link(mark.link)
        if link:
            group = SubElement(group, "a", {"href": link})
        style = mark.shaped.style
        looks = {
            "fill": self._theme.colour(mark.colour),
            "font-size": number(style.size),
            "font-weight": str(style.weight),
        }
        if style.italic:
            looks["font-style"] = "italic"
        for line in mark.shaped.lines:
            text = shown(line.text).replace("\t", " ")
            if not text.strip():
                continue
            place = {"x": number(mark.x + line.x), "y": number(mark.y + line.baseline)}
            if is_right_to_left(text):
                # The middle is the same place for programs that know `direction` and for those that do not.
                place["x"] = number(mark.x + line.x + line.width / 2)
                place |= {"direction": "rtl", "text-anchor": "middle"}
            if line.width:
                place |= {"textLength": number(line.width), "lengthAdjust": "spacingAndGlyphs"}
            SubElement(group, "text", {**place, **looks}).text = text

    def _icon(self, group: Element, mark: Icon) -> None:
        name = f"icon-{mark.name}"
        if mark.name not in self._icons:
            self._icons.add(mark.name)
            SubElement(
                self._definitions,
                "path",
                {
                    "id": name,
                    "d": _path(icon_path(mark.name)),
                    "fill": "none",
                    "stroke-width": number(ICON_STROKE),
                    "stroke-linecap": "round",
                    "stroke-linejoin": "round",
                },
            )
        place = f"translate({number(mark.x)} {number(mark.y)}) scale({mark.size / ICON_SQUARE:.6g})"
        SubElement(
            group,
            "use",
            {"href": f"#{name}", "transform": place, "stroke": self._theme.colour(mark.colour)},
        )

    def _image(self, group: Element, mark: Image) -> None:
        box = mark.box
        place = {
            "x": number(box.x),
            "y": number(box.y),
            "width": number(box.width),
            "height": number(box.height),
        }
        radius = number(max(0.0, min(mark.radius, box.width / 2, box.height / 2)))
        if mark.picture not in self._pictures:
            self._pictures[mark.picture] = _data_address(self._images.get(mark.picture, b""))
        if not self._pictures[mark.picture]:
            here = SubElement(group, "g", {"transform": f"translate({number(box.x)} {number(box.y)})"})
            for each in mark.instead:
                self._mark(here, each)
            return
        key = (*box, mark.radius)
        if key not in self._clips:
            self._clips[key] = f"clip-{len(self._clips)}"
            clip = SubElement(self._definitions, "clipPath", {"id": self._clips[key]})
            SubElement(clip, "rect", {**place, "rx": radius})
        SubElement(
            group,
            "image",
            {
                **place,
                "preserveAspectRatio": "xMidYMid slice",
                "clip-path": f"url(#{self._clips[key]})",
                "href": self._pictures[mark.picture],
            },
        )


def _path(commands: tuple[Command, ...]) -> str:
    return "".join(command + " ".join(map(number, values)) for command, values in commands)


def _data_address(data: bytes) -> str:
    """The picture within an address; empty where it cannot be shown."""
    own = opened_pictures().sure(data).data
    kind = "image/png" if own.startswith(b"\x89PNG") else "image/jpeg"
    return f"data:{kind};base64,{base64.b64encode(own).decode('ascii')}" if own else ""
