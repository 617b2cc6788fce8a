"""What `check` asks of all vignettes: the rules on what is shown, distinctness, no ruling key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from questions.evidence import distinct
from questions.item import ExtendedMatching, Item, Vignette

SHARE = 4
"""A key holds at most one in so many of the items of its kind."""

Found = Iterator[tuple[str, str]]
"""(asked fact, message) of each problem."""


def problems_of_vignettes(items: Iterable[Item]) -> Found:
    """Everything that is wrong with the vignettes and extended matching items among them."""
    vignettes: list[Vignette] = []
    groups: list[ExtendedMatching] = []
    for item in items:
        match item:
            case Vignette():
                vignettes.append(item)
            case ExtendedMatching():
                groups.append(item)
    for item in vignettes:
        yield from ((item.facts[0], message) for message in idle(item))
    yield from _alike(vignettes)
    yield from _alike_groups(groups)
    yield from _ruling(vignettes, groups)


def idle(item: Vignette) -> Iterator[str]:
    """Lines that do nothing or all, and options that fall to no line."""
    wrong = {option.id for option in item.options if not option.correct}
    for line in item.lines:
        if not wrong & set(line.against):
            yield f"{item.id}: the line '{line.text[:60]}' rules out no option"
        if wrong <= set(line.against):
            yield f"{item.id}: the line '{line.text[:60]}' alone rules out every option"
    for option in sorted(wrong - {each for line in item.lines for each in line.against}):
        yield f"{item.id}: no line rules out '{option}'"


def _alike(items: list[Vignette]) -> Found:
    """Two of one deciding fact that differ in less than two lines."""
    by_fact: dict[str, list[Vignette]] = defaultdict(list)
    for item in items:
        by_fact[item.facts[0]].append(item)
    for fact, each in by_fact.items():
        for one, other in combinations(each, 2):
            if not distinct(_texts(one), _texts(other)):
                yield fact, f"{one.id} and {other.id} differ in less than two lines"


def _texts(item: Vignette) -> frozenset[str]:
    return frozenset(line.text for line in item.lines)


def _alike_groups(items: list[ExtendedMatching]) -> Found:
    for one, other in combinations(items, 2):
        texts = (frozenset(part.stem for part in each.parts) for each in (one, other))
        if not distinct(*texts):
            yield one.facts[0], f"{one.id} and {other.id} differ in less than two cases"


def _ruling(vignettes: list[Vignette], groups: list[ExtendedMatching]) -> Found:
    """A key that holds more than a quarter of its kind; one item of a kind is none too many."""
    keys: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for item in vignettes:
        keys[f"vignettes of kind '{item.asks}'"].append((item.answer, item.facts[0]))
    for group in groups:
        for part in group.parts:
            keys[f"short cases of kind '{group.asks}'"].append((part.answer, group.facts[0]))
    for kind, held in keys.items():
        for key, count in sorted(Counter(key for key, _ in held).items()):
            if count > max(1, len(held) // SHARE):
                fact = next(fact for each, fact in held if each == key)
                yield fact, f"'{key}' is the key of {count} of {len(held)} {kind}; a quarter may be"
