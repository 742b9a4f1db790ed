"""The last hand on a PDF, laid where the window does not wait for it: in a thread, or in a process of its own.

The check of what is written takes half of an export, in steps of many seconds during which no other thread goes on.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from pydantic import ConfigDict, TypeAdapter, with_config

from journey_editor import apart
from journey_editor.document.progress import Cancelled
from journey_editor.export.beside import beside
from journey_editor.export.enclosed import Enclosed
from journey_editor.export.tags import Element

_MANY_ELEMENTS = 1_000
"""Of so many a process takes its time to start and is still done sooner; of fewer no step is long."""


@with_config(ConfigDict(ser_json_bytes="base64", val_json_bytes="base64"))
@dataclass(frozen=True)
class Drawn:
    """A document that is drawn and not finished: what `pdf_finish.finished` takes."""

    data: bytes
    tree: Element
    marks: Sequence[int]
    labels: Sequence[str] = ()
    language: str = "en"
    enclosed: Enclosed | None = None
    day: date | None = None

    def finished(self) -> tuple[bytes, str]:
        """As `pdf_finish.finished`, here."""
        from journey_editor.export.pdf_finish import finished  # slow to load, and often needed in the process only

        return finished(self.data, self.tree, self.marks, self.labels, self.language, self.enclosed, self.day)


def finish(draw: Callable[[], Drawn], waits: Callable[[float], object]) -> tuple[bytes, str]:
    """What is drawn, finished; meanwhile `waits` is told again and again how many seconds have passed.

    What `waits` raises is raised at once: what is under way ends then, and what it makes is thrown away.
    """
    process = _Process()

    def work() -> tuple[bytes, str]:
        drawn = draw()
        answer = process.finished(drawn) if _is_large(drawn.tree) else None
        if process.is_stopped:
            raise Cancelled
        return answer or drawn.finished()

    try:
        return beside(work, waits)
    except BaseException:
        process.stop()
        raise


def _is_large(tree: Element) -> bool:
    return any(number >= _MANY_ELEMENTS for number, _ in enumerate(tree.walk()))


class _Process:
    """The program itself, started for one document."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self.is_stopped = False

    def finished(self, drawn: Drawn) -> tuple[bytes, str] | None:
        """What is drawn, finished; None where the process could not do it."""
        with suppress(OSError):  # it cannot be started, or ended before its time
            self._process = subprocess.Popen(
                apart.command(apart.FINISH_PDF),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            with self._process as process:
                assert process.stdin is not None and process.stdout is not None
                if self.is_stopped:
                    process.kill()
                process.stdin.write(TypeAdapter(Drawn).dump_json(drawn))
                process.stdin.close()
                note, _, data = process.stdout.read().partition(b"\n")
            if not process.returncode:
                return data, note.decode()
        return None

    def stop(self) -> None:
        """End it, whatever it does. For another thread."""
        self.is_stopped = True
        if self._process is not None:
            self._process.kill()


def run() -> int:
    """In the process of its own: a `Drawn` as JSON comes in, and its note goes out, with the document after it."""
    data, note = TypeAdapter(Drawn).validate_json(sys.stdin.buffer.read()).finished()
    sys.stdout.buffer.write(note.encode() + b"\n" + data)
    sys.stdout.buffer.flush()
    return 0
