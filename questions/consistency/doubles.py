"""What stands twice though it may once: ids of claims, cells of grids, names, meanings."""

from __future__ import annotations

from collections.abc import Iterator

from questions.consistency.naming import Found
from questions.fact import Definition, Fact, Sequence
from questions.spelling import normal
from questions.world import Bank


def _claims(bank: Bank) -> Found:
    """All claims (cases too) share one namespace: a proof names its claims by id."""
    owners: dict[str, str] = {}
    for key, id_ in _claim_ids(bank):
        first = owners.setdefault(id_, key)
        if first != key:
            message = f"found the id of a claim twice, here and {_at(bank, first)}"
            yield key, id_, f"{message}; expected once; give one of them a new id"


def _claim_ids(bank: Bank) -> Iterator[tuple[str, str]]:
    for name in ("facts", "negatives", "partitions", "cases"):
        for id_ in getattr(bank, name):
            yield f"{name} {id_}", id_
    for id_, finding in bank.findings.items():
        if finding.rules_out:
            yield f"findings {id_}", id_
    for id_, grid, _, _ in bank.refuted_cells():
        _, row, column = id_.split(".")
        yield f"grids {grid.id} rows.{row}.cells.{column}", id_


def _at(bank: Bank, key: str) -> str:
    where = bank.where.get(key)
    return f"at {where.file}:{where.line}" if where else f"under {key.split(' ')[0]}"


def _cells(bank: Bank) -> Found:
    """Two judgements of one thing: whichever is read last would win."""
    owners: dict[tuple[str, str, str], str] = {}
    for grid in bank.grids.values():
        for row_id, row in grid.rows.items():
            for column in row.cells:
                key = f"grids {grid.id} rows.{row_id}.cells.{column}"
                first = owners.setdefault((grid.relation, row_id, column), key)
                if first != key:
                    message = f"judges what is judged {_at(bank, first)} too; expected one grid"
                    yield key, f"{grid.id}.{row_id}.{column}", message


def _texts(bank: Bank) -> Found:
    """A sequence is asked by its name, a term by its meaning, a gap by its sentence."""
    owners: dict[tuple[str, str], str] = {}
    for id_, fact in bank.facts.items():
        for field, text in _asked_by(fact):
            first = owners.setdefault((field, normal(text)), id_)
            if first != id_:
                message = f"found the {field} '{text}', which '{first}' has too; expected another"
                yield f"facts {id_}", id_, message


def _asked_by(fact: Fact) -> Iterator[tuple[str, str]]:
    match fact:
        case Sequence():
            yield "name", fact.name
        case Definition():
            yield "meaning", fact.meaning
    if fact.gap:
        yield "sentence", fact.gap.sentence


def _families(bank: Bank) -> Found:
    for id_, type_ in bank.types.items():
        families = [family.id for family in type_.families]
        for each in sorted({each for each in families if families.count(each) > 1}):
            yield f"types {id_}", id_, f"found the family '{each}' twice; expected each once"


CHECKS = (_claims, _cells, _texts, _families)
