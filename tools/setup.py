"""Set-up, run and test from the source tree, alike on every system; `start.sh` and `start.cmd` call it.

Makes .venv from requirements.lock (again when the lock changes), asks for the system's Qt libraries where they are
missing, then runs the program or the tests. Needs nothing but Python itself.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "tools"
LOCK = ROOT / "requirements.lock"
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
INSTALLED = ENVIRONMENT / "installed.lock"
"""A copy of the lock that .venv was made from; written last, so that a set-up cut short starts again."""

NOT_INSTALLED = 2
MISSING_LIBRARY = 3


class SetupError(Exception):
    """What stands in the way, in a sentence for the user."""


def say(text: str) -> None:
    """Tells the user what happens, apart from what the program itself prints."""
    print(text, file=sys.stderr, flush=True)


def window_platforms(environ: Mapping[str, str], system: str = sys.platform) -> list[str]:
    """Qt's names of the platforms that can show a window here; none without a display."""
    if environ.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "minimal"}:
        return []
    if not system.startswith("linux"):
        return ["cocoa" if system == "darwin" else "windows"]
    displays = {"wayland": environ.get("WAYLAND_DISPLAY"), "xcb": environ.get("DISPLAY")}
    return [name for name, display in displays.items() if display]


def set_up() -> None:
    """Makes .venv and what Qt needs from the system ready. Raises SetupError."""
    if not (PYTHON.exists() and INSTALLED.exists() and INSTALLED.read_bytes() == LOCK.read_bytes()):
        _install()
    status, library = _probe()
    if status == NOT_INSTALLED:  # .venv belongs to a Python that is gone
        _install()
        status, library = _probe()
    if status == MISSING_LIBRARY and sys.platform.startswith("linux"):
        say(f"Qt needs a system library: {library}")
        if subprocess.run(["sh", TOOLS / "system-packages.sh", "qt"], check=False).returncode:
            raise SetupError("")  # the reason has been said
        status, library = _probe()
    if status:
        raise SetupError(f"Qt does not load: {library}")


def _install() -> None:
    say("Setting up .venv, once (about 150 MB to download) ...")
    uv = shutil.which("uv")
    try:
        if uv:
            _install_with_uv(uv)
        else:
            _install_with_pip()
    except subprocess.CalledProcessError as error:
        raise SetupError("The set-up did not finish; the reason stands above. Starting again continues it.") from error
    shutil.copyfile(LOCK, INSTALLED)


def _install_with_uv(uv: str) -> None:
    try:
        if not _runs():
            shutil.rmtree(ENVIRONMENT, ignore_errors=True)
            _call(uv, "venv", "-q", "--python", sys.executable, ENVIRONMENT)
        _call(uv, "pip", "install", "-q", "--python", PYTHON, "--require-hashes", "-r", LOCK)
    except subprocess.CalledProcessError:
        if importlib.util.find_spec("ensurepip") is None:
            raise
        say("That was uv; pip may know this network's settings, so it tries now ...")
        _install_with_pip()


def _install_with_pip() -> None:
    if not _runs("pip"):
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        _call(sys.executable, "-m", "venv", ENVIRONMENT)
    # What is never imported need not be compiled; what is, is compiled when it is.
    _call(PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-compile", "-r", LOCK)


def _runs(module: str = "sys") -> bool:
    """Whether .venv has a Python that starts, is new enough and has a module."""
    check = f"import {module}, sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([PYTHON, "-c", check], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _call(*command: str | Path) -> None:
    subprocess.run(command, check=True, stdout=sys.stderr, cwd=ROOT)


def _probe() -> tuple[int, str]:
    platforms = window_platforms(os.environ) if sys.platform.startswith("linux") else []
    command: list[str | Path] = [PYTHON, TOOLS / "probe_qt.py", *platforms]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = (result.stdout or result.stderr).strip().splitlines()
    return result.returncode, lines[-1] if lines else "no reason given"


def run(arguments: list[str]) -> int:
    """The program. With no arguments: the first sample in the editor or, without a display, its check and its PDF."""
    os.environ["PYTHONPATH"] = str(ROOT)
    program = [str(PYTHON), "-P", "-m", "journey_editor"]
    display = window_platforms(os.environ)
    if arguments:
        return _become([*program, *arguments])
    sample = min((ROOT / "samples").glob("*.journey"), key=lambda file: file.stem)  # "a" before "a-future"
    if display:
        return _become([*program, str(sample)])
    say(f"There is no display to open the editor on: checking {sample.name} and exporting it as a PDF instead.")
    pdf = ROOT / "build" / f"{sample.stem}.pdf"
    pdf.parent.mkdir(exist_ok=True)
    checked = subprocess.run([*program, "check", str(sample)], check=False).returncode
    exported = subprocess.run([*program, "export", str(sample), "-o", str(pdf)], check=False).returncode
    if not exported:
        print(pdf)
    return exported or checked


def _become(command: list[str]) -> int:
    if os.name == "nt":  # there, exec would give the prompt back while the program runs on
        return subprocess.run(command, check=False).returncode
    os.execv(command[0], command)


def test(arguments: list[str]) -> int:
    """Every check there is; all are run, and any that fails fails the whole. Arguments go to pytest."""
    offscreen = os.environ.setdefault("QT_QPA_PLATFORM", "offscreen") == "offscreen"
    # Tests start Python again and again: what it compiles is kept, out of the tree, whatever is wished elsewhere.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    compiled = ENVIRONMENT / "compiled"
    os.environ["PYTHONPYCACHEPREFIX"] = str(compiled)
    # On a first run each of pytest's workers would compile everything: it is done once, before they begin.
    compiling = None if compiled.exists() else _beside("pytest", "-q", "--collect-only")
    types = _beside("mypy", "--no-error-summary")  # one thread, which leaves a core to the tests
    checks = {
        "style": ["ruff", "check", "--quiet"],
        "format": ["ruff", "format", "--check", "--quiet"],
        "tests": ["pytest", "-q", "-n", "2", "--dist", "worksteal", *(["--no-xvfb"] if offscreen else []), *arguments],
    }
    failed = []
    for name, command in checks.items():
        say(f"== {name}")
        if name == "tests" and compiling is not None:
            compiling.communicate()
        if subprocess.run([PYTHON, "-m", *command], cwd=ROOT, check=False).returncode:
            failed.append(name)
    say("== types")
    print(types.communicate()[0], end="", flush=True)
    if types.returncode:
        failed.append("types")
    say(f"== failed: {', '.join(failed)}" if failed else "== all passed")
    return bool(failed)


def _beside(*command: str) -> subprocess.Popen[str]:
    """Started, and what it prints is kept for later."""
    return subprocess.Popen(
        [PYTHON, "-m", *command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def main() -> int:
    """Sets up, then runs the task that is named first."""
    task = {"run": run, "test": test}[sys.argv[1]]
    try:
        set_up()
    except SetupError as error:
        if str(error):
            say(str(error))
        return 3
    return task(sys.argv[2:])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
