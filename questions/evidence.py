"""The rules of a vignette: what its lines must do to the options that are shown.

Pure: a line is what it says, which options it rules out and how strongly it points to each.
Curated cases and vignettes made of the findings grid obey the same rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

LINES_APART = 2
"""Lines in which two vignettes of one deciding fact differ at least."""


@dataclass(frozen=True)
class Evidence:
    """A line: the options it rules out, and its weight for each, 0 to 5 (absent: not weighed)."""

    text: str
    kind: str
    against: frozenset[str]
    weight: Mapping[str, int] = field(default_factory=dict)


def broken(key: str, rivals: Sequence[str], lines: Sequence[Evidence]) -> Iterator[str]:
    """Every rule that the shown lines break for the shown rivals, and what to do about it."""
    shown = frozenset(rivals)
    for rival in rivals:
        if not any(rival in line.against for line in lines):
            yield f"no line rules out '{rival}'; add a line against it, or take it away"
    for line in lines:
        if not line.against & shown:
            yield f"the line '{_short(line)}' rules out no option; take it away"
        if shown and shown <= line.against:
            yield (
                f"the line '{_short(line)}' alone rules out every option, so that the others are "
                "not needed; let it speak against fewer, or add an option that fits it"
            )
    yield from _weighed(key, rivals, lines)


def _weighed(key: str, rivals: Sequence[str], lines: Sequence[Evidence]) -> Iterator[str]:
    if any(line.weight for line in lines):
        sums = {each: sum(line.weight.get(each, 0) for line in lines) for each in (key, *rivals)}
        for rival in rivals:
            if sums[rival] >= sums[key]:
                yield (
                    f"the lines weigh {sums[rival]} for '{rival}' and {sums[key]} for the key "
                    f"'{key}'; expected more for the key"
                )
    for line in lines:
        for rival in rivals:
            weight = line.weight.get(rival, 0)
            if rival in line.against and weight > line.weight.get(key, 0):
                yield (
                    f"the line '{_short(line)}' rules out '{rival}' and yet weighs {weight} "
                    "for it; choose one"
                )
            elif weight > line.weight.get(key, 0) and not _others_rule_out(rival, line, lines):
                yield (
                    f"the line '{_short(line)}' weighs more for '{rival}' than for the key "
                    f"'{key}', and no other line rules it out; add one"
                )


def _others_rule_out(rival: str, line: Evidence, lines: Sequence[Evidence]) -> bool:
    return any(rival in other.against for other in lines if other is not line)


def _short(line: Evidence) -> str:
    return line.text[:60]


def distinct(one: frozenset[str], other: frozenset[str]) -> bool:
    """Two vignettes of one deciding fact: one has two lines that the other has not."""
    return max(len(one - other), len(other - one)) >= LINES_APART
