"""Reading, building, checking and indexing a bank that grows, file by file as it would be kept."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from bench.copies import copied
from bench.measuring import Row, timed
from questions.bank import FACT_SECTIONS, build
from questions.consistency import problems_of
from questions.reading import NEGATIVES, SECTIONS, read
from questions.stamps import read_stamps
from questions.world import Bank

COPIES = (4, 16)
ROUNDS = 3
_SHELF = {model: name for name, model in (SECTIONS | NEGATIVES).items()}


def growing_files() -> list[Row]:
    """A fact of a bank four and sixteen times as large, loaded, against one of the bank itself."""
    one = _a_fact(1)
    return [
        Row(f"load, a fact of {times} copies", "of the bank itself", times, _a_fact(times), one)
        for times in COPIES
    ]


def _a_fact(times: int) -> float:
    """Milliseconds a fact: files to a bank that is checked across files and ready to be asked."""
    bank = copied(times)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(bank, folder)
        took = median(timed(lambda: _load(folder)) for _ in range(ROUNDS))
    return took / len(bank.facts)


def _load(folder: Path) -> None:
    """As `questions.bank.load`, but for the copies: they are doubles, and checked all the same."""
    bank, _ = build(read(folder).entries, read_stamps(folder))
    problems_of(bank, folder)
    bank.asked(), bank.names, bank.near


def _write(bank: Bank, folder: Path) -> None:
    """A file for each section; cells stand in their tables and grids."""
    sections: dict[str, list[Any]] = defaultdict(list)
    shelves = {*SECTIONS, "facts", "negatives"} - set(FACT_SECTIONS)
    for shelf in sorted(shelves):
        for model in getattr(bank, shelf).values():
            if not getattr(model, "cell_of", None):
                sections[_SHELF[type(model)]].append(_plain(model))
    for name, values in sections.items():
        value = {"negatives": {name: values}} if name in NEGATIVES else {name: values}
        _dump(value, folder / f"{name}.yaml")
    (folder / "ledger").mkdir()
    for source, ledger in bank.ledgers.items():
        _dump(_plain(ledger), folder / "ledger" / f"{source}.yaml")


def _plain(model: Any) -> Any:
    return model.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _dump(value: Any, path: Path) -> None:
    text = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, default_flow_style=False)
    path.write_text(text, encoding="utf-8")
