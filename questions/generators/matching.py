"""Matching: pairs of one relation or partition, where every wrong pair is proved wrong."""

from __future__ import annotations

from collections.abc import Iterable

from questions.asking.pairs import Pair, Pairing, pairing
from questions.distractors import even, shared_alone
from questions.fact import Fact
from questions.generators.frame import frame
from questions.generators.made import Made, refused
from questions.generators.mixing import mixed
from questions.item import Element, Matching, Proof, digest, item_id, with_version
from questions.world import Bank

MOST = 4
FEWEST = 3
ONE_OVER = "One of the answers is left over."


def make(fact: Fact, bank: Bank) -> Made:
    """One item for a fact, but where one that comes first by digest asks much the same."""
    found = pairing(fact, bank)
    if isinstance(found, str):
        return refused(Matching, "pairs", found)
    if shared_alone(found.own.left.text, found.own.right.text, []):
        return refused(Matching, "pairs", "its two sides share a word")
    pairs = _chosen(found, bank)
    if len(pairs) < FEWEST:
        rule = (
            f"{len(pairs)} pairs that exclude each other, its own among them; {FEWEST} are needed"
        )
        return refused(Matching, "pairs", rule)
    if first := _asked_before(fact, found, pairs, bank):
        return refused(Matching, "pairs", f"asked with '{first}', whose pairs are much the same")
    return Made((with_version(_item(fact, found, pairs, bank)),))


def _asked_before(fact: Fact, found: Pairing, pairs: list[Pair], bank: Bank) -> str | None:
    """A fact with one of the same right elements that comes first and has all its pairs but one.

    Where each left has one partner, what is on the right is what is asked.
    """
    rights = {each.right.id for each in pairs}
    ids = {each.fact.id for each in pairs}
    near = [each.fact for each in found.others if each.right.id in rights]
    for other in sorted(near, key=_place):
        if _place(other) >= _place(fact):
            break
        if len(_shared(other, found.functional, ids, rights, bank)) >= len(pairs) - 1:
            return other.id
    return None


def _shared(other: Fact, functional: bool, ids: set[str], rights: set[str], bank: Bank) -> set[str]:
    """What the item of another fact would have in common: facts, or what is on the right."""
    theirs = pairing(other, bank)
    chosen = [] if isinstance(theirs, str) else _chosen(theirs, bank)
    if functional:
        return {each.right.id for each in chosen} & rights
    return {each.fact.id for each in chosen} & ids


def _place(fact: Fact) -> str:
    return digest(["matching", fact.id])


def _chosen(found: Pairing, bank: Bank) -> list[Pair]:
    chosen = [found.own]
    for pair in found.others:
        if len(chosen) == MOST:
            break
        if all(_apart(pair, each, found, bank) for each in chosen) and _fits(pair, chosen):
            chosen.append(pair)
    return chosen


def _apart(one: Pair, other: Pair, found: Pairing, bank: Bank) -> bool:
    """Neither side names the other's, and neither could be paired with the other's partner."""
    sides = (one.left.id, one.right.id), (other.left.id, other.right.id)
    named = [bank.related_by_name(*each) for each in zip(*sides, strict=True)]
    if any(named) or one.left.id == other.right.id or one.right.id == other.left.id:
        return False
    crossed = found.refuted(one, other.right.id), found.refuted(other, one.right.id)
    return all(crossed)


def _fits(pair: Pair, chosen: list[Pair]) -> bool:
    """What is chosen from stays even in length, and no word tells the pair."""
    rights = _texts(each.right for each in (*chosen, pair))
    return even(rights) and not shared_alone(pair.left.text, pair.right.text, [])


def _texts(elements: Iterable[Element]) -> list[str]:
    return [each.text for each in elements]


def _item(fact: Fact, found: Pairing, pairs: list[Pair], bank: Bank) -> Matching:
    id_ = item_id("matching", found.template, (fact.id,), found.slots)
    over = _left_over(found, pairs, bank)
    left = mixed(id_, "left", (each.left for each in pairs))
    right = mixed(id_, "right", [*(each.right for each in pairs), *over])
    partner = {each.left.id: each.right.id for each in pairs}
    proofs = _proofs(found, pairs, right)
    claims = tuple(claim for proof in proofs.values() for claim in proof.rests_on)
    keyed = tuple(each.fact for each in pairs)
    return Matching(
        id=id_,
        stem=f"{found.stem} {ONE_OVER}" if over else found.stem,
        left=tuple(left),
        right=tuple(right),
        answer={each.id: partner[each.id] for each in left},
        proofs=proofs,
        **frame(fact, bank, "pairs", "understand", claims, typed=False, beside=keyed),
    )


def _left_over(found: Pairing, pairs: list[Pair], bank: Bank) -> list[Element]:
    """One more to the right, which is nobody's partner; without it the last pair makes itself."""
    rights = [each.right for each in pairs]
    for spare in found.spare:
        if (
            even(_texts([*rights, spare]))
            and not any(bank.related_by_name(spare.id, each.id) for each in rights)
            and not any(each.left.id == spare.id for each in pairs)
            and all(found.refuted(each, spare.id) for each in pairs)
        ):
            return [spare]
    return []


def _proofs(found: Pairing, pairs: list[Pair], right: list[Element]) -> dict[str, Proof]:
    return {
        f"{pair.left.id}:{each.id}": proof
        for pair in pairs
        for each in right
        if each.id != pair.right.id and (proof := found.refuted(pair, each.id))
    }
