"""Why a field cannot take a value, in a sentence."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from journey_editor.document.quoting import quoted


def refusal(error: ValidationError, label: str, value: Any, description: str = "") -> str:
    """What is wrong with a value, by what pydantic says of it. `label` is what the field is called."""
    problem = error.errors()[0]
    limits = problem.get("ctx", {})
    match problem["type"]:
        case "greater_than_equal":
            reason = f"{label} cannot be less than {limits['ge']:g}"
        case "less_than_equal":
            reason = f"{label} cannot be more than {limits['le']:g}"
        case "greater_than":
            reason = f"{label} is above {limits['gt']:g}"
        case "string_too_long":
            reason = f"{label} takes up to {limits['max_length']:,} characters, and this is longer"
        case "string_pattern_mismatch":
            return f"{quoted(str(value))} cannot be used here; the map keeps what it had. {description}"
        case _:
            reason = f"{label}: {problem['msg']}"
    return f"{reason}; the map keeps what it had."
