"""docs/rules.md, written from the rules themselves: `journey-editor rules` prints it."""

from __future__ import annotations

from collections.abc import Iterator

from journey_editor.analysis.findings import RULES
from journey_editor.analysis.rule import Rule, Severity, Source

_HEAD = """# The rules of completeness

What the completeness panel (F12) and `journey-editor check` look for. This page is written from the rules themselves
(`journey-editor rules`), and a test holds it to them.

**Severities.** An *error*: the map contradicts itself. A *warning*: something is missing that the journey will be run
without. A *note*: something is not known yet. A map can switch single rules off, and a finding can be accepted with a
reason; both are kept in its file.

**Scores.** Each rule asks its question of every record it is about; the answer is there, or it is missing. A stage's
score is the mean, over the rules that ask anything in it, of the share of answers that are there; a rule weighs 3 as
an error, 2 as a warning, 1 as a note. So a rule counts the same whether it asks of one record or of forty. The map's
score is the same over all its records. What is unknown is missing and never counts as there. What is accepted or
switched off is not asked for. Where nothing is asked for there is no score.

**Sources.** The reasons are those of the guides that the program's glossary is drawn from:
"""

_HEADINGS = {
    "map": "The map",
    "persona": "Personas",
    "lane": "Lanes",
    "stage": "Stages",
    "touchpoint": "Touchpoints",
    "decision": "Decisions",
    "connection": "Connections",
}


def rules_page() -> str:
    """The whole page as Markdown."""
    return "\n".join((*_lines(), ""))


def _lines() -> Iterator[str]:
    yield _HEAD.rstrip("\n")
    yield ""
    yield from (f"- {source.short}: {source.value}" for source in Source)
    by_kind: dict[str, list[Rule]] = {}
    for rule in RULES:
        by_kind.setdefault(rule.of[0].kind, []).append(rule)
    order = [*_HEADINGS, *(kind for kind in by_kind if kind not in _HEADINGS)]
    for kind in order:
        if kind in by_kind:
            yield from ("", f"## {heading(kind)}", "")
            yield from ("| Rule | Severity | What it asks for | Why | Source |", "| --- | --- | --- | --- | --- |")
            yield from map(_row, sorted(by_kind[kind], key=lambda rule: list(Severity).index(rule.severity)))


def _row(rule: Rule) -> str:
    sources = ", ".join(source.short for source in rule.sources)
    why = f"{rule.why[0].upper()}{rule.why[1:]}."
    return f"| `{rule.id}` {rule.title} | {rule.severity} | {rule.wants}. | {why} | {sources} |"


def heading(kind: str) -> str:
    """What rules about a kind of record stand under."""
    words = kind.replace("_", " ").capitalize()
    return _HEADINGS.get(kind) or (f"{words[:-1]}ies" if words.endswith("y") else f"{words}s")
