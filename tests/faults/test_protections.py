"""Each protection of somebody's work is needed: without it the test that holds it fails. (Those that take longer, or
need a window, are tried by `python -m tests.faults.protections`.)
"""

from __future__ import annotations

import pytest

from tests.faults.matrix import PROTECTIONS, Protection
from tests.faults.protections import what_is_wrong


@pytest.mark.parametrize("protection", [pytest.param(one, id=one.what) for one in PROTECTIONS if not one.is_slow])
def test_without_it_its_test_fails(protection: Protection) -> None:
    assert what_is_wrong(protection) in ("", "skipped here")
