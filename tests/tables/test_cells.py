"""Cells of tables: what texts mean, what is refused, what is written at once."""

from __future__ import annotations

from datetime import date

import pytest

from journey_editor.document import rules
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.starting import empty_journey
from journey_editor.document.journey import Journey
from journey_editor.document.records import DataSource, Owner, Risk, Signal, Stage
from journey_editor.document.spreadsheets import bare_cell, safe_cell
from journey_editor.document.vocabulary import ConnectionKind, Direction
from journey_editor.tables import ranges
from journey_editor.tables.cells import CellText, Written, add_rows, write_cells, write_range
from journey_editor.tables.coverage import COVERAGE
from journey_editor.tables.owners import NOBODY, OWNERS
from journey_editor.tables.registry import SHEETS
from journey_editor.tables.risks import RISKS
from journey_editor.tables.signals import SIGNALS
from journey_editor.tables.stages import STAGES
from journey_editor.tables.table import Table
from journey_editor.tables.to_find_out import TO_FIND_OUT
from journey_editor.tables.workbook import grids_of
from tests.building import Building, card, onboarding


def carry_out(journey: Journey, written: Written) -> Written:
    rules.check(journey, written.changes)
    journey.apply(written.changes)
    return written


def write(journey: Journey, table: Table, record_id: str, column: str, text: str) -> Written:
    """Type into a cell."""
    return carry_out(journey, write_cells(journey, [CellText(record_id, table.column(column), text, 1)]))


@pytest.fixture
def b() -> Building:
    return onboarding()


def signal(b: Building) -> str:
    return b.journey.all(Signal)[0].id


def read(b: Building, table: Table, record_id: str, column: str) -> str:
    return table.column(column).text(b.journey, table.record(b.journey, record_id))


@pytest.mark.parametrize(
    ("column", "text", "shown"),
    [
        ("baseline", "1,5", "1.5"),
        ("baseline", "0", "0"),
        ("baseline", "unknown", ""),
        ("timing", "Leading", "leading"),
        ("status", "live", "live"),
        ("status", "", "unknown"),
        ("direction", "higher is better", "higher is better"),
        ("category", "SETUP", "setup"),
        ("read_from", "Our CRM", "Our CRM"),
        ("measures", "Kickoff call\nSetup", "Kickoff call\nSetup"),
        ("history", "2026-03-01\t4\n2026-01-01: 3,5", "2026-01-01: 3.5\n2026-03-01: 4"),
        ("owner", "ann", "ann"),
    ],
)
def test_what_is_typed_is_understood(b: Building, column: str, text: str, shown: str) -> None:
    assert not write(b.journey, SIGNALS, signal(b), column, text).refused
    assert read(b, SIGNALS, signal(b), column) == shown


@pytest.mark.parametrize(
    ("column", "text", "why"),
    [
        ("baseline", "soon", "“soon” is not a number"),
        ("status", "so so", "“so so” is none of unknown, not instrumented, partial, live"),
        ("measures", "Nowhere", "There is no stage or touchpoint called “Nowhere”"),
        ("history", "yesterday 4", "“yesterday” is not a date such as 2026-03-31"),
        ("history", "2026-01-01", "“2026-01-01” is not a date with its value"),
        ("history", "2026-01-01 1\n2026-01-01 2", "2026-01-01 stands there twice"),
        ("owner", "x" * 2_001, "A name takes up to 2,000 characters"),
        ("progress", "50 %", "This is computed from the signal's values."),
    ],
)
def test_what_is_not_is_refused_with_row_and_column(b: Building, column: str, text: str, why: str) -> None:
    before = Journey(b.journey)
    written = write(b.journey, SIGNALS, signal(b), column, text)
    assert written.told.startswith(f"Row 1, {SIGNALS.column(column).title}: {why}")
    assert b.journey == before


def test_of_what_is_pasted_each_cell_is_taken_or_told(b: Building) -> None:
    rows = [stage.id for stage in b.journey.stages]
    columns = [STAGES.column("owner"), STAGES.column("duration_days")]
    texts = [["Ann", "3"], ["ANN", "x"], ["", "y"], ["Ben", "2 weeks"]]
    written = carry_out(b.journey, write_range(b.journey, STAGES, rows, 0, columns, texts))
    assert written.taken == 6 and len(written.made) == 1
    assert written.told == (
        "Row 2, Typical duration (days): “x” is no number of days; the map keeps what it had. "
        "1 more could not be taken either. The other 6 cells were taken."
    )
    assert [(b.journey.name_of(s.owner), s.duration_days) for s in b.journey.stages] == [
        ("Ann", 3),
        ("Ann", None),
        ("", None),
        ("Ben", 14),
    ]


