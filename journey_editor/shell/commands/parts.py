"""Commands that give what is selected a pain point, an opportunity, a signal or a risk, to be typed at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journey_editor.document.edits.parts import add_part
from journey_editor.document.records import (
    Opportunity,
    PainPoint,
    Part,
    Risk,
    Signal,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.document.wording import counted
from journey_editor.shell.action import Action
from journey_editor.shell.context import Context


def _places(context: Context) -> list[str]:
    """The touchpoints and stages that are selected, or that what is selected tells about."""
    if context.editor is None:
        return []
    found: dict[str, None] = {}
    for record in map(context.journey.get, context.session.selection):
        match record:
            case Touchpoint() | Stage():
                found[record.id] = None
            case Step():
                found[record.stage] = None
            case Part():
                found.update(dict.fromkeys(record.places))
    return list(found)


def _add(part_type: type[Part]) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        places, pains = _places(context), context.selected(PainPoint)
        fields: dict[str, Any] = {part_type.place_field: tuple(places)}
        if part_type is Opportunity and pains:
            fields["addresses"] = tuple(pains)
        changes, made = add_part(context.journey, next(iter(places), None), part_type, **fields)
        if not context.session.do(f"Add {counted(part_type.kind, 1)}", changes):
            return
        if not context.selected(Touchpoint, Stage):
            context.session.select([made])  # on a tab: what was made, where it can be seen
        elif len(context.session.selection) > 1:
            context.session.select(places[:1])  # its fields are shown with one of them
        context.page.docks.lend("inspector")
        context.page.inspector.go_to_field(made, part_type.name_field, takes_keyboard=True)

    return run


def _can_add(part_type: type[Part]) -> Callable[[Context], bool]:
    def can(context: Context) -> bool:
        # What a pain point of the map as a whole calls for is at no place either.
        is_called_for = part_type is Opportunity and context.editor is not None and bool(context.selected(PainPoint))
        return is_called_for or bool(context.selected(Touchpoint, Stage, Step) or _places(context))

    return can


_ROWS: tuple[tuple[type[Part], str, str, str, str], ...] = (
    (PainPoint, "&Pain point", "Alt+P", "pain-point", "Say what hurts at what is selected"),
    (
        Opportunity,
        "Opport&unity",
        "Alt+U",
        "opportunity",
        "Say what could be better, or takes a pain point away",
    ),
    (Signal, "Si&gnal", "Alt+N", "signal", "Name the data that shows whether it happened"),
    (Risk, "&Risk", "Alt+W", "risk", "Say what may go wrong"),
)

ACTIONS = tuple(
    Action(
        f"card.add_{part_type.kind}",
        text,
        "&Card",
        _add(part_type),
        (key,),
        icon,
        _can_add(part_type),
        title=f"Add {counted(part_type.kind, 1)}",
        tip=tip,
        needs="Select a touchpoint or a stage first.",
        group="parts",
    )
    for part_type, text, key, icon, tip in _ROWS
)
