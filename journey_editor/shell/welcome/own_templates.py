"""What one does with templates in the window: start from one, and keep, rename, delete those of one\u2019s own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journey_editor.document.journey import Journey
from journey_editor.document.progress import Cancelled
from journey_editor.export.beside import beside_writing
from journey_editor.shell.context import Context
from journey_editor.shell.progress_sign import ProgressSign
from journey_editor.shell.welcome.template_dialog import TemplateAnswer
from journey_editor.shell.welcome.template_gallery import GalleryDialog, TemplateGallery
from journey_editor.shell.welcome.templates import (
    delete_template,
    read_template,
    rename_template,
    restore_template,
    save_template,
)
from journey_editor.shell.welcome.welcome_previews import Previews
from journey_editor.storage.errors import DocumentError, SaveError


class OwnTemplates(QObject):
    """Serves every gallery of a window."""

    changed = Signal()
    """The user's own templates are others now."""

    def __init__(self, context: Context, previews: Previews) -> None:
        super().__init__(context.window)
        self._context = context
        self._previews = previews

    def serve(self, gallery: TemplateGallery) -> None:
        """Do what is asked for in a gallery."""
        gallery.chosen.connect(self._context.documents.new_from_template)
        gallery.edit_wanted.connect(self._context.documents.open)
        gallery.rename_wanted.connect(self.rename)
        gallery.delete_wanted.connect(self.delete)

    def choose(self) -> None:
        """Show the gallery over the window."""
        dialog = GalleryDialog(self._previews, self._context.appearance.theme, self._context.window)
        self.serve(dialog.gallery)
        dialog.gallery.edit_wanted.connect(dialog.accept)
        self.changed.connect(dialog.refresh)
        dialog.open()

    def save(self) -> None:
        """Keep the open map as a template."""
        context = self._context
        context.documents.finish_typing()
        title = " ".join(context.journey.map.title.split()) or context.documents.name
        answer = context.dialogs.template("Save as template", TemplateAnswer(title), asks_for_cards=True)
        if answer is None:
            return
        records, unknown = tuple(context.journey), context.journey.unknown

        def write(about_to: Callable[[], None]) -> Path:
            kept = Journey(records, unknown)
            return save_template(kept, answer.name, answer.description, answer.keeps_cards, about_to)

        try:
            with ProgressSign("Save as template", f"Saving {answer.name} \u2026", "Stop", context.window) as sign:
                file = beside_writing(write, sign.wait)
        except Cancelled:
            context.notices.tell("The template was not saved, because you stopped it.")
            return
        except SaveError as error:
            context.notices.tell(str(error), "error")
            return
        self._forget(file)
        context.notices.tell(f"\u201c{answer.name}\u201d is among your templates now.", "success")

    def rename(self, file: Path) -> None:
        """Ask for another name and description."""
        known = read_template(file, is_own=True)
        start = TemplateAnswer(known.title, known.description)
        answer = self._context.dialogs.template("Rename template", start, asks_for_cards=False)
        if answer is None:
            return
        try:
            self._forget(rename_template(file, answer.name, answer.description))
        except (DocumentError, SaveError) as error:
            self._context.notices.tell(str(error), "error")

    def delete(self, file: Path) -> None:
        """Ask, take it away, and offer to put it back."""
        name, notices = read_template(file, is_own=True).title, self._context.notices
        text = f"\u201c{name}\u201d goes from your templates. Maps that were made of it stay as they are."
        if not self._context.dialogs.ask("Delete the template?", text, "Delete"):
            return
        try:
            content = delete_template(file)
        except OSError as error:
            notices.tell(f"\u201c{name}\u201d was not deleted: {error.strerror or error}.", "error")
            return
        self._forget(file)
        notices.tell(
            f"The template \u201c{name}\u201d was deleted.", actions=[("Undo", lambda: self._put_back(file, content))]
        )

    def _put_back(self, file: Path, content: bytes) -> None:
        try:
            restore_template(file, content)
        except SaveError as error:
            self._context.notices.tell(str(error), "error")
            return
        self._context.notices.clear()
        self._forget(file)

    def _forget(self, file: Path) -> None:
        self._previews.forget(file)
        self.changed.emit()