def test_a_target_against_its_direction_is_refused_and_told(b: Building) -> None:
    record = signal(b)
    b.set(record, direction=Direction.DOWN, baseline=50.0, target=40.0)
    written = write(b.journey, SIGNALS, record, "target", "60")
    sentence = "Lower is better, but the target 60 is above the baseline 50; the map keeps what it had."
    assert written.told == f"Row 1, Target: {sentence}"
    assert read(b, SIGNALS, record, "target") == "40"


def test_what_is_pasted_need_only_agree_as_a_whole(b: Building) -> None:
    record = signal(b)
    b.set(record, direction=Direction.DOWN, baseline=50.0, target=40.0)
    columns = [SIGNALS.column(name) for name in ("baseline", "target", "direction")]
    written = carry_out(
        b.journey, write_range(b.journey, SIGNALS, [record], 0, columns, [["10", "20", "higher is better"]])
    )
    assert (written.taken, written.refused) == (3, ())
    written = carry_out(
        b.journey, write_range(b.journey, SIGNALS, [record], 0, columns, [["10", "30", "lower is better"]])
    )
    assert written.told.startswith("Row 1, Target: Lower is better, but the target 30 is above the baseline 10;")
    assert [read(b, SIGNALS, record, column.id) for column in columns] == ["10", "20", "higher is better"]


def test_an_owner_that_is_made_and_given_to_nobody_is_not_kept(b: Building) -> None:
    stage = b.journey.stages[0].id
    cells = [CellText(stage, STAGES.column("owner"), name, 1) for name in ("Passing by", "Ann")]
    carry_out(b.journey, write_cells(b.journey, cells))
    assert "Passing by" not in {owner.name for owner in b.journey.all(Owner)}


def test_one_new_system_is_made_for_many_signals(b: Building) -> None:
    stage = b.journey.stages[0].id
    for name in ("a", "b"):
        b.part("signal", stage, name=name)
    ids = [one.id for one in b.journey.all(Signal)]
    column = [SIGNALS.column("read_from")]
    carry_out(b.journey, write_range(b.journey, SIGNALS, ids, 0, column, [["CRM"], ["crm"], [" CRM "]]))
    assert [source.name for source in b.journey.all(DataSource)] == ["CRM"]


def test_new_signals_are_where_the_one_above_is(b: Building) -> None:
    above = b.journey.record(signal(b), Signal)
    changes, made = add_rows(b.journey, SIGNALS, 2, above.id)
    b.do(changes)
    assert [row.id for row in SIGNALS.rows(b.journey)] == [above.id, *made]
    assert all(b.journey.record(one, Signal).measures == above.measures for one in made)


# --- owners, coverage, risks


def test_the_row_of_nobody_is_counted_and_not_edited(b: Building) -> None:
    assert OWNERS.rows(b.journey)[0] == NOBODY
    before = Journey(b.journey)
    assert write(b.journey, OWNERS, NOBODY.id, "name", "Ann").told == "Row 1, Owner: This row is counted, not edited."
    assert b.journey == before


def test_what_nobody_measures_is_unknown_and_neither_0_nor_green(b: Building) -> None:
    handoff, setup, activation = (stage.id for stage in b.journey.stages)
    itself, touchpoints = COVERAGE.column("itself"), COVERAGE.column("touchpoints")
    assert itself.tint is not None and touchpoints.tint is not None
    assert read(b, COVERAGE, handoff, "itself") == "unknown: it needs a signal"
    assert read(b, COVERAGE, setup, "touchpoints") == "unknown: no touchpoint has a live signal"
    for stage in (handoff, setup, activation):
        assert itself.tint(b.journey, b.journey.record(stage, Stage)) == "unknown"
        assert touchpoints.tint(b.journey, b.journey.record(stage, Stage)) == "unknown"
    write(b.journey, SIGNALS, signal(b), "status", "live")
    assert read(b, COVERAGE, activation, "touchpoints") == "1 of 1 have a live signal"
    assert touchpoints.tint(b.journey, b.journey.record(activation, Stage)) == "success"
    b.touchpoint(b.journey.lanes[1].id, activation, "Second report")
    assert read(b, COVERAGE, activation, "touchpoints") == "1 of 2 have a live signal"
    assert touchpoints.tint(b.journey, b.journey.record(activation, Stage)) == "warning"
    b.do(delete_records(b.journey, [card(b, "Second report")]))
    assert read(b, COVERAGE, activation, "needs") == "a signal of the stage itself\n1 signal: its current value"


