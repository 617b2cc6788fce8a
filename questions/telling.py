"""What a text tells that a learner is to infer: names of a concept in it."""

from __future__ import annotations

from questions.spelling import words
from questions.vocabulary import Concept


def named(text: str, concept: Concept) -> str | None:
    """A name of the concept that stands in the text, or None."""
    said = f" {' '.join(words(text))} "
    names = (concept.name, *concept.accepted)
    return next((name for name in names if f" {' '.join(words(name))} " in said), None)
