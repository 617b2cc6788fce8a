"""YAML -> models, or a list of problems with file and line. All problems at once.

YAML is read as text: no implicit types, no duplicate keys, block style. pydantic turns
texts into numbers and dates where a field asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from questions import fact, negative, tabular, vocabulary
from questions.ledger import Ledger

FACTS = Path(__file__).parent / "facts"

SECTIONS: dict[str, type[BaseModel]] = {
    "sources": vocabulary.Source,
    "references": vocabulary.Reference,
    "topics": vocabulary.Topic,
    "types": vocabulary.Type,
    "relations": vocabulary.Relation,
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
    "tombstones": fact.Tombstone,
}
NEGATIVES: dict[str, type[BaseModel]] = {
    "not": negative.Not,
    "complete": negative.Complete,
    "closed": negative.Closed,
}
EXAMPLES = {
    "string_pattern_mismatch": "liver-metastases; 2026-11-22; PMID 12345678",
    "missing": "see questions/facts/README.md",
    "extra_forbidden": "see questions/facts/README.md for the fields there are",
    "date_from_datetime_parsing": "2026-11-22",
    "bool_parsing": "yes",
    "float_parsing": "12.5",
    "int_parsing": "3",
    "tuple_type": "a list, one value a line, each behind '- '",
    "dict_type": "a mapping, one 'key: value' a line",
    "model_type": "a mapping, one 'key: value' a line",
    "string_type": "a text; quote it if it begins with a special sign",
    "too_short": "give more values",
}


Keys = tuple[str, ...]


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in a file: what was found, what is expected, an example."""

    file: str
    line: int
    id: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.id}: {self.message}"


class BadBank(Exception):
    """The fact base cannot be used; `problems` lists everything that is wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass
class Text:
    """A file as plain values, with the line of every path in it."""

    file: str
    value: Any = None
    lines: dict[Keys, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


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


def read(folder: Path = FACTS) -> tuple[list[Entry], list[Problem]]:
    """Every entry of every file of the folder, and every problem of reading."""
    found: list[Entry | Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        found += _sections(read_text(path, folder))
    for path in sorted((folder / "ledger").glob("*.yaml")):
        text = read_text(path, folder)
        found += text.problems
        if text.value is not None:
            found += _entry("ledger", Ledger, text.value, text, ())
    entries = [each for each in found if isinstance(each, Entry)]
    return entries, [each for each in found if isinstance(each, Problem)]


def read_text(path: Path, folder: Path) -> Text:
    """A YAML file as text values only."""
    text = Text(str(path.relative_to(folder.parent.parent) if folder == FACTS else path))
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    except UnicodeDecodeError:
        text.problems.append(Problem(text.file, 1, "-", "is not UTF-8; save the file as UTF-8"))
        return text
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        message = f"is not YAML: {error.problem}; example: name: liver"
        text.problems.append(Problem(text.file, line, "-", message))
        return text
    if node is not None:
        text.value = _value(node, (), text)
    return text


def _value(node: yaml.Node, path: Keys, text: Text) -> Any:
    text.lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, text)
    if isinstance(node, yaml.SequenceNode):
        if node.flow_style:
            _refuse_loose_words(node, path, text)
        return [_value(each, (*path, str(n)), text) for n, each in enumerate(node.value)]
    return node.value


def _mapping(node: yaml.MappingNode, path: Keys, text: Text) -> dict[str, Any]:
    if node.flow_style and node.value:
        message = "found a one-line mapping {...}; expected one 'key: value' a line"
        text.problems.append(Problem(text.file, node.start_mark.line + 1, _name(path), message))
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in values:
            message = f"found the key '{key}' twice; expected once; keep one of the two"
            line = key_node.start_mark.line + 1
            text.problems.append(Problem(text.file, line, _name(path), message))
        values[key] = _value(value_node, (*path, key), text)
        text.lines[*path, key] = key_node.start_mark.line + 1
    return values


def _refuse_loose_words(node: yaml.SequenceNode, path: Keys, text: Text) -> None:
    for each in node.value:
        if isinstance(each, yaml.ScalarNode) and not each.style and " " in each.value:
            message = (
                f"found {len(node.value)} values in a one-line list, '{each.value}' unquoted; "
                'quote names that hold a space or a comma; example: ["bone pain", "pain, bone"]'
            )
            text.problems.append(Problem(text.file, each.start_mark.line + 1, _name(path), message))


def _name(path: Keys) -> str:
    return ".".join(path) or "-"


def _sections(text: Text) -> Iterator[Entry | Problem]:
    yield from text.problems
    if text.value is None:
        return
    if not isinstance(text.value, dict):
        yield Problem(text.file, 1, "-", "found a list; expected sections; example: concepts:")
        return
    for section, values in text.value.items():
        if section == "negatives" and isinstance(values, dict):
            for kind, negatives in values.items():
                yield from _list((section, kind), NEGATIVES.get(kind), negatives, text)
        else:
            yield from _list((section,), SECTIONS.get(section), values, text)


def _list(
    path: Keys, model: type[BaseModel] | None, values: Any, text: Text
) -> Iterator[Entry | Problem]:
    line = text.lines.get(path, 1)
    if model is None:
        known = ", ".join(sorted([*SECTIONS, "negatives"]))
        yield Problem(text.file, line, _name(path), f"found no such section; expected: {known}")
        return
    if not isinstance(values, list):
        yield Problem(text.file, line, _name(path), "expected a list, each entry behind '- '")
        return
    for number, value in enumerate(values):
        yield from _entry(path[-1], model, value, text, (*path, str(number)))


def _entry(
    section: str, model: type[BaseModel], value: Any, text: Text, path: Keys
) -> Iterator[Entry | Problem]:
    try:
        yield Entry(section, model.model_validate(value), text, path)
    except ValidationError as error:
        name = _name(path)
        if isinstance(value, dict):
            name = str(value.get("id") or value.get("concept") or name)
        for each in error.errors():
            yield Problem(text.file, _line(text, path, each), name, _message(each))


def _line(text: Text, path: Keys, error: ErrorDetails) -> int:
    """The line of the deepest part of the error's path that stands in the file."""
    whole = (*path, *(str(part) for part in error["loc"]))
    while whole not in text.lines and len(whole) > len(path):
        whole = whole[:-1]
    return text.lines.get(whole, 1)


def _message(error: ErrorDetails) -> str:
    where = ".".join(str(part) for part in error["loc"]) or "entry"
    found = error["input"]
    shown = "nothing" if error["type"] == "missing" else repr(found)[:80]
    message = f"'{where}': found {shown}; expected: {_expected(error)}"
    example = EXAMPLES.get(error["type"])
    return f"{message}; example: {example}" if example else message


def _expected(error: ErrorDetails) -> str:
    match error["type"]:
        case "missing":
            return "a value; this field is needed"
        case "extra_forbidden":
            return "no such field; is it spelt right"
        case "string_pattern_mismatch":
            return f"a text like {error['ctx']['pattern']}"
        case "value_error":
            return str(error["ctx"]["error"])
    message: str = error["msg"]
    return message[:1].lower() + message[1:]
