"""The board as its readers see it: nothing overlaps, lines keep off the cards, unknown is not drawn as a value."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.document.edits.cards import set_emotion
from journey_editor.document.edits.fields import set_field
from journey_editor.document.journey import Journey
from journey_editor.document.records import Connection
from journey_editor.document.vocabulary import SignalStatus
from journey_editor.layout import metrics
from journey_editor.layout.bends import runs_through
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.picture import Box, Icon, Path, Piece, Point, Shape, Text
from journey_editor.painting.shaper import QtShaper
from tests.building import Building, onboarding
from tests.extreme_maps import ARABIC
from tests.fixed_shaper import FixedShaper
from tests.walking import examples


def laid_out(journey: Journey) -> Board:
    return BoardLayout(FixedShaper()).board(journey)


def boxes(board: Board, kind: str) -> list[Box]:
    return [piece.box for piece in board.pieces if piece.kind == kind]


def texts(piece: Piece) -> list[str]:
    return [mark.shaped.text for mark in piece.marks if isinstance(mark, Text)]


@st.composite
def journeys(draw: st.DrawFn) -> Journey:
    b = Building()
    lanes = [b.lane(f"Persona {i}") for i in range(draw(st.integers(1, 4)))]
    stages = [b.stage(f"Stage {i}", steps=draw(st.integers(1, 3))) for i in range(draw(st.integers(1, 4)))]
    cards = []
    for _ in range(draw(st.integers(0, 14))):
        stage = draw(st.sampled_from(stages))
        step = draw(st.integers(0, len(b.journey.steps(stage)) - 1))
        name = draw(st.sampled_from(["", "Kickoff", "A long name that takes more than one line " * 3]))
        cards.append(b.touchpoint(draw(st.sampled_from(lanes)), stage, name, step))
    if len(cards) > 1:
        for _ in range(draw(st.integers(0, 16))):
            source, target = draw(st.sampled_from(cards)), draw(st.sampled_from(cards))
            if source != target:
                b.connect(source, target, draw(st.sampled_from(["", "yes", "after fourteen days without an answer"])))
    return b.journey


def stretches(piece: Piece) -> list[Box]:
    """The straight runs of a connection's line between its corners, as thin boxes on the board."""
    line = piece.marks[0]
    assert isinstance(line, Path)
    corners = [values[-2:] for _, values in line.commands]
    found = []
    for (x1, y1), (x2, y2) in itertools.pairwise(corners):
        left, top = min(x1, x2) + piece.box.x, min(y1, y2) + piece.box.y
        found.append(Box(left, top, max(abs(x2 - x1), 0.01), max(abs(y2 - y1), 0.01)))
    return found


@examples(40)
@given(journeys())
def test_cards_never_overlap_and_stay_in_their_cell(journey: Journey) -> None:
    board = laid_out(journey)
    cards = boxes(board, "card")
    for i, one in enumerate(cards):
        assert not any(one.meets(other) for other in cards[i + 1 :])
    for (lane, step), ids in board.cells.items():
        row = next(r for r in board.rows if r.lane == lane)
        column = next(c for c in board.columns if c.step == step)
        for card in ids:
            box = board.by_key["card", card].box
            assert column.left < box.x and box.right < column.right
            assert row.cards_top <= box.y and box.bottom <= row.strip.y


@examples(40)
@given(journeys())
def test_no_connection_runs_through_a_card(journey: Journey) -> None:
    board = laid_out(journey)
    cards = {piece.record_id: piece.box.grown(-0.5) for piece in board.pieces if piece.kind == "card"}
    for piece in board.pieces:
        if piece.kind != "connection":
            continue
        for stretch in stretches(piece):
            crossed = [card for card, box in cards.items() if box.meets(stretch)]
            assert not crossed, f"{piece.label} crosses {crossed}"


@examples(40)
@given(journeys())
def test_no_label_lies_on_a_card(journey: Journey) -> None:
    board = laid_out(journey)
    cards = boxes(board, "card")
    for piece in board.pieces:
        if piece.kind == "connection":
            for mark in piece.marks:
                if isinstance(mark, Text):
                    label = Box(piece.box.x + mark.x, piece.box.y + mark.y, mark.shaped.width, mark.shaped.height)
                    assert not any(label.meets(card) for card in cards)


