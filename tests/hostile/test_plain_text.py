"""No module shows a text of somebody's as markup, or opens an address but in the one place that checks it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources import sources_that_say

ROOT = Path(__file__).resolve().parents[2] / "journey_editor"

_TAKE_HTML = {
    *("QLabel", "QTextEdit", "QTextBrowser", "QErrorMessage", "QStaticText", "QSplashScreen", "QGraphicsTextItem"),
    *("QMessageBox", "QTextDocument", "QWhatsThis"),
}
"""Classes of Qt that take a text for HTML where it looks like it."""
_MAKE_HTML = {
    *("setHtml", "setMarkdown", "insertHtml", "appendHtml", "toHtml", "setInformativeText", "setWhatsThis"),
    *("setOpenExternalLinks", "setTextFormat", "setAcceptRichText"),
}
_PLAIN_ELSEWHERE = {
    ("widgets/plain_label.py", "QLabel"): "the label that shows text as text",
    ("widgets/plain_label.py", "setTextFormat"): "the label that shows text as text",
    ("shell/dialogs.py", "QMessageBox"): "in one function, as plain text",
    ("shell/dialogs.py", "setTextFormat"): "in one function, as plain text",
    ("shell/dialogs.py", "setInformativeText"): "words of the program's own",
    ("shell/text_fields.py", "QTextEdit"): "asks only whether something is one",
}
_TIPS = {"setToolTip": 0, "showText": 1}
"""Which argument is a tooltip's text, which Qt takes for HTML where it looks like it."""
_OWN_TIPS = {
    ("canvas/palette.py", "hint"): "of the palette's own words",
    ("shell/actions.py", "_tip(action)"): "made by tooltip_text",
    ("shell/actions.py", "_tip(action, why_not)"): "made by tooltip_text",
    ("shell/docks.py", "f'Hide the {title.lower()}'"): "of the panel's own title",
    ("shell/exports/export_form.py", "_LEAVES_OUT[one][1]"): "the form's own words",
    ("shell/exports/export_preview.py", "name"): "of the button's own words",
    ("shell/exports/export_profile_bar.py", "name"): "of the button's own words",
    ("shell/status_bar.py", "name"): "of the button's own words",
    ("shell/views/views_dialog.py", "name"): "of the button's own words",
}
_OPENS = {"QDesktopServices", "openUrl", "startfile", "webbrowser"}
_MAY_OPEN = {"shell/exports/exported.py": "the file that was just exported"}
_STARTS = {"subprocess", "Popen", "QProcess", "system", "popen"}
_MAY_START = {
    "export/pdf_apart.py": "the program itself",
    "importers/pdf_map.py": "the program itself",
    "painting/picture_process.py": "the program itself",
    "cli/git_driver.py": "git, by fixed words",
}


def strays(where: str, source: str) -> Iterator[str]:
    """What a module does that none may, but where it is allowed by name."""
    for node in ast.walk(ast.parse(source)):
        name = ""
        if isinstance(node, ast.Call):
            called = node.func
            name = (
                called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
            )
        elif isinstance(node, ast.ClassDef):
            for base in node.bases:
                if isinstance(base, ast.Name) and base.id in _TAKE_HTML and (where, base.id) not in _PLAIN_ELSEWHERE:
                    yield f"{where}:{node.lineno}: {node.name} is a {base.id}"
        if name in _TAKE_HTML | _MAKE_HTML and (where, name) not in _PLAIN_ELSEWHERE:
            yield f"{where}:{node.lineno}: {name}"
        if name in _TIPS and isinstance(node, ast.Call) and len(node.args) > _TIPS[name]:
            text = node.args[_TIPS[name]]
            is_safe = isinstance(text, ast.Constant) or "tooltip_text(" in ast.unparse(text)
            if where != "widgets/tooltip.py" and not is_safe and (where, ast.unparse(text)) not in _OWN_TIPS:
                yield f"{where}:{node.lineno}: a tooltip of {ast.unparse(text)}"
        names = {name, *([each.name for each in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else ())}
        if names & _OPENS and where not in _MAY_OPEN:
            yield f"{where}: opens an address ({names & _OPENS})"
        if names & _STARTS and where not in _MAY_START:
            yield f"{where}: starts a program ({names & _STARTS})"


def test_no_module_shows_text_as_markup_opens_addresses_or_starts_programs() -> None:
    found = [
        stray
        for where, source in sources_that_say(_TAKE_HTML | _MAKE_HTML | _TIPS.keys() | _OPENS | _STARTS)
        for stray in strays(where, source)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "source",
    [
        "QLabel(name)",
        "class Mine(QLabel): pass",
        "box = QtWidgets.QMessageBox(icon, title, text)",
        "view.setHtml(text)",
        "QToolTip.showText(place, record.name)",
        "button.setToolTip(record.name)",
        "button.setToolTip(f'Go to {record.name}')",
        "QDesktopServices.openUrl(QUrl(link))",
        "from PySide6.QtGui import QDesktopServices",
        "import webbrowser",
        "os.system(link)",
        "import subprocess",
    ],
)
def test_each_of_these_would_be_found(source: str) -> None:
    assert list(strays("shell/new.py", source))


def test_only_files_of_this_computer_are_opened() -> None:
    source = (ROOT / "shell" / "exports" / "exported.py").read_text(encoding="utf-8")
    opened = [
        ast.unparse(node.args[0])
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "openUrl"
    ]
    assert opened and all(each.startswith("QUrl.fromLocalFile(") for each in opened)
