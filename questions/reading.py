"""YAML -> models, or a list of problems with file and line. All problems at once.

`yaml_text` reads a file as text; pydantic turns texts into numbers and days where a field
asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from questions import case, fact, garbage, negative, tabular, vocabulary
from questions.ledger import Ledger
from questions.messages import errors_of, message_of
from questions.problem import FACTS, BadBank, Problem, shown
from questions.yaml_text import Keys, Text, kind_of, name_of, read_text

__all__ = ["FACTS", "NEGATIVES", "SECTIONS", "BadBank", "Entry", "Problem", "Reading", "read"]

SECTIONS: dict[str, type[BaseModel]] = {
    "sources": vocabulary.Source,
    "references": vocabulary.Reference,
    "topics": vocabulary.Topic,
    "types": vocabulary.Type,
    "relations": vocabulary.Relation,
    "two_steps": vocabulary.TwoStep,
    "concepts": vocabulary.Concept,
    "partitions": vocabulary.Partition,
    "contrast_sets": vocabulary.ContrastSet,
    "findings": vocabulary.Finding,
    "tables": tabular.Table,
    "grids": tabular.Grid,
    "triples": fact.Triple,
    "figures": fact.Figure,
    "definitions": fact.Definition,
    "sequences": fact.Sequence,
    "comparisons": fact.Comparison,
    "misconceptions": fact.Misconception,
    "contrasts": fact.Contrast,
    "cases": case.Case,
    "tombstones": fact.Tombstone,
}
NEGATIVES: dict[str, type[BaseModel]] = {
    "not": negative.Not,
    "complete": negative.Complete,
    "closed": negative.Closed,
}


@dataclass(frozen=True)
class Entry:
    """One thing that was read, and where it stands."""

    section: str
    model: BaseModel
    text: Text
    path: Keys

    @property
    def file(self) -> str:
        return self.text.file

    @property
    def line(self) -> int:
        return self.text.lines[self.path]

    def line_of(self, path: Keys) -> int:
        """The line of a part of the entry; the entry's own where there is none."""
        return self.text.lines.get((*self.path, *path), self.line)

    def lines(self) -> dict[Keys, int]:
        """The line of every part of the entry, by its path in it."""
        size = len(self.path)
        parts = self.text.lines.items()
        return {path[size:]: line for path, line in parts if path[:size] == self.path}


@dataclass
class Reading:
    """All that was read. `unreadable`: problems of files of which nothing could be read."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unreadable: list[Problem] = field(default_factory=list)

    def take(self, text: Text, found: Iterator[Entry | Problem]) -> None:
        """The entries and problems of a file."""
        if text.value is None:
            self.unreadable += text.problems
            return
        self.problems += text.problems
        for each in found:
            if isinstance(each, Entry):
                self.entries.append(each)
            else:
                self.problems.append(each)


def read(folder: Path = FACTS) -> Reading:
    """Every entry of every file of the folder, and every problem of reading.

    Libyaml makes some hundred thousand nodes at once. Each search for garbage would go through all
    there are, so that a larger bank would take longer a fact.
    """
    with garbage.put_off():
        return _read(folder)


def _read(folder: Path) -> Reading:
    reading = Reading(unreadable=[*_strays(folder), *_strays(folder / "ledger", folder)])
    if not folder.is_dir():
        reading.unreadable.append(_folder_problem(folder, "found no such folder"))
        return reading
    paths = _fact_files(folder, "*.yaml")
    if not paths:
        reading.unreadable.append(_folder_problem(folder, "found no fact file (*.yaml)"))
    for path in paths:
        text = read_text(path, folder)
        reading.take(text, _sections(text))
    for path in _fact_files(folder / "ledger", "*.yaml"):
        text = read_text(path, folder)
        reading.take(text, _entry("ledger", Ledger, text.value, text, ()))
    return reading


def _folder_problem(folder: Path, found: str) -> Problem:
    message = f"{found}; expected a folder of fact files; example: questions/facts"
    return Problem(str(folder), 1, "-", message)


def _fact_files(folder: Path, pattern: str) -> list[Path]:
    """Files by name; those that begin with a dot belong to editors."""
    return sorted(path for path in folder.glob(pattern) if not path.name.startswith("."))


def _strays(folder: Path, root: Path | None = None) -> Iterator[Problem]:
    """Files that look like fact files and would be passed over."""
    message = "found a name that ends in .yml; expected .yaml; rename the file"
    for path in _fact_files(folder, "*.yml"):
        yield Problem(shown(path, root or folder), 1, "-", message)


def _sections(text: Text) -> Iterator[Entry | Problem]:
    if not isinstance(text.value, dict):
        message = f"found {kind_of(text.value)}; expected sections; example: concepts:"
        yield Problem(text.file, 1, "-", message)
        return
    for section, values in text.value.items():
        if section == "negatives":
            yield from _negatives(values, text)
        else:
            yield from _list((section,), SECTIONS.get(section), values, text)


def _negatives(values: Any, text: Text) -> Iterator[Entry | Problem]:
    kinds = ", ".join(sorted(NEGATIVES))
    if not isinstance(values, dict):
        message = f"found {kind_of(values)}; expected lists by kind: {kinds}; example: not:"
        yield Problem(text.file, text.lines["negatives",], "negatives", message)
        return
    for kind, negatives in values.items():
        path = "negatives", kind
        if kind in NEGATIVES:
            yield from _list(path, NEGATIVES[kind], negatives, text)
        else:
            message = f"found the kind '{kind}'; expected one of: {kinds}; example: not:"
            yield Problem(text.file, text.lines[path], name_of(path), message)


def _list(
    path: Keys, model: type[BaseModel] | None, values: Any, text: Text
) -> Iterator[Entry | Problem]:
    line = text.lines.get(path, 1)
    if model is None:
        known = ", ".join(sorted([*SECTIONS, "negatives"]))
        yield Problem(text.file, line, name_of(path), f"found no such section; expected: {known}")
        return
    if not isinstance(values, list):
        message = f"found {kind_of(values)}; expected a list, each entry behind '- '"
        yield Problem(text.file, line, name_of(path), f"{message}; example: - id: liver")
        return
    for number, value in enumerate(values):
        yield from _entry(path[-1], model, value, text, (*path, str(number)))


def _entry(
    section: str, model: type[BaseModel], value: Any, text: Text, path: Keys
) -> Iterator[Entry | Problem]:
    try:
        yield Entry(section, model.model_validate(value), text, path)
    except ValidationError as error:
        name = name_of(path)
        if isinstance(value, dict):
            name = _id_of(value) or name
        for each in errors_of(error):
            yield Problem(text.file, _line(text, path, each), name, message_of(each))


def _id_of(value: dict[str, Any]) -> str:
    named = (value.get(key) for key in ("id", "concept", "source"))
    return next((each for each in named if each and isinstance(each, str)), "")


def _line(text: Text, path: Keys, error: ErrorDetails) -> int:
    """The line of the deepest part of the error's path that stands in the file."""
    whole = (*path, *(str(part) for part in error["loc"]))
    while whole not in text.lines and len(whole) > len(path):
        whole = whole[:-1]
    return text.lines.get(whole, 1)