def test_connections_that_share_a_gutter_run_side_by_side() -> None:
    b = Building()
    upper, lower = b.lane("Upper"), b.lane("Lower")
    first, last = b.stage("First"), b.stage("Last")
    one, two = b.touchpoint(upper, first, "one"), b.touchpoint(lower, first, "two")
    three, four = b.touchpoint(upper, last, "three"), b.touchpoint(lower, last, "four")
    crossing = [b.connect(one, four), b.connect(two, three)]
    board = laid_out(b.journey)
    uprights = [next(s.x for s in stretches(board.by_key["connection", c]) if s.height > s.width) for c in crossing]
    assert abs(uprights[0] - uprights[1]) > 4


def test_the_labels_of_two_ways_between_the_same_cards_keep_off_each_others_line() -> None:
    b = Building()
    lane, stages = b.lane("Admin"), [b.stage("Setup"), b.stage("Activation")]
    key, support = b.touchpoint(lane, stages[0], "Enter the key"), b.touchpoint(lane, stages[0], "Ask support")
    b.connect(key, b.touchpoint(lane, stages[1], "First login"))
    ways = b.connect(key, support, "key rejected"), b.connect(support, key, "new key issued")
    board = laid_out(b.journey)
    pieces = [board.by_key["connection", way] for way in ways]
    labels = [next(m.box for m in p.marks if isinstance(m, Shape)).moved(p.box.x, p.box.y) for p in pieces]
    lines = [[Point(c.x + p.box.x, c.y + p.box.y) for c in p.corners] for p in pieces]
    assert not runs_through(lines[0], [labels[1]]) and not runs_through(lines[1], [labels[0]])
    assert not labels[0].meets(labels[1]) and not any(
        label.meets(box) for label in labels for box in boxes(board, "card")
    )


def test_connections_are_drawn_in_the_same_order_each_time() -> None:
    b = Building()
    lane, stage = b.lane(), b.stage(steps=2)
    sources, targets = ([b.touchpoint(lane, stage, f"Card {n}", step) for n in range(5)] for step in (0, 1))
    for source, target in itertools.product(sources, targets):
        b.connect(source, target)
    drawn = [piece.record_id for piece in laid_out(b.journey).pieces if piece.kind == "connection"]
    assert len(drawn) == 25 and drawn == sorted(drawn)


def test_what_a_stage_says_is_not_cut_where_its_header_has_room() -> None:
    b = Building()
    goal = "Everybody who has to say yes has said so, and a day is set for the first import"
    long, short = b.stage("Handoff from sales to success, " * 4), b.stage("Setup", customer_goal=goal)
    board = laid_out(b.journey)
    header = board.by_key["stage", short]
    marks = [mark for mark in header.marks if isinstance(mark, Text)]
    assert goal in texts(header) and not any(mark.shaped.is_cut for mark in marks)
    assert max(mark.y + mark.shaped.height for mark in marks) < header.box.height
    assert header.box.height == board.by_key["stage", long].box.height


def test_a_stage_header_spans_its_steps_and_stands_above_every_lane() -> None:
    board = laid_out(onboarding().journey)
    for span in board.stages:
        header = board.by_key["stage", span.stage.id].box
        own = [c for c in board.columns if c.stage == span.stage.id]
        assert header.x >= own[0].left and header.right <= own[-1].right
        assert header.bottom <= board.rows[0].top
    assert len({board.by_key["stage", s.stage.id].box.height for s in board.stages}) == 1


def test_steps_without_names_show_how_their_stage_is_divided_and_take_little_room() -> None:
    b = Building()
    lane = b.lane("User")
    b.touchpoint(lane, b.stage("Setup"), "Card")
    alone = laid_out(b.journey).header.height
    use = b.stage("Use", steps=2)
    board = laid_out(b.journey)
    assert [len(piece.marks) for piece in board.pieces if piece.kind == "step"] == [0, 1, 1]
    assert board.header.height - alone < 16
    b.set(b.step(use, 1), name="Every month")
    board = laid_out(b.journey)
    named = board.by_key["step", b.step(use, 1)]
    assert texts(named) == ["Every month"] and named.box.height > 20


def test_an_unknown_feeling_is_a_question_mark_and_no_solid_line_passes_it() -> None:
    b = Building()
    lane = b.lane("User")
    ids = [b.touchpoint(lane, b.stage(f"S{i}"), f"t{i}", emotion=e) for i, e in enumerate((2.0, None, -1.0))]
    board = laid_out(b.journey)
    assert texts(board.by_key["emotion", ids[1]]) == ["?"]
    curve = board.by_key["curve", lane]
    strokes = [m.stroke for m in curve.marks if isinstance(m, Path) and m.commands[-1][0] == "C" and m.stroke]
    assert len(strokes) == 1 and strokes[0].dash
    card = board.by_key["card", ids[1]]
    assert texts(card) == ["t1", "channel, emotion unknown"]
    assert not any(isinstance(m, Icon) and m.name == "emotion-neutral" for m in card.marks)


