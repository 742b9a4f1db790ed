"""There is always room between two order keys, and keys do not grow without need."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from journey_editor.document.order import key_between, keys_between
from journey_editor.document.record import OrderKey

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
keys = st.text(DIGITS, min_size=1, max_size=12).filter(lambda key: not key.endswith("0"))
order_key = TypeAdapter(OrderKey)


@given(st.none() | keys, st.none() | keys, st.integers(1, 40))
def test_keys_lie_between_in_rising_order(one: str | None, other: str | None, count: int) -> None:
    before, after = sorted((one, other)) if one is not None and other is not None else (one, other)
    if before is not None and before == after:
        with pytest.raises(ValueError, match="no order key lies between"):
            keys_between(before, after, count)
        return
    made = keys_between(before, after, count)
    assert len(made) == count
    line = [key for key in (before, *made, after) if key is not None]
    assert all(a < b for a, b in pairwise(line))
    for key in made:
        assert order_key.validate_python(key) == key


@given(st.lists(st.integers(0, 1000), max_size=60))
def test_any_order_can_be_typed_in(places: list[int]) -> None:
    line: list[str] = []
    for place in places:
        at = place % (len(line) + 1)
        line.insert(at, key_between(line[at - 1] if at else None, line[at] if at < len(line) else None))
        assert line == sorted(set(line))


@pytest.mark.parametrize("at_end", [True, False])
def test_records_put_at_an_end_keep_short_keys(at_end: bool) -> None:
    key = key_between(None, None)
    for number in range(10_000):
        key = key_between(key, None) if at_end else key_between(None, key)
        assert len(key) <= (2 if number < 200 else 14)


def test_records_put_at_one_place_again_and_again_still_fit() -> None:
    low, high = "V", "W"
    for _ in range(2000):
        high = key_between(low, high)
    assert order_key.validate_python(high) == high


def test_the_wrong_way_round_is_refused() -> None:
    with pytest.raises(ValueError, match="no order key lies between 'b' and 'a'"):
        key_between("b", "a")
