"""What is typed, held against texts."""

import pytest

from journey_editor.document.matching import distance, folded, words_of


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("kick", "Kickoff workshop"),
        ("WORK kick", "Kickoff workshop"),
        ("cafe", "Im Café"),
        ("strasse", "Straße"),
        ("顧客", "顧客の旅"),
        ("ışık", "IŞIK"),
        ("IŞIK", "ışık"),
        ("istanbul", "İSTANBUL"),
        ("iskonto", "ISKONTO"),
        ("", "anything"),
    ],
)
def test_words_are_found_in_any_order_case_and_accent(query: str, text: str) -> None:
    assert distance(words_of(query), folded(text)) is not None


def test_a_text_must_hold_all_the_words() -> None:
    assert distance(words_of("kick off"), folded("Kickstart")) is None


def test_the_nearer_text_is_first() -> None:
    texts = ["A save point", "Unsaved", "Save", "Save as"]
    assert sorted(texts, key=lambda text: distance(("save",), folded(text))) == [
        "Save", "Save as", "A save point", "Unsaved",
    ]  # fmt: skip


def test_letters_in_their_order_are_enough_where_it_is_fuzzy() -> None:
    assert distance(("zin",), "zoom in", is_fuzzy=True) is not None
    assert distance(("zin",), "zoom in") is None
    assert distance(("niz",), "zoom in", is_fuzzy=True) is None
    assert distance(("oin",), "zoom in", is_fuzzy=True) is None, "it begins within a word"
