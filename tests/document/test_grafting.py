"""What is copied from one map and pasted into another brings what it refers to, and nothing of it twice."""

from __future__ import annotations

import pytest

from journey_editor.document import rules
from journey_editor.document.edits import deleting, pictures
from journey_editor.document.edits.cards import Place
from journey_editor.document.edits.parts import assign_owner
from journey_editor.document.fragment import Fragment, copy
from journey_editor.document.grafting import NOWHERE, Beside, called_otherwise, coloured_otherwise, duplicate, paste
from journey_editor.document.journey import Journey
from journey_editor.document.records import (
    Connection,
    Lane,
    Opportunity,
    Owner,
    PainPoint,
    Persona,
    Picture,
    Signal,
    Stage,
    Step,
    Touchpoint,
)
from tests.building import Building, onboarding


def twin(b: Building) -> Building:
    """A copy of a map, as its file would be copied: the same ids."""
    other = Building()
    other.journey = Journey(list(b.journey))
    return other


def named(b: Building, name: str) -> Touchpoint:
    return next(card for card in b.journey.all(Touchpoint) if card.name == name)


def carried(b: Building, *ids: str) -> Fragment:
    """Copied, and through the clipboard."""
    return Fragment.from_json(copy(b.journey, ids, "there").to_json())


def graft(b: Building, fragment: Fragment, place: Place | None = None, beside: Beside = NOWHERE) -> list[str]:
    """Pasted from another map."""
    changes, ids = paste(b.journey, fragment, place, beside, is_here=False)
    b.do((changes, ""))
    assert rules.check_all(b.journey) == []
    return ids


def owners(b: Building) -> list[str]:
    return sorted(owner.name for owner in b.journey.all(Owner))


def test_a_card_brings_its_owner_its_picture_and_its_parts() -> None:
    b, other = onboarding(), Building("Other")
    sso = named(b, "Connect single sign-on")
    b.do(pictures.set_picture(b.journey, sso.id, "QUJD"))
    opportunity = b.journey.parts(sso.id, Opportunity)[0]
    b.do(assign_owner(b.journey, [opportunity.id], "Product"))
    lane, stage = other.lane("Somebody else"), other.stage("Setup")
    (made,) = graft(other, carried(b, sso.id), Place(lane, other.step(stage)))
    card = other.journey.record(made, Touchpoint)
    assert (card.lane, card.step) == (lane, other.step(stage)), "there is no such lane: it goes where the focus is"
    assert owners(other) == ["Product", "Solutions"]
    assert [other.journey.count(kind) for kind in (Picture, PainPoint, Opportunity)] == [1, 1, 1]
    assert graft(other, carried(b, sso.id), Place(lane, other.step(stage))) != [made]
    assert owners(other) == ["Product", "Solutions"] and other.journey.count(Picture) == 1, "nothing comes twice"


def test_owners_are_the_same_by_id_and_else_by_name_in_both_directions() -> None:
    b = onboarding()
    other = twin(b)
    for there, here in ((b, other), (other, b)):
        graft(here, carried(there, named(there, "Connect single sign-on").id))
        assert owners(here) == ["Sales", "Solutions"]
    stranger = Building("Stranger")
    first = stranger.touchpoint(stranger.lane(), stranger.stage(), "X")
    stranger.owner(first, "solutions ")
    graft(stranger, carried(b, named(b, "Connect single sign-on").id))
    assert owners(stranger) == ["solutions"]


def test_an_owner_that_was_renamed_in_one_map_keeps_the_name_it_has_where_it_is_pasted() -> None:
    b = onboarding()
    other = twin(b)
    sso = named(b, "Connect single sign-on")
    assert sso.owner is not None
    b.set(sso.owner, name="Solution team")
    for there, here, name in ((b, other, "Solutions"), (other, b, "Solution team")):
        fragment = carried(there, sso.id)
        (made,) = graft(here, fragment)
        owner = here.journey.record(here.journey.record(made, Touchpoint).owner or "", Owner)
        assert owner.name == name
        assert called_otherwise(here.journey, fragment) == [
            f"The owner “{'Solution team' if here is other else 'Solutions'}” is called “{name}” here."
        ]


