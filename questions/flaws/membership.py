"""Two options of one class, or a class beside its member, where one of them is the key."""

from __future__ import annotations

import re
from dataclasses import dataclass

from questions.flaws.classes import CLASSES, SAID_OF_SEVERAL
from questions.flaws.question import Question
from questions.flaws.text import asked, words
from questions.spelling import normal

_IS_A = re.compile(
    r"\b(?:is|are|be|as|to|name|give|choose) (?:an?|the|one of the|(?:an? )?(?:example|kind|type|"
    r"form|sort) of(?: an?)?)? ?(?P<name>[\w/ -]+?)\s*[?.]?$",
    re.IGNORECASE,
)
_PLAIN = frozenset(
    """agent antibody as be belong can cancer clas commonly could count drug doe following give
    given group i in known list listed may medicine method molecule name of often one option
    organ procedure scan sign site substance symptom tablet technique test that these thi
    those to treatment tumour used which what would""".split()
)
"""Words of an ask that narrow nothing."""


@dataclass(frozen=True)
class _Line:
    names: frozenset[str]
    members: frozenset[str]


def _read(text: str) -> tuple[_Line, ...]:
    lines = []
    for line in " ".join(text.split()).split(";"):
        names, _, members = line.partition(":")
        lines.append(_Line(_names(names), _names(members)))
    return tuple(lines)


def _names(listed: str) -> frozenset[str]:
    return frozenset(normal(each) for each in listed.split(","))


def _stems(text: str) -> tuple[str, ...]:
    """Words without articles and the s of a plural or of a verb."""
    return tuple(w.removesuffix("s") for w in words(text) if w not in ("the", "a", "an", "any"))


_CLASSES = _read(CLASSES)
_WAYS = tuple(
    (tuple(_stems(way) for way in names.split(",")), _names(members))
    for names, _, members in (
        line.partition(":") for line in " ".join(SAID_OF_SEVERAL.split()).split(";")
    )
)


def members_of(name: str) -> frozenset[str]:
    """Normal names of the listed members of a class; none where the class is not listed."""
    wanted = normal(name)
    return frozenset().union(*(each.members for each in _CLASSES if wanted in each.names))


def of_one_class(question: Question) -> str | None:
    """A class and its member; two of the class that is asked for; two of what is asked."""
    if question.place is None:
        return None
    names = [normal(text) for text in question.options]
    key = names[question.place]
    for text, name in zip(question.options, names, strict=True):
        if name != key and (_holds(key, name) or _holds(name, key)):
            return f"'{text}' holds where '{question.key}' does"
    return _two_of_class(question, names) or _two_of_asked(question, names)


def _holds(name: str, member: str) -> bool:
    return any(name in each.names and member in each.members for each in _CLASSES)


def _two_of_class(question: Question, names: list[str]) -> str | None:
    """'Which of these is a bisphosphonate?' with two of them."""
    assert question.place is not None
    found = _IS_A.search(asked(question.stem))
    if not found or not set(_stems(asked(question.stem)[: found.start()])) <= _PLAIN:
        return None
    wanted = normal(found["name"])
    kin = question.kin or (frozenset(),) * len(names)
    held = [
        wanted in said or any(wanted in each.names and name in each.members for each in _CLASSES)
        for name, said in zip(names, kin, strict=True)
    ]
    rest = [at for at, each in enumerate(held) if each and at != question.place]
    if held[question.place] and rest:
        return f"'{question.options[rest[0]]}' is one too: {found['name']}"
    return None


def _two_of_asked(question: Question, names: list[str]) -> str | None:
    """'Which drug inhibits aromatase?' with two that do, and nothing that narrows it."""
    assert question.place is not None
    ask = _stems(_TYPICAL.sub("symptom of", _HAS.sub(r"\1 of", asked(question.stem))))
    for ways, right in _WAYS:
        rest = [at for at, name in enumerate(names) if name in right and at != question.place]
        if names[question.place] in right and rest and any(_is_asked(ask, way) for way in ways):
            return f"'{question.options[rest[0]]}' is right too"
    return None


_HAS = re.compile(
    r"\b((?:side|adverse) effect) (?:has|is caused by|results from|comes with)\b", re.I
)
_TYPICAL = re.compile(
    r"\b(?:symptom|sign|complaint|feature|finding|manifestation) (?:is |may be |"
    r"can be )?(?:typical of|typically "
    r"caused by|caused by|occurs? in|seen in|found in|due to|comes? from|results? from|"
    r"accompanies|suggests?|"
    r"points? to|indicates?|common in|characteristic of|produced by|of)",
    re.IGNORECASE,
)


def _is_asked(ask: tuple[str, ...], way: tuple[str, ...]) -> bool:
    """The ask ends with the way, and nothing before it narrows it."""
    return ask[-len(way) :] == way and set(ask[: -len(way)]) <= _PLAIN
