"""The cover: what the map is, of whom, as of when, how sure it is, the worst of it, and what is asked of whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journey_editor.document.journey import Journey
from journey_editor.document.records import Signal
from journey_editor.document.vocabulary import Evidence, Perspective, SignalStatus
from journey_editor.document.wording import joined, numbered
from journey_editor.layout.logo import logo_of, logo_piece
from journey_editor.layout.text import TextStyle
from journey_editor.layout.title import UNTITLED
from journey_editor.reports.blocks import Title
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.facts import Facts, asked, gathered, said
from journey_editor.reports.pagination import how_full
from journey_editor.reports.sections.at_a_glance import what_is_asked, worst_of_all
from journey_editor.reports.sections.standing import where_it_stands
from journey_editor.reports.sections.summary import sureness
from journey_editor.reports.sections.wholeness import Telling
from journey_editor.reports.setting import Setter
from journey_editor.reports.sheet import COVER_TITLES, SMALL, STRONG
from journey_editor.reports.subject import Subject

_TRIES = (
    *((most, None) for most in (8, 6, 5, 4, 3)),
    *((4, 2), (3, 2)),
    *((most, 1) for most in (8, 6, 5, 4, 3, 2, 1)),
)
"""How much is asked, and how texts are cut, if at all (as in `Telling`): the first that fits on the page."""
_USUAL = 3
"""How much is asked where a page is not enough."""
_LABEL_WIDTH = 104.0
PERSPECTIVES = {
    Perspective.ACCOUNT: "the account's journey",
    Perspective.USER: "the user's journey",
    Perspective.BOTH: "account and user",
}
_TITLE_LINES = 2
_DRAFT = "Draft: this map is assumed. Nobody has held it against reality yet."
_TOLD = {
    *("id", "title", "objective", "state", "perspective", "evidence", "language", "card_fields", "rules_off"),
    *("logo", "scope", "segment", "product", "success_criteria", "authors", "map_date"),
    *("review_cadence", "last_review", "next_review"),
    *("key", "pair", "pair_key", "pair_state"),
}


def cover(subject: Subject) -> Iterator[Chunk]:
    """One page for those who read no other: what the map is, how sure it is, the worst, what is asked of whom by when.

    As much is asked as there is room for. Where nothing of that fits, the rest goes on on the next page.
    """
    for most, times in _TRIES if subject.has_pages else ():
        chunks = list(_one_page(subject, most, Telling(times)))
        if how_full(chunks, subject.sheet)[0] <= 1:
            yield from chunks
            return
    most, times = (_USUAL, None) if subject.has_pages else _TRIES[0]
    yield from _one_page(subject, most, Telling(times))


def _one_page(subject: Subject, most: int, telling: Telling) -> Iterator[Chunk]:
    setter = subject.setter
    first, *head = _head(subject)
    yield from (first.on_new_page(), *head, setter.rule())
    yield from setter.facts(_known(subject, telling), _LABEL_WIDTH)
    yield setter.gap(2)
    yield from worst_of_all(subject, telling)
    yield from what_is_asked(subject, most, telling)
    yield from (setter.gap(4), setter.rule())
    yield from setter.facts(_about(subject), _LABEL_WIDTH)
    yield from (setter.gap(4), *setter.paragraph(_exported(subject), SMALL, "text.muted"))


def _head(subject: Subject) -> list[Chunk]:
    """What the map is, of which day, and what it is to decide."""
    setter, about = subject.setter, subject.journey.map
    perspective = PERSPECTIVES[about.perspective] if about.perspective is not None else ""
    of = f"as of {about.map_date.isoformat()}" if about.map_date else "date unknown"
    kind = " \u00b7 ".join(
        part for part in (f"Customer journey map, {about.state.label} state", perspective, of) if part
    )
    chunks = [*_logo(subject), setter.gap(24), *setter.paragraph(kind, STRONG, "accent")]
    title = setter.paragraph(about.title or UNTITLED, _style(setter, about.title), "text.strong")
    chunks += [
        replace(chunk, says=(Title(" ".join(about.title.split()) or UNTITLED),) if chunk.says else ())
        for chunk in title
    ]
    if subject.told_of_view:
        chunks += setter.paragraph(subject.told_of_view, SMALL, "text.muted")
    if about.evidence is Evidence.ASSUMED:
        chunks += [setter.gap(6), *setter.icon_line("warning", _DRAFT, STRONG, "warning")]
    if about.objective:
        chunks += [setter.gap(4), *setter.paragraph(about.objective)]
    return chunks


def _known(subject: Subject, telling: Telling) -> Facts:
    """Of whom it is, where it stands, and how sure and how complete it is."""
    journey = subject.journey
    known = [f"{_sureness(subject)}. {sureness(subject)}"]
    if signals := journey.all(Signal):
        live = sum(one.status is SignalStatus.LIVE for one in signals)
        known.append(f"{live} of {numbered('signal', len(signals))} {'is' if live == 1 else 'are'} live.")
    found = [*asked(journey, journey.map, ("segment", "product")), ("Evidence", " ".join(known))]
    stands = where_it_stands(subject, telling)
    return [*found, ("Where it stands", stands)] if stands else found


def _about(subject: Subject) -> Facts:
    """What else the map says of itself."""
    journey = subject.journey
    about = journey.map
    facts = [*asked(journey, about, ("scope", "success_criteria")), ("Owners of stages", _owners(journey))]
    reviews = [about.review_cadence.label if about.review_cadence else ""]
    reviews.append(f"last on {about.last_review.isoformat()}" if about.last_review else "")
    facts += [("Authors", joined(list(about.authors))), ("Reviews", ", ".join(filter(None, reviews)))]
    return [*gathered(facts, ()), *said(journey, about, _TOLD)]


def _owners(journey: Journey) -> str:
    """Who owns which stages, in the order of the journey."""
    stages: dict[str, list[str]] = {}
    for number, stage in enumerate(journey.stages, 1):
        stages.setdefault(journey.name_of(stage.owner).strip() or "nobody yet", []).append(str(number))
    return "; ".join(
        f"{name} ({'stages' if len(some) > 1 else 'stage'} {joined(some)})" for name, some in stages.items()
    )


def _style(setter: Setter, title: str) -> TextStyle:
    """So that a long title leaves room for what stands under it."""
    few = (one for one in COVER_TITLES if len(setter.shaper.shape(title, one, setter.width).lines) <= _TITLE_LINES)
    return next(few, COVER_TITLES[-1])


def _logo(subject: Subject) -> list[Chunk]:
    """At the upper right corner, within its box."""
    logo, width = logo_of(subject.journey), subject.setter.width
    if logo is None:
        return []
    piece = logo_piece(logo, subject.setter.key("logo"), width, 0.0, width, subject.setter.shaper)
    return [Chunk(piece.box.height, (piece,))]


def _sureness(subject: Subject) -> str:
    known = {
        "assumed": "Assumed: a hypothesis that has not been held against reality",
        "observed": "Observed",
        "validated": "Validated with customers",
    }
    return known[subject.journey.map.evidence.value]


def _exported(subject: Subject) -> str:
    version = f" Version {subject.version}." if subject.version else ""
    return f"Exported {subject.today.isoformat()}.{version} What is unknown says so and is never a guess."
