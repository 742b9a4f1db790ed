"""Whatever stands on the clipboard as a part of a map: it is refused in a sentence, or leaves a sound map."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.document import rules
from journey_editor.document.edits.cards import Place
from journey_editor.document.edits.pictures import set_picture
from journey_editor.document.fragment import Fragment, copy
from journey_editor.document.grafting import Beside, called_otherwise, paste
from tests.building import Building, onboarding
from tests.walking import examples


def _content() -> dict[str, Any]:
    b = onboarding()
    b.do(set_picture(b.journey, b.journey.cards[0].id, "QUJD"))
    ids = [*(card.id for card in b.journey.cards), b.journey.lanes[0].id, b.journey.stages[0].id]
    content: dict[str, Any] = json.loads(copy(b.journey, ids).to_json())
    return content


CONTENT = _content()
IDS = sorted({record["id"] for record in (*CONTENT["records"], *CONTENT["around"])})
values = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 10**20), st.floats(), st.text(max_size=4), st.sampled_from(IDS),
    st.sampled_from(["map", "persona", "stage", "step", "V", ""]), st.just([]), st.just({}),
)  # fmt: skip


def _spoilt(data: st.DataObject) -> Any:
    content = json.loads(json.dumps(CONTENT))
    for _ in range(data.draw(st.integers(1, 4))):
        at: Any = content
        while isinstance(at, dict | list) and at:
            keys = sorted(at) if isinstance(at, dict) else range(len(at))
            key = data.draw(st.sampled_from(keys))
            if not isinstance(at[key], dict | list) or data.draw(st.integers(0, 5)) == 0:
                if isinstance(at, dict) and data.draw(st.booleans()):
                    del at[key]
                else:
                    at[key] = data.draw(values)
                break
            at = at[key]
    return content


@examples(120)
@given(data=st.data(), is_here=st.booleans(), has_place=st.booleans())
def test_a_spoilt_fragment_is_refused_or_pasted_soundly(data: st.DataObject, is_here: bool, has_place: bool) -> None:
    b = data.draw(st.sampled_from([onboarding, Building]))()
    columns, lanes = b.journey.columns, b.journey.lanes
    place = Place(lanes[0].id, columns[0].id) if has_place and columns else None
    try:
        fragment = Fragment.from_json(json.dumps(_spoilt(data)))
        called_otherwise(b.journey, fragment)
        changes, _ = paste(b.journey, fragment, place, Beside(), is_here)
        rules.check(b.journey, changes)
    except ValueError as refused:
        assert str(refused)
        return
    b.journey.apply(changes)
    assert rules.check_all(b.journey) == []
