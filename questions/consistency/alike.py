"""When two texts say one thing in the same words, whatever the order and the endings.

A high bar on purpose. A ratio of letters cannot tell a double from a parallel: of all pairs of
statements of one bank the two likest differed in 'microwave' for 'radiofrequency' and in
'docetaxel' for 'paclitaxel'. So the words decide. What only one of two texts has may be one
word, which narrows it; a word that each has for itself makes them two things.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questions.spelling import words

BEGINNING = 4
"""Letters by which a word is known in another ending: metastasis, metastases."""
ENDING = 3
"""Letters that an ending may have."""
FEW = 4
"""Words that say something, below which one more makes another thing."""
DENIALS = frozenset("not no never neither nor without none cannot".split())
_EMPTY = frozenset(
    """a about also among an and are as at be been being both by can do does for from had has have
    in into is it its may of often on or so than that the their them then there these they this
    those to usually was were what when where which while who whose will with""".split()
)

Beginnings = frozenset[str]


def told_by(text: str) -> tuple[str, ...]:
    """The words of a text that say something, in their order."""
    return tuple(word for word in words(text) if word not in _EMPTY)


def apart(one: str, other: str) -> tuple[list[str], list[str]]:
    """The words that only the one and only the other has; endings make no difference."""
    mine, theirs = told_by(one), told_by(other)
    return _lacking(mine, theirs), _lacking(theirs, mine)


def _lacking(given: tuple[str, ...], wanted: tuple[str, ...]) -> list[str]:
    return [word for word in given if not any(_is_form(word, each) for each in wanted)]


def _is_form(one: str, other: str) -> bool:
    """One word in two endings; a number, a code or a short word has one form."""
    if one == other:
        return True
    same = max(BEGINNING, max(len(one), len(other)) - ENDING)
    return one[:same] == other[:same] and min(len(one), len(other)) >= same


def doubles(texts: Mapping[str, str]) -> Iterator[tuple[str, str, list[str]]]:
    """(first, later, words that one of them has more: none or one) of texts that say one thing.

    Linear in the texts: they are found by the beginnings of their words, and of all but one.
    """
    whole: dict[Beginnings, list[str]] = {}
    for id_, text in texts.items():
        heads = _heads(text)
        for other in _near(heads, whole):
            more, less = apart(text, texts[other])
            if not (more and less) and len(more + less) <= 1:
                yield other, id_, more + less
        for key in _shorter(heads):
            whole.setdefault(key, []).append(id_)


def _near(heads: Beginnings, whole: Mapping[Beginnings, list[str]]) -> list[str]:
    """Texts that share all their words, or all but one of one side."""
    found = [id_ for key in _shorter(heads) for id_ in whole.get(key, ())]
    return list(dict.fromkeys(found))


def _shorter(heads: Beginnings) -> list[Beginnings]:
    """The beginnings, and all but one; of few words none can be left out, of none nothing told."""
    if len(heads) < FEW:
        return [heads] if heads else []
    return [heads, *(heads - {each} for each in sorted(heads))]


def _heads(text: str) -> Beginnings:
    return frozenset(word[:BEGINNING] for word in told_by(text))
