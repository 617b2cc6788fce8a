"""The gates over all items: what `check` fails on. Each gives messages; none means passed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from questions.flaws.checks import CRITERIA, Finding, flaws_of
from questions.flaws.question import KindOf, Question, questions_of, unknown
from questions.gates import keys, solvers
from questions.gates.chance import Share
from questions.item import Item, TrueFalse
from questions.problem import FACTS, Problem
from questions.world import Bank, Where

FAILING = frozenset(
    CRITERIA[number - 1] for number in (2, 3, 4, 6, 8, 9, 10, 11, 12, 14, 15, 16, 17, 19)
)
"""Criteria that no item may have; the others are counted together."""
ANY_FLAW = 0.01
P_EVEN = 0.001
NEAR_DUPLICATES = 0.005
TRUE_FROM, TRUE_TO = 0.45, 0.55
ABOVE_REMEMBER = 0.5
REMEMBER_PER_FACT = 2
EVEN_FROM = 20
"""Items from which on a share of them is held to its limits; fewer are somebody's few facts."""


@dataclass(frozen=True)
class Asked:
    """All items, and the questions that the rules see in them."""

    items: tuple[Item, ...]
    kind_of: KindOf = unknown

    @cached_property
    def questions(self) -> tuple[tuple[Item, Question], ...]:
        return tuple(
            (item, each) for item in self.items for each in questions_of(item, self.kind_of)
        )

    @cached_property
    def flaws(self) -> tuple[tuple[Item, Finding], ...]:
        return tuple((item, found) for item, each in self.questions for found in flaws_of(each))

    @cached_property
    def placed(self) -> list[Question]:
        """Under the form of the item; true and false have no place."""
        both = ((item, each) for item, each in self.questions if item.form != TrueFalse.form)
        return [replace(each, form=item.form) for item, each in both]

    @cached_property
    def solvable(self) -> list[Question]:
        return solvers.solvable(each for _, each in self.questions)


Gate = Callable[[Asked], Iterator[str]]


def no_failing_flaw(asked: Asked) -> Iterator[str]:
    """No item has a flaw of the failing criteria."""
    for item, found in asked.flaws:
        if found.criterion in FAILING:
            yield f"{item.id} ({item.facts[0]}): {found.criterion}: {found.message}"


def few_flaws(asked: Asked) -> Iterator[str]:
    """At most 1 % of items with any flaw, none with two."""
    criteria: dict[str, set[str]] = defaultdict(set)
    for item, found in asked.flaws:
        criteria[item.id].add(found.criterion)
    if len(criteria) > ANY_FLAW * len(asked.items):
        yield f"found {len(criteria)} of {len(asked.items)} items with a flaw; expected at most 1 %"
    for id_, several in sorted(criteria.items()):
        if len(several) > 1:
            yield f"{id_}: found the flaws {', '.join(sorted(several))}; expected one at most"


def even_positions(asked: Asked) -> Iterator[str]:
    """The key's place is even in each form."""
    counted = keys.positions(asked.placed)
    for (form, k), p in keys.uneven_positions(asked.placed).items():
        if p < P_EVEN:
            yield f"{form} with {k} options: keys at {counted[form, k]}, chi-square p = {p:.2g}"


def key_lengths(asked: Asked) -> Iterator[str]:
    """The key is uniquely longest, or shortest, as often as chance makes it."""
    for name, found in (
        ("longest", keys.longest(asked.solvable)),
        ("shortest", keys.shortest(asked.solvable)),
    ):
        if found.is_off:
            yield f"the key is uniquely the {name} in {_told(found)}"


def few_near_duplicates(asked: Asked) -> Iterator[str]:
    """At most 0.5 % of items ask nearly what another asks, with the same key."""
    found = keys.near_duplicates(asked.items)
    if len(found) > NEAR_DUPLICATES * len(asked.items):
        pairs = "; ".join(f"{one.id} and {other.id}" for one, other in found[:5])
        yield f"found {len(found)} near-duplicates in {len(asked.items)} items: {pairs}"


