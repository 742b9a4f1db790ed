"""The completeness panel in the real window: go there, fix, accept, switch off, each with undo and with Escape."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit

from journey_editor.canvas.items.badge import badge_rect
from journey_editor.document.edits.fields import set_field
from journey_editor.document.edits.parts import add_part
from journey_editor.document.records import AcceptedFinding, Connection, Risk, Signal, Stage
from journey_editor.findings.findings_model import FindingRow
from journey_editor.findings.panel import FindingsPanel
from tests.stories.sights import focus_name
from tests.stories.user import User


class Completeness:
    """The panel as somebody in front of it sees it."""

    def __init__(self, user: User) -> None:
        self.user = user

    @property
    def panel(self) -> FindingsPanel:
        return self.user.window.editor.findings_panel

    def opens(self) -> None:
        self.user.presses("F12")
        self.is_up_to_date()

    def is_up_to_date(self) -> None:
        """Wait until what is shown is of the map as it is now."""
        self.user.waits_for(lambda: self.user.window.editor.live_findings.is_current)
        self.user.waits()

    def sentences(self) -> list[str]:
        rows = self.panel.findings.rows
        return [": ".join(rows.sentence(row)) for group in rows.groups for row in group.rows]

    def groups(self) -> list[str]:
        rows = self.panel.findings.rows
        return [str(rows.index(i, 0).data()) for i in range(rows.rowCount())]

    def row(self, words: str) -> FindingRow:
        (found,) = [
            row
            for group in self.panel.findings.rows.groups
            for row in group.rows
            if words in ": ".join(self.panel.findings.rows.sentence(row))
        ]
        return found

    def clicks(self, words: str) -> None:
        """Click the finding whose sentence has these words."""
        view = self.panel.findings.list
        index = self.panel.findings.rows.index_of(self.row(words))
        view.scrollTo(index)
        at = view.visualRect(index).topLeft() + QPoint(60, 12)
        self.user.hands.clicks(view.viewport().mapTo(self.user.window, at))


@pytest.fixture
def panel(at_map: User) -> Completeness:
    opened = Completeness(at_map)
    opened.opens()
    return opened


def test_a_click_goes_there_and_the_inspector_shows_the_field(panel: Completeness) -> None:
    user = panel.user
    assert focus_name() == "Findings"
    panel.clicks("The stage “Activation” has no escalation path")
    assert user.sees.selected == ["Activation"]
    assert user.sees.is_in_view(user.sees.of("Activation"))
    field = user.field("Escalation")
    assert user.sees.scrolled_away(field) == 0, "the field is in view"
    assert focus_name() == "Findings", "the keyboard stays, to go on to the next finding"
    user.presses("Return")
    assert focus_name() == "Escalation"
    user.types("Call the lead")
    panel.is_up_to_date()
    assert not [said for said in panel.sentences() if "“Activation” has no escalation path" in said]
    assert user.sees.selected == ["Activation"], "a finding that goes moves nobody elsewhere"
    user.presses("Ctrl+Z")
    panel.is_up_to_date()
    assert [said for said in panel.sentences() if "“Activation” has no escalation path" in said]


def test_the_row_that_is_clicked_stays_in_view(panel: Completeness) -> None:
    user, view = panel.user, panel.panel.findings.list
    for size in ((1600, 1000), (900, 620)):
        user.window.resize(*size)
        user.waits()
        lowest = view.indexAt(QPoint(80, view.viewport().height() - 4))
        at = view.viewport().mapTo(user.window, view.visualRect(lowest).topLeft() + QPoint(60, 2))
        user.hands.clicks(at)
        user.waits()
        seen = view.visualRect(view.currentIndex())
        assert view.currentIndex() == lowest and view.viewport().rect().contains(seen.center())


def test_the_arrows_go_from_finding_to_finding_and_escape_goes_back(panel: Completeness) -> None:
    user = panel.user
    user.presses("Home", "Down")
    first = panel.panel.findings.list.current
    user.presses("Down")
    assert panel.panel.findings.list.current != first
    user.presses("Escape")
    assert focus_name() == "Journey map" and not user.window.isWindowModified()
    user.presses("F12")
    assert user.window.editor.docks["findings"].isHidden()


def test_tab_goes_from_a_finding_to_what_can_be_done_about_it(panel: Completeness) -> None:
    user = panel.user
    panel.clicks("The stage “Setup” has no signal")
    names = []
    for _ in range(3):
        user.presses("Tab")
        widget = QApplication.focusWidget()
        names.append(widget.accessibleName() or widget.text())
    assert names == ["Add signal", "Accept with a reason…", "Switch this rule off for this map"]


def test_a_fix_is_one_undo_step_and_puts_the_cursor_where_the_rest_is_typed(panel: Completeness) -> None:
    user = panel.user
    panel.clicks("The stage “Setup” has no signal")
    user.clicks_on("Add signal")
    signals = [record for record in user.sees.journey if isinstance(record, Signal)]
    assert len(signals) == 1
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    user.types("SSO connected")
    panel.is_up_to_date()
    assert not [said for said in panel.sentences() if "The stage “Setup” has no signal" in said]
    user.presses("Ctrl+Z", "Ctrl+Z")
    assert not [record for record in user.sees.journey if isinstance(record, Signal)]


def test_a_risk_that_is_said_twice_is_kept_once(panel: Completeness) -> None:
    user = panel.user
    journey = user.sees.journey
    stage = next(one.id for one in journey.stages if one.name == "Setup")
    card = next(one.id for one in journey.cards if one.name == "Import")
    session = user.sees.board.session
    session.do("Say a risk", set_field(journey, [stage], "risk", "The file is refused."))
    session.do("Say it again", add_part(journey, card, Risk, failure="The file is refused")[0])
    panel.is_up_to_date()
    panel.clicks("The risk “The file is refused” is, in the same words, also the own risk of the stage “Setup”")
    user.clicks_on("Keep it as a further risk")
    panel.is_up_to_date()
    assert not [said for said in panel.sentences() if "in the same words" in said]
    assert user.sees.journey.record(stage, Stage).risk == ""
    user.presses("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")


def test_a_way_out_is_added_and_named(panel: Completeness) -> None:
    user = panel.user
    panel.clicks("The decision “Ready?” (Admin, Setup) has no way out")
    user.clicks_on("Add way out to “Import”")
    made = [way for way in user.sees.journey.all(Connection) if user.sees.journey.name_of(way.source) == "Ready?"]
    assert [user.sees.journey.name_of(way.target) for way in made] == ["Import"]
    assert user.sees.board.session.selection == (made[0].id,) and focus_name() == "Label"
    user.presses("Ctrl+Z")
    assert len(user.sees.journey.all(Connection)) == 1


def test_a_finding_is_accepted_with_a_reason_and_taken_back(panel: Completeness) -> None:
    user = panel.user
    panel.clicks("The stage “Handoff” has no owner")
    user.clicks_on("Accept with a reason…")
    assert focus_name() == "Why it is left as it is"
    user.types("Sales keeps <it>")
    user.presses("Tab")
    user.types("Ada")
    user.presses("Return")
    (kept,) = user.sees.journey.all(AcceptedFinding)
    assert (kept.reason, kept.accepted_by, kept.rule) == ("Sales keeps <it>", "Ada", "stage-owner")
    following = panel.panel.findings.rows.data(
        panel.panel.findings.list.indexBelow(panel.panel.findings.list.currentIndex())
    )
    panel.is_up_to_date()
    assert panel.groups()[-1] == "Accepted (1)"
    assert panel.panel.findings.list.currentIndex().data() == following, "one goes on with the next finding"
    row = panel.row("The stage “Handoff” has no owner")
    index = panel.panel.findings.rows.index_of(row)
    assert index.data(0x0006).strikeOut(), "struck out"  # FontRole
    panel.clicks("The stage “Handoff” has no owner")
    assert "Accepted by Ada on" in panel.panel.findings.detail.source.text()
    user.clicks_on("Take back that the finding is accepted")
    panel.is_up_to_date()
    assert user.sees.journey.all(AcceptedFinding) == [] and panel.row("The stage “Handoff” has no owner").finding
    user.presses("Ctrl+Z", "Ctrl+Z")
    panel.is_up_to_date()
    assert "Accepted (1)" not in panel.groups()


def test_escape_gives_the_reason_up_and_nothing_is_accepted(panel: Completeness) -> None:
    user = panel.user
    panel.clicks("The stage “Handoff” has no owner")
    user.clicks_on("Accept with a reason…")
    user.types("Sales")
    user.presses("Escape")
    assert focus_name() == "Findings" and not user.window.isWindowModified()
    user.clicks_on("Accept with a reason…")
    user.presses("Return")
    assert not user.window.isWindowModified(), "without a reason nothing is accepted"


def test_a_rule_is_switched_off_for_the_map_and_on_again(panel: Completeness) -> None:
    user = panel.user
    panel.clicks("The stage “Handoff” has no owner")
    user.clicks_on("Switch this rule off for this map")
    panel.is_up_to_date()
    assert not [said for said in panel.sentences() if "has no owner" in said]
    assert user.sees.journey.map.rules_off == ("stage-owner",)
    saved = user.saves().journey
    assert saved.map.rules_off == ("stage-owner",)
    user.clicks_on("Completeness: What the map is checked by")
    rules = panel.panel.rules
    index = next(
        rules.rows.index(row, 0, rules.rows.index(number, 0))
        for number, group in enumerate(rules.rows.groups)
        for row, rule in enumerate(group.rows)
        if rule.id == "stage-owner"
    )
    rules.tree.scrollTo(index)
    rules.tree.setFocus()
    rules.tree.setCurrentIndex(index)
    assert "what nobody answers for will be forgotten" in rules.told.text()
    user.presses("Space")
    assert user.sees.journey.map.rules_off == ()
    panel.is_up_to_date()
    user.clicks_on("Completeness: What the map lacks or says wrongly")
    assert panel.row("The stage “Handoff” has no owner")


def test_findings_are_searched_and_filtered(panel: Completeness) -> None:
    user = panel.user
    total = len(panel.sentences())
    user.clicks_on("Search findings")
    user.types("escalation ACT")
    user.waits_for(lambda: len(panel.sentences()) < total)
    assert panel.sentences() == [
        "The stage “Activation” has no escalation path: stalled accounts will wait for the next meeting."
    ]
    user.presses("Escape")
    user.waits_for(lambda: len(panel.sentences()) == total)
    warnings = next(b for b in panel.panel.filter.severities.values() if "warning" in b.accessibleName())
    user.clicks_on(warnings.accessibleName())
    assert panel.groups() and not [title for title in panel.groups() if title.startswith("Warnings")]


def test_grouped_by_stage_each_stage_says_how_complete_it_is(panel: Completeness) -> None:
    box = panel.panel.filter.groupings
    panel.user.clicks_on("Search findings")
    panel.user.presses("Tab", "Tab", "Tab", "Tab", "Down")
    assert box.currentText() == "By stage"
    titles = panel.groups()
    assert titles[0].startswith("Map, lanes and personas (") and titles[1].startswith("Handoff (")
    assert all(title.endswith(" % complete") for title in titles)


def test_the_score_is_taken_apart_and_leads_to_what_is_missing(panel: Completeness) -> None:
    user = panel.user
    user.hands.clicks(user.sees.of_widget(panel.panel.whole))
    scores = panel.panel.scores
    assert scores.isVisible()
    setup = user.sees.stage("Setup")
    group = next(i for i, group in enumerate(scores.rows.groups) if group.key == setup)
    row = next(i for i, each in enumerate(scores.rows.groups[group].rows) if each.share.rule == "stage-owner")
    heading = scores.rows.index(group, 0)
    assert heading.data() == "Setup" and heading.siblingAtColumn(1).data().endswith(" %")
    assert scores.rows.index(row, 1, heading).data() == "0 of 1"
    scores.tree.setExpanded(heading, True)
    scores.tree.setCurrentIndex(scores.rows.index(row, 0, heading))
    scores.tree.setFocus()
    user.presses("Return")
    assert panel.sentences() == ["The stage “Setup” has no owner: what nobody answers for will be forgotten."]
    assert panel.panel.filter.only.isVisible() and "Setup" in panel.panel.filter.only.text()
    user.clicks_on(panel.panel.filter.only.accessibleName())
    assert len(panel.sentences()) > 10


def test_the_status_bar_counts_and_opens_the_panel(at_map: User) -> None:
    user, panel = at_map, Completeness(at_map)
    panel.is_up_to_date()
    counts = user.window.editor.status_bar.findings
    assert "warnings" in counts.text()
    user.hands.clicks(user.sees.of_widget(counts))
    assert user.window.editor.docks["findings"].isVisible() and focus_name() == "Findings"


def test_find_and_completeness_stand_behind_one_another(panel: Completeness) -> None:
    user, docks = panel.user, panel.user.window.editor.docks
    user.presses("Ctrl+F")
    user.waits()
    assert not docks["find"].visibleRegion().isEmpty() and docks["findings"].visibleRegion().isEmpty()
    user.presses("F12")
    user.waits()
    assert focus_name() == "Findings" and not docks["findings"].visibleRegion().isEmpty()
    user.presses("F12")
    assert docks["findings"].isHidden() and not docks["find"].isHidden()


def test_names_in_the_sentences_are_those_of_now(panel: Completeness) -> None:
    user = panel.user
    user.clicks("Handoff")
    user.presses("F2")
    user.types_name("Kickoff & <b>start</b>")
    assert [said for said in panel.sentences() if "The stage “Kickoff & <b>start</b>” has no owner" in said]


def test_an_empty_list_says_what_was_looked_at(panel: Completeness) -> None:
    user = panel.user
    user.clicks_on("Search findings")
    user.types("zzzz")
    user.waits_for(lambda: not panel.sentences())
    assert panel.panel.findings.empty.isVisible() and panel.panel.findings.empty.text().startswith("No finding fits")


def test_a_click_on_a_badge_shows_its_findings(at_map: User) -> None:
    user, panel = at_map, Completeness(at_map)
    panel.is_up_to_date()
    item = user.sees.board.board_scene.piece("stage", user.sees.stage("Setup"))
    at = item.scenePos() + badge_rect(item.badge, "stage").center()
    user.hands.clicks(user.sees.at(at.x(), at.y()))
    user.waits()
    row = panel.panel.findings.list.current
    assert row is not None and row.finding.about == user.sees.stage("Setup")
    assert focus_name() == "Findings" and user.sees.selected == ["Setup"]


def test_badges_show_on_the_board_until_they_are_switched_off(at_map: User) -> None:
    user, panel = at_map, Completeness(at_map)
    panel.is_up_to_date()
    scene = user.sees.board.board_scene
    assert user.sees.stage("Setup") in scene.badges
    user.chooses("View", "Badges of findings")
    assert not scene.badges and not user.window.isWindowModified()
    user.clicks("Setup")
    user.presses("Delete", "Ctrl+Z")
    panel.is_up_to_date()
    assert not scene.badges, "they stay off"
    user.chooses("View", "Badges of findings")
    assert user.sees.stage("Setup") in scene.badges


def test_what_is_missing_is_counted_in_grey_until_completeness_is_opened(at_map: User) -> None:
    """A room that is capturing has no owners yet."""
    user, panel = at_map, Completeness(at_map)
    panel.is_up_to_date()
    scene, stage = user.sees.board.board_scene, user.sees.stage("Setup")
    loud = user.window.context.appearance.theme

    def inks() -> set[str]:
        return {scene.badges[stage].role, scene.theme.colour("stage.warning"), scene.theme.colour("board.lacking")}

    calm = {"text.muted", loud.colour("stage.muted"), loud.colour("text.muted")}
    crying = {"warning", loud.colour("stage.warning"), loud.colour("board.lacking")}
    assert scene.badges[stage].count > 1 and inks() == calm
    user.presses("F12")
    assert inks() == crying
    user.chooses("View", "Theme", "Dark")
    loud = user.window.context.appearance.theme
    assert inks() == {"warning", loud.colour("stage.warning"), loud.colour("board.lacking")}
    user.presses("F12")
    assert inks() == {"text.muted", loud.colour("stage.muted"), loud.colour("text.muted")}
    assert "warning" in user.window.editor.status_bar.findings.text(), "it is counted all the while"