def test_a_pasted_persona_whose_colour_is_taken_has_the_next_free_one_and_that_is_told() -> None:
    b, other = onboarding(), Building()
    other.lane("Buyer")
    fragment = carried(b, *(lane.id for lane in b.journey.lanes))
    changes, _ = paste(other.journey, fragment, is_here=False)
    other.do((changes, ""))
    colours = [persona.colour for persona in other.journey.all(Persona)]
    assert len(set(colours)) == len(colours) == 3
    (told,) = coloured_otherwise(changes, fragment)
    assert told.startswith("The colour was taken: “Admin” is ") and told.endswith(" here.")
    own = [lane.id for lane in b.journey.lanes]
    b.do(paste(b.journey, copy(b.journey, own[:1])))
    assert len({persona.colour for persona in b.journey.all(Persona)}) == 3, "a copy in the same map, too"


def test_an_id_that_means_something_else_in_the_other_map_does_no_harm() -> None:
    b, other = onboarding(), Building()
    sso = named(b, "Connect single sign-on")
    lane = other.lane("Admin")
    stage = other.stage("Setup")
    other.journey = Journey([*other.journey, Picture(id=sso.owner or "", data="QUJD")])
    (made,) = graft(other, carried(b, sso.id), Place(lane, other.step(stage)))
    owner = other.journey.record(other.journey.record(made, Touchpoint).owner or "", Owner)
    assert owner.name == "Solutions" and other.journey.record(sso.owner or "", Picture).data == "QUJD"


def test_pictures_are_the_same_by_what_they_show_and_not_by_id() -> None:
    b = onboarding()
    card = named(b, "Kickoff call").id
    b.do(pictures.set_picture(b.journey, card, "QUJD"))
    other = twin(b)
    picture = other.journey.all(Picture)[0].id
    other.set(picture, data="REVG")
    for there, here in ((b, other), (other, b)):
        before = here.journey.count(Picture)
        (made,) = graft(here, carried(there, card))
        shown = pictures.picture_of(here.journey, made)
        original = pictures.picture_of(there.journey, card)
        assert shown is not None and original is not None and shown.data == original.data
        assert shown.id != picture and here.journey.count(Picture) == before + 1
        graft(here, carried(there, card))
        assert here.journey.count(Picture) == before + 1


def test_a_lane_brings_its_persona_and_finds_the_one_that_is_there() -> None:
    b, stranger = onboarding(), Building("Stranger")
    admin = b.journey.lanes[0]
    b.do(pictures.set_picture(b.journey, admin.persona or "", "QUJD"))
    stranger.stage("Setup")
    graft(stranger, carried(b, admin.id))
    assert [p.name for p in stranger.journey.all(Persona)] == ["Admin"] and stranger.journey.count(Picture) == 1
    assert stranger.journey.all(Persona)[0].picture == stranger.journey.all(Picture)[0].id
    graft(stranger, carried(b, admin.id))
    assert (stranger.journey.count(Lane), stranger.journey.count(Persona)) == (2, 1)
    namesake = Building("Namesake")
    namesake.lane("ADMIN")
    namesake.stage()
    graft(namesake, carried(b, admin.id))
    assert (namesake.journey.count(Persona), namesake.journey.count(Picture)) == (1, 0), "its portrait is not needed"


def test_a_lane_in_a_copy_of_the_map_keeps_its_persona_but_a_duplicate_gets_one_of_its_own() -> None:
    b = onboarding()
    other = twin(b)
    graft(other, carried(b, b.journey.lanes[0].id))
    assert other.journey.count(Persona) == 2
    changes, _ = duplicate(b.journey, [b.journey.lanes[0].id])
    b.do((changes, ""))
    assert b.journey.count(Persona) == 3


def test_a_lane_that_is_cut_and_pasted_finds_the_persona_that_other_lanes_kept() -> None:
    b = onboarding()
    admin = b.journey.lanes[0]
    b.other_lane("thoughts", persona=admin.persona)
    cut = copy(b.journey, [admin.id])
    b.do(deleting.delete_records(b.journey, [admin.id]))
    changes, (made,) = paste(b.journey, cut)
    b.do((changes, ""))
    assert b.journey.count(Persona) == 2 and b.journey.persona_of(made).id == admin.persona


def test_a_map_without_stages_and_lanes_takes_cards_in_their_pattern() -> None:
    b, empty = onboarding(), Building("Empty")
    cards = [named(b, "Kickoff call").id, named(b, "First report").id]
    graft(empty, carried(b, *cards))
    assert len(empty.journey.cards) == 2 and empty.journey.count(Stage) == 1
    assert [len(empty.journey.lanes), len(empty.journey.columns)] == [2, 4]
    call, report = named(empty, "Kickoff call"), named(empty, "First report")
    assert call.lane != report.lane and empty.journey.columns[0].id == call.step
    assert empty.journey.count(Signal) == 1


