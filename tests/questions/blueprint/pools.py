"""Candidates and pools for tests of sets."""

from __future__ import annotations

from collections.abc import Sequence

from questions.blueprint import Blueprint, Candidate, Candidates, Listed, Pinned, Pool

FORMS = ("single_best", "cloze", "true_false")


def question(fact: str, form: str = "single_best", version: str = "a1", **more: str) -> Candidate:
    """A question of a fact; its topic is the fact's first letter."""
    told = {"topic": fact[0], "stage": "clinical", **more}
    return Candidate(f"{form.replace('_', '-')}-{fact}", version, fact, form, **told)


def bank(*facts: str) -> Candidates:
    """A question of each form of each fact."""
    return Candidates(tuple(question(fact, form) for fact in facts for form in FORMS))


def by(key: int, number: int, *topics: str, each: bool = False, points: float = 1.0) -> Pool:
    """A pool by blueprint."""
    source = Blueprint(topics=topics)
    return Pool(key=key, source=source, number=number, each=each, points=points)


def listed(key: int, number: int, items: Sequence[Candidate], *, each: bool = False) -> Pool:
    """A pool of these questions."""
    pinned = tuple(Pinned(item_id=one.item_id, version=one.version) for one in items)
    return Pool(key=key, source=Listed(items=pinned), number=number, each=each)
