"""Two options that have what is asked for, where nothing in the stem narrows it to one."""

from __future__ import annotations

import re

from questions.flaws.properties import NARROWING, PROPERTIES
from questions.flaws.question import Question
from questions.flaws.text import asked, before_asked, words
from questions.spelling import normal


def two_have_it(question: Question) -> str | None:
    """The key and another stand in one line of PROPERTIES, of which the question has the words."""
    ask = asked(question.stem)
    if question.place is None or before_asked(question.stem):
        return None
    told = words(ask)
    names = [normal(text) for text in question.options]
    if found := _known_of_two(question, ask):
        return found
    for groups, members in _LINES:
        rest = [at for at, each in enumerate(names) if each in members and at != question.place]
        if names[question.place] not in members or not rest:
            continue
        if _asks_for(told, groups) and not _is_narrowed(told, groups):
            return f"'{question.options[rest[0]]}' is right too"
    return None


def _known_of_two(question: Question, ask: str) -> str | None:
    """The bank says of the key and of another what the question names."""
    assert question.place is not None
    told, kin = words(ask), question.kin or (frozenset(),) * len(question.options)
    for at, said in enumerate(kin):
        for name in sorted(said & kin[question.place]) if at != question.place else ():
            groups = tuple((word[:ROOT],) for word in told if word[:ROOT] in name)
            if len(name) >= ROOT and name in normal(ask) and not _is_narrowed(told, groups):
                return f"'{question.options[at]}' is right too"
    return None


ROOT = 4


def _asks_for(told: list[str], groups: tuple[tuple[str, ...], ...]) -> bool:
    return all(any(word.startswith(each) for word in told for each in group) for group in groups)


def _is_narrowed(told: list[str], groups: tuple[tuple[str, ...], ...]) -> bool:
    """A superlative, a condition, or more words than a question of one property has."""
    asking = {each for group in groups for each in group}
    rest = [word for word in told if not any(word.startswith(each) for each in asking)]
    if any(word in NARROWING or (word.endswith("est") and word not in _TESTS) for word in rest):
        return True
    return len([word for word in rest if word not in _PLAIN]) > LOOSE


_TESTS = frozenset({"test", "chest", "rest", "breast"})
LOOSE = 1
_PLAIN = frozenset(
    """a adult adults agent an and are as at be bone bones brain breast by can cancer cell cells
    common commonly disease do does drug drugs factor following frequently from gene group has
    have imaging in into is it its kind known liver lung marker may men metastases metastasis
    metastatic method molecule node of often on one organ organs part patient patients people
    postmenopausal procedure protein scan sign site skeleton strengthens substance symptom
    technique test that the their these this tissue to treatment tumor tumors tumour tumours
    type used what which with women work works""".split()
)


def _read() -> tuple[tuple[tuple[tuple[str, ...], ...], frozenset[str]], ...]:
    lines = []
    for line in " ".join(PROPERTIES.split()).split(";"):
        asking, _, members = line.partition(":")
        groups = tuple(tuple(each.strip().split("/")) for each in re.split(r" \+ ", asking))
        lines.append((groups, frozenset(normal(each) for each in members.split(","))))
    return tuple(lines)


_LINES = _read()
