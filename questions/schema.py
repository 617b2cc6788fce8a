"""JSON Schema of the fact files, for editors; generated from the models.

An editor guesses types where our reader sees texts: `dated: 2019` is a number to it, `spare: yes`
a text. The schema takes both, so that what it underlines is wrong here too.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from questions.ledger import Ledger
from questions.reading import FACTS, NEGATIVES, SECTIONS

OURS = "Set by reading"
"""Beginning of the description of a field that no file may have."""


def schema() -> dict[str, Any]:
    """A file of sections, or a file of the ledger: that one begins with its source."""
    definitions: dict[str, Any] = {}
    sections = {name: _list_of(model, definitions) for name, model in SECTIONS.items()}
    negatives = {name: _list_of(model, definitions) for name, model in NEGATIVES.items()}
    sections["negatives"] = _closed(negatives)
    ledger = _ref(Ledger, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Metastasis Trainer fact file",
        "type": "object",
        "if": {"required": ["source"]},
        "then": ledger,
        "else": _closed(sections),
        "$defs": {name: _as_read(each) for name, each in sorted(definitions.items())},
    }


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _list_of(model: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": _ref(model, definitions)}


def _ref(model: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    made = TypeAdapter(model).json_schema(ref_template="#/$defs/{model}")
    definitions.update(made.pop("$defs", {}))
    definitions[model.__name__] = made
    return {"$ref": f"#/$defs/{model.__name__}"}


def _as_read(made: Any) -> Any:
    """A part of the schema as an editor meets it: texts may look like numbers, yes is a text."""
    if isinstance(made, list):
        return [_as_read(each) for each in made]
    if not isinstance(made, dict):
        return made
    parts = {name: _as_read(each) for name, each in made.items() if not _is_ours(each)}
    match parts.get("type"):
        case "string" if "enum" not in parts and "const" not in parts:
            parts["type"] = ["string", "number"]
        case "boolean":
            del parts["type"]
            parts["enum"] = ["yes", "no", True, False]
    return parts


def _is_ours(made: Any) -> bool:
    return isinstance(made, dict) and str(made.get("description", "")).startswith(OURS)


def write() -> None:
    """`schema.json` beside the facts."""
    text = json.dumps(schema(), indent=1, ensure_ascii=False, sort_keys=True)
    (FACTS / "schema.json").write_text(text + "\n", encoding="utf-8")
