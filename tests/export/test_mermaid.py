"""What is written as Mermaid text, Mermaid's own rules read back to the same journey."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journey_editor.document.journey import Journey
from journey_editor.document.record import clean_text
from journey_editor.document.records import Decision, Touchpoint
from journey_editor.export import mermaid as writer
from journey_editor.importers import mermaid as reader
from journey_editor.importers.map_builder import MapBuilder
from journey_editor.importers.mermaid_text import MermaidJourney, parse
from journey_editor.importers.mermaid_words import NO_NAME, trimmed
from tests.building import onboarding
from tests.walking import examples

HOSTILE = st.one_of(
    st.sampled_from(
        [
            "",
            "title",
            "Section review: done",
            "journey",
            "accDescr {",
            "accTitle: x",
            "%% gone",
            "100%% sure",
            "%%{init: {}}%%",
            "50% done",
            "# one",
            "a;b",
            "a, b",
            "10:30",
            "#35;",
            "&amp; <b>x</b> <br/>",
            "two\nlines",
            "```",
            "---",
            "}",
            "ﬂ°°58¶ß",
            "style: #x; y",
            "style:#x; y",
            "\u200f\u05d0",
            "\ue000x\ue001",
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(clean_text),
    st.text("titlesconjury:;#,%{}<>\n &-", max_size=12),
)
TASKS = st.tuples(HOSTILE, st.sampled_from([-2.0, -1.0, 0.0, 1.0, 2.0, None]), st.sets(st.integers(0, 3), min_size=1))
STAGES = st.lists(st.tuples(HOSTILE, st.lists(TASKS, max_size=3)), max_size=4)


def seen(text: str) -> str:
    """A name as Mermaid can show it: no white space at the ends of its lines, and one that is nothing but the invisible
    sign for a name that is missing is none."""
    shown = trimmed("\n".join(trimmed(line) for line in text.split("\n")))
    return "" if shown == NO_NAME else shown


def read_strictly(text: str) -> MermaidJourney:
    found = parse(text)
    assert found.refused == [], text
    assert found.odd == [], text
    return found


def built(people: list[str], stages: list[tuple[str, list[tuple[str, float | None, set[int]]]]], title: str) -> Journey:
    builder = MapBuilder(title)
    lanes = [builder.lane(person, "here") for person in people]
    for stage_name, tasks in stages:
        stage = builder.stage(stage_name, "here")
        for name, emotion, who in tasks:
            step = builder.step(stage, "", "here")
            for index in sorted(who):
                builder.card(lanes[index], step, {"name": name, "emotion": emotion}, "here")
    return builder.journey()


@examples(100)
@example(["", "title", "Section review: done", "journey"], [(NO_NAME, [(NO_NAME, -2.0, {0})])], NO_NAME)
@given(st.lists(HOSTILE, min_size=4, max_size=4, unique_by=lambda name: " ".join(seen(name).split())), STAGES, HOSTILE)
def test_hostile_names_come_back(
    people: list[str], stages: list[tuple[str, list[tuple[str, float | None, set[int]]]]], title: str
) -> None:
    text, _ = writer.to_text(built(people, stages, title))
    found = read_strictly(text)
    assert seen(found.title) == seen(title)
    assert [(seen(section.name), len(section.tasks)) for section in found.sections] == [
        (seen(name), len(tasks)) for name, tasks in stages
    ]
    expected = [
        (
            seen(name),
            3 if emotion is None else emotion + 3,
            emotion is None,
            {seen(people[index]) for index in who},
        )
        for _, tasks in stages
        for name, emotion, who in tasks
    ]
    assert [
        (
            seen(task.name),
            task.score,
            task.emotion_unknown,
            {seen(person).replace(NO_NAME, "") for person in task.people} or {""},
        )
        for task in found.tasks
    ] == expected


@examples(50)
@example("\ue000 and \ue00058\ue001")
@given(st.text(max_size=60).map(lambda text: clean_text(text).replace("\ufeff", "")))
def test_any_scope_is_a_description_that_ends_where_it_should(scope: str) -> None:
    text, _ = writer.to_text(MapBuilder("T", scope).journey())
    found = read_strictly(text + "    section S\n")
    assert found.title == "T"
    assert [section.name for section in found.sections] == ["S"]
    assert found.description.split() == scope.split()


def test_an_unknown_emotion_is_written_as_3_said_and_read_back_as_unknown() -> None:
    journey = built(["Ada"], [("S", [("A", None, {0}), ("B", 0.0, {0})])], "")
    text, left_out = writer.to_text(journey)
    assert "%% emotion unknown: A\n      A: 3: Ada\n      B: 3: Ada\n" in text
    assert any("1 touchpoint" in sentence for sentence in left_out)
    again = reader.read(text.encode())
    assert {card.name: card.emotion for card in again.journey.all(Touchpoint)} == {"A": None, "B": 0}
    assert again.notes == []


def test_personas_share_a_task_of_one_name_and_feeling_and_differ_in_two() -> None:
    builder = MapBuilder()
    lanes = [builder.lane(name, "") for name in ("Ada", "Ben", "Cem")]
    step = builder.step(builder.stage("S", ""), "", "")
    for lane, emotion in zip(lanes, (1.0, 1.4, -2.0), strict=True):
        builder.card(lane, step, {"name": "Demo", "emotion": emotion}, "")
    text, left_out = writer.to_text(builder.journey())
    assert "Demo: 4: Ada, Ben\n      Demo: 1: Cem\n" in text
    assert any("rounded" in sentence for sentence in left_out)


def test_a_task_without_a_named_persona_has_no_actors() -> None:
    text, _ = writer.to_text(built(["", "Ada"], [("S", [("A", 1.0, {0}), ("B", 1.0, {0, 1})])], ""))
    assert "A: 4\n" in text
    again = reader.read(text.encode()).journey
    assert sorted(again.persona_of(card.lane).name + card.name for card in again.all(Touchpoint)) == ["A", "AdaB", "B"]


def test_a_score_that_mermaid_had_goes_back_as_it_was_until_the_user_sets_an_emotion() -> None:
    imported = reader.read(b"journey\n section S\n A: 9: Me\n B: five: Me\n")
    text, _ = writer.to_text(imported.journey)
    assert "A: 9: Me" in text and "B: five: Me" in text


def test_what_has_no_place_in_mermaid_is_listed() -> None:
    builder = MapBuilder()
    step = builder.step(builder.stage("S", ""), "Named", "")
    lane = builder.lane("Ada", "")
    builder.card(lane, step, {"name": "A", "emotion": 1.0, "channel": "email", "owner": builder.owner("Ops", "")}, "")
    builder.card(lane, step, {"name": "Enough?"}, "", Decision)
    text, left_out = writer.to_text(builder.journey())
    told = " ".join(left_out)
    assert "Enough?: 3: Ada" in text
    assert (
        "channel" in told and "1 owner" in told and "1 decision is written as a task" in told and "step names" in told
    )


def test_write_puts_the_text_into_a_file(tmp_path: Path) -> None:
    path = tmp_path / "map.mmd"
    writer.write(built(["Ada"], [("S", [("A", 1.0, {0})])], "Über"), path)
    assert path.read_text("utf-8") == "journey\n    title Über\n    section S\n      A: 4: Ada\n"


def test_only_what_must_be_is_written_as_a_code() -> None:
    text, _ = writer.to_text(built(["Ada, CFO"], [("One, two: go", [("Call, mail", 1.0, {0})])], "Trial: a, b"))
    assert "title Trial: a, b\n" in text
    assert "section One, two#58; go\n" in text
    assert "Call, mail: 4: Ada#44; CFO\n" in text


def test_an_empty_line_within_a_name_stays() -> None:
    text, _ = writer.to_text(built(["Ada"], [("S", [("one\n\n two", 1.0, {0})])], ""))
    assert read_strictly(text).tasks[0].name == "one\n\ntwo"


@pytest.mark.parametrize("name", ["title x", "Section", "JOURNEY end", "accTitle: a", "%a"])
def test_names_that_begin_with_a_keyword_are_tasks_all_the_same(name: str) -> None:
    text, _ = writer.to_text(built(["Ada"], [(name, [(name, 1.0, {0})])], name))
    found = read_strictly(text)
    assert (found.title, found.sections[0].name, found.tasks[0].name) == (name, name, name)


def test_what_mermaid_has_no_place_for_is_told() -> None:
    b = onboarding()
    call = b.journey.cards[0].id
    b.part("risk", call, failure="The contract lapses")
    b.part("resource", call, title="Checklist")
    told = " ".join(writer.to_text(b.journey)[1])
    assert "1 pain point, 1 opportunity, 1 signal, 1 risk, 1 resource" in told
