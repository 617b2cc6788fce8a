"""Which texts a query finds: every word of it begins a word of theirs. Pure.

Case, accents, plurals and the spellings of both sides of the Atlantic make no difference.
"""

from __future__ import annotations

from collections.abc import Iterable

from questions.spelling import words
from questions.stems import folded, stem


def finds(query: str, texts: Iterable[str]) -> bool:
    """Whether all words of the query stand in the texts taken together; no word finds all."""
    held = {form for text in texts for word in words(text) for form in (folded(word), stem(word))}
    return all(_begins(word, held) for word in words(query))


def _begins(word: str, held: set[str]) -> bool:
    return any(form.startswith((folded(word), stem(word))) for form in held)
