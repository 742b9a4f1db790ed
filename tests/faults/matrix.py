"""The protections against each fault of the matrix in docs/reliability.md, and the tests that hold them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Protection:
    """A line of the program that keeps somebody's work, and the test that fails without it."""

    rows: str
    """Its rows of the matrix, such as "F1 F11"."""
    what: str
    where: str
    """Module and function, within the package: "storage.atomic:write_bytes"."""
    line: str
    """What stands there once; it may be a part of a line."""
    instead: str
    test: str
    """The test, from the folder of tests on."""
    is_slow: bool = False
    """It takes more than a moment, or a window: tried by `python -m tests.faults.protections` alone."""


PROTECTIONS = (
    Protection(
        "F11",
        "the file is synced before it takes the old one's name",
        "storage.atomic:_replace_content",
        "os.fsync(file)",
        "pass",
        "faults/test_faults.py::test_a_power_cut_leaves_the_old_map_or_the_new_one",
    ),
    Protection(
        "F11",
        "the folder is synced",
        "storage.atomic:_sync_folder",
        "os.fsync(opened)",
        "pass",
        "faults/test_faults.py::test_a_power_cut_leaves_the_old_map_or_the_new_one",
    ),
    Protection(
        "F2",
        "all bytes are counted",
        "storage.atomic:write_all",
        "while rest:",
        "if rest:",
        "storage/test_files.py::test_short_writes_go_on_until_all_is_written",
    ),
    Protection(
        "F8",
        "the hash of what the file holds is compared before saving",
        "storage.files:save",
        "expected not in (None, content_hash(old))",
        "False",
        "storage/test_files.py::test_what_another_program_wrote_is_not_replaced",
    ),
    Protection(
        "F18",
        "a failed save stops the close",
        "shell.documents:Documents.save_now",
        "self._saving.save() and self._saving.finish()",
        "self._saving.save() or True",
        "shell/test_saving.py::test_a_save_that_fails_stops_the_close",
    ),
)
