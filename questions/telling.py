"""What a text or a list of options tells of that which a learner is to infer."""

from __future__ import annotations

from collections.abc import Sequence

from questions.distractors import KEY_TO_LONGEST, even, shared_alone
from questions.spelling import words
from questions.vocabulary import Concept
from questions.world import Bank


def named(text: str, concept: Concept) -> str | None:
    """A name of the concept that stands in the text, or None."""
    said = f" {' '.join(words(text))} "
    names = (concept.name, *concept.accepted)
    return next((name for name in names if f" {' '.join(words(name))} " in said), None)


def given_away(text: str, key: str, rivals: Sequence[str], bank: Bank) -> str:
    """What in the text or among the options tells the key; empty if nothing does."""
    concept = bank.concepts[key]
    others = [bank.concepts[each].name for each in rivals]
    if name := named(text, concept):
        return f"'{name}' stands in the text, which is to be inferred"
    if clue := shared_alone(text, concept.name, others):
        return f"text and key alone share '{clue}'"
    if not even([concept.name, *others]):
        return "the options differ too much in length"
    if len(concept.name) > KEY_TO_LONGEST * max(len(each) for each in others):
        return f"the key is more than {KEY_TO_LONGEST} times as long as any other option"
    return ""
