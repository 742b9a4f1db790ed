"""The set-up from a bare clone: the lock is complete and names no place, the system's packages stand in one file."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements.lock"
PACKAGES = ROOT / "tools" / "system-packages.txt"

if not LOCK.exists():
    pytest.skip("only the source tree sets itself up", allow_module_level=True)

SYSTEMS = [
    {"python_version": f"3.{minor}", "python_full_version": f"3.{minor}.0", "sys_platform": platform, **names}
    for minor in (11, 12, 13, 14)
    for platform, names in {
        "linux": {"platform_system": "Linux", "os_name": "posix"},
        "darwin": {"platform_system": "Darwin", "os_name": "posix"},
        "win32": {"platform_system": "Windows", "os_name": "nt"},
    }.items()
]


def locked() -> dict[str, tuple[str, Marker | None]]:
    """Name -> version and marker of what the lock installs."""
    pins = {}
    for line in re.findall(r"^[A-Za-z].*", LOCK.read_text("utf-8"), re.MULTILINE):
        pin = Requirement(line.removesuffix("\\").strip())
        (only,) = pin.specifier
        assert only.operator == "==", line
        assert canonicalize_name(pin.name) not in pins, f"two versions of {pin.name}"
        pins[canonicalize_name(pin.name)] = (only.version, pin.marker)
    return pins


def system_packages() -> set[str]:
    rows = [line.split() for line in PACKAGES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {name for _, names in rows for name in names.split("|")}


def test_the_lock_names_no_place_to_download_from() -> None:
    text = LOCK.read_text("utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links| @ ", text)


def test_every_pin_has_hashes() -> None:
    for entry in re.split(r"^(?=[A-Za-z])", LOCK.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry.splitlines()[0]


def test_the_lock_satisfies_the_project_on_every_system() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    pins = locked()
    for text in project["project"]["dependencies"] + project["dependency-groups"]["dev"]:
        wanted = Requirement(text)
        version, marker = pins[canonicalize_name(wanted.name)]
        assert wanted.specifier.contains(version), f"{text}, but the lock has {version}"
        assert marker is None or all(marker.evaluate(system) for system in SYSTEMS), f"{text} only where {marker}"


def test_system_packages_are_named_in_one_place() -> None:
    libraries = [name for name in system_packages() if name.startswith("lib")]
    assert len(libraries) > 5
    files = [*ROOT.iterdir()]
    for folder in (".ci", "docs", "journey_editor", "tests", "tools"):
        files += (ROOT / folder).rglob("*")
    for path in files:
        if path == PACKAGES or not path.is_file():
            continue
        content = path.read_bytes()
        assert not [library for library in libraries if library.encode() in content], path.relative_to(ROOT)


@pytest.fixture
def bare_system(tmp_path: Path) -> Path:
    """A folder of programs that stands for a Debian-family system; `apt-get` only writes down what it was asked."""
    programs = {
        "id": 'echo "${FAKE_USER}"',
        "sudo": "exit 1",
        "apt-get": f'echo "$*" >> "{tmp_path}/asked"',
        "apt-cache": "exit 1",
    }
    for name, body in programs.items():
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)
    return tmp_path


def install(group: str, system: Path, user: int) -> subprocess.CompletedProcess[str]:
    environ = {"PATH": f"{system}{os.pathsep}{os.environ['PATH']}", "FAKE_USER": str(user)}
    command = ["sh", str(ROOT / "tools" / "system-packages.sh"), group]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)


@pytest.mark.skipif(os.name == "nt", reason="packages of a Debian-family system")
def test_root_gets_the_packages_installed(bare_system: Path) -> None:
    assert install("python", bare_system, user=0).returncode == 0
    first, second = (bare_system / "asked").read_text().splitlines()
    assert first.endswith("update")
    assert second.endswith("install python3 python3-venv ca-certificates")


@pytest.mark.skipif(os.name == "nt", reason="packages of a Debian-family system")
def test_a_user_without_rights_gets_the_line_to_run(bare_system: Path) -> None:
    result = install("qt", bare_system, user=1000)
    assert result.returncode == 3
    assert not (bare_system / "asked").exists()
    line = result.stderr.splitlines()[-1].strip()
    assert line.startswith("sudo apt-get update && sudo apt-get install -y ")
    assert set(line.split(" -y ")[1].split()) < system_packages()
    assert "|" not in line


@pytest.fixture
def setup() -> ModuleType:
    """tools/setup.py as a module."""
    spec = importlib.util.spec_from_file_location("project_setup", ROOT / "tools" / "setup.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("environ", "system", "platforms"),
    [
        ({}, "linux", []),
        ({"DISPLAY": ":0"}, "linux", ["xcb"]),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux", ["wayland", "xcb"]),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", []),
        ({}, "win32", ["windows"]),
        ({}, "darwin", ["cocoa"]),
    ],
)
def test_whether_a_window_can_be_shown(
    setup: ModuleType, environ: dict[str, str], system: str, platforms: list[str]
) -> None:
    assert setup.window_platforms(environ, system) == platforms


def test_a_changed_lock_installs_again_and_an_unchanged_one_does_not(
    setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(setup, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(setup, "INSTALLED", tmp_path / "installed.lock")
    monkeypatch.setattr(setup, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(setup, "_call", lambda *command: calls.append(command))
    monkeypatch.setattr(setup, "_runs", lambda module="": True)
    monkeypatch.setattr(setup, "_probe", lambda: (0, ""))

    def installs() -> int:
        calls.clear()
        setup.set_up()
        return len(calls)

    setup.LOCK.write_text("a==1")
    assert (installs(), installs()) == (1, 0)
    setup.LOCK.write_text("a==2")
    assert (installs(), installs()) == (1, 0)


def test_a_set_up_cut_short_starts_again(setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*command: object) -> None:
        raise subprocess.CalledProcessError(1, [str(part) for part in command])

    monkeypatch.setattr(setup, "INSTALLED", tmp_path / "installed.lock")
    monkeypatch.setattr(setup, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(setup, "_runs", lambda module="": True)
    monkeypatch.setattr(setup, "_call", no_network)
    with pytest.raises(setup.SetupError, match="Starting again continues it"):
        setup.set_up()
    assert not setup.INSTALLED.exists()


@pytest.mark.skipif(os.name == "nt", reason="stands a shell script in for Python")
@pytest.mark.parametrize("fails", ["ruff", "mypy", "pytest", "nothing"])
def test_any_check_that_fails_fails_the_whole_and_says_why(
    setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], fails: str
) -> None:
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\n[ "$2" != {fails} ] || {{ echo "{fails} says why"; exit 1; }}\n')
    python.chmod(0o755)
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"):
        monkeypatch.setenv(name, os.environ.get(name, ""))  # which it changes
    monkeypatch.setattr(setup, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(setup, "PYTHON", python)
    assert setup.test([]) == (fails != "nothing")
    told = capfd.readouterr()
    assert f"{fails} says why" in told.out or fails == "nothing"
    failed = {"ruff": "style, format", "mypy": "types", "pytest": "tests"}.get(fails, "")
    assert told.err.splitlines()[-1] == (f"== failed: {failed}" if failed else "== all passed")
