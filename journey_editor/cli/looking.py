"""Commands that tell of maps and change none: what they lack, how they differ, what they hold; rules and schema."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from journey_editor.cli.maps import TABLE_SUFFIXES, keep_apart, read_map, require_suffix, with_name
from journey_editor.cli.saying import DONE, FAILED, FOUND, CommandFailed, failing_for, print_exactly, say


def check(options: argparse.Namespace) -> int:
    """The findings of every map that can be read, and why the others cannot."""
    from datetime import date

    from journey_editor.cli import checking

    today = date.today()
    all_checked = [checking.checked(file, today) for file in options.files]
    if options.json:
        print(json.dumps({"files": [checking.as_json(one) for one in all_checked]}, indent=2))
    for one in all_checked:
        if one.problem is not None:
            problems = one.problem.problems
            if len(problems) > 1:
                say(*(f"{one.file}: {problem}" for problem in problems))
                say(f"{one.file} cannot be read: it has {len(problems)} problems.")
            else:
                say(with_name(one.file, one.problem))
        elif not options.json:
            for line in checking.lines(one):
                print(line)
    if any(one.problem is not None for one in all_checked):
        return FAILED
    return FOUND if any(one.fails(options.fail_on) for one in all_checked) else DONE


def diff(options: argparse.Namespace) -> int:
    """What is otherwise in the second map."""
    from journey_editor.analysis.comparing import report
    from journey_editor.analysis.comparing.comparison import compare

    paths = Path(options.before), Path(options.after)
    (before, notes), (after, more) = read_map(paths[0]), read_map(paths[1])
    say(*notes, *more)
    comparison = compare(before, after)
    if options.json:
        files = {"before": str(paths[0]), "after": str(paths[1])}
        print(json.dumps({**files, **report.as_json(comparison)}, indent=2, ensure_ascii=False))
    else:
        print(f"{paths[0]} \u2192 {paths[1]}")
        for line in report.lines(comparison, options.by):
            print(line)
    return DONE if comparison.is_equal else FOUND


def text(options: argparse.Namespace) -> int:
    """The map as lines that git compares."""
    from journey_editor.cli.git_driver import as_text

    journey, _ = read_map(Path(options.file))
    print_exactly("".join(f"{line}\n" for line in as_text(journey)))
    return DONE


def tables(options: argparse.Namespace) -> int:
    """One of the map's tables as CSV; without its name, the tables there are."""
    from journey_editor.export import record_table
    from journey_editor.storage.errors import SaveError
    from journey_editor.tables.registry import SHEETS, sheet_named

    names = ", ".join(sheet.id for sheet in SHEETS)
    if options.table is None and options.output is None:
        for sheet in SHEETS:
            print(f"{sheet.id}: {sheet.title}")
        return DONE
    wanted = sheet_named(options.table or "")
    if wanted is None:
        raise CommandFailed(f"there is no table called {options.table or 'nothing'}; --table takes one of {names}.")
    source = Path(options.file)
    journey, notes = read_map(source)
    cells = wanted.cells(journey)
    say(*notes)
    if options.output is None:
        print_exactly(record_table.to_text(cells))
        return DONE
    target = Path(options.output)
    require_suffix(target, TABLE_SUFFIXES)
    keep_apart(source, target)
    with failing_for(SaveError):
        say(*record_table.write(cells, target))
    return DONE


def rules(_options: argparse.Namespace) -> int:
    """The page on the rules of `check`."""
    from journey_editor.analysis.rules_page import rules_page

    print_exactly(rules_page())
    return DONE


def schema(_options: argparse.Namespace) -> int:
    """The JSON Schema of the file."""
    from journey_editor.storage.schema import schema_text

    print_exactly(schema_text())
    return DONE
