"""A sample in which every text field of every record says something that a format might take for its own words."""

from __future__ import annotations

from functools import cache
from typing import Any, get_origin

from journey_editor import paths
from journey_editor.document.journey import Journey
from journey_editor.document.record import Record, text_fields
from journey_editor.storage import files

HOSTILE = (
    "=1+1",
    "+SUM(A1)",
    "-x",
    "@x",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "\"'`><&amp;&lt;",
    "]]><!-- -->",
    "_x0041_",
    "# *bold* _it_ [a](http://x) ![b](c)",
    "| a | b |\n|---|---|\n1. one\n- two\n> three",
    "```\ncode\n```",
    "https://a.example/\u202e\u200f<b>",
)


@cache
def _sample() -> Journey:
    return files.load(paths.samples_dir() / "b2b-saas-onboarding.journey").journey


def hostile(text: str) -> Journey:
    """The sample with this in every text field."""
    return Journey([_filled(record, text) for record in _sample()])


def _filled(record: Record, text: str) -> Record:
    fields: dict[str, Any] = {}
    for name in text_fields(type(record)):
        several = get_origin(type(record).model_fields[name].annotation) is tuple
        fields[name] = (text,) if several else text
    return record.revised(**fields)
