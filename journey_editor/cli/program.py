"""From arguments to an exit status. Whatever goes wrong is one plain line on standard error, never a traceback.

Exit status: 0 done; 1 `check` found errors, or `diff` differences; 2 it could not be done; 130 interrupted;
141 the reader went away.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence

from journey_editor import apart
from journey_editor.cli.opening import self_test
from journey_editor.cli.parser import make_parser
from journey_editor.cli.saying import FAILED, CommandFailed, drop, say

INTERRUPTED, READER_GONE = 130, 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and give its exit status. `argv` are the arguments without the program's name."""
    _ready_streams()
    try:
        status = _run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
        return status
    except CommandFailed as failed:
        return _fail(str(failed))
    except KeyboardInterrupt:
        return _fail("stopped.", INTERRUPTED)
    except BrokenPipeError:
        drop(sys.stdout)
        return READER_GONE
    except MemoryError:
        return _fail("there is not enough memory.")
    except OSError as error:
        drop(sys.stdout)
        from journey_editor.storage import atomic

        return _fail(f"{error.filename or 'what was to be printed'}: {atomic.reason(error)}.")
    except Exception as error:
        if os.environ.get("JOURNEY_EDITOR_DEBUG"):
            traceback.print_exc()
        reason = f"{type(error).__name__}: {error}"
        return _fail(f"internal error, {reason} (JOURNEY_EDITOR_DEBUG=1 shows where).")


def _ready_streams() -> None:
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started the program
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):  # a terminal that lacks a letter shows its number
            stream.reconfigure(errors="backslashreplace")


def _run(argv: Sequence[str]) -> int:
    if argv[:1] == [apart.PDF]:  # the program calls itself
        from journey_editor.importers import pdf_map

        return pdf_map.run()
    if argv[:1] == [apart.PICTURES]:
        from journey_editor.painting import picture_process

        return picture_process.run()
    if argv[:1] == [apart.FINISH_PDF]:
        from journey_editor.export import pdf_apart

        return pdf_apart.run()
    parser, commands = make_parser()
    arguments = list(argv)
    if not arguments or arguments[0] not in {*commands, "-h", "--help", "--version", "--self-test"}:
        arguments.insert(0, "open")
    if not all(argument.strip() for argument in arguments):  # a script whose variable is not set
        raise CommandFailed("an argument is empty, where a file or another name is to stand.")
    options = parser.parse_args(arguments)
    if options.self_test:
        return self_test()
    command: Callable[[argparse.Namespace], int] = options.run
    return command(options)


def _fail(line: str, status: int = FAILED) -> int:
    say(line)
    return status
