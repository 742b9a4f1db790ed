"""Which options of `export` say something about what is written: none is left undone in silence."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from journey_editor.cli.saying import CommandFailed

OF_BOARD = ("--profile", "--view", "--leave-out", "--questions", "--theme")
OF_PDF = (
    *OF_BOARD,
    *("--without-map", "--paper", "--landscape", "--portrait"),
    *("--tile", "--scale", "--fill", "--one-band", "--one-page"),
)
OF_PICTURE = {".svg": OF_BOARD, ".png": (*OF_BOARD, "--scale", "--transparent"), ".pdf": OF_PDF}
"""Of the board, by suffix."""
_OF_BOARD_ALONE = ("--questions", "--tile", "--scale", "--fill", "--one-band", "--one-page")
OF_REPORT = tuple(one for one in OF_PDF if one not in _OF_BOARD_ALONE)
OF_KEPT = ("--profile", "--leave-out")
"""Beside a profile that is kept with the map, which says the rest itself."""


def refuse_others(options: argparse.Namespace, taken: Iterable[str], what: str) -> None:
    """Raises CommandFailed for options that make no difference to what is written."""
    from journey_editor.document.wording import joined

    others = [one for one in _given(options) if one not in taken]
    if others:
        raise CommandFailed(f"{joined(others)} {'makes' if len(others) == 1 else 'make'} no difference to {what}.")


def _given(options: argparse.Namespace) -> list[str]:
    lies = {True: ["--landscape"], False: ["--portrait"], None: []}[options.landscape]
    names = (
        "profile",
        "view",
        "without-map",
        "leave-out",
        "questions",
        "paper",
        "fill",
        "one-band",
        "one-page",
        "transparent",
        "tile",
    )
    return [f"--{name}" for name in (*names, "scale", "theme") if getattr(options, name.replace("-", "_"))] + lies
