"""Locks belong to who lives: one whose holder was killed is free, whatever is left of it on the disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journey_editor.storage import locks

HOLDS = """
import sys
from pathlib import Path
from journey_editor.storage import locks
held = locks.lock_of(Path(sys.argv[1]), "open")
print("held" if held else "not held", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_lock_goes_with_its_holder_however_that_ends(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "map.journey"
    command = [sys.executable, "-c", HOLDS, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2], text=True
    ) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "held\n"
        assert locks.lock_of(path, "open") is None
        assert locks.lock_of(path, "save") is not None, "it is held for one purpose"
        holder.send_signal(signal.SIGKILL)
    file = next((home / "state" / "locks").glob("*.open"))
    file.write_text(str(os.getpid()))  # a number of a process that lives means nothing
    free = locks.lock_of(path, "open")
    assert free is not None
    free.free()
