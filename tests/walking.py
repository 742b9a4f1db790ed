"""Random walks and examples: `./test` goes some of the way, with `LONGER=20` in the environment twenty times as far."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

_FAR = int(os.environ.get("LONGER", "1"))


def examples(number: int) -> settings:
    """So many examples of a dear test."""
    return settings(max_examples=number * _FAR)


def walk(machine: type[RuleBasedStateMachine], walks: int, steps: int) -> None:
    """Let somebody walk about at random, some times, each time another way."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=walks * _FAR, stateful_step_count=steps, suppress_health_check=list(HealthCheck)
        ),
    )
