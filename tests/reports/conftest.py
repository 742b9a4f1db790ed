"""The samples as pages to read, made once for all that is asked of them."""

from __future__ import annotations

import pytest

from journey_editor.document.journey import Journey
from journey_editor.layout.pages import Page
from journey_editor.paths import sample as sample_file
from journey_editor.storage import files
from tests.reports.composed import composed


@pytest.fixture(scope="session", params=["b2b-saas-onboarding", "enterprise-purchase", "lifecycle-nine-stages"])
def sample(request: pytest.FixtureRequest, qapp: object) -> Journey:
    return files.load(sample_file(f"{request.param}.journey")).journey


@pytest.fixture(scope="session")
def full(sample: Journey) -> tuple[Page, ...]:
    return composed(sample, "report")


@pytest.fixture(scope="session")
def reading(sample: Journey) -> tuple[Page, ...]:
    return composed(sample)
