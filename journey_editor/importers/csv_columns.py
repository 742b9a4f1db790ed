"""The columns of a touchpoint table: what they are called when we write them, and what others call them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from journey_editor.document.matching import folded


@dataclass(frozen=True)
class Column:
    """A column: the field it fills, its header in our tables, and other names it goes by.

    `common` names are used by tables of all kinds: they tell no journey from a list of tasks or shapes.
    """

    field: str
    header: str
    names: str = ""
    common: str = ""


# Names stand in lower case, separated by commas; accents, plurals in -s and punctuation do not matter.
COLUMNS: tuple[Column, ...] = (
    Column("stage_number", "Stage number", "stage no, phase no, phase number, phasennummer, phasen nr"),
    Column(
        "stage",
        "Stage",
        "journey stage, phase, journey phase, lifecycle stage, abschnitt, etappe, journeyphase, étape du parcours, "
        "etapa, fase, fase do percurso, fase del viaje, etapa del viaje, etapa da jornada, fase da jornada",
        "section, sección, seção, secção, stufe",
    ),
    Column("step_number", "Step number", "step no, schrittnummer, schritt nr"),
    Column("step", "Step", "journey step, schritt, teilschritt, étape, paso, passo, moment, sub stage, substage"),
    Column("persona_number", "Persona number", "lane number, lane no"),
    Column(
        "persona",
        "Persona",
        "actor, lane, swimlane, stakeholder, customer persona, akteur, beteiligter, acteur, persona cliente, ator, "
        "buyer role, partie prenante, interesado, parte interessada",
        "who, role, user, wer, rolle, kunde, qui, rôle, quién, quien, rol, quem, papel, customer, client, cliente",
    ),
    Column("kind", "Kind", "card type, card kind", "type, typ, art, tipo"),
    Column(
        "name",
        "Touchpoint",
        "touch point, touchpoint name, interaction, kontaktpunkt, berührungspunkt, point de contact, "
        "punto de contacto, ponto de contato, ponto de contacto, interaktion, interacción, interação",
        "name, task, activity, title, card, aufgabe, aktivität, tâche, activité, nom, tarea, actividad, nombre, "
        "tarefa, atividade, nome, titel, titre, título",
    ),
    Column(
        "what_happens",
        "What happens",
        "was passiert, was geschieht, ce qui se passe, qué pasa, que sucede, o que acontece, customer action, "
        "user action, kundenaktion, action du client, acción del cliente, ação do cliente",
        "description, detail, action, beschreibung, descripción, descrição, aktion, acción, ação",
    ),
    Column("channel", "Channel", "kanal, canal, canale, touchpoint channel, medium"),
    Column(
        "backstage",
        "Backstage",
        "backstage action, backstage process, internal action, behind the scenes, interne aktion, hinter den kulissen, "
        "action interne, coulisse, acción interna, ação interna, bastidores",
    ),
    Column(
        "emotion",
        "Emotion (-2 to +2)",
        "emotion score, emotional score, sentiment, sentiment score, feeling, mood, satisfaction, gefühl, stimmung, "
        "zufriedenheit, émotion, ressenti, emoción, sentimiento, emoção, sentimento, satisfacción, satisfação",
        "score, rating, bewertung, note, puntuación, nota, pontuação",
    ),
    Column(
        "emotion_word",
        "Emotion word",
        "emotion label, feeling word, mood word, gefühlswort, emotion in a word, mot d émotion, palabra de emoción, "
        "palavra de emoção",
    ),
    Column(
        "owner",
        "Owner",
        "internal owner, touchpoint owner, verantwortlich, verantwortlicher, zuständig, zuständigkeit, responsable, "
        "responsável, propriétaire, propietario, dono",
        "responsible, assignee, team",
    ),
    Column("thoughts", "Thoughts", "thought, thinking, gedanke, gedanken, pensée, pensamiento, pensamento"),
    Column("questions", "Questions", "customer question, frage, fragen, pregunta, pergunta, question du client"),
    Column("quote", "Quote", "customer quote, verbatim, zitat, zitate, citation, cita, citação, citações"),
    Column("evidence", "Evidence", "evidence level, evidenz, beleg, preuve, evidencia, evidência, confidence"),
    Column("evidence_source", "Evidence source", "research source, belegquelle, quelle, fuente de evidencia"),
    Column(
        "moment_of_truth",
        "Moment of truth",
        "mot, key moment, moment der wahrheit, moment de vérité, momento de la verdad, momento da verdade",
    ),
    Column("supported_by", "Named evidence", "evidence item, proof, nachweis, named proof"),
    Column("reads_from", "Reads from", "data read, read by, system read"),
    Column("reached", "Reached", "reach it, how many reach it, users reached, customer reached, erreicht"),
    Column("went_on", "Went on", "go on, how many go on, converted, conversion count"),
    Column("time_spent_hours", "Time spent in hours", "time spent, hour spent, zeitaufwand, duration in hours"),
    Column("moment_of_truth_reason", "Moment of truth reason", "why it decides, reason for moment of truth"),
    Column(
        "first_value",
        "First value",
        "first value milestone, aha moment, activation milestone, erster nutzen, première valeur, primer valor, "
        "primeiro valor",
    ),
    Column(
        "pain_point.description",
        "Pain points",
        "pain, painpoint, friction, frustration, schmerzpunkt, schmerzpunkte, probleme, point de douleur, irritant, "
        "punto de dolor, dolor, ponto de dor, dor, dores",
        "problem, issue, problema, problème",
    ),
    Column("pain_point.severity", "Pain severity", "severity of pain, pain point severity", "severity, schweregrad"),
    Column("pain_point.root_cause", "Pain root cause", "root cause, pain cause, grundursache, cause racine"),
    Column(
        "opportunity.description",
        "Opportunities",
        "opportunity, chance, chancen, opportunité, oportunidad, oportunidades, oportunidade",
        "idea, improvement, idee, verbesserung, idée, amélioration, mejora, melhoria",
    ),
    Column("opportunity.owner", "Opportunity owner"),
    Column("opportunity.due", "Opportunity due", "opportunity due date"),
    Column("opportunity.status", "Opportunity status"),
    Column(
        "signal.name",
        "Signals",
        "signal, data signal, signal name, metric, kpi, kennzahl, messgröße, indicateur, señal, métrica, indicador, "
        "sinal, métrique",
    ),
    Column("signal.read_from", "Signal source", "source system, data source, quellsystem, datenquelle"),
    Column("signal.category", "Signal category", "metric category"),
    Column("signal.status", "Signal status", "measurement status, metric status"),
    Column("signal.timing", "Signal timing", "leading or lagging, leading lagging"),
    Column("signal.baseline", "Signal baseline", "baseline, ausgangswert, valeur de départ, línea base, linha de base"),
    Column("signal.target", "Signal target", "target value, zielwert, valeur cible, valor objetivo, meta", "target"),
    Column("signal.current", "Signal current", "current value, istwert, valeur actuelle, valor actual, valor atual"),
    Column("signal.direction", "Signal direction", "metric direction"),
    Column("signal.form", "Signal form", "event or measure"),
    Column("signal.owner", "Signal owner", "metric owner"),
    Column("signal.unit", "Signal unit", "metric unit", "unit, einheit, unité, unidad, unidade"),
    Column("risk.failure", "Risks", "risk, risiko, risiken, risque, riesgo, risco"),
    Column("risk.likelihood", "Risk likelihood", "likelihood of risk"),
    Column("risk.impact", "Risk impact", "impact of risk"),
    Column("risk.trigger", "Risk trigger", "trigger of risk"),
    Column("risk.owner", "Risk owner", "owner of risk"),
    Column("risk.recovery", "Risk recovery", "recovery, recovery action"),
    Column("risk.escalation", "Risk escalation", "escalation, escalation path"),
    Column("resource.title", "Resources", "resource, content and resources, ressource, recurso"),
    Column("resource.link", "Resource link", "resource address, resource url"),
    Column("resource.owner", "Resource owner", "owner of resource"),
)


@lru_cache(maxsize=4096)  # the cells of the first rows are asked for by every delimiter, and the headers for each row
def plain_words(text: str) -> str:
    """A header or word without what does not matter in it: case, accents, punctuation, brackets, a plural's -s."""
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text)
    words = re.sub(r"[\W_]+", " ", folded(text)).split()
    return " ".join(word.removesuffix("s") if len(word) > 3 else word for word in words)


def _index() -> tuple[dict[str, str], frozenset[str]]:
    fields: dict[str, str] = {}
    common: set[str] = set()
    for column in COLUMNS:
        for name in (column.header, *column.names.split(","), *column.common.split(",")):
            if words := plain_words(name):
                assert fields.setdefault(words, column.field) == column.field, f"{words} names two columns"
        common.update(plain_words(name) for name in column.common.split(","))
    return fields, frozenset(common)


_FIELDS, _COMMON = _index()


def field_of(header: str) -> str | None:
    """The field that a header stands for, or None."""
    return _FIELDS.get(plain_words(header))


def is_common(header: str) -> bool:
    """Whether tables of all kinds have a column of that name."""
    return plain_words(header) in _COMMON
