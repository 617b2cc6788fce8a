"""Replies that say more than one name, or say it the other way round.

`spelling` judges one name. Learners also write a name and its abbreviation, and "pain in the
bone" for "bone pain". What such a reply says is right where each part of it alone is; letters
in brackets may also be the initials of an accepted name, but never another concept's name.
"""

from __future__ import annotations

import re

from questions.spelling import Spelling, codes, normal, spelling, words

_BRACKET = re.compile(r"\s*([^()\[\]]+?)\s*[(\[]([^()\[\]]+)[)\]][\s.]*")
_BESIDE = re.compile(r"\s*[,;=/]\s*|\s+or\s+", re.IGNORECASE)
_TURNED = re.compile(r"\s*(.+?)\s+(?:of|in|to|against)\s+(.+?)\s*", re.IGNORECASE)
_SMALL = frozenset("a an and by for from in of on or the to with".split())


def judged(reply: str, names: tuple[str, ...], rivals: tuple[str, ...]) -> Spelling:
    """Whether a typed reply says one of the names, and nothing else."""
    whole = _one(reply, names, rivals)
    if whole.correct:
        return whole
    both = _both(reply, names, rivals)
    return both if both.correct else whole


def initials(name: str) -> frozenset[str]:
    """Its letters as an abbreviation: PFS; ctDNA, where a code stays; with and without 'of'."""
    every = re.findall(r"[^\W_]+", name)
    exact = codes(name)
    found = set[str]()
    for parts in (every, [part for part in every if part.casefold() not in _SMALL]):
        found.add("".join(part[0] for part in parts))
        found.add("".join(part if part.casefold() in exact else part[0] for part in parts))
    return frozenset(normal(each) for each in found if len(each) > 1)


def _one(reply: str, names: tuple[str, ...], rivals: tuple[str, ...]) -> Spelling:
    """A single name, as it stands or turned round: 'inhibitor of PARP' is a PARP inhibitor."""
    plain = spelling(reply, names, rivals)
    found = None if plain.correct else _TURNED.fullmatch(reply)
    if found is None:
        return plain
    turned = spelling(f"{' '.join(words(found[2]))} {found[1]}", names, rivals)
    return turned if turned.correct else plain


def _both(reply: str, names: tuple[str, ...], rivals: tuple[str, ...]) -> Spelling:
    """Two names of one thing, or a name and its initials in brackets (or the other way)."""
    bracket = _BRACKET.fullmatch(reply)
    parts = bracket.groups() if bracket else tuple(_BESIDE.split(reply))
    said = [_one(part, names, rivals) for part in parts]
    right = [each for each in said if each.correct]
    if len(parts) != 2 or not right:
        return Spelling(False)
    wrong = next((part for part, each in zip(parts, said, strict=True) if not each.correct), "")
    if wrong and not (bracket and _is_short(wrong, names, rivals)):
        return Spelling(False)
    return Spelling(True, next((each.note for each in right if each.note), ""))


def _is_short(part: str, names: tuple[str, ...], rivals: tuple[str, ...]) -> bool:
    letters = normal(part)
    known = frozenset[str]().union(*map(initials, names))
    short = letters in known or letters.removesuffix("s") in known
    return short and letters not in map(normal, rivals)
