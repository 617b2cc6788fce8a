"""A key that alone is of the place, way, side, organ or sex that the stem names."""

from __future__ import annotations

import re

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

_MEMBERSHIP = re.compile(
    r"\b(?:lies|located|situated|belongs?|part of|found in|contains?|part)\b", re.IGNORECASE
)
"""What is asked is where something lies: the options are to differ in that."""


def of_region(ask: str, key: str, others: tuple[str, ...]) -> str | None:
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


_OPERATION = re.compile(
    r"^(?:\w+ )?(\w+(?:ectomy|otomy|ostomy|plasty|scopy|graphy|rrhaphy))\b", re.I
)


def of_root(ask: str, key: str, others: tuple[str, ...]) -> str | None:
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


def of_way(stem: str, key: str, others: tuple[str, ...]) -> str | None:
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


def of_side(stem: str, key: str, others: tuple[str, ...]) -> str | None:
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


def of_adjective(ask: str, key: str, others: tuple[str, ...]) -> str | None:
    """Nodes of the groin, with inguinal nodes among those of other places."""
    every = {each for named in ADJECTIVES.values() for each in named.split()}
    for place in sorted(set(words(ask)) & set(ADJECTIVES)):
        own = set(ADJECTIVES[place].split())
        said = [set(words(text)) & every for text in (key, *others)]
        apart = sum(bool(each) for each in said[1:]) > 1
        if said[0] & own and apart and not any(each & own for each in said[1:]):
            return f"'{min(said[0] & own)}' in the key is the '{place}' of the stem"
    return None


def of_sex(stem: str, key: str, others: tuple[str, ...]) -> str | None:
    """A man in the stem, and what only a woman has in every option but the key."""
    said = set(words(stem))
    for sex, other in (({"man", "male", "men"}, FEMALE), ({"woman", "female", "women"}, MALE)):
        unfit = [bool(re.search(other, text, re.IGNORECASE)) for text in (key, *others)]
        if said & sex and not unfit[0] and all(unfit[1:]):
            return f"the key alone fits the {min(said & sex)} in the stem"
    return None
