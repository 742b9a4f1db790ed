"""Each protection of somebody's work is needed: without it the test that holds it fails. (Those whose
test needs a window are tried by `python -m tests.faults.protections`.)
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.matrix import PROTECTIONS, Protection
from tests.faults.protections import SKIPPED, what_is_wrong


@pytest.mark.parametrize("protection", [pytest.param(one, id=one.what) for one in PROTECTIONS if one.is_quick])
def test_without_it_its_test_fails(protection: Protection) -> None:
    wrong = what_is_wrong(protection)
    if wrong == SKIPPED:
        pytest.skip("the test of it is skipped here too")
    assert wrong == ""


def test_the_matrix_in_the_documents_is_this_one() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "reliability.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| (F\d+) \|.*\| (\d+) \|$", page, re.MULTILINE)
    counted = Counter(row for one in PROTECTIONS for row in one.rows.split())
    assert told == [(f"F{number}", str(counted[f"F{number}"])) for number in range(1, 25)]
