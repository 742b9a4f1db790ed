"""The columns of a touchpoint table: what they are called when we write them, and what others call them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from journey_editor.document.matching import folded


@dataclass(frozen=True)
class CsvColumn:
    """A column: the field it fills, its header in our tables, and other names it goes by.

    `common` names are used by tables of all kinds: they tell no journey from a list of tasks or shapes.
    """

    field: str
    header: str
    names: str = ""
    common: str = ""


# Names stand in lower case, separated by commas; accents, plurals in -s and punctuation do not matter.
COLUMNS: tuple[CsvColumn, ...] = (
    CsvColumn("stage_number", "Stage number", "stage no, phase no, phase number, phasennummer, phasen nr"),
    CsvColumn(
        "stage",
        "Stage",
        "journey stage, phase, journey phase, lifecycle stage, abschnitt, etappe, journeyphase, étape du parcours, "
        "etapa, fase, fase do percurso, fase del viaje, etapa del viaje, etapa da jornada, fase da jornada",
        "section, sección, seção, secção, stufe",
    ),
    CsvColumn("step_number", "Step number", "step no, schrittnummer, schritt nr"),
    CsvColumn("step", "Step", "journey step, schritt, teilschritt, étape, paso, passo, moment, sub stage, substage"),
    CsvColumn("persona_number", "Persona number", "lane number, lane no"),
    CsvColumn(
        "persona",
        "Persona",
        "actor, lane, swimlane, stakeholder, customer persona, akteur, beteiligter, acteur, persona cliente, ator, "
        "buyer role, partie prenante, interesado, parte interessada",
        "who, role, user, wer, rolle, kunde, qui, rôle, quién, quien, rol, quem, papel, customer, client, cliente",
    ),
    CsvColumn("kind", "Kind", "card type, card kind", "type, typ, art, tipo"),
    CsvColumn(
        "name",
        "Touchpoint",
        "touch point, touchpoint name, interaction, kontaktpunkt, berührungspunkt, point de contact, "
        "punto de contacto, ponto de contato, ponto de contacto, interaktion, interacción, interação",
        "name, task, activity, title, card, aufgabe, aktivität, tâche, activité, nom, tarea, actividad, nombre, "
        "tarefa, atividade, nome, titel, titre, título",
    ),
    CsvColumn(
        "what_happens",
        "What happens",
        "was passiert, was geschieht, ce qui se passe, qué pasa, que sucede, o que acontece, customer action, "
        "user action, kundenaktion, action du client, acción del cliente, ação do cliente",
        "description, detail, action, beschreibung, descripción, descrição, aktion, acción, ação",
    ),
    CsvColumn("channel", "Channel", "kanal, canal, canale, touchpoint channel, medium"),
    CsvColumn(
        "backstage",
        "Backstage",
        "backstage action, backstage process, internal action, behind the scenes, interne aktion, hinter den kulissen, "
        "action interne, coulisse, acción interna, ação interna, bastidores",
    ),
    CsvColumn(
        "emotion",
        "Emotion (-2 to +2)",
        "emotion score, emotional score, sentiment, sentiment score, feeling, mood, satisfaction, gefühl, stimmung, "
        "zufriedenheit, émotion, ressenti, emoción, sentimiento, emoção, sentimento, satisfacción, satisfação",
        "score, rating, bewertung, note, puntuación, nota, pontuação",
    ),
    CsvColumn(
        "emotion_word",
        "Emotion word",
        "emotion label, feeling word, mood word, gefühlswort, emotion in a word, mot d émotion, palabra de emoción, "
        "palavra de emoção",
    ),
    CsvColumn(
        "owner",
        "Owner",
        "internal owner, touchpoint owner, verantwortlich, verantwortlicher, zuständig, zuständigkeit, responsable, "
        "responsável, propriétaire, propietario, dono",
        "responsible, assignee, team",
    ),
    CsvColumn("thoughts", "Thoughts", "thought, thinking, gedanke, gedanken, pensée, pensamiento, pensamento"),
    CsvColumn("questions", "Questions", "customer question, frage, fragen, pregunta, pergunta, question du client"),
    CsvColumn("quote", "Quote", "customer quote, verbatim, zitat, zitate, citation, cita, citação, citações"),
    CsvColumn("evidence", "Evidence", "evidence level, evidenz, beleg, preuve, evidencia, evidência, confidence"),
    CsvColumn("evidence_source", "Evidence source", "research source, belegquelle, quelle, fuente de evidencia"),
    CsvColumn(
        "moment_of_truth",
        "Moment of truth",
        "mot, key moment, moment der wahrheit, moment de vérité, momento de la verdad, momento da verdade",
    ),
    CsvColumn("supported_by", "Named evidence", "evidence item, proof, nachweis, named proof"),
    CsvColumn("reads_from", "Reads from", "data read, read by, system read"),
    CsvColumn("reached", "Reached", "reach it, how many reach it, users reached, customer reached, erreicht"),
    CsvColumn("went_on", "Went on", "go on, how many go on, converted, conversion count"),
    CsvColumn("time_spent_hours", "Time spent in hours", "time spent, hour spent, zeitaufwand, duration in hours"),
    CsvColumn("moment_of_truth_reason", "Moment of truth reason", "why it decides, reason for moment of truth"),
    CsvColumn(
        "first_value",
        "First value",
        "first value milestone, aha moment, activation milestone, erster nutzen, première valeur, primer valor, "
        "primeiro valor",
    ),
    CsvColumn(
        "pain_point.description",
        "Pain points",
        "pain, painpoint, friction, frustration, schmerzpunkt, schmerzpunkte, probleme, point de douleur, irritant, "
        "punto de dolor, dolor, ponto de dor, dor, dores",
        "problem, issue, problema, problème",
    ),
    CsvColumn("pain_point.severity", "Pain severity", "severity of pain, pain point severity", "severity, schweregrad"),
    CsvColumn("pain_point.root_cause", "Pain root cause", "root cause, pain cause, grundursache, cause racine"),
    CsvColumn(
        "opportunity.description",
        "Opportunities",
        "opportunity, chance, chancen, opportunité, oportunidad, oportunidades, oportunidade",
        "idea, improvement, idee, verbesserung, idée, amélioration, mejora, melhoria",
    ),
    CsvColumn("opportunity.owner", "Opportunity owner"),
    CsvColumn("opportunity.due", "Opportunity due", "opportunity due date"),
    CsvColumn("opportunity.status", "Opportunity status"),
    CsvColumn(
        "signal.name",
        "Signals",
        "signal, data signal, signal name, metric, kpi, kennzahl, messgröße, indicateur, señal, métrica, indicador, "
        "sinal, métrique",
    ),
    CsvColumn("signal.read_from", "Signal source", "source system, data source, quellsystem, datenquelle"),
    CsvColumn("signal.category", "Signal category", "metric category"),
    CsvColumn("signal.status", "Signal status", "measurement status, metric status"),
    CsvColumn("signal.timing", "Signal timing", "leading or lagging, leading lagging"),
    CsvColumn(
        "signal.baseline", "Signal baseline", "baseline, ausgangswert, valeur de départ, línea base, linha de base"
    ),
    CsvColumn("signal.target", "Signal target", "target value, zielwert, valeur cible, valor objetivo, meta", "target"),
    CsvColumn("signal.current", "Signal current", "current value, istwert, valeur actuelle, valor actual, valor atual"),
    CsvColumn("signal.direction", "Signal direction", "metric direction"),
    CsvColumn("signal.form", "Signal form", "event or measure"),
    CsvColumn("signal.owner", "Signal owner", "metric owner"),
    CsvColumn("signal.unit", "Signal unit", "metric unit", "unit, einheit, unité, unidad, unidade"),
    CsvColumn("risk.failure", "Risks", "risk, risiko, risiken, risque, riesgo, risco"),
    CsvColumn("risk.likelihood", "Risk likelihood", "likelihood of risk"),
    CsvColumn("risk.impact", "Risk impact", "impact of risk"),
    CsvColumn("risk.trigger", "Risk trigger", "trigger of risk"),
    CsvColumn("risk.owner", "Risk owner", "owner of risk"),
    CsvColumn("risk.recovery", "Risk recovery", "recovery, recovery action"),
    CsvColumn("risk.escalation", "Risk escalation", "escalation, escalation path"),
    CsvColumn("resource.title", "Resources", "resource, content and resources, ressource, recurso"),
    CsvColumn("resource.link", "Resource link", "resource address, resource url"),
    CsvColumn("resource.owner", "Resource owner", "owner of resource"),
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
