"""The templates that ship: each opens, is sound, asks its questions, invents nothing, and can be read on the board."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from journey_editor.document.journey import Journey
from journey_editor.document.records import Owner, Persona, Signal, Stage
from journey_editor.document.rules import check_all
from journey_editor.document.templating import about_template, as_template, from_template
from journey_editor.document.vocabulary import LaneContent, Level
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.picture import Text
from journey_editor.painting.shaper import QtShaper
from journey_editor.paths import resource
from journey_editor.storage.codec import to_bytes
from journey_editor.storage.files import load
from journey_editor.storage.schema import schema_text
from tests.building import onboarding

STAGES = {
    "account-and-user": 5,
    "complete-journey-seven-stages": 7,
    "empty-map": 0,
    "lifecycle-nine-stages": 9,
    "onboarding-admin-led": 6,
    "onboarding-hybrid": 6,
    "onboarding-implementation-led": 6,
    "onboarding-product-led": 6,
    "onboarding-six-stages": 6,
    "service-blueprint": 5,
    "workshop-starter": 4,
}
FILES = [resource("templates", f"{name}.journey") for name in STAGES]
MAKER = Path(__file__).parent.parent / "tools" / "make_templates.py"


def template(name: str) -> Journey:
    return load(resource("templates", f"{name}.journey")).journey


@pytest.fixture(params=[name for name in STAGES if name != "empty-map"])
def journey(request: pytest.FixtureRequest) -> Journey:
    return template(request.param)


def test_these_are_all() -> None:
    assert sorted(p.stem for p in resource("templates").glob("*.journey")) == sorted(STAGES)


@pytest.mark.skipif(not MAKER.exists(), reason="only the source tree can make them anew")
def test_the_files_are_what_their_script_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("make_templates", MAKER)
    assert spec is not None and spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, maker)
    spec.loader.exec_module(maker)
    assert {p.name: p.read_bytes() for p in FILES} == maker.files()


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_it_opens_without_a_note_is_sound_and_saves_to_the_same_bytes(path: Path) -> None:
    opened = load(path)
    assert opened.notes == [] and check_all(opened.journey) == []
    assert to_bytes(opened.journey) == path.read_bytes()
    assert [record.id for record in opened.journey if record.model_extra] == []
    collections = json.loads(schema_text())["properties"]
    assert set(json.loads(path.read_bytes())) <= {*collections, "template"}


def test_the_gallery_can_say_what_each_is_for() -> None:
    about = [about_template(load(path).journey.unknown) for path in FILES]
    assert all(a.description.endswith(".") and len(a.description) <= 110 and a.group for a in about)
    assert len({a.place for a in about}) == len(about)


def test_it_has_stages_and_a_question_for_each_lane_and_nothing_invented(journey: Journey) -> None:
    assert all(stage.name for stage in journey.stages)
    assert journey.cards == [] and journey.all(Owner) == [] and journey.all(Signal) == []
    for stage in journey.stages:
        assert stage == Stage(id=stage.id, order=stage.order, name=stage.name), "what is not known is left empty"
    assert journey.map.authors == () and journey.map.next_review is None
    for lane in journey.lanes:
        assert lane.content.is_line or lane.prompt.endswith((".", "?")), lane.id
    personas = journey.all(Persona)
    assert personas and all(persona.name for persona in personas)
    assert len({persona.colour for persona in personas}) == len(personas)


def test_the_number_of_stages_is_what_its_name_says() -> None:
    assert {name: len(template(name).stages) for name in STAGES} == STAGES


def test_nothing_on_its_board_is_cut(journey: Journey, qapp: object) -> None:
    board = BoardLayout(QtShaper()).board(journey, prompts=True)
    cut = [m.shaped.text for p in board.pieces for m in p.marks if isinstance(m, Text) and m.shaped.is_cut]
    assert cut == []
    asked = [piece for piece in board.pieces if piece.kind == "prompt"]
    assert len(asked) == sum(1 for lane in journey.lanes if lane.content.holds_cards)


def test_account_and_user_are_told_apart() -> None:
    journey = template("account-and-user")
    levels = [journey.persona_of(lane.id).level for lane in journey.persona_lanes]
    assert levels == [Level.ACCOUNT, Level.ACCOUNT, Level.USER, Level.USER]


def test_the_service_blueprint_has_its_lines_between_what_they_divide() -> None:
    rows = [lane.content for lane in template("service-blueprint").lanes]
    places = [
        rows.index(content)
        for content in (
            LaneContent.PERSONA,
            LaneContent.LINE_OF_INTERACTION,
            LaneContent.FRONTSTAGE,
            LaneContent.LINE_OF_VISIBILITY,
            LaneContent.BACKSTAGE,
            LaneContent.LINE_OF_INTERNAL_INTERACTION,
            LaneContent.SYSTEMS,
        )
    ]
    assert places == sorted(places)


# --- maps as templates --------------------------------------------------------------------------------------------


def test_a_map_becomes_a_template_of_its_structure() -> None:
    b = onboarding()
    b.set(b.journey.stages[0].id, risk="They wait", owner=b.journey.all(Owner)[0].id)
    b.set("map", authors=("Kim",), objective="Two weeks less", product="Planner")
    made = as_template(b.journey, "Our onboarding", "For us.", keeps_cards=False)
    assert check_all(made) == []
    assert made.cards == [] and made.all(Owner) == [] and made.all(Signal) == []
    assert [stage.name for stage in made.stages] == ["Handoff", "Setup", "Activation"]
    assert (made.stages[0].risk, made.stages[0].owner) == ("", None)
    assert [made.name_of(lane.id) for lane in made.lanes] == ["Admin", "End user"]
    assert (made.map.title, made.map.authors) == ("Our onboarding", ())
    assert (made.map.objective, made.map.product) == ("", "Planner")
    assert about_template(made.unknown).description == "For us."


def test_a_template_with_cards_keeps_all_but_where_child_maps_are() -> None:
    b = onboarding()
    b.set(b.journey.cards[0].id, child_map="detail.journey")
    made = as_template(b.journey, "Ours", "", keeps_cards=True)
    assert check_all(made) == []
    assert len(made.cards) == len(b.journey.cards) and len(made.connections()) == len(b.journey.connections())
    assert all(not card.child_map for card in made.cards)


def test_a_map_from_a_template_is_no_template_itself_but_keeps_what_is_not_known() -> None:
    b = onboarding()
    b.journey.unknown["other"] = [1]
    made = from_template(as_template(b.journey, "Ours", "x", keeps_cards=True))
    assert made.unknown == {"other": [1]}
