"""Questions of definitions, sequences, comparisons, misconceptions and contrasts."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking.asked import Asking, Choice, key_of
from questions.fact import Comparison, Contrast, Definition, Misconception, Sequence
from questions.item import Proof, digest
from questions.plausibility import plausibility
from questions.wording import capital, definite, small
from questions.world import Bank

SHORTEST = 3
"""Steps of the shortest sequence there may be."""


def of_definition(fact: Definition, bank: Bank) -> Asking:
    """The term that a meaning belongs to; rivals are the partition's other terms."""
    partition = bank.partitions[fact.within]
    meanings = bank.defined_in.get(fact.within, {})
    rivals = []
    for other in partition.values:
        if bank.related_by_name(other, fact.term):
            continue
        meant = meanings.get(other)
        gloss = meant.meaning if meant else bank.concepts[other].gloss or partition.reason
        name = capital(bank.concepts[other].name)
        rivals.append(
            Choice(
                id=other,
                text=name,
                rationale=fact.rationale.get(other) or f"{name} means {gloss.rstrip('.')}.",
                proof=Proof("partition", (partition.id,), partition.reason),
                plausible=plausibility(bank, fact.term, other),
                cites=(meant.id,) if meant else (),
            )
        )
    return Asking(
        template="definition.term/1",
        asks="term",
        slots={"term": fact.term},
        stem=fact.stem or f"What is the term for {fact.meaning.rstrip('.')}?",
        key=key_of(bank, fact.term, fact.statement),
        rivals=tuple(rivals),
        level="remember",
    )


def next_steps(fact: Sequence) -> list[tuple[str, str]]:
    """(step, the one immediately after it) for each step the fact asks after."""
    after = dict(zip(fact.steps, fact.steps[1:], strict=False))
    asked = fact.asked_after or (fact.steps[1],)
    return [(step, after[step]) for step in asked if step in after]


def of_sequence(fact: Sequence, bank: Bank) -> Iterator[Asking]:
    """What comes immediately after each step that the fact asks after; of three, what comes first.

    Of three steps only one could be a wrong answer to what comes next.
    """
    if len(fact.steps) == SHORTEST:
        yield _first_step(fact, bank)
        return
    for step, following in next_steps(fact):
        place = fact.steps.index(following)
        rivals = [
            _other_step(fact, bank, other, place)
            for other in fact.steps
            if other not in (step, following)
        ]
        yield Asking(
            template="sequence.next/1",
            asks="next step",
            slots={"after": step},
            stem=(
                f"In the {fact.name}, which step comes immediately after "
                f"{definite(bank.concepts[step])}?"
            ),
            key=key_of(bank, following, fact.statement),
            rivals=tuple(rivals),
            level="understand",
        )


def _first_step(fact: Sequence, bank: Bank) -> Asking:
    first, *others = fact.steps
    return Asking(
        template="sequence.first/1",
        asks="first step",
        slots={"first": "step"},
        stem=f"In the {fact.name}, which step comes first?",
        key=key_of(bank, first, fact.statement),
        rivals=tuple(_other_step(fact, bank, other, 0) for other in others),
        level="understand",
    )


def place_of(fact: Sequence, bank: Bank, step: str) -> str:
    """Where a step stands, in a sentence."""
    at = fact.steps.index(step)
    name = capital(bank.concepts[step].name)
    if at == 0:
        return f"{name} is the first step."
    return f"{name} comes immediately after {definite(bank.concepts[fact.steps[at - 1]])}."


def _other_step(fact: Sequence, bank: Bank, other: str, place: int) -> Choice:
    at = fact.steps.index(other)
    where = place_of(fact, bank, other)
    return Choice(
        id=other,
        text=capital(bank.concepts[other].name),
        rationale=fact.rationale.get(other, where),
        proof=Proof("order", (fact.id,), where),
        plausible=max(1, 4 - abs(at - place)),
    )


def of_comparison(fact: Comparison, bank: Bank) -> Asking:
    """Who ranks first; all below are proved wrong by their rank."""
    first, *others = sorted(fact.ranks, key=lambda each: each.rank)
    rivals = []
    for each in others:
        name = capital(bank.concepts[each.concept].name)
        value = f" ({each.value}, against {first.value})" if each.value and first.value else ""
        because = f"{name} ranks {_ordinal(each.rank)} in {fact.dimension}{value}."
        rivals.append(
            Choice(
                id=each.concept,
                text=name,
                rationale=fact.rationale.get(each.concept, because),
                proof=Proof("rank", (fact.id,), because),
                plausible=max(1, 6 - each.rank),
            )
        )
    return Asking(
        template="comparison.first/1",
        asks="highest",
        slots={"question": fact.question},
        stem=fact.stem or fact.question,
        key=key_of(bank, first.concept, fact.statement),
        rivals=tuple(rivals),
        level="understand",
    )


def _ordinal(rank: int) -> str:
    words = (
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
    )
    return words[rank - 1] if rank <= len(words) else f"number {rank}"


def of_misconception(fact: Misconception) -> Asking:
    """The correction among false statements; the belief's rationale says why it tempts."""
    claims = [(fact.belief, fact.refuted_because, refutation(fact))]
    claims += [(each.text, each.because, each.because) for each in fact.also_false]
    rivals = tuple(
        Choice(
            id=digest([fact.id, text], 8),
            text=text,
            rationale=rationale,
            proof=Proof("misconception", (fact.id,), because),
            plausible=5 - number,
        )
        for number, (text, because, rationale) in enumerate(claims)
    )
    return Asking(
        template="misconception.true/1",
        asks="true statement",
        slots={"about": fact.about},
        stem=fact.stem or f"Which statement about {fact.about} is correct?",
        key=Choice(digest([fact.id, fact.right], 8), fact.right, fact.statement),
        rivals=rivals,
        level="remember",
    )


def refutation(fact: Misconception) -> str:
    """Why the belief is false, and why it tempts."""
    tempting = f"The mistake comes easily, because {small(fact.believed_because)}"
    return f"{fact.refuted_because} {tempting}"


def of_contrast(fact: Contrast, bank: Bank) -> Asking:
    """The member for which the feature holds."""
    rivals = tuple(
        Choice(
            id=other,
            text=capital(bank.concepts[other].name),
            rationale=because,
            proof=Proof("contrast", (fact.id,), because),
            plausible=plausibility(bank, fact.holds, other),
        )
        for other, because in sorted(fact.not_for.items())
    )
    return Asking(
        template="contrast.holds/1",
        asks="which one",
        slots={"question": fact.question},
        stem=fact.stem or fact.question,
        key=key_of(bank, fact.holds, fact.statement),
        rivals=rivals,
        level="understand",
    )
