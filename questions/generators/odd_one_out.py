"""Odd one out: all options but one share what the bank asserts; of that one it is refuted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from questions.asking import Choice, worded
from questions.distractors import KEY_TO_LONGEST, clues, even, same, shared_alone
from questions.fact import Fact, Triple
from questions.generators.frame import frame
from questions.generators.made import Made, refused
from questions.generators.placed import placed
from questions.item import OddOneOut, Option, Proof, digest, item_id, with_version
from questions.model import KEYABLE
from questions.plausibility import plausibility
from questions.vocabulary import Relation
from questions.wording import capital, fill
from questions.world import Bank

SHARING = 3
TWO = 2
"""May share where the value is left unsaid: then a third with another value is the odd one."""


@dataclass(frozen=True)
class _Group:
    """What is shared, and by whom, each with its fact; the proof that the odd one does not."""

    value: str
    members: dict[str, Triple]
    refuted: Proof


def make(fact: Fact, bank: Bank) -> Made:
    """One item for a fact whose subject is a likely odd one beside a group of others.

    A group serves twice as many facts as it has members; one of no more than are shown serves a
    single fact, so that it is not learnt by heart.
    """
    if not isinstance(fact, Triple):
        return refused(OddOneOut, "odd one", f"a {fact.kind} belongs to no group")
    relation = bank.relations[fact.relation]
    if not relation.odd_subject or "subject" not in fact.asks or len(fact.objects) > 1:
        return refused(OddOneOut, "odd one", f"'{relation.id}' has no wording for an odd one")
    template = worded(relation.odd_subject, fact.id)
    groups = list(_groups(fact, _is_said(template), bank))
    if not groups:
        return refused(OddOneOut, "odd one", "no group that it is proved not to belong to")
    for group in sorted(groups, key=lambda each: digest(["odd", fact.id, each.value])):
        item = _item(fact, group, template, bank) if _serves(group, fact, bank) else None
        if item:
            return Made((with_version(item),))
    rule = "the groups ask others, or another option could be called the odd one"
    return refused(OddOneOut, "odd one", rule)


def _is_said(template: str) -> bool:
    return "object}" in template.casefold()


def _groups(fact: Triple, said: bool, bank: Bank) -> Iterator[_Group]:
    """Groups of the relation whose value is refuted for the subject of the fact."""
    if not said and bank.partition_of(fact.relation) is None:
        return
    for value in bank.values_of(fact.relation):
        members = bank.subjects_of(fact.relation, value)
        if len(members) < (SHARING if said else TWO) or fact.subject in members:
            continue
        if proof := bank.refuted(fact.subject, fact.relation, value):
            yield _Group(value, members, proof)


def _serves(group: _Group, fact: Triple, bank: Bank) -> bool:
    """Whether the fact is among the likeliest odd ones beside the group."""
    others = [
        each
        for each in _one_a_subject(fact.relation, bank)
        if each.subject not in group.members
        and bank.refuted(each.subject, fact.relation, group.value)
    ]

    def place(each: Triple) -> tuple[int, str]:
        near = max(plausibility(bank, member, each.subject) for member in group.members)
        return -near, digest(["odd", group.value, each.id])

    most = 2 * len(group.members) if len(group.members) > SHARING else 1
    return fact.id in [each.id for each in sorted(others, key=place)[:most]]


def _one_a_subject(relation: str, bank: Bank) -> list[Triple]:
    """The facts that ask for a subject; of one with several values the first by digest."""
    found: dict[str, Triple] = {}
    for each in bank.triples_of(relation):
        if each.status in KEYABLE and len(each.objects) == 1 and "subject" in each.asks:
            other = found.get(each.subject, each)
            found[each.subject] = min(other, each, key=lambda one: digest(["odd", one.id]))
    return list(found.values())


def _item(fact: Triple, group: _Group, template: str, bank: Bank) -> OddOneOut | None:
    relation = bank.relations[fact.relation]
    slots = {"relation": relation.id, "shared": group.value}
    id_ = item_id("odd_one_out", "triple.odd/1", (fact.id,), slots)
    stem = fill(template, bank.concepts[fact.subject], (bank.concepts[group.value],))
    key = Choice(fact.subject, capital(bank.concepts[fact.subject].name), _why_odd(fact, group))
    shared = _sharing(id_, key, group, stem, bank)
    said = _is_said(template)
    if len(shared) < (SHARING if said else min(SHARING, len(group.members))):
        return None
    if _told(stem, key, shared) or (not said and _another_odd(key, shared, relation, bank)):
        return None
    members = tuple(group.members[each.id] for each in shared)
    return OddOneOut(
        id=id_,
        stem=stem,
        options=placed(id_, _option(key), [(each.id, _option(each)) for each in shared]),
        answer=key.id,
        sorted=False,
        **frame(
            fact, bank, "odd one", "understand", group.refuted.rests_on, typed=False, beside=members
        ),
    )


def _why_odd(fact: Triple, group: _Group) -> str:
    if group.refuted.kind == "partition":
        return fact.statement
    return f"{group.refuted.because} {fact.statement}"


def _sharing(id_: str, key: Choice, group: _Group, stem: str, bank: Bank) -> list[Choice]:
    """Three members of the group that stand beside the key, by digest.

    None is of one kind with the key, as its opposite would be. For half of the items shorter
    ones come first: names of findings that are odd tend to be short, and the key would be the
    longest too seldom.
    """
    shorter = int(digest([id_, "shorter"]), 16) % 2 == 0

    def place(each: tuple[str, Triple]) -> tuple[bool, str]:
        is_long = len(bank.concepts[each[0]].name) >= len(key.text)
        return shorter and is_long, digest([id_, each[0]])

    ranked = sorted(group.members.items(), key=place)
    chosen: list[Choice] = []
    for concept, triple in ranked:
        proof = Proof("fact", (triple.id,), triple.statement)
        each = Choice(concept, capital(bank.concepts[concept].name), triple.statement, proof)
        apart = not any(same(bank, each, other) for other in (key, *chosen))
        apart = apart and set(bank.above(concept)).isdisjoint(bank.above(key.id))
        level = even([key.text, each.text, *(other.text for other in chosen)])
        if apart and level and not shared_alone(stem, each.text, []) and len(chosen) < SHARING:
            chosen.append(each)
    return chosen


def _told(stem: str, key: Choice, shared: list[Choice]) -> bool:
    """What tells the key: its length, a word or class ending that all others share, or the stem."""
    texts = [each.text for each in shared]
    long = len(key.text) > KEY_TO_LONGEST * max(map(len, texts))
    common = frozenset.intersection(*map(clues, texts)) - clues(key.text)
    return bool(long or common or shared_alone(stem, key.text, texts))


def _another_odd(key: Choice, shared: list[Choice], relation: Relation, bank: Bank) -> bool:
    """Whether another partition, or the family, makes another option the odd one."""
    ids = [key.id, *(each.id for each in shared)]
    groupings = [[bank.concepts[each].family for each in ids]]
    for other in _told_in(ids, bank):
        partition = bank.partition_of(other)
        if partition is not None and other != relation.id:
            held = [set(bank.held(each, other)) & set(partition.values) for each in ids]
            groupings.append([min(each, default=None) for each in held])
    return any(_odd_of(each) not in (None, 0) for each in groupings)


def _told_in(ids: list[str], bank: Bank) -> list[str]:
    """The relations in which anything is asserted of one of them or of what it is or is part of."""
    every = {one for each in ids for one in (each, *bank.above(each, ("is_a", "part_of")))}
    return sorted({relation for each in every for relation in bank.relations_of.get(each, ())})


def _odd_of(values: list[str | None]) -> int | None:
    """The place of the one that differs, where all others are alike and known."""
    counted = Counter(values)
    if len(counted) != 2 or min(counted.values()) != 1:
        return None
    (usual, _), (odd, _) = counted.most_common()
    return values.index(odd) if usual is not None else None


def _option(choice: Choice) -> Option:
    return Option(choice.id, choice.text, choice.proof is None, choice.rationale, choice.proof)
