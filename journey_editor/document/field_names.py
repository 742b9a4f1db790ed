"""What fields are called: one name each, wherever it is said. The inspector and the tables begin theirs with it."""

from __future__ import annotations

_NAMES = {
    "first_value": "first-value milestone",
    "last_step": "lasts until",
    "moment_of_truth_reason": "why this moment decides",
    "reached": "reach it",
    "reads_from": "data sources",
    "went_on": "go on",
}
_NAMES_OF_KIND = {
    ("connection", "count"): "how many go this way",
    ("connection", "meaning"): "kind",
    ("data_source", "system_type"): "kind of system",
    ("decision", "what_happens"): "what is decided",
    ("evidence", "day"): "gathered on",
    ("evidence", "link"): "link or file",
    ("evidence", "sample"): "sample size",
    ("evidence", "title"): "what it is",
    ("evidence", "says"): "what it showed",
    ("lane", "content"): "holds",
    ("lane", "height"): "least height",
    ("lane", "is_collapsed"): "shown as one line",
    ("lane", "is_hidden"): "hidden in the whole map",
    ("lane", "persona"): "belongs to",
    ("lane", "prompt"): "guiding question",
    ("map", "map_date"): "date",
    ("map", "segment"): "customer segment",
    ("opportunity", "addresses"): "pain points it addresses",
    ("opportunity", "description"): "what could be better",
    ("opportunity", "difficulty"): "effort (0 to 10)",
    ("opportunity", "kano"): "Kano class",
    ("opportunity", "value"): "value (0 to 10)",
    ("opportunity", "pilot_result"): "what the pilot showed",
    ("pain_point", "description"): "what hurts",
    ("pain_point", "impact_on"): "what it harms",
    ("pain_point", "whys"): "five whys",
    ("persona", "jobs"): "jobs to be done",
    ("persona", "role_type"): "part in the buying group",
    ("persona_relation", "meaning"): "relation",
    ("persona_relation", "note"): "about what, and how it shows",
    ("persona_relation", "source"): "persona",
    ("persona_relation", "target"): "to persona",
    ("resource", "link"): "link or file",
    ("review", "day"): "held on",
    ("review", "participants"): "who took part",
    ("risk", "failure"): "what may go wrong",
    ("risk", "impact"): "harm",
    ("signal", "direction"): "which way is good",
    ("signal", "history"): "dated values",
    ("signal", "read_from"): "data source",
    ("signal", "timing"): "leading or lagging",
    ("stage", "duration_days"): "typical duration",
    ("touchpoint", "channel_type"): "kind of channel",
}
"""Names that the code's own do not say as the interface does. All others are read off the code's."""
_UNITS = {"_days": "days", "_hours": "hours"}
_UNIT_OF = {"reach": "customers", "effort": "person-months"}
"""Of a field whose name does not say it."""


def field_name(field: str, kind: str = "") -> str:
    """What a field (of a kind of record) is called: "next_step" is "next step", "reached" is "reach it"."""
    said = _NAMES_OF_KIND.get((kind, field)) or _NAMES.get(field)
    if said:
        return said
    for unit in _UNITS:
        field = field.removesuffix(unit)
    return field.removeprefix("is_").replace("_", " ")


def titled(field: str, kind: str = "") -> str:
    """The same as a title: "Next step"."""
    said = field_name(field, kind)
    return said[:1].upper() + said[1:]


def unit_of(field: str) -> str:
    """What a field's number counts: "days"; empty where that is nothing."""
    return _UNIT_OF.get(field) or next((unit for suffix, unit in _UNITS.items() if field.endswith(suffix)), "")


def with_unit(title: str, field: str) -> str:
    """The title of a column, with the unit of what stands in it where it does not say that."""
    unit = unit_of(field)
    return title if not unit or unit in title.casefold() else f"{title} ({unit})"
