"""Sentences with a blank: the answer exists, is short, and is not told by the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.consistency.naming import Found, missing
from questions.distractors import STEM_LETTERS, WEAK
from questions.fact import Gap
from questions.telling import named
from questions.vocabulary import WORDS_AT_MOST, Concept, Relation
from questions.world import Bank


def _gaps(bank: Bank) -> Found:
    for id_, fact in bank.facts.items():
        if fact.gap:
            for message in _gap(bank, fact.gap):
                yield f"facts {id_}", id_, message


def _gap(bank: Bank, gap: Gap) -> Iterator[str]:
    yield from missing(bank.concepts, (gap.answer,), "concept")
    if gap.answer not in bank.concepts:
        return
    concept = bank.concepts[gap.answer]
    if not concept.is_short:
        long = f"found the gap's answer '{concept.name}' of {len(concept.name.split())} words"
        yield f"{long}; expected at most {WORDS_AT_MOST}; give the concept a shorter name"
    for text in (gap.sentence, gap.category):
        if name := named(text, concept):
            yield f"found '{name}', which fills the gap, in '{text[:60]}'; take it out"
            return
    if told := _told(gap.sentence, concept):
        yield f"found {told}; reword the sentence, so that it does not tell the answer"


def _told(sentence: str, concept: Concept) -> str | None:
    """A word of the answer's own name that a word of the sentence begins like."""
    said = _beginnings(sentence)
    told = [word for each, word in _beginnings(concept.name).items() if each in said]
    return f"a word like '{told[0]}' of the answer in the gap's sentence" if told else None


def _beginnings(text: str) -> dict[str, str]:
    """First four letters -> word, of the words that have as many and say something."""
    found = re.findall(r"[^\W\d_]+", text.casefold())
    return {word[:STEM_LETTERS]: word for word in found if _says(word)}


def _says(word: str) -> bool:
    return len(word) >= STEM_LETTERS and word not in WEAK


def _relations(bank: Bank) -> Found:
    for id_, relation in bank.relations.items():
        for message in _worded(relation):
            yield f"relations {id_}", id_, message


def _worded(relation: Relation) -> Iterator[str]:
    asked = [relation.blank_object, relation.gap_object]
    if relation.may_type_object and not any(asked):
        yield "found 'typed: [object]' without 'blank_object' or 'gap_object'; write one"
    if all(asked):
        yield "found 'blank_object' and 'gap_object', which ask the same; keep one"
    if relation.gap_object and not relation.may_type_object:
        yield "found 'gap_object' without 'typed: [object]'; say that the object may be typed"
    if relation.gap_object and relation.gap_object.count("____") != 1:
        yield "found no single blank in 'gap_object'; expected one, written ____"


CHECKS = (_gaps, _relations)
