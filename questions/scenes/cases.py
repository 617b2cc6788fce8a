"""Scenes of a curated case: which of its rivals and lines are shown."""

from __future__ import annotations

from questions.case import Case
from questions.evidence import distinct
from questions.item import digest
from questions.lineup import Lineup, lineups
from questions.plausibility import plausibility
from questions.scenes.scene import Scene
from questions.telling import given_away
from questions.wording import capital
from questions.world import Bank

MOST_OF_A_CASE = 3


def case_scenes(case: Case, bank: Bank) -> tuple[Scene, ...]:
    """The best lineups of a case that are distinct: more rivals first, then likelier ones."""
    every = lineups(case.key, case.options, case.evidence)
    found = [each for each in every if not _tells(case, bank, each)]
    kept: list[Lineup] = []
    for each in sorted(found, key=lambda lineup: _rank(case, bank, lineup)):
        if all(distinct(each.names, other.names) for other in kept):
            kept.append(each)
    return tuple(_scene(case, bank, each) for each in kept[:MOST_OF_A_CASE])


def _tells(case: Case, bank: Bank, lineup: Lineup) -> str:
    return given_away(" ".join(case.texts), case.key, lineup.rivals, bank)


def _rank(case: Case, bank: Bank, lineup: Lineup) -> tuple[int, int, int, str]:
    likely = sum(plausibility(bank, case.key, each) for each in lineup.rivals)
    tie = digest([case.id, sorted(lineup.rivals), sorted(lineup.names)])
    return -len(lineup.rivals), -len(lineup.lines), -likely, tie


def _scene(case: Case, bank: Bank, lineup: Lineup) -> Scene:
    return Scene(
        kind=case.kind,
        template="vignette.case/1",
        slots={"case": case.id, "lines": digest(sorted(lineup.names))},
        fact=case.fact,
        opening=case.opening,
        lines=lineup.lines,
        question=case.question,
        key=case.key,
        rivals=lineup.rivals,
        why=f"{case.why} {bank.facts[case.fact].statement}",
        rests_on=(case.id,),
        right_for={each: (_instead(case, bank, each), ()) for each in lineup.rivals},
        qualifiers=case.qualifiers,
        references=case.references,
    )


def _instead(case: Case, bank: Bank, rival: str) -> str:
    if rival in case.instead:
        return case.instead[rival]
    concept = bank.concepts[rival]
    gloss = (concept.gloss or "").rstrip(".")
    return f"{capital(concept.name)}: {gloss}." if gloss else ""
