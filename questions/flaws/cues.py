"""Flaws that give the key away: what singles it out among the options without knowledge."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from questions.distractors import KEY_TO_LONGEST, LONG_FROM, WEAK
from questions.flaws.lists import GENERIC, PRODUCTIVE
from questions.flaws.question import Question
from questions.flaws.text import content, words

PREFIX = 5
"""Letters that two words share when one repeats the other: osteolysis, osteoclast."""
_SPLIT = re.compile(r"\s*(?:,|;|\+|/|&|\band\b|\bplus\b|\bwith\b|\bbut\b)\s*", re.IGNORECASE)


def longest_option_correct(question: Question) -> str | None:
    """The key is more than 1.25 times as long as any other option, and long at all."""
    key, others = question.key, question.others
    if key is None or not others:
        return None
    longest = max(len(each) for each in others)
    told = len(words(key)) >= TOLD and len(key) > TWICE * longest
    if told or (len(key) > LONG_FROM and len(key) > KEY_TO_LONGEST * longest):
        return f"the key has {len(key)} characters, the longest other option {longest}"
    return None


TOLD, TWICE = 4, 2
"""A phrase of four words beside options of half its length stands out, however short it is."""


def word_repeats(question: Question) -> str | None:
    """A word, or the first five letters of one, that the stem shares with the key alone."""
    found = repeated(question)
    return f"stem and key alone share '{found}'" if found else None


def repeated(question: Question) -> str | None:
    """The word of the key that the stem gives away; none where the stem lists the options."""
    if question.key is None:
        return None
    stem = [word for word in content(question.stem) if not _is_weak(word)]
    common = set(stem).intersection(*map(words, question.options))
    others = [set(_telling(text)) - common for text in question.others]
    used = Counter(word for text in question.options for word in set(words(text)))
    listed = sum(any(word in stem and used[word] == 1 for word in each) for each in others)
    if listed > 1 and 2 * listed >= len(others):
        return None
    for word in _telling(question.key):
        rest = [each for text in question.others for each in words(text)]
        if any(_repeats(word, each) for each in rest):
            continue
        shared = max((_common(word, each) for each in rest), default=0)
        for told in stem:
            alike = told.removesuffix("s") != word and PREFIX <= _common(told, word) <= shared
            if not alike and _gives_away(told, word, question.others):
                return word
    return None


def _gives_away(told: str, word: str, others: tuple[str, ...]) -> bool:
    """The same word, or one that the key alone is built upon: azygos, hemiazygos."""
    if _repeats(word, told):
        return True
    built = len(told) >= PREFIX and word.endswith(told)
    return built and not any(each.endswith(told) for text in others for each in words(text))


def _telling(text: str) -> list[str]:
    return [word for word in content(text) if not _is_weak(word)]


def _is_weak(word: str) -> bool:
    return word in WEAK or word in GENERIC or len(word) < 3 or word.isdigit()


def _repeats(one: str, other: str) -> bool:
    """The same word, one within the other, or as much of both as osteolysis and osteoclast."""
    short, long = sorted((one.removesuffix("s"), other.removesuffix("s")), key=len)
    if short == long or any(one.startswith(form) and other.startswith(form) for form in FORMS):
        return True
    if len(short) >= PREFIX - 1 and long.startswith(short):
        return short not in PRODUCTIVE
    alike = _common(short, long)
    return alike >= PREFIX and 2 * alike >= len(short) and short[:PREFIX] not in PRODUCTIVE


FORMS = (
    "cryo",
    "hepat",
    "nephr",
    "chondr",
    "thromb",
    "haemo",
    "electro",
    "myelo",
    "gastr",
    "lymph",
    "thym",
)
"""Greek forms of four letters or more that say one thing wherever they stand: cryogenic."""


def _common(one: str, other: str) -> int:
    """Letters that two words begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def convergence_cues(question: Question) -> str | None:
    """The parts that options are put together from meet in the key."""
    if question.place is None or len(question.options) < 3:
        return None
    for split in (components, _columns_of(question.options)):
        parts = [split(text) for text in question.options]
        if max(map(len, parts)) > 1 and (found := _meeting(question.place, parts)):
            return found
    return _halves(question.place, [words(text) for text in question.options])


def _meeting(place: int, parts: list[list[str]]) -> str | None:
    used = Counter(part for each in parts for part in set(each))
    weights = [sum(used[part] - 1 for part in set(each)) for each in parts]
    best = weights[place]
    shares = [part for part in set(parts[place]) if 1 < used[part] < len(parts)]
    if len(shares) > 1 and weights.count(best) == 1 and best == max(weights):
        return f"the parts of the options meet in the key: {', '.join(sorted(shares))}"
    return None


def components(text: str) -> list[str]:
    """The parts of a combination, in lower case."""
    return [" ".join(words(each)) for each in _SPLIT.split(text) if words(each)]


def _columns_of(options: tuple[str, ...]) -> Callable[[str], list[str]]:
    """Two or three words an option, each in its place: rising sodium, falling sodium."""
    lengths = {len(words(text)) for text in options}
    even = len(lengths) == 1 and lengths <= {2, 3}
    return lambda text: words(text) if even else []


def _halves(place: int, split: list[list[str]]) -> str | None:
    """The key begins as some options do and ends as others: 120 mg, every four weeks."""
    scores = [_shared_ends(each, split) for each in split]
    best = scores[place]
    if best >= HALVES and scores.count(best) == 1 and best == max(scores):
        return "the key begins as some options do and ends as others"
    return None


HALVES = 3
"""Options that share the beginning of the key, and options that share its end, together."""


def _shared_ends(own: list[str], split: list[list[str]]) -> int:
    """Most options that share one part or the other, where both parts are shared."""
    most = 0
    for at in range(1, len(own)):
        begun = sum(each[:at] == own[:at] for each in split) - 1
        ended = sum(each[at:] == own[at:] for each in split) - 1
        most = max(most, begun + ended) if begun and ended else most
    return most
