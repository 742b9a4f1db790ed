"""A user's answers, and a small map to work on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication

from journey_editor.document.edits.cards import Place, add_touchpoint
from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.lanes import add_persona
from journey_editor.document.edits.stages import add_stage
from journey_editor.document.export_profile import ExportChoices
from journey_editor.document.records import MAP_ID
from journey_editor.document.vocabulary import ConnectionKind
from journey_editor.history.session import Session
from journey_editor.shell.dialogs import ReplaceAnswer
from journey_editor.shell.exports.export_desk import ExportDesk
from journey_editor.shell.main_window import MainWindow
from journey_editor.shell.map_file.kept_maps_dialog import KeptMapsQuestion
from journey_editor.shell.welcome.template_dialog import TemplateAnswer
from journey_editor.widgets.finder import Find


@dataclass
class Answers:
    """What the user would say, and what was asked. Every question needs its answer; there is no default."""

    files: list[Path | None] = field(default_factory=list)
    save: list[str] = field(default_factory=list)
    agree: list[bool | ReplaceAnswer] = field(default_factory=list)
    chosen: list[Callable[[Sequence[tuple[str, str]]], str | None]] = field(default_factory=list)
    connected: list[Callable[[Find], tuple[str, ConnectionKind | None] | None]] = field(default_factory=list)
    export_as: list[tuple[ExportChoices, Path] | None] = field(default_factory=list)
    templates: list[TemplateAnswer | None] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    described: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)
    began_with: ExportChoices | None = None
    texts: list[str | None] = field(default_factory=list)
    kept: list[tuple[str, int] | None] = field(default_factory=list)
    kept_lines: list[list[str]] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)

    def open_file(self, title: str, folder: Path, filters: Sequence[str]) -> Path | None:
        self.asked.append(title)
        return self.files.pop(0)

    def save_file(self, title: str, suggested: Path, filters: Sequence[str]) -> Path | None:
        self.asked.append(f"{title}: {suggested.name}")
        return self.files.pop(0)

    def ask_to_save(self, name: str) -> str:
        self.asked.append(f"Save {name}?")
        return self.save.pop(0)

    def ask(self, title: str, text: str, agree: str, is_final: bool = False) -> bool:
        self.asked.append(text)
        return bool(self.agree.pop(0))

    def ask_to_replace(self, name: str) -> ReplaceAnswer:
        self.asked.append(f"Replace {name}, which another program has changed?")
        answer = self.agree.pop(0)
        return answer if isinstance(answer, str) else "replace" if answer else "cancel"

    def tell(self, title: str, text: str, details: str = "") -> None:
        self.asked.append(text)

    def choose(self, title: str, hint: str, choices: Sequence[tuple[str, str]]) -> str | None:
        self.asked.append(title)
        return self.chosen.pop(0)(choices)

    def connect(self, question: str, find: Find) -> tuple[str, ConnectionKind | None] | None:
        self.asked.append(question)
        return self.connected.pop(0)(find)

    def template(self, title: str, start: TemplateAnswer, asks_for_cards: bool) -> TemplateAnswer | None:
        self.asked.append(f"{title}: {start.name}")
        return self.templates.pop(0)

    def ask_text(self, title: str, label: str, start: str) -> str | None:
        self.asked.append(f"{title}: {start}")
        return self.texts.pop(0)

    def kept_maps(self, question: KeptMapsQuestion) -> tuple[str, int] | None:
        self.asked.append(question.title)
        self.kept_lines.append([f"{kept.title}\n{kept.details}" for kept in question.maps])
        self.looks += [question.look(row).sentence for row in range(len(question.maps))]
        return self.kept.pop(0)

    def export(self, desk: ExportDesk) -> tuple[ExportChoices, Path] | None:
        self.asked.append(f"Export: {desk.suggested.name}")
        self.offered = [name for _, name in desk.views()]
        self.began_with = desk.choices
        answer = self.export_as.pop(0)
        if answer is not None:
            list(desk.planning(answer[0]))
            planned = desk.planned(answer[0])
            assert planned is not None
            self.described.append(planned.summary)
        return answer


def fill(session: Session, touchpoints: int = 2) -> list[str]:
    """Give a map a stage, a persona and touchpoints; their ids."""
    changes, _ = add_stage(session.journey, name="Kickoff")
    session.do("Add stage", changes)
    changes, lane = add_persona(session.journey, name="Champion")
    session.do("Add persona lane", changes)
    step = session.journey.columns[0].id
    ids = []
    for number in range(touchpoints):
        changes, card = add_touchpoint(session.journey, Place(lane, step), name=f"Call {number + 1}", emotion=1.0)
        session.do("Add touchpoint", changes)
        ids.append(card)
    return ids


def retitle(window: MainWindow, title: str) -> None:
    """Give the open map another title."""
    session = window.context.session
    assert session.do("Rename map", set_field(session.journey, [MAP_ID], "title", title))


def give(window: MainWindow, command: str) -> None:
    """Give a command, as its menu would."""
    window.actions_of[command].trigger()
    QApplication.processEvents()
