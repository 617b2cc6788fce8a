"""Short cases and groups of them: what an extended matching item is made of."""

from __future__ import annotations

from dataclasses import dataclass

from questions.evidence import Evidence

PARTS_AT_LEAST = 2
PARTS_AT_MOST = 4
OPTIONS_AT_LEAST = 4


@dataclass(frozen=True)
class Short:
    """A short case: the fact that decides it, its lines, its key.

    `claims` are those by which the key is right, `why` says so; of a curated case they are its own.
    """

    id: str
    fact: str
    key: str
    lines: tuple[Evidence, ...]
    claims: tuple[str, ...]
    why: str
    opening: str = ""
    references: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return " ".join([self.opening, *(line.text for line in self.lines)]).strip()


@dataclass(frozen=True)
class Group:
    """Short cases with different keys, the asked one first, and the options they share.

    It holds an option more than parts at least, so that none is found by what is left over.
    `source` is the grid, or what the curated cases have in common.
    """

    source: str
    kind: str
    lead_in: str
    options: tuple[str, ...]
    shorts: tuple[Short, ...]
    qualifiers: tuple[str, ...] = ()

    @property
    def cases(self) -> frozenset[str]:
        """What tells its cases from those of another."""
        return frozenset(short.id for short in self.shorts)
