"""The web page: the whole map in one file, readable without its board, and nothing that a user wrote is markup."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from journey_editor.document.journey import Journey
from journey_editor.document.record import text_fields
from journey_editor.document.records import Opportunity, PainPoint, Persona, Stage, Touchpoint
from journey_editor.document.vocabulary import OpportunityStatus
from journey_editor.export.html_page import to_bytes
from journey_editor.reports.profiles import profile_named
from tests.building import Building, onboarding
from tests.hostile_maps import HOSTILE, hostile

_VOID = {"meta", "input"}


class Page(HTMLParser):
    """What a browser makes of the page: elements with their texts, each inside another."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str], tuple[str, ...]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.text = data.decode()
        self.feed(self.text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}, tuple(self._open)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self._open[-1] if self._open else "", data))

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of each element of a kind."""
        return [attributes for name, attributes, _ in self.elements if name == tag]

    def said(self, tag: str) -> list[str]:
        """The texts right inside elements of a kind."""
        return [text for name, text in self.texts if name == tag]


def _data(journey: Journey, profile: str = "reading") -> bytes:
    found = profile_named(profile)
    assert found is not None
    return to_bytes(journey, None, found, date(2026, 3, 31))[0]


def _page(journey: Journey, profile: str = "reading") -> Page:
    return Page(_data(journey, profile))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.fixture(scope="module")
def page(qapp: object) -> Page:
    """Of a small map, to be looked at."""
    b = onboarding()
    b.set("map", language="de", objective="Less waiting")
    return _page(b.journey)


def test_a_table_of_many_columns_takes_more_room_than_the_text() -> None:
    page = _page(onboarding().journey, "signals")
    kinds = {one["aria-label"]: one["class"] for one in page.all("div") if one.get("class", "").startswith("wide")}
    assert kinds["Stage, The stage itself, Touchpoints, What it needs"] == "wide"
    assert next(kind for titles, kind in kinds.items() if titles.startswith("Signal, Measures")) == "wide many"


def test_the_reading_copy_has_headings_lists_and_tables_with_scopes(page: Page) -> None:
    assert page.all("html")[0]["lang"] == "de"
    assert page.said("h1") == ["Onboarding"]
    assert {"Overview", "1 Handoff", "2 Setup", "3 Activation"} <= set(page.said("h2"))
    assert {"Kickoff call", "Connect single sign-on", "Ready?"} <= set(page.said("h4"))
    scopes = [one["scope"] for one in page.all("th")]
    assert scopes.count("col") >= 4
    assert scopes.count("row") >= 3
    assert "unknown" in page.said("dd")
    assert "Page" not in page.said("th")


def test_links_inside_lead_to_what_is_there(page: Page) -> None:
    ids = [attributes["id"] for _, attributes, _ in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [one["href"][1:] for one in page.all("a") + page.all("use") if one["href"].startswith("#")]
    assert len(targets) > 5
    assert set(targets) <= set(ids)


def test_every_card_of_the_board_has_a_name_and_leads_to_its_text(page: Page) -> None:
    cards = [one for one in page.all("a") if "data-name" in one]
    assert len(cards) == 4
    assert {one["data-name"] for one in cards} >= {"Kickoff call", "Ready?"}
    assert all(one["data-name"] in one["aria-label"] for one in cards)


def test_every_lane_can_be_left_out_and_connections_through_it_with_it(page: Page) -> None:
    boxes = [one for one in page.all("input") if one["type"] == "checkbox"]
    assert [one["value"] for one in boxes] == ["0", "1"]
    assert all(float(one["data-height"]) > 0 for one in boxes)
    assert {one.get("data-lane") for one in page.all("g")} >= {"0", "1", "end"}
    assert "0 1" in {one.get("data-across") for one in page.all("g")}


def test_controls_have_names(page: Page) -> None:
    labelled = {one["for"] for one in page.all("label") if "for" in one}
    for one, inside in ((attributes, inside) for tag, attributes, inside in page.elements if tag == "input"):
        assert one.get("id") in labelled or "label" in inside
    regions = [attributes for _, attributes, _ in page.elements if attributes.get("role") in ("region", "img")]
    assert regions
    assert all(one["aria-label"] for one in regions)


def test_nothing_but_its_own_script_and_style_runs_and_nothing_is_fetched(page: Page) -> None:
    policy = next(one["content"] for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
    script, style = ("".join(page.said(tag)) for tag in ("script", "style"))
    assert policy.startswith("default-src 'none';")
    assert f"script-src {_hash(script)};" in policy
    assert f"style-src {_hash(style)};" in policy
    assert not re.findall(r"url\((?!data:|#)", page.text)
    for _, attributes, _ in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert not attributes.get("src")


@pytest.mark.parametrize("text", ["javascript:alert(1)", "\n".join(HOSTILE)])
def test_every_text_is_there_and_never_markup(text: str) -> None:
    journey = hostile(text)
    page = _page(journey, "report")
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert not page.all("img")
    for one in page.all("a"):
        assert one["href"].startswith(("#", "https://", "mailto:"))
    for _, attributes, inside in page.elements:
        assert not [name for name in attributes if name.startswith("on")]
        assert "title" not in inside
    wanted = sum(len(text_fields(kind)) * journey.count(kind) for kind in (Touchpoint, Stage, Persona, PainPoint))
    told = "".join(value for tag, value in page.texts if tag not in ("script", "style"))
    assert " ".join(told.split()).count(" ".join(text.split())) > wanted / 2


def test_the_same_map_gives_the_same_bytes() -> None:
    journey = onboarding().journey
    assert _data(journey) == _data(journey)


def test_an_empty_map_is_a_page() -> None:
    page = _page(Building("").journey)
    assert page.said("h1") == ["Untitled journey map"]
    assert "Overview" in page.said("h2")


def test_on_paper_the_map_lies_on_its_side_and_no_page_holds_the_foot_alone(qapp: object) -> None:
    style = _data(onboarding().journey).decode().split("@media print", 1)[1]
    assert re.search(r"footer \{ display: none", style)
    assert "@page map { size: landscape; }" in style and "body { page: map; }" in style
    assert "article { page: text; }" in style, "and the text upright"


def test_no_day_of_a_table_is_broken(qapp: object) -> None:
    b = onboarding()
    b.set(b.journey.all(Opportunity)[0].id, due=date(2027, 1, 15), status=OpportunityStatus.PLANNED)
    told = _data(b.journey, "decisions").decode()
    assert re.search(r'<td class="short"[^>]*>2027-01-15</td>', told)
    assert ".short { white-space: nowrap; }" in told


def test_a_reader_gets_from_the_top_to_what_matters_and_no_heading_is_skipped(qapp: object) -> None:
    for profile, first in (("reading", "In short"), ("decisions", "Decisions and next steps"), ("report", "In short")):
        page = _page(onboarding().journey, profile)
        levels = [int(tag[1]) for tag, _, _ in page.elements if re.fullmatch(r"h\d", tag)]
        assert levels[0] == 1 and all(below - above <= 1 for above, below in pairwise(levels))
        assert page.said("h2")[0] == first and "Onboarding" not in page.said("h2")
        contents = [one for tag, one, inside in page.elements if tag == "a" and "nav" in inside]
        ids = {one["id"] for one in page.all("section") if "id" in one}
        assert contents and {one["href"][1:] for one in contents} <= ids
    assert {"Executive summary", "Decisions and next steps", "1 Handoff", "Findings"} <= set(page.said("a"))


def test_the_lanes_of_a_large_map_do_not_cover_a_small_screen(page: Page) -> None:
    """The bar stays in view while one scrolls."""
    lanes = [inside for tag, one, inside in page.elements if tag == "input" and one["type"] == "checkbox"]
    assert lanes and all("details" in inside for inside in lanes)
    assert not any("open" in one for one in page.all("details"))


def test_names_that_the_board_cuts_are_whole_on_the_page(qapp: object) -> None:
    b = onboarding()
    name = (
        "Agree on goals, dates and roles with everybody who has to say yes before anything is set up, " * 3 + "at last"
    )
    b.set(b.journey.cards[0].id, name=name)
    drawn = _data(b.journey).decode().split('id="text"', 1)[0]
    lines = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawn))
    assert name in " ".join(lines.split())


def test_stages_and_names_of_lanes_can_stay_in_view_while_the_board_is_scrolled(page: Page) -> None:
    """They are painted last, on a ground that covers what they are moved over; on paper they stand where they are."""
    held = [one["class"] for _, one, _ in page.elements if "held-" in one.get("class", "")]
    assert held.count("held-y") >= 3 and held.count("held-x") == 2 and held.count("held-x held-y") == 1
    for kind in ("held-y", "held-x", "held-x held-y"):
        assert held.index(f"ground {kind}") == held.index(kind) - 1
    classes = [one.get("class", "") for _, one, _ in page.elements]
    assert max(at for at, one in enumerate(classes) if one == "card") < classes.index("ground held-y")
    (numbers,) = (one["data-held"].split() for one in page.all("svg") if "data-held" in one)
    left, right, top, bottom = map(float, numbers)
    assert 0 < left < right and 0 < top < bottom
    printed = page.text.split("@media print", 1)[1]
    assert ".held-x, .held-y { transform: none !important; clip-path: none !important; }" in printed


def test_it_is_told_from_the_start_how_far_the_page_is() -> None:
    """The sign comes with the first telling, and with each it can be stopped."""
    profile, shares = profile_named("reading"), list[float]()
    assert profile is not None
    to_bytes(onboarding().journey, None, profile, date(2026, 3, 31), lambda done, total: shares.append(done / total))
    assert shares == sorted(shares)
    quarters = {min(3, int(4 * share)) for share in shares}
    assert shares[0] < 0.1 and quarters == {0, 1, 2, 3}
    assert len(set(shares)) > 3 * onboarding().journey.count(Touchpoint), "not stage by stage only"
