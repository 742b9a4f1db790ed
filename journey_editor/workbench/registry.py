"""Which tabs stand beside the board, in their order. A new one is a file beside this and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journey_editor.history.session import Session
from journey_editor.tables.coverage import COVERAGE
from journey_editor.tables.funnel import FUNNEL
from journey_editor.tables.risks import RISKS
from journey_editor.tables.signals import SIGNALS
from journey_editor.tables.stages import STAGES
from journey_editor.workbench.opportunities_tab import OpportunitiesTab
from journey_editor.workbench.owners_tab import OwnersTab
from journey_editor.workbench.pains_tab import PainsTab
from journey_editor.workbench.stakeholders_tab import StakeholdersTab
from journey_editor.workbench.tab import Tab
from journey_editor.workbench.table_tab import TableTab
from journey_editor.workbench.tables_tab import TablesTab

BOARD = "board"


@dataclass(frozen=True)
class TabSpec:
    """A tab: what it is called, its key, and how it is made when it is first opened."""

    id: str
    title: str
    key: str
    icon: str
    tip: str
    make: Callable[[Session], Tab]


_SIGNAL_TABLES = (
    *((SIGNALS, "signal", "Signals"), (COVERAGE, "signal-live", "Coverage by stage")),
    (FUNNEL, "filter", "Funnel"),
)

TABS: tuple[TabSpec, ...] = (
    TabSpec(
        "stages",
        "Stages",
        "Alt+Shift+2",
        "stage",
        "The stages' operating rows as a table: owner, goal, signals, risk, recovery, next step ...",
        lambda session: TableTab(session, STAGES, "stage"),
    ),
    TabSpec(
        "stakeholders",
        "Stakeholders",
        "Alt+Shift+3",
        "persona",
        "Who takes part: the influence-interest matrix, involvement and mood by stage, relations to one another",
        StakeholdersTab,
    ),
    TabSpec(
        "pains",
        "Pain points",
        "Alt+Shift+4",
        "pain-point",
        "What hurts: a matrix of magnitude or frequency against severity or business impact, the list, five whys",
        PainsTab,
    ),
    TabSpec(
        "opportunities",
        "Opportunities",
        "Alt+Shift+5",
        "opportunity",
        "What could be better: its order by RICE, who does what by when, Kano classes, value against effort",
        OpportunitiesTab,
    ),
    TabSpec(
        "signals",
        "Signals",
        "Alt+Shift+6",
        "signal",
        "What is measured: values, targets, progress and trend; how far each stage is measured; the funnel",
        lambda session: TablesTab(session, "Signals", _SIGNAL_TABLES),
    ),
    TabSpec(
        "owners",
        "Owners",
        "Alt+Shift+7",
        "owner",
        "Who owns what across stages, work without an owner, handoffs, and who finds out what is not known",
        OwnersTab,
    ),
    TabSpec(
        "risks",
        "Risks",
        "Alt+Shift+8",
        "risk",
        "What may go wrong, what shows it, who acts, and whether the map has a way back",
        lambda session: TableTab(session, RISKS, "risk"),
    ),
)
