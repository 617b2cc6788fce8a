"""Links from like to like: what is above a thing is another thing, and nothing is above itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questions.consistency.naming import Found, missing
from questions.world import Bank

KINDS = ("is_a", "part_of", "includes")
Links = Mapping[str, tuple[str, ...]]


def _concepts(bank: Bank) -> Found:
    for kind in KINDS:
        links = {id_: getattr(concept, kind) for id_, concept in bank.concepts.items()}
        for id_ in circles(links):
            yield f"concepts {id_}", id_, f"is above itself, by way of '{kind}'; break the circle"
    for id_, concept in bank.concepts.items():
        if id_ in concept.confused_with:
            yield f"concepts {id_}", id_, "found itself under 'confused_with'; name another"


def _topics(bank: Bank) -> Found:
    above = {id_: (topic.parent,) if topic.parent else () for id_, topic in bank.topics.items()}
    for id_, parents in above.items():
        for message in missing(bank.topics, parents, "topic"):
            yield f"topics {id_}", id_, message
    for id_ in circles(above):
        yield f"topics {id_}", id_, "is above itself, by way of 'parent'; break the circle"


def _needs(bank: Bank) -> Found:
    needs = {id_: fact.needs for id_, fact in bank.facts.items()}
    for id_, named in needs.items():
        for message in missing(bank.facts, named, "fact"):
            yield f"facts {id_}", id_, message
    for id_ in circles(needs):
        yield f"facts {id_}", id_, "needs itself, by way of its 'needs'; break the circle"


def circles(links: Links) -> Iterator[str]:
    """Every id that is reached from itself."""
    for id_ in links:
        waiting, seen = list(links[id_]), set()
        while waiting:
            each = waiting.pop()
            if each == id_:
                yield id_
                break
            if each not in seen:
                seen.add(each)
                waiting += links.get(each, ())


CHECKS = (_concepts, _topics, _needs)
