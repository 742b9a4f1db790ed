"""Maps of any size to measure with, always the same for the same size."""

from __future__ import annotations

import random

from journey_editor.document.channels import CHANNELS
from journey_editor.document.draft import Draft
from journey_editor.document.edits.starting import empty_journey
from journey_editor.document.journey import Journey
from journey_editor.document.order import keys_between
from journey_editor.document.records import (
    Connection,
    Lane,
    Owner,
    PainPoint,
    Persona,
    Signal,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.document.vocabulary import ConnectionKind, SignalStatus

_WORDS = (
    *("kickoff", "plan", "data", "import", "report", "access", "review", "training"),
    *("ticket", "renewal", "forecast", "owner", "team", "first", "value"),
)


_SAID = ("yes", "no", "not yet ready", "approved by finance")
_LED = ((160.0, 90.0), (160.0, 220.0))


def made_map(touchpoints: int, seed: int = 7, is_drawn: bool = False) -> Journey:
    """A map with that many touchpoints, 1.2 connections to each, and lanes and stages in proportion (16 : 9).

    `is_drawn`: one in ten of the connections has a label, and one in a hundred was led by hand.
    """
    chance = random.Random(seed)
    journey = empty_journey(f"{touchpoints} touchpoints")
    draft = Draft(journey)
    lanes = max(2, round((touchpoints / 2) ** 0.5 * 0.75))
    columns = max(2, round(touchpoints / lanes))
    stages = max(1, columns // 3)
    lane_ids, step_ids = [], []
    for i, order in enumerate(keys_between(None, None, lanes)):
        persona = draft.add(Persona(id=f"persona-{i}", name=f"Persona {i}", role="role"))
        lane_ids.append(draft.add(Lane(id=f"lane-{i}", order=order, persona=persona.id)).id)
    draft.add(Owner(id="owner-0", name="Customer success"))
    for i, order in enumerate(keys_between(None, None, stages)):
        stage = draft.add(Stage(id=f"stage-{i}", order=order, name=f"Stage {i}", owner="owner-0"))
        count = columns // stages + (i < columns % stages)
        for k, step_order in enumerate(keys_between(None, None, count)):
            step_ids.append(draft.add(Step(id=f"step-{i}-{k}", order=step_order, stage=stage.id)).id)
    ids = []
    cells = [(lane, step) for lane in lane_ids for step in step_ids]
    for i in range(touchpoints):
        lane, step = cells[i % len(cells)]
        ids.append(f"touchpoint-{i}")
        draft.add(
            Touchpoint(
                id=ids[-1],
                order=keys_between(None, None, 2)[0] + str(1 + i // len(cells)),
                lane=lane,
                step=step,
                name=" ".join(chance.choices(_WORDS, k=4)).capitalize(),
                what_happens=" ".join(chance.choices(_WORDS, k=12)),
                channel=chance.choice(list(CHANNELS)),
                emotion=chance.choice([-2.0, -1.0, 0.0, 1.0, 2.0, None]),
                owner="owner-0",
            )
        )
        if i % 3 == 0:
            status = chance.choice(list(SignalStatus))
            draft.add(Signal(id=f"signal-{i}", order="V", measures=(ids[-1],), name="measure", status=status))
        if i % 5 == 0:
            draft.add(PainPoint(id=f"pain-{i}", order="V", felt_at=(ids[-1],), description="hurts"))
    for i in range(int(touchpoints * 1.2)):
        start = i % touchpoints
        end = chance.randrange(touchpoints) if i % 50 == 0 else (start + 1 + i // touchpoints) % touchpoints
        if start != end:
            draft.add(
                Connection(
                    id=f"connection-{i}",
                    source=ids[start],
                    target=ids[end],
                    meaning=chance.choice(list(ConnectionKind)),
                    label=_SAID[i // 10 % len(_SAID)] if is_drawn and i % 10 == 0 else "",
                    bends=_LED if is_drawn and i % 100 == 37 else (),
                )
            )
    journey.apply(draft.changes())
    return journey
