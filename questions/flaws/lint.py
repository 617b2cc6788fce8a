"""Foreign items, one JSON object a line, and what is wrong with each line or item.

Whatever stands in the file, each line gets its answer: a line that is no item is told apart
from an item with flaws by the criterion `input`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from questions.flaws.checks import flaws_of
from questions.flaws.known import Known
from questions.flaws.question import FOREIGN, Question

INPUT = "input"
LONGEST_LINE = 100_000
LONGEST_STEM, LONGEST_OPTION = 5_000, 1_000
"""Characters; the rules are written for questions, and take long over a book."""
OPTIONS_AT_LEAST, OPTIONS_AT_MOST = 2, 26
EXAMPLE = (
    '{"stem": "Which cell resorbs bone?", "options": ["Osteoclast", "Osteoblast"], "answer": 0}'
)
MARKUP = re.compile(r"</?[a-z][^>]*>|&(?:#\d+|\w{2,8});", re.IGNORECASE)
SHOWN = 60


class NotAnItem(Exception):
    """A line that holds no item; it says what was found and what was expected."""


@dataclass(frozen=True)
class LintFinding:
    line: int
    criterion: str
    message: str


def lint(path: Path, known: Known | None = None) -> list[LintFinding]:
    """Every finding in a file, by line; blank lines are passed over.

    Raises:
        OSError: the file cannot be read.
    """
    lines = path.read_bytes().split(b"\n")
    found = [each for number, line in enumerate(lines, 1) for each in _of_line(number, line, known)]
    if not any(line.strip() for line in lines):
        message = f"found an empty file; expected one item a line, such as {EXAMPLE}"
        return [LintFinding(1, INPUT, message)]
    return found


def _of_line(number: int, line: bytes, known: Known | None) -> Iterator[LintFinding]:
    if not line.strip():
        return
    try:
        question = foreign(line)
    except NotAnItem as wrong:
        yield LintFinding(number, INPUT, str(wrong))
        return
    if known:
        question = known.about(question)
    if found := MARKUP.search(" ".join((question.stem, *question.options))):
        yield LintFinding(number, INPUT, f"found the markup '{found[0]}'; expected plain text")
    for flaw in flaws_of(question):
        yield LintFinding(number, flaw.criterion, flaw.message)


def foreign(line: bytes) -> Question:
    """The question of a line of JSON.

    Raises:
        NotAnItem: it is none.
    """
    body = _object(line)
    stem, options, answer = (_field(body, name) for name in ("stem", "options", "answer"))
    if not isinstance(stem, str) or not stem.strip():
        raise NotAnItem(f"found the stem {_shown(stem)}; expected a text")
    if not isinstance(options, list) or not all(isinstance(each, str) for each in options):
        raise NotAnItem(f"found the options {_shown(options)}; expected a list of texts")
    if not OPTIONS_AT_LEAST <= len(options) <= OPTIONS_AT_MOST:
        raise NotAnItem(
            f"found {len(options)} options; expected {OPTIONS_AT_LEAST} to {OPTIONS_AT_MOST}"
        )
    if blank := [at for at, text in enumerate(options) if not text.strip()]:
        raise NotAnItem(f"found the option at index {blank[0]} without text; expected a text")
    _measure("stem", stem, LONGEST_STEM)
    for text in options:
        _measure("option", text, LONGEST_OPTION)
    return Question(
        FOREIGN, _plain(stem), tuple(map(_plain, options)), (_key(answer, len(options)),)
    )


def _measure(what: str, text: str, longest: int) -> None:
    if len(text) > longest:
        found = f"found the {what} to have {len(text)} characters"
        raise NotAnItem(f"{found}; expected at most {longest}")


def _plain(text: str) -> str:
    """One line, single spaces."""
    return " ".join(text.split())


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise NotAnItem(f"found a line of {len(line)} bytes; expected at most {LONGEST_LINE}")
    try:
        body = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as wrong:
        found = f"found the byte 0x{line[wrong.start]:02x} at {wrong.start + 1}, which is no UTF-8"
        raise NotAnItem(f"{found}; expected UTF-8") from None
    except (ValueError, RecursionError) as wrong:
        where = f" ({wrong})" if isinstance(wrong, json.JSONDecodeError) else ""
        raise NotAnItem(f"found no JSON{where}; expected an object such as {EXAMPLE}") from None
    if not isinstance(body, dict):
        raise NotAnItem(f"found {_shown(body)}; expected an object such as {EXAMPLE}")
    return body


def _field(body: dict[str, Any], name: str) -> Any:
    if name not in body:
        there = ", ".join(sorted(body)) or "none"
        raise NotAnItem(f"found no '{name}' among the fields ({there[:SHOWN]}); expected one")
    return body[name]


def _key(answer: Any, k: int) -> int:
    if isinstance(answer, list):
        raise NotAnItem(f"found {len(answer)} keys; expected one index")
    if isinstance(answer, bool) or not isinstance(answer, int):
        raise NotAnItem(f"found the answer {_shown(answer)}; expected an index from 0 to {k - 1}")
    if not 0 <= answer < k:
        raise NotAnItem(f"found the answer {_shown(answer)}; expected an index from 0 to {k - 1}")
    return answer


def _shown(value: Any) -> str:
    """A value as JSON, cut: it may be anything."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
