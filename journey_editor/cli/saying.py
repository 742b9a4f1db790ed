"""How a command tells what came of it: a result on standard output, remarks on standard error, an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

NAME = "journey-editor"
DONE, FOUND, FAILED = 0, 1, 2


class CommandFailed(Exception):
    """A command could not do what it was asked. Its text is the line that says why."""


@contextmanager
def failing_for(*errors: type[Exception]) -> Iterator[None]:
    """Where one of these errors comes, its sentence is why the command failed. Raises CommandFailed."""
    try:
        yield
    except errors as error:
        raise CommandFailed(str(error)) from None


def say(*lines: str) -> None:
    """A remark each, on standard error, so that the result can be read by another program."""
    for line in lines:
        told = "".join(letter if letter.isprintable() else " " for letter in line)  # no orders to the terminal
        try:
            print(f"{NAME}: {' '.join(told.split())}", file=sys.stderr, flush=True)
        except OSError:  # nobody reads it: the exit status still tells
            drop(sys.stderr)


def print_exactly(text: str) -> None:
    """The same bytes everywhere: UTF-8 and the line ends of the text, whatever the terminal's are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())


def progress(what: str) -> Callable[[int, int], None]:
    """What long work tells how far it is; it shows on a terminal and nowhere else."""

    def tell(done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\r" + " " * 40 + "\r" if done >= total else ""
            print(f"\r{what} {done / max(total, 1):4.0%}{end}", end="", file=sys.stderr, flush=True)

    return tell


def drop(stream: TextIO) -> None:
    """Python would complain at its end that it cannot flush what nobody reads, or what finds no room."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
