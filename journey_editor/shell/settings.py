"""What the program keeps for its user between two starts: one JSON file, read with care and written whole."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    ValidationError,
    ValidatorFunctionWrapHandler,
    field_validator,
)

from journey_editor.document.export_profile import ExportChoices
from journey_editor.paths import settings_dir
from journey_editor.storage import atomic, locks
from journey_editor.storage.errors import DocumentError

MOST_RECENT_FILES = 12
MOST_PLACES = 60
_MOST_KEPT = 1_000
_MOST_BYTES = 4 * 1024 * 1024
MOST_RECENT_COMMANDS = 8
_PATIENCE_S = 0.2
_FARTHEST = 1e8
"""Points: no board is so large, and Qt scrolls no farther."""

ThemeChoice = Literal["system", "light", "dark"]


class MapPlace(BaseModel):
    """How a map was looked at last: the point of the board in the window's upper left corner, zoom, and view."""

    x: float = Field(0.0, ge=-_FARTHEST, le=_FARTHEST)
    y: float = Field(0.0, ge=-_FARTHEST, le=_FARTHEST)
    zoom: float = Field(1.0, ge=0.02, le=8)
    """Screen pixels to a point."""
    view: str = ""
    """The id of the view that was shown; empty: the whole map."""


class Settings(BaseModel):
    """The user's settings. Fields of another version of the program are left alone and kept."""

    model_config = ConfigDict(extra="allow", validate_assignment=True)

    theme: ThemeChoice = "system"
    recent_files: list[str] = []
    recent_commands: list[str] = []
    """The commands last given from the command palette, the last one first."""
    window_geometry: str = ""
    """Base64 of QWidget.saveGeometry()."""
    window_state: str = ""
    """Base64 of QMainWindow.saveState(): docks and toolbar."""
    panel_widths: dict[str, int] = {}
    """How wide (pixels) the panels beside the board were last: "outline" -> 520."""
    outline_view: str = ""
    """Which of its tabs the outline showed last; empty: the first."""
    document_folder: str = ""
    """Where a map was last opened or saved."""
    exchange_folder: str = ""
    """Where something was last imported or exported."""
    shows_minimap: bool = False
    dims_other_connections: bool = True
    """Whether the connections of other cards grow pale while one is pointed at or selected."""
    shows_badges: bool = True
    """Whether the board shows where the map lacks something."""
    tab_choices: dict[str, str] = {}
    """How the tabs beside the board were left: "pains.across" -> "frequency"."""
    export: ExportChoices = ExportChoices()
    """How the user last exported; of which view is not kept."""
    places: dict[str, MapPlace] = {}
    """For each file that was open lately, how it was looked at; the last one last."""

    @field_validator("export", mode="wrap")
    @classmethod
    def _read_export(cls, value: Any, read: ValidatorFunctionWrapHandler) -> ExportChoices:
        """What another version of the program kept there is no reason to lose the other settings."""
        try:
            choices: ExportChoices = read(value)
        except ValidationError:
            return ExportChoices()
        return choices

    @field_validator("recent_files", "recent_commands")
    @classmethod
    def _few(cls, names: list[str]) -> list[str]:
        """Menus and the welcome page show them all."""
        return names[:MOST_RECENT_FILES]

    @field_validator("places", "tab_choices", "panel_widths")
    @classmethod
    def _last(cls, kept: dict[str, Any]) -> dict[str, Any]:
        """Written out, more of them could be a file that is too large to be read again."""
        return dict(list(kept.items())[-_MOST_KEPT:])

    _known: dict[str, Any] | None = PrivateAttr(None)
    """What these were when they were read or written last: what is otherwise now was changed by this window."""

    def __eq__(self, other: object) -> bool:
        """Equal when all that is set is."""
        return isinstance(other, Settings) and self.model_dump() == other.model_dump()

    __hash__ = None  # type: ignore[assignment]

    def mark(self) -> None:
        """These are what the file holds, as far as this window knows."""
        self._known = self.model_dump()

    def over(self, kept: dict[str, Any]) -> dict[str, Any]:
        """What a file is to hold that others may have written since: what was changed here, and else what it holds."""
        mine, known = self.model_dump(), self._known
        return mine if known is None else {**mine, **kept} | _changed(kept, known, mine)

    def remember(self, file: Path) -> None:
        """Put a file at the head of the recent ones."""
        name = str(file)
        self.recent_files = [name, *(other for other in self.recent_files if other != name)][:MOST_RECENT_FILES]

    def remember_command(self, command: str) -> None:
        """Put a command at the head of the recent ones."""
        recent = [command, *(other for other in self.recent_commands if other != command)]
        self.recent_commands = recent[:MOST_RECENT_COMMANDS]

    def keep_choice(self, name: str, chosen: str) -> None:
        """Remember what was chosen in a tab."""
        self.tab_choices = {**self.tab_choices, name: chosen}

    def forget(self, file: Path) -> None:
        """Take a file out of the recent ones."""
        self.recent_files = [other for other in self.recent_files if other != str(file)]
        self.places = {name: place for name, place in self.places.items() if name != str(file)}

    def keep_place(self, file: Path, place: MapPlace) -> None:
        """Remember how a file was looked at; what was looked at longest ago is forgotten."""
        others = [(name, kept) for name, kept in self.places.items() if name != str(file)]
        self.places = dict([*others, (str(file), place)][-MOST_PLACES:])

    def place_of(self, file: Path) -> MapPlace | None:
        """How a file was looked at last; None where that is not known."""
        return self.places.get(str(file))


