"""Flaws that give the key away: what singles it out among the options without knowledge."""

from __future__ import annotations

import re
from collections import Counter

from questions.distractors import KEY_TO_LONGEST, LONG_FROM, WEAK, shared_alone
from questions.flaws.lists import GENERIC, PRODUCTIVE
from questions.flaws.opposites import are_opposites
from questions.flaws.question import FOREIGN, Question
from questions.flaws.text import asked, content, words
from questions.phrasing import initials

PREFIX = 5
"""Letters that two words share when one repeats the other: osteolysis, osteoclast."""
_SPLIT = re.compile(r"\s*(?:,|;|\+|/|&|\band\b|\bplus\b|\bwith\b|\bbut\b)\s*", re.IGNORECASE)
_JOINED = re.compile(r",|\+|\band\b|\bplus\b|\bwith\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:two|three|both|pair|combination|combined|doublet|triplet|regimen|together|dual|"
    r"double)\b",
    re.IGNORECASE,
)
_ENDINGS = {
    r"\bantibod": r"mab\b",
    r"\b(?:which|what) (?:\w+ )?enzyme": r"ase\b",
    r"\b(?:which|what) (?:\w+ )?operation": r"(?:ectomy|ostomy|plasty)\b",
    r"\bhow (?:many|much|old|often)\b|\bin (?:which|what) year\b|"
    r"\bwhat (?:percentage|proportion|share|dose|age)\b": r"\d",
}
"""What is asked for -> what tells an option of that kind; a cue where the key alone is one."""
_COUNTED = {"two": 2, "both": 2, "pair": 2, "three": 3, "four": 4, "doublet": 2, "triplet": 3}
_NAMED_AFTER = re.compile(
    r"\bnamed (?:after|for)\b|\bwhose name\b|\btakes? (?:its|their) name\b|\b(?:as|true to) "
    r"(?:its|the) name\b",
    re.IGNORECASE,
)


def longest_option_correct(question: Question) -> str | None:
    """The key is more than 1.25 times as long as any other option, and long at all."""
    key, others = question.key, question.others
    if key is None or not others or len(key) <= LONG_FROM:
        return None
    longest = max(len(each) for each in others)
    if len(key) > KEY_TO_LONGEST * longest:
        return f"the key has {len(key)} characters, the longest other option {longest}"
    return None


def word_repeats(question: Question) -> str | None:
    """A word, or the first five letters of one, that the stem shares with the key alone."""
    key = question.key
    if key is None:
        return None
    weak = WEAK | GENERIC
    stem = [word for word in content(question.stem) if word not in weak]
    taken = [word for text in question.others for word in words(text)]
    for word in content(key):
        if word in weak or len(word) < 3 or word.isdigit():
            continue
        near = [each for each in stem if _repeats(word, each)]
        if near and not any(_repeats(word, each) for each in taken):
            return f"stem and key alone share '{word}'"
    return None


def _repeats(one: str, other: str) -> bool:
    """The same word, one within the other, or as much of both as osteolysis and osteoclast."""
    short, long = sorted((one.removesuffix("s"), other.removesuffix("s")), key=len)
    if short == long:
        return True
    if len(short) >= PREFIX - 1 and long.startswith(short):
        return short not in PRODUCTIVE
    alike = _common(short, long)
    return alike >= PREFIX and 2 * alike >= len(short) and short[:PREFIX] not in PRODUCTIVE


def _common(one: str, other: str) -> int:
    """Letters that two words begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def logical_cues(question: Question) -> str | None:
    """A part of a word, an ending, a number or a pair of opposites that leads to the key."""
    key, others = question.key, question.others
    if key is None:
        return None
    own = question.form != FOREIGN
    if own and (clue := shared_alone(question.stem, key, list(others))):
        return f"stem and key alone share '{clue}'"
    if found := _NAMED_AFTER.search(question.stem):
        return f"'{found[0]}' leads from the stem to a name"
    for ask, ending in _ENDINGS.items():
        held = [bool(re.search(ending, text, re.IGNORECASE)) for text in (key, *others)]
        found = re.search(ask, asked(question.stem), re.IGNORECASE)
        if found and held[0] and not any(held[1:]):
            return f"'{found[0]}' in the stem is answered by the key alone"
    short_forms = {word.casefold() for word in re.findall(r"\b[A-Z]{3,}\b", question.stem)}
    short = [initials(text) & short_forms for text in (key, *others)]
    if short[0] and not any(short[1:]):
        return f"'{min(short[0])}' in the stem is short for the key"
    composite = [bool(_JOINED.search(text)) for text in (key, *others)]
    if _SEVERAL.search(asked(question.stem)) and composite[0] and not any(composite[1:]):
        return "the stem asks for several, which the key alone names"
    for word in sorted(set(words(asked(question.stem))) & set(_COUNTED)):
        fits = [len(_components(text)) == _COUNTED[word] for text in (key, *others)]
        if fits[0] and not any(fits[1:]):
            return f"the stem asks for {word}, which the key alone names"
    return _opposed(key, others)


def _opposed(key: str, others: tuple[str, ...]) -> str | None:
    """The key and one other option are opposites in the same words, and no two others are."""
    if len(words(key)) < 2:
        return None
    turned = [each for each in others if are_opposites(key, each)]
    rest = [each for each in others if each not in turned]
    paired = any(are_opposites(one, other) for one in rest for other in rest)
    if len(turned) != 1 or not rest or paired:
        return None
    return f"the key and '{turned[0]}' are opposites, the others are none"


def convergence_cues(question: Question) -> str | None:
    """The parts that options are put together from meet in the key."""
    if question.place is None or len(question.options) < 3:
        return None
    parts = [_components(text) for text in question.options]
    if max(map(len, parts)) < 2:
        parts = _columns(question.options)
    used = Counter(part for each in parts for part in set(each))
    weights = [sum(used[part] - 1 for part in set(each)) for each in parts]
    best = weights[question.place]
    shares = [part for part in set(parts[question.place]) if 1 < used[part] < len(parts)]
    if len(shares) > 1 and weights.count(best) == 1 and best == max(weights):
        return f"the parts of the options meet in the key: {', '.join(sorted(shares))}"
    return None


def _components(text: str) -> list[str]:
    return [" ".join(words(each)) for each in _SPLIT.split(text) if words(each)]


def _columns(options: tuple[str, ...]) -> list[list[str]]:
    """Two or three words an option, each in its place: rising sodium, falling sodium."""
    split = [words(text) for text in options]
    if len({len(each) for each in split}) > 1 or not 2 <= len(split[0]) <= 3:
        return [[] for _ in options]
    return [[f"{word}" for word in each] for each in split]
