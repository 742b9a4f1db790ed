"""What sync programs call the copies that they cannot put together."""

from __future__ import annotations

from pathlib import Path

import pytest

from journey_editor.storage.sync_copies import sync_copies


@pytest.mark.parametrize(
    ("behind", "is_copy"),
    [
        (" (conflicted copy 2026-03-03)", True),  # Dropbox, Nextcloud
        (" (Anna's conflicted copy 2026-03-03)", True),
        (" (In Konflikt stehende Kopie von Anna 2026-03-03)", True),
        (" (Copie en conflit de Anna 2026-03-03)", True),
        ("_conflict-20260303-101010", True),  # ownCloud
        (".sync-conflict-20260303-101010-ABCDEFG", True),  # Syncthing
        (" (SFConflict anna@example.com 2026-03-03-10-10-10)", True),  # Seafile
        (".Conflict", True),  # Resilio
        (" [Conflict]", True),  # Google Drive
        ("-DESKTOP-1A2B3C4", True),  # OneDrive
        ("", False),
        (" 2", False),
        (" (1)", False),
        (" copy", False),
        ("-EU", False),
        ("conflict", False),
    ],
)
def test_they_are_known_by_their_names(tmp_path: Path, behind: str, is_copy: bool) -> None:
    copy = tmp_path / f"map{behind}.journey"
    copy.touch()
    (tmp_path / f"map{behind}.pdf").touch()
    (tmp_path / f"another{behind}.journey").touch()
    assert sync_copies(tmp_path / "map.journey") == ([copy] if is_copy else [])


def test_a_folder_that_is_gone_has_none(tmp_path: Path) -> None:
    assert sync_copies(tmp_path / "gone" / "map.journey") == []
