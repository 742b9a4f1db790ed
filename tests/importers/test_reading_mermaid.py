"""Mermaid text becomes a map with every task in it, and whatever is odd is said with its line."""

import pytest

from journey_editor.document.records import Lane, Touchpoint
from journey_editor.document.rules import check_all
from journey_editor.importers import mermaid
from journey_editor.importers.imported import Imported, ImportProblem


def read(text: str) -> Imported:
    imported = mermaid.read(text.encode())
    assert check_all(imported.journey) == []
    return imported


def names(imported: Imported) -> list[str]:
    journey = imported.journey
    return [card.name for step in journey.columns for lane in journey.lanes for card in journey.cell(lane.id, step.id)]


def lane_names(imported: Imported) -> list[str]:
    return [imported.journey.persona_of(lane.id).name for lane in imported.journey.lanes]


def lines(imported: Imported) -> list[int | None]:
    return [note.line for note in imported.notes]


def test_sections_tasks_scores_and_actors_become_stages_steps_emotions_and_lanes() -> None:
    imported = read(
        "journey\n title Trial\n section Start\n Sign up: 5: Ada, Ben\n Wait: 1: Ben\n section End\n Pay: 3.5: Ada\n"
    )
    journey = imported.journey
    assert journey.map.title == "Trial"
    assert [stage.name for stage in journey.stages] == ["Start", "End"]
    assert [len(journey.steps(stage.id)) for stage in journey.stages] == [2, 1]
    assert lane_names(imported) == ["Ada", "Ben"]
    assert names(imported) == ["Sign up", "Sign up", "Wait", "Pay"]
    assert [card.emotion for card in journey.all(Touchpoint) if card.name in ("Wait", "Pay")] in ([-2, 0.5], [0.5, -2])
    assert imported.notes == []


def test_tasks_before_the_first_section_stand_in_a_stage_without_a_name() -> None:
    imported = read("journey\n A: 3: Me\n section S\n B: 3: Me\n")
    assert [stage.name for stage in imported.journey.stages] == ["", "S"]


def test_a_section_of_the_same_name_is_a_stage_of_its_own_each_time() -> None:
    imported = read("journey\n section S\n A: 3: Me\n section S\n B: 3: Me\n section T\n section S\n C: 3: Me\n")
    assert [stage.name for stage in imported.journey.stages] == ["S", "S", "T", "S"]


def test_a_task_without_actors_stands_in_the_lane_of_a_persona_without_a_name() -> None:
    imported = read("journey\n section S\n A: 3\n B: 4:\n C: 2: Me\n")
    assert lane_names(imported) == ["", "Me"]
    assert names(imported) == ["A", "B", "C"]


@pytest.mark.parametrize("score", ["0", "6", "-1", "five", "4/5", "80%", "3,5", "٣", "Infinity", "0x10"])
def test_a_score_out_of_range_is_unknown_and_its_text_is_kept_and_shown(score: str) -> None:
    imported = read(f"journey\n section S\n A: {score}: Me\n")
    [card] = imported.journey.all(Touchpoint)
    assert card.emotion is None
    assert score in card.what_happens
    assert lines(imported) == [3]
    assert score in str(imported.notes[0])


@pytest.mark.parametrize(
    ("score", "emotion"), [("5.", 2), ("0x5", 2), ("+4", 1), ("0.3e1", 0), (" 1 ", -2), (".5e1", 2)]
)
def test_scores_are_read_as_javascript_reads_numbers(score: str, emotion: float) -> None:
    [card] = read(f"journey\n section S\n A: {score}: Me\n").journey.all(Touchpoint)
    assert card.emotion == emotion


def test_a_missing_score_is_unknown_and_said() -> None:
    imported = read("journey\n section S\n A:: Me\n")
    [card] = imported.journey.all(Touchpoint)
    assert card.emotion is None and card.what_happens == ""
    assert lines(imported) == [3]


def test_entity_codes_are_characters_and_br_is_a_line_break() -> None:
    imported = read(
        "journey\n title A #35; #quot;B#quot; #nosuch;\n section S#58; T\n One<br/>Two #9829;: 4: Me#44; too\n"
    )
    assert imported.journey.map.title == 'A # "B" #nosuch;'
    assert imported.journey.stages[0].name == "S: T"
    assert names(imported) == ["One\nTwo ♥"]
    assert lane_names(imported) == ["Me, too"]


def test_descriptions_are_kept_as_the_scope() -> None:
    block = read("journey\n accTitle: Short\n accDescr {\n  From; to\n  # the end\n }\n title Long\n section S\n")
    assert block.journey.map.title == "Long"
    assert block.journey.map.scope == "Short\nFrom; to\n# the end"
    line = read("journey\n accDescr: From: here; to # there\n section S\n")
    assert line.journey.map.scope == "From: here; to # there"


def test_the_front_matter_gives_the_title_as_it_is_written() -> None:
    assert read("---\ntitle: 2024\n---\njourney\n section S\n").journey.map.title == "2024"
    assert read("---\ntitle: no\nother: [1]\n---\njourney\n title Yes\n section S\n").journey.map.title == "Yes"


def test_broken_front_matter_is_said_and_the_journey_is_read() -> None:
    imported = read("---\ntitle: [x\n---\njourney\n section S\n A: 4: Me\n")
    assert names(imported) == ["A"]
    assert lines(imported) == [2]


