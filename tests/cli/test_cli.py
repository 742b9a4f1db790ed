"""The command line as a user and a script meet it: what it prints where, and how it ends."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from journey_editor import __version__, cli, paths, selftest
from journey_editor.analysis.rules_page import rules_page
from journey_editor.document.edits.accepting import accept_finding, switch_rule
from journey_editor.document.edits.deleting import delete_records
from journey_editor.document.records import Connection
from journey_editor.storage import files
from tests.building import Building, onboarding

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "journey_editor")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command; gives exit status, standard output, standard error. Errors are one plain line each.

    In the tests' one Qt application: an export would start a smaller one of its own, and there is only ever one.
    """

    def command(*arguments: object) -> tuple[int, str, str]:
        try:
            status = cli.main([str(argument) for argument in arguments])
        except SystemExit as left:  # --help and --version leave by themselves
            status = int(left.code or 0)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        assert all(line.startswith("journey-editor: ") for line in said.err.splitlines())
        return status, said.out, said.err

    return command


@pytest.fixture
def map_file(tmp_path: Path) -> Path:
    path = tmp_path / "onboarding.journey"
    files.save(onboarding().journey, path)
    return path


def endless(path: Path) -> Path:
    """A map with an error: a loop without a way out."""
    b = onboarding()
    b.do(delete_records(b.journey, [next(c.id for c in b.journey.all(Connection) if c.label == "yes")]))
    files.save(b.journey, path)
    return path


def test_version_and_help(run: Run) -> None:
    assert run("--version") == (0, f"journey-editor {__version__}\n", "")
    status, said, _ = run("--help")
    assert status == 0
    for command in ("[FILE]", "open", "export", "check", "diff", "convert", "rules", "schema", "--self-test"):
        assert command in said
    for command in ("open", "export", "check", "diff", "convert", "rules", "schema"):
        assert run(command, "--help")[0] == 0


def test_the_version_is_told_without_loading_qt() -> None:
    code = "import sys; from journey_editor.cli import main\ntry: main(['--version'])\nexcept SystemExit: pass\n"
    code += "print({name.split('.')[0] for name in sys.modules} & {'PySide6', 'reportlab', 'networkx', 'pydantic'})"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, cwd=ROOT)
    assert told.stdout.splitlines()[-1] == "set()"


# --- check


def test_check_tells_what_is_missing_and_ends_well_without_errors(run: Run, map_file: Path) -> None:
    status, said, errors = run("check", map_file)
    assert status == 0 and errors == ""
    assert "warning: The stage “Setup” has no owner: what nobody answers for will be forgotten. [stage-owner]" in said
    last = said.splitlines()[-1]
    assert last.startswith(f"{map_file}: ") and " notes; " in last and last.endswith(" % complete")


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
def test_the_severity_from_which_a_map_fails_is_chosen(fail_on: str, status: int, run: Run, map_file: Path) -> None:
    assert run("check", map_file, "--fail-on", fail_on)[0] == status


def test_several_maps_are_checked_and_one_that_cannot_be_read_does_not_hide_the_others(
    run: Run, map_file: Path, tmp_path: Path
) -> None:
    loop, missing = endless(tmp_path / "loop.journey"), tmp_path / "none.journey"
    status, said, _ = run("check", map_file, loop)
    sums = [line for line in said.splitlines() if line.startswith((f"{map_file}: ", f"{loop}: "))]
    assert status == 1 and len(sums) == 2
    status, said, errors = run("check", missing, loop)
    assert status == 2 and str(missing) in errors and f"{loop}: " in said
    told = json.loads(run("check", missing, loop, "--json")[1])
    assert [one["status"] for one in told["files"]] == ["unreadable", "findings"]


def test_what_is_accepted_or_switched_off_is_told_apart(run: Run, tmp_path: Path) -> None:
    b = onboarding()
    setup = b.journey.stages[1].id
    b.do(accept_finding(b.journey, "stage-owner", setup, None, "A\npilot", "Ada", date(2026, 11, 26)))
    b.do(switch_rule(b.journey, "map-scope", False))
    path = tmp_path / "map.journey"
    files.save(b.journey, path)
    _, said, _ = run("check", path)
    assert "accepted: The stage “Setup” has no owner" in said and "Because: A pilot (Ada, 2026-11-26)" in said
    assert "warning: The stage “Setup” has no owner" not in said
    assert said.splitlines()[-1] == f"{path}: not checked by map-scope" and ", 1 accepted; " in said
    told = json.loads(run("check", path, "--json")[1])["files"][0]
    assert told["rules_off"] == ["map-scope"] and told["accepted"][0]["reason"] == "A\npilot"


