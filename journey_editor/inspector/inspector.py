"""The inspector: shows what is selected, and follows document and selection."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from journey_editor.document.journey import Journey
from journey_editor.document.quoting import quoted
from journey_editor.document.record import Record
from journey_editor.document.records import MAP_ID, Lane, Part, PersonaRelation, Review
from journey_editor.document.vocabulary import LaneContent
from journey_editor.document.wording import counted_records, numbered
from journey_editor.history.session import Session
from journey_editor.inspector.fields.channel_field import ChannelField
from journey_editor.inspector.fields.field import Field
from journey_editor.inspector.fields.owner_field import OwnerField
from journey_editor.inspector.form import Section
from journey_editor.inspector.map_links import MapLinkPart
from journey_editor.inspector.pages.registry import PAGES, PARTS_TOGETHER, page_of
from journey_editor.inspector.record_list import RecordEntry, RecordList
from journey_editor.inspector.record_page import RecordPage
from journey_editor.inspector.spec import FoldMemory
from journey_editor.inspector.subject import Subject
from journey_editor.layout.theme import Theme, theme


class Inspector(QWidget):
    """A panel for a dock. It edits only through the session."""

    left = QtSignal()
    """Escape was pressed in a field: the keyboard belongs to the canvas again."""
    command_wanted = QtSignal(str)
    """The id of a command that a button in here gives."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self._session = session
        self._theme = theme("light")
        self._memory = FoldMemory()
        self._ids: tuple[str, ...] = ()
        self._about = MAP_ID
        self._kept: dict[type[Record], RecordPage] = {}
        """The pages of single records, by their type: the next record of a type is shown in the same one."""
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setMinimumWidth(320)
        session.changed.connect(self._on_changed)
        session.selection_changed.connect(self._on_selection_changed)
        self._show_page()

    def forget_pages(self) -> None:
        """Delete at once the pages that are kept and not seen: a new style sheet has to dress each of their widgets."""
        for page in [page for page in self._kept.values() if page is not self.page]:
            self._stack.removeWidget(page)
            page.deleteLater()
            QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
        self._kept = {kind: page for kind, page in self._kept.items() if page is self.page}

    def set_theme(self, theme: Theme) -> None:
        """Draw icons and swatches in another theme's colours."""
        if theme.name != self._theme.name:
            self._theme = theme
            self.finish()
            self._kept.clear()
            self._show_page()

    @property
    def page(self) -> RecordPage:
        """The page that is shown."""
        page = self._stack.currentWidget()
        assert isinstance(page, RecordPage)
        return page

    def finish(self) -> None:
        """Carry out what is typed but not yet carried out (an owner's name), and end the typing. Call before saving."""
        self.page.finish()

    def edit_word(self, field: str) -> None:
        """Go to the "owner" or the "channel" of what is selected. Enter there gives the keyboard back to the canvas."""
        content = self.page.content
        boxes: list[OwnerField | ChannelField] = content.findChildren(OwnerField)
        boxes += content.findChildren(ChannelField)
        fields = [box for box in boxes if box.spec.field == field]
        # A signal alone is an entry on the page of what it belongs to, which has an owner of its own.
        fields = [box for box in fields if box.bench.subject.ids == self._session.selection] or fields
        if fields:
            line = fields[0].combo.line
            line.returnPressed.connect(self.left, Qt.ConnectionType.SingleShotConnection)
            line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            line.selectAll()
            self.page.ensureWidgetVisible(fields[0])

    def look_at(self, record_id: str, field: str = "") -> None:
        """Show a record, at one of its fields, while nothing is selected: the stage in a row of whose fields one is."""
        self._about = record_id
        self._on_selection_changed(self._session.selection)
        if field and self._ids == (record_id,):
            self.go_to_field(record_id, field, takes_keyboard=False)

    def go_to_field(self, record_id: str, field: str, takes_keyboard: bool) -> None:
        """Bring a field of what is shown into view, unfolded, and maybe put the cursor into it.

        A field may also be a list by its plural: "signals".
        """
        content = self.page.content
        for section in content.findChildren(Section):
            if section.holds(record_id, field):
                section.heading.setChecked(True)
        for entry in content.findChildren(RecordEntry):
            if entry.record_id == record_id:
                entry.head.setChecked(True)
        fields = [one for one in content.findChildren(Field) if one.bench.subject.ids[:1] == (record_id,)]
        lists = [one for one in content.findChildren(RecordList) if f"{one.spec.kind}s" == field]
        links = [one for one in content.findChildren(MapLinkPart) if one.field == field]
        named = [one for one in fields if one.spec.field == field]
        found = next(iter((*named, *lists, *links)), None)
        if found is None:
            return
        if takes_keyboard:
            (found.add_button if isinstance(found, RecordList) else found).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.page.bring_into_view(found)

    def sizeHint(self) -> QSize:
        """As wide as a dock should make it."""
        return QSize(352, 640)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives the keyboard back to the canvas from wherever it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _on_changed(self, changes: object) -> None:
        self.page.refresh()

    def _on_selection_changed(self, selection: object) -> None:
        ids = self._shown_ids()
        if ids == self._ids and not self._has_part_selected():
            return
        self.finish()
        if ids != self._ids:
            self.let_go()
        self._show_page()

    def let_go(self) -> None:
        """The page is about to go: what was typed into it and is not in the map is told."""
        fields = [field for field in self.page.content.findChildren(Field) if field.left_over]
        if not fields:
            return
        ids = fields[0].bench.subject.ids
        name = self._session.journey.name_of(ids[0]) if len(ids) == 1 else ""
        where = f"{fields[0].spec.label} of {quoted(name)}" if name else fields[0].spec.label
        self._session.lose(f"What was typed into {where} is not in the map: {fields[0].left_over}")

    def _has_part_selected(self) -> bool:
        return any(isinstance(self._session.journey.get(i), Part | PersonaRelation) for i in self._session.selection)

    def _shown_ids(self) -> tuple[str, ...]:
        journey = self._session.journey
        shown = _shown_ids(journey, self._session.selection, self._memory)
        return shown or (self._about if self._about in journey else MAP_ID,)

    def _show_page(self) -> None:
        self._give_keyboard_back()
        self._ids = self._shown_ids()
        subject = Subject(self._session, self._ids)
        records = subject.records
        is_single = len(records) == 1
        page = self._kept.get(type(records[0])) if is_single else None
        if page is not None:
            page.show_records(self._session, self._ids)
        else:
            heading = "" if is_single else counted_records(self._session.journey, self._ids, numbered)
            shape = page_of(records)
            page = RecordPage(
                shape, subject, self._theme, self._memory, self.left.emit, self._give, heading, self._stack
            )
            self._stack.addWidget(page)
            if is_single:
                self._kept[type(records[0])] = page
        self._stack.setCurrentWidget(page)
        for gone in self._stack.findChildren(RecordPage):
            if gone is not page and gone not in self._kept.values():
                self._stack.removeWidget(gone)
                gone.deleteLater()
        self._show_part()

    def _show_part(self) -> None:
        """Bring what is selected into view where it is an entry of a list."""
        chosen = self._session.selection[-1:]
        lists = self.page.content.findChildren(RecordList) if chosen else []
        entries = [one.entries[chosen[0]] for one in lists if chosen[0] in one.entries]
        if entries:
            self.page.bring_into_view(entries[0])

    def _give_keyboard_back(self) -> None:
        """A page that goes with the keyboard in it would hand it on as Tab does: the board selects something then, and
        another page is shown in the middle of showing this one."""
        page, focus = self._stack.currentWidget(), QApplication.focusWidget()
        if page is not None and focus is not None and page.isAncestorOf(focus):
            focus.clearFocus()
            self.left.emit()

    def _give(self, command: str) -> None:
        self.finish()
        self.command_wanted.emit(command)


def _shown_ids(journey: Journey, selection: tuple[str, ...], memory: FoldMemory) -> tuple[str, ...]:
    """The records a selection is about: a persona's lane stands for it, a signal for what it belongs to, a
    relation of personas for the first of the two, a review for the map. Several signals, or others of one type, stand
    for themselves."""
    records = [(record_id, journey.get(record_id)) for record_id in selection]
    types = {type(record) for _, record in records}
    if len(selection) > 1 and len(types) == 1 and types <= set(PARTS_TOGETHER):
        return selection
    if types <= PAGES.keys() - {Lane}:
        return selection
    shown = []
    for record_id, record in records:
        if isinstance(record, Lane) and record.content is LaneContent.PERSONA:
            shown += [record.persona] if record.persona else []
        elif isinstance(record, Part):
            memory.unfolded.add(record.id)
            shown += record.places
        elif isinstance(record, PersonaRelation):
            memory.unfolded.add(record.id)
            shown.append(record.source)
        elif isinstance(record, Review):
            memory.unfolded.add(record.id)
            shown.append(MAP_ID)
        elif record is not None and type(record) in PAGES:
            shown.append(record_id)
    return tuple(dict.fromkeys(shown))
