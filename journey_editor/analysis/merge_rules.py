"""What a merge of two versions left to be settled."""

from __future__ import annotations

from journey_editor.analysis.rule import Answers, Rule, Severity, Source, lacks
from journey_editor.analysis.survey import Survey
from journey_editor.document.field_names import field_name
from journey_editor.document.record import Record
from journey_editor.document.records import Conflict
from journey_editor.document.vocabulary import ConflictReason

_NO_PLACEHOLDERS = {ord(brace): None for brace in "{}"}


def _open(survey: Survey, conflict: Conflict) -> Answers:
    if conflict.reason is ConflictReason.DELETED:
        what = "In one version {1} is deleted, in the other it is needed or changed"
    else:
        about = survey.journey.record(conflict.about, Record)
        field = field_name(conflict.field, about.kind).translate(_NO_PLACEHOLDERS) if conflict.field else "kind"
        what = f"Two versions have another {field} of {{1}}"
    return lacks(True, what, "", conflict.about)


RULES = (
    Rule(
        "merge-conflict",
        "Two versions differ",
        "No two versions of the map say different things",
        "one of them stands in the map, and the other is only kept beside it",
        Severity.ERROR,
        (Source.GLOSSARY,),
        (Conflict,),
        _open,
    ),
)
