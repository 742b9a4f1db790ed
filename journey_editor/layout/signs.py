"""The icons and colours of channels and signals, wherever they are shown."""

from __future__ import annotations

from journey_editor.document.channels import CHANNELS
from journey_editor.document.vocabulary import SignalStatus

_WORST_FIRST = (
    SignalStatus.UNKNOWN,
    SignalStatus.NOT_INSTRUMENTED,
    SignalStatus.PARTIAL,
    SignalStatus.LIVE,
)


def channel_icon(channel: str) -> str:
    """The icon of a channel; a channel of the user's own has the general one."""
    key = channel.strip().casefold()
    return "channel-" + (key.replace(" ", "-") if key in CHANNELS else "other")


def worst(statuses: tuple[SignalStatus, ...]) -> SignalStatus:
    """The status that says least: one unknown signal makes the whole unknown, never green."""
    return min(statuses, key=_WORST_FIRST.index)


def signal_icon(status: SignalStatus) -> str:
    """The icon of a signal status."""
    return "signal-" + status.value.replace("_", "-")


def signal_colour(status: SignalStatus) -> str:
    """The colour role of a signal status."""
    return {SignalStatus.LIVE: "success", SignalStatus.PARTIAL: "warning"}.get(status, "unknown")
