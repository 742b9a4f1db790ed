"""A small map on a screen: two lanes, three stages (the second of two steps), five cards."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.building import Building
from tests.canvas.canvas_hand import Hand


@pytest.fixture
def small(qtbot):
    b = Building("Onboarding")
    admin, user = b.lane("Admin"), b.lane("End user")
    handoff, setup, active = b.stage("Handoff"), b.stage("Setup", steps=2), b.stage("Activation")
    call = b.touchpoint(admin, handoff, "Call", channel="phone", emotion=1.0)
    data = b.touchpoint(admin, setup, "Import", channel="product", emotion=-1.0)
    check = b.touchpoint(admin, setup, "Check")
    ready = b.decision(admin, setup, "Ready?", step=1)
    first = b.touchpoint(user, active, "First report", channel="in-app", emotion=2.0)
    way = b.connect(call, data)
    hand = Hand(qtbot, b)
    ids = dict(
        admin=admin, user=user, handoff=handoff, setup=setup, active=active, call=call, data=data, check=check,
        ready=ready, first=first, way=way, s0=b.step(handoff), s1=b.step(setup), s2=b.step(setup, 1), s3=b.step(active),
    )  # fmt: skip
    return SimpleNamespace(hand=hand, journey=b.journey, **ids)
