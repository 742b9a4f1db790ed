"""The desktop's session ends, by a log-off or a shutdown: what is open is put into safety, and its user is asked."""

from __future__ import annotations

from PySide6.QtGui import QSessionManager

from journey_editor.shell.map_file.documents import Documents


def answer_session_end(documents: Documents, manager: QSessionManager) -> None:
    """Save, if the user says so, or hold the session's end up. Where nothing may be asked the journal has the work."""
    documents.finish_typing()  # words that are still being typed are work, too
    documents.put_into_safety()
    if documents.is_saved or not manager.allowsInteraction():
        return
    may_end = documents.may_go()
    manager.release()
    if not may_end:
        manager.cancel()
