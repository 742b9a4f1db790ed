"""Every question that stops the user, behind one small interface: tests and stories hand in answers instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QInputDialog, QMessageBox, QWidget

from journey_editor.document.export_profile import ExportChoices
from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.shell.choose_dialog import ChooseDialog, ConnectDialog
from journey_editor.shell.exports.export_desk import ExportDesk
from journey_editor.shell.exports.export_dialog import ExportDialog
from journey_editor.shell.letting_go import let_go
from journey_editor.shell.map_file.kept_maps_dialog import KeptMapsDialog, KeptMapsQuestion
from journey_editor.shell.paste.paste_dialog import PasteDialog
from journey_editor.shell.paste.paste_preview import PastePreview, Reading
from journey_editor.shell.style import restyle
from journey_editor.shell.welcome.template_dialog import TemplateAnswer, TemplateDialog
from journey_editor.widgets.finder import Find

SaveAnswer = Literal["save", "discard", "cancel"]
ReplaceAnswer = Literal["replace", "elsewhere", "cancel"]


class Dialogs(Protocol):
    """What the shell asks its user."""

    def open_file(self, title: str, folder: Path, filters: Sequence[str]) -> Path | None:
        """A file to read, or None."""
        ...

    def save_file(self, title: str, suggested: Path, filters: Sequence[str]) -> Path | None:
        """A file to write, or None. The user has agreed to replace it where it exists."""
        ...

    def ask_to_save(self, name: str) -> SaveAnswer:
        """Whether the changes of a map are saved before it goes."""
        ...

    def ask_to_replace(self, name: str) -> ReplaceAnswer:
        """Whether a save replaces what another program has written into the file, or goes elsewhere."""
        ...

    def ask(self, title: str, text: str, agree: str, is_final: bool = False) -> bool:
        """Whether to go on; `agree` is what the button that goes on says. `is_final`: there is no way back from it."""
        ...

    def tell(self, title: str, text: str, details: str = "") -> None:
        """Something that has to be known before going on."""
        ...

    def choose(self, title: str, hint: str, choices: Sequence[tuple[str, str]]) -> str | None:
        """One of some (id, text), found by typing; its id, or None."""
        ...

    def connect(self, question: str, find: Find) -> tuple[str, ConnectionKind | None] | None:
        """The card that a connection leads to and its meaning (None: as its ends lie), or None."""
        ...

    def export(self, desk: ExportDesk) -> tuple[ExportChoices, Path] | None:
        """How a map is exported and where to, or None."""
        ...

    def template(self, title: str, start: TemplateAnswer, asks_for_cards: bool) -> TemplateAnswer | None:
        """What a template is called and is for, and whether it keeps the cards; or None."""
        ...

    def paste(self, choice: Reading, look: Callable[[Reading], PastePreview]) -> PastePreview | None:
        """How a pasted text is read, and what comes of it, or None; `choice` is where the user starts from."""
        ...

    def ask_text(self, title: str, label: str, start: str) -> str | None:
        """A line of text, or None."""
        ...

    def kept_maps(self, question: KeptMapsQuestion) -> tuple[str, int] | None:
        """What to do with one of some kept maps: the id of the deed and the map's number; or None."""
        ...


def file_to_write(dialogs: Dialogs, title: str, suggested: Path, filters: Sequence[str], suffix: str) -> Path | None:
    """Ask for a file to write; None: the user thought better of it.

    A name with none of the filters' suffixes ("Plan 1.0") gets this one, and since nobody was asked about that file
    yet, the user is asked then.
    """
    path = dialogs.save_file(title, suggested, filters)
    if path is None or path.suffix.casefold() in re.findall(r"\*(\.\w+)", " ".join(filters)):
        return path
    path = path.with_name(path.name + suffix)
    text = f"{path.name} exists already. Saving replaces it."
    return path if not path.exists() or dialogs.ask("Replace the file?", text, "Replace") else None


