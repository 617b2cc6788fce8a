"""Where keys stand, how long they are, and stems that ask the same for the same key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import fuzz

from questions.flaws.question import Question
from questions.gates.chance import Share, share, uneven
from questions.item import Item, SingleBest
from questions.spelling import normal

NEAR = 95
"""rapidfuzz ratio (0 to 100) from which two stems are one with a slip: below it lie stems of
one wording about two things, such as two drugs of one class."""


def positions(questions: Iterable[Question]) -> dict[tuple[str, int], list[int]]:
    """(form, number of options) -> how often the key stands at each place, sorted sets apart."""
    found: dict[tuple[str, int], list[int]] = {}
    for each in questions:
        if each.place is not None and not each.sorted:
            k = len(each.options)
            found.setdefault((each.form, k), [0] * k)[each.place] += 1
    return dict(sorted(found.items()))


def uneven_positions(questions: Iterable[Question]) -> dict[tuple[str, int], float]:
    """p-value of even places for each form and number of options."""
    return {each: uneven(counts) for each, counts in positions(questions).items()}


def longest(questions: Sequence[Question]) -> Share:
    """How many keys are uniquely the longest; expected: 1/k where one option is, else 0."""
    return _unique(questions, max)


def shortest(questions: Sequence[Question]) -> Share:
    """How many keys are uniquely the shortest."""
    return _unique(questions, min)


def _unique(questions: Sequence[Question], end: Callable[[list[int]], int]) -> Share:
    hits, chances = [], []
    for each in questions:
        lengths = [len(text) for text in each.options]
        if lengths.count(end(lengths)) == 1:
            hits.append(float(lengths.index(end(lengths)) == each.place))
            chances.append(1 / len(lengths))
    return share(hits, chances, len(questions))


def near_duplicates(items: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Each item whose stem is nearly an earlier one's, with the same key and form; and that one."""
    alike: dict[tuple[str, str], list[tuple[str, Item]]] = defaultdict(list)
    found = []
    for item in items:
        told, stem = alike[item.form, normal(_key(item))], item.stem.casefold()
        near = next((one for text, one in told if fuzz.ratio(stem, text, score_cutoff=NEAR)), None)
        if near:
            found.append((item, near))
        told.append((stem, item))
    return found


def _key(item: Item) -> str:
    if isinstance(item, SingleBest):
        return next(option.text for option in item.options if option.correct)
    return item.key_text


def remembering(items: Iterable[Item]) -> Counter[str]:
    """Fact -> its single best items of the level `remember`."""
    return Counter(
        item.facts[0] for item in items if item.form == SingleBest.form and item.level == "remember"
    )
