"""`python -m questions ...`: the curator's toolbox. Formats: see CONTRIBUTING.md."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from questions import curating, listing, showing
from questions.bank import FACTS, BadBank, Bank, Problem, load
from questions.coverage import BadArticles, cover, missing_headings
from questions.days import problems_of_days
from questions.flaws.known import known
from questions.flaws.lint import lint
from questions.gates import Asked, kinds_of, problems_of_gates
from questions.generators import GENERATORS, items_of, made_of
from questions.proving import problems_of_items
from questions.schema import write as write_schema
from questions.stamps import (
    NAME,
    forgotten,
    problems_of_stamps,
    read_stamps,
    rendering,
    stampable,
    stamped,
    write_stamps,
)
from questions.statistics import statistics


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 if all is well, 1 if something is wrong, 2 for a wrong call."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    run: Callable[[Bank, argparse.Namespace], int] = options.run
    try:
        bank = load(options.facts, mend_stamps=run is _stamp)
    except BadBank as bad:
        _tell(bad.problems, sys.stdout if run is _check else sys.stderr)
        print(f"{len(bad.problems)} problems; nothing was loaded{bad.note}", file=sys.stderr)
        return 1
    return run(bank, options)


def _speak_utf8() -> None:
    """The formats are UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _tell(problems: list[Problem], stream: TextIO) -> None:
    for problem in problems:
        print(problem, file=stream)


def _today() -> date:
    return datetime.now(UTC).date()  # noqa: TID251 - a curator's command, outside the app


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m questions", description=__doc__)
    parser.add_argument("--facts", type=Path, default=FACTS, help="folder of the fact base")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[..., int], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(run=run)
        return added

    command(
        "check", _check, "read everything, check across files, prove every option, pass the gates"
    )
    against = command("coverage", _coverage, "claims of each heading, covered and left out")
    against.add_argument("--against", type=Path, metavar="DIR", help="folder of the articles")
    stats = command("stats", _stats, "figures about facts, negatives, proofs and items")
    stats.add_argument("--json", action="store_true", help="as JSON")
    command("facts", _facts, "every fact, one JSON object a line")
    items = command("items", _items, "every item, one JSON object a line")
    items.add_argument("--form", choices=sorted(GENERATORS), help="one form only")
    items.add_argument("--seed", type=int, metavar="N", help="one variant a fact and form")
    command("negatives", _negatives, "every negative, one JSON object a line")
    show = command("show", _show, "the items of a fact as a reader sees them")
    why_not = command("why-not", _why_not, "the faces a fact lacks, and the refusing rule")
    for named in (show, why_not):
        named.add_argument("fact", metavar="FACT", help="id of the fact")
    linted = command("lint", _lint, "flaws of foreign items, one JSON object a line")
    linted.add_argument("file", type=Path, metavar="FILE", help="items: stem, options, answer")
    linted.add_argument("--json", action="store_true", help="a finding a line, as JSON")
    stamp = command("stamp", _stamp, "write digests and dates to stamps.tsv, and schema.json")
    stamp.add_argument(
        "--forget", action="store_true", help="drop stamped ids that are gone: never released"
    )
    curating.add_to(command)
    return parser


def _check(bank: Bank, options: argparse.Namespace) -> int:
    folder: Path = options.facts
    made = made_of(bank)
    found = problems_of_items(bank, made, folder)
    found += problems_of_stamps(bank, folder) + problems_of_days(bank, _today(), folder)
    found += problems_of_gates(Asked(tuple(chain(*made.values())), kinds_of(bank)), bank, folder)
    problems = sorted(set(found))
    _tell(problems, sys.stdout)
    asked = len(bank.asked())
    print(f"{asked} facts asked, {len(problems)} problems", file=sys.stderr)
    return 1 if problems else 0


def _coverage(bank: Bank, options: argparse.Namespace) -> int:
    for each in cover(bank):
        left = ", ".join(f"{reason} {n}" for reason, n in each.left.items()) or "-"
        figures = f"claims {each.claims}\tcovered {each.covered}\tleft: {left}"
        print(f"{each.source}\t{each.heading}\t{figures}")
    missing = [
        f"{source}: has no ledger" for source in sorted(set(bank.sources) - set(bank.ledgers))
    ]
    if options.against:
        try:
            missing += missing_headings(bank, options.against)
        except BadArticles as error:
            print(error, file=sys.stderr)
            return 2
    for message in missing:
        print(message, file=sys.stderr)
    return 1 if missing else 0


def _stats(bank: Bank, options: argparse.Namespace) -> int:
    figures = statistics(bank)
    print(json.dumps(figures, indent=None if options.json else 2, ensure_ascii=False))
    return 0


def _lines(rows: Iterator[dict[str, Any]]) -> int:
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))
    return 0


def _facts(bank: Bank, _: argparse.Namespace) -> int:
    return _lines(listing.facts(bank))


def _items(bank: Bank, options: argparse.Namespace) -> int:
    return _lines(listing.items(bank, options.form, options.seed))


def _negatives(bank: Bank, _: argparse.Namespace) -> int:
    return _lines(listing.negatives(bank))


def _show(bank: Bank, options: argparse.Namespace) -> int:
    return _told(bank, options.fact, showing.shown)


def _why_not(bank: Bank, options: argparse.Namespace) -> int:
    return _told(bank, options.fact, showing.refused)


def _told(bank: Bank, fact: str, tell: Callable[..., str]) -> int:
    if fact not in bank.facts:
        near = [id_ for id_ in sorted(bank.facts) if fact[:5] in id_][:5]
        print(
            f"there is no fact '{fact}'; near it: {', '.join(near) or 'none'}",
            file=sys.stderr,
        )
        return 2
    print(tell(bank, bank.facts[fact]))
    return 0


def _lint(bank: Bank, options: argparse.Namespace) -> int:
    try:
        found = lint(options.file, known(bank))
    except OSError as error:
        print(f"{options.file}: cannot be read: {error.strerror}", file=sys.stderr)
        return 2
    if options.json:
        _lines(asdict(each) for each in found)
        return 1 if found else 0
    for each in found:
        print(Problem(str(options.file), each.line, each.criterion, each.message))
    return 1 if found else 0


def _stamp(bank: Bank, options: argparse.Namespace) -> int:
    folder: Path = options.facts
    lost = forgotten(bank)
    for id_ in lost:
        print(f"forgets {id_}")
    if lost and not options.forget:
        print(_FORGETS, file=sys.stderr)
        return 1
    renderings = {fact.id: rendering(fact, items_of(fact, bank)) for fact in stampable(bank)}
    stamps = stamped(bank.stamps, renderings, _today())
    changed = [id_ for id_, stamp in stamps.items() if bank.stamps.get(id_) != stamp]
    _tell(read_stamps(folder).problems, sys.stderr)
    try:
        write_stamps(folder, stamps)
    except OSError as error:
        print(f"{folder / NAME}: cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    if folder == FACTS:
        write_schema()
    print(f"{len(stamps)} facts stamped, {len(changed)} of them new or changed")
    return 0


_FORGETS = (
    "nothing was stamped: write a tombstone for each, or say with --forget that the ids were "
    "never released"
)


def run_quietly() -> int:
    """`main`, ended without a word when the reader of its output has gone."""
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    return code


PIPE_CLOSED = 128 + 13

if __name__ == "__main__":
    sys.exit(run_quietly())
