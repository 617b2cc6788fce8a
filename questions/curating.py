"""Commands of `python -m questions` for a bank that grows old and grows: stale, diff, table."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from questions.differences import KINDS, differences
from questions.generators import items_of
from questions.model import day
from questions.revisions import NoRevision, bank_of
from questions.sheets import NoSheet, returned, sheet_of, written
from questions.stale import stale
from questions.stamps import rendering, stampable
from questions.world import Bank

Add = Callable[[str, Callable[..., int], str], argparse.ArgumentParser]


def add_to(command: Add) -> None:
    """The three commands, by what adds one to the parser."""
    old = command("stale", _stale, "facts whose newest reference is older than a day, oldest first")
    old.add_argument("--before", type=_day, required=True, metavar="DATE", help="YYYY-MM-DD")
    old.add_argument("--json", action="store_true", help="one JSON object a line")
    diff = command("diff", _diff, "facts added, changed, retired or gone since a git revision")
    diff.add_argument("revision", metavar="REV", help="branch, tag or commit")
    diff.add_argument("--json", action="store_true", help="one JSON object a line")
    table = command("table", _table, "a table or grid out to CSV, or back from it")
    table.add_argument("name", metavar="NAME", help="id of the table or grid")
    way = table.add_mutually_exclusive_group()
    way.add_argument("--csv", type=Path, metavar="F", help="write to this file, not to the screen")
    way.add_argument(
        "--from", type=Path, metavar="F", dest="back", help="write changed cells back into YAML"
    )


def _day(text: str) -> date:
    try:
        return day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"found {text[:30]!r}; expected {error}") from None


def _stale(bank: Bank, options: argparse.Namespace) -> int:
    found = stale(bank, options.before)
    for each in found:
        if options.json:
            print(json.dumps(asdict(each), default=str, ensure_ascii=False))
        else:
            print(f"{each.id}\t{each.topic}\t{each.newest or '-'}\t{each.checked or '-'}")
    print(f"{len(found)} of {len(stampable(bank))} facts", file=sys.stderr)
    return 0


def _diff(bank: Bank, options: argparse.Namespace) -> int:
    try:
        old = bank_of(options.revision, options.facts)
    except NoRevision as error:
        print(error, file=sys.stderr)
        return 2
    seen = {fact.id: rendering(fact, items_of(fact, bank)) for fact in stampable(bank)}
    found = differences(old, bank, seen)
    for each in found:
        if options.json:
            print(json.dumps(asdict(each), ensure_ascii=False))
        else:
            print(f"{each.kind}\t{each.id}\t{each.what}")
    counts = ((sum(each.kind == kind for each in found), kind) for kind in KINDS)
    print(", ".join(f"{number} {kind}" for number, kind in counts), file=sys.stderr)
    return 0


def _table(bank: Bank, options: argparse.Namespace) -> int:
    try:
        if options.back:
            return _back(bank, options)
        text = written(sheet_of(bank, options.name))
    except NoSheet as error:
        print(error, file=sys.stderr)
        return 2
    if not options.csv:
        print(text, end="")
        return 0
    try:
        options.csv.write_text(text, encoding="utf-8-sig", newline="")
    except OSError as error:
        print(f"{options.csv}: cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def _back(bank: Bank, options: argparse.Namespace) -> int:
    found = returned(bank, options.name, options.back, options.facts)
    for problem in found.problems:
        print(problem)
    if found.problems:
        print(f"{len(found.problems)} problems; nothing was written", file=sys.stderr)
        return 1
    try:
        found.write()
    except OSError as error:
        print(f"{found.path}: cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    print(f"{found.changed} cells changed, {found.new} new in {found.path.name}")
    return 0
