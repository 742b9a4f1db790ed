"""A file is read by what it is: by its suffix, and by its content where the suffix does not tell."""

from pathlib import Path

import pytest

from journey_editor.importers import registry
from journey_editor.importers.imported import ImportProblem

DIAGRAM = "journey\n title T\n section S\n A: 4: Me\n"
TABLE = "Stage,Persona,Touchpoint\nS,Me,A\n"
CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.mmd", DIAGRAM),
        ("a.MERMAID", DIAGRAM),
        ("a.txt", DIAGRAM),
        ("a", f"---\ntitle: T\n---\n{DIAGRAM}"),
        ("a.md", f"# Head\n```mermaid\n{DIAGRAM}```\n"),
        ("a.txt", f"# Head\n```mermaid\n{DIAGRAM}```\n"),
        ("a.csv", TABLE),
        ("a.tsv", TABLE.replace(",", "\t")),
        ("a.txt", TABLE),
    ],
)
def test_a_file_is_read_by_what_it_is(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    journey = registry.read(path).journey
    assert [stage.name for stage in journey.stages] == ["S"]
    assert [card.name for card in journey.cards] == ["A"]


@pytest.mark.parametrize(("name", "text"), [("a.txt", "{}"), ("a.md", "# no diagram"), ("a.txt", "Dear all,\nhello")])
def test_what_is_neither_is_refused(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(ImportProblem):
        registry.read(path)


def test_a_markdown_file_without_a_diagram_says_so(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("# Notes\n```\njourney\n```\n", "utf-8")
    with pytest.raises(ImportProblem, match=r"notes\.md holds no Mermaid diagram"):
        registry.read(path)


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="cannot be read"):
        registry.read(tmp_path / "gone.csv")


@pytest.mark.parametrize("name", ["maps/m36_lucidchart_export.csv", "events/ra_events.csv", "events/ra_orders.csv"])
def test_tables_of_other_things_are_refused(name: str) -> None:
    path = CORPUS / name
    if not path.is_file():
        pytest.skip("the corpus of maps is not beside this project")
    with pytest.raises(ImportProblem, match="Row 1"):
        registry.read(path)
