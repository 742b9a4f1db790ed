"""Views: what they show and leave out, and that nothing is lost by it."""

from __future__ import annotations

from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits import views
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.fields import set_field
from journey_editor.document.records import Lane, View
from journey_editor.document.viewing import card_fields, lanes_shown, left_out, view_named
from journey_editor.document.vocabulary import CardField, LaneContent
from tests.building import Building, onboarding


def view_of(b: Building, name: str = "For the sponsor", like: str | None = None) -> str:
    return b.do(views.add_view(b.journey, name, like))


def shown(b: Building, view_id: str | None = None) -> list[str]:
    view = b.journey.record(view_id, View) if view_id else None
    return [b.journey.name_of(lane.id) for lane in lanes_shown(b.journey, view)]


def lanes(b: Building) -> list[str]:
    return [lane.id for lane in b.journey.lanes]


def test_a_view_begins_with_what_the_board_shows() -> None:
    b = onboarding()
    admin, _ = lanes(b)
    b.do(views.show_lanes(b.journey, [admin], False))
    made = view_of(b)
    assert shown(b) == shown(b, made) == ["End user"]


def test_hiding_in_a_view_leaves_the_board_alone_and_the_other_way_round() -> None:
    b = onboarding()
    admin, user = lanes(b)
    made = view_of(b)
    b.do(views.show_lanes(b.journey, [user], False, made))
    assert (shown(b), shown(b, made)) == (["Admin", "End user"], ["Admin"])
    b.do(views.show_lanes(b.journey, [admin], False))
    assert (shown(b), shown(b, made)) == (["End user"], ["Admin"])
    assert left_out(b.journey) == "1 lane hidden"


def test_a_hidden_persona_takes_all_its_lanes_along() -> None:
    b = onboarding()
    admin, user = lanes(b)
    persona = b.journey.persona_of(admin).id
    thoughts = Lane(id="lane-thoughts", order="z", content=LaneContent.THOUGHTS, persona=persona)
    b.do(ChangeSet.of([(None, thoughts)]))
    made = view_of(b)
    b.do(views.show_personas(b.journey, [persona], False, made))
    assert shown(b, made) == ["End user"]
    assert left_out(b.journey, b.journey.record(made, View)) == "1 persona hidden"
    b.do(views.show_lanes(b.journey, [admin], True, made))
    assert shown(b, made) == ["Admin", "End user"]
    b.do(views.show_personas(b.journey, [persona], True, made))
    assert shown(b, made) == ["Admin", "End user", "Thoughts"]
    b.do(views.show_personas(b.journey, [persona], False))
    assert shown(b) == ["End user"]
    assert user


def test_cards_of_a_view_show_what_it_says_else_what_the_map_says() -> None:
    b = onboarding()
    made = view_of(b)
    view = b.journey.record(made, View)
    assert card_fields(b.journey, view) == b.journey.map.card_fields
    b.do(views.show_card_fields(b.journey, [CardField.OWNER, CardField.CHANNEL], made))
    assert card_fields(b.journey, b.journey.record(made, View)) == (CardField.CHANNEL, CardField.OWNER)
    assert card_fields(b.journey) != (CardField.CHANNEL, CardField.OWNER)
    b.do(views.show_card_fields(b.journey, [], made))
    assert card_fields(b.journey, b.journey.record(made, View)) == ()
    b.do(views.show_card_fields(b.journey, None, made))
    assert card_fields(b.journey, b.journey.record(made, View)) == b.journey.map.card_fields
    b.do(views.show_card_fields(b.journey, [CardField.QUOTE]))
    assert card_fields(b.journey) == (CardField.QUOTE,)


def test_views_are_put_in_order_and_a_copy_follows_its_original() -> None:
    b = onboarding()
    one, two = view_of(b, "One"), view_of(b, "Two")
    b.do(views.show_lanes(b.journey, [lanes(b)[0]], False, one))
    copy = view_of(b, views.free_name(b.journey, "One"), like=one)
    assert [view.name for view in b.journey.all(View)] == ["One", "One 2", "Two"]
    assert shown(b, copy) == ["End user"]
    b.do(views.move_view(b.journey, two, 0))
    assert [view.name for view in b.journey.all(View)] == ["Two", "One", "One 2"]
    assert not views.move_view(b.journey, two, 0)


def test_a_lane_that_is_deleted_is_gone_from_the_views_and_comes_back_with_undo() -> None:
    b = onboarding()
    admin = lanes(b)[0]
    made = view_of(b)
    b.do(views.show_lanes(b.journey, [admin], False, made))
    before = b.journey.record(made, View)
    changes = delete_records(b.journey, [admin])
    b.do(changes)
    assert b.journey.record(made, View).hidden_lanes == ()
    b.do(changes.inverse())
    assert b.journey.record(made, View) == before


def test_a_view_is_found_by_its_name() -> None:
    b = onboarding()
    view_of(b, "sponsor")
    second = view_of(b, "Sponsor")
    assert view_named(b.journey, "Sponsor") == b.journey.record(second, View)
    assert view_named(b.journey, "SPONSOR ") == b.journey.all(View)[0]
    assert view_named(b.journey, "buyer") is None
    b.do(set_field(b.journey, [second], "name", "Buyer"))
    assert view_named(b.journey, "buyer") == b.journey.record(second, View)
