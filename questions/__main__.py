"""`python -m questions ...`: the curator's toolbox. Formats: see CONTRIBUTING.md."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from questions import listing
from questions.bank import FACTS, BadBank, Bank, load
from questions.coverage import cover, missing_headings
from questions.generators import GENERATORS, items_of
from questions.proving import problems_of_items
from questions.schema import write as write_schema
from questions.stamps import rendering, stamped, write_stamps
from questions.statistics import statistics


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 if all is well, 1 if something is wrong, 2 for a wrong call."""
    options = _parser().parse_args(arguments)
    try:
        bank = load(options.facts)
    except BadBank as bad:
        print("\n".join(str(problem) for problem in bad.problems), file=sys.stderr)
        print(f"{len(bad.problems)} problems; nothing was loaded", file=sys.stderr)
        return 1
    run: Callable[[Bank, argparse.Namespace], int] = options.run
    return run(bank, options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m questions", description=__doc__)
    parser.add_argument("--facts", type=Path, default=FACTS, help="folder of the fact base")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[..., int], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(run=run)
        return added

    command("check", _check, "read everything, check across files, prove every distractor")
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
    command("stamp", _stamp, "write digests and dates of change to stamps.tsv, and schema.json")
    return parser


def _check(bank: Bank, options: argparse.Namespace) -> int:
    problems = problems_of_items(bank, options.facts)
    for problem in problems:
        print(problem)
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
        except FileNotFoundError as error:
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
    return _told(bank, options.fact, listing.shown)


def _why_not(bank: Bank, options: argparse.Namespace) -> int:
    return _told(bank, options.fact, listing.refused)


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


def _stamp(bank: Bank, options: argparse.Namespace) -> int:
    renderings = {fact.id: rendering(fact, items_of(fact, bank)) for fact in bank.asked()}
    today: date = datetime.now(UTC).date()  # noqa: TID251 - a curator's command, outside the app
    stamps = stamped(bank.stamps, renderings, today)
    changed = [id_ for id_, stamp in stamps.items() if bank.stamps.get(id_) != stamp]
    write_stamps(options.facts, stamps)
    if options.facts == FACTS:
        write_schema()
    print(f"{len(stamps)} facts stamped, {len(changed)} of them new or changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
