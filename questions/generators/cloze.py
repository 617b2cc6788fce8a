"""Cloze: a sentence with one blank, where a claim or the bank proves that one term fills it."""

from __future__ import annotations

from questions.fact import Fact, Gap, Triple
from questions.generators import short_answer
from questions.generators.frame import frame
from questions.generators.made import Made, refused, together
from questions.generators.typed import too_long, wanted
from questions.item import Cloze, Proof, ShortAnswer, item_id, with_version
from questions.wording import fill
from questions.world import Bank


def make(fact: Fact, bank: Bank) -> Made:
    """An item for the gap that was written, and for a triple whose relation words one.

    What a short answer asks for already is not asked a second time.
    """
    made = [_gap(fact, fact.gap, bank)] if fact.gap else []
    if isinstance(fact, Triple) and bank.relations[fact.relation].gap_object:
        made.append(_triple(fact, bank))
    return together(made) if made else refused(Cloze, "gap", "no 'gap' is written for it")


def _gap(fact: Fact, gap: Gap, bank: Bank) -> Made:
    name = bank.concepts[gap.answer].name
    if name in _asked_for(fact, bank):
        return refused(Cloze, "gap", f"a short answer asks for '{name}' already")
    proof = Proof("only", (fact.id,), gap.only)
    slots = {"answer": gap.answer}
    return _blanked(
        fact, bank, "gap/1", "gap", slots, gap.sentence, gap.answer, gap.category, proof
    )


def _asked_for(fact: Fact, bank: Bank) -> set[str]:
    items = short_answer.make(fact, bank).items
    return {item.answer for item in items if isinstance(item, ShortAnswer)}


def _triple(fact: Triple, bank: Bank) -> Made:
    relation = bank.relations[fact.relation]
    proof = bank.only_object(fact)
    if proof is None:
        return refused(Cloze, "object", "no proof that no other answer exists")
    key = fact.objects[0]
    stem = fill(relation.gap_object or "", bank.concepts[fact.subject], (bank.concepts[key],))
    slots = {"subject": fact.subject, "relation": fact.relation}
    return _blanked(fact, bank, "triple.gap/1", "object", slots, stem, key, "", proof)


def _blanked(
    fact: Fact,
    bank: Bank,
    template: str,
    asks: str,
    slots: dict[str, str],
    sentence: str,
    key: str,
    category: str,
    proof: Proof,
) -> Made:
    if rule := too_long(bank.concepts[key]):
        return refused(Cloze, asks, rule)
    item = Cloze(
        id=item_id("cloze", template, (fact.id,), slots),
        stem=sentence,
        proof=proof,
        **wanted(bank, key, category),
        **frame(fact, bank, asks, "remember", proof.rests_on, typed=True),
    )
    return Made((with_version(item),))
