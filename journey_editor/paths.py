"""Where files live: what ships with the program, and what it keeps for its user."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_APP = "journey-editor"
_PACKAGE = Path(__file__).resolve().parent


def _shipped(folder: str) -> Path:
    # A wheel and a frozen build carry the folder inside the package; in the source tree it stands beside it.
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def resource(*parts: str) -> Path:
    """A file or folder in resources/, such as `resource("icons", "save.svg")`. It need not exist."""
    return _shipped("resources").joinpath(*parts)


def samples_dir() -> Path:
    """The folder of the sample maps."""
    return _shipped("samples")


def sample(name: str) -> Path:
    """A sample map by its file name. It need not exist."""
    return samples_dir() / name


def _users(default: Path, folder: str) -> Path:
    home = os.environ.get("JOURNEY_EDITOR_HOME")
    return Path(home) / folder if home else default


def settings_dir() -> Path:
    """The folder of the user's settings. It need not exist yet.

    The environment variable JOURNEY_EDITOR_HOME moves settings and state elsewhere (tests, memory sticks).
    """
    return _users(platformdirs.user_config_path(_APP, appauthor=False), "settings")


def templates_dir() -> Path:
    """The folder of the user's own templates. It need not exist yet."""
    return _users(platformdirs.user_data_path(_APP, appauthor=False) / "templates", "templates")


def state_dir() -> Path:
    """The folder of what the program writes down for itself: its log. It need not exist yet."""
    return _users(platformdirs.user_state_path(_APP, appauthor=False), "state")


def cache_dir() -> Path:
    """The folder of what is made anew wherever it is missing. It need not exist yet."""
    return _users(platformdirs.user_cache_path(_APP, appauthor=False), "cache")
