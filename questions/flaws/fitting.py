"""A key that is the only option of the class, place, way or organ that the stem names."""

from __future__ import annotations

import re

from questions.flaws.membership import members_of
from questions.flaws.naming import kind_of
from questions.flaws.placing import of_adjective, of_region, of_root, of_sex, of_side, of_way
from questions.flaws.question import Question
from questions.flaws.text import asked
from questions.spelling import normal


def fits_alone(question: Question) -> str | None:
    """What the stem names and the key alone is; no option else can be right."""
    key, others = question.key, question.others
    if key is None or len(others) < FEWEST:
        return None
    ask = asked(question.stem)
    return (
        _of_class(ask, key, others)
        or _of_kind(ask, key, others)
        or of_region(ask, key, others)
        or of_root(ask, key, others)
        or of_way(question.stem, key, others)
        or of_side(question.stem, key, others)
        or of_adjective(ask, key, others)
        or of_sex(question.stem, key, others)
    )


FEWEST = 2
_CLASSED = re.compile(
    r"^(?:[^?,]*, )?(?:with |to |by )?(?:which|what) (?P<name>[\w/ -]+?) "
    r"(?:is|are|should|would|can|could|may|has|have|does|do|was|\w+s|given|used)\b(?! (?:an?|the|"
    r"one) "
    r"[\w ]+\?)",
    re.IGNORECASE,
)


def _of_class(ask: str, key: str, others: tuple[str, ...]) -> str | None:
    """'Which antibiotic should be given?' with one antibiotic among drugs."""
    found = _CLASSED.match(ask)
    for name in _tails(found["name"]) if found and not _MECHANISM.search(found["name"]) else ():
        members, ending = members_of(name), _ENDINGS.get(normal(name))
        held = [_is_in(text, members, ending) for text in (key, *others)]
        known = all(kind_of(text) == "drug" for text in others)
        if held[0] and known and not any(held[1:]):
            return f"the key alone is a member of the class '{name}' that the stem names"
    return None


_MECHANISM = re.compile(r"(?:inhibitor|agonist|antagonist|blocker|degrader|modulator)s?$", re.I)
"""How a drug acts is to be known, even if it is named: another matter than what it is for."""


def _tails(name: str) -> list[str]:
    """'intravenous antibiotic', 'antibiotic'."""
    parts = name.split()
    return [" ".join(parts[at:]) for at in range(len(parts))]


def _is_in(text: str, members: frozenset[str], ending: re.Pattern[str] | None) -> bool:
    return normal(text) in members or bool(ending and ending.search(text.casefold()))


_ENDINGS = {
    normal(name): re.compile(ending)
    for name, ending in (
        ("antibiotic", r"(?:cillin|penem|floxacin|mycin|micin|cycline|tazobactam|oxazole)\b|\bcef"),
        ("antibody", r"mab\b"),
        ("bisphosphonate", r"dron(?:ate|ic acid)\b"),
        ("taxane", r"taxel\b"),
        ("anthracycline", r"rubicin\b"),
        ("platinum drug", r"platin\b"),
        ("opioid", r"(?:morph|codone|morphone|codeine|fentanyl)"),
        ("tyrosine kinase inhibitor", r"tinib\b"),
        ("anticoagulant", r"(?:xaban|parin|warfarin)"),
        ("antiviral", r"(?:c[iy]clovir|tamivir|buvir)\b"),
        ("steroid", r"(?:sone|solone)\b"),
        ("corticosteroid", r"(?:sone|solone)\b"),
    )
}
_WANTED = (
    (r"(?:surgical \w+|operation|surgery)", "operation"),
    (r"(?:scan|imaging (?:test|method|study))", "imaging"),
    (r"(?:liquid|fluid)", "fluid"),
    (r"(?:doctor|specialist|professional)", "person"),
    (r"(?:enzyme)", "enzyme"),
)
_FLUID = re.compile(
    r"\b(?:fluid|blood|plasma|serum|urine|saliva|sweat|tears|bile|pus|lymph|milk|saline|water)\b",
    re.IGNORECASE,
)


def _of_kind(ask: str, key: str, others: tuple[str, ...]) -> str | None:
    """'Which surgical treatment' with one operation among drugs."""
    for noun, kind in _WANTED:
        if not (found := re.match(rf"(?:which|what) (?:\w+ )?{noun}\b", ask, re.IGNORECASE)):
            continue
        if kind == "fluid":
            held = [bool(_FLUID.search(text)) for text in (key, *others)]
        else:
            held = [kind_of(text) == kind for text in (key, *others)]
        far = _ALIEN | _TESTED if kind == "imaging" else _ALIEN
        alien = sum(kind_of(text) in far for text in others) > 1 or kind == "fluid"
        if held[0] and alien and not any(held[1:]):
            return f"the key alone answers '{found[0]}'"
    return None


_TESTED = frozenset({"test", "operation"})
_ALIEN = frozenset("drug organ molecule bone vessel nerve".split())
