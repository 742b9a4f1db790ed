"""Export profiles that are kept with a map, from the command line."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from journey_editor import cli
from journey_editor.document.edits.export_profiles import add_profile
from journey_editor.document.export_profile import ExportChoices
from journey_editor.document.vocabulary import CardField, LeftOut
from journey_editor.storage import files
from tests.building import Building, onboarding, way

KEPT = {
    "Wall": ExportChoices(paper="A3", landscape=True, map_inside=False),
    "For reading": ExportChoices(content="summary", paper="A4", landscape=False, theme="dark"),
    "Without names": ExportChoices(content="owners", left_out=(LeftOut.NAMES,)),
    "Old": ExportChoices(content="horoscope"),
}


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    """The small map with some profiles."""
    b = onboarding()
    b.owner(b.journey.stages[0].id, "Customer success")
    for name, choices in KEPT.items():
        b.do(add_profile(b.journey, name, choices))
    files.save(b.journey, tmp_path / "map.journey")
    return tmp_path / "map.journey"


def export(map_file: Path, profile: str, *more: str, suffix: str = ".pdf") -> tuple[int, Path]:
    target = map_file.with_name(f"out{suffix}")
    return cli.main(["export", str(map_file), "-o", str(target), "--profile", profile, *more]), target


def size_of(target: Path) -> tuple[int, int]:
    with pypdfium2.PdfDocument(target) as document:
        width, height = document[0].get_size()
    return round(width), round(height)


def test_a_profile_of_the_map_says_how_it_is_exported(qapp: QApplication, map_file: Path) -> None:
    status, target = export(map_file, "wall")
    assert (status, size_of(target)) == (0, (1191, 842))
    with pypdfium2.PdfDocument(target) as document:
        assert document.count_attachments() == 0


def test_the_title_on_the_first_tile_is_whole(qapp: QApplication, tmp_path: Path) -> None:
    b = Building("Enterprise purchase with six stakeholders of three companies")
    for number in range(3):
        b.stage(f"Stage {number}", steps=2)
    files.save(b.journey, tmp_path / "map.journey")
    code, target = export(tmp_path / "map.journey", "tiles")
    assert code == 0
    with pypdfium2.PdfDocument(target) as document:
        said = document[1].get_textpage().get_text_bounded()
    assert "Enterprise purchase with six stakeholders of three companies" in said.splitlines()


def test_it_may_be_a_report(qapp: QApplication, map_file: Path) -> None:
    status, target = export(map_file, "For reading", "--without-map")
    assert (status, size_of(target)) == (0, (595, 842))
    with pypdfium2.PdfDocument(target) as document:
        assert "Onboarding" in document[0].get_textpage().get_text_bounded()
        assert document[0].render(scale=0.2).to_pil().getpixel((2, 2))[0] < 60


def test_the_suffix_says_the_kind_of_file(qapp: QApplication, map_file: Path) -> None:
    status, target = export(map_file, "Wall", suffix=".svg")
    assert status == 0 and "Kickoff call" in target.read_text()


@pytest.mark.parametrize("profile", ["poster", "owners"])
def test_the_map_inside_has_the_name_of_its_file(qapp: QApplication, map_file: Path, profile: str) -> None:
    status, target = export(map_file, profile)
    assert status == 0
    with pypdfium2.PdfDocument(target) as document:
        assert document.get_attachment(0).get_name() == "map.journey"


def test_the_boards_own_profiles_have_names_too(qapp: QApplication, map_file: Path) -> None:
    status, target = export(map_file, "tiles")
    assert (status, size_of(target)) == (0, (842, 595))
    status, target = export(map_file, "poster", "--paper", "A3")
    assert (status, size_of(target)) == (0, (1191, 842))


@pytest.mark.parametrize(
    ("scale", "fewer"),
    [
        (
            "4",
            "With 6 pt as the smallest text (--scale 0.71), which can still be read, it is 2 sheets A4 or 1 sheet A3, "
            "and no lane is cut.",
        ),
        ("1", ""),
        ("0.2", ""),
    ],
)
def test_it_is_said_how_many_sheets_the_tiles_are(
    qapp: QApplication, map_file: Path, capsys: pytest.CaptureFixture[str], scale: str, fewer: str
) -> None:
    status, target = export(map_file, "tiles", "--scale", scale)
    with pypdfium2.PdfDocument(target) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    count = sum("Sheet " in text for text in texts)
    said = capsys.readouterr().err
    several = f"{count} sheets A4, and before them a plan of how to put them together."
    sheets = several if count > 1 else "one sheet A4."
    assert status == 0 and sheets in said
    assert fewer in said and ("no lane is cut" in said) == bool(fewer)
    assert (count > 20) == bool(fewer)


@pytest.mark.parametrize(
    ("profile", "more", "said"),
    [
        ("nonsense", (), "there is no profile called nonsense; there is poster, tiles, reading"),
        ("Wall", ("--paper", "A4"), "--paper makes no difference to the profile Wall, which says what is written."),
        ("Old", (), "There is no report called horoscope."),
    ],
)
def test_what_cannot_be_done_is_said(
    qapp: QApplication,
    map_file: Path,
    capsys: pytest.CaptureFixture[str],
    profile: str,
    more: tuple[str, ...],
    said: str,
) -> None:
    status, target = export(map_file, profile, *more)
    assert status == 2
    assert said in capsys.readouterr().err
    assert not target.exists()


def test_documents_take_a_profile_of_the_map_and_say_what_they_follow(
    qapp: QApplication, map_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, target = export(map_file, "Without names", suffix=".md")
    said = target.read_text()
    assert status == 0 and "Owners and actions" in said and "Owner 1" in said and "Customer success" not in said
    assert "of the profile Without names, Markdown follow its pages, its view and what it leaves out." in " ".join(
        capsys.readouterr().err.split()
    )
    assert export(map_file, "Without names", suffix=".xlsx")[0] == 0


def test_a_profile_keeps_what_is_left_out_and_how_the_paper_lies(qapp: QApplication, map_file: Path) -> None:
    status, target = export(map_file, "Without names")
    assert (status, size_of(target)) == (0, (595, 842))
    with pypdfium2.PdfDocument(target) as document:
        said = " ".join(page.get_textpage().get_text_bounded() for page in document)
        inside = document.get_attachment(0).get_data()
    assert "Owner 1" in said and "Customer success" not in said and b"Customer success" not in bytes(inside)


@pytest.mark.parametrize(
    ("suffix", "more", "said"),
    [
        (".xlsx", ("--theme", "dark"), "--theme makes no difference to Excel workbooks."),
        (".html", ("--paper", "A4", "--portrait"), "--paper and --portrait make no difference to Web pages."),
        (".pptx", ("--fill", "--without-map"), "--without-map and --fill make no difference to PowerPoint slides."),
        (".md", ("--transparent",), "--transparent makes no difference to Markdown."),
        (".svg", ("--scale", "2"), "--scale makes no difference to out.svg, one picture of the whole map."),
        (".pdf", ("--transparent",), "--transparent makes no difference to a PDF."),
        (
            ".pdf",
            ("--profile", "report", "--fill"),
            "--fill makes no difference to the profile report, which has pages of its own.",
        ),
        (".png", ("--profile", "report"), "Full report: pages to read are written as PDF, HTML or Markdown."),
        (".png", ("--profile", "tiles"), "tiles are sheets of paper: they are written as PDF."),
        (".pptx", ("--profile", "report"), "--profile report makes no difference to PowerPoint slides."),
    ],
)
def test_no_option_is_ignored_in_silence(
    qapp: QApplication,
    map_file: Path,
    capsys: pytest.CaptureFixture[str],
    suffix: str,
    more: tuple[str, ...],
    said: str,
) -> None:
    target = map_file.with_name(f"out{suffix}")
    assert cli.main(["export", str(map_file), "-o", str(target), *more]) == 2
    assert said in capsys.readouterr().err
    assert not target.exists()


def test_names_that_the_board_cuts_are_whole_on_paper(qapp: QApplication, tmp_path: Path) -> None:
    b = onboarding()
    name = (
        "Agree on goals, dates and roles with everybody who has to say yes before anything is set up, " * 3 + "at last"
    )
    step = "Security questionnaire and legal review by both sides"
    b.set(b.journey.cards[0].id, name=name)
    b.set(b.journey.columns[0].id, name=step)
    persona = "Head of procurement and supplier management for all the depots of the region"
    b.set(b.journey.persona_of(b.journey.lanes[0].id).id, name=persona)
    stage = "Security questionnaire, legal review and the works council, until all three have said yes in writing"
    b.set(b.journey.stages[0].id, name=stage)
    files.save(b.journey, tmp_path / "map.journey")
    for options in ((), ("--paper", "A3")):
        status, target = export(tmp_path / "map.journey", "poster", *options)
        assert status == 0
        with pypdfium2.PdfDocument(target) as document:
            text = " ".join(document[0].get_textpage().get_text_bounded().split())
        assert all(one in text for one in (name, step, persona, stage))


def test_the_larger_paper_that_is_offered_is_clearly_larger(
    qapp: QApplication, map_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(map_file, "tiles", "--scale", "4", "--paper", "Letter")[0] == 0
    assert re.search(r"it is \d sheets? Letter or \d sheets? Tabloid, and no lane is cut", capsys.readouterr().err)


def test_what_cards_say_is_whole_on_paper(qapp: QApplication, tmp_path: Path) -> None:
    b = Building()
    told = (
        "The administrator sends the sheet to three colleagues and waits until each of them has put in what he knows. "
    )
    texts = {"what_happens": told * 2, "thoughts": told[4:] * 2, "quote": told[19:] * 2, "backstage": told[25:] * 2}
    asked = tuple(f"What comes {number} days after the sheet was sent, and who sees to it?" for number in "123456")
    card = b.touchpoint(b.lane("Admin"), b.stage("Setup"), "Import", questions=asked, **texts)
    b.set(card, emotion=-1.0, emotion_word="as if left alone with it all")
    b.set("map", card_fields=tuple(CardField))
    b.owner(card, "Regional customer success manager for the north and the east")
    for kind in ("pain_point", "opportunity", "signal"):
        b.part(kind, card)
    files.save(b.journey, tmp_path / "map.journey")
    status, target = export(tmp_path / "map.journey", "poster", "--without-map")
    assert status == 0
    with pypdfium2.PdfDocument(target) as document:
        said = " ".join(document[0].get_textpage().get_text_bounded().split())
    assert "\u2026" not in said
    for text in (*texts.values(), *asked, "as if left alone with it all", "manager for the north and the east"):
        assert " ".join(text.split()) in said


@pytest.mark.parametrize("options", [(), ("--paper", "A4"), ("--paper", "Letter", "--tile", "--scale", "2")])
def test_what_the_board_cuts_is_told_on_a_page_behind_it_or_on_the_plan_of_its_sheets(
    options: tuple[str, ...], qapp: QApplication, tmp_path: Path
) -> None:
    b = onboarding()
    label = "Only where the works council has agreed in writing, and the sponsor of the customer knows of it"
    goal = "Everybody who has to say yes has said so, and the day of the first import is agreed with all depots " * 4
    b.set(way(b, "yes"), label=label)
    b.set(b.journey.stages[0].id, customer_goal=goal)
    files.save(b.journey, tmp_path / "map.journey")
    status, target = export(tmp_path / "map.journey", "tiles" if "--tile" in options else "poster", *options)
    assert status == 0
    with pypdfium2.PdfDocument(target) as document:
        page = document[0 if "--tile" in options else len(document) - 1]
        said = " ".join(page.get_textpage().get_text_bounded().split())
        assert page.get_width() < 613, "it is to be read"
    assert "In full, what is cut on the board" in said
    assert f"from Ready? to First report, {label}" in said
    assert f"Stage \u201cHandoff\u201d: {goal.strip()}" in said


def test_what_the_board_cuts_is_told_under_a_picture_with_its_number_on_the_board(
    qapp: QApplication, tmp_path: Path
) -> None:
    b = onboarding()
    label = "Only where the works council has agreed in writing, and the sponsor of the customer knows of it"
    name = "Kickoff with all who have a say in it, who use it each day, and who pay for it in the end " * 9
    b.set(way(b, "yes"), label=label)
    b.set(b.journey.stages[0].id, name=name)
    files.save(b.journey, tmp_path / "map.journey")
    target = tmp_path / "out.svg"
    assert cli.main(["export", str(tmp_path / "map.journey"), "-o", str(target)]) == 0
    root = ElementTree.parse(target).getroot()
    lines = [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]
    strip = lines.index("In full, what is cut on the board")
    said = " ".join(" ".join(lines[strip:]).split())
    assert label in said and f"Stage 1 {name.strip()}" in said
    assert said.count("Kickoff") == 9, "the stage says its name once"
    for number, beginning in (("1", "1   Kickoff"), ("2", "Only where")):
        cut = next(at for at, line in enumerate(lines[:strip]) if line.startswith(beginning))
        behind = next(line for line in lines[cut:strip] if line.endswith("\u2026"))
        assert lines[lines.index(behind, cut) + 1] == number


def test_no_page_is_added_where_nothing_is_cut(qapp: QApplication, map_file: Path) -> None:
    status, target = export(map_file, "poster")
    assert status == 0
    with pypdfium2.PdfDocument(target) as document:
        assert len(document) == 1
