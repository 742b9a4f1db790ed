"""An outline over a small map, with nothing else of the window."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from journey_editor.history.session import Session
from journey_editor.outline.map_filter import MapFilter
from journey_editor.outline.panel import Outline
from tests.building import onboarding


@pytest.fixture
def outlined(qtbot):
    """The map of `onboarding` in a panel that is shown."""
    session = Session(onboarding().journey)
    map_filter = MapFilter(session)
    panel = Outline(session, map_filter)
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()
    panel.activateWindow()
    return SimpleNamespace(
        session=session,
        journey=session.journey,
        panel=panel,
        tree=panel.tree,
        rows=panel.tree.rows,
        table=panel.table,
        cards=panel.table.rows,
        filter=map_filter,
    )
