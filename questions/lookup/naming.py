"""Words as the library compares them, and the names of concepts found in a text. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from questions.spelling import words
from questions.stems import folded, stem, stems
from questions.vocabulary import Concept

SHORTHAND = ((re.compile(r"\bmets\b", re.IGNORECASE), "metasta"),)
STOP = frozenset(
    "a an the of in on to for from by with and or is are was be as at it its that this "
    "what which who how does do vs versus".split()
)
SHORTEST_BEGINNING = 3
LONG_STEM = 6  # from here on a stem is a beginning too: colonise, colonisation


@dataclass(frozen=True)
class Spot:
    """A name found in a text: where it begins, how many words it has, whose it may be."""

    start: int
    length: int
    concepts: tuple[str, ...]


class Names:
    """The names of concepts, to be found among the words of a text; the longest first."""

    def __init__(self, concepts: Iterable[Concept], *, shortened: bool) -> None:
        """`shortened`: also names that only leave words of the main name out.

        They are accepted as answers ("survival" for "survival in the blood"); in a sentence
        they mean anything.
        """
        found: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for concept in concepts:
            every = (concept.name, *concept.accepted)
            for name in every if shortened else full_names(concept):
                if key := stems(name):
                    found[key] += [concept.id] if concept.id not in found[key] else []
        self._owners = {key: tuple(owners) for key, owners in found.items()}
        self._lengths: dict[str, list[int]] = defaultdict(list)
        for key in sorted(self._owners, key=len, reverse=True):
            self._lengths[key[0]].append(len(key))

    def spots(self, text: tuple[str, ...]) -> Iterator[Spot]:
        """The names in the stems of a text, from left to right; none overlaps another."""
        start = 0
        while start < len(text):
            spot = self._at(text, start)
            if spot:
                yield spot
            start += spot.length if spot else 1

    def _at(self, text: tuple[str, ...], start: int) -> Spot | None:
        for length in self._lengths.get(text[start], ()):
            if owners := self._owners.get(text[start : start + length]):
                return Spot(start, length, owners)
        return None


def full_names(concept: Concept) -> tuple[str, ...]:
    """The names of a concept but those that are its main name with words left out."""
    whole = set(stems(concept.name))
    short = (name == name.lower() and set(stems(name)) < whole for name in concept.accepted)
    kept = (name for name, left in zip(concept.accepted, short, strict=True) if not left)
    return (concept.name, *kept)


@dataclass(frozen=True)
class Term:
    """A part of a query: one word, or the name of concepts."""

    words: tuple[str, ...]
    concepts: tuple[str, ...]


def spelt_out(query: str) -> str:
    """The query with words that clinicians cut short in full."""
    for shorthand, meant in SHORTHAND:
        query = shorthand.sub(meant, query)
    return query


def terms_of(query: str, names: Names) -> list[Term]:
    """Names of concepts, the longest first, and the words between them that say something."""
    asked = words(spelt_out(query))
    spots = {spot.start: spot for spot in names.spots(tuple(map(stem, asked)))}
    terms, start = [], 0
    while start < len(asked):
        spot = spots.get(start, Spot(start, 1, ()))
        if spot.concepts or asked[start] not in STOP:
            terms.append(Term(tuple(asked[start : start + spot.length]), spot.concepts))
        start += spot.length
    return terms


class Lexicon:
    """The words of all texts: to be found by another form, by a beginning, or by a slip."""

    def __init__(self, known: Iterable[str]) -> None:
        self._words = sorted(set(known))
        self._folded = sorted((folded(word), word) for word in self._words)
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            self._by_stem[stem(word)].append(word)

    def meant(self, word: str, *, exactly: bool) -> set[str]:
        """The words that a typed one stands for: its forms, and unless `exactly` what it begins."""
        found = set(self._by_stem.get(stem(word), ()))
        if exactly or len(word) < SHORTEST_BEGINNING or word.isdigit():
            return found
        first, last = bisect_left(self._words, word), bisect_left(self._words, f"{word}\uffff")
        start = stem(word) if len(stem(word)) >= LONG_STEM else folded(word)
        low = bisect_left(self._folded, (start, ""))
        high = bisect_left(self._folded, (f"{start}\uffff", ""))
        return found | set(self._words[first:last]) | {each for _, each in self._folded[low:high]}

    def nearest(self, word: str) -> str:
        """The word that this one may be a slip of, or none."""
        return nearest(word, self._words)


def nearest(word: str, known: Iterable[str]) -> str:
    """What the word may be a slip of: one edit away, or two from six letters on; or nothing."""
    if len(word) <= SHORTEST_BEGINNING:
        return ""
    most = 2 if len(word) > 5 else 1
    found = process.extractOne(word, known, scorer=OSA.distance, score_cutoff=most)
    return str(found[0]) if found else ""
