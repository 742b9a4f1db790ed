"""Everything here needs Qt's fonts."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication


@pytest.fixture(autouse=True)
def _application(qapp: QGuiApplication) -> None:
    """A running application."""
