"""A tooltip is text, and never larger than the screen."""

from __future__ import annotations

import pytest

from journey_editor.widgets.tooltip import tooltip_text


@pytest.mark.parametrize("text", ["word " * 20_000, "a\n" * 50_000], ids=["words", "lines"])
def test_a_very_long_text_is_cut_with_an_ellipsis(text: str) -> None:
    shown = tooltip_text(text)
    assert shown.endswith("\u2026</qt>") and len(shown) < 1_700 and shown.count("<br>") < 30


def test_a_short_text_is_shown_whole_as_text() -> None:
    assert tooltip_text("a <b>\nc") == "<qt>a &lt;b&gt;<br>c</qt>" and tooltip_text("") == ""
