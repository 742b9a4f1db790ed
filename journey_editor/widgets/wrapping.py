"""Where a text box may break its lines."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextOption

_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
_ANYWHERE = QTextOption.WrapMode.WrapAnywhere
_VERY_LONG_WORD = re.compile("[^\\s\u2e80-\ud7af\uff00-\uffef]{3000}")
"""As many characters without a place to break (Chinese, Japanese and Korean have one nearly everywhere)."""


def wrap_mode(*texts: str) -> QTextOption.WrapMode:
    """How to wrap texts that are shown together.

    For each line Qt looks through the whole word that it breaks: with 100,000 characters and no space every key takes
    a second. A text with such a word (data, not prose) is broken where the line ends instead.
    """
    return _ANYWHERE if any(_VERY_LONG_WORD.search(text) for text in texts) else _WORDS
