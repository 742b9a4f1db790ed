"""The program talks to no network, and listens to none."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

_OF_THE_NETWORK = {
    *("socket", "socketserver", "ssl", "http", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc", "webbrowser"),
    *("asyncio", "urllib.request", "requests", "httpx", "aiohttp", "urllib3"),
    *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets"),
    *("PySide6.QtHttpServer", "PySide6.QtRemoteObjects", "PySide6.QtQml", "PySide6.QtQuick"),
}
"""Beside them what reads code from data."""
_RUNS_DATA = {"pickle", "marshal", "shelve", "code"}


def _names(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found += [node.module, *(f"{node.module}.{each.name}" for each in node.names)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("eval", "exec"):
            found.append(node.func.id)
    return found


def test_no_module_of_ours_imports_the_network_or_runs_data() -> None:
    refused = _OF_THE_NETWORK | _RUNS_DATA | {"eval", "exec"}
    strays = [
        f"{file.relative_to(ROOT)}: {name}"
        for file in sorted((ROOT / "journey_editor").rglob("*.py"))
        for name in _names(ast.parse(file.read_text(encoding="utf-8")))
        if name in refused or name.split(".")[0] in refused
    ]
    assert not strays, "\n".join(strays)


_WATCHED = """
import sys
def watch(event, _arguments):
    if event.startswith("socket."):
        sys.stderr.write(event + "\\n")
        sys.stderr.flush()
sys.addaudithook(watch)
from journey_editor.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx"])
def test_no_socket_is_opened_by_an_export(suffix: str, tmp_path: Path) -> None:
    sample = ROOT / "samples" / "lifecycle-nine-stages.journey"
    target = tmp_path / f"map{suffix}"
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, "export", str(sample), "-o", str(target)],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=ROOT,
    )
    assert done.returncode == 0 and target.stat().st_size > 1000, done.stderr
    assert "socket." not in done.stderr
