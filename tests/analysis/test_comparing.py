"""Two maps compared: each kind of change, said once and in plain words, and nothing else."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis.stateful import invariant
from PySide6.QtGui import QGuiApplication

from journey_editor.analysis.comparing import report, sequence
from journey_editor.analysis.comparing.changes import NOT_COMPARED, ChangeKind
from journey_editor.analysis.comparing.comparison import Comparison, compare
from journey_editor.analysis.comparing.entries import entries
from journey_editor.analysis.comparing.pairing import Relation, place_fields
from journey_editor.analysis.comparing.union import unite
from journey_editor.document import record as record_module
from journey_editor.document.edits import cards, connections, deleting, lanes, stages
from journey_editor.document.edits.cards import Place
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record
from journey_editor.document.records import MAP_ID, Card, Lane, Owner, Persona, Signal, Stage
from journey_editor.document.vocabulary import LaneContent
from journey_editor.storage import codec
from journey_editor.tables.workbook import grids_of
from tests.building import Building, onboarding
from tests.test_random_walk import RandomWalk
from tests.walking import walk


def _copy(b: Building) -> Building:
    other = Building()
    other.journey = Journey(b.journey, b.journey.unknown)
    return other


def _of(b: Building, name: str) -> str:
    named = (record for record in b.journey if b.journey.name_of(record.id) == name)
    return next(record.id for record in named if not isinstance(record, Persona))


def _sentences(comparison: Comparison) -> list[str]:
    return [change.sentence for change in comparison.changes]


def _edited() -> tuple[Building, Building]:
    b = onboarding()
    return b, _copy(b)


def test_a_map_and_itself_have_no_differences() -> None:
    b, other = _edited()
    comparison = compare(b.journey, other.journey)
    assert comparison.is_equal and comparison.changes == ()
    assert comparison.summary == "No differences."
    assert not any(lane.differs for lane in comparison.emotions)
    assert not any(metric.differs for metric in comparison.metrics)


def test_what_was_added_and_removed_is_said_with_its_place() -> None:
    b, after = _edited()
    after.touchpoint(_of(b, "Admin"), _of(b, "Setup"), "Import users")
    after.do(deleting.delete_records(after.journey, [_of(b, "First report")]))
    comparison = compare(b.journey, after.journey)
    assert sorted(_sentences(comparison)) == [
        "Added the touchpoint “Import users” (Admin, Setup).",
        "Removed the signal “reports created”.",
        "Removed the touchpoint “First report” (End user, Activation), with 1 connection.",
    ]
    assert comparison.summary == "3 changes: 1 added and 2 removed."


def test_an_added_stage_takes_its_unnamed_step_along_and_stands_where_it_belongs() -> None:
    b, after = _edited()
    stage = after.stage("Training", index=1)
    comparison = compare(b.journey, after.journey)
    assert _sentences(comparison) == ["Added the stage “Training”, with 1 step."]
    assert comparison.changes[0].along == (after.step(stage),)
    assert [comparison.name_of(one) for one in comparison.stages] == ["Handoff", "Training", "Setup", "Activation"]


def test_a_removed_stage_keeps_its_place_in_the_order_of_both() -> None:
    b, after = _edited()
    after.do(deleting.delete_records(after.journey, [_of(b, "Setup")]))
    comparison = compare(b.journey, after.journey)
    assert [comparison.name_of(one) for one in comparison.stages] == ["Handoff", "Setup", "Activation"]


@pytest.mark.parametrize(
    ("where", "sentence"),
    [
        (("Admin", "Activation"), "Moved the touchpoint “Kickoff call” from the stage “Handoff” to “Activation”."),
        (("End user", "Handoff"), "Moved the touchpoint “Kickoff call” from the lane “Admin” to “End user”."),
    ],
)
def test_a_card_in_another_place_was_moved(where: tuple[str, str], sentence: str) -> None:
    b, after = _edited()
    place = Place(_of(b, where[0]), after.step(_of(b, where[1])))
    after.do(cards.move_cards(after.journey, [_of(b, "Kickoff call")], _of(b, "Kickoff call"), place))
    comparison = compare(b.journey, after.journey)
    assert _sentences(comparison) == [sentence]
    assert comparison.changes[0].kind is ChangeKind.MOVED


def test_stages_and_lanes_in_another_order_were_moved_and_only_those_that_were() -> None:
    b, after = _edited()
    after.do(stages.move_stages(after.journey, [_of(b, "Activation")], 0))
    after.do(lanes.move_lanes(after.journey, [_of(b, "End user")], 0))
    comparison = compare(b.journey, after.journey)
    assert _sentences(comparison) == [
        "Moved the lane “End user” further up, from place 2 to 1.",
        "Moved the stage “Activation” further left, from place 3 to 1.",
    ]


def test_another_order_key_in_the_same_sequence_is_no_move() -> None:
    b, after = _edited()
    for key, stage in zip("357", after.journey.stages, strict=True):
        after.set(stage.id, order=key)
    assert compare(b.journey, after.journey).is_equal


def test_fields_are_said_before_and_after_in_plain_words() -> None:
    b, after = _edited()
    call, sso = _of(b, "Kickoff call"), _of(b, "Connect single sign-on")
    after.set(call, name="First call", emotion=-0.5, questions=("When?",), moment_of_truth=True)
    after.set(sso, emotion=None)
    after.owner(sso, "Support")
    after.set(_of(b, "Handoff"), duration_days=12.0, risk="Nobody calls")
    after.set(MAP_ID, next_review=date(2027, 1, 31))
    found = {
        c.record.id: {f.label: (f.before, f.after) for f in c.fields} for c in compare(b.journey, after.journey).changes
    }
    assert found[call] == {
        "name": ("Kickoff call", "First call"),
        "emotion": ("+1 (positive)", "−0.5 (negative)"),
        "questions": ("When?, Who?", "When?"),
        "moment of truth": ("no", "yes"),
    }
    assert found[sso] == {"emotion": ("−1.25 (negative)", "unknown"), "owner": ("Solutions", "Support")}
    assert found[_of(b, "Handoff")] == {"risk": ("", "Nobody calls"), "typical duration": ("unknown", "12 days")}
    assert found[MAP_ID] == {"next review": ("", "2027-01-31")}


def test_what_a_lane_holds_and_asks_is_called_as_in_the_inspector() -> None:
    b = onboarding()
    lane = b.other_lane("stage_customer_goal", "Goals")
    after = _copy(b)
    after.set(lane, content=LaneContent.STAGE_RISK, prompt="What may fail?")
    [change] = compare(b.journey, after.journey).changes
    assert [one.label for one in change.fields] == ["holds", "guiding question"]
    sheet = next(sheet for sheet in grids_of(after.journey) if sheet.title == "Lanes")
    assert {"Holds", "Guiding question"} <= {title for title, _ in sheet.titles}


def test_a_change_is_one_sentence_and_a_long_text_shows_where_it_differs() -> None:
    b, after = _edited()
    sso = _of(b, "Connect single sign-on")
    long = "The administrator waits for the IT department, which answers tickets in the order in which they come, "
    b.set(sso, what_happens=long + "within five days.")
    after.set(sso, what_happens=long + "within one day.")
    (change,) = compare(b.journey, after.journey).changes
    assert change.sentence == (
        "Changed the touchpoint “Connect single sign-on” (Admin, Setup): "
        "what happens from “… five days.” to “… one day.”."
    )
    assert change.fields[0].before == long + "within five days."


def test_a_renamed_owner_is_one_change_wherever_it_is_named() -> None:
    b, after = _edited()
    owner = next(one for one in after.journey.all(Owner) if one.name == "Sales")
    after.set(owner.id, name="Account executives")
    assert _sentences(compare(b.journey, after.journey)) == [
        "Changed the owner “Account executives”: name from “Sales” to “Account executives”."
    ]


def test_connections_are_named_by_their_ends() -> None:
    b, after = _edited()
    way = after.connect(_of(b, "Kickoff call"), _of(b, "First report"))
    comparison = compare(b.journey, after.journey)
    assert _sentences(comparison) == ["Added the way from “Kickoff call” to “First report”."]
    again = _copy(after)
    again.do(connections.reconnect(again.journey, way, target=_of(b, "Ready?")))
    assert _sentences(compare(after.journey, again.journey)) == [
        "Changed the way from “Kickoff call” to “Ready?”: target from “First report” to “Ready?”; "
        "kind from “handoff” to “next”."
    ]


def test_fields_that_this_version_does_not_know_are_compared_too() -> None:
    b, after = _edited()
    stage = after.journey.stages[0]
    raw = {**stage.__dict__, "mascot": {"name": "Otto"}}
    after.journey = Journey([type(stage).model_validate(raw) if r.id == stage.id else r for r in after.journey])
    (change,) = compare(b.journey, after.journey).changes
    assert change.sentence.endswith('mascot “{"name": "Otto"}” added.')
    after.journey = Journey(b.journey, {"later": 1})
    comparison = compare(b.journey, after.journey)
    assert comparison.changes == () and not comparison.is_equal
    assert "does not know" in comparison.summary


# --- which is which ---------------------------------------------------------------------------------------------------


def _with_other_ids(journey: Journey) -> Journey:
    data = codec.to_bytes(journey).decode()
    for record in journey:
        if record.id != MAP_ID:
            data = data.replace(f'"{record.id}"', f'"other-{record.id}"')
    return codec.from_bytes(data.encode()).journey


def test_maps_without_common_ids_are_told_the_same_by_names_and_places() -> None:
    b = onboarding()
    other = _with_other_ids(b.journey)
    comparison = compare(b.journey, other)
    assert comparison.pairing.relation is Relation.STRANGERS
    assert comparison.changes == ()
    assert comparison.relation == (
        "The maps do not come from each other: what is the same was told by names and places "
        "(3 of 3 stages, 2 of 2 lanes and 4 of 4 cards of the map after have a counterpart)."
    )


def test_what_is_called_alike_and_stands_elsewhere_was_moved() -> None:
    b = onboarding()
    after = Building()
    after.journey = _with_other_ids(b.journey)
    call = _of(after, "Kickoff call")
    place = Place(_of(after, "Admin"), after.step(_of(after, "Activation")))
    after.do(cards.move_cards(after.journey, [call], call, place))
    after.set(_of(after, "Ready?"), name="All set?")
    found = {change.kind: change.sentence for change in compare(b.journey, after.journey).changes if not change.along}
    assert found[ChangeKind.MOVED] == "Moved the touchpoint “Kickoff call” from the stage “Handoff” to “Activation”."
    told = [c.record.kind for c in compare(b.journey, after.journey).changes]
    assert told.count("decision") == 2, "without an id, another name is another thing"


def test_ids_that_people_made_up_do_not_make_two_maps_one() -> None:
    def made(names: tuple[str, str]) -> Journey:
        about = onboarding().journey.map
        return Journey([about, *(Stage(id=f"stage-{i}", order=str(i), name=name) for i, name in enumerate(names, 1))])

    comparison = compare(made(("Awareness", "Purchase")), made(("Purchase", "Renewal")))
    assert comparison.pairing.relation is Relation.STRANGERS
    assert _sentences(comparison) == ["Removed the stage “Awareness”.", "Added the stage “Renewal”."]


# --- emotions and metrics ---------------------------------------------------------------------------------------------


def test_emotions_are_compared_by_lane_stage_and_touchpoint() -> None:
    b, after = _edited()
    after.set(_of(b, "Kickoff call"), emotion=2.0)
    admin, user = compare(b.journey, after.journey).emotions
    assert (admin.name, admin.whole.words) == ("Admin", "+0.5, from −0.12 to +0.38")
    assert [(stage.name, stage.words) for stage in admin.stages] == [
        ("Handoff", "+1, from +1 to +2"),
        ("Setup", "the same, −1.25"),
    ]
    assert [(point.name, point.delta) for point in admin.touchpoints] == [("Kickoff call", 1.0)]
    assert not user.differs
    assert user.whole.words == "cannot be computed: the emotion before and after is unknown"


def test_the_emotion_of_a_touchpoint_is_an_entry_that_leads_to_it() -> None:
    b, after = _edited()
    call = _of(b, "Kickoff call")
    after.set(call, emotion=-1.0)
    comparison = compare(b.journey, after.journey)
    [told] = [one for one in entries(comparison, unite(comparison)) if one.mood is not None and one.place == call]
    assert told.sentence == "Emotion at \u201cKickoff call\u201d: \u22122, from +1 to \u22121."
    assert told.judgement == "worse" and told.stage == after.journey.stage_of(after.journey.record(call, Card)).id
    assert told.mood is not None and told.mood.after.value == -1.0


def test_an_emotion_that_is_not_known_is_never_taken_for_nought() -> None:
    b, after = _edited()
    after.set(_of(b, "Kickoff call"), emotion=None)
    after.touchpoint(_of(b, "Admin"), _of(b, "Setup"), "Import users")
    admin = compare(b.journey, after.journey).emotions[0]
    assert admin.stages[0].delta is None
    assert admin.stages[0].words == "cannot be computed: the emotion after is unknown"
    assert admin.stages[1].words == "the same, −1.25 (1 of 2 unknown)"
    after.do(deleting.delete_records(after.journey, [_of(b, "Kickoff call")]))
    admin = compare(b.journey, after.journey).emotions[0]
    assert admin.stages[0].words == "cannot be computed: no touchpoint after, +1 before"


def test_numbers_of_signals_are_compared_and_unknown_is_said() -> None:
    b, after = _edited()
    signal = after.journey.all(Signal)[0].id
    after.set(signal, target=45.0, baseline=10.0)
    (metric,) = compare(b.journey, after.journey).metrics
    assert [value.words for value in metric.values] == [
        "cannot be computed: the baseline before unknown",
        "cannot be computed: the current value before and the current value after unknown",
        "up by 5 %, from 40 % to 45 %",
        "cannot be computed: the current value before unknown",
    ]
    assert metric.values[2].short == "+5 %" and metric.values[0].short == "unknown"
    after.set(signal, unit="accounts")
    (metric,) = compare(b.journey, after.journey).metrics
    assert metric.values[2].words == "cannot be computed: the units before and after are not the same"


def test_the_text_groups_by_what_is_asked_for() -> None:
    b, after = _edited()
    after.touchpoint(_of(b, "Admin"), _of(b, "Setup"), "Import users")
    after.set(MAP_ID, scope="All")
    comparison = compare(b.journey, after.journey)
    assert list(report.lines(comparison))[:8] == [
        "Two versions of one map.",
        "2 changes: 1 added and 1 changed.",
        "",
        "The map as a whole",
        "  ~ Changed the map: scope “All” added.",
        "",
        "Setup",
        "  + Added the touchpoint “Import users” (Admin, Setup).",
    ]
    titles = {
        by: [group.title for group in report.grouped(comparison, comparison.changes, by)]
        for by in ("stage", "lane", "what", "kind")
    }
    assert titles == {
        "stage": ["The map as a whole", "Setup"],
        "lane": ["Not in one lane", "Admin"],
        "what": ["Maps", "Touchpoints"],
        "kind": ["Added", "Changed"],
    }


# --- any edits --------------------------------------------------------------------------------------------------------


def test_as_few_as_can_be_were_moved() -> None:
    rng = random.Random(4)
    for _ in range(200):
        before = [str(i) for i in range(rng.randrange(1, 9))]
        after = rng.sample(before, len(before))
        moved = sequence.moved(before, after)
        assert [one for one in before if one not in moved] == [one for one in after if one not in moved]
        longest = max(
            bin(mask).count("1")
            for mask in range(2 ** len(after))
            if (row := [int(one) for i, one in enumerate(after) if mask >> i & 1]) == sorted(row)
        )
        assert len(moved) == len(after) - longest


class ComparedWalk(RandomWalk):
    """After any edits, the comparison with the start holds what they touched, and nothing else."""

    @invariant()
    def the_comparison_holds_what_was_touched_and_nothing_else(self) -> None:
        before, after = codec.from_bytes(self.states[0]).journey, self.journey
        comparison = compare(before, after)
        if comparison.pairing.relation is Relation.STRANGERS:
            return  # emptied and filled anew: what is the same is told by names then
        told = [i for change in comparison.changes for i in (change.record.id, *change.along)]
        keys = [change.key for change in comparison.changes]
        assert len(set(keys)) == len(keys), "a change is told twice"
        touched = {i for i in _ids(before) | _ids(after) if before.get(i) != after.get(i)}
        assert set(told) <= touched
        assert {i for i in touched if _says_other(before.get(i), after.get(i))} <= set(told)
        moved = {change.record.id for change in comparison.changes if change.kind is ChangeKind.MOVED}
        for record_type in (Stage, Lane):
            rows = [[r.id for r in journey.all(record_type)] for journey in (before, after)]
            stayed = [[i for i in row if i in before and i in after and i not in moved] for row in rows]
            assert stayed[0] == stayed[1]
        assert all(change.sentence.endswith(".") for change in comparison.changes)
        report.as_json(comparison)
        list(report.lines(comparison))

    @invariant()
    def a_map_is_as_itself(self) -> None:
        assert compare(self.journey, Journey(self.journey, self.journey.unknown)).is_equal


def _ids(journey: Journey) -> set[str]:
    return {record.id for record in journey}


def _says_other(before: Record | None, after: Record | None) -> bool:
    """Whether two records with the same id say something else, or stand somewhere else."""
    if before is None or after is None or before.kind != after.kind:
        return True
    ignored = NOT_COMPARED
    assert not set(place_fields(type(after))) & ignored
    return any(getattr(before, f) != getattr(after, f) for f in type(after).model_fields if f not in ignored)


def test_whatever_was_edited_is_in_the_comparison_and_nothing_else(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_module.secrets, "token_bytes", random.randbytes)
    walk(ComparedWalk, walks=8, steps=20)
