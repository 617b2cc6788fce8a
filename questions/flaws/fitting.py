"""A key that is the only option of the class, place, way or organ that the stem names."""

from __future__ import annotations

import re

from questions.flaws.membership import members_of
from questions.flaws.naming import kind_of
from questions.flaws.question import Question
from questions.flaws.regions import (
    ADJECTIVES,
    FEMALE,
    MALE,
    NO_SWALLOWING,
    REGION_NAMES,
    REGIONS,
    ROOTS,
    ROUTES,
)
from questions.flaws.text import asked, words
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
        or _of_region(ask, key, others)
        or _of_root(ask, key, others)
        or _of_way(question.stem, key, others)
        or _of_side(question.stem, key, others)
        or _of_adjective(ask, key, others)
        or _of_sex(question.stem, key, others)
    )


FEWEST = 2
_CLASSED = re.compile(
    r"^(?:[^?,]*, )?(?:with |to |by )?(?:which|what) (?P<name>[\w/ -]+?) "
    r"(?:is|are|should|would|can|could|may|has|have|does|do|was|\w+s|given|used)\b(?! (?:an?|the|one) "
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
_MEMBERSHIP = re.compile(
    r"\b(?:lies|located|situated|belongs?|part of|found in|contains?|part)\b", re.IGNORECASE
)
"""What is asked is where something lies: the options are to differ in that."""


def _of_region(ask: str, key: str, others: tuple[str, ...]) -> str | None:
    """A bone of the leg is asked for, and the key alone is one."""
    named = [where for where, name in REGION_NAMES.items() if re.search(name, ask, re.IGNORECASE)]
    if len(named) != 1 or _MEMBERSHIP.search(ask):
        return None
    if not re.match(r"(?:which|what) (?:long )?(?:bone|organ|joint|gland)s?\b", ask, re.IGNORECASE):
        return None
    where = [_region(text) for text in (key, *others)]
    if where[0] == named[0] and all(where) and named[0] not in where[1:]:
        return f"the key alone lies in the {named[0]} that the stem names"
    return None


def _region(text: str) -> str:
    said = {word.removesuffix("s") for word in words(text)} | set(words(text))
    return next((where for where, parts in REGIONS.items() if said & set(parts.split())), "")


_OPERATION = re.compile(r"^(?:\w+ )?(\w+(?:ectomy|otomy|ostomy|plasty|scopy|graphy|rrhaphy))\b", re.I)


def _of_root(ask: str, key: str, others: tuple[str, ...]) -> str | None:
    """'Which operation removes it from the liver?' with hepatectomy among other organs'."""
    found = [_OPERATION.match(text) for text in (key, *others)]
    if not all(found):
        return None
    names = [each[1].casefold() for each in found if each]
    every = {root for roots in ROOTS.values() for root in roots.split()}
    for organ in sorted(set(words(ask)) & set(ROOTS)):
        roots = set(ROOTS[organ].split())
        held = [any(name.startswith(root) for root in roots) for name in names]
        apart = [any(name.startswith(root) for root in every - roots) for name in names[1:]]
        if held[0] and all(apart) and not any(held[1:]):
            return f"'{key}' is made from the Greek of '{organ}' in the stem"
    return None


def _of_way(stem: str, key: str, others: tuple[str, ...]) -> str | None:
    """The stem names or rules out a way into the body, and the others go another way."""
    ways = [_ways(text) for text in (key, *others)]
    if re.search(NO_SWALLOWING, stem, re.IGNORECASE):
        if "mouth" not in ways[0] and all("mouth" in each for each in ways[1:]):
            return "the stem rules out the way by the mouth, which all others go"
        return None
    told = _ways(asked(stem)) - {"needle"}
    if len(told) != 1 or (ways[0] and not ways[0] & told):
        return None
    if all(each and not each & told for each in ways[1:]):
        return f"the stem names the way by the {min(told)}, which no other option goes"
    return None


def _ways(text: str) -> frozenset[str]:
    return frozenset(way for way, name in ROUTES.items() if re.search(name, text, re.IGNORECASE))


def _of_side(stem: str, key: str, others: tuple[str, ...]) -> str | None:
    """A left breast, and one node of the left side among nodes of the right."""
    told = _sides(stem)
    held = [_sides(text) for text in (key, *others)]
    if len(told) != 1 or held[0] != told:
        return None
    if all(len(each) == 1 and each != told for each in held[1:]):
        return f"the key alone lies on the {min(told)} side that the stem names"
    return None


def _sides(text: str) -> set[str]:
    return {"left", "right"} & set(words(text))


def _of_adjective(ask: str, key: str, others: tuple[str, ...]) -> str | None:
    """Nodes of the groin, with inguinal nodes among those of other places."""
    every = {each for named in ADJECTIVES.values() for each in named.split()}
    for place in sorted(set(words(ask)) & set(ADJECTIVES)):
        own = set(ADJECTIVES[place].split())
        said = [set(words(text)) & every for text in (key, *others)]
        apart = sum(bool(each) for each in said[1:]) > 1
        if said[0] & own and apart and not any(each & own for each in said[1:]):
            return f"'{min(said[0] & own)}' in the key is the '{place}' of the stem"
    return None


def _of_sex(stem: str, key: str, others: tuple[str, ...]) -> str | None:
    """A man in the stem, and what only a woman has in every option but the key."""
    said = set(words(stem))
    for sex, other in (({"man", "male", "men"}, FEMALE), ({"woman", "female", "women"}, MALE)):
        unfit = [bool(re.search(other, text, re.IGNORECASE)) for text in (key, *others)]
        if said & sex and not unfit[0] and all(unfit[1:]):
            return f"the key alone fits the {min(said & sex)} in the stem"
    return None
