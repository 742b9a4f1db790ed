"""Where resources, samples, settings and state live: in a source tree, an installed wheel or a frozen build alike."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def _shipped(folder: str) -> Path:
    """A folder that ships with the program: inside the package when installed, beside it in a source tree."""
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def resource(*parts: str) -> Path:
    """A file or folder of the program's resources, such as `resource("icons", "save.svg")`."""
    return _shipped("resources").joinpath(*parts)


def samples() -> Path:
    """The folder of sample maps."""
    return _shipped("samples")


def settings_dir() -> Path:
    """The user's settings folder of this program; made where it is missing."""
    return platformdirs.user_config_path("journey-editor", appauthor=False, ensure_exists=True)


def state_dir() -> Path:
    """The user's state folder of this program (logs, recovery); made where it is missing."""
    return platformdirs.user_state_path("journey-editor", appauthor=False, ensure_exists=True)
