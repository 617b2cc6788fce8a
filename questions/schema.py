"""JSON Schema of the fact files, for editors; generated from the models."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from questions.ledger import Ledger
from questions.reading import FACTS, NEGATIVES, SECTIONS


def schema() -> dict[str, Any]:
    """One object whose properties are the sections a file may hold."""
    definitions: dict[str, Any] = {}
    properties = {name: _list_of(model, definitions) for name, model in SECTIONS.items()}
    negatives = {name: _list_of(model, definitions) for name, model in NEGATIVES.items()}
    properties["negatives"] = {"type": "object", "properties": negatives}
    properties["ledger"] = _list_of(Ledger, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Metastasis Trainer fact file",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "$defs": dict(sorted(definitions.items())),
    }


def _list_of(model: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    made = TypeAdapter(model).json_schema(ref_template="#/$defs/{model}")
    definitions.update(made.pop("$defs", {}))
    definitions[model.__name__] = made
    return {"type": "array", "items": {"$ref": f"#/$defs/{model.__name__}"}}


def write() -> None:
    """`schema.json` beside the facts."""
    text = json.dumps(schema(), indent=1, ensure_ascii=False, sort_keys=True)
    (FACTS / "schema.json").write_text(text + "\n", encoding="utf-8")
