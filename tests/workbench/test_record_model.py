"""A table's rows while the map is edited."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from journey_editor.document.edits.connections import connect
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.stages import move_stages, move_step
from journey_editor.history.session import Session
from journey_editor.tables.registry import TABLES
from journey_editor.workbench.record_model import RecordModel
from tests.building import onboarding


def test_each_table_has_its_rows_whatever_is_edited(qapp: QApplication) -> None:
    b = onboarding()
    call, *_, first = (card.id for card in b.journey.cards)
    _, setup, activation = (stage.id for stage in b.journey.stages)
    b.set(call, time_spent_hours=2.0, reached=100.0, went_on=50.0)
    b.set(first, time_spent_hours=2.0)
    b.owner(setup, "Success")
    session = Session(b.journey)
    models = [RecordModel(session, table) for table in TABLES]
    for model in models:
        model.set_live(True)
    for changes in (
        delete_records(b.journey, [b.journey.ways_out(call)[0].id]),
        connect(b.journey, call, first)[0],
        move_step(b.journey, b.step(setup), activation, 0),
        move_stages(b.journey, [activation], 0),
    ):
        assert session.do("Edit", changes)
        for model in models:
            rows = [record.id for record in model.table.rows(b.journey)]
            assert list(model.ids) == rows or model.table.keeps_places, model.table.title
