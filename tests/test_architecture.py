"""The layers of the house, held by a test: who may import what."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "journey_editor"

QT = "PySide6"
QT_WIDGETS = "PySide6.QtWidgets"

OURS: dict[str, set[str]] = {
    "document": set(),
    "merging": {"document"},
    "storage": {"document", "garbage", "paths"},
    "analysis": {"document"},
    "layout": {"document", "paths"},
    "importers": {"apart", "document", "storage"},
    "painting": {"apart", "garbage", "layout", "paths"},
    "export": {
        "analysis",
        "apart",
        "document",
        "garbage",
        "importers",
        "layout",
        "painting",
        "paths",
        "reports",
        "storage",
        "tables",
    },
    "reports": {"analysis", "document", "layout", "tables"},
    "tables": {"analysis", "document", "importers"},
    "workbench": {"analysis", "document", "history", "layout", "painting", "tables", "widgets"},
    "history": {"document"},
    "widgets": {"document"},
    "canvas": {"document", "layout", "painting", "history", "widgets"},
    "inspector": {"document", "layout", "painting", "history", "analysis", "widgets"},
    "outline": {"document", "layout", "painting", "history", "analysis", "widgets"},
    "comparing": {"analysis", "canvas", "document", "layout", "painting", "widgets"},
    "findings": {"document", "canvas", "layout", "painting", "history", "analysis", "widgets"},
}
"""Package -> the packages of ours that it may import beside itself. `shell`, `cli` and `app` see all."""

NEVER: dict[str, set[str]] = {
    "document": {QT, "reportlab"},
    "storage": {QT, "reportlab"},
    "analysis": {QT, "reportlab"},
    "merging": {QT, "reportlab"},
    "layout": {QT, "reportlab"},
    "importers": {QT, "reportlab"},
    "painting": {QT_WIDGETS, "reportlab", "networkx"},
    "export": {QT_WIDGETS},
    "reports": {QT, "reportlab"},
    "tables": {QT, "reportlab"},
    "workbench": {"reportlab", "networkx"},
    "history": {QT_WIDGETS, "reportlab", "networkx"},
    "widgets": {"reportlab", "networkx", "pydantic"},
    "canvas": {"reportlab", "networkx", "pydantic"},
    "inspector": {"reportlab", "networkx"},
    "outline": {"reportlab", "networkx"},
    "comparing": {"reportlab", "networkx"},
    "findings": {"reportlab", "networkx"},
    "shell": {"reportlab", "networkx"},
    "cli": {QT, "reportlab", "networkx", "pydantic"},
}
"""Package -> third-party packages that no file in it may import."""


@cache
def _nodes(file: Path) -> tuple[ast.AST, ...]:
    """Everything in a module; each is read once for all tests."""
    return tuple(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


@cache
def _imports(file: Path) -> tuple[tuple[int, str], ...]:
    return tuple(_imported(file))


def _imported(file: Path) -> Iterator[tuple[int, str]]:
    for node in _nodes(file):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def _files(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


@pytest.mark.parametrize("package", sorted(OURS))
def test_a_package_imports_only_the_rooms_below_it(package: str) -> None:
    allowed = OURS[package] | {package}
    strays = [
        f"{file.relative_to(ROOT)}:{line} imports {name}"
        for file in _files(package)
        for line, name in _imports(file)
        if name.startswith("journey_editor.") and name.split(".")[1] not in allowed
    ]
    assert not strays, "\n".join(strays)


@pytest.mark.parametrize("package", sorted(NEVER))
def test_a_package_keeps_away_from_libraries_that_are_not_its_own(package: str) -> None:
    strays = [
        f"{file.relative_to(ROOT)}:{line} imports {name}"
        for file in _files(package)
        for line, name in _imports(file)
        if any(name == banned or name.startswith(f"{banned}.") for banned in NEVER[package])
    ]
    assert not strays, "\n".join(strays)


_WITH_WINDOWS = {name for name in (*OURS, "shell") if not NEVER.get(name, set()) & {QT, QT_WIDGETS}}


def test_every_package_has_its_rule() -> None:
    packages = {folder.name for folder in ROOT.iterdir() if (folder / "__init__.py").is_file()}
    assert packages - set(OURS) == {"cli", "shell"}, "a new package needs a line in this test"


def test_there_is_one_undo_command() -> None:
    """Child commands created in Python crash Qt; one command that carries a change set is enough."""
    found = [
        f"{file.relative_to(ROOT)}: {node.name}"
        for file in ROOT.rglob("*.py")
        for node in _nodes(file)
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base).endswith("QUndoCommand") for base in node.bases)
    ]
    assert found == [str(Path("history") / "change_command.py") + ": ChangeCommand"]


def test_only_the_session_applies_change_sets() -> None:
    """Outside the document itself, a journey changes through `Session.do`; readers build theirs whole."""
    allowed = {Path("history/session.py")}
    strays = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for package in sorted(_WITH_WINDOWS | {"history", "painting", "export", "reports", "tables", "layout", "cli"})
        for file in _files(package)
        for node in _nodes(file)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "apply"
        and "journey" in ast.unparse(node.func.value)
        and file.relative_to(ROOT) not in allowed
    ]
    assert not strays, "\n".join(strays)


_HTML_TAKERS = {"QLabel", "QMessageBox", "setHtml", "setMarkdown", "insertHtml", "appendHtml"}


def test_no_widget_takes_text_for_html() -> None:
    """QLabel and its like read a user's text as HTML: `widgets.plain_label` is the one place that wraps it."""
    allowed = {Path("widgets/plain_label.py"), Path("shell/dialogs.py")}
    strays = [
        f"{file.relative_to(ROOT)}:{node.lineno} {name}"
        for package in sorted(_WITH_WINDOWS)
        for file in _files(package)
        if file.relative_to(ROOT) not in allowed
        for node in _nodes(file)
        if isinstance(node, ast.Call) and (name := ast.unparse(node.func).rsplit(".", 1)[-1]) in _HTML_TAKERS
    ]
    assert not strays, "\n".join(strays)


def test_the_window_opens_without_what_only_an_export_needs() -> None:
    """A third of the time that a start took was spent on libraries for PDF, slides and workbooks."""
    said = "import sys, journey_editor.shell.main_window; print([name for name in sys.argv[1:] if name in sys.modules])"
    heavy = ["reportlab", "pikepdf", "fontTools.subset", "pptx", "xlsxwriter", "PIL", "jsonschema"]
    done = subprocess.run([sys.executable, "-c", said, *heavy], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
