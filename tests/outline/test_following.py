"""The outline's rows after any edit are those that a new outline would have, and nobody was told a lie on the way."""

from __future__ import annotations

import random

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from journey_editor.analysis.filtering import Filter
from journey_editor.document.edits import cards, connections, deleting, fields, lanes, parts, stages
from journey_editor.document.records import Card, PainPoint, Touchpoint
from journey_editor.history.session import Session
from journey_editor.outline.arrangement import Arrangement
from journey_editor.outline.columns import COLUMNS
from journey_editor.outline.table_model import TableModel
from journey_editor.outline.tree_model import TreeModel

OWNER, PLACE = (next(i for i, column in enumerate(COLUMNS) if column.id == wanted) for wanted in ("owner", "place"))
WARN = QAbstractItemModelTester.FailureReportingMode.Warning
"""A warning of Qt fails the test."""


def told(model: TreeModel) -> list[tuple[str, list[str]]]:
    """Everything that the rows say, from top to bottom, with how deep they stand."""
    rows = []
    for record in model.ids():
        index = model.index_of(record)
        rows.append((record, [index.siblingAtColumn(i).data() for i in range(len(COLUMNS))]))
        assert model.id_of(index) == record
        assert model.index(index.row(), 0, index.parent()) == index
    return rows


def grid(model: TableModel) -> list[list[str]]:
    """The ids in all cells."""
    return [
        [model.id_of(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def _any_edit(session: Session, chance: random.Random) -> None:
    journey = session.journey
    all_cards = journey.cards
    card = chance.choice(all_cards) if all_cards else None
    lane, step = chance.choice(journey.lanes), chance.choice(journey.columns)
    place = cards.Place(lane.id, step.id, chance.choice([None, 0, 1]))
    edits = [
        lambda: cards.add_touchpoint(journey, place, name=f"T{chance.randrange(100)}")[0],
        lambda: stages.add_stage(journey, chance.randrange(3))[0],
        lambda: stages.add_step(journey, chance.choice(journey.stages).id)[0],
        lambda: fields.rename(journey, step.id, chance.choice(["", "Step"])),
        lambda: fields.rename(journey, step.stage, f"S{chance.randrange(50)}"),
        lambda: fields.rename(journey, lane.id, f"P{chance.randrange(50)}"),
        lambda: lanes.add_persona(journey, 0, "P")[0],
        lambda: stages.move_stages(journey, [chance.choice(journey.stages).id], 0),
        lambda: lanes.move_lanes(journey, [lane.id], 0),
        lambda: stages.move_step(journey, step.id, chance.choice(journey.stages).id, 0),
    ]
    if len(journey.lanes) > 2:
        edits.append(lambda: deleting.delete_records(journey, [lane.id]))
    if len(journey.columns) > 4:
        edits.append(lambda: deleting.delete_records(journey, [step.id]))
    if card is not None:
        edits += [
            lambda: cards.move_cards(journey, [c.id for c in all_cards[:2]], card.id, place),
            lambda: deleting.delete_records(journey, [card.id]),
            lambda: parts.assign_owner(journey, [card.id], chance.choice(["", "Ann", "Zoe"])),
            lambda: fields.rename(journey, card.id, f"N{chance.randrange(50)}"),
            lambda: connections.connect(journey, card.id, chance.choice(all_cards).id)[0],
        ] * 2
    if isinstance(card, Touchpoint):
        edits.append(lambda: parts.add_part(journey, card.id, PainPoint, description="Slow")[0])
        edits.append(lambda: cards.set_emotion(journey, [card.id], chance.choice([None, -1.0, 2.0])))
    undo_or_redo = [session.undo, session.redo]
    if chance.random() < 0.25:
        chance.choice(undo_or_redo)()
    else:
        session.do("Edit", chance.choice(edits)())


@pytest.mark.parametrize("sorted_by", [-1, OWNER, PLACE])
@pytest.mark.parametrize("arrangement", list(Arrangement))
def test_the_rows_follow_any_edits(outlined, qapp, arrangement, sorted_by) -> None:
    outlined.panel.show_as(arrangement.value)
    model = outlined.panel.view.rows
    model.sort(sorted_by)
    tester = QAbstractItemModelTester(model, WARN)
    chance = random.Random(7)
    for _ in range(120):
        _any_edit(outlined.session, chance)
        fresh = TreeModel(outlined.session)
        fresh.set_live(True)
        fresh.arrange(arrangement)
        fresh.sort(sorted_by)
        assert told(model) == told(fresh)
        outlined.session.changed.disconnect(fresh._on_changed)
    tester.deleteLater()


def test_filtered_rows_follow_any_edits(outlined) -> None:
    model = outlined.rows
    outlined.filter.set(Filter("n"))
    tester = QAbstractItemModelTester(model, WARN)
    chance = random.Random(3)
    for _ in range(120):
        _any_edit(outlined.session, chance)
        fresh = TreeModel(outlined.session)
        fresh.set_live(True)
        fresh.show_matches(outlined.filter.matches)
        assert told(model) == told(fresh)
        outlined.session.changed.disconnect(fresh._on_changed)
    tester.deleteLater()


def test_the_table_follows_any_edits(outlined) -> None:
    outlined.panel.show_as("table")
    model = outlined.cards
    tester = QAbstractItemModelTester(model, WARN)
    chance = random.Random(5)
    for _ in range(150):
        _any_edit(outlined.session, chance)
        fresh = TableModel(outlined.session)
        fresh.set_live(True)
        assert grid(model) == grid(fresh)
        assert all(model.id_of(model.index_of(card.id)) == card.id for card in outlined.journey.cards)
        outlined.session.changed.disconnect(fresh._on_changed)
    tester.deleteLater()


def test_an_edit_of_one_card_builds_nothing_anew(outlined) -> None:
    rebuilt: list[int] = []
    outlined.rows.modelReset.connect(lambda: rebuilt.append(1))
    session, journey = outlined.session, outlined.journey
    card = next(iter(journey.all(Touchpoint)))
    session.do("Rename", fields.rename(journey, card.id, "Other"))
    elsewhere = cards.Place(journey.lanes[1].id, journey.columns[-1].id)
    session.do("Move", cards.move_cards(journey, [card.id], card.id, elsewhere))
    session.do("Add", cards.add_touchpoint(journey, elsewhere)[0])
    session.undo()
    session.undo()
    assert not rebuilt
    assert isinstance(journey.get(card.id), Card)


def test_hidden_it_follows_nothing_and_shown_it_is_up_to_date(outlined, monkeypatch) -> None:
    asked: list[str] = []
    outlined.panel.hide()
    monkeypatch.setattr(outlined.rows, "_follow", lambda record: asked.append(record))
    card = outlined.journey.cards[0]
    outlined.session.do("Rename", fields.rename(outlined.journey, card.id, "While away"))
    assert not asked and outlined.rows.rowCount() == 0
    outlined.panel.show()
    assert outlined.rows.index_of(card.id).data() == "While away"
