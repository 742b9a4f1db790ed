"""How serious a pain point is: how badly it hurts, times how much of it there is. Nothing unknown is ever guessed."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.document.records import PainPoint, Risk
from journey_editor.document.vocabulary import Word
from journey_editor.document.wording import joined

_NAMES = {
    "severity": "severity",
    "business_impact": "business impact",
    "magnitude": "magnitude",
    "frequency": "frequency",
}


@dataclass(frozen=True)
class Seriousness:
    """From above 0 to 100; None where it cannot be computed. `unknown` names the values that are missing."""

    value: float | None
    unknown: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.value is None:
            return f"cannot be computed: {joined(list(self.unknown))} unknown"
        rest = f" ({joined(list(self.unknown))} unknown)" if self.unknown else ""
        return f"{self.value:.0f}{rest}"


def _part(pain: PainPoint, field: str) -> float | None:
    """A value as a share of the highest on its scale."""
    value = getattr(pain, field)
    if isinstance(value, Word):
        return value.share
    return None if value is None else float(value)


def seriousness(pain: PainPoint) -> Seriousness:
    """100 x (mean of severity and business impact) x (mean of magnitude and frequency), each as a share of its scale.

    Of each pair one value is enough: the mean is of what is known, and what is not is named. Where both of a pair are
    unknown there is no number. The formula is this program's own: it ranks by the axes of the matrix of pain points
    (the complete B2B journey guide sets magnitude or frequency against severity or business impact).
    """
    known = {field: _part(pain, field) for field in _NAMES}
    unknown = tuple(_NAMES[field] for field, value in known.items() if value is None)
    means: list[float] = []
    for pair in (("severity", "business_impact"), ("magnitude", "frequency")):
        values = [value for field in pair if (value := known[field]) is not None]
        if not values:
            return Seriousness(None, tuple(_NAMES[field] for field in pair))
        means.append(sum(values) / len(values))
    return Seriousness(100 * means[0] * means[1], unknown)


def graveness(risk: Risk) -> float:
    """The mean of what is known of likelihood and impact, each as a share of its scale; 0 where neither is known."""
    known = [word.share for word in (risk.likelihood, risk.impact) if word is not None]
    return sum(known) / len(known) if known else 0.0
