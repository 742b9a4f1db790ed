"""What stands in the cells of a column: how a value reads, what a text means, how cells are put in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

from journey_editor.document.dated_values import line_of, read_line
from journey_editor.document.days import parse_day
from journey_editor.document.journey import Journey
from journey_editor.document.numbers import days, number_text, parse_number, parse_percent, percent_text
from journey_editor.document.quoting import quoted
from journey_editor.document.record import clean_text
from journey_editor.document.records import DataSource, Owner
from journey_editor.document.vocabulary import Word
from journey_editor.importers import csv_values
from journey_editor.tables.writing import CellRefused, Writing

Sortable = str | float | None
W = TypeVar("W", bound=Word)

UNNAMED = "unnamed"


class Kind:
    """A line of text. The other kinds say what is otherwise with them."""

    is_long = False
    """Whether a cell may hold several lines."""
    is_number = False
    takes_new = False
    """Whether a text that is none of its offers makes another one."""

    def text(self, journey: Journey, value: Any) -> str:
        """What the cell reads, and what is copied from it. Unknown is empty."""
        return str(value or "")

    def value(self, writing: Writing, text: str) -> Any:
        """What a text means. Raises CellRefused with a sentence."""
        return " ".join(text.split("\n")).strip()

    def order(self, journey: Journey, value: Any) -> Sortable:
        """What cells are sorted by; None comes last."""
        return self.text(journey, value).casefold() or None

    def offers(self, journey: Journey) -> list[str]:
        """The texts that the cell's editor offers."""
        return []


class Long(Kind):
    """Text of several lines."""

    is_long = True

    def value(self, writing: Writing, text: str) -> Any:
        """The text as it is."""
        return text.strip()


class Lines(Kind):
    """Several texts, a line each."""

    is_long = True

    def text(self, journey: Journey, value: Any) -> str:
        """A line each."""
        return "\n".join(value)

    def value(self, writing: Writing, text: str) -> Any:
        """The lines that say something."""
        return tuple(line.strip() for line in text.split("\n") if line.strip())


class OwnerKind(Kind):
    """Who answers for a record, by name. A name that the map does not have yet makes a new owner."""

    takes_new = True

    def text(self, journey: Journey, value: Any) -> str:
        """The owner's name."""
        return " ".join(journey.name_of(value).split())

    def value(self, writing: Writing, text: str) -> Any:
        """The owner's id."""
        return writing.owner(super().value(writing, text))

    def offers(self, journey: Journey) -> list[str]:
        """The owners there are."""
        return sorted({owner.name for owner in journey.of_kind(Owner) if owner.name}, key=str.casefold)


class SystemKind(Kind):
    """The system that something is read from, by name. A name that the map does not have yet makes a new one."""

    takes_new = True

    def text(self, journey: Journey, value: Any) -> str:
        """The system's name."""
        return " ".join(journey.name_of(value).split())

    def value(self, writing: Writing, text: str) -> Any:
        """The system's id."""
        return writing.data_source(super().value(writing, text))

    def offers(self, journey: Journey) -> list[str]:
        """The systems there are."""
        return sorted({source.name for source in journey.of_kind(DataSource) if source.name}, key=str.casefold)


class PersonaKind(Kind):
    """One of the map's personas, by name."""

    def text(self, journey: Journey, value: Any) -> str:
        """The persona's name."""
        return " ".join(journey.name_of(value).split()) or UNNAMED

    def value(self, writing: Writing, text: str) -> Any:
        """The persona's id."""
        return writing.persona(super().value(writing, text))

    def offers(self, journey: Journey) -> list[str]:
        """The personas there are."""
        return [name for persona in journey.personas if (name := " ".join(persona.name.split()))]


class Named(Kind):
    """Records that something refers to, by their names, a line each: places, pain points."""

    is_long = True

    def __init__(self, find: Callable[[Writing, str], str]) -> None:
        """`find` gives the id of a name, or raises CellRefused."""
        self._find = find

    def text(self, journey: Journey, value: Any) -> str:
        """A line each."""
        return "\n".join(" ".join(journey.name_of(place).split()) or UNNAMED for place in value)

    def value(self, writing: Writing, text: str) -> Any:
        """Their ids, each once."""
        return tuple(dict.fromkeys(self._find(writing, line) for line in LINES.value(writing, text)))


class EvidenceKind(Kind):
    """What supports a claim, by its title, a line each. A title that the map does not have yet makes a new piece."""

    is_long = True

    def text(self, journey: Journey, value: Any) -> str:
        """A line each."""
        return "\n".join(" ".join(journey.name_of(one).split()) or UNNAMED for one in value)

    def value(self, writing: Writing, text: str) -> Any:
        """Their ids, each once."""
        return tuple(dict.fromkeys(filter(None, map(writing.evidence, LINES.value(writing, text)))))


