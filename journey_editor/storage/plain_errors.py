"""What pydantic finds wrong with a record, in a reader's words: what, not in which validator."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from journey_editor.document.quoting import cut

_TYPES = {
    "string_type": "a text",
    "float_type": "a number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "an object",
    "date_type": "a date such as 2026-03-31",
    "date_parsing": "a date such as 2026-03-31",
    "date_from_datetime_parsing": "a date such as 2026-03-31",
    "date_from_datetime_inexact": "a date such as 2026-03-31, without a time",
}

_FORMS = {
    "order": "an order key (letters and digits, the last one no 0)",
    "language": "a language such as en, de or pt-BR",
    "colour": "a colour name or #rrggbb",
    "data": "base64",
}


def sentences(error: ValidationError, where: str) -> list[str]:
    """Each problem of a record at `where` ("touchpoints, touchpoint-x") as a sentence that begins with its place."""
    found = []
    for problem in error.errors(include_url=False):
        path = [str(part) if isinstance(part, str) else f"no. {part + 1}" for part in problem["loc"]]
        found.append(f"{', '.join([where, *path])}: {reason(problem)}.")
    return found


def shown(value: object) -> str:
    """A value as the file has it, cut short."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "null"
    return cut(json.dumps(value, ensure_ascii=False, default=str))


def reason(problem: ErrorDetails) -> str:
    """Why a value does not fit, as the end of a sentence."""
    kind, context = problem["type"], problem.get("ctx", {})
    value = shown(problem["input"])
    if kind == "missing":
        return "is missing"
    if kind in _TYPES:
        return f"{value} is not {_TYPES[kind]}"
    if kind in ("enum", "literal_error"):
        return f"{value} is not {context['expected']}"
    if kind == "value_error":
        return f"{context['error']}"
    return _limit(problem, context, value) or _form(problem, value) or f"{value} does not fit ({problem['msg']})"


def _limit(problem: ErrorDetails, context: Mapping[str, Any], value: str) -> str:
    match problem["type"]:
        case "greater_than_equal":
            return f"{value} is too small, the least is {context['ge']:g}"
        case "less_than_equal":
            return f"{value} is too large, the most is {context['le']:g}"
        case "string_too_long":
            length = len(str(problem["input"]))
            return f"the text has {length:,} characters, at most {context['max_length']:,} are possible"
        case "string_too_short":
            return "is empty"
        case "finite_number":
            return f"{value} is no number"
        case _:
            return ""


def _form(problem: ErrorDetails, value: str) -> str:
    if problem["type"] != "string_pattern_mismatch":
        return ""
    field = next((part for part in reversed(problem["loc"]) if isinstance(part, str)), "")
    return f"{value} is not {_FORMS.get(field, 'an id (no spaces)')}"
