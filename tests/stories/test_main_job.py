"""The main job, from the welcome page to the PDF, by somebody who has read nothing."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from tests.stories.answers import presses_button
from tests.stories.saved_map import SavedMap
from tests.stories.user import User

LANES = [
    "Administrator: Kickoff call || Connect data, Invite team || Health review",
    "End user: Welcome mail || First login || First report",
]
WAYS = [
    "Connect data -> First login",
    "First report -> Health review",
    "Health review -> Rescue call: at risk",
    "Invite team -> First login",
    "Kickoff call -> Connect data",
    "Rescue call -> First login",
]


def test_a_map_is_drawn_saved_opened_again_and_handed_out(user: User, tmp_path: Path) -> None:
    user.clicks_on("New map")
    for stage in ("Handoff", "Setup", "Activation"):
        user.presses("Ctrl+G")
        user.types_name(stage)
    user.hands.clicks(user.sees.word_button("+ Persona"))
    user.types_name("Administrator")
    user.drags_from_palette("Persona", to=user.sees.of("Administrator", 0.5, 1.1))
    user.types_name("End user")

    user.drags_from_palette("Video call", to=user.sees.cell("Administrator", "Handoff"))
    user.types_name("Kickoff call")
    user.drags_from_palette("Product", to=user.sees.cell("Administrator", "Setup"))
    user.types_name("Connect data")
    user.drags_from_palette("Product", to=user.sees.of("Connect data", 0.5, 0.8))
    user.types_name("Invite team")
    user.double_clicks_cell("Administrator", "Activation")
    user.types_name("Health review")
    user.drags_from_palette("Email", to=user.sees.cell("End user", "Handoff"))
    user.types_name("Welcome mail")
    user.clicks_plus(near=user.sees.cell("End user", "Setup"))
    user.types_name("First login")
    user.clicks_cell("End user", "Activation")
    user.presses("Return")
    user.types_name("First report")

    user.draws_connection("Kickoff call", "Connect data")
    user.draws_connection("Connect data", "First login", "bottom")
    user.draws_connection("Invite team", "First login", "bottom")
    user.draws_connection("First report", "Health review", "top")
    user.points_at("Health review")
    user.hands.clicks(user.sees.of("Health review", 0.5, 1.0))  # the eighth, connected at once
    user.types_name("Rescue call")
    user.draws_connection("Rescue call", "First login")
    user.hands.clicks(user.sees.way("Health review", "Rescue call"))
    user.types("at risk")
    user.presses("Return")

    for stage, owner in (("Handoff", "Sales"), ("Setup", "Ines Roth"), ("Activation", "Customer Success")):
        user.clicks(stage)
        user.sets("Owner", owner)
        user.clicks_on("Add signal")
        user.types(f"{stage} done")
        user.sets("Status", "Live")
    user.clicks("First report")
    user.sets("Owner", "Ines Roth")
    user.sets("First-value milestone", True)
    user.drags_emotion("First report", to=2)
    user.drags_emotion("Connect data", to=-1)

    _is_the_map(user.saves_as("onboarding.journey"))
    assert user.window.windowTitle().startswith("onboarding.journey")

    user.presses("Ctrl+W")
    user.clicks_on("Open onboarding")
    assert user.sees.card("Rescue call")
    _is_the_map(SavedMap(tmp_path / "onboarding.journey"))

    user.will_answer(lambda dialog: presses_button(dialog, "Export"))
    user.presses("Ctrl+E")
    user.waits_for(lambda: "onboarding.pdf" in user.notice)
    text = _text_of(tmp_path / "onboarding.pdf")
    names = ["Handoff", "Setup", "Activation", "Administrator", "End user", "Kickoff call", "Connect data"]
    names += ["Invite team", "Health review", "Welcome mail", "First login", "First report", "Rescue call"]
    names += ["at risk", "Ines Roth"]
    assert [name for name in names if name not in text] == []


def _is_the_map(saved: SavedMap) -> None:
    assert saved.stages == ["Handoff", "Setup", "Activation"]
    assert saved.lanes == [f"{LANES[0]}, Rescue call", LANES[1]]
    assert saved.ways == WAYS
    assert [saved.owner_of(stage) for stage in saved.stages] == ["Sales", "Ines Roth", "Customer Success"]
    assert saved.owner_of("First report") == "Ines Roth"
    assert saved.owners == ["Customer Success", "Ines Roth", "Sales"]
    signals = [signal for stage in saved.stages for signal in saved.signals(stage)]
    assert [signal.name for signal in signals] == ["Handoff done", "Setup done", "Activation done"]
    assert {signal.status.value for signal in signals} == {"live"}
    assert saved.touchpoint("First report").first_value
    assert (saved.touchpoint("First report").emotion, saved.touchpoint("Connect data").emotion) == (2, -1)
    assert saved.touchpoint("Kickoff call").channel == "video call"


def _text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
