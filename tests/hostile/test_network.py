"""The program talks to no network, and listens to none."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources import sources_that_say

ROOT = Path(__file__).resolve().parents[2]

_OF_THE_NETWORK = {
    *("socket", "socketserver", "ssl", "http", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc", "webbrowser"),
    *("asyncio", "urllib.request", "requests", "httpx", "aiohttp", "urllib3"),
    *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets"),
    *("PySide6.QtHttpServer", "PySide6.QtRemoteObjects", "PySide6.QtQml", "PySide6.QtQuick"),
}
"""Beside them what reads code from data."""
_RUNS_DATA = {"pickle", "marshal", "shelve", "code", "ctypes", "dill"}
_RUN = {"eval", "exec", "compile", "__import__"}
_IMPORTS = {"import_module", "unsafe_load", "full_load", "load_module"}

_REFUSED = _OF_THE_NETWORK | _RUNS_DATA | _RUN | _IMPORTS


def _names(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found += [node.module, *(f"{node.module}.{each.name}" for each in node.names)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _RUN:
            found.append(node.func.id)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _IMPORTS:
            found.append(node.func.attr)
    return found


def _strays(source: str) -> list[str]:
    return [name for name in _names(ast.parse(source)) if name in _REFUSED or name.split(".")[0] in _REFUSED]


def test_no_module_of_ours_imports_the_network_or_runs_data() -> None:
    strays = [f"{where}: {name}" for where, source in sources_that_say(_REFUSED) for name in _strays(source)]
    assert not strays, "\n".join(strays)


@pytest.mark.parametrize(
    "source",
    [
        *("import socket", "import urllib.request as r", "from http import client", "from urllib import request"),
        *("from PySide6.QtNetwork import QTcpServer", "from PySide6 import QtNetwork", "import asyncio"),
        *("import pickle", "from marshal import loads", "eval(text)", "exec(text)", "__import__(name)"),
        *("importlib.import_module(name)", "yaml.unsafe_load(text)"),
    ],
)
def test_each_of_these_would_be_found(source: str) -> None:
    assert _strays(source)


_WATCHED = """
import sys
def watch(event, _arguments):
    if event.startswith("socket."):
        sys.stderr.write(event + "\\n")
        sys.stderr.flush()
sys.addaudithook(watch)
from journey_editor.cli import main
map_file, *targets = sys.argv[1:]
sys.exit(max(main(["export", map_file, "-o", target]) for target in targets))
"""


def test_no_socket_is_opened_by_an_export(tmp_path: Path) -> None:
    sample = ROOT / "samples" / "b2b-saas-onboarding.journey"
    targets = [tmp_path / "map.pdf", tmp_path / "map.xlsx"]
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, str(sample), *map(str, targets)],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=ROOT,
    )
    assert done.returncode == 0 and all(target.stat().st_size > 1000 for target in targets), done.stderr
    assert "socket." not in done.stderr
