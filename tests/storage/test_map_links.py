"""Links between maps: paths from file to file, which stay right when a map moves, and lead nowhere they should not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journey_editor.storage.map_links import MapLinkError, link_to, linking, relinked, target_of
from tests.building import Building, onboarding


def linked(b: Building, link: str) -> str:
    card = b.journey.cards[0].id
    b.set(card, child_map=link)
    return card


@pytest.mark.parametrize(
    ("child", "link"),
    [
        ("maps/setup.journey", "setup.journey"),
        ("maps/detail/Step 1 \u00fc.journey", "detail/Step 1 \u00fc.journey"),
        ("other/setup.JOURNEY", "../other/setup.JOURNEY"),
    ],
)
def test_a_link_is_a_path_from_the_map_and_leads_back(tmp_path: Path, child: str, link: str) -> None:
    parent = tmp_path / "maps" / "whole.journey"
    assert link_to(tmp_path / child, parent) == link
    assert target_of(link, parent) == tmp_path / child


def test_what_is_no_map_or_the_map_itself_is_not_linked(tmp_path: Path) -> None:
    parent = tmp_path / "whole.journey"
    with pytest.raises(MapLinkError, match=r"notes\.txt is no \.journey file"):
        link_to(tmp_path / "notes.txt", parent)
    with pytest.raises(MapLinkError, match="its own child map"):
        link_to(tmp_path / "x" / ".." / "whole.journey", parent)


def test_a_file_on_another_drive_is_refused_with_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def elsewhere(_path: object, _start: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", elsewhere)
    with pytest.raises(MapLinkError, match="another drive"):
        link_to(tmp_path / "setup.journey", tmp_path / "whole.journey")


@pytest.mark.parametrize(
    "link",
    [
        "/etc/passwd",
        "/home/me/x.journey",
        "C:\\maps\\x.journey",
        "C:x.journey",
        "\\\\server\\share\\x.journey",
        "//server/share/x.journey",
        "https://example.org/x.journey",
        "../../secret.txt",
        "x.journey\0.txt",
        "..",
    ],
)
def test_a_link_that_leads_elsewhere_is_not_followed(link: str, tmp_path: Path) -> None:
    with pytest.raises(MapLinkError, match="is not followed"):
        target_of(link, tmp_path / "whole.journey")


def test_a_map_that_goes_to_another_folder_keeps_its_links(tmp_path: Path) -> None:
    b = onboarding()
    card = linked(b, "detail/setup.journey")
    step = b.journey.columns[0].id
    b.set(step, child_map="https://example.org/x.journey")
    old, new = tmp_path / "maps" / "whole.journey", tmp_path / "maps" / "2027" / "copy.journey"
    b.do(relinked(b.journey, old, new))
    assert {record.id: link for record, link in linking(b.journey)} == {
        card: "../detail/setup.journey",
        step: "https://example.org/x.journey",
    }
    assert target_of("../detail/setup.journey", new) == tmp_path / "maps" / "detail" / "setup.journey"
    assert not relinked(b.journey, new, new.with_name("other.journey"))


def test_a_map_that_becomes_its_own_child_by_a_new_name_keeps_that_link(tmp_path: Path) -> None:
    b = onboarding()
    linked(b, "setup.journey")
    assert not relinked(b.journey, tmp_path / "whole.journey", tmp_path / "setup.journey")