def test_the_rules_are_printed_as_the_page_of_the_documents_has_them() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == rules_page(), (
        "journey-editor rules > docs/rules.md"
    )
    told = subprocess.run([*PROGRAM, "rules"], capture_output=True, timeout=60, cwd=ROOT)
    assert told.stdout.decode() == rules_page()


def test_check_ends_with_1_for_a_map_that_contradicts_itself(run: Run, tmp_path: Path) -> None:
    status, said, _ = run("check", endless(tmp_path / "loop.journey"))
    assert status == 1
    assert said.startswith("error: The loop of “Connect single sign-on”, “Ready?” has no way out")


def test_check_tells_programs_the_same_in_json(run: Run, tmp_path: Path) -> None:
    path = endless(tmp_path / "loop.journey")
    status, said, errors = run("check", path, "--json")
    (told,) = json.loads(said)["files"]
    assert (status, errors) == (1, "")
    assert told["file"] == str(path) and told["status"] == "findings"
    loop = told["findings"][0]
    assert loop["rule"] == "loop-exit" and loop["severity"] == "error" and len(loop["ids"]) == 2
    assert 0 < told["score"] < 100 and [s["name"] for s in told["stages"]] == ["Handoff", "Setup", "Activation"]
    assert said.isascii(), "what a program reads does not depend on the terminal's letters"


def test_a_name_with_line_breaks_stays_on_the_line_of_its_finding(run: Run, tmp_path: Path) -> None:
    b = Building()
    b.stage("Two\nlines")
    files.save(b.journey, tmp_path / "map.journey")
    lines = run("check", tmp_path / "map.journey")[1].splitlines()
    assert all(line.startswith(("error: ", "warning: ", "note: ")) for line in lines[:-1])
    assert any("“Two lines”" in line for line in lines)


BAD = {
    "empty": b"",
    "truncated": b'{"format": "journey-map",',
    "latin-1": b'{"format": "journ\xe9e"}',
    "another": b'{"nodes": []}',
    "newer": b'{"format": "journey-map", "version": 99, "map": {}}',
    "hostile": b"[" * 100_000,
}


@pytest.mark.parametrize("command", ["check", "export", "convert"])
@pytest.mark.parametrize("kind", [*BAD, "missing", "folder"])
def test_a_file_that_cannot_be_read_is_one_plain_line_and_status_2(
    command: str, kind: str, run: Run, tmp_path: Path
) -> None:
    path, out = tmp_path / f"{kind}.journey", tmp_path / ("out.pdf" if command == "export" else "out.csv")
    if kind == "folder":
        path.mkdir()
    elif kind in BAD:
        path.write_bytes(BAD[kind])
    target = {"check": (), "export": ("-o", out), "convert": ("-o", out)}[command]
    status, said, errors = run(command, path, *target)
    assert status == 2 and said == ""
    assert len(errors.splitlines()) == 1 and str(path) in errors
    assert not out.exists()


@pytest.mark.parametrize("empty", ["", " "])
@pytest.mark.parametrize(
    "arguments", ["check {}", "check map {}", "export map -o {}", "convert {} map.csv", "diff {} map", "{}"]
)
def test_an_empty_name_is_said_to_be_empty(arguments: str, empty: str, run: Run, tmp_path: Path) -> None:
    status, said, errors = run(*[empty if word == "{}" else word for word in arguments.split()])
    assert (status, said) == (2, "")
    assert errors == "journey-editor: an argument is empty, where a file or another name is to stand.\n"
    assert os.listdir(tmp_path) == []


