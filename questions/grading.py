"""grade(item, reply) -> Verdict. Pure: the item carries all that is needed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from questions.item import Item, ShortAnswer, SingleBest

TYPO_FROM = ((11, 2), (6, 1))
_APART = re.compile(r"[\s\-‐-―/_]+")


@dataclass(frozen=True)
class Verdict:
    """`correct`; `given` as the learner sees it; `note` says what was forgiven or mistaken."""

    correct: bool
    given: str
    note: str = ""


class UnknownReply(ValueError):
    """The reply is none of the item's options."""


def normal(text: str) -> str:
    """NFC, casefolded; hyphens, slashes and spaces alike; no full stop at the end."""
    text = unicodedata.normalize("NFC", text).casefold()
    text = _APART.sub(" ", text)
    return text.strip(" .,;:!?'\"")


def typos_allowed(name: str) -> int:
    """Edits forgiven in a name: 1 from 6 letters on, 2 from 11."""
    return next((edits for length, edits in TYPO_FROM if len(name) >= length), 0)


def grade(item: Item, reply: str) -> Verdict:
    """The verdict on a reply: an option's id, or typed text.

    Raises:
        UnknownReply: the reply is not an option of the item.
    """
    match item:
        case SingleBest():
            return _grade_choice(item, reply)
        case ShortAnswer():
            return _grade_typed(item, reply)
    raise TypeError(f"no grading for the form {item.form}")


def _grade_choice(item: SingleBest, reply: str) -> Verdict:
    for option in item.options:
        if option.id == reply:
            return Verdict(option.correct, option.text)
    raise UnknownReply(f"'{reply}' is no option of {item.id}")


def _grade_typed(item: ShortAnswer, reply: str) -> Verdict:
    given = normal(reply)
    names = (item.answer, *item.accepted)
    if given in [normal(name) for name in names]:
        return Verdict(True, reply.strip())
    near = [away for name in names if (away := _forgiven(given, name)) is not None]
    if not near:
        return Verdict(False, reply.strip())
    for rival in item.rivals:
        if OSA.distance(given, normal(rival.name)) <= min(near):
            return Verdict(False, reply.strip(), f"That is as near to “{rival.name}”.")
    return Verdict(True, reply.strip(), f"Spelt “{item.answer}”.")


def _forgiven(given: str, name: str) -> int | None:
    """Edits between a reply and a name, if they are few enough and leave its codes alone."""
    edits = OSA.distance(given, normal(name))
    if edits > typos_allowed(normal(name)) or not codes(name) <= set(given.split()):
        return None
    return edits


def codes(name: str) -> frozenset[str]:
    """Words of a name in which one sign makes another thing: HER2, RANKL, VEGF-A, stage IV."""
    words = _APART.split(unicodedata.normalize("NFC", name))
    return frozenset(word.casefold() for word in words if word and _is_code(word))


def _is_code(word: str) -> bool:
    return len(word) <= 2 or word.isupper() or any(sign.isdigit() for sign in word)
