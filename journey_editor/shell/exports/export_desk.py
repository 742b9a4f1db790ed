"""What the export dialog works with: the open map, its boards as they are laid out, and its profiles."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from pathlib import Path

from journey_editor.document.edits import export_profiles
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.lanes import fold_lanes
from journey_editor.document.export_profile import ExportChoices
from journey_editor.document.journey import Journey
from journey_editor.document.progress import Progress, no_progress
from journey_editor.document.record import NAME_LENGTH
from journey_editor.document.records import Card, ExportProfile, Lane, View
from journey_editor.document.redaction import redacted
from journey_editor.document.viewing import WHOLE_MAP, lanes_shown, name_of_view, view_of
from journey_editor.document.vocabulary import LeftOut
from journey_editor.document.wording import numbered
from journey_editor.export.planning import MapToExport, Plan, planning
from journey_editor.history.session import Session
from journey_editor.layout.board import Board, BoardLayout
from journey_editor.layout.metrics import PRINTED_NAME_LINES
from journey_editor.layout.theme import Theme
from journey_editor.painting.shaper import QtShaper
from journey_editor.shell.asked_name import AskText, asked_name


class ExportDesk:
    """For one export. `ask_text` asks for a line of text (title, label, start)."""

    def __init__(
        self,
        session: Session,
        name: str,
        choices: ExportChoices,
        suggested: Path,
        theme: Theme,
        ask_text: AskText,
    ) -> None:
        self.session = session
        self.name = name
        self.choices = choices
        """Where the user starts from."""
        self.suggested = suggested
        self.theme = theme
        self._ask_text = ask_text
        self.today = date.today()
        self._shaper = QtShaper()
        self._boards: dict[tuple[str | None, bool, bool, tuple[LeftOut, ...]], tuple[Journey, Board]] = {}
        self._planned: tuple[ExportChoices, Plan] | None = None

    # --- what comes out -----------------------------------------------------------------------------------------------

    def views(self) -> list[tuple[str | None, str]]:
        """The views to choose from (id, name), the whole map first."""
        return [(None, WHOLE_MAP), *((v.id, name_of_view(v)) for v in self.session.journey.all(View))]

    def folded(self, choices: ExportChoices) -> str:
        """How many lanes of the board show their cards as a line, in a sentence; empty where none does."""
        cards = sum(len(self.session.journey.parts(lane.id, Card)) for lane in self._folded(choices))
        if not cards:
            return ""
        lanes = len(self._folded(choices))
        folded = "A lane is" if lanes == 1 else f"{lanes} lanes are"
        return (
            f"{folded} folded to one line: what {numbered('card', cards)} there say{'s' * (cards == 1)} cannot be read."
        )

    def unfold(self, choices: ExportChoices) -> None:
        """Unfold them in the map, as one undo step."""
        lanes = [lane.id for lane in self._folded(choices)]
        self.session.do("Unfold lanes", fold_lanes(self.session.journey, lanes, is_folded=False))
        self._boards.clear()
        self._planned = None

    def _folded(self, choices: ExportChoices) -> list[Lane]:
        journey = self.session.journey
        lanes = lanes_shown(journey, view_of(journey, choices.view)) if choices.is_of_board else []
        return [lane for lane in lanes if lane.is_collapsed and journey.parts(lane.id, Card)]

    def source(self, choices: ExportChoices, progress: Progress = no_progress) -> MapToExport:
        """What an export is made of: the board laid out as it is chosen. Raises whatever `progress` raises."""
        original = self.session.journey
        view = view_of(original, choices.view)
        key = (view.id if view else None, choices.questions, choices.title_block, choices.left_out)
        if key not in self._boards:
            layout = BoardLayout(self._shaper, choices.title_block, PRINTED_NAME_LINES)
            shown = redacted(original, choices.left_out)
            view = view_of(shown, choices.view)
            self._boards[key] = shown, layout.board(shown, view, choices.questions, progress=progress)
        journey, board = self._boards[key]
        return MapToExport(journey, board, self._shaper, self.name, self.today, original)

    def planning(self, choices: ExportChoices, progress: Progress = no_progress) -> Generator[object, None, Plan]:
        """What would come out, worked out in steps, and remembered."""
        yield None
        source = self.source(choices, progress).watched(lambda: progress(0, 1))
        yield None
        plan = yield from planning(source, choices)
        self._planned = choices, plan
        return plan

    def planned(self, choices: ExportChoices) -> Plan | None:
        """What would come out, where that was worked out last."""
        return self._planned[1] if self._planned is not None and self._planned[0] == choices else None

    # --- profiles that are kept with the map --------------------------------------------------------------------------

    def profiles(self) -> list[ExportProfile]:
        """In their order."""
        return self.session.journey.all(ExportProfile)

    def keep_as(self, choices: ExportChoices) -> str | None:
        """Ask for a name and keep the choices under it; one of that name is changed. Gives the id, or None."""
        name = self._asked_name("Keep as profile", "")
        if not name:
            return None
        known = export_profiles.kept_profile(self.session.journey, name)
        if known is not None:
            self.keep(known.id, choices)
            return known.id
        changes, made = export_profiles.add_profile(self.session.journey, name, choices)
        self.session.do("Add export profile", changes)
        return made

    def keep(self, profile_id: str, choices: ExportChoices) -> None:
        """Let a profile be what is chosen now."""
        changes = export_profiles.keep_choices(self.session.journey, profile_id, choices)
        self.session.do("Change export profile", changes)

    def rename(self, profile_id: str) -> None:
        """Ask for another name."""
        profile = self.session.journey.record(profile_id, ExportProfile)
        name = self._asked_name("Rename profile", profile.name)
        if name:
            self.session.do("Rename export profile", set_field(self.session.journey, [profile_id], "name", name))

    def delete(self, profile_id: str) -> None:
        """Delete a profile; nothing of the map goes with it."""
        self.session.do("Delete export profile", delete_records(self.session.journey, [profile_id]))

    def _asked_name(self, title: str, start: str) -> str:
        return asked_name(self._ask_text, title, "What the profile is called:", start, NAME_LENGTH) or ""