@pytest.mark.parametrize(
    ("text", "kept", "line"),
    [
        ("journey\n section S\n Ship; bill: 3: Me\n", ["Ship; bill"], 3),
        ("journey\n section S\n Ticket #4 opened: 3: Me\n", ["Ticket #4 opened"], 3),
        ("journey\n section S\n Call:\n Mail: 3: Me\n", ["Call", "Mail"], 3),
        ("journey\n section S\n just words\n Mail: 3: Me\n", ["just words", "Mail"], 3),
        ("journey\n section S\n Section review: 4: Me\n", ["Section review"], 3),
        ("journey\n section S\n Journey ends: 4: Me\n", ["Journey ends"], 3),
        ("%% c\n\njourney\n section S\n %% d\n A: 3: Me\n : 4: You\n", ["A", ""], 7),
        ("JOURNEY\n section S\n A: 3: Me\n", ["A"], 1),
        ("journey-beta\n section S\n A: 3: Me\n", ["A"], 1),
        ("journey\n section S\n A: 3: Me\njourney\n section T\n B: 3: Me\n", ["A", "B"], 4),
        ("journey\n section\n A: 3: Me\n", ["A"], 2),
        ("\n---\ntitle: X\n---\njourney\n section S\n A: 3: Me\n", ["A"], 2),
    ],
)
def test_what_mermaid_refuses_is_read_as_a_reader_would_and_said_with_its_line(
    text: str, kept: list[str], line: int
) -> None:
    imported = read(text)
    assert names(imported) == kept
    assert imported.notes[0].line == line


def test_a_colon_in_a_section_stays_in_its_name() -> None:
    imported = read("journey\n section Phase 1: Discover\n A: 3: Me\n")
    assert [stage.name for stage in imported.journey.stages] == ["Phase 1: Discover"]
    assert lines(imported) == [2]


def test_a_title_after_a_refused_header_is_a_title() -> None:
    assert read("journey My trial\n section S\n A: 3: Me\n").journey.map.title == "My trial"


def test_an_unclosed_description_takes_no_task_along() -> None:
    imported = read("journey\n accDescr {\n some words\n section S\n A: 3: Me\n")
    assert imported.journey.map.scope == "some words"
    assert names(imported) == ["A"]


def test_what_mermaid_takes_for_a_comment_is_quoted_when_it_may_have_been_meant() -> None:
    imported = read("journey\n section S\n A: 3: Child#1, Child#2\n % done: 4: Me\n # a remark\n")
    assert lines(imported) == [3, 4]
    assert "Child#2" in str(imported.notes[0]) and "% done" in str(imported.notes[1])


def test_text_behind_a_third_colon_is_kept_in_the_touchpoint() -> None:
    imported = read("journey\n section S\n A: 4: Me: really\n")
    [card] = imported.journey.all(Touchpoint)
    assert card.what_happens == "really"
    assert lines(imported) == [3]


def test_the_first_journey_of_a_markdown_file_is_read_with_the_lines_of_that_file() -> None:
    text = "# Notes\n\n```mermaid\nflowchart LR\n a --> b\n```\n\n```mermaid\njourney\n section S\n A: 9: Me\n```\n"
    imported = read(text)
    assert names(imported) == ["A"]
    assert lines(imported) == [11]
    twice = read(text + text)
    assert any("more than one journey" in str(note) for note in twice.notes)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no Mermaid journey"),
        ("%% only a comment\n", "no Mermaid journey"),
        ("flowchart TD\n a --> b\n", "Line 1"),
        ("%% c\nsequenceDiagram\n", "Line 2"),
        ("```mermaid\nflowchart TD\n```\n", "no journey among them"),
        ("%%{init: {\njourney\n section S\n", "Line 1"),
    ],
)
def test_what_is_no_journey_is_refused_in_one_sentence(text: str, words: str) -> None:
    with pytest.raises(ImportProblem, match=words) as caught:
        mermaid.read(text.encode())
    assert "\n" not in str(caught.value)


def test_names_too_long_are_cut_and_kept_whole_and_said_with_their_line() -> None:
    stage, task, title = "S" * 3_000, "x" * 2_500, "T" * 2_100
    imported = read(f"journey\n title {title}\n section {stage}\n {task}: 3: Me\n Call: 4: Me\n")
    assert names(imported) == [task[:2_000], "Call"]
    [cut] = [card for card in imported.journey.all(Touchpoint) if card.name == task[:2_000]]
    assert cut.what_happens == f"Name: {task}"
    assert imported.journey.map.title == title[:2_000]
    assert imported.journey.map.scope == f"Stage, name: {stage}\nTitle: {title}"
    assert [str(note).partition(" has ")[0] for note in imported.notes] == [
        "Line 3: the name of the stage",
        "Line 4: the name of the touchpoint",
        "The file: the title of the map",
    ]


def test_utf_16_and_windows_files_are_read() -> None:
    text = "journey\r\n title Über\r\n section Früh\r\n Tür öffnen: 3: Jürgen\r\n"
    for data in (text.encode("utf-16"), text.encode("utf-8-sig"), text.encode("cp1252")):
        imported = mermaid.read(data)
        assert (imported.journey.map.title, lane_names(imported)) == ("Über", ["Jürgen"])


def test_lanes_have_colours_of_their_own() -> None:
    imported = read("journey\n section S\n A: 3: Ada, Ben, Cem\n")
    colours = {imported.journey.persona_of(lane.id).colour for lane in imported.journey.all(Lane)}
    assert len(colours) == 3
