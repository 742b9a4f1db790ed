"""The headers down the side of the board: what each lane is called, and whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journey_editor.document.journey import Journey
from journey_editor.document.records import Card, Lane, Persona
from journey_editor.document.records import Picture as Portrait
from journey_editor.document.vocabulary import LaneContent
from journey_editor.document.wording import numbered
from journey_editor.layout import metrics
from journey_editor.layout.flow import Flow
from journey_editor.layout.grid import LaneRow
from journey_editor.layout.picture import Box, Icon, Mark, Picture, Piece, Shape, Text
from journey_editor.layout.text import Shaper
from journey_editor.layout.theme import persona_role
from journey_editor.layout.topics import lane_icon
from journey_editor.layout.unshown import image

UNNAMED_PERSONA = "Unnamed persona"
_AVATAR = 40.0
_SMALL_AVATAR = 22.0
_ICON = 16.0


@dataclass(frozen=True)
class LaneFacts:
    """All that a lane's header depends on. `cards` counts what stands in a lane that is shown as one line."""

    content: LaneContent
    name: str
    persona: Persona | None
    picture: Portrait | None
    is_collapsed: bool = False
    cards: int = 0

    @property
    def follows_persona(self) -> bool:
        """Whether it is a persona's own lane."""
        return self.content is LaneContent.PERSONA


def lane_facts(journey: Journey, lane: Lane) -> LaneFacts:
    """Gather what a lane header shows."""
    persona = journey.persona_of(lane.id) if lane.persona is not None else None
    picture = journey.get(persona.picture) if persona is not None else None
    return LaneFacts(
        lane.content,
        journey.name_of(lane.id),
        persona,
        picture if isinstance(picture, Portrait) else None,
        lane.is_collapsed,
        len(journey.parts(lane.id, Card)) if lane.is_collapsed else 0,
    )


def cut_lane(rows: Sequence[LaneRow], names: Sequence[str], shaper: Shaper, clip: Box) -> Picture:
    """The name of the lane that a sheet goes on with, above what it shows of it; empty where a lane begins there."""
    pieces = []
    for row, name in zip(rows, names, strict=True):
        if row.top + 1 < clip.y < row.bottom - 1:
            shaped = shaper.shape(name or UNNAMED_PERSONA, metrics.LANE_NAME, metrics.LANE_BAND - 30, 1)
            box = Box(metrics.MARGIN + 18, clip.y + 2, metrics.LANE_BAND - 30, shaped.height)
            pieces.append(Piece(("lane", row.lane), box, (Text(0, 0, shaped, "text.strong"),), 66))
    return Picture(clip.right, clip.bottom, tuple(pieces))


def lane_content(facts: LaneFacts, shaper: Shaper) -> tuple[float, tuple[Mark, ...]]:
    """A lane header's least height and its marks, without the ground it stands on."""
    if facts.content.is_line:
        return metrics.LINE_ROW, _line(facts, shaper)
    if facts.is_collapsed:
        return metrics.COLLAPSED_ROW, _in_one_line(facts, shaper)
    return _persona(facts, facts.persona, shaper) if facts.follows_persona else _other(facts, shaper)


def _persona(facts: LaneFacts, persona: Persona | None, shaper: Shaper) -> tuple[float, tuple[Mark, ...]]:
    assert persona is not None
    flow = Flow(shaper, 18, 16 + _AVATAR + 8, metrics.LANE_BAND - 32)
    marks: list[Mark] = avatar_marks(facts, Box(18, 16, _AVATAR, _AVATAR), shaper)
    flow.text(persona.name or UNNAMED_PERSONA, metrics.LANE_NAME, "text.strong" if persona.name else "text.muted", 5)
    if persona.role:
        flow.gap(1)
        flow.text(persona.role, metrics.LANE_TEXT, "text.muted", 2)
    kind = "  \u00b7  ".join(word.label for word in (persona.role_type, persona.level) if word is not None)
    if kind:
        flow.gap(1)
        flow.text(kind, metrics.LANE_TEXT, "text.muted", 2)
    return flow.y + 10, (*marks, *flow.marks)


def _other(facts: LaneFacts, shaper: Shaper) -> tuple[float, tuple[Mark, ...]]:
    """An icon and the name beside it; under it whose lane it is."""
    top = 9.0
    inset = _ICON + 7
    flow = Flow(shaper, 18, top, metrics.LANE_BAND - 30)
    icon = Icon(18, top + (metrics.LANE_NAME.line_height - _ICON) / 2, _ICON, lane_icon(facts.content), "text.muted")
    flow.text(facts.name, metrics.LANE_NAME, "text.strong", 5, inset=inset)
    if facts.persona is not None:
        flow.gap(1)
        flow.text(facts.persona.name or UNNAMED_PERSONA, metrics.LANE_TEXT, "text.muted", 2, inset=inset)
    return flow.y + top - 1, (icon, *flow.marks)


