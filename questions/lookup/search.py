"""Search over the facts: names, abbreviations, both spellings, beginnings of words. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

from questions.fact import Fact, Misconception
from questions.lookup.catalogue import Catalogue
from questions.lookup.naming import (
    SHORTEST_BEGINNING,
    Lexicon,
    Names,
    Term,
    full_names,
    nearest,
    spelt_out,
    terms_of,
)
from questions.spelling import normal, words
from questions.stems import stem, stems
from questions.vocabulary import Concept

MOST_ENTRIES = 6
ABOUT, STATEMENT, EXPLANATION, NAMES = 8, 4, 2, 1


@dataclass(frozen=True)
class Entry:
    """A concept that a query names; `typed` is the name meant, or none where it is the main one."""

    concept: Concept
    typed: str
    facts: int


@dataclass(frozen=True)
class Found:
    """What a query finds. `partly`: no fact has all of its words, these have some.

    `instead` is a query that finds something, where a word of this one is nowhere.
    """

    entries: tuple[Entry, ...]
    facts: tuple[Fact, ...]
    partly: bool
    instead: str


class Index:
    """The words of every fact, by field; and the names of every concept."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._names = Names(catalogue.bank.concepts.values(), shortened=True)
        self._facts = tuple(catalogue.facts.values())
        self._fields: dict[int, dict[str, set[int]]] = {
            STATEMENT: defaultdict(set),
            EXPLANATION: defaultdict(set),
            NAMES: defaultdict(set),
        }
        for number, fact in enumerate(self._facts):
            self._add(number, STATEMENT, [fact.statement])
            self._add(number, EXPLANATION, [fact.explanation])
            self._add(number, NAMES, self._names_of(fact))
        self._lexicon = Lexicon(word for postings in self._fields.values() for word in postings)

    def _names_of(self, fact: Fact) -> Iterator[str]:
        """What else a fact may be looked for by: names, what it is filed under, what is false."""
        bank = self.catalogue.bank
        yield self.catalogue.topic(fact.topic).name
        yield from fact.qualifiers
        for each in self.catalogue.about[fact.id]:
            for above in (each, *bank.above(each, ("is_a", "part_of"))):
                yield from (bank.concepts[above].name, *bank.concepts[above].accepted)
        if isinstance(fact, Misconception):
            yield from (fact.about, fact.belief)

    def _add(self, number: int, field: int, texts: Iterable[str]) -> None:
        for text in texts:
            for word in words(text):
                self._fields[field][word].add(number)

    def search(self, query: str) -> Found:
        """The facts that a query finds, best first; those with all its words, else with any."""
        terms = terms_of(query, self._names)
        scores = [self._scores(term) for term in terms]
        common = reduce(set.intersection, (set(each) for each in scores)) if scores else set()
        chosen = common or set().union(*scores)
        facts = sorted(chosen, key=lambda number: _rank(number, scores))
        missing = [term for term, score in zip(terms, scores, strict=True) if not score]
        return Found(
            entries=tuple(self._entries(query, terms)),
            facts=tuple(self._facts[number] for number in facts),
            partly=bool(facts) and not common,
            instead=self._instead(query, missing) if missing else "",
        )

    def _scores(self, term: Term) -> dict[int, int]:
        """Fact number -> how well the term fits it."""
        scores: dict[int, int] = defaultdict(int)
        if term.concepts:
            self._score_concepts(term.concepts, scores)
            concepts = (self.catalogue.bank.concepts[each] for each in term.concepts)
            names = {tuple(words(name)) for each in concepts for name in full_names(each)}
            self._score_words({term.words, *names}, scores, exactly=True)
        if not scores:
            self._score_words({term.words}, scores, exactly=False)
        return dict(scores)

    def _score_words(
        self, names: set[tuple[str, ...]], scores: dict[int, int], *, exactly: bool
    ) -> None:
        """Every field that holds all words of one of the names counts once."""
        meant = [[self._lexicon.meant(word, exactly=exactly) for word in name] for name in names]
        for field, postings in self._fields.items():
            for number in set[int]().union(*(_holding(postings, name) for name in meant)):
                scores[number] += field

    def _score_concepts(self, concepts: tuple[str, ...], scores: dict[int, int]) -> None:
        for number, fact in enumerate(self._facts):
            if not set(concepts).isdisjoint(self.catalogue.about[fact.id]):
                scores[number] += ABOUT
            elif not set(concepts).isdisjoint(self.catalogue.named[fact.id]):
                scores[number] += EXPLANATION

    def _entries(self, query: str, terms: list[Term]) -> Iterator[Entry]:
        """The concepts that the query names, else those of which it begins a name."""
        bank = self.catalogue.bank
        ids = dict.fromkeys(each for term in terms for each in term.concepts)
        named = {each: _typed(bank.concepts[each], terms) for each in ids} or self._begun(query)
        for id_, typed in list(named.items())[:MOST_ENTRIES]:
            yield Entry(bank.concepts[id_], typed, len(self.catalogue.about_it(id_)))

    def _begun(self, query: str) -> dict[str, str]:
        """Concepts of which the query begins a name, the main ones first; and that name."""
        asked, found = normal(spelt_out(query)), dict[str, str]()
        if len(asked) < SHORTEST_BEGINNING:
            return found
        concepts = self.catalogue.bank.concepts
        begun = [each for each in self.catalogue.bank.names if each[2].startswith(asked)]
        for id_, name, _ in sorted(begun, key=lambda each: each[1] != concepts[each[0]].name):
            found.setdefault(id_, "" if name == concepts[id_].name else name)
        return found

    def _instead(self, query: str, missing: list[Term]) -> str:
        """The query with its slips mended, if that finds something: a name, or word by word."""
        if name := self._near_name(query):
            return name
        mended = query.casefold()
        for term in missing:
            for word in term.words:
                near = self._lexicon.nearest(word)
                mended = re.sub(rf"\b{re.escape(word)}\b", near, mended) if near else mended
        changed = mended != query.casefold() and any(
            map(self._scores, terms_of(mended, self._names))
        )
        return mended if changed else ""

    def _near_name(self, query: str) -> str:
        names = {spelt: name for _, name, spelt in self.catalogue.bank.names}
        near = nearest(normal(query), names.keys())
        return names.get(near, "")


def _holding(postings: dict[str, set[int]], name: list[set[str]]) -> set[int]:
    """The facts that hold every word of a name, each in one of its forms."""
    hits = [set[int]().union(*(postings.get(form, ()) for form in forms)) for forms in name]
    return reduce(set.intersection, hits) if hits else set()


def _rank(number: int, scores: list[dict[int, int]]) -> tuple[int, int, int]:
    """More of the query's words first, then the better fit, then the order of the catalogue."""
    own = [each[number] for each in scores if number in each]
    return -len(own), -sum(own), number


def _typed(concept: Concept, terms: list[Term]) -> str:
    """The other name by which the query calls a concept."""
    asked = {tuple(map(stem, term.words)) for term in terms if concept.id in term.concepts}
    if stems(concept.name) in asked:
        return ""
    return next((name for name in concept.accepted if stems(name) in asked), "")
