"""A model of rows in groups changes no more than is another, and says of each change what Qt wants to hear."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication

from journey_editor.widgets.grouped_model import GroupedModel, Index, RowGroup

groups = st.lists(
    st.tuples(st.sampled_from("abc"), st.lists(st.integers(0, 6), max_size=6, unique=True)),
    max_size=3,
    unique_by=lambda group: group[0],
)


class Numbers(GroupedModel[int]):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, group = self.row_at(index), self.group_at(index)
        if role != Qt.ItemDataRole.DisplayRole or group is None:
            return None
        return str(row) if row is not None else group.title


def made(wanted: list[tuple[str, list[int]]]) -> list[RowGroup[int]]:
    return [RowGroup(key, key.upper(), rows) for key, rows in wanted]


def read(model: Numbers) -> list[tuple[str, list[str]]]:
    return [
        (
            model.index(number, 0).data(),
            [
                model.index(row, 0, model.index(number, 0)).data()
                for row in range(model.rowCount(model.index(number, 0)))
            ],
        )
        for number in range(model.rowCount())
    ]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(groups, min_size=1, max_size=5))
def test_it_shows_what_it_was_shown_last(qapp: QApplication, shown: list[list[tuple[str, list[int]]]]) -> None:
    model = Numbers()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for wanted in shown:
        model.show(made(wanted))
        assert read(model) == [(key.upper(), [str(row) for row in rows]) for key, rows in wanted]
    tester.deleteLater()


def test_one_row_less_is_one_row_removed(qapp: QApplication) -> None:
    model = Numbers()
    model.show(made([("a", [1, 2, 3, 4]), ("b", [5])]))
    removed, reset = QSignalSpy(model.rowsRemoved), QSignalSpy(model.modelReset)
    model.show(made([("a", [1, 2, 4]), ("b", [5])]))
    assert (removed.count(), reset.count()) == (1, 0)
    assert removed.at(0)[1:] == [2, 2]


def test_a_row_is_found_with_its_group(qapp: QApplication) -> None:
    model = Numbers()
    model.show(made([("a", [1]), ("b", [5, 6])]))
    index = model.index_of(6)
    assert index.isValid() and model.row_at(index) == 6
    group = model.group_at(index)
    assert group is not None and group.key == "b" and model.row_at(index.parent()) is None
    assert model.index_of(9) == QModelIndex()
