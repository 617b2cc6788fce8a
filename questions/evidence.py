"""The rules of a vignette: what its lines must do to the options that are shown.

Pure: a line is what it says, which options it rules out and how strongly it points to each.
Curated cases and vignettes made of a grid obey the same rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

LINES_APART = 2
"""Lines in which two vignettes of one deciding fact differ at least."""


@dataclass(frozen=True)
class Reason:
    """Why a line rules an option out, and the claims of the bank that say so."""

    because: str
    rests_on: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """A line: the options it rules out, and its weight for each, 0 to 5 (absent: not weighed).

    `id` tells it from the other lines of its case or grid, whatever its wording. `rests_on` are
    claims by which it speaks for the key. A line that is `spare` may be left out.
    """

    id: str
    text: str
    kind: str
    against: Mapping[str, Reason]
    weight: Mapping[str, int] = field(default_factory=dict)
    rests_on: tuple[str, ...] = ()
    spare: bool = True


def broken(key: str, rivals: Sequence[str], lines: Sequence[Evidence]) -> Iterator[str]:
    """Every rule that the shown lines break for the shown rivals, and what to do about it."""
    shown = frozenset(rivals)
    for rival in rivals:
        if not any(rival in line.against for line in lines):
            yield f"no line rules out '{rival}'; add a line against it, or take it away"
    for line in lines:
        if not shown.intersection(line.against):
            yield f"the line '{_short(line)}' rules out no option; take it away"
        if shown and shown.issubset(line.against):
            yield (
                f"the line '{_short(line)}' alone rules out every option, so that the others are "
                "not needed; let it speak against fewer, or add an option that fits it"
            )
    yield from _outweighed(key, rivals, lines)
    for line in lines:
        for rival in rivals:
            yield from _weighed(key, rival, line, lines)


def _outweighed(key: str, rivals: Sequence[str], lines: Sequence[Evidence]) -> Iterator[str]:
    """The key leads each rival in summed weight, where anything is weighed."""
    if not any(line.weight for line in lines):
        return
    sums = {each: sum(line.weight.get(each, 0) for line in lines) for each in (key, *rivals)}
    for rival in rivals:
        if sums[rival] >= sums[key]:
            yield (
                f"the lines weigh {sums[rival]} for '{rival}' and {sums[key]} for the key "
                f"'{key}'; expected more for the key"
            )


def _weighed(key: str, rival: str, line: Evidence, lines: Sequence[Evidence]) -> Iterator[str]:
    """A line that weighs more for a rival than for the key needs another that rules it out."""
    weight = line.weight.get(rival, 0)
    if weight <= line.weight.get(key, 0):
        return
    if rival in line.against:
        yield (
            f"the line '{_short(line)}' rules out '{rival}' and yet weighs {weight} for it; "
            "choose one"
        )
    elif not any(rival in other.against for other in lines if other is not line):
        yield (
            f"the line '{_short(line)}' weighs more for '{rival}' than for the key '{key}', "
            "and no other line rules it out; add one"
        )


def _short(line: Evidence) -> str:
    return line.text[:60]


def distinct(one: frozenset[str], other: frozenset[str]) -> bool:
    """Two vignettes of one deciding fact: one has two lines that the other has not."""
    return max(len(one - other), len(other - one)) >= LINES_APART


def apart(rivals: Sequence[str], lines: Sequence[Evidence]) -> bool:
    """Each rival can be given a line of its own that rules it out."""
    taken: dict[str, str] = {}

    def give(rival: str, tried: set[str]) -> bool:
        for line in lines:
            if rival in line.against and line.id not in tried:
                tried.add(line.id)
                if line.id not in taken or give(taken[line.id], tried):
                    taken[line.id] = rival
                    return True
        return False

    return all(give(rival, set()) for rival in rivals)
