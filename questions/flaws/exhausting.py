"""Options that leave nothing else."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from math import inf

from questions.flaws.lists import DOWN, LEVEL, MIDDLE, UP
from questions.flaws.opposites import are_opposites, are_sides
from questions.flaws.phrases import LEVEL_PHRASES
from questions.flaws.quantities import spans
from questions.flaws.question import Question
from questions.flaws.text import Listed, asked, words

_DIRECTIONS = frozenset((*UP, *DOWN))
_UP, _DOWN, _LEVEL, _MIDDLE = Listed(UP), Listed(DOWN), Listed(LEVEL), Listed(MIDDLE)
_BOTH = Listed(("both", "equally", "equal"))
_OF_BOTH = re.compile(r"^\w+ of both \w+s$", re.IGNORECASE)
_CLAUSE = re.compile(r"^(?:because|since|as|to|by|so)\b", re.IGNORECASE)
"""A reason may tell of both things that the stem names."""
FEW = 3
"""Of so few options two that deny each other leave the third out of place."""
LONG_STATEMENT = 45
"""Longer options say more than a direction, so that up, down and same do not exhaust."""


def exhaustive_options(question: Question) -> str | None:
    """A few options that leave nothing else: yes and no; up, down and the same."""
    texts = question.options
    found = _answers(texts) or _complement(texts) or _denied(texts) or _directions(texts)
    found = found or _bands(texts) or _triad(texts) or _each_and_both(texts)
    found = found or _either_asked(question)
    return f"{' and '.join(repr(each) for each in found)} leave nothing else" if found else None


def _answers(texts: tuple[str, ...]) -> tuple[str, ...]:
    first = [(words(text) or [""])[0] for text in texts]
    pairs = (("yes", "no"), ("true", "false"), ("always", "never"), ("all", "none"))
    return next((pair for pair in pairs if set(pair) <= set(first)), ())


def _complement(texts: tuple[str, ...]) -> tuple[str, ...]:
    """'Under 5 cm' and '5 cm or more'."""
    found = spans(texts) or []
    low = [at for at, (start, _) in enumerate(found) if start == -inf]
    high = [at for at, (_, end) in enumerate(found) if end == inf]
    one = [at for at, (start, end) in enumerate(found) if start == end]
    if len(texts) == 2 and len(one) == len(high) == 1 and found[one[0]][0] == found[high[0]][0]:
        return texts
    meet = [(a, b) for a in low for b in high if found[b][0] <= found[a][1]]
    return tuple(texts[at] for at in meet[0]) if meet and len(texts) <= FEW else ()


def _bands(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Bands that meet and cover the whole: 0 to 100 %, or none up to any number."""
    found = sorted(spans(texts) or [])
    if len(found) < FEW or any(low == high for low, high in found[1:]):
        return ()
    gaps = [after[0] - before[1] for before, after in pairwise(found)]
    whole = all("%" in text for text in texts)
    few = len(texts) <= FEW and found[-1][1] == inf
    closed = found[0][0] <= 0 and (few or (whole and found[-1][1] >= WHOLE))
    return texts if closed and all(0 <= gap <= 1 for gap in gaps) else ()


WHOLE = 100
_TRIADS = tuple(
    frozenset(each.split())
    for each in (
        "before on after", "before during after", "before at after", "low normal high",
        "below at above", "under equal over", "smaller equal larger", "lower equal higher",
        "lowered normal raised", "reduced normal raised", "decreased normal increased",
        "earlier simultaneously later", "hypotonic isotonic hypertonic", "worse equal better",
    )
)  # fmt: skip


