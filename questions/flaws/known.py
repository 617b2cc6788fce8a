"""What the bank knows about a foreign item: which options are one concept, or of one class."""

from __future__ import annotations

from dataclasses import dataclass, replace

from questions.fact import Triple
from questions.flaws.question import Question
from questions.spelling import normal
from questions.world import Bank


@dataclass(frozen=True)
class Known:
    """Names of concepts, in normal form, and the names of what the bank asserts of each."""

    concepts: dict[str, str]
    main: dict[str, str]
    said_of: dict[str, frozenset[str]]

    def about(self, question: Question) -> Question:
        """The question with what is known of its options.

        Two accepted names are one concept only beside its own name: BRCA1 and BRCA2 stand
        for a mutation of either.
        """
        ids = tuple(self.concepts.get(normal(text), "") for text in question.options)
        own = {self.main.get(normal(text)) for text in question.options}
        sure = tuple(each if each in own else "" for each in ids)
        kin = tuple(self.said_of.get(each, frozenset()) for each in ids)
        return replace(question, known=sure, kin=kin)


def known(bank: Bank) -> Known:
    """The names and assertions of a bank. A name of two concepts names none."""
    concepts: dict[str, str] = {}
    for id_, _, name in bank.names:
        concepts[name] = id_ if concepts.get(name, id_) == id_ else ""
    said: dict[str, set[str]] = {}
    for fact in bank.asked():
        if isinstance(fact, Triple):
            names = {normal(bank.concepts[each].name) for each in fact.objects}
            said.setdefault(fact.subject, set()).update(names)
    main = {normal(each.name): id_ for id_, each in sorted(bank.concepts.items())}
    return Known(concepts, main, {id_: frozenset(names) for id_, names in said.items()})
