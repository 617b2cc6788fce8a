"""The options that are provably wrong and plausible, ranked by digest.

Candidates come with a proof or not at all. They are ranked by plausibility and then by a
digest of (item id, candidate id), so that a new concept changes only the items it enters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from questions.asking import Asking, Choice
from questions.flaws.opposites import are_opposites
from questions.item import digest
from questions.spelling import normal
from questions.world import Bank

MOST = 3
FEWEST = 2
PLAUSIBLE_FROM = 1
LONG_FROM = 25
LONGEST_TO_SHORTEST = 1.8
KEY_TO_LONGEST = 1.25
STEM_LETTERS = 4
ENDINGS = ("ciclib", "parib", "mab", "platin", "taxel", "rubicin", "cryo")
WEAK = frozenset(
    """about after before best breast cancer cell cells does from have been into metastases
    metastasis metastatic most patient than that their there these this those what when where
    which with""".split()
)


class NotAsked(Exception):
    """No item can be made of a question; the rule that refused says why."""


def choose(asking: Asking, item_id: str, bank: Bank) -> tuple[Choice, ...]:
    """Two or three distractors, best first.

    Raises:
        NotAsked: no proof for enough candidates, or no set without a giveaway.
    """
    if asking.refused:
        raise NotAsked(asking.refused)
    ranked = sorted(
        (each for each in asking.rivals if each.proof and each.plausible >= PLAUSIBLE_FROM),
        key=lambda each: (-each.plausible, digest([item_id, each.id])),
    )
    if len(ranked) < FEWEST:
        raise NotAsked(f"{len(ranked)} provably wrong options, {FEWEST} are needed")
    chosen = _greedy(asking, ranked, bank)
    if opposite := _opposite(bank, asking.key, chosen):
        chosen = _greedy(asking, [each for each in ranked if each != opposite], bank)
    if len(chosen) < FEWEST:
        raise NotAsked("the options that are left overlap, or differ too much in length")
    if len(asking.key.text) > KEY_TO_LONGEST * max(len(each.text) for each in chosen):
        raise NotAsked(f"the key is more than {KEY_TO_LONGEST} times as long as any other option")
    if clue := shared_alone(asking.stem, asking.key.text, [each.text for each in chosen]):
        raise NotAsked(f"stem and key alone share '{clue}'")
    return tuple(chosen)


def _greedy(asking: Asking, ranked: list[Choice], bank: Bank) -> list[Choice]:
    """The best by rank that keep lengths even, led by one as long and one as telling as the key."""
    if asking.sorted:
        return sorted(ranked[:4], key=lambda each: each.order)
    lead = _leads(asking, ranked)
    chosen: list[Choice] = []
    for candidate in [*lead, *(each for each in ranked if each not in lead)]:
        texts = [asking.key.text, candidate.text, *(each.text for each in chosen)]
        distinct = not any(same(bank, candidate, each) for each in (asking.key, *chosen))
        if distinct and (even(texts) or candidate in lead):
            chosen.append(candidate)
        if len(chosen) == MOST:
            break
    return chosen


def _leads(asking: Asking, ranked: list[Choice]) -> list[Choice]:
    """Candidates that must be in: one not much shorter than the key, one with its clue words."""
    key, leads = asking.key.text, []
    long_enough = [each for each in ranked if len(key) <= KEY_TO_LONGEST * len(each.text)]
    if long_enough and len(key) > KEY_TO_LONGEST * max(len(e.text) for e in ranked[:MOST]):
        leads.append(long_enough[0])
    if shared_alone(asking.stem, key, [each.text for each in ranked[:MOST]]):
        telling = [e for e in ranked if not shared_alone(asking.stem, key, [e.text])]
        leads += [each for each in telling[:1] if each not in leads]
    return leads


def same(bank: Bank, one: Choice, other: Choice) -> bool:
    """Whether two may not stand side by side.

    They may not with the same words, with one concept's name among the other's names, or where
    one is kind, part or whole of the other.
    """
    if names_of(bank, one) & names_of(bank, other):
        return True
    known = one.id in bank.concepts and other.id in bank.concepts
    return known and bank.related_by_name(one.id, other.id)


def _opposite(bank: Bank, key: Choice, chosen: list[Choice]) -> Choice | None:
    """The concept named as the key is, but for one word turned, where that is the only pair."""
    known = [each for each in chosen if each.id in bank.concepts and " " in each.text]
    turned = [each for each in known if are_opposites(key.text, each.text)]
    rest = [each for each in chosen if each not in turned]
    paired = any(are_opposites(one.text, other.text) for one in rest for other in rest)
    return turned[0] if len(turned) == 1 and rest and not paired else None


def names_of(bank: Bank, choice: Choice) -> set[str]:
    """Everything an option may be called, in normal form."""
    concept = bank.concepts.get(choice.id)
    return {normal(text) for text in (choice.text, *(concept.accepted if concept else ()))}


def even(texts: list[str]) -> bool:
    """Longest to shortest at most 1.8, where the longest has more than 25 characters."""
    lengths = sorted(len(text) for text in texts)
    return lengths[-1] <= LONG_FROM or lengths[-1] <= LONGEST_TO_SHORTEST * lengths[0]


def shared_alone(stem: str, key: str, others: list[str]) -> str | None:
    """A word, word stem or class ending that the stem shares with the key and no other option."""
    taken = set().union(*(clues(text) for text in others)) if others else set()
    shared = (clues(stem) & clues(key)) - taken
    return min(shared, default=None)


@lru_cache(maxsize=8192)
def clues(text: str) -> frozenset[str]:
    """Word stems, words with a digit and class endings, by which one text points to another."""
    words = [word for word in re.findall(r"[^\W_]+", text.casefold()) if word not in WEAK]
    stems = {word[:STEM_LETTERS] for word in words if len(word) >= STEM_LETTERS}
    endings = {
        end for end in ENDINGS for word in words if word.endswith(end) or word.startswith(end)
    }
    digits = {word for word in words if any(sign.isdigit() for sign in word)}
    return frozenset(stems | endings | digits)
