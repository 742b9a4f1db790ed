"""Commands that change how the map is built: insert before, merge, split, select the content, let cards last longer."""

from __future__ import annotations

from collections.abc import Callable

from journey_editor.canvas import creating
from journey_editor.canvas.places import step_in_focus
from journey_editor.document.changes import ChangeSet
from journey_editor.document.edits import merging_stages
from journey_editor.document.edits.merging import are_alike, merge_records
from journey_editor.document.edits.spans import change_reach
from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Connection, Lane, Stage, Step
from journey_editor.document.wording import counted_records
from journey_editor.shell.action import Action, with_map
from journey_editor.shell.context import Context
from journey_editor.workbench.merging import Merging, make_one

Splitting = Callable[[Journey, str, list[str]], tuple[ChangeSet, str]]


def _inserter(kind: str) -> Callable[[Context], object]:
    return lambda context: creating.add_before(context.board, kind)


def _merge(context: Context) -> None:
    """Make one of what is selected, and say what of it could not be kept."""
    kept, told = make_one(context.session, _to_be_one(context), _merging(context))
    if kept:
        context.session.select([kept])
        context.board.focus.on_record(kept)
        context.board.reveal(kept)
    if told:
        context.notices.tell(told)


def _merging(context: Context) -> Merging:
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


def _split(context: Context, splitting: Splitting) -> tuple[ChangeSet, str]:
    """The step in two, or its stage at it, as `splitting` does it; nothing changes where no step is selected."""
    step = _step(context)
    return splitting(context.journey, step, context.selected(Card)) if step is not None else (ChangeSet(), "")


def _splitter(text: str, splitting: Splitting) -> Callable[[Context], object]:
    return lambda context: creating.create(context.board, text, lambda _journey: _split(context, splitting))


def _can_split(splitting: Splitting) -> Callable[[Context], bool]:
    return lambda context: bool(_split(context, splitting)[0])


def _step(context: Context) -> str | None:
    """The step that is selected, or that all selected cards stand at; where nothing is, that of the cell in focus."""
    if context.editor is None:
        return None
    if not context.session.selection and (step := step_in_focus(context.board)) is not None:
        return step.id
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
        _splitter("Split stage", merging_stages.split_stage),
        ("Ctrl+Shift+J",),
        "",
        _can_split(merging_stages.split_stage),
        tip="Put the selected step, and those after it, into a stage of their own; of a first step, the selected cards",
        needs="Select a step that is not the first of its stage, or a card at it; or some, not all, cards of a first.",
        group="structure",
    ),
    Action(
        "arrange.split_step",
        "Spl&it step",
        _ARRANGE,
        _splitter("Split step", merging_stages.split_step),
        (),
        "",
        _can_split(merging_stages.split_step),
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