def _changed(kept: dict[str, Any], known: dict[str, Any], mine: dict[str, Any]) -> dict[str, Any]:
    """The members that were changed here; of members that hold several things, those of them that were."""
    found: dict[str, Any] = {}
    for name in mine:
        value: Any = mine[name]
        theirs, before = kept.get(name), known.get(name)
        if value == before:
            continue
        if isinstance(value, dict) and isinstance(theirs, dict) and isinstance(before, dict):
            own = {key: one for key, one in value.items() if key not in before or before[key] != one}
            gone = before.keys() - value.keys()
            others = {key: one for key, one in theirs.items() if key not in own and key not in gone}
            value = {**others, **own}
            value = dict(list(value.items())[-MOST_PLACES:]) if name == "places" else value
        elif name in _MOST and isinstance(theirs, list) and isinstance(before, list):
            first = next(at for at in range(len(value) + 1) if _is_within(value[at:], before))
            gone = {one for one in before if one not in value}
            rest = [one for one in theirs if one not in value[:first] and one not in gone]
            value = [*value[:first], *rest][: _MOST[name]]
        found[name] = value
    return found


_MOST = {"recent_files": MOST_RECENT_FILES, "recent_commands": MOST_RECENT_COMMANDS}


def _is_within(few: list[str], many: list[str]) -> bool:
    """Whether some stand among others in the same order."""
    rest = iter(many)
    return all(one in rest for one in few)


def settings_file() -> Path:
    """Where the settings are kept. It need not exist yet."""
    return settings_dir() / "settings.json"


def load_settings() -> tuple[Settings, str]:
    """The settings, and a sentence to tell the user where they could not be read (empty: all is well).

    A file that is no settings, or of which some are damaged, is set aside under another name, never written over.
    """
    file = settings_file()
    settings, problem = Settings(), ""
    try:
        if os.path.lexists(file):
            settings, is_whole = _read(file)
            if not is_whole:
                aside = _told_aside(file)
                problem = f"Some of your settings were damaged; in their place the usual ones are used.{aside}"
                if aside:
                    save_settings(settings)  # at once: what is sound is nowhere else now
    except DocumentError as error:
        problem = f"{error} The usual settings are used.{_told_aside(file)}"
    except (ValueError, RecursionError):  # also those of pydantic
        problem = f"Your settings file was damaged, so the usual settings are used.{_told_aside(file)}"
    settings.mark()
    return settings, problem


def _read(file: Path) -> tuple[Settings, bool]:
    """The settings of a file without those that are damaged, and whether all are sound. Raises ValueError."""
    content = json.loads(atomic.read_bytes(file, _MOST_BYTES))
    try:
        return Settings.model_validate(content), True
    except ValidationError as error:
        damaged = {
            problem["loc"][0] for problem in error.errors(include_url=False, include_input=False) if problem["loc"]
        }
        if not damaged:  # it is no object at all
            raise
    return Settings.model_validate({name: value for name, value in content.items() if name not in damaged}), False


def save_settings(settings: Settings) -> str:
    """Write the settings; a sentence where that failed (empty: all is well).

    What another window has written meanwhile stays, but for what was changed here.
    """
    file = settings_file()
    beside = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with locks.held(file, "settings", _PATIENCE_S):
            kept: dict[str, Any] = {}
            with suppress(ValueError, RecursionError):  # also those of DocumentError and pydantic
                kept = _read(file)[0].model_dump()
            # Not by pydantic: the name of a file may hold bytes that are no text, which it refuses to write.
            beside.write_text(json.dumps(settings.over(kept), indent=2) + "\n", encoding="utf-8")
            os.replace(beside, file)  # without a sync: no window is to wait for the disk because of its size
        settings.mark()
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        return f"Your settings could not be kept in {file}: {atomic.reason(error)}."
    return ""


def _told_aside(file: Path) -> str:
    """Set a file aside that is no settings, and say where; empty where that cannot be."""
    aside = _aside(file)
    return f" The old file is kept as {aside.name}." if aside else ""


def _aside(file: Path) -> Path | None:
    number = 1
    while (aside := file.with_name(f"settings.unreadable-{number}.json")).exists():
        number += 1
    try:
        file.rename(aside)
    except OSError:
        return None
    return aside