def test_what_a_card_lacks_is_told_in_one_quiet_line() -> None:
    b = Building()
    lane, stage = b.lane(), b.stage("S")
    said = {"Said": {}, "Sent": {"channel": "email"}, "Felt": {"emotion": -1.0}, "Key": {"moment_of_truth": True}}
    ids = {name: b.touchpoint(lane, stage, name, **fields) for name, fields in said.items()}
    hurt = b.touchpoint(lane, stage, "Hurt")
    b.part("pain_point", hurt, description="Late")
    board = laid_out(b.journey)
    told = {name: texts(board.by_key["card", card]) for name, card in {**ids, "Hurt": hurt}.items()}
    assert told == {
        "Said": ["Said", "channel, emotion unknown"],
        "Sent": ["email", "Sent", "emotion unknown"],
        "Felt": ["no channel", "Felt", "\u22121  negative"],
        "Key": ["no channel", "Key", "emotion unknown"],
        "Hurt": ["Hurt", "channel, emotion unknown", "1"],
    }
    assert board.by_key["card", ids["Said"]].box.height < board.by_key["card", ids["Sent"]].box.height


def test_the_curve_only_leads_on_thinly_where_the_persona_meets_nobody() -> None:
    b = Building()
    lane = b.lane("User")
    stages = [b.stage(f"S{i}") for i in range(4)]
    for stage in (stages[0], stages[1], stages[3]):
        b.touchpoint(lane, stage, "t", emotion=1.0)
    curve = laid_out(b.journey).by_key["curve", lane]
    widths = [m.stroke.width for m in curve.marks if isinstance(m, Path) and m.commands[-1][0] == "C" and m.stroke]
    assert len(widths) == 2 and widths[0] > 2 * widths[1]


def test_the_title_says_what_the_map_is_for() -> None:
    b = Building("Onboarding")
    b.set("map", objective="Decide what to repair first")
    assert "Objective: Decide what to repair first" in texts(laid_out(b.journey).by_key["title", "map"])


def test_a_better_feeling_stands_higher_and_says_its_number_and_word() -> None:
    b = Building()
    lane = b.lane("User")
    good = b.touchpoint(lane, b.stage("S"), "good", emotion=2.0)
    bad = b.touchpoint(lane, b.stage("T"), "bad", emotion=-2.0, emotion_word="let down")
    board = laid_out(b.journey)
    assert board.by_key["emotion", good].box.y < board.by_key["emotion", bad].box.y
    assert any("+2" in text and "very positive" in text for text in texts(board.by_key["card", good]))
    assert any("\u22122" in text and "let down" in text for text in texts(board.by_key["card", bad]))


def test_beside_a_word_that_runs_to_the_left_a_numbers_sign_stands_before_it() -> None:
    b = Building()
    card = b.touchpoint(b.lane("User"), b.stage("S"), "t", emotion=-2.0, emotion_word=ARABIC)
    said = texts(laid_out(b.journey).by_key["card", card])
    assert "\u22122" in said and ARABIC in said  # each a text of its own: in one the sign would go to the other side


def test_a_stage_says_what_it_lacks_and_unknown_signals_are_not_called_live() -> None:
    b = Building()
    b.lane("User")
    stage = b.stage("Adoption")
    assert {"No owner", "No signal"} <= set(texts(laid_out(b.journey).by_key["stage", stage]))
    b.owner(stage, "Customer success")
    b.part("signal", stage, name="weekly use")
    shown = texts(laid_out(b.journey).by_key["stage", stage])
    assert "Customer success" in shown and "1 signal, unknown" in shown


def test_a_stage_counts_the_signals_of_its_touchpoints_too() -> None:
    b = Building()
    stage = b.stage("Adoption")
    card = b.touchpoint(b.lane("User"), stage, "Weekly meeting")
    b.part("signal", stage, name="weekly use", status=SignalStatus.LIVE)
    b.part("signal", card, name="attendance")
    assert "2 signals, 1 unknown" in texts(laid_out(b.journey).by_key["stage", stage])


