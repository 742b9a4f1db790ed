"""Where a map's connections lead: cards that nothing leads to, dead ends, decisions, loops, handoffs."""

from __future__ import annotations

from journey_editor.analysis.rule import Answer, Answers, Rule, Severity, Source, lacks
from journey_editor.analysis.survey import Survey
from journey_editor.document.agreement import wrong_sum
from journey_editor.document.records import Card, Connection, Decision, JourneyMap, Touchpoint
from journey_editor.document.vocabulary import ConnectionKind


def _unreached(survey: Survey, card: Card) -> Answers:
    if not survey.ways_are_drawn or survey.column[card.step] == survey.first_column:
        return ()
    return lacks(card.id not in survey.reached, "Nothing leads to {0}")


def _dead_end(survey: Survey, card: Card) -> Answers:
    """What nothing leads to is told as that; a decision without a way out is told as that."""
    is_told = card.id not in survey.reached and survey.column[card.step] != survey.first_column
    if not survey.ways_are_drawn or is_told:
        return ()
    last = survey.stage_of_step[card.last_step or card.step]
    if survey.number[last] >= survey.last_stage or getattr(card, "first_value", False):
        return ()
    return lacks(card.id not in survey.left, "Nothing leads on from {0}, and it is no outcome")


def _few_ways(survey: Survey, decision: Decision) -> Answers:
    count = len(survey.ways_out(decision.id))
    return lacks(count < 2, f"{{0}} has {'only one way' if count else 'no way'} out")


def _unnamed_way(survey: Survey, way: Connection) -> Answers:
    decision = survey.journey.get(way.source)
    if not isinstance(decision, Decision) or way.meaning is ConnectionKind.INFLUENCE:
        return ()
    if len(survey.ways_out(decision.id)) < 2:
        return ()
    return lacks(not way.label.strip(), "A way out of {1}, to {2}, has no name", "label", way.source, way.target)


def _probabilities(survey: Survey, decision: Decision) -> Answers:
    out = survey.ways_out(decision.id)
    shares = [connection.probability for connection in out]
    if all(share is None for share in shares):
        return ()
    total = wrong_sum(shares)
    return lacks(total is not None, f"The ways out of {{0}} add up to {total or 0:.0%}", "", *(way.id for way in out))


def _endless_loops(survey: Survey, _map: JourneyMap) -> Answers:
    for cards, has_exit in survey.loops:
        ids = tuple(card.id for card in cards)
        yield Answer("" if has_exit else "The loop of {names} has no way out", others=ids, about=ids[0])


def _handoff(survey: Survey, way: Connection) -> Answers:
    owners = _owners(survey, way)
    if owners is None or way.meaning is not ConnectionKind.HANDOFF:
        return ()
    is_said = way.note.strip() or way.label.strip()
    return lacks(not is_said, "{0} hands over from {1} to {2} without a note", "note", *owners)


def _hidden_handoff(survey: Survey, way: Connection) -> Answers:
    owners = _owners(survey, way)
    if owners is None or way.meaning not in (ConnectionKind.NEXT, ConnectionKind.HANDOFF):
        return ()
    is_hidden = way.meaning is ConnectionKind.NEXT
    return lacks(is_hidden, "On {0} the work passes from {1} to {2}, and it is no handoff", "meaning", *owners)


def _direction(survey: Survey, way: Connection) -> Answers:
    """In one column a way may lead on or back: a loop of cards that happen at the same time is one."""
    kinds = (ConnectionKind.NEXT, ConnectionKind.LOOP_BACK)
    source, target = survey.journey.get(way.source), survey.journey.get(way.target)
    if way.meaning not in kinds or not isinstance(source, Card) or not isinstance(target, Card):
        return ()
    by = survey.column[target.step] - survey.column[source.step]
    if way.meaning is ConnectionKind.NEXT:
        return lacks(by < 0, "{0} leads back, and it is no loop", "meaning")
    return lacks(by > 0, "{0} is a loop back, and it leads on", "meaning")


def _owners(survey: Survey, way: Connection) -> tuple[str, str] | None:
    """Who has the work before and after a way, where that are two."""
    source, target = survey.journey.get(way.source), survey.journey.get(way.target)
    giver, taker = survey.owner(source), survey.owner(target)
    return None if giver is None or taker is None or giver == taker else (giver, taker)


RULES = (
    Rule(
        "unreached",
        "Step that nothing leads to",
        "Once half of them are connected, something leads to each touchpoint and decision after the first column",
        "no customer gets there on this map",
        Severity.WARNING,
        (Source.S2, Source.FLOW),
        (Touchpoint, Decision),
        _unreached,
    ),
    Rule(
        "dead-end",
        "Dead end that is no outcome",
        "Once half are connected, something leads on from each touchpoint before the last stage but the first value",
        "whoever gets there is left alone with it",
        Severity.WARNING,
        (Source.S2, Source.FLOW),
        (Touchpoint,),
        _dead_end,
    ),
    Rule(
        "decision-ways",
        "Decision with fewer than two ways out",
        "Each decision has at least two ways out",
        "where there is one way there is nothing to decide",
        Severity.WARNING,
        (Source.S2, Source.FLOW),
        (Decision,),
        _few_ways,
    ),
    Rule(
        "decision-unnamed",
        "Way out of a decision without a name",
        "Each way out of a decision has a name",
        "a reader cannot tell which way is taken when",
        Severity.WARNING,
        (Source.S2, Source.FLOW),
        (Connection,),
        _unnamed_way,
    ),
    Rule(
        "decision-probabilities",
        "Probabilities that do not sum to 100 %",
        "The probabilities of a decision's ways sum to 100 %",
        "every case goes exactly one of the ways",
        Severity.ERROR,
        (Source.FLOW,),
        (Decision,),
        _probabilities,
    ),
    Rule(
        "loop-exit",
        "Loop without a way out",
        "A way leads out of each loop",
        "who is in it never comes out",
        Severity.ERROR,
        (Source.S2, Source.S4, Source.FLOW),
        (JourneyMap,),
        _endless_loops,
    ),
    Rule(
        "handoff-note",
        "Handoff without a note",
        "Each handoff from one owner to another says what is handed over",
        "what is not handed over, the customer is asked again",
        Severity.WARNING,
        (Source.S2, Source.S3),
        (Connection,),
        _handoff,
    ),
    Rule(
        "way-direction",
        "Way that leads otherwise than it says",
        "What leads back is a loop back, and what leads on is none",
        "a reader takes a way back for progress, or progress for a way back",
        Severity.WARNING,
        (Source.S4, Source.FLOW),
        (Connection,),
        _direction,
    ),
    Rule(
        "handoff-hidden",
        "Change of owner that is no handoff",
        "Where the owner changes along the way, the map says that it is a handoff",
        "where work changes hands unseen, the customer falls between two desks",
        Severity.NOTE,
        (Source.S2, Source.S3),
        (Connection,),
        _hidden_handoff,
    ),
)
