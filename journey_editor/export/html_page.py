"""A map as one web page that needs nothing beside it: the board, a search, lanes to choose, and the reading copy.

The page asks no network and runs nothing but its own script: its content policy allows that by its hash. What users
wrote are texts of elements; `ElementTree` escapes them. The same map gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
from datetime import date
from xml.etree.ElementTree import Element, SubElement, tostring

from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress, no_progress, telling
from journey_editor.document.records import View
from journey_editor.export.beside import beside
from journey_editor.export.document_info import DocumentInfo
from journey_editor.export.html_board import Told, board_svg, drawing
from journey_editor.export.html_text import HtmlText, add, anchor_ids
from journey_editor.export.map_export import info_of
from journey_editor.export.missing import unshown_pictures
from journey_editor.export.svg import SvgWriter
from journey_editor.export.web_fonts import font_faces
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.characters import shown
from journey_editor.layout.metrics import PRINTED_NAME_LINES
from journey_editor.layout.theme import Theme, ThemeName, quiet, theme
from journey_editor.layout.title import UNTITLED
from journey_editor.painting.shaper import QtShaper
from journey_editor.paths import resource
from journey_editor.reports.blocks import ReportPart, Title, together, under_name
from journey_editor.reports.profiles import Profile, told


def to_bytes(
    journey: Journey, view: View | None, profile: Profile, today: date, progress: Progress = no_progress
) -> tuple[bytes, list[str]]:
    """The page, and what of the map it cannot show, a sentence each. Raises what `progress` raises."""
    shaper = QtShaper()
    layout = BoardLayout(shaper, name_lines=PRINTED_NAME_LINES)
    board = layout.board(journey, view, progress=lambda done, total: progress(done, 4 * total))
    title = " ".join(journey.map.title.split()) or UNTITLED
    said = told(journey, board, profile, shaper, today, lambda done, total: progress(total + 2 * done, 4 * total), view)
    parts = under_name(telling(together(said), lambda: progress(3, 4)), title, profile.opening)
    body = _body(journey, view, board, parts, today, lambda done, total: progress(3 * total + done, 4 * total))
    info = info_of(journey, view, today)
    # One step of some seconds for a large map, and no font of Qt's in it.
    data = beside(lambda: _page(body, info), lambda _passed: progress(1, 1))
    return data, unshown_pictures([board.picture])


def _page(body: Element, info: DocumentInfo) -> bytes:
    """The whole file around its body."""
    letters: set[str] = set()
    for text in body.itertext():  # one by one, so that whoever waits has a turn
        letters.update(text)
    page = Element("html", {"lang": shown(info.language)})
    head = SubElement(page, "head")
    SubElement(head, "meta", {"charset": "utf-8"})
    style, script = _style("".join(sorted(letters))), _resource("page.js")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _policy(style, script)})
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    SubElement(head, "meta", {"name": "generator", "content": "Journey Editor"})
    SubElement(head, "title").text = shown(" ".join(info.title.split())) or UNTITLED
    SubElement(head, "style").text = style
    page.append(body)
    SubElement(body, "script").text = script
    written: bytes = tostring(page, "utf-8", method="html")
    return b"<!DOCTYPE html>\n" + written + b"\n"


def _body(
    journey: Journey, view: View | None, board: Board, parts: list[ReportPart], today: date, progress: Progress
) -> Element:
    ids = anchor_ids(parts)
    body = Element("body")
    add(body, "a", "Skip the map, to the text", class_="skip", href="#text")
    # Icons and pictures are kept once for all drawings of the page.
    store = SubElement(body, "svg", {"xmlns": "http://www.w3.org/2000/svg", "width": "0", "height": "0"})
    store.set("aria-hidden", "true")
    writer = SvgWriter(_css_theme(), board.images, SubElement(store, "defs"))
    info = info_of(journey, view, today)
    header = SubElement(body, "header")
    title = " ".join(info.title.split()) or UNTITLED
    add(header, "h1", title)
    seen = (f"{journey.map.state.label.capitalize()} state", info.seen, f"exported {today.isoformat()}")
    add(header, "p", " \u00b7 ".join(part for part in seen if part), class_="quiet")
    _contents(header, parts, ids)
    _tools(body, board)
    main = SubElement(body, "main")
    frame = add(main, "div", id="board", tabindex="0", role="region", aria_label="The map; it is told as text below")
    records = {
        part.anchor.removeprefix("card:"): Told(ids[part.anchor], part.text)
        for part in parts
        if isinstance(part, Title) and part.anchor.startswith("card:")
    }
    frame.append(board_svg(board, writer, records, lambda done, total: progress(3 * done, 4 * total)))
    article = add(main, "article", id="text", tabindex="-1")
    text = HtmlText(article, ids, lambda picture: drawing(picture, writer))
    text.write(parts, lambda done, total: progress(3 * total + done, 4 * total))
    footer = SubElement(body, "footer")
    add(footer, "p", "Made with Journey Editor. This page asks nothing of the network.")
    return body


def _contents(header: Element, parts: list[ReportPart], ids: dict[str, str]) -> None:
    """Links to the sections of the text, which stands under the map: the first is seen, the others are folded."""
    sections = [part for part in parts if isinstance(part, Title) and part.level == 0 and part.anchor in ids]
    if not sections:
        return
    contents = add(header, "nav", class_="contents", aria_label="Contents")
    add(contents, "a", sections[0].text, href=f"#{ids[sections[0].anchor]}")
    if sections[1:]:
        folded = SubElement(contents, "details")
        add(folded, "summary", "All sections")
        listed = SubElement(folded, "ul")
        for part in sections[1:]:
            add(SubElement(listed, "li"), "a", part.text, href=f"#{ids[part.anchor]}")


def _tools(body: Element, board: Board) -> None:
    """Search and lanes; without a script they would do nothing, and stay hidden."""
    tools = add(body, "nav", class_="tools", aria_label="Search and lanes", hidden="hidden")
    label = add(tools, "label", "Search", for_="query")
    label.tail = " "
    add(tools, "input", id="query", type="search", autocomplete="off", aria_describedby="count")
    add(tools, "span", id="count", role="status", class_="quiet")
    folded = SubElement(tools, "details")
    add(folded, "summary", "Lanes", id="shown")
    lanes = add(folded, "fieldset", id="lanes", aria_label="Lanes")
    for row, name in zip(board.rows, board.lane_names, strict=True):
        shown_lane = SubElement(lanes, "label")
        kept = {"value": str(row.index), "data-height": f"{row.height:g}", "checked": "checked", "autocomplete": "off"}
        SubElement(shown_lane, "input", {"type": "checkbox", **kept})
        add(shown_lane, "span", " ".join(name.split()) or "Unnamed lane")
    add(tools, "button", "Fit to width", id="fit", type="button", aria_pressed="false")
    add(tools, "ol", id="results", hidden="hidden", aria_label="Found cards")


def _css_theme() -> Theme:
    return Theme("css", {role: f"var({_variable(role)})" for role in theme().roles})


def _variable(role: str) -> str:
    return "--" + role.replace(".", "-").replace("--", "-m")


def _style(letters: str) -> str:
    def colours(name: ThemeName) -> str:
        return (
            ":root{"
            + "".join(f"{_variable(role)}:{colour};" for role, colour in quiet(theme(name)).roles.items())
            + "}"
        )

    dark = f"@media screen and (prefers-color-scheme:dark){{{colours('dark')}}}"
    paper = f"@media print{{{colours('print')}}}"
    return "\n".join([font_faces(letters), colours("light"), dark, paper, _resource("page.css")])


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


def _resource(name: str) -> str:
    return resource("web", name).read_text(encoding="utf-8")
