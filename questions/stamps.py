"""stamps.tsv: for each fact the digest of all a learner sees of it, and when it last changed.

The date is the modification time of the Anki note, so that two servers make the same deck
and only changed notes look newer. `python -m questions stamp` writes it; `check` refuses a
rendering that differs from its stamp.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from questions.fact import Fact
from questions.item import Item, digest

NAME = "stamps.tsv"
HEAD = "fact\tdigest\tchanged"

Stamps = dict[str, tuple[str, date]]


def read_stamps(folder: Path) -> Stamps:
    """Fact id -> (digest, day of change); empty where there is no file.

    Raises:
        ValueError: a line has not three fields or no date.
    """
    path = folder / NAME
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines if line]
    return {id_: (stamp, date.fromisoformat(changed)) for id_, stamp, changed in rows}


def rendering(fact: Fact, items: tuple[Item, ...]) -> str:
    """Digest of what a learner sees of a fact: its statement and every item's version."""
    return digest([fact.statement, fact.explanation, sorted(item.version for item in items)], 16)


def stamped(old: Stamps, renderings: dict[str, str], today: date) -> Stamps:
    """New stamps: the day stays where the rendering did not change."""
    return {
        id_: old[id_] if id_ in old and old[id_][0] == stamp else (stamp, today)
        for id_, stamp in sorted(renderings.items())
    }


def write_stamps(folder: Path, stamps: Stamps) -> None:
    """The file, one fact a line, sorted by id."""
    rows = [f"{id_}\t{stamp}\t{day.isoformat()}" for id_, (stamp, day) in sorted(stamps.items())]
    (folder / NAME).write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
