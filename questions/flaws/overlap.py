"""Options of which one holds wherever the other does."""

from __future__ import annotations

import re
from itertools import permutations

from questions.flaws.membership import of_one_class
from questions.flaws.quantities import spans
from questions.flaws.question import FOREIGN, Question
from questions.flaws.shared import two_have_it
from questions.flaws.synonyms import SAME_THING
from questions.flaws.text import asked, words
from questions.phrasing import initials
from questions.spelling import normal


def more_than_one_correct(question: Question) -> str | None:
    """Two options that say the same, or of which one holds wherever the key does."""
    texts = question.options
    if len({_spelt(text) for text in texts}) < len(texts):
        return "found an option twice"
    same = [_things(text) for text in texts]
    for at, one in enumerate(same):
        for other_at in range(at + 1, len(same)):
            if one & same[other_at]:
                return f"'{texts[at]}' and '{texts[other_at]}' are one thing"
    for short, long in permutations(texts, 2):
        if len(words(short)) == 1 and normal(short) in initials(long):
            return f"'{short}' is short for '{long}'"
    ids = [each for each in question.known if each]
    if len(set(ids)) < len(ids):
        return "two options are names of one concept"
    if question.place is None:
        return None
    return (
        _overlap(question)
        or _contained(question)
        or of_one_class(question)
        or (two_have_it(question) if question.form == FOREIGN else None)
    )


_AMERICAN = (("ae", "e"), ("oe", "e"), ("our", "or"), ("isation", "ization"), ("ise", "ize"))
_TURNED = re.compile(r"^(?P<what>[\w -]+?) (?:of|in|to|from) (?:the )?(?P<where>[\w-]+)$", re.I)


def _spelt(text: str) -> str:
    """What American and British spelling share, and 'cancer of the lung' with 'lung cancer'."""
    turned = _TURNED.match(text.strip())
    whole = normal(f"{turned['where']} {turned['what']}" if turned else text) or text
    for british, american in _AMERICAN:
        whole = whole.replace(british, american)
    return whole


def _things(text: str) -> frozenset[int]:
    bare = re.sub(r"^(?:an?|the) ", "", text.casefold())
    whole = " ".join(re.findall(r"[^\s()\[\],;.]+", bare))
    return frozenset(at for at, names in enumerate(_SAME) if whole in names)


_SAME = tuple(frozenset(line.split("|")) for line in SAME_THING.splitlines())


def _overlap(question: Question) -> str | None:
    found = spans(question.options)
    if found is None or question.place is None:
        return None
    key = found[question.place]
    for at, other in enumerate(found):
        low, high = max(key[0], other[0]), min(key[1], other[1])
        if at == question.place:
            continue
        if low < high or key == other or (low == high and _is_counted(question, low)):
            return f"'{question.options[at]}' overlaps the key '{question.key}'"
    return None


_COUNTS = re.compile(
    r"\bhow (?:many|old|often)\b|\bages?\b|\b(?:age|year)s? (?:of|band|group|range)\b|\bdecade\b",
    re.IGNORECASE,
)


def _is_counted(question: Question, edge: float) -> bool:
    """Bands of whole things that share an edge: six nodes are in '3 to 6' and in '6 to 9'."""
    if any("%" in text or "." in text for text in question.options):
        return False
    banded = sum(bool(re.search(r"\d\s*(?:-|–|to|and)\s*\d", each)) for each in question.options)
    told = re.search(rf"(?<![\d.]){edge:g}(?![\d.])", question.stem)
    return banded > 1 and bool(told or _COUNTS.search(asked(question.stem)))


def _contained(question: Question) -> str | None:
    """One name ends with the other, or is the other's and 'of', or the adjective of the other."""
    key = " ".join(_named(question.key or ""))
    for text in question.others:
        other = " ".join(_named(text))
        short, long = sorted((key, other), key=len)
        kind = long.endswith(f" {short}") and not _DENIED.search(long)
        part = re.match(rf"{re.escape(short)} (?:of|in|with|from) ", long)
        if short and (kind or part or _adjective(short, long)):
            return f"'{text}' holds where '{question.key}' does"
    return None


_DENIED = re.compile(r"^(?:no|not|non|anti|pseudo|without)\b")


def _named(text: str) -> list[str]:
    """Words of a short name; none of a sentence or of an amount."""
    found = words(re.sub(r"^(?:an?|the) ", "", text.strip(), flags=re.IGNORECASE))
    return found if len(found) <= NAME and not re.search(r"\d", text) else []


NAME = 5


def _adjective(short: str, long: str) -> bool:
    """'liver' and 'hepatic parenchyma'."""
    things = [names for names in _SAME if short in names]
    return any(word in names for names in things for word in long.split() if word != short)