def _in_one_line(facts: LaneFacts, shaper: Shaper) -> tuple[Mark, ...]:
    """A sign, the name, and how much is folded away."""
    middle = metrics.COLLAPSED_ROW / 2
    right = metrics.LANE_BAND - 12
    marks: list[Mark] = []
    if facts.cards and not facts.follows_persona:
        count = shaper.shape(str(facts.cards), metrics.CARD_SMALL_STRONG, 40, 1)
        right -= count.width
        marks.append(Text(right, middle - count.height / 2, count, "text.muted"))
        right -= 6
    if facts.follows_persona:
        marks += avatar_marks(facts, Box(18, middle - _SMALL_AVATAR / 2, _SMALL_AVATAR, _SMALL_AVATAR), shaper)
    else:
        marks.append(Icon(18, middle - _ICON / 2, _ICON, lane_icon(facts.content), "text.muted"))
    called = facts.name or UNNAMED_PERSONA
    left = 18 + _SMALL_AVATAR + 6 if facts.follows_persona else 18 + _ICON + 7
    name = shaper.shape(called, metrics.LANE_NAME, right - left, 1)
    if name.is_cut:  # there is room for two lines of smaller letters
        name = shaper.shape(called, metrics.LINE_NAME, right - left, 2)
    marks.append(Text(left, middle - name.height / 2, name, "text.strong" if facts.name else "text.muted"))
    return tuple(marks)


def _line(facts: LaneFacts, shaper: Shaper) -> tuple[Mark, ...]:
    shaped = shaper.shape(facts.name, metrics.LINE_NAME, metrics.LANE_BAND - 24, 1)
    return (Text(12, (metrics.LINE_ROW - shaped.height) / 2, shaped, "text.muted"),)


def avatar_marks(facts: LaneFacts, box: Box, shaper: Shaper) -> list[Mark]:
    """The persona's picture, or its initials on its colour."""
    if facts.picture is not None and facts.picture.data:
        return [image(box, facts.picture.id, box.height / 2, shaper)]
    style = metrics.INITIALS if box.height >= _AVATAR else metrics.CARD_SMALL_STRONG
    shaped = shaper.shape(initials(facts.name), style, box.width, 1, "center")
    return [
        Shape(box, lane_colour(facts), None, box.height / 2),
        Text(box.x, box.y + (box.height - style.line_height) / 2, shaped, "text.on-accent"),
    ]


def lane_colour(facts: LaneFacts) -> str:
    """The colour role of a lane: its persona's, or a neutral one."""
    return "board.line.strong" if facts.persona is None else persona_colour(facts.persona)


def lane_tint(facts: LaneFacts) -> str:
    """The role of the ground of a lane."""
    return "board.stripe" if facts.persona is None else persona_tint(facts.persona)


def persona_colour(persona: Persona) -> str:
    """The role (or "#rrggbb") of a persona's colour."""
    return persona_role(persona.colour)


def persona_tint(persona: Persona) -> str:
    """The role of the ground of a persona's lane; a colour of the user's own has a neutral one."""
    colour = persona_colour(persona)
    return "board.stripe" if colour.startswith("#") else f"{colour}.soft"


def initials(name: str) -> str:
    """Up to two initials of a name, of a short number all of it ("Persona 12": P12); "?" where there is none."""
    words = [word for word in name.replace("/", " ").replace("-", " ").split() if word[0].isalnum()]
    letters = [word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words[:1])]
    if len(words) > 1 and len(words[-1]) == 2 and words[-1].isdecimal():
        letters[-1] = words[-1]
    return "".join(letters).upper() or "?"


def lane_sentence(facts: LaneFacts) -> str:
    """The lane in one sentence."""
    if facts.content.is_line:
        return facts.name
    if facts.persona is not None and facts.follows_persona:
        said = [f"Persona: {facts.persona.name or UNNAMED_PERSONA}", facts.persona.role]
        said += [word.label for word in (facts.persona.role_type, facts.persona.level) if word is not None]
    else:
        said = [f"Lane: {facts.name}"]
        said.append(f"of {facts.persona.name or UNNAMED_PERSONA}" if facts.persona is not None else "")
    if facts.is_collapsed:
        said.append("shown as one line")
        said.append(
            numbered("card" if facts.follows_persona else "note", facts.cards) if facts.content.holds_cards else ""
        )
    return ", ".join(part for part in said if part)
