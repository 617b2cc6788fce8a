"""Very short answer: typed, where the bank proves that no other answer exists."""

from __future__ import annotations

import re

from questions.fact import Definition, Fact, Sequence, Triple
from questions.generators.frame import frame
from questions.generators.made import Made, refused
from questions.generators.typed import too_long, wanted
from questions.item import Proof, ShortAnswer, item_id, with_version
from questions.wording import fill
from questions.world import Bank

_BLANK = re.compile(r"^(?P<question>.*[?.])\s+(?P<category>[^?.:]+):\s*_+$")


def make(fact: Fact, bank: Bank) -> Made:
    """One typed item for each end or step that may be typed and is proved unique."""
    match fact:
        case Triple():
            return _triple(fact, bank)
        case Definition():
            return _definition(fact, bank)
        case Sequence():
            rule = "how finely steps are cut is not seen, so a typed step has no single name"
            return refused(ShortAnswer, "next step", rule)
    return refused(ShortAnswer, "-", f"a {fact.kind} has no one-word answer")


def _triple(fact: Triple, bank: Bank) -> Made:
    relation = bank.relations[fact.relation]
    if not relation.may_type_object:
        return refused(ShortAnswer, "object", f"'{relation.id}' has no end that may be typed")
    if not relation.blank_object:
        return refused(ShortAnswer, "object", f"'{relation.id}' asks for it as a cloze")
    proof = bank.only_object(fact)
    if proof is None:
        return refused(ShortAnswer, "object", "no proof that no other answer exists")
    key = fact.objects[0]
    stem = fill(relation.blank_object, bank.concepts[fact.subject], (bank.concepts[key],))
    slots = {"subject": fact.subject, "relation": fact.relation}
    return _typed(fact, bank, "triple.object/1", "object", slots, stem, key, proof)


def _definition(fact: Definition, bank: Bank) -> Made:
    partition = bank.partitions[fact.within]
    stem = f"What is the term for {fact.meaning.rstrip('.')}?"
    proof = Proof("partition", (partition.id,), partition.reason)
    slots = {"term": fact.term}
    return _typed(fact, bank, "definition.term/1", "term", slots, stem, fact.term, proof)


def _typed(
    fact: Fact,
    bank: Bank,
    template: str,
    asks: str,
    slots: dict[str, str],
    stem: str,
    key: str,
    proof: Proof,
) -> Made:
    if rule := too_long(bank.concepts[key]):
        return refused(ShortAnswer, asks, rule)
    question, category = _blank(stem)
    item = ShortAnswer(
        id=item_id("short_answer", template, (fact.id,), slots),
        stem=question,
        proof=proof,
        **wanted(bank, key, category),
        **frame(fact, bank, asks, "remember", proof.rests_on, typed=True),
    )
    return Made((with_version(item),))


def _blank(stem: str) -> tuple[str, str]:
    """Question and category: 'Which ... ? Drug class: ____' names the category it wants."""
    if match := _BLANK.match(stem):
        return match["question"], match["category"]
    return stem, ""
