"""Export profiles: kept with the map by name, and what they choose."""

from __future__ import annotations

from journey_editor.document.changes import ChangeSet
from journey_editor.document.draft import Draft
from journey_editor.document.edits.placing import keys_at
from journey_editor.document.export_profile import ExportChoices, ExportProfile
from journey_editor.document.journey import Journey
from journey_editor.document.record import new_id


def add_profile(journey: Journey, name: str, choices: ExportChoices) -> tuple[ChangeSet, str]:
    """A new profile with these choices, after the others. Gives its id too."""
    kept = journey.all(ExportProfile)
    made = ExportProfile(
        id=new_id(ExportProfile.kind), order=keys_at(kept, len(kept))[0], name=name, **choices.model_dump()
    )
    draft = Draft(journey)
    draft.add(made)
    return draft.changes(), made.id


def keep_choices(journey: Journey, profile_id: str, choices: ExportChoices) -> ChangeSet:
    """Let a profile choose something else."""
    draft = Draft(journey)
    draft.revise(profile_id, **choices.model_dump())
    return draft.changes()


def name_of_profile(profile: ExportProfile) -> str:
    """What a profile is called, on one line."""
    return " ".join(profile.name.split()) or "Unnamed profile"


def kept_profile(journey: Journey, name: str) -> ExportProfile | None:
    """The profile of that name, by its exact name first and else without regard to case; None where there is none."""
    kept = journey.all(ExportProfile)
    exact = [profile for profile in kept if profile.name == name]
    alike = [profile for profile in kept if profile.name.casefold() == name.strip().casefold()]
    return next(iter(exact or alike), None)
