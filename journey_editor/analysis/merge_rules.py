"""What a merge of two versions left to be settled."""

from __future__ import annotations

from journey_editor.analysis.comparing.values import label
from journey_editor.analysis.rule import Answers, Rule, Severity, Source, lacks
from journey_editor.analysis.survey import Survey
from journey_editor.document.records import Conflict
from journey_editor.document.vocabulary import ConflictReason

_NO_PLACEHOLDERS = {ord(brace): None for brace in "{}"}


def _open(_survey: Survey, conflict: Conflict) -> Answers:
    if conflict.reason is ConflictReason.DELETED:
        what = "In one version {1} is deleted, in the other it is needed or changed"
    else:
        field = label(conflict.field).translate(_NO_PLACEHOLDERS) if conflict.field else "kind"
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
