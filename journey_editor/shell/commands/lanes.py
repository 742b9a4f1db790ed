"""Commands for lanes of all kinds: made, folded, made higher, given to a persona; notes that become touchpoints."""

from __future__ import annotations

from collections.abc import Callable

from journey_editor.canvas import creating
from journey_editor.canvas.lane_borders import fold
from journey_editor.canvas.lane_making import add_lane_at, add_lanes_below
from journey_editor.document.edits.lanes import BLUEPRINT_LANES, OPERATING_ROWS, give_to_persona, set_height
from journey_editor.document.edits.notes import left_out_of_notes, turn_into
from journey_editor.document.records import Card, Lane, Note, Persona, Touchpoint
from journey_editor.document.vocabulary import LaneContent
from journey_editor.document.wording import counted_records, joined
from journey_editor.layout.topics import lane_icon
from journey_editor.shell.action import Action, with_map
from journey_editor.shell.commands.lane_content import hold, is_turnable
from journey_editor.shell.context import Context
from journey_editor.shell.views import view_edits

NOTE_LANES = tuple(c for c in LaneContent if c.holds_cards and c is not LaneContent.PERSONA)
STAGE_ROWS = tuple(c for c in LaneContent if c.stage_field)
LINES = tuple(c for c in LaneContent if c.is_line)

_HEIGHT_STEP = 40.0
"""Points that a lane becomes higher or lower by at a time."""


def lane_action_id(content: LaneContent) -> str:
    """The command that makes such a lane."""
    return f"insert.lane_{content.value}"


def _adder(content: LaneContent) -> Callable[[Context], object]:
    return lambda context: add_lane_at(context.board, content)


def _lanes(context: Context) -> list[str]:
    """The selected lanes, or those that the selected cards (or the cell in focus) stand in."""
    if chosen := context.selected(Lane):
        return chosen
    lanes = list(dict.fromkeys(card.lane for card in context.selected_records(Card)))
    if not lanes and context.editor is not None and context.board.focus.cell is not None:
        lanes = [context.board.focus.cell[0]]
    return lanes


def _foldable(context: Context) -> list[Lane]:
    lanes = map(context.journey.get, _lanes(context)) if context.editor is not None else ()
    # The board, and with it the focus, may not have followed an undo yet.
    return [lane for lane in lanes if isinstance(lane, Lane) and not lane.content.is_line]


def _is_folded(context: Context) -> bool:
    lanes = _foldable(context)
    return bool(lanes) and all(lane.is_collapsed for lane in lanes)


def _fold(context: Context) -> None:
    lanes = [lane.id for lane in _foldable(context)]
    is_folded = not _is_folded(context)
    fold(context.board, lanes, is_folded)
    context.session.select(lanes)
    context.board.focus.on_record(lanes[0])


def _unfold_all(context: Context) -> None:
    fold(context.board, [lane.id for lane in context.journey.lanes if lane.is_collapsed], is_folded=False)


def _any_folded(context: Context) -> bool:
    return context.editor is not None and any(lane.is_collapsed for lane in context.journey.lanes)


def _resizable(context: Context) -> list[str]:
    return [lane.id for lane in _foldable(context) if not lane.is_collapsed]


def _resizer(by: float) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        lanes, board = _resizable(context), context.board.board
        heights = [row.bottom - row.top for row in board.rows if row.lane in lanes]
        if heights:
            context.session.do(
                "Change lane height", set_height(context.journey, lanes, max(24.0, round(max(heights) + by)))
            )

    return run


def _fit_height(context: Context) -> None:
    context.session.do("Change lane height", set_height(context.journey, _resizable(context), None))


def _has_height(context: Context) -> bool:
    return any(context.journey.record(i, Lane).height is not None for i in _resizable(context))


def _assignable(context: Context) -> list[str]:
    lanes = context.selected_records(Lane)
    return [lane.id for lane in lanes if lane.content is not LaneContent.PERSONA]


def _give(context: Context) -> None:
    lanes = _assignable(context)
    personas = [(p.id, p.name or "Unnamed persona") for p in context.journey.all(Persona)]
    chosen = context.dialogs.choose("Belongs to", "Whose lane is it?", [("", "Nobody in particular"), *personas])
    if chosen is not None:
        text = f"Change the persona of {counted_records(context.journey, lanes)}"
        context.session.do(text, give_to_persona(context.journey, lanes, chosen or None))


def _personas(context: Context) -> list[str]:
    """The personas of the selected lanes."""
    personas = (lane.persona for lane in context.selected_records(Lane))
    return list(dict.fromkeys(persona for persona in personas if persona is not None))


def _hide_personas(context: Context) -> None:
    view_edits.show_personas(context.board, _personas(context), is_seen=False)


def _turn(into: type[Touchpoint] | type[Note]) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        journey, of = context.journey, Note if into is Touchpoint else Touchpoint
        ids = context.selected(of)
        lost = left_out_of_notes(journey, ids) if into is Note else []
        changes, made = turn_into(journey, ids, into)
        if not made:
            context.notices.tell("There is no persona\u2019s lane that a touchpoint could stand in.", "warning")
            return
        at = made.get(context.board.focus.record or "", list(made.values())[-1])
        text = f"Turn {counted_records(journey, ids)} into {'touchpoint' if into is Touchpoint else 'note'}"
        if context.session.do(f"{text}s" if len(made) > 1 else text, changes):
            context.session.select(made.values())
            context.board.focus.on_record(at)
            context.board.reveal(at)
            if lost:
                context.notices.tell(f"A note has no place for {joined(lost)}. Undo brings that back.")

    return run


