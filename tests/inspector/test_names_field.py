"""Other records are said by their names: what the map lacks is made, or refused in a sentence."""

from __future__ import annotations

import pytest

from journey_editor.document.edits.references import refer_by_names
from journey_editor.document.records import DataSource, Touchpoint
from journey_editor.inspector.fields.names_field import NamesField
from journey_editor.inspector.form import Section
from tests.inspector.conftest import Panel


def field(panel: Panel, name: str) -> NamesField:
    for section in panel.page.findChildren(Section):
        section.heading.setChecked(True)
    return next(f for f in panel.page.findChildren(NamesField) if f.spec.field == name)


def test_data_sources_typed_by_name_are_made_once_and_undone_in_one_step(panel: Panel) -> None:
    panel.session.select(["call"])
    box = field(panel, "reads_from")
    box.edit.setPlainText("CRM\ncrm\n\nBilling")
    box.finish()
    made = panel.session.journey.all(DataSource)
    call = panel.session.journey.record("call", Touchpoint)
    assert sorted(source.name for source in made) == ["Billing", "CRM"] and len(call.reads_from) == 2
    assert box.edit.toPlainText() == "CRM\nBilling"
    panel.session.undo()
    assert panel.session.journey.all(DataSource) == [] and box.edit.toPlainText() == ""


def test_a_persona_that_the_map_lacks_is_refused_and_stays_to_be_mended(panel: Panel) -> None:
    panel.session.select(["call"])
    box = field(panel, "also_with")
    box.edit.setPlainText("Nobody known")
    box.finish()
    assert "no persona called \u201cNobody known\u201d" in box.complaint
    assert panel.session.journey.record("call", Touchpoint).also_with == ()
    assert box.edit.toPlainText() == "Nobody known"


def test_names_that_are_known_are_found_whatever_their_capitals(panel: Panel) -> None:
    journey = panel.session.journey
    with pytest.raises(ValueError, match="no persona called"):
        refer_by_names(journey, ["call"], "also_with", ["x"])
    changes = refer_by_names(journey, ["call"], "also_with", ["it & SECURITY"])
    panel.session.do("Meet", changes)
    assert panel.session.journey.record("call", Touchpoint).also_with == ("it",)
