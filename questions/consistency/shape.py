"""Concepts, relations, partitions, tables and grids: every name exists, no two clash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from questions.consistency import doubles, links
from questions.consistency.claims import unchecked
from questions.consistency.naming import Found, missing
from questions.spelling import normal
from questions.tabular import Grid, GridCell, GridRow
from questions.telling import named
from questions.vocabulary import Partition, Relation, TwoStep
from questions.wording import slots_of, wordings
from questions.world import Bank

_ASKING = (
    "ask_object",
    "ask_subject",
    "blank_object",
    "blank_subject",
    "gap_object",
    "select_object",
    "select_subject",
    "odd_subject",
)


def _concepts(bank: Bank) -> Found:
    for id_, concept in bank.concepts.items():
        key = f"concepts {id_}"
        for message in missing(bank.types, (concept.type,), "type"):
            yield key, id_, message
        links = concept.is_a + concept.part_of + concept.includes + concept.confused_with
        for message in missing(bank.concepts, links, "concept"):
            yield key, id_, message
        if concept.family and concept.type in bank.types:
            families = {family.id: family for family in bank.types[concept.type].families}
            for message in missing(families, (concept.family,), f"family of '{concept.type}'"):
                yield key, id_, message


def _names(bank: Bank) -> Found:
    """A name that two concepts of one type accept would make a typed answer ambiguous."""
    owners: dict[tuple[str, str], str] = {}
    for id_, concept in bank.concepts.items():
        for name in (concept.name, *concept.accepted):
            if not normal(name):
                message = (
                    f"found the name '{name}', of which nothing can be typed; expected letters"
                )
                yield f"concepts {id_}", id_, message
        for name in sorted({normal(name) for name in (concept.name, *concept.accepted)} - {""}):
            other = owners.setdefault((concept.type, name), id_)
            if other != id_:
                message = f"found the name '{name}', which '{other}' has too; expected one owner"
                yield f"concepts {id_}", id_, message


def _findings(bank: Bank) -> Found:
    for id_, finding in bank.findings.items():
        named = (id_, *finding.weights, *finding.rules_out, *finding.not_with)
        for message in missing(bank.concepts, named, "concept"):
            yield f"findings {id_}", id_, message
        if finding.rules_out:
            for message in unchecked(bank, finding, strict=True):
                yield f"findings {id_}", id_, message


def _relations(bank: Bank) -> Found:
    for id_, relation in bank.relations.items():
        key = f"relations {id_}"
        for message in missing(bank.types, relation.domain + relation.range, "type"):
            yield key, id_, message
        for template in wordings(relation):
            for slot in slots_of(template):
                yield key, id_, f"found the slot '{slot}'; expected one like {{The subject}}"
        for message in (*_told(relation), *_pairs(bank, relation)):
            yield key, id_, message
        yield from _functional(bank, relation, key)


def _two_steps(bank: Bank) -> Found:
    for id_, steps in bank.two_steps.items():
        unknown = tuple(missing(bank.relations, (steps.first, steps.second), "relation"))
        for message in unknown or _untold(bank, steps):
            yield f"two_steps {id_}", id_, message


def _untold(bank: Bank, steps: TwoStep) -> Iterator[str]:
    """Wordings without which a question in two steps cannot be put."""
    first, second = bank.relations[steps.first], bank.relations[steps.second]
    field = "that" if steps.hidden == "subject" else "whose"
    if not getattr(first, field):
        yield f"the relation '{first.id}' has no '{field}', which tells what is hidden; write one"
    field = "ask_object" if steps.given == "subject" else "ask_subject"
    if not getattr(second, field):
        yield f"the relation '{second.id}' has no '{field}', which asks the second step; write one"


def _told(relation: Relation) -> Iterator[str]:
    """A question that holds its own answer."""
    for field in _ASKING:
        end = field.rpartition("_")[2]
        asked: str | tuple[str, ...] = getattr(relation, field) or ()
        for template in (asked,) if isinstance(asked, str) else asked:
            if re.search(rf"\{{(\w+ )?{end}\}}", template, re.IGNORECASE):
                yield f"found {{{end}}} in '{field}', which asks for it; take it out"


def _pairs(bank: Bank, relation: Relation) -> Iterator[str]:
    """Allowed pairs of families are families of the types at their end."""
    for end, types in enumerate((relation.domain, relation.range)):
        known = {f.id: f for each in types if each in bank.types for f in bank.types[each].families}
        named = tuple(dict.fromkeys(pair[end] for pair in relation.pairs))
        yield from missing(known, named, f"family of {', '.join(types)}")


def _functional(bank: Bank, relation: Relation, key: str) -> Found:
    if relation.cardinality == "one" and not relation.partition:
        message = "found 'cardinality: one' without a partition; name the partition of its values"
        yield key, relation.id, message
    if relation.partition:
        for message in missing(bank.partitions, (relation.partition,), "partition"):
            yield key, relation.id, message


def _partitions(bank: Bank) -> Found:
    for id_, partition in bank.partitions.items():
        key = f"partitions {id_}"
        for message in missing(bank.types, (partition.type,), "type"):
            yield key, id_, message
        for message in missing(bank.concepts, partition.values, "concept"):
            yield key, id_, message
        for message in unchecked(bank, partition, strict=True):
            yield key, id_, message
        for message in _overlaps(bank, partition):
            yield key, id_, message


def _overlaps(bank: Bank, partition: Partition) -> Iterator[str]:
    values = [value for value in partition.values if value in bank.concepts]
    for value in values:
        if bank.concepts[value].type != partition.type:
            yield f"'{value}' is a {bank.concepts[value].type}, not a {partition.type}"
    for one, other in combinations(values, 2):
        if bank.related_by_name(one, other):
            yield f"'{one}' and '{other}' contain each other; a partition's values may not"


def _groups(bank: Bank) -> Found:
    for id_, group in bank.contrast_sets.items():
        for message in missing(bank.concepts, group.members, "concept"):
            yield f"contrast_sets {id_}", id_, message


def _tables(bank: Bank) -> Found:
    for id_, table in bank.tables.items():
        key = f"tables {id_}"
        for message in missing(bank.relations, table.columns, "relation"):
            yield key, id_, message
        for message in missing(bank.topics, (table.topic,), "topic"):
            yield key, id_, message
        for row_id, row in table.rows.items():
            at = f"{key} rows.{row_id}"
            for column in row.cells:
                if column not in table.columns:
                    columns = ", ".join(table.columns)
                    yield at, row_id, f"found the column '{column}'; expected one of: {columns}"


def _grids(bank: Bank) -> Found:
    for id_, grid in bank.grids.items():
        key = f"grids {id_}"
        for message in missing(bank.relations, (grid.relation,), "relation"):
            yield key, id_, message
        for message in missing(bank.topics, (grid.topic,), "topic"):
            yield key, id_, message
        for message in missing(bank.concepts, (*grid.columns, *grid.rows), "concept"):
            yield key, id_, message
        for message in _bedside(bank, grid):
            yield key, id_, message
        for row_id, row in grid.rows.items():
            for column, cell in row.cells.items():
                for message in _cell(bank, grid, column, row, cell):
                    at = f"{key} rows.{row_id}.cells.{column}"
                    yield at, f"{id_}.{row_id}.{column}", message


def _bedside(bank: Bank, grid: Grid) -> Iterator[str]:
    """What stands in every vignette of a grid names none of its columns."""
    bedside = grid.bedside
    texts = (*bedside.openings, bedside.question, bedside.together or "") if bedside else ()
    for text in texts:
        for column in grid.columns:
            if column in bank.concepts and (name := named(text, bank.concepts[column])):
                yield f"found '{name}', one of the columns, in '{text[:60]}'; take it out"


def _cell(bank: Bank, grid: Grid, column: str, row: GridRow, cell: GridCell) -> Iterator[str]:
    levels = [level.id for level in grid.scale]
    if column not in grid.columns:
        yield f"found the column '{column}'; expected: {', '.join(grid.columns)}"
    if cell.level not in levels:
        yield f"found the level '{cell.level}'; expected: {', '.join(levels)}"
    yield from missing(bank.concepts, tuple(cell.rationale), "concept")
    yield from unchecked(bank, row.claim_of(cell), strict=True)


CHECKS = (
    _concepts,
    _names,
    _findings,
    _relations,
    _two_steps,
    _partitions,
    _groups,
    _tables,
    _grids,
    *links.CHECKS,
    *doubles.CHECKS,
)
