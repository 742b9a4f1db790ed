"""`python -m journey_editor` is the command line."""

import sys

from journey_editor.cli import main

if __name__ == "__main__":
    sys.exit(main())
