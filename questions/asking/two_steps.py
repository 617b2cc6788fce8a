"""Questions in two steps: a clue to one of several named things, and what is asked of it.

The named things make it provable: the clue is refuted for each of the others, so that it points
to one; and what is true of the others is refuted for that one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questions.asking.asked import Asking, Choice, key_of
from questions.fact import Fact, Triple
from questions.item import Proof, digest
from questions.plausibility import plausibility
from questions.vocabulary import Concept, TwoStep
from questions.wording import capital, fill, joined
from questions.world import Bank


@dataclass(frozen=True)
class Steps:
    """A question in two steps before its rivals are chosen. `named` is rival -> named thing."""

    asking: Asking
    hidden: str
    clue: Triple
    named: dict[str, str]

    def stem(self, chosen: tuple[Choice, ...], bank: Bank) -> str:
        """The whole question, with the names of the things it is about."""
        things = {self.hidden, *(self.named[each.id] for each in chosen)}
        names = sorted((bank.concepts[each].name for each in things), key=str.casefold)
        told = self.asking.stem
        if told.startswith("that "):
            return f"One of {joined(names)} {told.removeprefix('that ')}"
        return f"Of {joined(names)}, think of the one {told}"


def of_two_steps(fact: Fact, bank: Bank) -> Iterator[Steps]:
    """Every question in two steps whose second step the fact is."""
    if not isinstance(fact, Triple) or len(fact.objects) != 1:
        return
    for steps in bank.steps_to.get(fact.relation, ()):
        hidden = fact.subject if steps.given == "subject" else fact.objects[0]
        for clue in _clues(steps, hidden, bank):
            yield _asked(fact, steps, hidden, clue, bank)


def _clues(steps: TwoStep, hidden: str, bank: Bank) -> list[Triple]:
    """Facts of the first relation about the hidden thing, of one object each."""
    if steps.hidden == "subject":
        found = bank.objects_of(hidden, steps.first)
    else:
        found = bank.subjects_of(steps.first, hidden)
    facts = {fact.id: fact for fact in found.values() if len(fact.objects) == 1}
    return [fact for _, fact in sorted(facts.items())]


def _asked(fact: Triple, steps: TwoStep, hidden: str, clue: Triple, bank: Bank) -> Steps:
    key = fact.objects[0] if steps.given == "subject" else fact.subject
    rivals: dict[str, Choice] = {}
    named: dict[str, str] = {}
    others = sorted(
        (each for each in _refutable(steps, hidden, clue, bank) if each != hidden),
        key=lambda each: (-plausibility(bank, hidden, each), digest([fact.id, clue.id, each])),
    )
    for other in others:
        apart = _refuted(steps.first, steps.hidden, other, clue, bank)
        for rival in _rivals(steps, hidden, other, apart, bank) if apart else ():
            if rival.id != key and rival.id not in rivals:
                rivals[rival.id], named[rival.id] = rival, other
    asking = Asking(
        template="triple.two-steps/1",
        asks="two steps",
        slots={"steps": steps.id, "clue": clue.id},
        stem=f"{_clue(steps, clue, bank)}. {_question(fact, steps, bank)}",
        key=key_of(bank, key, f"{clue.statement} {fact.statement}"),
        rivals=tuple(rivals.values()),
        level="apply",
    )
    return Steps(asking, hidden, clue, named)


def _refutable(steps: TwoStep, hidden: str, clue: Triple, bank: Bank) -> tuple[str, ...]:
    """Things of the hidden one's type that the clue may be proved not to fit."""
    type_ = bank.concepts[hidden].type
    if steps.hidden == "subject":
        return bank.refutable_subjects(steps.first, type_)
    return bank.refutable_objects(clue.subject, steps.first, type_)


def _refuted(relation: str, hidden: str, other: str, clue: Triple, bank: Bank) -> Proof | None:
    """The proof that the clue does not fit another thing."""
    if hidden == "subject":
        return bank.refuted(other, relation, clue.objects[0])
    return bank.refuted(clue.subject, relation, other)


def _rivals(steps: TwoStep, hidden: str, other: str, apart: Proof, bank: Bank) -> Iterator[Choice]:
    """What is true of the other thing in the second relation, and refuted for the hidden one."""
    if steps.given == "subject":
        held = bank.objects_of(other, steps.second)
    else:
        held = bank.subjects_of(steps.second, other)
    for id_, fact in sorted(held.items()):
        ends = (hidden, id_) if steps.given == "subject" else (id_, hidden)
        proof = bank.refuted(ends[0], steps.second, ends[1])
        if proof is not None and len(fact.objects) == 1:
            rests_on = tuple(dict.fromkeys([*proof.rests_on, *apart.rests_on]))
            yield Choice(
                id=id_,
                text=capital(bank.concepts[id_].name),
                rationale=f"{fact.statement} {_unfit(steps, other, apart, bank)}",
                proof=Proof(proof.kind, rests_on, f"{proof.because} {apart.because}"),
                plausible=plausibility(bank, hidden, other),
                cites=(fact.id,),
            )


def _unfit(steps: TwoStep, other: str, apart: Proof, bank: Bank) -> str:
    """Why the clue does not fit: a value of a partition is told by the thing's own fact."""
    name = capital(bank.concepts[other].name)
    held = bank.held(other, steps.first) if apart.kind == "partition" else {}
    because = " ".join(dict.fromkeys(fact.statement for fact in held.values())) or apart.because
    return f"{name} is not the one that the question means: {because}"


def _clue(steps: TwoStep, clue: Triple, bank: Bank) -> str:
    relation = bank.relations[steps.first]
    phrase = relation.that if steps.hidden == "subject" else relation.whose
    return fill(phrase or "", bank.concepts[clue.subject], (bank.concepts[clue.objects[0]],))


def _question(fact: Triple, steps: TwoStep, bank: Bank) -> str:
    """The second relation's question, of 'this drug' or whatever is hidden."""
    relation = bank.relations[steps.second]
    templates = relation.ask_object if steps.given == "subject" else relation.ask_subject
    template = min(templates, key=lambda each: digest([fact.id, each]))
    hidden = fact.subject if steps.given == "subject" else fact.objects[0]
    type_ = bank.concepts[hidden].type
    this = Concept(id="this", type=type_, name=f"this {bank.types[type_].singular}", article="none")
    return fill(template, this, (this,))
