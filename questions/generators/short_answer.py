"""Very short answer: typed, where the bank proves that no other answer exists."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from questions.asking import Asking, Choice, next_steps
from questions.fact import Definition, Fact, Sequence, Triple
from questions.generators.frame import frame
from questions.generators.made import Made, Refusal
from questions.item import Level, Proof, Rival, ShortAnswer, item_id, with_version
from questions.spelling import typos_allowed
from questions.wording import capital, fill
from questions.world import Bank

WORDS_AT_MOST = 4
_BLANK = re.compile(r"^(?P<question>.*[?.])\s+(?P<category>[^?.:]+):\s*_+$")


def make(fact: Fact, bank: Bank) -> Made:
    """One typed item for each end or step that may be typed and is proved unique."""
    match fact:
        case Triple():
            return _triple(fact, bank)
        case Definition():
            partition = bank.partitions[fact.within]
            stem = f"Which term means {fact.meaning.rstrip('.')}?"
            proof = Proof("partition", (partition.id,), partition.reason)
            return _typed(
                fact,
                bank,
                "definition.term/1",
                "term",
                {"term": fact.term},
                stem,
                fact.term,
                proof,
            )
        case Sequence():
            return _sequence(fact, bank)
    return Made(refusals=(Refusal("short_answer", "-", f"a {fact.kind} has no one-word answer"),))


def _triple(fact: Triple, bank: Bank) -> Made:
    relation = bank.relations[fact.relation]
    if "object" not in relation.typed or not relation.blank_object:
        return _refused("object", f"the relation '{relation.id}' has no end that may be typed")
    proof = bank.only_object(fact)
    if proof is None:
        return _refused("object", "no proof that no other answer exists")
    key = fact.objects[0]
    stem = fill(relation.blank_object, bank.concepts[fact.subject], (bank.concepts[key],))
    slots = {"subject": fact.subject, "relation": fact.relation}
    return _typed(fact, bank, "triple.object/1", "object", slots, stem, key, proof)


def _sequence(fact: Sequence, bank: Bank) -> Made:
    made = []
    for step, following in next_steps(fact):
        stem = f"In the {fact.name}, which step comes immediately after {bank.concepts[step].name}?"
        because = f"the order of the {fact.name} gives each step one that follows it"
        proof = Proof("order", (fact.id,), because)
        made.append(
            _typed(
                fact,
                bank,
                "sequence.next/1",
                "next step",
                {"after": step},
                stem,
                following,
                proof,
            )
        )
    return Made(
        tuple(item for each in made for item in each.items),
        tuple(refusal for each in made for refusal in each.refusals),
    )


def _refused(asks: str, rule: str) -> Made:
    return Made(refusals=(Refusal("short_answer", asks, rule),))


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
    concept = bank.concepts[key]
    if len(concept.name.split()) > WORDS_AT_MOST:
        return _refused(asks, f"'{concept.name}' has more than {WORDS_AT_MOST} words")
    level: Level = "understand" if asks == "next step" else "remember"
    asking = Asking(template, asks, slots, stem, Choice(key, concept.name, ""), (), level)
    question, category = _blank(stem, bank.types[concept.type].singular)
    item = ShortAnswer(
        id=item_id("short_answer", template, (fact.id,), slots),
        stem=question,
        category=category,
        answer=concept.name,
        accepted=concept.accepted,
        rivals=near_names(bank, key),
        proof=proof,
        **frame(fact, bank, asking, proof.rests_on, typed=True),
    )
    return Made((with_version(item),))


def _blank(stem: str, noun: str) -> tuple[str, str]:
    """Question and category: 'Which ... ? Drug class: ____' names the category it wants."""
    if match := _BLANK.match(stem):
        return match["question"], match["category"]
    return stem, capital(noun)


def near_names(bank: Bank, key: str) -> tuple[Rival, ...]:
    """Names of other concepts so near an accepted one that a forgiven typo could mean them.

    Of the key's own type twice as far as a typo goes, where a reply may fall in between; of
    another type, which the stem does not ask for, only what is itself within a typo.
    """
    own = {spelt: typos_allowed(spelt) for id_, _, spelt in bank.names if id_ == key}
    reach = {id_: 1 + (each.type == bank.concepts[key].type) for id_, each in bank.concepts.items()}
    return tuple(
        Rival(id_, name)
        for id_, name, spelt in bank.names
        if id_ != key and spelt not in own and _near(spelt, own, reach[id_])
    )


def _near(spelt: str, own: dict[str, int], reach: int) -> bool:
    return any(
        abs(len(spelt) - len(name)) <= reach * edits
        and OSA.distance(spelt, name, score_cutoff=reach * edits) <= reach * edits
        for name, edits in own.items()
    )
