#!/bin/sh
# start.sh run|test [ARGUMENTS]: finds a Python and hands over to setup.py beside it.
set -eu
tools=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

# The first Python that is new enough; `ensurepip` as well where there is no uv to make the environment without it.
needs='import sys; sys.exit(sys.version_info < (3, 11))'
command -v uv >/dev/null 2>&1 || needs="import ensurepip; $needs"
find_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if command -v "$python" >/dev/null 2>&1 && "$python" -c "$needs" 2>/dev/null; then return 0; fi
    done
    return 1
}

if find_python; then
    exec "$python" "$tools/setup.py" "$@"
elif command -v uv >/dev/null 2>&1; then
    exec uv run --no-project --quiet --python '>=3.11' "$tools/setup.py" "$@"
fi
sh "$tools/system-packages.sh" python
if find_python; then exec "$python" "$tools/setup.py" "$@"; fi
echo "Journey Editor needs Python 3.11 or newer, and this system's packages have only an older one." >&2
exit 3
