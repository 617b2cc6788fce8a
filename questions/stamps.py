"""stamps.tsv: for each fact the digest of all a learner sees of it, and when it last changed.

The date is the modification time of the Anki note, so that two servers make the same deck
and only changed notes look newer. Every fact that is not retired is stamped, asked or not:
a fact that is superseded is a change too. `python -m questions stamp` writes the file; `check`
refuses a rendering that differs from its stamp.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from questions.fact import Fact
from questions.item import Item, digest
from questions.model import FACT_ID, KEYABLE, Status, day
from questions.problem import Problem, shown
from questions.world import Bank, Where

NAME = "stamps.tsv"
HEAD = "fact\tdigest\tchanged"
_ID = re.compile(FACT_ID.replace("$", r"\Z"))
_DIGEST = re.compile(r"[0-9a-f]{16}")
_MEND = "mend the line, or run 'python -m questions stamp'"

Stamps = dict[str, tuple[str, date]]


@dataclass
class StampFile:
    """The good rows of the file, the line of each, and what is wrong with the others."""

    file: str
    stamps: Stamps = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, line: int, id_: str, message: str) -> None:
        self.problems.append(Problem(self.file, line, id_, f"{message}; {_MEND}"))

    def where(self) -> dict[str, Where]:
        return {f"stamps {id_}": Where(self.file, line) for id_, line in self.lines.items()}


def read_stamps(folder: Path) -> StampFile:
    """Fact id -> (digest, day of change); no rows where there is no file."""
    path = folder / NAME
    found = StampFile(shown(path, folder))
    try:
        raw = path.read_bytes() if path.exists() or path.is_symlink() else HEAD.encode()
    except OSError as error:
        message = f"cannot be read ({error.strerror}); expected a file; remove what is there"
        found.problems.append(Problem(found.file, 1, "-", message))
        return found
    for number, line in enumerate(raw.removesuffix(b"\n").split(b"\n"), 1):
        _line(number, line.removesuffix(b"\r"), found)
    return found


def _line(number: int, raw: bytes, found: StampFile) -> None:
    try:
        line = raw.decode("utf-8")
    except UnicodeDecodeError:
        found.refuse(number, "-", "is not UTF-8; expected three fields of plain letters")
        return
    if number == 1 and line == HEAD:
        return
    if number == 1:
        message = f"found the heading {line[:60]!r}; expected {HEAD!r}"
        found.refuse(number, "-", message)
    elif line:
        _row(number, line, found)


def _row(number: int, line: str, found: StampFile) -> None:
    fields = line.split("\t")
    if len(fields) != 3:
        message = f"found {len(fields)} fields, {line[:60]!r}; expected 3: {HEAD!r}"
        found.refuse(number, "-", message)
        return
    id_, stamp, changed = fields
    if not _ID.match(id_) or not _DIGEST.fullmatch(stamp):
        message = f"found {line[:60]!r}; expected the id of a fact and a digest of 16 signs"
        found.refuse(number, "-", message)
    elif id_ in found.stamps:
        message = f"found the fact twice, here and in line {found.lines[id_]}; expected one row"
        found.refuse(number, id_, message)
    else:
        try:
            found.stamps[id_] = stamp, day(changed)
            found.lines[id_] = number
        except ValueError as error:
            found.refuse(number, id_, f"found the date {changed[:30]!r}; expected {error}")


def rendering(fact: Fact, items: tuple[Item, ...]) -> str:
    """Digest of what a learner sees of a fact: its statement and every item's version.

    Of one that is never asked it is seen why not: its status.
    """
    seen = [fact.statement, fact.explanation, sorted(item.version for item in items)]
    return digest(seen if fact.status in KEYABLE else [*seen, fact.status.value], 16)


def stampable(bank: Bank) -> tuple[Fact, ...]:
    """Every fact that is not retired, by id."""
    facts = (fact for _, fact in sorted(bank.facts.items()))
    return tuple(fact for fact in facts if fact.status is not Status.retired)


def stamped(old: Stamps, renderings: dict[str, str], today: date) -> Stamps:
    """New stamps: the day stays where the rendering did not change."""
    return {
        id_: old[id_] if id_ in old and old[id_][0] == stamp else (stamp, today)
        for id_, stamp in sorted(renderings.items())
    }


def forgotten(bank: Bank) -> list[str]:
    """Ids that were stamped and are gone without a tombstone: a promise to learners broken."""
    return sorted(set(bank.stamps) - set(bank.facts) - set(bank.tombstones))


def write_stamps(folder: Path, stamps: Stamps) -> None:
    """The file, one fact a line, sorted by id."""
    rows = [f"{id_}\t{stamp}\t{day.isoformat()}" for id_, (stamp, day) in sorted(stamps.items())]
    (folder / NAME).write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")


def problems_of_stamps(bank: Bank, folder: Path) -> list[Problem]:
    """Stale stamps of facts that are not asked, and stamps of facts that are gone."""
    file = shown(folder / NAME, folder)
    found = []
    for key, id_, message in (*_stale(bank), *_gone(bank)):
        where = bank.where.get(key, Where(file, 1))
        found.append(Problem(where.file, where.line, id_, message))
    return found


def _stale(bank: Bank) -> Iterator[tuple[str, str, str]]:
    for fact in stampable(bank):
        stamp = bank.stamps.get(fact.id)
        if fact.status not in KEYABLE and (stamp is None or stamp[0] != rendering(fact, ())):
            message = f"what a learner sees differs from {NAME}; run 'python -m questions stamp'"
            yield f"facts {fact.id}", fact.id, message


def _gone(bank: Bank) -> Iterator[tuple[str, str, str]]:
    lost = forgotten(bank)
    for id_ in sorted(set(bank.stamps) - {fact.id for fact in stampable(bank)}):
        message = "stamps a fact that is retired; run 'python -m questions stamp'"
        if id_ in lost:
            message = (
                "stamps a fact that is not there; expected the fact or a tombstone; if the id was "
                "never released, run 'python -m questions stamp --forget'"
            )
        yield f"stamps {id_}", id_, message
