"""Everything read and indexed: `load` gives the bank, or every problem there is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from questions.cells import Made, grid_facts, table_facts
from questions.consistency import problems_of
from questions.fact import Fact
from questions.messages import errors_of, message_of
from questions.problem import FACTS, BadBank, Problem
from questions.reading import Entry, read
from questions.stamps import StampFile, read_stamps
from questions.tabular import Grid, Table
from questions.world import Bank, Where

__all__ = ["FACTS", "BadBank", "Bank", "Problem", "build", "load"]

FACT_SECTIONS = (
    "triples",
    "figures",
    "definitions",
    "sequences",
    "comparisons",
    "misconceptions",
    "contrasts",
)
NEGATIVE_SECTIONS = ("not", "complete", "closed")


def load(folder: Path = FACTS, *, mend_stamps: bool = False) -> Bank:
    """The bank of a folder, read and checked across files.

    Where a file cannot be read, what it lacks is not told of the others. With `mend_stamps`
    broken rows of stamps.tsv are passed over, for the command that writes the file anew.

    Raises:
        BadBank: anything is wrong; it lists every problem by file and line.
    """
    reading, stamps = read(folder), read_stamps(folder)
    problems = reading.problems + ([] if mend_stamps else stamps.problems)
    if reading.unreadable:
        raise BadBank(problems, reading.unreadable)
    bank, more = build(reading.entries, stamps)
    problems += more + problems_of(bank, folder) + without_facts(bank, folder)
    if problems:
        raise BadBank(problems)
    return bank


def without_facts(bank: Bank, folder: Path) -> list[Problem]:
    """The bank that is asked has facts; a folder of somebody's tests may have none."""
    if bank.facts or folder != FACTS:
        return []
    message = "found no fact in any file; expected some; restore the fact files"
    return [Problem(str(folder), 1, "-", message)]


def build(entries: list[Entry], stamps: StampFile) -> tuple[Bank, list[Problem]]:
    """Entries by id, cells turned into facts; doubled ids are problems."""
    bank = Bank(stamps=stamps.stamps, where=stamps.where())
    problems = [problem for entry in entries for problem in _shelve(entry, bank)]
    for entry in entries:
        for path, id_, made in _cells(entry, bank):
            problems += _put_cell(bank, id_, made, Where(entry.file, entry.line_of(path)))
    return bank, problems


def _cells(entry: Entry, bank: Bank) -> Iterator[tuple[tuple[str, ...], str, Made]]:
    match entry.model:
        case Table():
            return table_facts(entry.model, bank)
        case Grid():
            return grid_facts(entry.model, bank)
    return iter(())


def _put_cell(bank: Bank, id_: str, made: Made, where: Where) -> list[Problem]:
    if not isinstance(made, ValidationError):
        return _put_fact(bank, made, where)
    messages = [message_of(error) for error in errors_of(made)]
    return [Problem(where.file, where.line, id_, message) for message in messages]


def _shelve(entry: Entry, bank: Bank) -> list[Problem]:
    where = Where(entry.file, entry.line)
    if entry.section in FACT_SECTIONS:
        return _put_fact(bank, cast(Fact, entry.model), where)
    name = "negatives" if entry.section in NEGATIVE_SECTIONS else entry.section
    name = "ledgers" if name == "ledger" else name
    shelf: dict[str, Any] = getattr(bank, name)
    id_ = _id(entry)
    if id_ in shelf:
        return [_twice(bank, f"{name} {id_}", id_, where)]
    shelf[id_] = entry.model
    bank.where[f"{name} {id_}"] = where
    if name in ("tables", "grids", "ledgers"):
        for path, line in entry.lines().items():
            bank.where[f"{name} {id_} {'.'.join(path)}"] = Where(entry.file, line)
    return []


def _id(entry: Entry) -> str:
    model: Any = entry.model
    match entry.section:
        case "findings":
            return str(model.concept)
        case "ledger":
            return str(model.source)
    return str(model.id)


def _put_fact(bank: Bank, fact: Fact, where: Where) -> list[Problem]:
    if fact.id in bank.facts:
        return [_twice(bank, f"facts {fact.id}", fact.id, where)]
    bank.facts[fact.id] = fact
    bank.where[f"facts {fact.id}"] = where
    return []


def _twice(bank: Bank, key: str, id_: str, where: Where) -> Problem:
    other = bank.where[key]
    message = (
        f"found the id '{id_}' twice, here and at {other.file}:{other.line}; expected once; "
        "give one of them a new id"
    )
    return Problem(where.file, where.line, id_, message)
