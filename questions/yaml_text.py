"""A YAML file as plain text values, with the line of every part of it.

No implicit types, no doubled keys, no anchors or aliases, block style, nothing invisible, and
no deeper than a fact file ever is. The events are looked at before anything is built.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from questions.problem import Problem, shown

DEEPEST = 30
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_APART = re.compile(r"[\t\r]")

Keys = tuple[str, ...]


@dataclass
class Text:
    """A file as plain values; `value` stays None where the file cannot be read."""

    file: str
    value: Any = None
    lines: dict[Keys, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, line: int, path: Keys, message: str) -> None:
        self.problems.append(Problem(self.file, line, name_of(path), message))


def name_of(path: Keys) -> str:
    return ".".join(path) or "-"


def kind_of(value: Any) -> str:
    """What a value is, in the words of the curator."""
    if value in ("", None):
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else "a text"


def read_text(path: Path, folder: Path) -> Text:
    """A YAML file as text values only; all that is wrong is in `problems`."""
    text = Text(shown(path, folder))
    content = _content(path, text)
    if content is None:
        return text
    _refuse_invisible(content, text)
    try:
        if not text.problems:
            _refuse_tangles(content, text)
        if not text.problems:
            _build(yaml.compose(content, Loader=yaml.CBaseLoader), text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        text.refuse(line, (), f"is not YAML: {error.problem}; example: name: liver")
    except yaml.YAMLError as error:
        text.refuse(1, (), f"is not YAML: {error}; example: name: liver")
    return text


def _content(path: Path, text: Text) -> str | None:
    raw = b""
    try:
        if not path.is_file():
            found = "a folder" if path.is_dir() else "a link to nothing, or no plain file"
            text.refuse(1, (), f"found {found}; expected a YAML file; remove or rename it")
            return None
        raw = path.read_bytes()
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        text.refuse(line, (), "is not UTF-8; save the file as UTF-8")
    except OSError as error:
        text.refuse(1, (), f"cannot be read: {error.strerror}; expected a readable YAML file")
    return None


def _refuse_invisible(content: str, text: Text) -> None:
    for number, line in enumerate(content.split("\n"), 1):
        if match := INVISIBLE.search(line):
            text.refuse(number, (), _invisible(match[0]))


def _invisible(sign: str) -> str:
    return (
        f"found the invisible sign U+{ord(sign):04X}; expected a text that can be seen; remove it"
    )


def _refuse_tangles(content: str, text: Text) -> None:
    """Anchors, aliases and great depth: a few lines of them may mean a file without end."""
    depth = 0
    for event in yaml.parse(content, Loader=yaml.CBaseLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if anchor := getattr(event, "anchor", None):
            found = (
                f"alias '*{anchor}" if isinstance(event, yaml.AliasEvent) else f"anchor '&{anchor}"
            )
            text.refuse(line, (), f"found the {found}'; {_WRITTEN_OUT}")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            text.refuse(line, (), f"found more than {DEEPEST} levels of nesting; expected few")
            return


_WRITTEN_OUT = 'expected every text written out; quote a text that begins with & or *: "*"'


def _build(node: yaml.Node | None, text: Text) -> None:
    if node is None:
        text.refuse(1, (), "found an empty file; expected sections; example: concepts:")
    else:
        text.value = _value(node, (), text)


def _value(node: yaml.Node, path: Keys, text: Text) -> Any:
    line = node.start_mark.line + 1
    text.lines[path] = line
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, text)
    if isinstance(node, yaml.SequenceNode):
        if node.flow_style:
            _refuse_loose_words(node, path, text)
        return [_value(each, (*path, str(n)), text) for n, each in enumerate(node.value)]
    value = str(node.value)
    if match := INVISIBLE.search(value) or _APART.search(value):
        text.refuse(line, path, _invisible(match[0]))
    return value


def _mapping(node: yaml.MappingNode, path: Keys, text: Text) -> dict[str, Any]:
    if node.flow_style and node.value:
        message = "found a one-line mapping {...}; expected one 'key: value' a line"
        text.refuse(node.start_mark.line + 1, path, message)
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = _key(key_node, path, text)
        if key is None:
            continue
        if key in values:
            message = f"found the key '{key}' twice; expected once; keep one of the two"
            text.refuse(line, path, message)
        values[key] = _value(value_node, (*path, key), text)
        text.lines[*path, key] = line
    return values


def _key(node: yaml.Node, path: Keys, text: Text) -> str | None:
    """The key as a word; None for a list, a mapping, or a text that is no key."""
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.ScalarNode):
        found = "a list" if isinstance(node, yaml.SequenceNode) else "a mapping"
        text.refuse(line, path, f"found {found} as a key; expected a word; example: name: liver")
        return None
    key = str(node.value)
    if key.strip() != key or not key.isprintable() or not key:
        message = f"found the key {key!r}; expected a word without space around it"
        text.refuse(line, path, f"{message}; example: name: liver")
        return None
    return key


def _refuse_loose_words(node: yaml.SequenceNode, path: Keys, text: Text) -> None:
    for each in node.value:
        if isinstance(each, yaml.ScalarNode) and not each.style and " " in each.value:
            message = (
                f"found {len(node.value)} values in a one-line list, '{each.value}' unquoted; "
                'quote names that hold a space or a comma; example: ["bone pain", "pain, bone"]'
            )
            text.refuse(each.start_mark.line + 1, path, message)
