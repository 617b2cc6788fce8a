"""Scenes of a grid: findings of one column, and of each other column what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from questions.evidence import Evidence, Reason, distinct
from questions.fact import Triple
from questions.item import digest
from questions.lineup import Lineup, of_lines
from questions.plausibility import plausibility
from questions.scenes.scene import Scene
from questions.tabular import Grid
from questions.telling import given_away, named
from questions.vocabulary import Finding
from questions.world import Bank

MOST_OF_A_CELL = 2
LINES = (3, 2)
SUPPORTS_FROM = 3
"""Weight for the key from which a finding may stand beside the one that decides."""
ORDER = ("complaint", "sign", "test", "normal")


def cell_scenes(fact: Triple, grid: Grid, bank: Bank) -> tuple[Scene, ...]:
    """The best lineups in which the fact's finding decides, distinct from one another."""
    kept: list[Lineup] = []
    ranked = sorted(_lineups(fact, grid, bank), key=lambda each: _rank(fact, bank, each))
    for each in ranked:
        if all(distinct(each.names, other.names) for other in kept):
            kept.append(each)
        if len(kept) == MOST_OF_A_CELL:
            break
    return tuple(_scene(fact, grid, bank, each) for each in kept)


def _lineups(fact: Triple, grid: Grid, bank: Bank) -> Iterator[Lineup]:
    """Every lineup of two or three lines in which the fact's own line is not to be missed."""
    key = fact.objects[0]
    own = evidence(fact.subject, key, grid, bank)
    if own is None:
        return
    others = [each for each in beside(key, grid, bank) if fit(own, each, bank)]
    rivals = [each for each in grid.columns if each != key]
    for size in LINES:
        for more in combinations(others, size - 1):
            if all(fit(one, other, bank) for one, other in combinations(more, 2)):
                for lineup in of_lines(key, rivals, in_order((own, *more))):
                    if _works(own, key, lineup) and not _tells(key, bank, lineup):
                        yield lineup


def _works(own: Evidence, key: str, lineup: Lineup) -> bool:
    """The own line decides, no normal result is idle, no line points elsewhere more than here."""
    telling = [line for line in lineup.lines if line.id == own.id or line.kind == "normal"]
    weights = [line.weight for line in lineup.lines]
    return all(decides(line, lineup) for line in telling) and not any(
        weight.get(rival, 0) > weight.get(key, 0) for weight in weights for rival in lineup.rivals
    )


def _tells(key: str, bank: Bank, lineup: Lineup) -> str:
    text = " ".join(line.text for line in lineup.lines)
    return given_away(text, key, lineup.rivals, bank)


def decides(own: Evidence, lineup: Lineup) -> bool:
    """A shown rival falls to this line alone."""
    others = [line for line in lineup.lines if line.id != own.id]
    return any(
        rival in own.against and not any(rival in line.against for line in others)
        for rival in lineup.rivals
    )


def in_order(lines: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Complaints, signs, tests, normal results, as a patient is seen."""
    return tuple(sorted(lines, key=lambda line: (ORDER.index(line.kind), digest(line.id))))


def evidence(finding: str, key: str, grid: Grid, bank: Bank) -> Evidence | None:
    """A finding as a line for a key: None without wording, or where the wording names it."""
    known = bank.findings.get(finding)
    if known is None or named(known.line, bank.concepts[finding]):
        return None
    cells = grid.rows[finding].cells if finding in grid.rows else {}
    zones = {level.id: level.zone for level in grid.scale}
    against = {
        column: Reason(cell.reason, (f"{grid.id}.{finding}.{column}",))
        for column, cell in cells.items()
        if zones[cell.level] == "refuted"
    }
    against |= {site: Reason(why, (finding,)) for site, why in known.rules_out.items()}
    fact = f"{grid.id}.{finding}.{key}"
    return Evidence(
        id=finding,
        text=known.line,
        kind=known.kind,
        against=against,
        weight=known.weights,
        rests_on=(fact,) if fact in bank.facts else (),
    )


def beside(key: str, grid: Grid, bank: Bank) -> list[Evidence]:
    """Lines that may stand beside: findings that weigh for the key, and normal results."""
    lines = []
    for id_ in bank.findings_of[grid.id]:
        finding = bank.findings[id_]
        line = evidence(id_, key, grid, bank) if _speaks(finding, key, grid) else None
        if line is not None and key not in line.against:
            lines.append(line)
    return lines


def _speaks(finding: Finding, key: str, grid: Grid) -> bool:
    judged = finding.concept in grid.rows and key in grid.rows[finding.concept].cells
    return bool(finding.rules_out) or (judged and finding.weights.get(key, 0) >= SUPPORTS_FROM)


def fit(one: Evidence, other: Evidence, bank: Bank) -> bool:
    """Two different lines that do not contradict each other."""
    first, second = bank.findings[one.id], bank.findings[other.id]
    return one.id != other.id and one.id not in second.not_with and other.id not in first.not_with


def _rank(fact: Triple, bank: Bank, lineup: Lineup) -> tuple[int, int, int, str]:
    """More rivals, then more findings that speak for the key, then likelier rivals."""
    speaking = sum(line.kind != "normal" for line in lineup.lines)
    likely = sum(plausibility(bank, fact.objects[0], each) for each in lineup.rivals)
    tie = digest([fact.id, sorted(lineup.rivals), sorted(lineup.names)])
    return -len(lineup.rivals), -speaking, -likely, tie


def _scene(fact: Triple, grid: Grid, bank: Bank, lineup: Lineup) -> Scene:
    assert grid.bedside is not None
    slots = {"grid": grid.id, "key": fact.objects[0], "lines": ",".join(sorted(lineup.names))}
    claims = dict.fromkeys(id_ for line in lineup.lines for id_ in line.rests_on)
    spoken = [bank.facts[id_].statement for id_ in (fact.id, *(c for c in claims if c != fact.id))]
    return Scene(
        kind=grid.bedside.kind,
        template="vignette.grid/1",
        slots=slots,
        fact=fact.id,
        opening=min(grid.bedside.openings, key=lambda each: digest([slots, each])),
        lines=lineup.lines,
        question=grid.bedside.question,
        key=fact.objects[0],
        rivals=lineup.rivals,
        why=" ".join(spoken),
        rests_on=tuple(claims),
        right_for={each: right_for(each, fact, grid, bank) for each in lineup.rivals},
        references=references_of(lineup.lines, bank),
    )


def references_of(lines: tuple[Evidence, ...], bank: Bank) -> tuple[str, ...]:
    """Why the lines are believed: the cells that speak for the key, and normal results."""
    found: list[str] = []
    for line in lines:
        for id_ in line.rests_on:
            found += bank.facts[id_].references
        if bank.findings[line.id].rules_out:
            found += bank.findings[line.id].references
    return tuple(dict.fromkeys(found))


def right_for(rival: str, fact: Triple, grid: Grid, bank: Bank) -> tuple[str, tuple[str, ...]]:
    """A keyed cell of the rival's own column: what would have pointed to it."""
    keyed = [
        each
        for each in bank.subjects_of(grid.relation, rival).values()
        if each.cell_of == grid.id and each.subject != fact.subject
    ]
    right = min(keyed, key=lambda each: digest([fact.id, each.id]), default=None)
    return (right.statement, (right.id,)) if right else ("", ())
