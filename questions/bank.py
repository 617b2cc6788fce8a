"""Everything read and indexed: `load` gives the bank, or every problem there is."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from questions.cells import grid_facts, table_facts
from questions.consistency import problems_of
from questions.fact import Fact
from questions.reading import FACTS, BadBank, Entry, Problem, read
from questions.stamps import read_stamps
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


def load(folder: Path = FACTS) -> Bank:
    """The bank of a folder, read and checked across files.

    Raises:
        BadBank: anything is wrong; it lists every problem by file and line.
    """
    entries, problems = read(folder)
    bank, more = build(entries, folder)
    problems += more
    problems += problems_of(bank, folder)
    if problems:
        raise BadBank(problems)
    return bank


def build(entries: list[Entry], folder: Path = FACTS) -> tuple[Bank, list[Problem]]:
    """Entries by id, cells turned into facts; doubled ids are problems."""
    bank = Bank(stamps=read_stamps(folder))
    problems = [problem for entry in entries for problem in _shelve(entry, bank)]
    for entry in entries:
        for triple, line in _cells(entry, bank):
            problems += _put_fact(bank, triple, Where(entry.file, line))
    return bank, problems


def _cells(entry: Entry, bank: Bank) -> list[tuple[Fact, int]]:
    """The facts of a table or grid, each with its line."""
    if not isinstance(entry.model, Table | Grid):
        return []
    facts = (
        table_facts(entry.model, bank)
        if isinstance(entry.model, Table)
        else grid_facts(entry.model, bank)
    )
    found = []
    for path, triple in facts:
        line = entry.line_of(path)
        found.append((cast(Fact, triple), line))
    return found


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
