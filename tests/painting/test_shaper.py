"""Text is broken the same everywhere, in any script, and nothing a user pastes can hurt it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.layout.text import ELLIPSIS, TextStyle
from journey_editor.painting.shaper import QtShaper, glyphs_of

STYLE = TextStyle(11)
ODD_SIZE = TextStyle(9.5)
ARABIC = "مرحبا بالعالم هذا نص طويل جدا لا يتسع في سطر واحد"


@pytest.fixture
def shaper() -> QtShaper:
    return QtShaper()


def test_lines_break_between_words_and_fit(shaper: QtShaper) -> None:
    shaped = shaper.shape("Customer kickoff call with all the admins", STYLE, 80)
    assert [line.text for line in shaped.lines] == ["Customer", "kickoff call", "with all the", "admins"]
    assert all(line.width <= 80 for line in shaped.lines)
    assert not shaped.is_cut
    assert shaped.text == "Customer kickoff call with all the admins"


def test_line_ends_of_every_platform_are_kept(shaper: QtShaper) -> None:
    shaped = shaper.shape("one\ntwo\r\nthree\rfour\n\nsix", STYLE, 300)
    assert [line.text for line in shaped.lines] == ["one", "two", "three", "four", "", "six"]


def test_leading_and_inner_spaces_are_kept(shaper: QtShaper) -> None:
    assert shaper.shape("  two  spaces", STYLE, 300).lines[0].text == "  two  spaces"


def test_an_empty_text_is_one_empty_line(shaper: QtShaper) -> None:
    shaped = shaper.shape("", STYLE, 300, 2)
    assert [line.text for line in shaped.lines] == [""]
    assert shaped.height == STYLE.line_height


def test_what_does_not_fit_ends_with_an_ellipsis(shaper: QtShaper) -> None:
    shaped = shaper.shape("Customer kickoff call with all the admins", STYLE, 80, 2)
    assert shaped.is_cut
    assert len(shaped.lines) == 2
    assert shaped.lines[0].text == "Customer"
    assert shaped.lines[1].text.startswith("kickoff call")
    assert shaped.lines[1].text.endswith(ELLIPSIS)
    assert shaped.lines[1].width <= 80


def test_a_text_that_just_fits_is_not_cut(shaper: QtShaper) -> None:
    assert not shaper.shape("Customer\nkickoff", STYLE, 80, 2).is_cut


def test_left_out_paragraphs_show_as_an_ellipsis(shaper: QtShaper) -> None:
    shaped = shaper.shape("Customer\nkickoff\ncall", STYLE, 300, 2)
    assert [line.text for line in shaped.lines] == ["Customer", "kickoff" + ELLIPSIS]
    assert shaped.is_cut


def test_a_long_word_wraps_anywhere(shaper: QtShaper) -> None:
    shaped = shaper.shape("Donaudampfschifffahrtsgesellschaft", STYLE, 60)
    assert len(shaped.lines) > 1
    assert "".join(line.text for line in shaped.lines) == "Donaudampfschifffahrtsgesellschaft"
    assert all(line.width <= 60 for line in shaped.lines)


def test_right_to_left_text_starts_at_the_right(shaper: QtShaper) -> None:
    for style in (STYLE, ODD_SIZE):
        line = shaper.shape("مرحبا", style, 200).lines[0]
        assert line.x + line.width == pytest.approx(200, abs=0.1)
        ends = shaper.shape("مرحبا", style, 200, align="end").lines[0]
        assert ends.x == pytest.approx(0, abs=0.1)


def test_right_to_left_text_is_cut_with_an_ellipsis_at_its_end(shaper: QtShaper) -> None:
    shaped = shaper.shape(ARABIC, STYLE, 90, 2)
    assert shaped.is_cut
    assert shaped.lines[-1].text.endswith(ELLIPSIS)
    assert ARABIC.replace(" ", "").startswith(
        "".join(line.text for line in shaped.lines).rstrip(ELLIPSIS + "\u200d").replace(" ", "")
    )
    assert shaped.lines[-1].x + shaped.lines[-1].width == pytest.approx(90, abs=0.1)


def test_each_paragraph_runs_its_own_way(shaper: QtShaper) -> None:
    left, right = shaper.shape("Hello\nمرحبا", STYLE, 200).lines
    assert left.x == 0
    assert right.x > 150


def test_alignment(shaper: QtShaper) -> None:
    start = shaper.shape("Stage", STYLE, 100).lines[0]
    centre = shaper.shape("Stage", STYLE, 100, align="center").lines[0]
    end = shaper.shape("Stage", STYLE, 100, align="end").lines[0]
    assert start.x == 0
    assert centre.x == pytest.approx((100 - centre.width) / 2, abs=0.1)
    assert end.x + end.width == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize("text", ["Hello", "नमस्ते", "ยินดี", "مرحبا", "🚀", "Hello नमस्ते 🚀 ไทย"])
def test_no_script_shifts_the_baseline(shaper: QtShaper, text: str) -> None:
    plain = shaper.shape("x\nx", ODD_SIZE, 400)
    shaped = shaper.shape(f"{text}\n{text}", ODD_SIZE, 400)
    assert shaped.height == plain.height
    for ours, theirs in zip(shaped.lines, plain.lines, strict=True):
        assert ours.baseline == pytest.approx(theirs.baseline, abs=0.05)


def test_sizes_between_whole_points_are_exact(shaper: QtShaper) -> None:
    small, odd, large = (shaper.shape("Measured", TextStyle(size), 400).width for size in (9, 9.5, 10))
    assert odd == pytest.approx((small + large) / 2, rel=0.002)


def test_every_layout_is_kept_for_the_painters(shaper: QtShaper) -> None:
    shaped = shaper.shape("one two three\nfour", STYLE, 40)
    assert sum(layout.lineCount() for layout in glyphs_of(shaped).layouts) == len(shaped.lines)


def test_the_same_question_gets_the_same_answer_object(shaper: QtShaper) -> None:
    assert shaper.shape("Card", STYLE, 100) is shaper.shape("Card", STYLE, 100)


@pytest.mark.parametrize(
    "text",
    ["a\x00b\x07c", "\ud83d lone", "\udc00", "\uffff", "\u202e evil \u202c", "\t tab", "\u200d\u200d", "\u0301" * 300],
)
@pytest.mark.parametrize("width", [200.0, 1.0, 0.0, -5.0, float("inf")])
def test_hostile_text_and_widths_do_no_harm(shaper: QtShaper, text: str, width: float) -> None:
    shaped = shaper.shape(text, STYLE, width, 3)
    assert 1 <= len(shaped.lines) <= 3
    assert all(not 0xD800 <= ord(one) <= 0xDFFF for line in shaped.lines for one in line.text)


def test_controls_and_lone_surrogates_show_as_replacement_characters(shaper: QtShaper) -> None:
    assert shaper.shape("a\x07b\ud800c", STYLE, 300).lines[0].text == "a\ufffdb\ufffdc"


@pytest.mark.parametrize("unit", ["w", "word ", "i", "\n", "नमस्ते "])
def test_only_what_is_needed_of_a_huge_text_is_laid_out(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    shaped = QtShaper().shape(text, STYLE, 160, 3)
    assert len(shaped.lines) == 3
    assert shaped.is_cut
    assert shaped.lines[-1].text.endswith(ELLIPSIS)
    assert sum(len(layout.text()) for layout in glyphs_of(shaped).layouts) < 5_000


def test_thin_characters_still_fill_the_lines(shaper: QtShaper) -> None:
    shaped = shaper.shape("." * 2_000, STYLE, 500, 2)
    assert all(line.width > 480 for line in shaped.lines)


@given(
    text=st.text(max_size=80)
    | st.lists(st.sampled_from(["Kick-off", "plan/do", "e.g.", "AVATAR", "fi", "\n", "नमस्ते", "مرحبا", "🚀"])).map(
        " ".join
    ),
    style=st.builds(
        TextStyle,
        st.sampled_from([9, 9.5, 12, 13.5]),
        st.sampled_from([400, 600, 700]),
        leading=st.sampled_from([0.0, 13.0]),
        italic=st.booleans(),
    ),
    width=st.floats(0, 400),
    max_lines=st.integers(0, 4),
    align=st.sampled_from(["start", "center", "end"]),
)
def test_what_was_measured_is_what_is_painted(
    text: str, style: TextStyle, width: float, max_lines: int, align: str
) -> None:
    shaped = QtShaper().shape(text, style, width, max_lines, align)
    glyphs = glyphs_of(shaped)
    painted = [layout.lineAt(number) for layout in glyphs.layouts for number in range(layout.lineCount())]
    assert len(painted) == len(shaped.lines)
    for line, row in zip(shaped.lines, painted, strict=True):
        assert line.width == row.naturalTextWidth() / glyphs.unit
        assert line.x == pytest.approx(row.x() / glyphs.unit, abs=1 / 32)
        assert line.baseline == pytest.approx((row.y() + row.ascent()) / glyphs.unit, abs=1 / 32)
