"""Markdown: the reading copy as text, in which no user's text becomes a heading, a list, a link or HTML."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from journey_editor.document.journey import Journey
from journey_editor.export.markdown import escaped, to_text
from journey_editor.reports.profiles import profile_named
from tests.building import Building, onboarding
from tests.hostile_maps import HOSTILE, hostile

_OURS = re.compile(r"^(#+ |- (?:\*\*[^*]+:\*\* )?|\|(?: --- \|)+$|\| )")


def _text(journey: Journey, profile: str = "reading") -> str:
    found = profile_named(profile)
    assert found is not None
    return to_text(journey, None, found, date(2026, 3, 31))


def _bare(text: str) -> str:
    """What is left for Markdown to read: without what is escaped."""
    return re.sub(r"\\[!-/:-@\[-`{-~]", "", text)


def _structure(text: str) -> Counter[str]:
    """How often each mark begins a line."""
    return Counter(found[1].split("*")[0] for line in _bare(text).split("\n") if (found := _OURS.match(line)))


def test_the_reading_copy_has_headings_lists_and_tables() -> None:
    b = onboarding()
    b.set(b.journey.stages[0].id, customer_goal="Know us\n\nand our depots")
    lines = _text(b.journey).split("\n")
    assert lines[0] == "# Onboarding"
    assert "## 1 Handoff" in lines
    assert "#### Connect single sign-on" in lines
    assert "| No. | Stage | Owner | Customer goal |" in lines
    assert "| 1 | Handoff | Sales | Know us<br>and our depots |" in lines
    assert "- **Owner:** Sales" in lines
    assert "- **Escalation:** unknown" in lines
    assert any(line.startswith("- **Not known yet:** ") and "risk" in line for line in lines)
    assert "**\u22121.25  very negative**" in lines or any("\u22121.25" in line for line in lines)


@pytest.fixture(scope="module")
def plain() -> str:
    """What is written of a map whose every text is one plain word."""
    return _text(hostile("plain"))


@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_stays_text(text: str, plain: str) -> None:
    written = _text(hostile(text))
    bare = _bare(written).replace("<br>", "")
    assert not re.search(r"[<>`\[\]~&](?!\s)", re.sub(r"^> ", "", bare, flags=re.MULTILINE))
    assert _structure(written) == _structure(plain)
    read = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", written)
    for line in text.split("\n"):
        assert read.count(line) > 50


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1. one", "1\\. one"),
        ("2) two", "2\\) two"),
        ("- a - b", "\\- a - b"),
        ("https://a.example", "https:\\//a.example"),
        ("a_b*c", "a\\_b\\*c"),
        ("<b>&amp;", "\\<b\\>\\&amp;"),
        ("    code", "code"),
        ("C:\\x", "C:\\\\x"),
        ("10.5 %", "10\\.5 %"),
        ("me@a.example", "me\\@a.example"),
    ],
)
def test_what_is_escaped(text: str, wanted: str) -> None:
    assert escaped(text) == wanted


def test_the_same_map_gives_the_same_text_and_an_empty_one_is_a_page() -> None:
    journey = onboarding().journey
    assert _text(journey) == _text(journey)
    assert _text(Building("").journey).startswith("# Untitled journey map\n")


def test_no_heading_is_skipped_and_what_matters_has_one(qapp: object) -> None:
    levels = [len(line.split(" ")[0]) for line in _text(onboarding().journey).splitlines() if line.startswith("#")]
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert "## In short" in _text(onboarding().journey)


def test_it_is_told_from_the_start_how_far_the_text_is(qapp: object) -> None:
    """The sign comes with the first telling, and with each it can be stopped."""
    profile, shares = profile_named("reading"), list[float]()
    assert profile is not None
    to_text(onboarding().journey, None, profile, date(2026, 3, 31), lambda done, total: shares.append(done / total))
    assert shares == sorted(shares)
    assert shares[0] < 0.1 and {min(2, int(3 * share)) for share in shares} == {0, 1, 2}