class History(Kind):
    """Values by date, a line each: "2026-03-31: 12"."""

    is_long = True

    def text(self, journey: Journey, value: Any) -> str:
        """In the order of the dates."""
        return "\n".join(line_of(one) for one in sorted(value, key=lambda one: one[0]))

    def value(self, writing: Writing, text: str) -> Any:
        """Dates and numbers. One date has one value."""
        try:
            return tuple(read_line(line) for line in LINES.value(writing, text))
        except ValueError as problem:
            raise CellRefused(str(problem)) from None

    def order(self, journey: Journey, value: Any) -> Sortable:
        """By how many there are."""
        return float(len(value)) or None


class Open(Kind):
    """A text for which some are usual; those the map uses already are offered too."""

    takes_new = True

    def __init__(self, usual: Callable[[Journey], list[str]]) -> None:
        self._usual = usual

    def value(self, writing: Writing, text: str) -> Any:
        """A usual text in its usual spelling."""
        typed = super().value(writing, text)
        known = {offer.casefold(): offer for offer in self.offers(writing.journey)}
        return known.get(typed.casefold(), typed)

    def offers(self, journey: Journey) -> list[str]:
        """The usual texts."""
        return [text for text in self._usual(journey) if text]


class Number(Kind):
    """A number, or unknown."""

    is_number = True

    def text(self, journey: Journey, value: Any) -> str:
        """As short as can be."""
        return number_text(value)

    def value(self, writing: Writing, text: str) -> Any:
        """With decimal comma or point."""
        if csv_values.is_unknown(text):
            return None
        try:
            return self.read(text)
        except ValueError as error:
            raise CellRefused(str(error)) from None

    def read(self, text: str) -> float | None:
        """The number. Raises ValueError with a sentence."""
        return parse_number(text)

    def order(self, journey: Journey, value: Any) -> Sortable:
        """By size."""
        return cast("float | None", value)


class Whole(Number):
    """A whole number, or unknown."""

    def value(self, writing: Writing, text: str) -> Any:
        """Without a fraction."""
        number = super().value(writing, text)
        if number is not None and number != int(number):
            raise CellRefused(f"{quoted(text)} is not a whole number; the map keeps what it had.")
        return None if number is None else int(number)


class Share(Number):
    """A share, written in percent."""

    def read(self, text: str) -> float | None:
        """The share of a percentage."""
        return parse_percent(text)

    def text(self, journey: Journey, value: Any) -> str:
        """In percent, with the sign."""
        return f"{percent_text(value)} %" if value is not None else ""


class Days(Number):
    """A duration in days; "2 weeks" is 14."""

    def read(self, text: str) -> float | None:
        """Of days or weeks."""
        try:
            return days(text.strip())
        except ValueError as error:
            raise ValueError(f"{str(error).rstrip('.')}; the map keeps what it had.") from None


class Day(Kind):
    """A date, or unknown."""

    def text(self, journey: Journey, value: Any) -> str:
        """As ISO writes it."""
        return value.isoformat() if value is not None else ""

    def value(self, writing: Writing, text: str) -> Any:
        """A date such as 2026-03-31."""
        if csv_values.is_unknown(text):
            return None
        try:
            return parse_day(text)
        except ValueError as problem:
            raise CellRefused(str(problem)) from None


class OneOf(Kind, Generic[W]):
    """One of some words. `empty` is what an empty cell means; without it the cell cannot be emptied."""

    def __init__(self, words: type[W], empty: W | None = None, can_be_unknown: bool = True) -> None:
        self._words = words
        self._empty = empty
        self._can_be_unknown = can_be_unknown

    def text(self, journey: Journey, value: Any) -> str:
        """The word as the interface writes it."""
        return value.label if value is not None else ""

    def value(self, writing: Writing, text: str) -> Any:
        """The word that a text means, in any of five languages."""
        found = next((word for word in self._words if word.label == text.strip().casefold()), None)
        found = found or csv_values.choice(text, self._words)
        if found is None and csv_values.is_unknown(text) and (self._empty is not None or self._can_be_unknown):
            return self._empty
        if found is None:
            words = ", ".join(word.label for word in self._words)
            said = f"{quoted(text)} is none" if text.strip() else "It takes one"
            raise CellRefused(f"{said} of {words}; the map keeps what it had.")
        return found

    def order(self, journey: Journey, value: Any) -> Sortable:
        """As the words stand in the vocabulary."""
        return float(list(self._words).index(value)) if value is not None else None

    def offers(self, journey: Journey) -> list[str]:
        """All of them."""
        return [word.label for word in self._words]


LINE, LONG, LINES, OWNER = Kind(), Long(), Lines(), OwnerKind()
SYSTEM, PERSONA, HISTORY, EVIDENCE = SystemKind(), PersonaKind(), History(), EvidenceKind()
PLACES, PAIN_POINTS = Named(Writing.place), Named(Writing.pain_point)
NUMBER, WHOLE, SHARE, DAYS, DAY = Number(), Whole(), Share(), Days(), Day()


def cleaned(text: str) -> str:
    """Text from outside as records take it."""
    return clean_text(text).replace("\u2028", "\n").replace("\u2029", "\n")