def not_test_wise(asked: Asked) -> Iterator[str]:
    """Surface cues do not lead to the key, over all questions and in each form."""
    for form, questions in by_form(asked.solvable).items():
        found = solvers.by_surface(questions)
        if found.is_high:
            yield f"the test-wise solver hits {_told(found)} ({form})"


def not_deck_wise(asked: Asked) -> Iterator[str]:
    """What is a key elsewhere is no more often the key here."""
    for form, questions in by_form(asked.solvable).items():
        found = solvers.by_deck(questions)
        if found.is_high:
            yield f"the deck-wise solver hits {_told(found)} ({form})"


def balanced_judgements(asked: Asked) -> Iterator[str]:
    """45 to 55 % of statements are true."""
    judged = [item.answer for item in asked.items if isinstance(item, TrueFalse)]
    if len(judged) >= EVEN_FROM and not TRUE_FROM <= sum(judged) / len(judged) <= TRUE_TO:
        yield f"{sum(judged)} of {len(judged)} statements are true; expected 45 to 55 %"


def above_remember(asked: Asked) -> Iterator[str]:
    """At least half of all items with options ask for more than to remember one fact."""
    with_options = [item for item in asked.items if has_options(item)]
    above = sum(item.level != "remember" for item in with_options)
    if len(with_options) >= EVEN_FROM and above < ABOVE_REMEMBER * len(with_options):
        yield f"{above} of {len(with_options)} items with options are above remember; expected half"


def few_remembered(asked: Asked) -> Iterator[str]:
    """At most two single best items of the level remember a fact."""
    for fact, n in sorted(keys.remembering(asked.items).items()):
        if n > REMEMBER_PER_FACT:
            yield f"{fact} has {n} single best items of the level remember; expected at most 2"


def has_options(item: Item) -> bool:
    """Whether a learner chooses among things shown. True and false are judgements of one."""
    return item.k > 0 and item.form not in ("ordering", TrueFalse.form)


def by_form(questions: Sequence[Question]) -> dict[str, list[Question]]:
    """The questions of each form, and all of them under 'all'."""
    found: dict[str, list[Question]] = {"all": list(questions)}
    for each in questions:
        found.setdefault(each.form, []).append(each)
    return found


def _told(found: Share) -> str:
    return (
        f"{found.rate:.1%} of {found.n}; expected {found.expected:.1%} "
        f"± {found.limit - found.expected:.1%} (3 standard errors)"
    )


GATES: tuple[tuple[str, Gate], ...] = (
    ("flaws", no_failing_flaw),
    ("few-flaws", few_flaws),
    ("key-position", even_positions),
    ("key-length", key_lengths),
    ("near-duplicates", few_near_duplicates),
    ("test-wise", not_test_wise),
    ("deck-wise", not_deck_wise),
    ("true-false", balanced_judgements),
    ("remembered", few_remembered),
    ("above-remember", above_remember),
)


def kinds_of(bank: Bank) -> KindOf:
    """What the bank says an option is, so that a thing of another kind is seen."""
    return lambda id_, _: _sense(bank.concepts[id_].type) if id_ in bank.concepts else ""


def _sense(type_: str) -> str:
    return SENSES.get(type_, type_)


SENSES = {"term": "", "cell-structure": "part of a cell", "molecule": "part of a cell"}
"""Types that one question may mix: a term is a word for anything."""


def problems_of_gates(
    asked: Asked, bank: Bank, folder: Path = FACTS, gates: tuple[tuple[str, Gate], ...] = GATES
) -> list[Problem]:
    """Every message of every gate; a flaw at its fact, the rest at the folder."""
    facts = {item.id: item.facts[0] for item in asked.items}
    found = []
    for name, gate in gates:
        for message in gate(asked):
            fact = facts.get(message.split(maxsplit=1)[0].rstrip(":"), "")
            where = bank.where.get(f"facts {fact}", Where(str(folder), 1))
            found.append(Problem(where.file, where.line, fact or name, message))
    return found


def counted(asked: Asked) -> dict[str, int]:
    """Items with each criterion, in the order of the criteria."""
    found = Counter((item.id, each.criterion) for item, each in asked.flaws)
    by_criterion = Counter(criterion for _, criterion in found)
    return {criterion: by_criterion[criterion] for criterion in CRITERIA}
