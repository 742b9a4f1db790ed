"""Numbers as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.document.numbers import number_text, parse_measure, parse_number, parse_percent, percent_text


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", 12),
        ("1,5", 1.5),
        ("1.5", 1.5),
        (" -2 ", -2),
        ("−2", -2),
        ("12 000", 12000),
        ("12'000,5", 12000.5),
        (".5", 0.5),
        ("0,125", 0.125),
        ("1,234.5", 1234.5),
        ("-1.234,5", -1234.5),
        ("1,234,567", 1234567),
        ("1.234", 1.234),
        ("- 1 234 567,5", -1234567.5),
        ("1\u202f234", 1234),
        ("١٢٣", 123),
        ("١٬٢٣٤٫٥", 1234.5),
        ("١٫٢٥٠", 1.25),
    ],
)
def test_comma_and_point_are_both_read(written: str, number: float) -> None:
    assert parse_number(written) == number


def test_empty_is_unknown_and_never_zero() -> None:
    assert parse_number("") is None
    assert parse_number("   ") is None
    assert number_text(None) == ""
    assert number_text(0.0) == "0"


@pytest.mark.parametrize(
    "written",
    ["abc", "1.2.3", "12x", "--1", "nan", "inf", "1e5", "٣ apples", "5%", "1 20", "1 2 3", "1 2345", "1.5 2", "1, 5"],
)
def test_what_is_no_number_is_named(written: str) -> None:
    with pytest.raises(ValueError, match="is not a number") as problem:
        parse_number(written)
    assert f"“{written}”" in str(problem.value)


def test_a_comma_that_may_be_a_thousands_separator_is_asked_about() -> None:
    with pytest.raises(ValueError, match=r"may be 1234 or 1\.234"):
        parse_number("1,234")
    with pytest.raises(ValueError, match=r"“١,٢٣٤” may be 1234 or 1\.234"):
        parse_number("١,٢٣٤")


def test_so_is_a_point_where_no_program_writes_what_follows() -> None:
    with pytest.raises(ValueError, match=r"may be 12500 or 12\.5000; write it without the point"):
        parse_number("12.500")
    assert parse_number("12.5000") == 12.5


def test_percent() -> None:
    assert parse_percent("35 %") == 0.35
    assert parse_percent("7") == 0.07
    assert parse_percent("%30") == parse_percent("% 30") == 0.3, "as Turkish writes it"
    assert parse_measure("$40", "$") == parse_measure("40 $", "$") == 40
    assert percent_text(0.07) == "7"
    assert percent_text(0.355) == "35.5"
    assert percent_text(0.1 + 0.2) == "30"
    assert percent_text(1 / 3) == "33.33333333333"
    assert percent_text(sum([0.1] * 10)) == "100"


@given(st.floats(min_value=-1e15, max_value=1e15))
def test_a_number_reads_back_as_itself(number: float) -> None:
    assert parse_number(number_text(number)) == number


@given(st.floats(min_value=0, max_value=1))
def test_a_share_reads_back_close_to_itself(share: float) -> None:
    back = parse_percent(percent_text(share))
    assert back == pytest.approx(share, rel=1e-12)
