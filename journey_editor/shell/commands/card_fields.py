"""Commands that choose what cards show beside their names: one to tick for each field."""

from __future__ import annotations

from collections.abc import Callable

from journey_editor.document.viewing import card_fields
from journey_editor.document.vocabulary import USUAL_CARD_FIELDS, CardField
from journey_editor.shell.action import Action, with_map
from journey_editor.shell.context import Context
from journey_editor.shell.views import view_edits

_MENU = "&View/On th&e cards"
_TEXTS = {
    CardField.PICTURE: "&Picture",
    CardField.CHANNEL: "&Channel",
    CardField.WHAT_HAPPENS: "&What happens",
    CardField.THOUGHTS: "&Thoughts",
    CardField.QUESTIONS: "&Questions",
    CardField.QUOTE: "Quot&e",
    CardField.BACKSTAGE: "&Backstage",
    CardField.EMOTION: "E&motion",
    CardField.OWNER: "Ow&ner",
    CardField.EVIDENCE: "E&vidence",
    CardField.PAIN_POINTS: "P&ain points",
    CardField.OPPORTUNITIES: "Opportun&ities",
    CardField.SIGNALS: "&Signals",
    CardField.RISKS: "&Risks",
    CardField.RESOURCES: "Reso&urces",
}


def _shown(context: Context) -> tuple[CardField, ...]:
    return card_fields(context.journey, context.board.shown_view)


def _is_shown(field: CardField) -> Callable[[Context], bool]:
    return lambda context: with_map(context) and field in _shown(context)


def _toggle(field: CardField) -> Callable[[Context], None]:
    def run(context: Context) -> None:
        view_edits.show_card_fields(context.board, set(_shown(context)) ^ {field})

    return run


ACTIONS = (
    *(
        Action(
            f"view.card_{field.value}",
            _TEXTS[field],
            _MENU,
            _toggle(field),
            (),
            "",
            with_map,
            _is_shown(field),
            title=f"On the cards: {field.label}",
            group="views/fields",
        )
        for field in CardField
    ),
    Action(
        "view.card_usual",
        "As usua&l",
        _MENU,
        lambda context: view_edits.show_card_fields(context.board, USUAL_CARD_FIELDS),
        (),
        "",
        lambda context: with_map(context) and set(_shown(context)) != set(USUAL_CARD_FIELDS),
        title="On the cards: as usual",
        needs="The cards show what they usually do.",
        group="views/usual",
    ),
)
