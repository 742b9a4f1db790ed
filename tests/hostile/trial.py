"""What must hold of any file: `python -m tests.hostile.trial --files 20000` tries it for long."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from io import BytesIO

from hypothesis import HealthCheck, Phase, given, settings

from journey_editor.export import csv_table
from journey_editor.export.document_info import DocumentInfo
from journey_editor.export.svg import export_svg
from journey_editor.layout.board import BoardLayout
from journey_editor.layout.theme import theme
from journey_editor.storage import codec
from journey_editor.storage.errors import DocumentError
from tests.fixed_shaper import FixedShaper
from tests.hostile.damage import damaged

MOST_S = 2.0
MOST_MB = 512


def tried(data: bytes) -> bool:
    """Whether it is a map: then it saves, comes back equal, is laid out and exported. Any other error is a fault."""
    begun = time.process_time()
    try:
        journey = codec.from_bytes(data).journey
    except DocumentError as error:
        assert str(error).strip() and len(str(error)) < 2_000
        return False
    finally:
        assert time.process_time() - begun < MOST_S
    written = codec.to_bytes(journey)
    again = codec.from_bytes(written).journey
    assert again == journey and again.unknown == journey.unknown and codec.to_bytes(again) == written
    board = BoardLayout(FixedShaper()).board(journey)
    csv_table.to_text(journey)
    export_svg(board.picture, DocumentInfo(journey.map.title), theme("light"), BytesIO())
    return True


def main() -> None:
    """Try many files, and say how many were maps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=5_000)
    wanted: int = parser.parse_args().files
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    told: Counter[bool] = Counter()

    @settings(
        max_examples=wanted,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(damaged())
    def one(data: bytes) -> None:
        told[tried(data)] += 1

    one()
    print(f"{told.total()} files, of which {told[True]} were maps; bad states: 0{_peak()}")


def _peak() -> str:
    """The most memory that all of this has taken."""
    if sys.platform == "win32":
        return ""
    import resource

    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert megabytes < MOST_MB
    return f"; at most {megabytes:.0f} MB of memory"


if __name__ == "__main__":
    main()
