"""Two solvers that know nothing of medicine: what they hit is given away.

The test-wise one looks at the surface of a question, the deck-wise one at how often each text
is a key in the other questions. Ties share a hit, so that nothing depends on order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from questions.flaws.grammar import grammatical_cues
from questions.flaws.question import Question
from questions.flaws.text import content, words
from questions.gates.chance import Share, share
from questions.spelling import normal

Guess = Sequence[float]
"""A score of each option; the highest is chosen."""
Cue = Callable[[Question], Guess]


def _longest(question: Question) -> Guess:
    return [len(text) for text in question.options]


def _most_specific(question: Question) -> Guess:
    """Figures, brackets, commas and long words tell more."""
    return [
        len(re.findall(r"\d+|[(,;]", text)) + sum(len(word) > LONG_WORD for word in words(text))
        for text in question.options
    ]


LONG_WORD = 9


def _overlap(question: Question) -> Guess:
    """Words shared with the stem, by their first letters."""
    stem = {word[:4] for word in content(question.stem)}
    return [len({word[:4] for word in content(text)} & stem) for text in question.options]


def _shared_parts(question: Question) -> Guess:
    """Words shared with the other options: writers vary the key."""
    split = [set(content(text)) for text in question.options]
    used = Counter(word for each in split for word in each)
    return [sum(used[word] - 1 for word in each) for each in split]


def _fits_grammar(question: Question) -> Guess:
    """1 for an option that would be flagged as the grammatical odd one out."""
    return [
        float(
            grammatical_cues(Question(question.form, question.stem, question.options, (at,)))
            is not None
        )
        for at in range(len(question.options))
    ]


def _middle_number(question: Question) -> Guess:
    """Near the middle of options that are sorted: writers add values on both sides."""
    middle = (len(question.options) - 1) / 2
    return [-abs(at - middle) if question.sorted else 0.0 for at in range(len(question.options))]


CUES: tuple[tuple[str, Cue], ...] = (
    ("longest", _longest),
    ("most specific", _most_specific),
    ("overlap with the stem", _overlap),
    ("shared parts", _shared_parts),
    ("odd grammar", _fits_grammar),
    ("middle number", _middle_number),
)


def solvable(questions: Iterable[Question]) -> list[Question]:
    """Questions with one key among three options or more; true and false have their own gate."""
    return [each for each in questions if each.place is not None and len(each.options) > 2]


def by_surface(questions: Sequence[Question]) -> Share:
    """Every cue gives a vote to the option that alone leads in it; most votes are the guess."""
    places = _places(questions)
    return _hits(questions, [_votes(each, places) for each in questions])


def by_cue(questions: Sequence[Question]) -> dict[str, Share]:
    """What each cue hits alone, for those who look where a gain comes from."""
    places = _places(questions)
    found = {name: _hits(questions, [cue(each) for each in questions]) for name, cue in CUES}
    return {**found, "position": _hits(questions, [_position(each, places) for each in questions])}


def by_deck(questions: Sequence[Question]) -> Share:
    """The option whose text is most often a key in the other questions."""
    keys = Counter(normal(each.key or "") for each in questions)
    return _hits(questions, [_known(each, keys) for each in questions])


def _known(question: Question, keys: Counter[str]) -> Guess:
    own = normal(question.key or "")
    texts = [normal(text) for text in question.options]
    return [keys[text] - (text == own) for text in texts]


def _votes(question: Question, places: Counter[tuple[int, int]]) -> Guess:
    votes = [0.0] * len(question.options)
    for guess in [*(cue(question) for _, cue in CUES), _position(question, places)]:
        led = _leaders(guess)
        if len(led) == 1:
            votes[led[0]] += 1
    return votes


def _places(questions: Sequence[Question]) -> Counter[tuple[int, int]]:
    """(number of options, place of the key) over questions that are not sorted."""
    return Counter(
        (len(each.options), each.place)
        for each in questions
        if each.place is not None and not each.sorted
    )


def _position(question: Question, places: Counter[tuple[int, int]]) -> Guess:
    """How often each place holds the key in the other questions with as many options."""
    k = len(question.options)
    own = None if question.sorted else question.place
    return [places[k, at] - (at == own) for at in range(k)]


def _leaders(guess: Guess) -> list[int]:
    best = max(guess)
    return [at for at, score in enumerate(guess) if score == best]


def _hits(questions: Sequence[Question], guesses: Sequence[Guess]) -> Share:
    hits = []
    for question, guess in zip(questions, guesses, strict=True):
        led = _leaders(guess)
        hits.append((question.place in led) / len(led))
    return share(hits, [1 / len(each.options) for each in questions], len(questions))
