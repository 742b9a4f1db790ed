"""Kinds of fields that records of several types have."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from journey_editor.document.record import RecordId, mentions, part_of
from journey_editor.document.vocabulary import Evidence

Tenth = Annotated[int, Field(ge=0, le=10)]
Share = Annotated[float, Field(ge=0, le=1)]
OwnerId = Annotated[RecordId, mentions("owner")]
RuleId = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[a-z0-9-]+$")]
Amount = Annotated[float, Field(ge=0, le=1e15)]
Places = tuple[Annotated[RecordId, part_of("touchpoint", "stage")], ...]
EvidenceLevel = Annotated[Evidence, Field(description="Assumed, observed or validated with customers.")]
SupportedBy = Annotated[
    tuple[Annotated[RecordId, mentions("evidence")], ...],
    Field(description="The evidence that this rests on."),
]
ReadsFrom = Annotated[
    tuple[Annotated[RecordId, mentions("data_source")], ...],
    Field(description="The systems whose data are used here."),
]
