"""Merging and splitting stages and steps: nothing that was said is lost, and undo brings all back."""

import pytest

from journey_editor.analysis.merged import what_was_left
from journey_editor.document.draft import Draft
from journey_editor.document.edits.merging_stages import merge_stages, merge_steps, split_stage, split_step
from journey_editor.document.edits.spans import reach_to
from journey_editor.document.journey import Journey
from journey_editor.document.records import EvidenceItem, Signal, Stage, Step
from journey_editor.document.vocabulary import Evidence
from tests.building import Building


@pytest.fixture
def b():
    b = Building()
    b.admin, b.user = b.lane("Admin"), b.lane("User")
    b.one = b.stage("Kickoff", risk="No sponsor", customer_goal="Know the plan", duration_days=3.0)
    b.two = b.stage("Setup", steps=2, risk="No data", recovery="Call IT", duration_days=4.0)
    b.three = b.stage("Go live")
    b.owner(b.one, "Sales")
    b.owner(b.two, "Support")
    b.call = b.touchpoint(b.admin, b.one, "Call")
    b.data = b.touchpoint(b.admin, b.two, "Import")
    b.test = b.touchpoint(b.admin, b.two, "Test", step=1)
    b.part("signal", b.one, name="calls held")
    b.part("signal", b.two, name="rows imported")
    return b


def test_merged_stages_say_all_that_both_said(b):
    before = list(b.journey)
    was = Journey(b.journey)
    merged = merge_stages(b.journey, [b.two, b.one])
    changes, kept = merged.changes, merged.kept
    b.do(changes)
    stage = b.journey.record(kept, Stage)
    assert kept == b.one and b.two not in b.journey
    assert (stage.name, stage.risk, stage.recovery) == ("Kickoff + Setup", "No sponsor\nNo data", "Call IT")
    assert (stage.customer_goal, stage.duration_days) == ("Know the plan", 7.0)
    assert [s.name for s in b.journey.parts(kept, Signal)] == ["calls held", "rows imported"]
    assert [c.name for c in b.journey.cards] == ["Call", "Import", "Test"]
    assert len(b.journey.steps(kept)) == 3 and b.journey.name_of(stage.owner) == "Sales"
    assert what_was_left(was, merged) == "Owner: Sales is kept; Support was that of the other."
    b.do(changes.inverse())
    assert {r.id: r for r in b.journey} == {r.id: r for r in before}


def test_an_owner_and_a_duration_that_only_one_stage_has(b):
    b.set(b.one, owner=None, duration_days=None)
    merged = merge_stages(b.journey, [b.one, b.two])
    b.do(merged.changes)
    stage = b.journey.record(merged.kept, Stage)
    assert b.journey.name_of(stage.owner) == "Support"
    assert stage.duration_days is None and not merged.left
    assert merged.told == "Its duration is unknown, as a part of it was; 4 days were known."


def test_fields_of_later_versions_are_kept(b):
    stage = b.journey.record(b.two, Stage)
    b.set(b.one, name="A")
    from journey_editor.document.changes import ChangeSet

    b.do(ChangeSet.of([(stage, Stage.model_validate({**stage.__dict__, "colour": "red"}))]))
    merged = merge_stages(b.journey, [b.one, b.two])
    b.do(merged.changes)
    assert b.journey.get(merged.kept).model_extra == {"colour": "red"}


@pytest.mark.parametrize("wanted", [["one"], ["one", "three"], []])
def test_stages_that_are_no_neighbours_stay_as_they_are(b, wanted):
    merged = merge_stages(b.journey, [getattr(b, name) for name in wanted])
    assert not merged.changes and not merged.kept


def test_a_stage_is_split_before_a_step(b):
    first, second = b.step(b.two), b.step(b.two, 1)
    changes, made = split_stage(b.journey, second)
    b.do(changes)
    assert [s.id for s in b.journey.stages] == [b.one, b.two, made, b.three]
    assert [s.id for s in b.journey.steps(b.two)] == [first] and [s.id for s in b.journey.steps(made)] == [second]
    assert b.journey.get(b.two).risk == "No data"
    assert not split_stage(b.journey, first)[0]


def test_merged_steps_stack_their_cards(b):
    b.set(b.step(b.two), name="Load")
    b.set(b.step(b.two, 1), name="Try", child_map="try.journey")
    merged = merge_steps(b.journey, [s.id for s in b.journey.steps(b.two)])
    kept = merged.kept
    b.do(merged.changes)
    assert [c.name for c in b.journey.cell(b.admin, kept)] == ["Import", "Test"]
    assert b.journey.record(kept, Step).name == "Load + Try" and b.journey.record(kept, Step).child_map == "try.journey"
    assert not merged.left and not merged.told


def test_the_child_map_of_the_other_step_is_told(b):
    first, second = b.step(b.two), b.step(b.two, 1)
    b.set(first, child_map="load.journey")
    b.set(second, child_map="try.journey")
    merged = merge_steps(b.journey, [first, second])
    assert what_was_left(b.journey, merged) == "Child map: load.journey is kept; try.journey was that of the other."


def test_a_merged_stage_is_as_sure_as_its_weaker_part_and_rests_on_the_evidence_of_both(b):
    draft = Draft(b.journey)
    for stage, level in ((b.one, Evidence.VALIDATED), (b.two, Evidence.OBSERVED)):
        item = draft.add(EvidenceItem(id=f"e-{stage}", title=level.label))
        draft.revise(stage, evidence=level, supported_by=(item.id,))
    b.do(draft.changes())
    was = Journey(b.journey)
    merged = merge_stages(b.journey, [b.one, b.two])
    b.do(merged.changes)
    stage = b.journey.record(b.one, Stage)
    assert stage.evidence is Evidence.OBSERVED and len(stage.supported_by) == 2
    assert "Evidence: observed is kept; validated was that of the other." in what_was_left(was, merged)


def test_names_that_are_too_long_together_are_not_merged_and_that_is_said(b):
    b.set(b.one, name="a" * 1500)
    b.set(b.two, name="b" * 1500)
    merged = merge_stages(b.journey, [b.one, b.two])
    assert not merged.changes and not merged.kept
    assert merged.told == (
        "They cannot be one: its name takes up to 2,000 characters, and this is longer; the map keeps what it had."
    )


def test_a_card_that_lasted_for_the_merged_steps_stands_at_the_one_that_is_left(b):
    steps = [s.id for s in b.journey.columns]
    b.do(reach_to(b.journey, [b.data], steps[2]))
    b.do(reach_to(b.journey, [b.call], steps[2]))
    b.do(merge_steps(b.journey, steps[1:3]).changes)
    assert b.journey.get(b.data).last_step is None
    assert b.journey.get(b.call).last_step == steps[1]


def test_steps_of_two_stages_are_not_merged(b):
    assert merge_steps(b.journey, [b.step(b.one), b.step(b.two)]).kept == ""


def test_a_step_is_split_below_the_topmost_cards_or_by_chosen_ones(b):
    below = b.touchpoint(b.admin, b.two, "Below")
    alone = b.touchpoint(b.user, b.two, "Alone")
    changes, made = split_step(b.journey, b.step(b.two))
    assert {c.id for c in changes} == {made, below}
    changes, made = split_step(b.journey, b.step(b.two), [b.data, alone])
    b.do(changes)
    assert [c.name for c in b.journey.cards if c.step == made] == ["Import", "Alone"]
    assert [s.id for s in b.journey.steps(b.two)][1] == made
    assert not split_step(b.journey, b.step(b.one))[0]
