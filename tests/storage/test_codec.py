"""What a map says survives its file; what a file says is not lost, changed or believed without a check."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.document.edits.fields import set_field
from journey_editor.document.journey import Journey
from journey_editor.document.records import MAP_ID, JourneyMap, Touchpoint
from journey_editor.storage import codec, migrations
from journey_editor.storage.errors import DocumentError
from tests.building import Building, onboarding

HEAD = '{"format": "journey-map", "version": 2, "map": {}'


def refusal(data: bytes | str) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(DocumentError) as caught:
        codec.from_bytes(data.encode() if isinstance(data, str) else data)
    sentence = str(caught.value)
    for jargon in ("pydantic", "validation", "Traceback", "type=", "input_value"):
        assert jargon not in sentence
    return sentence


def content_of(journey: Journey) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(codec.to_bytes(journey))
    return found


def test_a_map_comes_back_as_it_was() -> None:
    journey = onboarding().journey
    opened = codec.from_bytes(codec.to_bytes(journey))
    assert opened.journey == journey
    assert opened.notes == []
    assert codec.to_bytes(opened.journey) == codec.to_bytes(journey)


def test_the_file_says_what_it_is_and_leaves_defaults_out() -> None:
    b = onboarding()
    b.set(MAP_ID, language="de", next_review=date(2026, 3, 31))
    data = codec.to_bytes(b.journey)
    assert data.endswith(b"}\n") and b"\r" not in data
    content = json.loads(data)
    assert list(content)[:4] == ["$schema", "format", "version", "map"]
    assert content["map"] == {"title": "Onboarding", "next_review": "2026-03-31", "language": "de"}
    assert "pictures" not in content
    assert list(content["touchpoints"]) == sorted(content["touchpoints"])
    call = next(t for t in content["touchpoints"].values() if t["name"] == "Kickoff call")
    assert list(call) == ["order", "lane", "step", "name", "channel", "emotion", "questions"]
    assert call["emotion"] == 1 and isinstance(call["emotion"], int)


def test_text_is_written_as_itself() -> None:
    assert "Übergabe – 名前 🙂".encode() in codec.to_bytes(Building("Übergabe – 名前 🙂").journey)


@pytest.mark.parametrize(
    ("field", "value"), [("emotion", 2.0), ("name", "Call"), ("quote", "At last."), ("moment_of_truth", True)]
)
def test_one_field_changed_is_one_or_two_lines_changed(field: str, value: object) -> None:
    b = onboarding()
    before = codec.to_bytes(b.journey).splitlines()
    call = next(t for t in b.journey.all(Touchpoint) if t.name == "Kickoff call")
    b.do(set_field(b.journey, [call.id], field, value))
    after = codec.to_bytes(b.journey).splitlines()
    assert 1 <= len(set(after) - set(before)) + len(set(before) - set(after)) <= 3
    assert len(set(after) - set(before)) <= 2


def test_what_this_version_does_not_know_is_kept_where_it_was() -> None:
    content = content_of(onboarding().journey)
    card = next(iter(content["touchpoints"]))
    content["touchpoints"][card]["zz_later"] = {"deep": [1, 2.0, None, {"b": "ü", "a": "\x00"}]}
    content["touchpoints"][card]["aa_later"] = "kept"
    content["map"]["model_fields"] = "a hostile name"
    content["weather"] = {"w-1": {"sun": 1e-7}}
    opened = codec.from_bytes(json.dumps(content).encode())
    again = content_of(opened.journey)
    assert again["touchpoints"][card] == content["touchpoints"][card]
    assert list(again["touchpoints"][card])[-2:] == ["aa_later", "zz_later"]
    assert again["map"]["model_fields"] == "a hostile name"
    assert again["weather"] == content["weather"] and list(again)[-1] == "weather"
    assert codec.to_bytes(codec.from_bytes(codec.to_bytes(opened.journey)).journey) == codec.to_bytes(opened.journey)


def test_unknown_fields_live_through_an_edit() -> None:
    content = content_of(onboarding().journey)
    card = next(iter(content["touchpoints"]))
    content["touchpoints"][card]["later"] = [1]
    journey = codec.from_bytes(json.dumps(content).encode()).journey
    journey.apply(set_field(journey, [card], "name", "Renamed"))
    assert content_of(journey)["touchpoints"][card]["later"] == [1]


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner)
    ),
    max_leaves=8,
)
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
    lambda name: name not in JourneyMap.model_fields
)


@settings(max_examples=60)
@given(st.dictionaries(names, values, max_size=4))
def test_any_unknown_content_survives_byte_for_byte(unknown: dict[str, Any]) -> None:
    written = {"format": "journey-map", "version": 1, "map": unknown}
    first = codec.to_bytes(codec.from_bytes(json.dumps(written).encode()).journey)
    assert repr(json.loads(first)["map"]) == repr({name: unknown[name] for name in sorted(unknown)})
    assert codec.to_bytes(codec.from_bytes(first).journey) == first


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=40)


@settings(max_examples=60)
@given(texts, texts, st.floats(-2, 2), st.lists(texts, max_size=3))
def test_any_value_survives(title: str, quote: str, emotion: float, questions: list[str]) -> None:
    b = Building(title)
    card = b.touchpoint(b.lane(), b.stage(), quote=quote, emotion=emotion, questions=tuple(questions))
    b.set(MAP_ID, map_date=date(2026, 11, 23))
    data = codec.to_bytes(b.journey)
    opened = codec.from_bytes(data).journey
    assert opened == b.journey and opened.record(card, Touchpoint).emotion == emotion
    assert codec.to_bytes(opened) == data


def test_a_byte_order_mark_is_read_and_not_written() -> None:
    data = codec.to_bytes(onboarding().journey)
    assert codec.to_bytes(codec.from_bytes(b"\xef\xbb\xbf" + data).journey) == data


def test_no_beginning_of_a_file_opens_as_a_map() -> None:
    data = codec.to_bytes(onboarding().journey)
    for length in range(len(data) - 1):
        assert refusal(data[:length])
    assert (
        refusal(data[: len(data) // 2]).startswith("The file ends too early") or "line" in refusal(data[:400]).lower()
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \n\n", "The file is empty."),
        (b"\0" * 512, "nothing but zero bytes"),
        ("{}".encode("utf-16"), "UTF-16"),
        (b'{"format":\n "journ\xe9y"}', "not UTF-8 text (line 2, column 8, byte 0xe9)"),
        (b"<mxfile/>", "This is not a journey map"),
        (b"[]", "This is not a journey map"),
        (b'{"nodes": [], "edges": []}', "This is not a journey map"),
        (b'{"format": "journey-map", "version": 99, "map": {}}', "newer version"),
        (b'{"format": "journey-map", "version": true, "map": {}}', "version: true is no version"),
        (b'{"format": "journey-map", "map": {}}', "version: null is no version"),
        (b'{"format": "journey-map", "version": 1}', "map: is missing"),
    ],
)
def test_what_is_no_map_is_refused(data: bytes, sentence: str) -> None:
    assert sentence in refusal(data)


@pytest.mark.parametrize(
    ("rest", "sentence"),
    [
        (',\n "x": {"a": 1, "b": {"c": 1, "c": 2}}}', 'Line 2, column 30: the name "c" is given twice (in x, b, c).'),
        (',\n "x": NaN}', "Line 2, column 7: NaN is no number (in x)."),
        (',\n "x": [1, -Infinity]}', "-Infinity is no number (in x)."),
        (',\n "x": 1e999}', "the number 1e999 is too large (in x)."),
        (',\n "x": 9007199254740992}', "the number 9007199254740992 is too large (in x)."),
        (',\n "x": ' + "9" * 5000 + "}", "is too large (in x)."),
        (',\n "x": "\\ud800"}', "half a character (a lone surrogate) stands in a text (in x)."),
        (',\n "x\\udfff": 1}', "half a character"),
        (',\n "x": ' + "[" * 150 + "]" * 150 + "}", "more than 100 brackets"),
        (',\n "x": ' + "[" * 100_000, "more than 100 brackets"),
        (',\n "x": ' + '{"a":' * 5000 + "1" + "}" * 5001, "more than 100 brackets"),
        (',\n "x": 1,}', "Line 2, column"),
        (',\n "x": "a\tb"}', "control character"),
        ("}\n" + HEAD + "}", "Line 2, column 1: the map has ended, and something else follows."),
        (',\n "x": tru}', "Line 2, column 7: a value is expected here."),
    ],
)
def test_json_that_other_readers_let_pass_is_refused_with_its_place(rest: str, sentence: str) -> None:
    assert sentence in refusal(HEAD + rest)


def test_depth_is_refused_one_beyond_the_limit_and_not_at_it() -> None:
    at_limit = ', "x": ' + "[" * 99 + "]" * 99 + "}"
    assert codec.from_bytes((HEAD + at_limit).encode()).journey.unknown
    assert "brackets" in refusal(HEAD + ', "x": ' + "[" * 100 + "]" * 100 + "}")


def test_a_pair_of_surrogates_is_a_character() -> None:
    opened = codec.from_bytes(b'{"format": "journey-map", "version": 1, "map": {"title": "\\ud83d\\ude42"}}')
    assert opened.journey.map.title == "\U0001f642"


@pytest.mark.parametrize(
    ("collection", "fields", "sentence"),
    [
        ("touchpoints", {"emotion": "3"}, 'touchpoints, t-1, emotion: "3" is not a number.'),
        ("touchpoints", {"emotion": 3}, "touchpoints, t-1, emotion: 3 is too large, the most is 2."),
        ("touchpoints", {"emotion": True}, "touchpoints, t-1, emotion: true is not a number."),
        ("touchpoints", {"name": 5}, "touchpoints, t-1, name: 5 is not a text."),
        ("touchpoints", {"questions": ["a", 7]}, "touchpoints, t-1, questions, no. 2: 7 is not a text."),
        ("touchpoints", {"questions": "a"}, 'touchpoints, t-1, questions: "a" is not a list.'),
        ("touchpoints", {"first_value": 1}, "touchpoints, t-1, first_value: 1 is not true or false."),
        ("touchpoints", {"order": "0"}, 'touchpoints, t-1, order: "0" is not an order key'),
        ("touchpoints", {"evidence": "sure"}, "\"sure\" is not 'assumed', 'observed' or 'validated'."),
        ("touchpoints", {"quote": "a\x07"}, "contains U+0007, which is no character of a text."),
        ("touchpoints", {"id": "t-2"}, 'touchpoints, t-1, id: "t-2" is not the id'),
        ("touchpoints", {"owner": "a b"}, 'touchpoints, t-1, owner: "a b" is not an id'),
        ("connections", {"source": "a"}, "connections, t-1, target: is missing."),
        ("opportunities", {"due": "next week"}, 'opportunities, t-1, due: "next week" is not a date'),
        ("opportunities", {"due": 12}, "opportunities, t-1, due: 12 is not a date"),
        ("personas", {"influence": 5.5}, "personas, t-1, influence: 5.5 is not a whole number."),
        ("personas", {"influence": 11}, "the most is 10."),
        ("personas", {"colour": "#12"}, '"#12" is not a colour name or #rrggbb.'),
    ],
)
def test_a_wrong_value_is_named_with_its_place(collection: str, fields: dict[str, Any], sentence: str) -> None:
    given_fields = {"order": "V", "lane": "l", "step": "s"} | fields if collection == "touchpoints" else fields
    content = {"format": "journey-map", "version": codec.VERSION, "map": {}, collection: {"t-1": given_fields}}
    with pytest.raises(DocumentError) as caught:
        codec.from_bytes(json.dumps(content).encode())
    assert any(sentence in problem for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lambda c: c.update(stages=[]), "stages: a list is not an object of records"),
        (lambda c: c.update(stages=None), "stages: null is not an object of records"),
        (lambda c: c["stages"].update(x=5), "stages, x: 5 is not an object."),
        (lambda c: c["stages"].update({"": {"order": "V"}}), "stages, (empty id), id: is empty."),
        (lambda c: c["stages"].update({"a b": {"order": "V"}}), 'stages, a b, id: "a b" is not an id'),
        (lambda c: c["stages"].update({"a " * 9999: {"order": "V"}}), f"stages, {'a ' * 28}a..., id: "),
        (lambda c: c["stages"].update({next(iter(c["lanes"])): {"order": "V"}}), "is used in lanes already"),
        (lambda c: c["stages"].update({"map": {"order": "V"}}), "stages, map: the id is used in map already"),
        (lambda c: c["stages"].update({"s-9": {"order": "V"}}), "would have no step"),
        (lambda c: c.pop("personas"), "which is not in the map."),
        (
            lambda c: next(iter(c["connections"].values())).update(target=next(iter(c["stages"]))),
            "which is no touchpoint or decision or note but of the kind stage.",
        ),
    ],
)
def test_an_unsound_map_is_refused_with_the_place(damage: Any, sentence: str) -> None:
    content = content_of(onboarding().journey)
    damage(content)
    assert sentence in refusal(json.dumps(content))


def test_every_problem_is_told_not_only_the_first() -> None:
    content = content_of(onboarding().journey)
    for fields in content["touchpoints"].values():
        fields["emotion"] = 9
    with pytest.raises(DocumentError) as caught:
        codec.from_bytes(json.dumps(content).encode())
    assert len(caught.value.problems) == 3
    assert "There are 2 more problems." in str(caught.value)


@pytest.mark.parametrize("value", ["[]", "{}", "1", '{"a":[1]}'])
def test_a_file_of_more_values_than_a_map_has_is_refused_before_it_is_parsed(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codec, "MAX_VALUES", 1000)
    many = HEAD + ', "x": [' + ",".join([value] * 1001) + "]}"
    monkeypatch.setattr(codec.strict_json, "parse", lambda _text: pytest.fail("it was parsed"))
    assert refusal(many) == "The file holds more than 1,000 values, which no map does."


def test_commas_and_brackets_in_texts_are_no_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "MAX_VALUES", 1000)
    scope = '[{,\\"' * 2000
    opened = codec.from_bytes(('{"format": "journey-map", "version": 2, "map": {"scope": "' + scope + '"}}').encode())
    assert opened.journey.map.scope.count(",") == 2000


def test_a_file_that_is_too_large_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "MAX_BYTES", 2**20)
    monkeypatch.setattr(codec.strict_json, "parse", lambda _text: pytest.fail("parsed"))
    assert "too large" in refusal(b"{" + b" " * 2**20)


def test_another_schema_is_noted() -> None:
    opened = codec.from_bytes((HEAD + ', "$schema": "https://a.example/mine"}').encode())
    assert "https://a.example/mine" in opened.notes[0]


def test_older_files_go_through_every_step_between(monkeypatch: pytest.MonkeyPatch) -> None:
    def name_becomes_title(content: dict[str, Any]) -> dict[str, Any]:
        return content | {"map": {"title": content["map"]["name"]}}

    def title_in_capitals(content: dict[str, Any]) -> dict[str, Any]:
        return content | {"map": {"title": content["map"]["title"].upper()}}

    steps = {1: name_becomes_title, 2: title_in_capitals}
    old = {"format": "journey-map", "version": 1, "map": {"name": "old"}}
    assert migrations.migrate(old, 1, 3, steps)["map"] == {"title": "OLD"}
    assert migrations.migrate(old, 3, 3, steps) is old

    monkeypatch.setattr(codec, "VERSION", 3)
    monkeypatch.setattr(
        codec, "migrate", lambda content, version, target: migrations.migrate(content, version, target, steps)
    )
    opened = codec.from_bytes(json.dumps(old).encode())
    assert opened.journey.map.title == "OLD"
    assert opened.notes == ["The file is of the older version 1; saving makes it version 3."]


def test_the_collector_runs_again_after_a_load_that_failed() -> None:
    import gc

    assert gc.isenabled()
    refusal(HEAD)
    assert gc.isenabled()
