"""Commands that change how the map is built: insert before, merge, split, select the content, let cards last longer."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from journey_editor.analysis.merged import what_was_left
from journey_editor.canvas import creating
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits import merging_stages
from journey_editor.document.edits.merging import Merged, are_alike, merge_records
from journey_editor.document.edits.spans import change_reach
from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Connection, Lane, Stage, Step
from journey_editor.document.wording import counted_records
from journey_editor.shell.action import Action, with_map
from journey_editor.shell.context import Context


def _inserter(kind: str) -> Callable[[Context], object]:
    return lambda context: creating.add_before(context.board, kind)


def _merge(context: Context) -> None:
    """Make one of what is selected, and say what of it could not be kept."""
    journey, ids = context.journey, _to_be_one(context)
    merged = _merger(context)(journey, ids)
    text, told = f"Merge {counted_records(journey, ids)}", what_was_left(journey, merged)
    if context.session.do(text, merged.changes):
        context.session.select([merged.kept])
        context.board.focus.on_record(merged.kept)
        context.board.reveal(merged.kept)
    if told:
        context.notices.tell(told)


def _merger(context: Context) -> Callable[[Journey, Iterable[str]], Merged]:
    if context.selected(Stage):
        return merging_stages.merge_stages
    return merging_stages.merge_steps if context.selected(Step) else merge_records


def _to_be_one(context: Context) -> list[str]:
    """What is selected, in that order; connections that a frame around cards took along do not count."""
    return [i for i in context.session.selection if not isinstance(context.journey.get(i), Connection)]


def _can_merge(context: Context) -> bool:
    if context.editor is None:
        return False
    ids = _to_be_one(context)
    stages, steps = context.selected(Stage), context.selected(Step)
    if stages and len(stages) == len(ids):
        return bool(merging_stages.neighbours(context.journey.stages, stages))
    if steps and len(steps) == len(ids):
        first = context.journey.record(steps[0], Step)
        return bool(merging_stages.neighbours(context.journey.steps(first.stage), steps))
    return bool(context.selected(Card)) and are_alike(context.journey, ids)


def _split_stage_changes(context: Context) -> tuple[ChangeSet, str]:
    step = _step(context)
    if step is None:
        return ChangeSet(), ""
    return merging_stages.split_stage(context.journey, step, context.selected(Card))


def _split_stage(context: Context) -> None:
    creating.create(context.board, "Split stage", lambda _journey: _split_stage_changes(context))


def _split_step_changes(context: Context) -> tuple[ChangeSet, str]:
    step = _step(context)
    if step is None:
        return ChangeSet(), ""
    return merging_stages.split_step(context.journey, step, context.selected(Card))


def _split_step(context: Context) -> None:
    creating.create(context.board, "Split step", lambda _journey: _split_step_changes(context))


def _step(context: Context) -> str | None:
    """The step that is selected, or that all selected cards stand at."""
    if context.editor is None:
        return None
    steps, cards = set(context.selected(Step)), {card.step for card in context.selected_records(Card)}
    return (steps or cards).pop() if len(steps) + len(cards) == 1 else None


def _select_content(context: Context) -> None:
    cards = merging_stages.cards_of(context.journey, context.selected(Stage, Step, Lane))
    context.session.select(cards)
    context.board.focus.on_record(cards[0])


def _has_content(context: Context) -> bool:
    return any(merging_stages.holds_cards(context.journey, i) for i in context.selected(Stage, Step, Lane))


def _reach(by: int) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        cards = context.selected(Card)
        verb = "Lengthen" if by > 0 else "Shorten"
        context.session.do(
            f"{verb} {counted_records(context.journey, cards)}", change_reach(context.journey, cards, by)
        )

    return run


def _can_be_longer(context: Context) -> bool:
    cards = context.selected_records(Card)
    last = context.journey.columns[-1].id if cards else ""
    return any(last not in (card.step, card.last_step) for card in cards)


def _can_be_shorter(context: Context) -> bool:
    return any(card.last_step is not None for card in context.selected_records(Card))


_INSERT, _ARRANGE = "&Insert", "&Arrange"

INSERT_ACTIONS = (
    Action(
        "insert.stage_before",
        "Sta&ge before",
        _INSERT,
        _inserter("stage"),
        ("Alt+G",),
        "stage",
        with_map,
        tip="Add a stage before the one that is selected",
        title="Insert stage before",
        group="before",
    ),
    Action(
        "insert.step_before",
        "St&ep before",
        _INSERT,
        _inserter("step"),
        ("Alt+S",),
        "step",
        lambda context: context.editor is not None and bool(context.journey.stages),
        tip="Add a step before the one that is selected",
        title="Insert step before",
        needs="Add a stage first.",
        group="before",
    ),
    Action(
        "insert.persona_before",
        "Persona lane &above",
        _INSERT,
        _inserter("persona"),
        ("Alt+L",),
        "persona",
        with_map,
        tip="Add a persona lane above the lane that is selected",
        title="Insert persona lane above",
        group="before",
    ),
)

ACTIONS = (
    Action(
        "arrange.merge",
        "&Merge",
        _ARRANGE,
        _merge,
        ("Ctrl+J",),
        "",
        _can_merge,
        tip="Make one of cards that say the same, or of stages or steps side by side",
        title="Merge what is selected into one",
        needs="Select at least two cards of a kind, or two stages or steps that stand side by side.",
        group="structure",
    ),
    Action(
        "arrange.split_stage",
        "S&plit stage here",
        _ARRANGE,
        _split_stage,
        ("Ctrl+Shift+J",),
        "",
        lambda context: bool(_split_stage_changes(context)[0]),
        tip="Put the selected step, and those after it, into a stage of their own; of a first step, the selected cards",
        needs="Select a step that is not the first of its stage, or a card at it; or some, not all, cards of a first.",
        group="structure",
    ),
    Action(
        "arrange.split_step",
        "Spl&it step",
        _ARRANGE,
        _split_step,
        (),
        "",
        lambda context: bool(_split_step_changes(context)[0]),
        tip="Put the selected cards, or all but the topmost of each stack, into a step of their own",
        needs="Select a step in which cards stack, or some of the cards at one step.",
        group="structure",
    ),
    Action(
        "arrange.select_content",
        "Select c&ontent",
        _ARRANGE,
        _select_content,
        ("Ctrl+Shift+A",),
        "",
        _has_content,
        tip="Select all cards in the selected stages, steps or lanes",
        needs="Select a stage, step or lane that has cards.",
        group="structure",
    ),
    Action(
        "arrange.longer",
        "Las&t a step longer",
        _ARRANGE,
        _reach(1),
        ("Ctrl+Shift+Right",),
        "",
        _can_be_longer,
        tip="Let the selected cards last for one step more",
        needs="Select a card that does not reach to the last step.",
        group="reach",
        where="board",
    ),
    Action(
        "arrange.shorter",
        "Last a step &shorter",
        _ARRANGE,
        _reach(-1),
        ("Ctrl+Shift+Left",),
        "",
        _can_be_shorter,
        tip="Let the selected cards last for one step less",
        needs="Select a card that lasts for several steps.",
        group="reach",
        where="board",
    ),
)
