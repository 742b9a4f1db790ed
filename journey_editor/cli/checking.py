"""What `journey-editor check` prints: the findings of maps, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from journey_editor.analysis.findings import RULE_OF, Report, report
from journey_editor.analysis.rule import Finding, Severity
from journey_editor.analysis.score import WHOLE, Score
from journey_editor.analysis.telling import sentence
from journey_editor.document.journey import Journey
from journey_editor.storage import files
from journey_editor.storage.errors import DocumentError


@dataclass(frozen=True)
class Checked:
    """A file that was looked at: its map and what is to be said of it, or why it cannot be read."""

    file: str
    journey: Journey | None = None
    report: Report = field(default_factory=Report)
    notes: tuple[str, ...] = ()
    problem: DocumentError | None = None

    def fails(self, fail_on: str) -> bool:
        """Whether a finding is as severe as that, or more."""
        severities = list(Severity)
        failing = severities[: severities.index(Severity(fail_on)) + 1] if fail_on != "never" else []
        return any(finding.severity in failing for finding in self.report.findings)


def checked(file: str, today: date) -> Checked:
    """Look at the map in a file."""
    try:
        opened = files.load(file)
    except DocumentError as problem:
        return Checked(file, problem=problem)
    return Checked(file, opened.journey, report(opened.journey, today), tuple(opened.notes))


def lines(of: Checked) -> Iterable[str]:
    """What is said of a map that could be read: a line each, the sum at the end."""
    assert of.journey is not None
    yield from of.notes
    for finding in of.report.findings:
        yield f"{finding.severity}: {_sentence(of.journey, finding)} [{finding.rule}]"
    for found, one in of.report.accepted:
        what = _sentence(of.journey, found) if found is not None else "What is not found any more."
        by = ", ".join(word for word in (one.accepted_by, str(one.accepted_on or "")) if word)
        yield " ".join(f"accepted: {what} Because: {one.reason} {f'({by}) ' if by else ''}[{one.rule}]".split())
    yield f"{of.file}: {_tally(of.report)}"
    if of.journey.map.rules_off:
        yield f"{of.file}: not checked by {', '.join(of.journey.map.rules_off)}"


def as_json(of: Checked) -> dict[str, Any]:
    """The same for programs."""
    if of.journey is None:
        problems = list(of.problem.problems) if of.problem is not None else []
        return {"file": of.file, "status": "unreadable", "problems": problems}
    journey, scores = of.journey, of.report.scores
    return {
        "file": of.file,
        "status": "findings" if of.report.findings else "complete",
        "notes": of.notes,
        "score": next((_percent(score) for score in scores if score.of == WHOLE), None),
        "stages": [
            {"id": stage.id, "name": stage.name, "score": _percent(score)}
            for stage in journey.stages
            for score in scores
            if score.of == stage.id
        ],
        "findings": [_finding_json(journey, finding) for finding in of.report.findings],
        "accepted": [
            {
                "rule": one.rule,
                "about": one.about,
                "stage": one.stage,
                "reason": one.reason,
                "accepted_by": one.accepted_by,
                "accepted_on": str(one.accepted_on) if one.accepted_on else None,
                "sentence": _sentence(journey, found) if found is not None else None,
            }
            for found, one in of.report.accepted
        ],
        "rules_off": journey.map.rules_off,
    }


def _finding_json(journey: Journey, finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "ids": finding.ids,
        "stage": finding.home or None,
        "field": finding.field or None,
        "sentence": _sentence(journey, finding),
    }


def _sentence(journey: Journey, finding: Finding) -> str:
    return sentence(journey, finding, RULE_OF[finding.rule].why)


def _percent(score: Score) -> int | None:
    return None if score.value is None else int(score.value * 100)


def _tally(of: Report) -> str:
    counts = [(str(severity), of.count(severity)) for severity in Severity]
    said = [f"{count} {word}{'' if count == 1 else 's'}" for word, count in counts if count] or ["nothing is missing"]
    if of.accepted:
        said.append(f"{len(of.accepted)} accepted")
    score = next((_percent(score) for score in of.scores if score.of == WHOLE), None)
    return f"{', '.join(said)}; " + ("no score" if score is None else f"{score} % complete")
