"""Questions of a triple: for its object, and for its subject."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking.asked import Asking, Choice, key_of
from questions.fact import Triple
from questions.item import Proof, digest
from questions.plausibility import plausibility
from questions.wording import capital, fill
from questions.world import Bank


def of_triple(fact: Triple, bank: Bank) -> Iterator[Asking]:
    """For the object, and for the subject where one object is asserted.

    A subject with objects in several facts (a finding of two sites) refuses the first: the
    same stem would have another key in the other fact.
    """
    relation = bank.relations[fact.relation]
    if "object" in fact.asks and relation.ask_object:
        yield _ask_object(fact, bank)
    if "subject" in fact.asks and relation.ask_subject and len(fact.objects) == 1:
        yield _ask_subject(fact, bank)


def _ask_object(fact: Triple, bank: Bank) -> Asking:
    relation = bank.relations[fact.relation]
    subject = bank.concepts[fact.subject]
    key = min(fact.objects, key=lambda each: digest([fact.id, each]))
    template = worded(relation.ask_object, fact.id)
    return Asking(
        template="triple.object/1",
        asks="object",
        slots={"subject": fact.subject, "relation": fact.relation},
        stem=fact.stem or fill(template, subject, tuple(bank.concepts[o] for o in fact.objects)),
        key=key_of(bank, key, fact.statement),
        rivals=wrong_objects(fact, key, bank),
        level="remember",
        refused=_another_key(fact, bank),
    )


def wrong_objects(fact: Triple, key: str, bank: Bank) -> tuple[Choice, ...]:
    """Everything of the key's type that is proved not to be an object of the fact's subject."""
    rivals = []
    type_ = bank.concepts[key].type
    for other in bank.refutable_objects(fact.subject, fact.relation, type_):
        proof = bank.refuted(fact.subject, fact.relation, other) if other != key else None
        if proof:
            rivals.append(_rival(fact, bank, key, other, proof, _right_subject(fact, bank, other)))
    return tuple(rivals)


def _another_key(fact: Triple, bank: Bank) -> str:
    others = set(bank.held(fact.subject, fact.relation)) - set(fact.objects)
    return f"{', '.join(sorted(others))} would be right too, in another fact" if others else ""


def _ask_subject(fact: Triple, bank: Bank) -> Asking:
    relation = bank.relations[fact.relation]
    object_ = fact.objects[0]
    template = worded(relation.ask_subject, fact.id)
    return Asking(
        template="triple.subject/1",
        asks="subject",
        slots={"object": object_, "relation": fact.relation},
        stem=fill(template, bank.concepts[fact.subject], (bank.concepts[object_],)),
        key=key_of(bank, fact.subject, fact.statement),
        rivals=wrong_subjects(fact, bank),
        level="remember",
    )


def wrong_subjects(fact: Triple, bank: Bank) -> tuple[Choice, ...]:
    """Everything of the subject's type of which the fact's first object is proved not to hold."""
    rivals = []
    object_, type_ = fact.objects[0], bank.concepts[fact.subject].type
    for other in bank.refutable_subjects(fact.relation, type_):
        if other == fact.subject:
            continue
        if proof := bank.refuted(other, fact.relation, object_):
            right = _right_object(fact, bank, other)
            rivals.append(_rival(fact, bank, fact.subject, other, proof, right))
    return tuple(rivals)


def _right_subject(fact: Triple, bank: Bank, object_: str) -> Triple | None:
    """A fact for which the wrong object would have been the answer."""
    return _pick(fact, bank.subjects_of(fact.relation, object_))


def _right_object(fact: Triple, bank: Bank, subject: str) -> Triple | None:
    """A fact about the wrong subject in the same relation."""
    return _pick(fact, bank.objects_of(subject, fact.relation))


def _pick(fact: Triple, found: dict[str, Triple]) -> Triple | None:
    triples = [each for each in found.values() if each.id != fact.id]
    return min(triples, key=lambda each: digest([fact.id, each.id]), default=None)


def _rival(
    fact: Triple, bank: Bank, key: str, other: str, proof: Proof, right: Triple | None
) -> Choice:
    own = fact.rationale.get(other)
    text = own or _why_wrong(proof, right, bank, other)
    return Choice(
        id=other,
        text=capital(bank.concepts[other].name),
        rationale=text,
        proof=proof,
        plausible=plausibility(bank, key, other),
        cites=(right.id,) if right and not own else (),
    )


def _why_wrong(proof: Proof, right: Triple | None, bank: Bank, other: str) -> str:
    """Why it is wrong here, and what it would be the answer to."""
    gloss = bank.concepts[other].gloss
    what = (
        right.statement
        if right
        else f"{capital(bank.concepts[other].name)}: {gloss}."
        if gloss
        else ""
    )
    if proof.kind == "partition" and what:
        return what
    return f"{proof.because} {what}".strip()


def worded(templates: tuple[str, ...], fact_id: str) -> str:
    """One of several wordings, always the same for a fact."""
    return min(templates, key=lambda each: digest([fact_id, each]))