class WindowDialogs:
    """The dialogs a user sees, in front of a window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def open_file(self, title: str, folder: Path, filters: Sequence[str]) -> Path | None:
        """See `Dialogs.open_file`."""
        name, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), ";;".join(filters))
        return Path(name) if name else None

    def save_file(self, title: str, suggested: Path, filters: Sequence[str]) -> Path | None:
        """See `Dialogs.save_file`."""
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(suggested), ";;".join(filters))
        return Path(name) if name else None

    def ask_to_save(self, name: str) -> SaveAnswer:
        """See `Dialogs.ask_to_save`."""
        box = self._box("Save changes?", f"Save the changes to \u201c{name}\u201d?")
        box.setInformativeText("Without saving, everything since the last save is lost.")
        save = _button(box, "&Save", QMessageBox.ButtonRole.AcceptRole, primary=True)
        discard = _button(box, "&Discard", QMessageBox.ButtonRole.DestructiveRole)
        box.setEscapeButton(_button(box, "Cancel", QMessageBox.ButtonRole.RejectRole))
        answers: dict[QAbstractButton, SaveAnswer] = {save: "save", discard: "discard"}
        return answers.get(_clicked(box), "cancel")

    def ask_to_replace(self, name: str) -> ReplaceAnswer:
        """See `Dialogs.ask_to_replace`."""
        box = self._box("Replace the file?", f"{name} has been changed by another program since you opened it.")
        box.setInformativeText("What was written there is kept as a version of the file (File > Versions).")
        replace = _button(box, "&Replace", QMessageBox.ButtonRole.DestructiveRole)
        elsewhere = _button(box, "&Save as\u2026", QMessageBox.ButtonRole.AcceptRole, primary=True)
        box.setEscapeButton(_button(box, "Cancel", QMessageBox.ButtonRole.RejectRole))
        answers: dict[QAbstractButton, ReplaceAnswer] = {replace: "replace", elsewhere: "elsewhere"}
        return answers.get(_clicked(box), "cancel")

    def ask(self, title: str, text: str, agree: str, is_final: bool = False) -> bool:
        """See `Dialogs.ask`. Enter does nothing that is final."""
        box = self._box(title, text)
        button = _button(box, agree, QMessageBox.ButtonRole.AcceptRole, primary=not is_final)
        cancel = _button(box, "Cancel", QMessageBox.ButtonRole.RejectRole, primary=is_final)
        box.setEscapeButton(cancel)
        return _clicked(box) is button

    def tell(self, title: str, text: str, details: str = "") -> None:
        """See `Dialogs.tell`."""
        box = self._box(title, text)
        box.setDetailedText(details)
        _button(box, "Close", QMessageBox.ButtonRole.AcceptRole)
        _clicked(box)

    def choose(self, title: str, hint: str, choices: Sequence[tuple[str, str]]) -> str | None:
        """See `Dialogs.choose`."""
        dialog = ChooseDialog(title, hint, choices, self._window)
        return dialog.chosen if _agreed_to(dialog) else None

    def connect(self, question: str, find: Find) -> tuple[str, ConnectionKind | None] | None:
        """See `Dialogs.connect`."""
        dialog = ConnectDialog(question, find, self._window)
        if not _agreed_to(dialog) or dialog.chosen is None:
            return None
        return dialog.chosen, dialog.meaning

    def export(self, desk: ExportDesk) -> tuple[ExportChoices, Path] | None:
        """See `Dialogs.export`."""
        dialog = ExportDialog(desk, self._window)
        return (dialog.choices, dialog.path) if _agreed_to(dialog) else None

    def paste(self, choice: Reading, look: Callable[[Reading], PastePreview]) -> PastePreview | None:
        """See `Dialogs.paste`."""
        dialog = PasteDialog(choice, look, self._window)
        return dialog.preview if _agreed_to(dialog) else None

    def template(self, title: str, start: TemplateAnswer, asks_for_cards: bool) -> TemplateAnswer | None:
        """See `Dialogs.template`."""
        dialog = TemplateDialog(title, start, asks_for_cards, self._window)
        return dialog.answer if _agreed_to(dialog) else None

    def kept_maps(self, question: KeptMapsQuestion) -> tuple[str, int] | None:
        """See `Dialogs.kept_maps`."""
        dialog = KeptMapsDialog(question, self._window)
        return dialog.answer if _agreed_to(dialog) else None

    def ask_text(self, title: str, label: str, start: str) -> str | None:
        """See `Dialogs.ask_text`."""
        text, is_given = QInputDialog.getText(self._window, title, label, text=start)
        return text if is_given else None

    def _box(self, title: str, text: str) -> QMessageBox:
        box = QMessageBox(QMessageBox.Icon.NoIcon, title, text, parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        return box


def _agreed_to(dialog: QDialog) -> bool:
    """Show a dialog and wait for its user. What it holds can still be read: Qt deletes it only in the next pause."""
    try:
        return bool(dialog.exec())
    finally:
        let_go(dialog)


def _clicked(box: QMessageBox) -> QAbstractButton:
    """Show a box and wait for its user; with Escape it is the button for that."""
    box.exec()
    box.deleteLater()
    return box.clickedButton()


def _button(box: QMessageBox, text: str, role: QMessageBox.ButtonRole, primary: bool = False) -> QAbstractButton:
    button = box.addButton(text, role)
    if primary:
        button.setProperty("variant", "primary")
        restyle(button)
        box.setDefaultButton(button)
    return button
