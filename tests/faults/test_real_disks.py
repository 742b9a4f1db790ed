"""Saves on disks that are really small, read-only or gone: mounted for the purpose, which needs no rights on Linux."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TRIAL = """
import os, subprocess, sys
from pathlib import Path
from journey_editor.document.edits.fields import set_field
from journey_editor.storage import atomic, files
from journey_editor.storage.errors import SaveError
from tests.building import onboarding

disk = Path(sys.argv[1])
path = disk / "map.journey"
journey = onboarding().journey

def mount(*arguments):
    subprocess.run(["mount", *arguments, str(disk)], check=True)

def save(scope):
    journey.apply(set_field(journey, ["map"], "scope", scope))
    try:
        print(f"saved {files.save(journey, path).notes}")
    except SaveError as error:
        print(str(error).replace(str(path), "PATH"))

mount("-t", "tmpfs", "-o", "size=64k", "none")
save("small")
for length in (20_000, 40_960, 65_536, 99_999, 100_000):
    save("x" * length)

print(sorted(os.listdir(disk)), files.load(path).journey.map.scope == "x" * 20_000)
mount("-o", "remount,ro")
print(atomic.why_fixed(path))
save("read-only")
subprocess.run(["umount", "-l", str(disk)], check=True)
save("gone")
print(os.listdir(disk) == ["map.journey"])
"""


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("unshare") is None, reason="mounts of Linux")
def test_a_small_a_read_only_and_a_lost_disk(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["unshare", "-Urm", sys.executable, "-c", TRIAL, str(disk)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=ROOT)
    if told.stderr.startswith("unshare:"):
        pytest.skip("this system lets nobody mount")
    assert told.stderr == ""
    full = "PATH was not saved: the disk is full. The file is as it was."
    fixed = "PATH was not saved: the file is read-only. The file is as it was."
    first, last = ["saved ()", "saved ()", full, full, full, full, "['map.journey'] True"], ["saved ()", "True"]
    assert told.stdout.splitlines() == [*first, "the file is read-only", fixed, *last]
