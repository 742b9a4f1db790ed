"""Random walks: `./test` goes some of the way, with `LONGER=20` in the environment twenty times as far."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test


def walk(machine: type[RuleBasedStateMachine], walks: int, steps: int) -> None:
    """Let somebody walk about at random, some times, each time another way."""
    far = int(os.environ.get("LONGER", "1"))
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=walks * far, stateful_step_count=steps, suppress_health_check=list(HealthCheck)),
    )
