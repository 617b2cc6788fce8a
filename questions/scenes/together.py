"""Short cases that share one list of options: the parts of an extended matching item.

A part has one line that rules out every other option, or two of which none does so alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from questions.evidence import Evidence, broken, distinct
from questions.fact import Triple
from questions.item import digest
from questions.lineup import Lineup
from questions.model import KEYABLE
from questions.scenes.bedside import beside, decides, evidence, fit, in_order, references_of
from questions.scenes.quota import board
from questions.scenes.short import PARTS_AT_LEAST, PARTS_AT_MOST, Group, Short
from questions.tabular import Grid
from questions.world import Bank

OPTIONS = (5, 4)


def grid_groups(bank: Bank) -> dict[str, Group]:
    """The group that each cell without a vignette leads, by its fact.

    Of all groups it could lead, one with as many parts as can be that differs in two cases from
    those of other facts.
    """
    found: dict[str, Group] = {}
    led: dict[str, list[Group]] = defaultdict(list)
    for fact in sorted(bank.triples, key=lambda each: digest(["group", each.id])):
        grid = bank.grids.get(fact.cell_of or "")
        if grid is None or grid.bedside is None or not grid.bedside.together:
            continue
        if fact.status in KEYABLE and fact.id not in board(bank).scenes:
            fresh = (
                group
                for group in _groups(fact, grid, bank)
                if len(group.shorts) >= PARTS_AT_LEAST
                and all(distinct(group.cases, other.cases) for other in led[grid.id])
            )
            if best := min(fresh, key=_rank, default=None):
                found[fact.id] = best
                led[grid.id].append(best)
    return found


def _rank(group: Group) -> tuple[int, int, str]:
    asked = [short.fact for short in group.shorts]
    return -len(group.shorts), -len(group.options), digest([asked, group.options])


def _groups(fact: Triple, grid: Grid, bank: Bank) -> Iterator[Group]:
    others = [each for each in grid.columns if each != fact.objects[0]]
    for size in OPTIONS:
        for more in combinations(others, size - 1):
            options = tuple(each for each in grid.columns if each in (*fact.objects, *more))
            lead = short_of(fact, options, grid, bank)
            if lead is not None:
                parts = _parts(lead, options, grid, bank)
                most = min(PARTS_AT_MOST, size - 1)
                yield _group(grid, options, (lead, *parts)[:most])


def _group(grid: Grid, options: tuple[str, ...], shorts: tuple[Short, ...]) -> Group:
    assert grid.bedside is not None
    return Group(
        source=grid.id,
        kind=grid.bedside.kind,
        lead_in=grid.bedside.together or "",
        options=options,
        shorts=shorts,
    )


def _parts(lead: Short, options: tuple[str, ...], grid: Grid, bank: Bank) -> list[Short]:
    """One short case for each other option that has one, in the order of a digest.

    None repeats a line of another: the cases are of different patients.
    """
    found: list[Short] = []
    for key in sorted(options, key=lambda each: digest([lead.fact, options, each])):
        used = {line.id for short in (lead, *found) for line in short.lines}
        shorts = [
            short
            for fact in _facts_of(key, grid, bank)
            if key != lead.key and (short := short_of(fact, options, grid, bank))
            if not used & {line.id for line in short.lines}
        ]
        found += sorted(shorts, key=lambda each: digest([lead.fact, each.fact]))[:1]
    return found


def _facts_of(key: str, grid: Grid, bank: Bank) -> Iterator[Triple]:
    for fact in bank.subjects_of(grid.relation, key).values():
        if fact.cell_of == grid.id and fact.status in KEYABLE:
            yield fact


def short_of(fact: Triple, options: tuple[str, ...], grid: Grid, bank: Bank) -> Short | None:
    """The fact's own line, alone if it rules out all other options, else with one beside it."""
    key = fact.objects[0]
    own, seconds = _lines_of(fact, grid, bank)
    rivals = tuple(each for each in options if each != key)
    if own is None:
        return None
    if all(rival in own.against for rival in rivals):
        return _short(fact, (own,), bank)
    for second in seconds:
        if all(rival in own.against or rival in second.against for rival in rivals):
            lines = in_order((own, second))
            if _keeps(own, key, rivals, lines):
                return _short(fact, lines, bank)
    return None


def _short(fact: Triple, lines: tuple[Evidence, ...], bank: Bank) -> Short:
    spoken = (id_ for line in lines for id_ in line.rests_on)
    claims = tuple(dict.fromkeys([fact.id, *spoken]))
    why = " ".join(bank.facts[each].statement for each in claims)
    return Short(
        id=fact.id,
        fact=fact.id,
        key=fact.objects[0],
        lines=lines,
        claims=claims,
        why=why,
        references=references_of(lines, bank),
    )


def _lines_of(fact: Triple, grid: Grid, bank: Bank) -> tuple[Evidence | None, list[Evidence]]:
    """The fact's own line, and those that may stand beside it: findings first."""
    made = bank.once.setdefault(f"lines of {fact.id}", None)
    if not isinstance(made, tuple):
        own = evidence(fact.subject, fact.objects[0], grid, bank)
        fitting = beside(fact.objects[0], grid, bank) if own else []
        seconds = sorted(
            (each for each in fitting if own and fit(own, each, bank)),
            key=lambda each: (each.kind == "normal", digest([fact.id, each.id])),
        )
        made = bank.once[f"lines of {fact.id}"] = (own, seconds)
    return made


def _keeps(own: Evidence, key: str, rivals: tuple[str, ...], lines: tuple[Evidence, ...]) -> bool:
    heavier = any(
        line.weight.get(rival, 0) > line.weight.get(key, 0) for line in lines for rival in rivals
    )
    whole = next(broken(key, rivals, lines), None) is None
    return whole and not heavier and decides(own, Lineup(rivals, lines))