_INSERT, _LANE, _ROW = "&Insert", "&Insert/&Lane", "&Insert/Stage &row"
_ARRANGE = "&Arrange/Lanes"
_NEEDS_LANE = "Select a lane first, or something in it."


def _lane_action(content: LaneContent, menu: str, group: str, kind: str) -> Action:
    label = content.label.capitalize()
    return Action(
        lane_action_id(content),
        label,
        menu,
        _adder(content),
        (),
        lane_icon(content),
        with_map,
        title=f"{kind}: {content.label}",
        group=f"board/{group}",
    )


INSERT_ACTIONS = (
    Action(
        "insert.note",
        "&Note",
        _INSERT,
        lambda context: creating.add(context.board, "note"),
        ("Ctrl+Shift+T",),
        "note",
        with_map,
        tip="Add a note: a few words or an image in any lane",
        title="Add note",
        group="notes",
    ),
    *(_lane_action(content, _LANE, "notes", "Lane") for content in NOTE_LANES),
    *(_lane_action(content, _LANE, "lines", "Lane") for content in LINES),
    Action(
        "insert.blueprint",
        "Service blueprint",
        _LANE,
        lambda context: add_lanes_below(context.board, BLUEPRINT_LANES),
        (),
        "blueprint-line",
        with_map,
        tip="Add frontstage, backstage and systems with the lines between them",
        title="Lanes of a service blueprint",
        group="board/blueprint",
    ),
    *(_lane_action(content, _ROW, "rows", "Stage row") for content in STAGE_ROWS),
    Action(
        "insert.operating_rows",
        "All operating rows",
        _ROW,
        lambda context: add_lanes_below(context.board, OPERATING_ROWS),
        (),
        "lane",
        with_map,
        tip="Add goal, owner, signals, risk, recovery, escalation and next step",
        title="All operating rows of the stages",
        group="board/all",
    ),
)

CARD_ACTIONS = (
    Action(
        "card.to_touchpoint",
        "Turn note into &touchpoint",
        "&Card",
        _turn(Touchpoint),
        (),
        "touchpoint",
        lambda context: bool(context.selected(Note)),
        needs="Select a note first.",
        group="kind",
    ),
    Action(
        "card.to_note",
        "Turn touchpoint into n&ote",
        "&Card",
        _turn(Note),
        (),
        "note",
        lambda context: bool(context.selected(Touchpoint)),
        needs="Select a touchpoint first.",
        group="kind",
    ),
)

ACTIONS = (
    Action(
        "arrange.fold_lane",
        "&Fold to one line",
        _ARRANGE,
        _fold,
        ("Ctrl+Shift+L",),
        "collapse",
        lambda context: bool(_foldable(context)),
        _is_folded,
        title="Fold lane to one line",
        needs=_NEEDS_LANE,
        group="lanes/fold",
    ),
    Action(
        "arrange.unfold_lanes",
        "&Unfold all",
        _ARRANGE,
        _unfold_all,
        (),
        "expand",
        _any_folded,
        title="Unfold all lanes",
        needs="No lane is folded.",
        group="lanes/fold",
    ),
    Action(
        "arrange.lane_higher",
        "&Higher",
        _ARRANGE,
        _resizer(_HEIGHT_STEP),
        ("Ctrl+Shift+PgDown",),
        "",
        lambda context: bool(_resizable(context)),
        title="Make lane higher",
        needs=_NEEDS_LANE,
        group="lanes/height",
    ),
    Action(
        "arrange.lane_lower",
        "&Lower",
        _ARRANGE,
        _resizer(-_HEIGHT_STEP),
        ("Ctrl+Shift+PgUp",),
        "",
        lambda context: bool(_resizable(context)),
        title="Make lane lower",
        needs=_NEEDS_LANE,
        group="lanes/height",
    ),
    Action(
        "arrange.lane_fits",
        "As high as its &content",
        _ARRANGE,
        _fit_height,
        (),
        "",
        _has_height,
        title="Make lane as high as its content",
        needs="The lane is as high as what stands in it.",
        group="lanes/height",
    ),
    Action(
        "arrange.lane_content",
        "H&olds\u2026",
        _ARRANGE,
        hold,
        (),
        "lane",
        is_turnable,
        tip="Let it hold something else: questions instead of thoughts, notes instead of a persona\u2019s journey",
        title="Lane holds\u2026",
        needs="Select a lane first.",
        group="lanes/persona",
    ),
    Action(
        "arrange.lane_persona",
        "&Belongs to\u2026",
        _ARRANGE,
        _give,
        (),
        "persona",
        lambda context: bool(_assignable(context)),
        title="Lane belongs to\u2026",
        needs="Select a lane that follows no persona.",
        group="lanes/persona",
    ),
    Action(
        "view.hide_persona",
        "Hide &persona with its lanes",
        _ARRANGE,
        _hide_personas,
        (),
        "hide",
        lambda context: bool(_personas(context)),
        title="Hide persona with all its lanes",
        needs="Select a persona\u2019s lane first.",
        group="lanes/persona",
    ),
)
