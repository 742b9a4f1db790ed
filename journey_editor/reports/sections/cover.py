"""The cover: what the map is, of whom, of which date, and how sure its authors are."""

from __future__ import annotations

from dataclasses import replace

from journey_editor.document.records import Persona, Stage, Touchpoint
from journey_editor.document.vocabulary import Evidence, Perspective
from journey_editor.document.wording import joined, numbered
from journey_editor.layout.logo import logo_of, logo_piece
from journey_editor.layout.text import TextStyle
from journey_editor.layout.title import UNTITLED
from journey_editor.reports.blocks import Title
from journey_editor.reports.chunk import Chunk
from journey_editor.reports.facts import asked, gathered, said
from journey_editor.reports.sections.standing import where_it_stands
from journey_editor.reports.setting import Setter
from journey_editor.reports.sheet import BODY, COVER_TITLES, STRONG
from journey_editor.reports.subject import Subject

_ASKED = ("scope", "segment", "product", "success_criteria", "authors", "map_date", "next_review")
PERSPECTIVES = {
    Perspective.ACCOUNT: "the account's journey",
    Perspective.USER: "the user's journey",
    Perspective.BOTH: "account and user",
}
_TITLE_LINES = 3
_DRAFT = "Draft: this map is assumed. Nobody has held it against reality yet."
_TOLD = {
    *("id", "title", "objective", "state", "perspective", "evidence", "language", "card_fields", "rules_off"),
    "logo",
    *("key", "pair", "pair_key", "pair_state"),
    *_ASKED,
}


def cover(subject: Subject) -> list[Chunk]:
    """The title block, on a page of its own."""
    journey, setter = subject.journey, subject.setter
    about = journey.map
    state = f"{about.state.label.capitalize()} state"
    perspective = PERSPECTIVES[about.perspective] if about.perspective is not None else ""
    kind = " \u00b7 ".join(part for part in (f"Customer journey map, {state.lower()}", perspective) if part)
    sizes = joined([numbered(kind.kind, journey.count(kind)) for kind in (Stage, Persona, Touchpoint)])
    chunks = [*_logo(subject), setter.gap(60), *setter.paragraph(kind, STRONG, "accent")]
    title = setter.paragraph(about.title or UNTITLED, _style(setter, about.title), "text.strong")
    chunks += [
        replace(chunk, says=(Title(" ".join(about.title.split()) or UNTITLED),) if chunk.says else ())
        for chunk in title
    ]
    if about.evidence is Evidence.ASSUMED:
        chunks += [setter.gap(6), *setter.icon_line("warning", _DRAFT, STRONG, "warning")]
    if about.objective:
        chunks += [setter.gap(6), *setter.paragraph(about.objective)]
    if stands := where_it_stands(journey):
        chunks += setter.paragraph(stands)
    chunks += [setter.gap(4), setter.rule(), setter.gap(6)]
    facts = [*asked(journey, about, _ASKED), ("Evidence", _sureness(subject)), ("On this map", sizes)]
    chunks += setter.facts(gathered(facts, ("Next review",)))
    chunks += setter.facts(said(journey, about, _TOLD))
    chunks += [setter.gap(6), *setter.paragraph(_exported(subject), BODY, "text.muted")]
    chunks[0] = chunks[0].on_new_page()
    return chunks


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
        "assumed": "assumed: a hypothesis that has not been held against reality",
        "observed": "observed",
        "validated": "validated with customers",
    }
    return known[subject.journey.map.evidence.value]


def _exported(subject: Subject) -> str:
    version = f" Version of the map: {subject.version}." if subject.version else ""
    exported = f"Exported {subject.today.isoformat()}."
    return f"{exported}{version} What is not known says \u201cunknown\u201d; it is never a guess."
