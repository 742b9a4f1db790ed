"""The channels of a map: the usual ones and the user's own, each in one spelling."""

from __future__ import annotations

from collections.abc import Iterable

from journey_editor.document.journey import Journey
from journey_editor.document.records import Touchpoint
from journey_editor.document.vocabulary import ChannelType

CHANNELS: dict[str, str] = {
    "website": "digital",
    "search": "digital",
    "social": "digital",
    "ad": "digital",
    "email": "digital",
    "webinar": "digital",
    "in-app": "digital",
    "product": "digital",
    "chat": "digital",
    "community": "digital",
    "survey": "digital",
    "phone": "human",
    "video call": "human",
    "in person": "human",
    "training": "human",
    "support ticket": "human",
    "partner": "human",
    "event": "physical",
    "document": "physical",
    "invoice": "physical",
}
"""The usual channels, each digital, physical or human. A channel is any text: users add their own."""


def type_of_channel(touchpoint: Touchpoint) -> ChannelType | None:
    """Digital, physical or human: as the touchpoint says, else as is usual for its channel. None: it is unknown."""
    if touchpoint.channel_type is not None:
        return touchpoint.channel_type
    usual = CHANNELS.get(touchpoint.channel.strip().casefold())
    return ChannelType(usual) if usual is not None else None


def channels(journey: Journey, but: Iterable[str] = ()) -> list[str]:
    """The usual channels, then the map's own by their names; of spellings that differ in case the first.

    `but` are ids of touchpoints that do not count: those whose channel is being typed.
    """
    own: dict[str, str] = {}
    left_out = frozenset(but)
    used = {touchpoint.channel for touchpoint in journey.of_kind(Touchpoint) if touchpoint.id not in left_out}
    for channel in sorted(used - {""}):
        if channel.casefold() not in CHANNELS:
            own.setdefault(channel.casefold(), channel)
    return [*CHANNELS, *own.values()]


def spelled(journey: Journey, channel: str, but: Iterable[str] = ()) -> str:
    """A channel as the map spells it already (see `channels`); a new one as it is."""
    known = {name.casefold(): name for name in channels(journey, but)}
    return known.get(channel.strip().casefold(), channel.strip())