def _triad(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Three options that differ in a word alone, which is below, at or above."""
    said = [set(words(text)) for text in texts]
    if len(texts) != FEW:
        return ()
    common = set[str].intersection(*said)
    return texts if frozenset().union(*(each - common for each in said)) in _TRIADS else ()


def _each_and_both(texts: tuple[str, ...]) -> tuple[str, ...]:
    """'Adults only', 'children only', 'adults and children'."""
    said = [frozenset(words(text)) - _JOINS for text in texts]
    if len(texts) != FEW or not all(said):
        return ()
    parts = sorted(said, key=len)
    return texts if parts[0] | parts[1] == parts[2] and not parts[0] & parts[1] else ()


_JOINS = frozenset("only alone and both or just solely the either".split())


def _either_asked(question: Question) -> tuple[str, ...]:
    """'Are they dense or lucent?' with the two as the options."""
    texts = question.options
    found = re.search(r"([\w-]+) or (?:an? |the |to |by )?([\w-]+)\W*$", asked(question.stem))
    if len(texts) != 2 or not found:
        return ()
    said = [re.sub(r"^(?:an?|the|to|by) ", "", " ".join(words(text))) for text in texts]
    pair = [found[1].casefold().replace("-", " "), found[2].casefold().replace("-", " ")]
    return texts if sorted(said) == sorted(pair) else ()


def _denied(texts: tuple[str, ...]) -> tuple[str, ...]:
    """One is the other with 'not', or with a prefix that denies."""
    for one, other in combinations(texts, 2):
        if _is_denial(one, other) or (len(texts) <= FEW and _negated(one, other)):
            return one, other
    return ()


def _directions(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Up, down and the same; two opposites and both of them."""
    level = [text for text in texts if _is_level(text) or re.match(r"no \w+$", text, re.I)]
    moved = [text for text in texts if text not in level]
    up, down = ([text for text in moved if each.first(text)] for each in (_UP, _DOWN))
    if max(map(len, texts), default=0) > LONG_STATEMENT:
        return ()
    if level and (found := _up_and_down(up, down)):
        return (*found, level[0])
    turned = any(_are_turned(one, other) for one, other in combinations(texts, 2))
    middle = any(_MIDDLE.first(text) for text in texts)
    if turned and (level or len(texts) == 2 or (len(texts) == FEW and middle)):
        return texts
    if level and len(texts) <= FEW and max(map(len, texts)) <= LONG_STATEMENT:
        return texts
    both = [text for text in texts if _BOTH.first(text) and not _CLAUSE.match(text)]
    both = both if len(both) == 1 else []
    neither = [text for text in texts if "neither" in words(text)]
    return texts if both and (len(texts) == FEW or neither) else ()


def _up_and_down(up: list[str], down: list[str]) -> tuple[str, ...]:
    """Two that name no other thing beside their directions: 'Rises' and 'Calcium falls'."""
    for one, other in ((one, other) for one in up for other in down):
        first, second = (set(words(text)) - _DIRECTIONS for text in (one, other))
        if first <= second or second <= first:
            return one, other
    return ()


def _are_turned(one: str, other: str) -> bool:
    """Opposites, or the same words in another order: men more than women."""
    return (
        are_opposites(one, other)
        or are_sides(one, other)
        or (one != other and sorted(words(one)) == sorted(words(other)))
    )


def _is_level(text: str) -> bool:
    if _CLAUSE.match(text) or _OF_BOTH.search(text):
        return False
    return bool(_LEVEL.first(text)) or any(each in text.casefold() for each in LEVEL_PHRASES)


def _is_denial(one: str, other: str) -> bool:
    denied = set(words(one)) ^ set(words(other))
    return bool(denied) and denied <= _DENIES and _bare(one) == _bare(other)


def _bare(text: str) -> list[str]:
    return [word for word in words(text) if word not in _DENIES]


def _negated(one: str, other: str) -> bool:
    """'Operable' and 'inoperable'."""
    differ = set(words(one)) ^ set(words(other))
    if len(differ) != 2:
        return False
    short, long = sorted(differ, key=len)
    ends = {short.removeprefix("pre"), short.removeprefix("post")}
    if {short, long} & {f"pre{each}" for each in ends} and long in {f"post{each}" for each in ends}:
        return True
    return long in (
        f"ab{short}",
        f"in{short}",
        f"un{short}",
        f"im{short}",
        f"non{short}",
        f"dis{short}",
    )


_DENIES = frozenset("non not no never does do did without with is are a any it".split())
