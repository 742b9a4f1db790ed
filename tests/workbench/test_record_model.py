"""A table's rows while the map is edited."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from journey_editor.document.edits.stages import move_step
from journey_editor.history.session import Session
from journey_editor.tables.owners import HANDOFFS
from journey_editor.workbench.record_model import RecordModel
from tests.building import Building


def test_handoffs_follow_a_step_that_goes_to_another_stage(qapp: QApplication) -> None:
    b = Building()
    lane, sold, set_up = b.lane("Admin"), b.stage("Sold"), b.stage("Set up", steps=2)
    b.owner(sold, "Ann")
    b.owner(set_up, "Bob")
    way = b.connect(b.touchpoint(lane, sold, "Call"), b.touchpoint(lane, set_up, "Import"))
    session = Session(b.journey)
    rows = RecordModel(session, HANDOFFS)
    rows.set_live(True)
    assert list(rows.ids) == [way]
    session.do("Move step", move_step(b.journey, b.step(set_up), sold, 1))
    assert list(rows.ids) == []
