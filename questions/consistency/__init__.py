"""Checks across files: every id that is named exists, every claim is checked, no two clash."""

from __future__ import annotations

from pathlib import Path

from questions.consistency import (
    approvals,
    cases,
    claims,
    contrasts,
    figures,
    gaps,
    references,
    rows,
    shape,
    statements,
    texts,
)
from questions.reading import FACTS, Problem
from questions.world import Bank, Where

CHECKS = (
    *shape.CHECKS,
    *texts.CHECKS,
    *gaps.CHECKS,
    *claims.CHECKS,
    *rows.CHECKS,
    *references.CHECKS,
    *approvals.CHECKS,
    *statements.CHECKS,
    *figures.CHECKS,
    *contrasts.CHECKS,
    *cases.CHECKS,
)


def problems_of(bank: Bank, folder: Path = FACTS) -> list[Problem]:
    """Every problem between files, all at once."""
    found: list[Problem] = []
    for check in CHECKS:
        for key, id_, message in check(bank):
            where = bank.where.get(key) or _nearest(bank, key) or Where(str(folder), 1)
            found.append(Problem(where.file, where.line, id_, message))
    return found


def _nearest(bank: Bank, key: str) -> Where | None:
    shelf, _, path = key.partition(" ")
    id_ = path.split(" ")[0]
    return bank.where.get(f"{shelf} {id_}")
