"""What a model refuses, in the words of the curator: found, expected, an example."""

from __future__ import annotations

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from questions.model import FACT_ID, ID, LINE
from questions.vocabulary import DATED, IDENTIFIER
from questions.yaml_text import kind_of

EXAMPLES = {
    "missing": "see questions/facts/README.md",
    "extra_forbidden": "see questions/facts/README.md for the fields there are",
    "bool_parsing": "yes",
    "float_parsing": "12.5",
    "finite_number": "12.5",
    "int_parsing": "3",
    "tuple_type": "a list, one value a line, each behind '- '",
    "dict_type": "a mapping, one 'key: value' a line",
    "model_type": "a mapping, one 'key: value' a line",
    "string_type": "a text; quote it if it begins with a special sign",
    "too_short": "give more values",
}
PATTERNS = {
    ID: "liver-metastases",
    FACT_ID: "olaparib.drug-class",
    LINE: "one line of text",
    DATED: "2026-11-22",
    IDENTIFIER: "PMID 12345678",
}


def errors_of(error: ValidationError) -> list[ErrorDetails]:
    """Its errors, but for lists that are too short only because their parts are wrong."""
    errors = error.errors()
    above = {each["loc"][:size] for each in errors for size in range(len(each["loc"]))}
    return [each for each in errors if each["type"] != "too_short" or each["loc"] not in above]


def message_of(error: ErrorDetails) -> str:
    """Found, expected and an example for one error of a model."""
    where = ".".join(str(part) for part in error["loc"]) or "entry"
    kind = error["type"]
    if kind == "value_error" and isinstance(error["input"], dict):
        return f"'{where}': {error['ctx']['error']}"
    found = "nothing" if kind == "missing" else _shown(error["input"])
    message = f"'{where}': found {found}; expected: {_expected(error)}"
    example = _example(error)
    return f"{message}; example: {example}" if example else message


def _shown(found: object) -> str:
    if found in ("", None):
        return "nothing"
    return "a mapping" if isinstance(found, dict) else repr(found)[:80]


def _example(error: ErrorDetails) -> str | None:
    if error["type"] == "string_pattern_mismatch":
        return PATTERNS.get(error["ctx"]["pattern"], "see questions/facts/README.md")
    return EXAMPLES.get(error["type"])


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
        case "tuple_type":
            return f"a list, not {kind_of(error['input'])}"
        case "model_type" | "dict_type":
            return f"a mapping, not {kind_of(error['input'])}"
    message: str = error["msg"]
    return message[:1].lower() + message[1:]
