"""What other programs leave on the clipboard is read as lines or as a table; nothing makes it fail."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.document.record import clean_text
from journey_editor.importers import pasted
from journey_editor.importers.imported import ImportProblem
from tests.walking import examples

EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><style><!--table {mso-displayed-decimal-separator:"\\,";} td {color:black;}--></style></head>
<body link="#0563C1"><table border=0 cellpadding=0 style='border-collapse:collapse'>
<!--StartFragment--><col width=64 style='width:48pt' span=3>
 <tr height=20><td height=20 class=xl65></td><td class=xl65>Awareness</td><td class=xl65>Purchase</td></tr>
 <tr height=20><td>Admin</td><td class=xl66 width=64>Reads the<br>
  case   study</td><td>Calls <font class="font5">Sales</font><span style='mso-spacerun:yes'>\xa0</span></td></tr>
<!--EndFragment--></table></body></html>"""

CALC = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/>
<style type="text/css">body,div,table{font-family:"Liberation Sans"}</style></head><body>
<table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup>
<tr><td height="17" align="left"><font face="Arial">Call</font></td><td align="left">Demo &amp; trial</td></tr>
<tr><td height="17" align="left"><br></td><td align="left">Sign &lt;here&gt;</td></tr></table></body></html>"""

SHEETS = """<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #ccc;}-->
</style><table xmlns="http://www.w3.org/1999/xhtml" data-sheets-root="1"><colgroup><col width="100"/></colgroup><tbody>
<tr style="height:21px;"><td colspan="2" data-sheets-value="{}">Setup</td><td>Use</td></tr>
<tr><td rowspan="2">One</td><td>Two</td><td>Three</td></tr><tr><td>Four</td><td>Five</td></tr></tbody></table>"""


def test_a_range_of_excel() -> None:
    read = pasted.read("\tAwareness\tPurchase\r\nAdmin\t...", EXCEL)
    assert read.is_table
    assert read.rows == (("", "Awareness", "Purchase"), ("Admin", "Reads the\ncase study", "Calls Sales"))


def test_a_range_of_libreoffice() -> None:
    assert pasted.read("", CALC).rows == (("Call", "Demo & trial"), ("", "Sign <here>"))


def test_a_range_of_google_sheets_with_merged_cells() -> None:
    read = pasted.read("", SHEETS)
    assert read.rows == (("Setup", "", "Use"), ("One", "Two", "Three"), ("", "Four", "Five"))


def test_plain_text_of_a_range_with_quoted_cells_and_line_breaks_in_them() -> None:
    read = pasted.read('Call\t"First line\nSecond ""line"""\t\r\nDemo\t5" pipe\tx\r\n')
    assert read.is_table
    assert read.rows == (("Call", 'First line\nSecond "line"', ""), ("Demo", '5" pipe', "x"))


def test_one_row_of_a_range_is_a_table_and_one_cell_is_not() -> None:
    assert pasted.read("Call\tDemo").is_table
    one = pasted.read("Call", "<table><tr><td>Call</td></tr></table>")
    assert not one.is_table and one.lines == ("Call",)


def test_one_column_of_a_range_is_lines_and_a_cell_keeps_its_own() -> None:
    html = "<table><tr><td>Call<br>twice</td></tr><tr><td></td></tr><tr><td>Demo</td></tr></table>"
    read = pasted.read("", html)
    assert not read.is_table and read.lines == ("Call\ntwice", "Demo")


def test_a_table_inside_a_cell_is_text_of_that_cell() -> None:
    inner = "<table><tr><td>sales</td></tr></table>"
    html = f"<table><tr><td>Call<br>{inner}then wait</td><td>Demo</td></tr><tr><td>Buy</td><td>Use</td></tr></table>"
    assert pasted.read("", html).rows == (("Call\nsales\nthen wait", "Demo"), ("Buy", "Use"))


def test_a_letter_laid_out_in_a_table_of_one_cell_is_its_text() -> None:
    assert pasted.read("Dear all\n\nSee you", "<table><tr><td><p>Dear all</p></td></tr></table>").lines == (
        "Dear all",
        "See you",
    )


def test_csv_beside_the_text_and_csv_in_the_text() -> None:
    assert pasted.read("", "", "Stage;Touchpoint\nSetup;Call\n").rows == (("Stage", "Touchpoint"), ("Setup", "Call"))
    assert pasted.read("Stage,Persona,Touchpoint\nSetup,Admin,Call").is_table
    prose = pasted.read("Call, then wait\nDemo, then buy")
    assert not prose.is_table and prose.lines == ("Call, then wait", "Demo, then buy")
    assert prose.rows == (("Call", "then wait"), ("Demo", "then buy")), "there for whoever says that it is a table"


def test_the_bullets_of_a_slide_are_lines_whatever_breaks_in_them() -> None:
    assert pasted.read("Kickoff call\vwith Ann\rDemo").lines == ("Kickoff call with Ann", "Demo")