def test_a_map_of_which_a_part_is_sound_says_how_to_get_at_it(run: Run, map_file: Path, tmp_path: Path) -> None:
    content = json.loads(map_file.read_text(encoding="utf-8"))
    next(iter(content["touchpoints"].values()))["name"] = "N" * 2_001
    map_file.write_text(json.dumps(content), encoding="utf-8")
    status, _, errors = run("convert", map_file, "-o", tmp_path / "out.csv")
    assert status == 2 and "name: the text has 2,001 characters, at most 2,000 are possible." in errors
    assert errors.endswith(f" The editor opens what of it is sound, and lists the rest: journey-editor {map_file}\n")


@pytest.mark.parametrize("name", ["gone", "map.journey"])
def test_git_is_told_of_no_folder_in_plain_words(name: str, run: Run, map_file: Path) -> None:
    folder = map_file.parent / name
    status, said, errors = run("git", folder)
    why = "a part of its path is a file, not a folder" if folder == map_file else "there is no such file or folder"
    assert (status, said, errors) == (2, "", f"journey-editor: {folder}: {why}.\n")


def test_every_problem_of_a_damaged_map_is_told(run: Run, map_file: Path) -> None:
    content = json.loads(map_file.read_text(encoding="utf-8"))
    for fields in content["touchpoints"].values():
        fields["emotion"] = 9
    map_file.write_text(json.dumps(content), encoding="utf-8")
    status, _, errors = run("check", map_file)
    assert status == 2 and errors.count("emotion: 9 is too large, the most is 2.") == 3
    status, said, _ = run("check", map_file, "--json")
    (told,) = json.loads(said)["files"]
    assert status == 2 and told["status"] == "unreadable" and len(told["problems"]) == 3


# --- convert and export


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes there")
def test_a_map_that_no_text_can_name_is_exported_with_itself_inside(run: Run, map_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    assert run("export", map_file.rename(tmp_path / os.fsdecode(b"m\xfcnchen.journey")), "-o", out)[0] == 0
    back = tmp_path / "back.journey"
    assert run("convert", out, "-o", back)[0] == 0
    assert files.load(back).journey.map.title == "Onboarding"


@pytest.mark.parametrize("suffix", [".mmd", ".csv"])
def test_maps_are_converted_there_and_back(suffix: str, run: Run, map_file: Path, tmp_path: Path) -> None:
    there, back = tmp_path / f"map{suffix}", tmp_path / "back.journey"
    status, said, errors = run("convert", map_file, "-o", there)
    assert status == 0 and said == "" and "connection" in errors, "what is left out is told"
    assert run("convert", there, "-o", back)[0] == 0
    before, after = files.load(map_file).journey, files.load(back).journey
    assert [s.name for s in after.stages] == [s.name for s in before.stages]
    assert sorted(c.name for c in after.cards) == sorted(c.name for c in before.cards)


@pytest.mark.parametrize(
    ("source", "target", "sentence"),
    [
        ("onboarding.journey", "onboarding.journey", "are the same file"),
        ("onboarding.journey", "map.docx", "of no kind that can be written here"),
        ("onboarding.journey", "none/map.csv", "there is no such file or folder"),
        ("none.csv", "map.journey", "none.csv"),
    ],
)
def test_what_cannot_be_converted_is_told(
    source: str, target: str, sentence: str, run: Run, map_file: Path, tmp_path: Path
) -> None:
    before = map_file.read_bytes()
    status, _, errors = run("convert", tmp_path / source, "-o", tmp_path / target)
    assert status == 2 and sentence in errors and len(errors.splitlines()) == 1
    assert map_file.read_bytes() == before and os.listdir(tmp_path) == [map_file.name]


@pytest.mark.parametrize(
    "options", [(), ("--paper", "A3", "--landscape"), ("--paper", "A4", "--tile", "--scale", "0.9")]
)
def test_a_map_is_exported_as_a_pdf(options: tuple[str, ...], run: Run, map_file: Path, tmp_path: Path) -> None:
    import pypdfium2

    out = tmp_path / "map.pdf"
    assert run("export", map_file, "-o", out, *options)[:2] == (0, "")
    pdf = pypdfium2.PdfDocument(out)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "Kickoff call" in text
    assert len(pdf) > 1 if "--tile" in options else len(pdf) == 1
    if "--landscape" in options:
        width, height = pdf[0].get_size()
        assert (round(width), round(height)) == (1191, 842)
    pdf.close()


@pytest.mark.parametrize(("name", "beginning"), [("map.PNG", b"\x89PNG"), ("map.svg", b"<?xml")])
def test_a_map_is_exported_as_a_picture(name: str, beginning: bytes, run: Run, map_file: Path, tmp_path: Path) -> None:
    assert run("export", map_file, "-o", tmp_path / name, "--theme", "dark") == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(beginning)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("-o", "map.docx"), "of no kind that can be written here"),
        (("-o", "map.png", "--tile"), "--tile makes no difference to map.png"),
        (("-o", "map.pdf", "--tile"), "need a --paper"),
        (("-o", "map.pdf", "--scale", "0"), "'0' is no number from 0.1 to 8"),
        (("-o", "map.pdf", "--scale", "nan"), "'nan' is no number from 0.1 to 8"),
        (("-o", "map.pdf", "--paper", "A9"), "'A9'"),
        ((), "-o/--output"),
    ],
)
def test_an_export_that_makes_no_sense_is_refused(
    options: tuple[str, ...], sentence: str, run: Run, map_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(map_file.parent)
    status, _, errors = run("export", map_file, *options)
    assert status == 2 and sentence in errors and len(errors.splitlines()) == 1
    assert os.listdir(map_file.parent) == [map_file.name]


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("map.xlsx", b"PK"),
        ("map.XLSX", b"PK"),
        ("map.pptx", b"PK"),
        ("map.html", b"<!DOCTYPE html>"),
        ("map.md", b"# "),
    ],
)
def test_a_map_is_exported_as_a_document(name: str, beginning: bytes, run: Run, map_file: Path, tmp_path: Path) -> None:
    status, _, told = run("export", map_file, "-o", tmp_path / name)
    assert status == 0
    assert len(told.splitlines()) <= 2
    assert (tmp_path / name).read_bytes().startswith(beginning)


