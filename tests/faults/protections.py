"""Takes each protection away once, and runs the test that holds it: a test that passes all the same holds nothing.

    python -m tests.faults.protections            each of them
    python -m tests.faults.protections --row F11  those of a row of the fault matrix

A protection is a line of the program (`Protection.line`). It is taken away in this process alone: the function that
it stands in gets the code of its own source with that line replaced. A line that is not there any more is told.
"""

from __future__ import annotations
import __future__

import argparse
import importlib
import inspect
import sys
import tempfile
import textwrap
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from types import CodeType, FunctionType

import pytest
from pytestqt.exceptions import TimeoutError as WaitedInVain

from journey_editor.storage.abandoned import Unusable
from journey_editor.storage.errors import DocumentError, SaveError
from tests.faults.matrix import PROTECTIONS, Protection

ROOT = Path(__file__).resolve().parents[2]
SKIPPED = "skipped here"
_TOLD_BY = (AssertionError, pytest.fail.Exception, WaitedInVain, SaveError, DocumentError, Unusable)
"""How a test says that something is not as it should be, or the program; any other error says that a test is broken."""


class _Results:
    """What came of the tests that pytest ran."""

    def __init__(self) -> None:
        self.count = 0
        self.errors: list[BaseException] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Note each failure as it is."""
        self.count += call.when == "call"
        if call.excinfo is not None:
            self.errors.append(call.excinfo.value)
        return (yield)


def what_is_wrong(protection: Protection) -> str:
    """Run the test of a protection without it. Why that proves nothing, in a sentence; empty: the test misses it."""
    results = _Results()
    # What goes on without its protection may still be writing when its test has failed.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        options = ["-q", "-x", "-n0", "-p", "no:faulthandler", "-p", "no:xvfb", "-s", "--tb=no"]
        options += ["-p", "no:unraisableexception"]  # in the end it goes through all objects, twice
        options += ["--rootdir", str(ROOT), "--basetemp", f"{folder}/tests", str(ROOT / "tests" / protection.test)]
        with without(protection), open(f"{folder}/said", "w") as said, redirect_stdout(said):
            pytest.main(options, plugins=[results])
    if not results.count:
        return f"no test was run: {results.errors or 'there is none'}"
    if all(isinstance(error, pytest.skip.Exception) for error in results.errors):
        return SKIPPED if results.errors else "its test passes without it"
    if not isinstance(results.errors[0], _TOLD_BY):
        return f"its test was broken by {results.errors[0]!r}"
    return ""


@contextmanager
def without(protection: Protection) -> Iterator[None]:
    """The program without a protection. Raises ValueError where its line is not there."""
    function = _function(protection.where)
    kept = function.__code__
    function.__code__ = _changed(function, protection)
    try:
        yield
    finally:
        function.__code__ = kept


def _function(where: str) -> FunctionType:
    module, name = where.split(":")
    found = importlib.import_module(f"journey_editor.{module}")
    for part in name.split("."):
        found = getattr(found, part)
    found = inspect.unwrap(found.fget if isinstance(found, property) else found)  # type: ignore[arg-type]
    assert isinstance(found, FunctionType)
    return found


def _changed(function: FunctionType, protection: Protection) -> CodeType:
    source = textwrap.dedent(inspect.getsource(function))
    if source.count(protection.line) != 1:
        raise ValueError(f"{protection.where} has {source.count(protection.line)} times: {protection.line}")
    source = source.replace(protection.line, protection.instead)
    if "__class__" in function.__code__.co_freevars:  # of `super()`
        source = "class Its:\n" + textwrap.indent(source, "    ")
    flags = __future__.annotations.compiler_flag
    compiled = compile(source, function.__code__.co_filename, "exec", flags=flags, dont_inherit=True)
    return next(code for code in _codes(compiled) if code.co_name == function.__name__)


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def main() -> int:
    """Try those that are asked for. 1: one of them is held by no test."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--row", default="", metavar="F1", help="only those of this row")
    options = parser.parse_args()
    bad = 0
    chosen = [one for one in PROTECTIONS if options.row in ("", *one.rows.split())]
    for protection in chosen:
        began = time.monotonic()
        problem = what_is_wrong(protection)
        bad += bool(problem)
        print(
            f"{time.monotonic() - began:5.1f} s  {protection.rows:8} {protection.what}: {problem or 'needed'}",
            flush=True,
        )
    print(f"{len(chosen)} protections taken away, {bad} of them held by no test")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
