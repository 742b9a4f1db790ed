"""probe_qt.py [PLATFORM...]: whether Qt loads, and one of its plugins for a window where platforms are named.

Runs in .venv. Exit status 0: it does; 2: PySide6 is not installed; 3: a system library is missing, printed in a line.
"""

import ctypes
import sys
from pathlib import Path

try:
    import PySide6
except ImportError:
    sys.exit(2)

try:
    import PySide6.QtSvg
    import PySide6.QtWidgets
except ImportError as error:
    print(error)
    sys.exit(3)

missing = ""
for platform in sys.argv[1:]:
    try:
        ctypes.CDLL(str(Path(PySide6.__path__[0], "Qt", "plugins", "platforms", f"libq{platform}.so")))
        sys.exit(0)
    except OSError as error:
        missing = str(error)
if missing:
    print(missing)
    sys.exit(3)