@pytest.mark.parametrize("options", [("--paper", "A4"), ("--scale", "2"), ("--view", "All"), ("--profile", "reading")])
def test_what_makes_no_difference_to_a_workbook_is_refused(
    options: tuple[str, ...], run: Run, map_file: Path, tmp_path: Path
) -> None:
    status, _, told = run("export", map_file, "-o", tmp_path / "map.xlsx", *options)
    assert status == 2
    assert options[0] in told
    assert not (tmp_path / "map.xlsx").exists()


def test_a_pdf_that_cannot_be_written_is_told(run: Run, map_file: Path, tmp_path: Path) -> None:
    status, _, errors = run("export", map_file, "-o", tmp_path / "none" / "map.pdf")
    assert status == 2 and "there is no such file or folder. Nothing was written." in errors


# --- schema, self test, open


def test_the_schema_is_printed() -> None:
    told = subprocess.run([*PROGRAM, "schema"], capture_output=True, timeout=60, cwd=ROOT)
    assert (told.returncode, told.stderr) == (0, b"")
    assert told.stdout == paths.resource("schema", "journey-2.schema.json").read_bytes()


def test_the_self_test_passes_and_says_a_line_for_each_part(run: Run) -> None:
    status, said, errors = run("--self-test")
    assert status == 0 and errors == ""
    assert [line.split(":")[0] for line in said.splitlines()] == [f"ok      {name}" for name, _ in selftest.CHECKS]


def test_the_self_test_fails_where_a_part_is_missing(tmp_path: Path) -> None:
    # A program of its own: what it has looked for in vain, it does not look for again.
    missing = (
        f"from journey_editor import cli, paths; paths._shipped = lambda folder: paths.Path({str(tmp_path)!r}, folder)"
    )
    told = subprocess.run(
        [sys.executable, "-c", f"{missing}; raise SystemExit(cli.main(['--self-test']))"],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
    )
    assert told.returncode == 2
    for name in ("fonts", "icons", "themes", "schema", "samples", "exports"):
        assert f"FAILED  {name}: " in told.stdout
    assert "there are no samples in" in told.stdout


