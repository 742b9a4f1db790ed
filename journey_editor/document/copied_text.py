"""What is copied, in words for other programs: a line each, or the grid of names that a spreadsheet takes."""

from __future__ import annotations

from html import escape

from journey_editor.document.fragment import Fragment
from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Step

_FORMULA = ("=", "+", "@")
"""What a spreadsheet would run; with an apostrophe before it, it is text."""


def as_text(journey: Journey, fragment: Fragment) -> str:
    """Names as lines; cards of several lanes and steps as a grid with tabs, under the steps' names."""
    rows = _grid(journey, fragment)
    if len(rows) <= 2 or len(rows[0]) <= 2:
        cards = [name for row in rows[1:] for cell in row[1:] for name in cell]
        return "\n".join(cards or (journey.name_of(root) for root in fragment.roots))
    return "\n".join("\t".join(_quoted("\n".join(cell)) for cell in row) for row in rows)


def as_html(journey: Journey, fragment: Fragment) -> str:
    """The grid as an HTML table, lanes as rows and steps as columns; empty where no cards are copied."""
    rows = _grid(journey, fragment)
    if len(rows) < 2:
        return ""
    lines = ['<meta charset="utf-8"><table border="1">']
    for number, row in enumerate(rows):
        cells = []
        for place, cell in enumerate(row):
            tag = "th" if not number or not place else "td"
            said = "<br>".join(escape(name).replace("\n", "<br>") for name in cell)
            cells.append(f"<{tag} style=\"mso-number-format:'\\@'\">{said}</{tag}>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*lines, "</table>"])


def _grid(journey: Journey, fragment: Fragment) -> list[list[list[str]]]:
    """Rows of cells, each a list of names: first the steps, and before each row its lane. Empty without cards."""
    cards = [record for record in fragment.records if isinstance(record, Card)]
    lanes = sorted({card.lane for card in cards}, key=fragment.rows.__getitem__)
    steps = sorted({card.step for card in cards}, key=fragment.columns.__getitem__)
    if not cards:
        return []
    chosen = {card.id for card in cards}
    rows: list[list[list[str]]] = [[[], *([_step_name(journey, step)] for step in steps)]]
    for lane in lanes:
        cells = [[c.name for c in journey.cell(lane, step) if c.id in chosen] for step in steps]
        rows.append([[journey.name_of(lane)], *cells])
    return rows


def _step_name(journey: Journey, step_id: str) -> str:
    step = journey.record(step_id, Step)
    return " \u00b7 ".join(filter(None, (journey.name_of(step.stage), step.name)))


def _quoted(text: str) -> str:
    text = f"'{text}" if text.startswith(_FORMULA) else text
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in '\t\n"') else text