def test_an_edit_shapes_only_what_it_touches() -> None:
    b = onboarding()
    layout = BoardLayout(FixedShaper())
    before = layout.board(b.journey)
    changed = next(key for key in before.by_key if key[0] == "card")
    b.do(set_field(b.journey, [changed[1]], "name", "Renamed"))
    after = layout.board(b.journey)
    same = [k for k, piece in after.by_key.items() if k[0] == "card" and piece.marks is before.by_key[k].marks]
    assert changed not in same and len(same) == len(boxes(after, "card")) - 1
    assert "Renamed" in texts(after.by_key[changed])


def test_long_texts_are_cut_with_an_ellipsis_inside_their_card(qapp: object) -> None:
    b = Building()
    lane, stage = b.lane("P " * 150), b.stage("S " * 150, customer_goal="G " * 150)
    card = b.touchpoint(lane, stage, "N " * 150, what_happens="W " * 400, channel="c " * 80)
    board = BoardLayout(QtShaper()).board(b.journey)
    for kind, record in (("card", card), ("lane", lane), ("stage", stage)):
        piece = board.by_key[kind, record]
        long = [m for m in piece.marks if isinstance(m, Text) and len(m.shaped.text) > 100]
        assert long and all(m.shaped.is_cut and m.shaped.lines[-1].text.rstrip().endswith("\u2026") for m in long)
        for mark in piece.marks:
            if isinstance(mark, Text):
                assert mark.y + mark.shaped.height <= piece.box.height + 0.5
                assert mark.x + mark.shaped.width <= piece.box.width + 0.5


def test_every_card_and_connection_says_itself_in_one_sentence() -> None:
    b = onboarding()
    board = laid_out(b.journey)
    for piece in board.pieces:
        if piece.kind in ("card", "connection", "stage", "lane", "step"):
            assert piece.label, piece.key
    connection = next(c for c in b.journey.all(Connection) if c.label == "yes")
    assert board.by_key["connection", connection.id].label.endswith(
        ": from Ready? to First report, yes \u00b7 75\u00a0%"
    )


def test_a_map_without_stages_or_lanes_is_still_a_picture() -> None:
    empty = laid_out(Building("").journey)
    assert empty.picture.width > 0 and not boxes(empty, "card")
    only_lane = Building()
    only_lane.lane("User")
    assert boxes(laid_out(only_lane.journey), "lane")
    only_stage = Building()
    only_stage.stage("Start")
    assert boxes(laid_out(only_stage.journey), "stage")


def test_scores_in_between_keep_their_number() -> None:
    b = Building()
    card = b.touchpoint(b.lane("User"), b.stage("S"), "t")
    b.do(set_emotion(b.journey, [card], 1.5))
    assert texts(laid_out(b.journey).by_key["emotion", card]) == ["+1.5"]


def test_the_board_is_as_wide_as_its_columns() -> None:
    board = laid_out(onboarding().journey)
    assert max(piece.box.right for piece in board.pieces) <= board.width - metrics.MARGIN / 2
    assert max(piece.box.bottom for piece in board.pieces) <= board.height


def test_two_connections_are_not_taken_for_one_where_one_ends_and_the_other_begins() -> None:
    """In one gutter, at one height: they looked like a line from the lower card to where the upper one leads."""
    b = Building()
    lane, first, second = b.lane("Admin"), b.stage("Kickoff"), b.stage("Setup")
    left = [b.touchpoint(lane, first, name) for name in ("Kickoff workshop", "Access check", "Contract")]
    right = [b.touchpoint(lane, second, name) for name in ("Unnamed", "Import", "Security", "Go live")]
    for start, end in ((0, 1), (1, 2), (2, 3)):
        b.connect(left[start], right[end])
    levels = []
    for piece in laid_out(b.journey).of_kind("connection"):
        points = [Point(corner.x + piece.box.x, corner.y + piece.box.y) for corner in piece.corners]
        levels += [(a.y, min(a.x, z.x), max(a.x, z.x)) for a, z in itertools.pairwise(points) if a.y == z.y]
    for (y, start, end), (other_y, other_start, other_end) in itertools.combinations(levels, 2):
        assert abs(y - other_y) > 1.5 or min(end, other_end) <= max(start, other_start) + 1


def test_the_number_above_a_face_is_whole(qapp: object) -> None:
    b = Building("Finely felt")
    b.touchpoint(b.lane("Admin"), b.stage("Setup"), "Import", emotion=-1.25)
    board = BoardLayout(QtShaper()).board(b.journey)
    texts = [mark.shaped for piece in board.of_kind("emotion") for mark in piece.marks if isinstance(mark, Text)]
    assert texts and not any(text.is_cut for text in texts)