def test_without_a_display_the_editor_says_so(run: Run, map_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    for arguments in ((), ("open",), (map_file,), ("open", map_file)):
        status, said, errors = run(*arguments)
        assert status == 2 and said == "" and "there is no display" in errors


@pytest.mark.parametrize("name", ["none.journey", "chekc", ""])
def test_what_is_neither_a_command_nor_a_file_is_told(name: str, run: Run) -> None:
    status, _, errors = run(name)
    assert status == 2 and len(errors.splitlines()) == 1


# --- what befalls any command


@pytest.mark.parametrize(
    ("befalls", "status", "sentence"),
    [
        (KeyboardInterrupt(), 130, "journey-editor: stopped.\n"),
        (MemoryError(), 2, "journey-editor: there is not enough memory.\n"),
        (RuntimeError("two\nlines"), 2, "internal error, RuntimeError: two lines"),
    ],
)
def test_nothing_ends_in_a_traceback(
    befalls: BaseException, status: int, sentence: str, run: Run, map_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: object) -> None:
        raise befalls

    monkeypatch.setattr(files, "load", fail)
    ended, _, errors = run("check", map_file)
    assert ended == status and sentence in errors and len(errors.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Unix")
def test_a_reader_that_goes_away_is_no_fault() -> None:
    read, write = os.pipe()
    os.close(read)
    told = subprocess.run([*PROGRAM, "schema"], stdout=write, stderr=subprocess.PIPE, text=True, timeout=60, cwd=ROOT)
    os.close(write)
    assert (told.returncode, told.stderr) == (141, "")


@pytest.mark.skipif(sys.platform == "win32", reason="locales of Unix")
def test_a_terminal_that_lacks_letters_still_shows_the_findings(map_file: Path) -> None:
    plain = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    told = subprocess.run([*PROGRAM, "check", str(map_file)], capture_output=True, env=plain, timeout=60, cwd=ROOT)
    assert told.returncode == 0 and told.stderr == b"" and b"has no owner" in told.stdout


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_an_export_never_writes_over_the_map_it_reads(
    run: Run, map_file: Path, tmp_path: Path, link: Callable[[Path, Path], None]
) -> None:
    before = map_file.read_bytes()
    link(map_file, tmp_path / "same.pdf")
    status, _, err = run("export", map_file, "-o", tmp_path / "same.pdf")
    assert status == 2 and "are the same file" in err
    assert map_file.read_bytes() == before


def test_a_file_name_gives_the_terminal_no_orders(run: Run, tmp_path: Path) -> None:
    _, _, err = run("check", tmp_path / "\x1b[31mred.journey")
    assert "red.journey" in err and "\x1b" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits there")
def test_an_export_that_finds_no_room_is_one_plain_line(map_file: Path, tmp_path: Path) -> None:
    """The PDF went through a temporary file: without room for it the program was aborted, a window with all it had."""
    import resource

    names = [f"out{suffix}" for suffix in (".pdf", ".png", ".pptx", ".xlsx")]
    commands = [["export", str(map_file), "-o", str(tmp_path / name)] for name in names]
    done = subprocess.run(
        [sys.executable, "-c", f"from journey_editor import cli; print([cli.main(each) for each in {commands!r}])"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000)),
    )
    assert done.stdout == "[2, 2, 2, 2]\n", done.stderr
    for name, line in zip(names, done.stderr.splitlines(), strict=True):
        assert f"{name} was not saved: the disk takes no file of this size. Nothing was written." in line
        assert not (tmp_path / name).exists()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no device that is always full")
def test_a_full_disk_under_what_is_printed_is_one_plain_line(map_file: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run([*PROGRAM, "check", map_file], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert done.stderr.splitlines() == ["journey-editor: what was to be printed: the disk is full."]


@pytest.mark.skipif(os.name == "nt", reason="closes a stream as a POSIX shell does")
@pytest.mark.parametrize(("command", "status"), [("schema >&-", 0), ("check nowhere 2>&-", 2), ("check nowhere", 2)])
def test_a_missing_stream_does_not_change_the_exit_status(command: str, status: int) -> None:
    read, write = os.pipe()
    os.close(read)  # standard error is a pipe that nobody reads
    line = f"{shlex.join(PROGRAM)} {command}"
    done = subprocess.run(["sh", "-c", line], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=write)
    os.close(write)
    assert done.returncode == status