def test_a_map_of_text_lanes_gets_a_lane_for_touchpoints() -> None:
    b, other = onboarding(), Building()
    other.other_lane("thoughts")
    other.stage("Setup")
    graft(other, carried(b, named(b, "Kickoff call").id))
    assert other.journey.record(named(other, "Kickoff call").lane, Lane) == other.journey.lanes[1]


def test_stages_steps_and_lanes_come_behind_what_has_the_focus() -> None:
    b, other = onboarding(), Building()
    other.lane("One")
    other.lane("Two")
    first = other.stage("First", steps=2)
    other.stage("Second")
    beside = Beside(first, other.step(first, 0), other.journey.lanes[0].id)
    stage, step, lane = b.journey.stages[1], b.journey.columns[0], b.journey.lanes[1]
    graft(other, carried(b, stage.id), None, beside)
    assert [s.name for s in other.journey.stages] == ["First", "Setup", "Second"]
    graft(other, carried(b, lane.id), None, beside)
    assert [other.journey.name_of(each.id) for each in other.journey.lanes[:3]] == ["One", "End user", "Two"]
    (made,) = graft(other, carried(b, step.id), None, beside)
    assert [s.id for s in other.journey.steps(first)].index(made) == 1


def test_steps_come_to_a_map_that_has_no_such_stage_with_their_cards() -> None:
    b, other, empty = onboarding(), Building(), Building()
    other.lane("One")
    last = other.stage("Last")
    steps = [step.id for step in b.journey.steps(b.journey.stages[1].id)]
    made = graft(other, carried(b, *steps))
    assert [s.id for s in other.journey.steps(last)][1:] == made and len(other.journey.cards) == 2
    graft(empty, carried(b, *steps))
    assert len(empty.journey.columns) == 2 and len(empty.journey.cards) == 2


def test_a_connection_is_pasted_between_the_two_cards_that_are_selected() -> None:
    b = onboarding()
    yes = next(way for way in b.journey.all(Connection) if way.label == "yes")
    ends = named(b, "Kickoff call").id, named(b, "First report").id
    fragment = carried(b, yes.id)
    changes, (made,) = paste(b.journey, fragment, beside=Beside(cards=ends))
    b.do((changes, ""))
    copy_of = b.journey.record(made, Connection)
    assert (copy_of.source, copy_of.target, copy_of.label, copy_of.probability) == (*ends, "yes", 0.75)
    for cards in ((), ends[:1], (*ends, yes.source)):
        with pytest.raises(ValueError, match="select the one, then the other"):
            paste(b.journey, fragment, beside=Beside(cards=cards))


def test_a_fragment_that_names_steps_as_owners_changes_nothing_unsound() -> None:
    b = onboarding()
    sso = named(b, "Connect single sign-on")
    fragment = carried(b, sso.id)
    strange = Fragment(
        fragment.roots,
        fragment.records,
        (Step(id=sso.owner or "", order="V", stage="x"),),
        fragment.columns,
        fragment.rows,
    )
    empty = Building()
    empty.lane()
    empty.stage()
    (made,) = graft(empty, strange)
    assert empty.journey.record(made, Touchpoint).owner is None


def test_a_stage_that_is_copied_together_with_its_steps_is_pasted_whole() -> None:
    b = onboarding()
    stage = b.journey.stages[1]
    steps = [step.id for step in b.journey.steps(stage.id)]
    made = graft(b, carried(b, *steps, stage.id))[-1]
    assert [s.name for s in b.journey.steps(made)] == [s.name for s in b.journey.steps(stage.id)]


def test_cards_for_which_the_board_has_no_more_steps_stack_in_the_order_in_which_one_reads_them() -> None:
    b = Building()
    lane, stages = b.lane("Buyer"), [b.stage(f"Stage {number}") for number in range(6)]
    names = [f"Card {number}" for number in range(6)]
    cards = [b.touchpoint(lane, stage, name) for stage, name in zip(stages, names, strict=True)]
    other = Building()
    there, last = other.lane("User"), other.stage("Only")
    changes, _ = paste(other.journey, copy(b.journey, cards[::-1]), Place(there, other.step(last)))
    other.do(changes)
    assert [card.name for card in other.journey.cell(there, other.step(last))] == names
