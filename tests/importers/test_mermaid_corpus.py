"""Diagrams that others wrote, held against what Mermaid itself stores for each of them."""

import html
import json
import math
import re
from pathlib import Path
from typing import Any

import pytest

from journey_editor.document.journey import Journey
from journey_editor.document.rules import check_all
from journey_editor.importers import mermaid
from journey_editor.importers.imported import ImportProblem

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "mermaid"
EXPECTED = CORPUS / "expected_mermaid_11.17.2.json"

if not EXPECTED.is_file():
    pytest.skip("the corpus of Mermaid diagrams is not beside this project", allow_module_level=True)

FILES: dict[str, Any] = json.loads(EXPECTED.read_text("utf-8"))["files"]
ACCEPTED = sorted(name for name, stored in FILES.items() if stored["ok"])

# What Mermaid refuses: the line of our note, the titles, stages and tasks that a reader would see in it.
REFUSED = {
    "p02_semicolon_in_title": (2, "One; two", ["S"], [("A", 0)]),
    "p04_semicolon_in_task": (3, "", ["S"], [("A; B", 0)]),
    "p06_trailing_semicolon_every_line": (1, "T", ["S"], [("A", 0)]),
    "p12_colon_in_section": (2, "", ["Phase 1: Discover"], [("A", 0)]),
    "p20_task_colon_only": (3, "", ["S"], [("A", None), ("B", 1)]),
    "p26_task_starts_with_section_word": (3, "", ["S"], [("Section review done", 1)]),
    "p30_uppercase_keywords": (1, "Loud", ["S"], [("A", 1)]),
    "p46_entities": (2, 'A # B "q" C & D', ["S : T"], [("X ; Y ♥", 1)]),
    "p60_user_journey_keyword": (1, "X", ["S"], [("A", 1)]),
    "p62_two_diagrams_in_one": (5, "", ["S", "T"], [("A", 1), ("B", 0)]),
    "p65_empty": None,
    "p72_frontmatter_broken_yaml": (2, "", ["S"], [("A", 1)]),
    "p78_error_line_after_frontmatter_and_comments": (9, "X", ["S"], [("A", 1), ("broken line", None)]),
}


def drawn(stored: str) -> str:
    """A text that Mermaid stores, as it draws it."""
    decoded = html.unescape(stored.replace("ﬂ°°", "&#").replace("ﬂ°", "&").replace("¶ß", ";"))
    return re.sub(r"<br\s*/?>", "\n", decoded).strip()


def tasks_of(journey: Journey) -> list[tuple[str, str, float | None, frozenset[str]]]:
    """Stage, name, emotion and personas of every step that has cards."""
    found = []
    for stage in journey.stages:
        for step in journey.steps(stage.id):
            cards = [card for lane in journey.lanes for card in journey.cell(lane.id, step.id)]
            people = frozenset(journey.persona_of(card.lane).name for card in cards)
            for name, emotion in dict.fromkeys((card.name, getattr(card, "emotion", None)) for card in cards):
                found.append((stage.name, name, emotion, people))
    return found


def expected_emotion(score: float | str | None) -> float | None:
    number = math.inf if score is None else math.nan if score == "NaN" else float(score)
    return number - 3 if 1 <= number <= 5 else None


@pytest.mark.parametrize("name", ACCEPTED)
def test_the_map_says_what_mermaid_stores(name: str) -> None:
    stored = FILES[name]
    journey = mermaid.read(CORPUS / name).journey
    assert check_all(journey) == []
    assert journey.map.title == drawn(stored["title_shown"] or stored["accTitle"])
    assert stored["accDescr"] in journey.map.scope
    sections = [drawn(section) for section in stored["sections"]]
    before_the_first = [""] if any(task["section"] == "" for task in stored["tasks"]) else []
    assert [stage.name for stage in journey.stages] == before_the_first + sections
    assert tasks_of(journey) == [
        (
            drawn(task["section"]),
            drawn(task["task"]),
            expected_emotion(task["score"]),
            frozenset(filter(None, map(drawn, task["people"]))) or frozenset({""}),
        )
        for task in stored["tasks"]
    ]


@pytest.mark.parametrize("name", ACCEPTED)
def test_every_score_that_is_no_emotion_is_kept_and_noted(name: str) -> None:
    imported = mermaid.read(CORPUS / name)
    odd = [task for task in FILES[name]["tasks"] if expected_emotion(task["score"]) is None]
    noted = {note.line for note in imported.notes if "emotion is unknown" in note.sentence}
    assert len(noted) == len(odd)


@pytest.mark.parametrize("name", sorted(name for name, stored in FILES.items() if not stored["ok"]))
def test_what_mermaid_refuses_is_read_as_far_as_a_reader_would(name: str) -> None:
    expected = REFUSED[Path(name).stem]
    if expected is None:
        with pytest.raises(ImportProblem):
            mermaid.read(CORPUS / name)
        return
    imported = mermaid.read(CORPUS / name)
    line, title, stages, tasks = expected
    assert imported.notes[0].line == line
    assert imported.journey.map.title == title
    assert [stage.name for stage in imported.journey.stages] == stages
    assert [(name, emotion) for _, name, emotion, _ in tasks_of(imported.journey)] == tasks