def test_a_stages_own_risk_stands_among_the_risks_and_is_emptied_not_deleted(b: Building) -> None:
    stage = b.journey.stages[1].id
    b.set(stage, risk="Import fails", risk_trigger="3rd try", recovery="Call", escalation="Head")
    assert [row.id for row in RISKS.rows(b.journey)] == [stage]
    write(b.journey, RISKS, stage, "trigger", "2nd try")
    assert b.journey.record(stage, Stage).risk_trigger == "2nd try"
    assert RISKS.delete is not None
    b.do(RISKS.delete(b.journey, [stage]))
    assert not RISKS.rows(b.journey) and b.journey.record(stage, Stage).escalation == "Head"


def test_a_risk_knows_whether_the_map_has_a_way_back(b: Building) -> None:
    stage = b.journey.stages[1].id
    columns = [RISKS.column("failure"), RISKS.column("threatens")]
    written = write_range(b.journey, RISKS, [], 0, columns, [["Late", "Setup"]])
    (risk,) = carry_out(b.journey, written).made
    assert read(b, RISKS, risk, "way_back").startswith("none")
    sso, ready = (card.id for card in b.journey.cards if b.journey.stage_of(card).id == stage)
    way = b.connect(ready, sso, meaning=ConnectionKind.RECOVERY)
    assert read(b, RISKS, risk, "way_back") == "Ready? → Connect single sign-on"
    column = RISKS.column("way_back")
    assert column.leads_to is not None and column.leads_to(b.journey, b.journey.record(risk, Risk)) == [way]


def test_a_signal_that_is_new_to_a_risk_measures_what_it_threatens(b: Building) -> None:
    columns = [RISKS.column(name) for name in ("failure", "threatens", "shown_by")]
    written = write_range(b.journey, RISKS, [], 0, columns, [["Late", "Setup", "Days late\nreports created"]])
    carry_out(b.journey, written)
    (risk,) = b.journey.all(Risk)
    names = [b.journey.name_of(one) for one in risk.shown_by]
    assert names == ["Days late", "reports created"]
    assert b.journey.record(risk.shown_by[0], Signal).measures == (b.journey.stages[1].id,)


# --- to and from spreadsheets


@pytest.mark.parametrize("text", ["=1", "'=1", "+a", "-1", "-x", "@a", "＝x", "", "\t", 'a"b', "a\nb"])
def test_ranges_come_back_as_they_went(text: str) -> None:
    assert bare_cell(safe_cell(text)) == text
    rows = [[text, "x"], ["y", text]]
    if "\t" not in text:
        assert ranges.from_clipboard("", ranges.as_html(rows)) == rows
    assert ranges.from_clipboard(ranges.as_text(rows)) == rows


def test_too_much_is_refused_with_a_sentence() -> None:
    with pytest.raises(ValueError, match="more than 5,000 rows"):
        ranges.from_clipboard("x\n" * 6_000)
    with pytest.raises(ValueError, match="up to 8,000,000"):
        ranges.from_clipboard("x" * 8_000_001)


def test_every_table_is_written_for_an_empty_map_and_says_unknown_where_it_is(b: Building) -> None:
    for sheet in SHEETS:
        assert len(sheet.cells(empty_journey("x"))) == 1
        widths = {len(row) for row in sheet.cells(b.journey)}
        assert len(widths) == 1
    titles, *rows = SIGNALS.cells(b.journey)
    assert dict(zip(titles, rows[0], strict=True))["Baseline"] == "unknown"


def test_dates_are_kept_in_order(b: Building) -> None:
    write(b.journey, SIGNALS, signal(b), "history", "2026-02-01 2\n2026-01-01 1")
    assert b.journey.record(signal(b), Signal).history == ((date(2026, 1, 1), 1.0), (date(2026, 2, 1), 2.0))


def test_that_nobody_finds_something_out_yet_is_said_in_files_too() -> None:
    b = Building()
    stage, lane = b.stage("Setup"), b.other_lane("to_find_out")
    b.note(lane, stage, "Who pays?")
    row = ["Who pays?", "nobody yet", "question", "Setup \u00b7 To find out"]
    assert TO_FIND_OUT.cells(b.journey) == [["What", "Who finds it out", "Unknown is", "Where"], row]
    grid = next(grid for grid in grids_of(b.journey) if grid.title == TO_FIND_OUT.title)
    assert [list(one) for one in grid.rows] == [row]
