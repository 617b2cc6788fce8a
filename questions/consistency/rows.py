"""Negatives by row: what a class may have is not denied of its members."""

from __future__ import annotations

from collections.abc import Iterator

from questions.consistency.naming import Found
from questions.model import Status
from questions.negative import Closed, Complete, Negative
from questions.world import Bank


def _inherited(bank: Bank) -> Found:
    """A row that is complete or closed denies nothing that is undecided above its subject.

    What is *asserted* above is inherited, and part of the row. What is disputed or judged
    possible there is not, so that the row would refute it without having judged it.
    """
    for id_, negative in bank.negatives.items():
        if negative.subject in bank.concepts and negative.relation in bank.relations:
            for above, object_, why in _undecided(bank, negative):
                message = (
                    f"denies '{object_}', which is {why} of '{above}', from which "
                    f"'{negative.subject}' inherits; expected it decided there first; "
                    "use 'closed' without it"
                )
                yield f"negatives {id_}", id_, message


def _undecided(bank: Bank, negative: Negative) -> Iterator[tuple[str, str, str]]:
    """(ancestor, object, why) of all that the row denies and an ancestor leaves open."""
    inherits = bank.relations[negative.relation].inherits
    if inherits == "none" or not isinstance(negative, Complete | Closed):
        return
    held = bank.held(negative.subject, negative.relation)
    for above in bank.above(negative.subject, (inherits,)):
        for object_, why in _open(bank, above, negative.relation):
            denied = isinstance(negative, Complete) or object_ in negative.among
            if denied and object_ not in held:
                yield above, object_, why


def _open(bank: Bank, subject: str, relation: str) -> Iterator[tuple[str, str]]:
    for triple in bank.triples_of(relation):
        if triple.subject == subject and triple.status is Status.contested:
            for each in triple.objects:
                yield each, f"contested ('{triple.id}')"
    for grid in bank.grids.values():
        if grid.relation == relation and subject in grid.rows:
            between = {level.id for level in grid.scale if level.zone == "between"}
            for column, cell in grid.rows[subject].cells.items():
                if cell.level in between:
                    yield column, f"judged '{cell.level}' (grid '{grid.id}')"


def _findings(bank: Bank) -> Found:
    """A finding points to nothing that it rules out, or that a grid refutes of it."""
    for id_, finding in bank.findings.items():
        for site in finding.rules_out:
            for relation in bank.relations:
                if fact := bank.objects_of(id_, relation).get(site):
                    yield f"findings {id_}", id_, f"rules out '{site}'; {_ASSERTED.format(fact.id)}"
        refuted = {*finding.rules_out, *_refuted(bank, id_)}
        for site, weight in finding.weights.items():
            if weight and site in refuted:
                message = (
                    f"weighs {weight} for '{site}', which is refuted of it; expected 0; mend one"
                )
                yield f"findings {id_}", id_, message


_ASSERTED = "the fact '{}' asserts it; expected one of the two; mend the one that is wrong"


def _refuted(bank: Bank, subject: str) -> Iterator[str]:
    """Columns that a grid refutes of a row."""
    for grid in bank.grids.values():
        if subject in grid.rows:
            refuted = {level.id for level in grid.scale if level.zone == "refuted"}
            for column, cell in grid.rows[subject].cells.items():
                if cell.level in refuted:
                    yield column


CHECKS = (_inherited, _findings)
