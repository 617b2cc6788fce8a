"""Ordering: the steps of a sequence, put in their order."""

from __future__ import annotations

from questions.asking import place_of
from questions.fact import Fact, Sequence
from questions.generators.frame import frame
from questions.generators.made import Made, refused
from questions.item import Element, Ordering, Proof, digest, item_id, with_version
from questions.wording import capital
from questions.world import Bank

STEPS_AT_MOST = 6


def make(fact: Fact, bank: Bank) -> Made:
    """One item for a sequence of three to six steps."""
    if not isinstance(fact, Sequence):
        return refused(Ordering, "order", f"a {fact.kind} has no order")
    if len(fact.steps) > STEPS_AT_MOST:
        rule = f"{len(fact.steps)} steps are too many to order; at most {STEPS_AT_MOST}"
        return refused(Ordering, "order", rule)
    id_ = item_id("ordering", "sequence.order/1", (fact.id,), {})
    because = f"the order of the {fact.name} gives each step one place"
    item = Ordering(
        id=id_,
        stem=f"Put these steps of the {fact.name} in order, from the first to the last.",
        elements=tuple(_element(fact, bank, step) for step in _shown(id_, fact.steps)),
        answer=fact.steps,
        proof=Proof("order", (fact.id,), because),
        **frame(fact, bank, "order", "understand", (), typed=False),
    )
    return Made((with_version(item),))


def _shown(id_: str, steps: tuple[str, ...]) -> tuple[str, ...]:
    """The steps in the order of a digest; moved on by one place where that is the right one."""
    shown = tuple(sorted(steps, key=lambda each: digest([id_, "place", each])))
    return shown if shown != steps else (*shown[1:], shown[0])


def _element(fact: Sequence, bank: Bank, step: str) -> Element:
    concept = bank.concepts[step]
    what = f" {capital(concept.gloss.rstrip('.'))}." if concept.gloss else ""
    rationale = fact.rationale.get(step) or place_of(fact, bank, step) + what
    return Element(step, capital(concept.name), rationale)
