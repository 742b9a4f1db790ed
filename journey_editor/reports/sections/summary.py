"""The executive summary: one side that says how it feels, what matters, what is planned and what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from journey_editor.analysis.rule import Severity
from journey_editor.analysis.telling import short
from journey_editor.document.journey import Journey
from journey_editor.document.records import PainPoint, Persona, Risk, Stage, Touchpoint
from journey_editor.document.vocabulary import Evidence, LaneContent, Word
from journey_editor.document.wording import joined, numbered
from journey_editor.layout import emotion
from journey_editor.layout.characters import in_line, number_before
from journey_editor.layout.picture import Text
from journey_editor.layout.title import UNTITLED
from journey_editor.reports.anchors import card_anchor
from journey_editor.reports.chunk import Chunk, beside
from journey_editor.reports.curves import KEY_BEGINS, KEY_NAME, curve_chunk
from journey_editor.reports.sections.asked import TITLE, asks, first_asked
from journey_editor.reports.sections.standing import where_it_stands
from journey_editor.reports.sections.summary_tables import metrics, of_all, opportunities
from journey_editor.reports.sections.wholeness import WHOLE, Telling
from journey_editor.reports.sections.worst import risks_in_order
from journey_editor.reports.setting import Setter
from journey_editor.reports.sheet import BODY, SMALL
from journey_editor.reports.subject import Subject
from journey_editor.tables.pains import by_seriousness
from journey_editor.tables.places import called
from journey_editor.tables.risks import RISKS

_WANTED, _MOST = (1, 2, 1, 3, 2), (3, 3, 5, 5, 5)
"""How many worst and best moments, pain points and risks, moments of truth, opportunities, metrics."""
_LEAST = ((1, 1, 1, 3, 2), (1, 1, 1, 3, 1), (1, 1, 1, 2, 1), (1, 1, 1, 1, 1), (1, 0, 1, 1, 1))
"""How many of them where there is too little room for what is wanted: what is to be decided goes last."""
_TURNS = (3, 4, 1, 0, 2)
"""Which of them grows first: what is to be decided before how it feels."""
_CURVES = (5, 4, 3, 2)
"""How many curves are tried with what is wanted; then fewer ones with the least."""
_CURVE_HEIGHT = (48.0, 34.0, 25.0, 23.0, 21.0)
"""Of each curve, by how many there are."""
_GAP = 20.0
_TITLE, _TITLE_LINES = "Executive summary", 8
_ABOVE, _ABOVE_WORDS = 8.0, 3.0
"""Room above a heading and above other words, at most: on the one side each line of room is another row."""
_HOW_TO_READ = "The higher, the better it feels; the dashed middle is neutral, what is hollow or dotted unknown."
_MOMENT = 70
"""Characters of a name, two lines, where there is no room for all of them."""
_ASKED, _LEAST_ASKED = 140, 2
"""Characters of what is asked, where there is no room for all of them; and so much is asked at least."""
_TIMES_AS_LONG = (None, 3, 1)
"""How texts are tried: whole, then cut at so many times the usual length."""


def summary(subject: Subject) -> list[Chunk]:
    """One side: as many moments, risks, opportunities and metrics as there is room for, each taking its turn.

    Names stand whole. Only where that has no room on one side they are cut, and stand whole on the next page.
    """
    for times in _TIMES_AS_LONG:
        telling = Telling(times)
        made = _one_side(subject, telling, is_last=times == _TIMES_AS_LONG[-1] or not subject.has_pages)
        if made is not None:
            return made + (_in_full(subject, telling, made) if subject.has_pages else [])
    raise AssertionError("the last one is taken as it is")


def _one_side(subject: Subject, telling: Telling, *, is_last: bool) -> list[Chunk] | None:
    """The side; None where it would be cut or does not fit, and another is still to be tried.

    Where there are no pages, all that is wanted is told, however long it is.
    """
    room = subject.sheet.room.height

    @cache  # to set a table takes long, and to see whether another moment has room takes no table anew
    def part(at: int, count: int) -> list[Chunk]:
        return _close(_PARTS[at](subject, count, telling))

    def parts(counts: Sequence[int]) -> list[Chunk]:
        return [chunk for at, count in enumerate(counts) for chunk in part(at, count)]

    lanes = sum(lane.content is LaneContent.PERSONA for lane in subject.journey.lanes)
    tries = [(curves, _WANTED) for curves in _CURVES if curves <= lanes]
    leasts = _LEAST if is_last else _LEAST[:-1]  # rather than say nothing of what hurts, texts are cut
    tries += [(curves, least) for least in leasts for curves in (3, 2, 1)]
    for curves, start in tries:
        head = _close([*_head(subject, telling), *_curves(subject, curves, telling)])
        left = room - height_of(head)
        fits = height_of(parts(start)) <= left
        if not subject.has_pages or (fits and (is_last or curves == 1 or not _cut_texts(head))):
            break
    else:
        if not is_last:
            return None
    counts = list(start)
    for _ in range(max(_MOST)):
        for at in _TURNS:
            more = [count + (at == number) for number, count in enumerate(counts)]
            if counts[at] < _MOST[at] and height_of(parts(more)) <= left:
                counts = more
    return head + parts(counts)


def _cut_texts(chunks: Sequence[Chunk]) -> list[str]:
    """The texts that do not stand whole on them, but for the names of stages under a curve."""
    marks = [mark for chunk in chunks for piece in chunk.pieces for mark in piece.marks if isinstance(mark, Text)]
    return [one.shaped.text for one in marks if one.shaped.is_cut and not one.shaped.text.startswith(KEY_BEGINS)]


def _in_full(subject: Subject, telling: Telling, side: Sequence[Chunk]) -> list[Chunk]:
    """What is cut on the side, on a page of its own."""
    said = "\n".join(
        mark.shaped.text for chunk in side for piece in chunk.pieces for mark in piece.marks if isinstance(mark, Text)
    )
    whole = dict.fromkeys(text for cut, text in telling.shortened.items() if cut in said)
    for number, stage in enumerate(subject.journey.stages, 1):
        told = short(stage.name, KEY_NAME)
        if told != " ".join(stage.name.split()) and f"{number} {in_line(told)}" in said:
            whole[f"{number} {stage.name}"] = None
    whole |= dict.fromkeys(telling.shortened.get(text, text) for text in _cut_texts(side))
    if not whole:
        return []
    setter = subject.setter
    chunks = [setter.heading("In full, what is cut on the page before", 1, in_outline=False).on_new_page()]
    return chunks + setter.bullets(whole)


def _close(chunks: Sequence[Chunk]) -> list[Chunk]:
    room = [_ABOVE if chunk.before > _ABOVE else min(chunk.before, _ABOVE_WORDS) for chunk in chunks]
    return [replace(chunk, before=before) for chunk, before in zip(chunks, room, strict=True)]


def height_of(chunks: Sequence[Chunk]) -> float:
    """What chunks take up one under the other."""
    return sum(chunk.before + chunk.height for chunk in chunks)


def _head(subject: Subject, telling: Telling) -> list[Chunk]:
    """What the map is; behind a cover, which says all of that, the title alone."""
    journey, setter = subject.journey, subject.setter
    if subject.has_cover:
        return [setter.heading(_TITLE, 0, "summary").on_new_page()]
    name = telling(journey.map.title, 160) or UNTITLED
    title = setter.heading(name, 0, "summary", lines=_TITLE_LINES).on_new_page()
    title = replace(title, bookmark=_TITLE)
    chunks = [title, *setter.paragraph(of_what_kind(subject, telling), SMALL, "text.muted")]
    if journey.map.objective:
        chunks += setter.paragraph(telling(journey.map.objective, 300))
    if lost := where_it_stands(subject, telling):
        chunks += setter.paragraph(lost)
    return chunks + setter.paragraph(sureness(subject), SMALL, "text.muted")


def _felt(subject: Subject, most: int, telling: Telling) -> list[Chunk]:
    """The worst moments beside the best."""
    half = _half(subject)
    worst, best = _moments(subject, most)
    columns = [
        [half.heading("Worst moments", 2, in_outline=False), *_listed(subject, half, worst, telling)],
        [half.heading("Best moments", 2, in_outline=False), *_listed(subject, half, best, telling)],
    ]
    return [beside(columns, half.width, _GAP)]


def _troubles(subject: Subject, most: int, telling: Telling) -> list[Chunk]:
    """What hurts most beside what may go wrong."""
    journey, half = subject.journey, _half(subject)
    pains = [
        _told(telling(one.description, _MOMENT), _share(one), one.severity and f"{one.severity.label} severity")
        for one in by_seriousness(journey)
    ]
    risks = [_risk(journey, one, telling) for one in risks_in_order(journey)]
    columns = []
    for title, icon, colour, texts in (
        ("What hurts most", "pain-point", "badge.pain", pains),
        ("What may go wrong", "risk", "badge.risk", risks),
    ):
        listed = [line for text in texts[:most] for line in half.icon_line(icon, text, SMALL, colour)]
        if listed:
            columns.append([half.heading(of_all(title, most, len(texts)), 2, in_outline=False), *listed])
    return [beside(columns, half.width, _GAP)] if columns else []


def _told(name: str, *values: Word | str | None) -> str:
    """A name, and what is known of it."""
    known = ", ".join(value.label if isinstance(value, Word) else value for value in values if value)
    return (name.rstrip(".") or "unnamed") + (f": {known}" if known else "")


def _share(pain: PainPoint) -> str:
    return "" if pain.magnitude is None else f"{pain.magnitude * 100:.3g} % feel it"


def _risk(journey: Journey, risk: Risk | Stage, telling: Telling) -> str:
    """A risk with how likely and grave it is; one that a stage has itself has neither."""
    name = telling(RISKS.column("failure").text(journey, risk), _MOMENT)
    if isinstance(risk, Stage):
        return f"{_told(name)} ({telling(called(journey, risk), 24)})"
    return _told(name, risk.likelihood, risk.impact and f"{risk.impact.label} impact")


def _decisive(subject: Subject, most: int, telling: Telling) -> list[Chunk]:
    """The moments of truth beside what is asked, which a cover says."""
    half = subject.setter if subject.has_cover else _half(subject)
    decisive = [card for card in _touchpoints(subject) if card.moment_of_truth]
    told = [
        half.heading(of_all("Moments of truth", most, len(decisive)), 2, in_outline=False),
        *_listed(subject, half, decisive[:most], telling),
    ]
    if subject.has_cover:
        return told
    return [beside([told, _asked(subject, half, max(most, _LEAST_ASKED), telling)], half.width, _GAP)]


def _half(subject: Subject) -> Setter:
    return subject.setter.narrower((subject.setter.width - _GAP) / 2)


def of_what_kind(subject: Subject, telling: Telling = WHOLE) -> str:
    """Which state of what it is, of which day and of whom."""
    about = subject.journey.map
    of = f"as of {about.map_date.isoformat()}" if about.map_date else "date unknown"
    parts = (f"{about.state.label.capitalize()} state", of, telling(about.segment, 80), telling(about.product, 80))
    told = " \u00b7 ".join(part for part in parts if part)
    return f"{told}\n{subject.told_of_view}" if subject.told_of_view else told


def sureness(subject: Subject) -> str:
    """What the map is and how sure one can be of it, counted."""
    journey = subject.journey
    cards = _touchpoints(subject)
    sizes = joined([numbered(kind, count) for kind, count in (
        ("stage", len(journey.stages)), ("persona", journey.count(Persona)), ("touchpoint", len(cards)))])  # fmt: skip
    by_evidence = [f"{sum(card.evidence is evidence for card in cards)} {evidence.label}" for evidence in Evidence]
    found = subject.findings
    whole = found.scores[0].value if found.scores else None
    score = (
        "How complete the map is cannot be computed"
        if whole is None
        else f"The map is {whole * 100:.0f}\u00a0% complete"
    )
    counted = [(severity.label, found.count(severity)) for severity in (Severity.WARNING, Severity.ERROR)]
    lacks = joined([f"{count} {word}{'s' * (count != 1)}" for word, count in counted if count])
    with_what = f"with {lacks}" if lacks else "without warnings"
    evidence = f"Of the touchpoints {joined(by_evidence)}. " if cards else ""
    return f"{sizes}. {evidence}{score}, {with_what}."


def _touchpoints(subject: Subject) -> list[Touchpoint]:
    return [card for card in subject.journey.cards if isinstance(card, Touchpoint)]


def _curves(subject: Subject, most: int, telling: Telling) -> list[Chunk]:
    journey, setter = subject.journey, subject.setter
    lanes = [lane for lane in journey.lanes if lane.content is LaneContent.PERSONA]
    known = Counter(card.lane for card in _touchpoints(subject) if card.emotion is not None)
    shown = sorted((lane for lane in lanes if known[lane.id]), key=lambda lane: -known[lane.id])[:most]
    lanes_in_order = [lane for lane in lanes if lane in shown]
    chunks = [setter.heading("How it feels", 2, in_outline=False)]
    if not shown:
        return chunks + setter.paragraph("No emotion is known yet.", BODY, "text.muted")
    height = _CURVE_HEIGHT[len(shown) - 1]
    for lane in lanes_in_order:
        is_last = lane is lanes_in_order[-1]
        chunks.append(curve_chunk(subject, lane, height, telling(journey.name_of(lane.id), 40), is_last, faces=False))
    left = len(lanes) - len(shown)
    more = f" And {left} more {'persona' if left == 1 else 'personas'}." if left else ""
    return chunks + setter.paragraph(_HOW_TO_READ + more, SMALL, "text.muted")


def _moments(subject: Subject, most: int) -> tuple[list[Touchpoint], list[Touchpoint]]:
    felt = sorted((card.emotion, at, card) for at, card in enumerate(_touchpoints(subject)) if card.emotion is not None)
    worst = [card for score, _, card in felt if score < 0][:most]
    best = [card for score, _, card in reversed(felt) if score > 0][:most]
    return worst, best


def _listed(subject: Subject, setter: Setter, cards: Sequence[Touchpoint], telling: Telling) -> list[Chunk]:
    chunks: list[Chunk] = []
    for card in cards:
        score = "" if card.emotion is None else f"{number_before(emotion.number(card.emotion), card.name)}  "
        who = telling(subject.journey.name_of(card.lane), 24) or emotion.word(card)
        words = f"{score}{telling(card.name, _MOMENT) or 'unnamed'} ({who})"
        face, colour = emotion.face(card.emotion), emotion.colour(card.emotion)
        chunks += setter.icon_line(face, words, SMALL, colour, f"#{card_anchor(card.id)}")
    return chunks or setter.paragraph("None is known.", SMALL, "text.muted")


_PARTS = (_felt, _troubles, _decisive, opportunities, metrics)


def _asked(subject: Subject, setter: Setter, most: int, telling: Telling) -> list[Chunk]:
    """The first of what is asked of the readers, counted and said as on the cover; without pages, all of it."""
    found = asks(subject)
    most = most if subject.has_pages else len(found)
    told = [telling(one.sentence, _ASKED) for one in first_asked(found, most)]
    return [setter.heading(of_all(TITLE, most, len(found)), 2, in_outline=False), *setter.bullets(told, SMALL)]