def test_a_markdown_table() -> None:
    read = pasted.read("| Stage | Touchpoint |\n| --- | :-: |\n| Setup | Call |")
    assert read.is_table and read.rows == (("Stage", "Touchpoint"), ("Setup", "Call"))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("- Call\n- Demo", ("Call", "Demo")),
        ("* Call\n\n  + Demo\n\t\u2022 Sign", ("Call", "Demo", "Sign")),
        ("\u00b7\tCall\n\u00b7\tDemo", ("Call", "Demo")),
        ("1. Call\n2) Demo\n(3) Sign\n10. Use", ("Call", "Demo", "Sign", "Use")),
        ("a) Call\nb) Demo", ("Call", "Demo")),
        ("- [ ] Call\n- [x] Demo\n\u2610 Sign", ("Call", "Demo", "Sign")),
        ("# Setup\n> Call", ("Setup", "Call")),
        ("3. quarter", ("3. quarter",)),
        ("#pain Waits for IT\n@admin asks", ("#pain Waits for IT", "@admin asks")),
        ("2024. A good year\n-5 degrees\n1.5 days", ("2024. A good year", "-5 degrees", "1.5 days")),
        ("Call\u2028Demo\r\nSign\rUse", ("Call", "Demo", "Sign", "Use")),
        (" \n\n\t", ()),
        ("- \n*", ("-", "*")),
    ],
)
def test_lines_lose_the_marks_of_a_list_and_nothing_else(text: str, lines: tuple[str, ...]) -> None:
    read = pasted.read(text)
    assert read.lines == lines and not read.is_table


@pytest.mark.parametrize(
    "text",
    [
        "[10:31, 27.11.2026] Ana: No price list\n[10:32, 27.11.2026] Ben: Fill in: twice",
        "[27/11/26, 10:31:05 AM] Ana: No price list\n[27/11/26, 10:32:17 AM] Ben: Fill in: twice",
        "27/11/2026, 10:31 - Ana: No price list\n27/11/2026, 10:32 - Ben: Fill in: twice",
        "Ana 10:31: No price list\nBen Schmidt, 10:32 Uhr: Fill in: twice",
        "Ana (10:31): No price list\nBen (27.11.2026 10:32): Fill in: twice",
        "10:31:05 From Ana to Everyone: No price list\n10:32:17 From Ben to Everyone: Fill in: twice",
        "10:31:05 From Ana to Everyone:\n\tNo price list\n10:32:17 From Ben to Everyone:\n\tFill in: twice",
        "Ana Berg  10:31 AM\nNo price list\nBen  10:32 AM\n- Fill in: twice",
        "[10:31] Ana\nNo price list\n[10:32] Ben\nFill in: twice",
    ],
)
def test_of_a_chat_what_was_said_is_told_apart_from_who_said_it_and_when(text: str) -> None:
    read = pasted.read(text)
    assert read.said == ("No price list", "Fill in: twice")
    assert "Ana" in read.lines[0] and read.without_speakers().lines == read.said and not read.is_table


@pytest.mark.parametrize(
    "text",
    [
        "10:31 Kickoff: who\n10:45 Break: all",
        "[10:31] Ana: one line",
        "10:31\n10:45",
        "Kickoff 10:31\nBreak 10:45",
        "Kickoff 10:31\nAna speaks\nBreak 10:45",
    ],
)
def test_times_that_are_no_chat_s_stay(text: str) -> None:
    read = pasted.read(text)
    assert read.lines == tuple(text.split("\n")) and not read.said


def test_a_list_in_a_cell_is_several_cards_and_a_text_in_a_cell_is_one() -> None:
    assert pasted.cards_in("- Call\n- Demo") == ["Call", "Demo"]
    assert pasted.cards_in("Call\nin the morning") == ["Call\nin the morning"]
    assert pasted.cards_in(" \n ") == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x" * (pasted.MOST_CHARACTERS + 1), "characters"),
        ("a\tb\n" * (pasted.MOST_ROWS + 1), "rows"),
        ("a\t" * pasted.MOST_COLUMNS + "b", "columns"),
    ],
)
def test_what_is_too_much_is_refused_in_a_sentence(text: str, why: str) -> None:
    with pytest.raises(ImportProblem, match=why) as caught:
        pasted.read(text)
    assert str(caught.value).endswith(".")


def test_spans_without_end_do_no_harm() -> None:
    bomb = '<table><tr><td colspan="999999999" rowspan="999999999">a</td><td>b</td></tr>' + "<tr><td>c</td></tr>" * 50
    with pytest.raises(ImportProblem, match="columns"):
        pasted.read("", bomb)
    nested = "<table><tr><td>" * 3_000 + "deep" + "</td><td>x"
    assert pasted.read("", nested) is not None


TAGS = "<table> </table> <tr> <td> </td> <br> <!-- --> <style> </style> <![CDATA[ &amp; &#0; &#xD800; <p"
tags = st.sampled_from([*TAGS.split(), "<td colspan=3>", "<th rowspan='x'>", "\0"])
pieces = st.one_of(st.text(max_size=6), tags, st.sampled_from(["\t", "\n", '"', ",", ";", "|", "- ", "1. ", "\ud800"]))
soup = st.lists(pieces, max_size=40).map("".join)


@examples(120)
@given(text=soup, html=soup, table=soup)
def test_whatever_is_pasted_is_read_or_refused(text: str, html: str, table: str) -> None:
    try:
        read = pasted.read(text, "<table>" + html, table)
    except ImportProblem as problem:
        assert str(problem).endswith(".")
        return
    assert len({len(row) for row in read.rows}) <= 1
    for words in (*read.lines, *(cell for row in read.rows for cell in row)):
        assert clean_text(words) == words
    assert all(line.strip() for line in read.lines)


@settings(max_examples=100)
@given(
    st.lists(
        st.lists(
            st.text(st.characters(blacklist_categories=["C", "Z"]), min_size=1, max_size=5), min_size=2, max_size=4
        ),
        min_size=2,
        max_size=4,
    )
)
def test_a_table_comes_back_as_it_was_written(rows: list[list[str]]) -> None:
    width = max(map(len, rows))
    text = "\n".join("\t".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    read = pasted.read(text)
    assert read.rows == tuple(tuple(row) + ("",) * (width - len(row)) for row in rows)
