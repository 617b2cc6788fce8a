"""The schema that editors complete from offers all that a file may hold, and no more."""

import json
from collections.abc import Iterator
from typing import Any

from questions.ledger import Ledger
from questions.reading import NEGATIVES, SECTIONS
from questions.schema import OURS, schema


def fields(model: type[Any]) -> set[str]:
    """The names that a curator writes."""
    return {
        field.alias or name
        for name, field in model.model_fields.items()
        if not (field.description or "").startswith(OURS)
    }


def parts(made: Any) -> Iterator[dict[str, Any]]:
    if isinstance(made, dict):
        yield made
    for each in made.values() if isinstance(made, dict) else made if isinstance(made, list) else ():
        yield from parts(each)


def test_every_section_and_each_of_its_fields_is_offered():
    made = schema()
    sections = made["else"]["properties"]
    negatives = sections["negatives"]["properties"]
    assert set(sections) == {*SECTIONS, "negatives"}
    assert set(negatives) == set(NEGATIVES)
    for name, model in (SECTIONS | NEGATIVES).items():
        items = (sections | negatives)[name]["items"]
        assert items == {"$ref": f"#/$defs/{model.__name__}"}
        offered = made["$defs"][model.__name__]
        assert set(offered["properties"]) == fields(model)
        assert offered["additionalProperties"] is False


def test_a_file_of_the_ledger_is_known_by_its_source():
    made = schema()
    assert made["if"] == {"required": ["source"]}
    assert made["then"] == {"$ref": "#/$defs/Ledger"}
    assert set(made["$defs"]["Ledger"]["properties"]) == fields(Ledger)
    assert "source" in made["$defs"]["Ledger"]["required"]


def test_every_reference_within_the_schema_leads_somewhere():
    made = schema()
    named = {each["$ref"] for each in parts(made) if isinstance(each.get("$ref"), str)}
    assert named <= {f"#/$defs/{name}" for name in made["$defs"]}


def test_an_editor_may_take_a_text_for_a_number_and_yes_for_a_text():
    made = schema()["$defs"]
    assert made["Reference"]["properties"]["dated"]["type"] == ["string", "number"]
    assert made["Change"]["properties"]["meaning"]["enum"] == ["yes", "no", True, False]
    assert {"boolean", "string"}.isdisjoint(
        each["type"]
        for each in parts(made)
        if isinstance(each.get("type"), str) and "enum" not in each and "const" not in each
    )


def test_the_schema_is_plain_json():
    assert json.loads(json.dumps(schema())) == schema()
