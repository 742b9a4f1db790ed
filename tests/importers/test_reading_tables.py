"""Tables of touchpoints as people keep them become maps, and nothing in them is lost."""

import codecs
from datetime import date

import pytest

from journey_editor.document.journey import Journey
from journey_editor.document.records import (
    Decision,
    EvidenceItem,
    Opportunity,
    Owner,
    PainPoint,
    Persona,
    Signal,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.document.rules import check_all
from journey_editor.document.vocabulary import Evidence, PainSeverity, SignalStatus
from journey_editor.importers import csv_table
from journey_editor.importers.imported import Imported, ImportProblem


def read(text: str, encoding: str = "utf-8") -> Imported:
    imported = csv_table.read(text.encode(encoding))
    assert check_all(imported.journey) == []
    return imported


def board(journey: Journey) -> list[tuple[str, int, str, str]]:
    """Stage, number of the step in it, persona and name of every card, in the order of time."""
    return [
        (stage.name, number, journey.persona_of(lane.id).name, card.name)
        for stage in journey.stages
        for number, step in enumerate(journey.steps(stage.id), 1)
        for lane in journey.lanes
        for card in journey.cell(lane.id, step.id)
    ]


def one(imported: Imported) -> Touchpoint:
    [card] = imported.journey.all(Touchpoint)
    return card


def test_rows_become_touchpoints_in_any_order_of_columns() -> None:
    journey = read(
        "Touchpoint,Persona,Stage,Step\nDemo,Ada,Research,Look\nPrices,Ben,Research,Look\nOrder,Ada,Buy,Sign\n"
    ).journey
    assert board(journey) == [
        ("Research", 1, "Ada", "Demo"),
        ("Research", 1, "Ben", "Prices"),
        ("Buy", 1, "Ada", "Order"),
    ]
    assert [step.name for step in journey.columns] == ["Look", "Sign"]


@pytest.mark.parametrize(
    "header",
    [
        "Phase;Akteur;Kontaktpunkt;Stimmung;Kanal;Verantwortlich;Schmerzpunkte;Chancen;Gedanken",
        "Étape du parcours;Acteur;Point de contact;Ressenti;Canal;Responsable;Irritants;Opportunités;Pensées",
        "Fase;Interesado;Punto de contacto;Emoción;Canal;Responsable;Puntos de dolor;Oportunidades;Pensamientos",
        "Etapa;Ator;Ponto de contato;Emoção;Canal;Responsável;Dores;Oportunidades;Pensamentos",
        "journey_stage;SWIMLANE;Touch-Points;Sentiment score;channel;Internal Owner;Pain Points;Opportunity;thinking",
    ],
)
def test_columns_are_found_by_the_names_people_give_them(header: str) -> None:
    imported = read(f"{header}\nS;Ada;Demo;-1;email;Sales;slow;faster;hm\nS;Ada;Pay;2;;;;;\n")
    journey = imported.journey
    assert board(journey) == [("S", 1, "Ada", "Demo"), ("S", 2, "Ada", "Pay")]
    demo = next(card for card in journey.all(Touchpoint) if card.name == "Demo")
    assert (demo.emotion, demo.channel, demo.thoughts) == (-1, "email", "hm")
    assert [owner.name for owner in journey.all(Owner)] == ["Sales"]
    assert [pain.description for pain in journey.all(PainPoint)] == ["slow"]
    assert [chance.description for chance in journey.all(Opportunity)] == ["faster"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    rows = [["Stage", "Persona", "Touchpoint"], ["S", "Ada", "Call, then; mail"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    assert board(read(text).journey) == [("S", 1, "Ada", "Call, then; mail")]


def test_excels_own_delimiter_line_and_rows_above_the_header_are_passed_over() -> None:
    imported = read("sep=;\nOur map;;\n;;\nStage;Persona;Touchpoint\nS;Ada;Call\nS;Ada;\n")
    assert board(imported.journey) == [("S", 1, "Ada", "Call")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    text = "Phase;Persona;Kontaktpunkt\r\nPrüfung;Jürgen;Gespräch über Lösungen\r\n"
    data = codecs.BOM_UTF16_LE + text.encode("utf-16-le") if encoding == "utf-16-le-bom" else text.encode(encoding)
    imported = csv_table.read(data)
    assert board(imported.journey) == [("Prüfung", 1, "Jürgen", "Gespräch über Lösungen")]
    assert [("cp1252" in str(note)) for note in imported.notes] == ([True] if encoding == "cp1252" else [])


def test_a_quoted_cell_may_hold_lines_and_quotation_marks() -> None:
    imported = read('Stage,Touchpoint,Quote\nS,Call,"He said ""no"",\nthen left"\n')
    assert one(imported).quote == 'He said "no",\nthen left'


@pytest.mark.parametrize(
    ("header", "cells", "emotions", "scale"),
    [
        ("Emotion", ["-2", "0", "1,5"], [-2, 0, 1.5], "-2 to 2"),
        ("Score", ["1", "3", "5"], [-2, 0, 2], "1 to 5"),
        ("Emotion (-2..2)", ["1", "2", ""], [1, 2, None], None),
        ("Rating [1-5]", ["1", "2", ""], [-2, -1, None], None),
        ("Sentiment", ["-5", "5", "0"], [-2, 2, 0], "-5 to 5"),
        ("Satisfaction", ["0", "10", "5"], [-2, 2, 0], "0 to 10"),
        ("Mood", ["very negative", "Neutral", "sehr gut"], [-2, 0, 2], None),
        ("Mood", ["😡", "🙂", "?"], [-2, 1, None], None),
        ("Emotion", ["1/5", "5/5", "★★★★☆"], [-2, 2, 1], None),
    ],
)
def test_emotions_of_any_scale_are_read_and_the_reading_is_said(
    header: str, cells: list[str], emotions: list[float | None], scale: str | None
) -> None:
    rows = "".join(f"S;T{number};{cell}\n" for number, cell in enumerate(cells))
    imported = read(f"Stage;Touchpoint;{header}\n{rows}")
    found = {card.name: card.emotion for card in imported.journey.all(Touchpoint)}
    assert [found[f"T{number}"] for number in range(3)] == emotions
    told = [note for note in imported.notes if "scale" in str(note)]
    assert (scale is None and not told) or (scale in str(told[0]) and told[0].column == header)


def test_a_word_that_is_no_score_stays_the_word_of_an_unknown_emotion() -> None:
    imported = read("Stage,Touchpoint,Emotion\nS,Call,wistful\n")
    assert (one(imported).emotion, one(imported).emotion_word) == (None, "wistful")
    assert (imported.notes[0].row, imported.notes[0].column) == (2, "Emotion")


def test_a_score_off_the_scale_is_unknown_and_kept_as_text() -> None:
    imported = read("Stage,Touchpoint,Emotion (-2 to +2)\nS,Call,7\n")
    assert one(imported).emotion is None
    assert "7" in one(imported).what_happens
    assert (imported.notes[0].row, imported.notes[0].column) == (2, "Emotion (-2 to +2)")


def test_unknown_columns_and_cells_beyond_the_header_are_kept_and_said() -> None:
    imported = read("Stage,Touchpoint,Budget\nS,Call,12 k,loose\n")
    assert one(imported).what_happens == "Budget: 12 k\nColumn 4: loose"
    assert "Budget" in str(imported.notes[0]) and "Column 4" in str(imported.notes[0])


def test_a_column_named_twice_is_kept() -> None:
    imported = read("Stage,Touchpoint,Quote,Quote\nS,Call,one,two\n")
    assert (one(imported).quote, one(imported).what_happens) == ("one", "Quote: two")


def test_values_that_are_not_understood_are_kept_and_said_with_their_place() -> None:
    imported = read("Stage,Touchpoint,Evidence,Signals,Signal status,Signal target\nS,Call,hearsay,Logins,hmm,some\n")
    assert one(imported).evidence == Evidence.ASSUMED
    assert one(imported).what_happens.split("\n") == ["Evidence: hearsay", "Signal status: hmm", "Signal target: some"]
    assert [(note.row, note.column) for note in imported.notes] == [
        (2, "Evidence"),
        (2, "Signal status"),
        (2, "Signal target"),
    ]
    [signal] = imported.journey.all(Signal)
    assert (signal.status, signal.target) == (SignalStatus.UNKNOWN, None)


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("1,234.5", 1234.5, ""),
        ("1.234,5 €", 1234.5, "€"),
        ("1 200 users", 1200, "users"),
        ("1\u202f200", 1200, ""),
        ("12'000", 12000, ""),
        ("1,234,567", 1234567, ""),
        ("1.0625865150908042e-9", 1.0625865150908042e-9, ""),
        ("1.5e3", 1500, ""),
        ("0,125", 0.125, ""),
        ("1.234", 1.234, ""),
    ],
)
def test_a_number_of_a_signal_may_have_its_thousands_parted(written: str, value: float, unit: str) -> None:
    [signal] = read(f"Stage;Touchpoint;Signal;Signal current\nS;A;Leads;{written}\n").journey.all(Signal)
    assert (signal.current, signal.unit) == (value, unit)


@pytest.mark.parametrize("written", ["1,234", "12.500", "50-60 %", "2026-11-27", "10:30", "1,2,3", "1 20"])
def test_what_may_be_several_numbers_is_none_and_is_kept_and_said(written: str) -> None:
    imported = read(f"Stage;Touchpoint;Signal;Signal current;Reached\nS;A;Leads;{written};1,200\n")
    [signal] = imported.journey.all(Signal)
    assert (signal.current, signal.unit, one(imported).reached) == (None, "", None)
    assert one(imported).what_happens == f"Reached: 1,200\nSignal current: {written}"
    told = {note.column: str(note) for note in imported.notes if "kept as a line of what happens" in str(note)}
    assert list(told) == ["Reached", "Signal current"]
    assert "This may be 1200 or 1.200 and is kept" in told["Reached"] and "“1,200”" in told["Reached"]
    reason = {"1,234": "may be 1234 or 1.234", "12.500": "may be 12500 or 12.500"}.get(written, "is not understood")
    assert f"This {reason} and is kept" in told["Signal current"]


@pytest.mark.parametrize("written", ["2026-12-31", "20261231", "31.12.2026", "31/12/2026", "12/31/2026", "٣١.١٢.٢٠٢٦"])
def test_a_day_is_read_as_its_country_writes_it(written: str) -> None:
    [made] = read(f"Stage;Touchpoint;Opportunity;Opportunity due\nS;A;Call;{written}\n").journey.all(Opportunity)
    assert made.due == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("written", "reason"), [("3/4/2026", "may be 2026-04-03 or 2026-03-04"), ("31.02.2026", "is not understood")]
)
def test_what_may_be_two_days_is_none_and_is_said(written: str, reason: str) -> None:
    imported = read(f"Stage;Touchpoint;Opportunity;Opportunity due\nS;A;Call;{written}\n")
    [made] = imported.journey.all(Opportunity)
    assert made.due is None and one(imported).what_happens == f"Opportunity due: {written}"
    assert [str(note) for note in imported.notes if f"This {reason} and is kept" in str(note)]


def test_titles_and_words_are_read_in_turkish_capitals_and_small_letters() -> None:
    imported = read("STAGE;TOUCHPOİNT;PAİN POİNT;SEVERİTY\nS;A;slow;hıgh\n")
    [pain] = imported.journey.all(PainPoint)
    assert (one(imported).name, pain.severity) == ("A", PainSeverity.HIGH)


def test_lists_in_a_cell_are_a_line_or_a_bullet_each_and_side_by_side_with_their_details() -> None:
    imported = read(
        "Stage,Touchpoint,Questions,Pain points,Severity,KPI,Baseline,Target\n"
        'S,Call,"- Why?\n- How much\n  in all?","slow\ncostly","high\nhoch","Logins","12 %","30"\n'
    )
    assert one(imported).questions == ("Why?", "How much\nin all?")
    pains = imported.journey.parts(one(imported).id, PainPoint)
    assert [(pain.description, pain.severity) for pain in pains] == [
        ("slow", PainSeverity.HIGH),
        ("costly", PainSeverity.HIGH),
    ]
    [signal] = imported.journey.all(Signal)
    assert (signal.name, signal.baseline, signal.target, signal.unit) == ("Logins", 12, 30, "%")


def test_a_moment_of_truth_may_be_a_yes_or_its_reason() -> None:
    imported = read("Stage,Touchpoint,Moment of truth\nS,A,ja\nS,B,no\nS,C,they decide here\nS,D,\n")
    found = {
        card.name: (card.moment_of_truth, card.moment_of_truth_reason) for card in imported.journey.all(Touchpoint)
    }
    assert found == {"A": (True, ""), "B": (False, ""), "C": (True, "they decide here"), "D": (False, "")}


def test_a_name_that_is_too_long_is_cut_and_kept_whole_and_said() -> None:
    long = "Word " * 500
    imported = read(f"Stage,Persona,Touchpoint\nBuy,Ada,{long}\nBuy,Ada,Pay\n")
    happens = {card.name: card.what_happens for card in imported.journey.all(Touchpoint)}
    assert happens == {long[:2_000]: f"Touchpoint: {long.strip()}", "Pay": ""}
    said = str(imported.notes[0])
    assert said.startswith(
        "Row 2, column \u201cTouchpoint\u201d: This has 2,499 characters, the first 2,000 of which are"
    )


@pytest.mark.parametrize("column", ["Stage", "Step", "Persona", "Owner"])
def test_whatever_is_named_too_long_is_cut_and_kept_whole_and_said(column: str) -> None:
    long = "S" * 2_500
    imported = read(f"Touchpoint,{column}\nPay,Short\nCall,{long}\n")
    assert {card.name for card in imported.journey.all(Touchpoint)} == {"Pay", "Call"}
    kind = {"Stage": Stage, "Step": Step, "Persona": Persona, "Owner": Owner}[column]
    assert long[:2_000] in {record.name for record in imported.journey.all(kind)}
    assert imported.journey.map.scope == f"{column}, name: {long}"
    said = f"Row 3: the name of the {column.lower()} has 2,500 characters and is cut after 2,000; all of it is kept in"
    assert f"{said} the scope of the map." in map(str, imported.notes)


def test_evidence_with_a_title_too_long_says_all_of_it() -> None:
    long = "E" * 2_500
    imported = read(f"Stage,Touchpoint,Named evidence\nBuy,Pay,{long}\n")
    [evidence] = imported.journey.all(EvidenceItem)
    assert (evidence.title, evidence.says) == (long[:2_000], f"Title: {long}")


def test_a_formulas_apostrophe_is_taken_off_again() -> None:
    imported = read("Stage,Touchpoint,Quote\nS,'=Sum,'tis so\n")
    assert (one(imported).name, one(imported).quote) == ("=Sum", "'tis so")


def test_without_stage_and_persona_columns_there_is_one_of_each_without_a_name() -> None:
    imported = read("Touchpoint\nCall\nMail\n")
    assert board(imported.journey) == [("", 1, "", "Call"), ("", 2, "", "Mail")]


def test_an_empty_stage_is_the_one_above_and_that_is_said() -> None:
    imported = read("Stage,Touchpoint\nS,A\n,B\nT,C\n")
    assert [(stage, name) for stage, _, _, name in board(imported.journey)] == [("S", "A"), ("S", "B"), ("T", "C")]
    assert [note.row for note in imported.notes] == [3]


def test_without_steps_each_persona_goes_on_within_the_stage() -> None:
    imported = read("Stage,Persona,Touchpoint\nS,Ada,A\nS,Ada,B\nS,Ben,C\n")
    assert board(imported.journey) == [("S", 1, "Ada", "A"), ("S", 1, "Ben", "C"), ("S", 2, "Ada", "B")]


@pytest.mark.parametrize(
    ("written", "channel"), [("E-Mail", "email"), ("In App", "in-app"), ("Video-Call", "video call"), ("Fax", "Fax")]
)
def test_a_usual_channel_is_known_in_any_spelling(written: str, channel: str) -> None:
    assert one(read(f"Stage,Touchpoint,Channel\nS,Call,{written}\n")).channel == channel


def test_steps_stand_in_for_missing_touchpoints() -> None:
    imported = read("Phase,Schritt,Emotion\nS,Anruf,1\nS,Mail,-1\n")
    assert [name for _, _, _, name in board(imported.journey)] == ["Anruf", "Mail"]
    assert imported.notes[0].column == "Schritt"


def test_numbers_order_what_the_rows_do_not() -> None:
    imported = read("Stage number,Stage,Touchpoint\n2,B,second\n1,A,first\n10,C,third\n")
    assert [name for _, _, _, name in board(imported.journey)] == ["first", "second", "third"]


def test_owners_of_one_name_are_one_owner_and_decisions_are_decisions() -> None:
    imported = read("Stage,Touchpoint,Owner,Kind,Emotion\nS,A,Sales,,1\nS,B,sales,Entscheidung,-1\n")
    assert imported.journey.count(Owner) == 1
    [decision] = imported.journey.all(Decision)
    assert (decision.name, decision.what_happens) == ("B", "Emotion: -1")


def test_the_title_is_the_files_name(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "Renewals 2026.csv"
    path.write_text("Stage,Touchpoint\nS,Call\n", "utf-8")
    assert csv_table.read(path).journey.map.title == "Renewals 2026"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("Id,Name,Shape Library,Page ID,Line Source,Line Destination\n1,Page,,,,\n", "Lucidchart"),
        ("Id,Name,Status,Comments\n1,Call,open,\n", "no table of touchpoints.*“Id”"),
        ("customer_id,event,at\n7,login,2024\n", "no table of touchpoints"),
        ('Stage,Touchpoint\nS,"Call\n', "Row 2"),
        ('Stage,Touchpoint\nS,A\nS,"Call" me\n', "Row 3"),
        ("Stage,Persona,Touchpoint\n", "Row 1 has the titles of the columns, and no row follows it."),
        ("Stage,Touchpoint\nS," + "x" * 300_000 + "\n", "Row 2, column 2"),
        ("Stage,Touchpoint\n" + "S,A\n" * 20_001, "20,000 rows"),
    ],
)
def test_what_cannot_be_imported_is_refused_in_one_sentence_with_its_place(text: str, words: str) -> None:
    with pytest.raises(ImportProblem, match=words) as caught:
        csv_table.read(text.encode())
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0", b"Stage\0Touchpoint", b"%PDF-1.7"])
def test_what_is_no_text_is_refused_with_what_to_do(data: bytes) -> None:
    with pytest.raises(ImportProblem, match="The file is"):
        csv_table.read(data)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_says_so(encoding: str) -> None:
    with pytest.raises(ImportProblem, match="as UTF-16 without its mark does; save it as UTF-8"):
        csv_table.read("Stage,Touchpoint\nS,\u00dcbergabe\n".encode(encoding))
