"""A vignette ready to be made: who, the lines that are shown, the question, key and rivals."""

from __future__ import annotations

from dataclasses import dataclass, field

from questions.evidence import Evidence, apart
from questions.item import Level, Proof

ANALYSED = 3
"""Facts that an item above 'apply' rests on at least."""


@dataclass(frozen=True)
class Scene:
    """A vignette that keeps the rules. `rests_on` are the claims by which the key is right.

    `right_for` says what a rival would be right for, and which facts say so.
    """

    kind: str
    template: str
    slots: dict[str, str]
    fact: str
    opening: str
    lines: tuple[Evidence, ...]
    question: str
    key: str
    rivals: tuple[str, ...]
    why: str
    rests_on: tuple[str, ...] = ()
    right_for: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    qualifiers: tuple[str, ...] = ()
    references: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """What tells its lines from those of another scene."""
        return frozenset(line.id for line in self.lines)

    @property
    def patient(self) -> str:
        """Opening and lines, without the question."""
        return " ".join([self.opening, *(line.text for line in self.lines)])

    @property
    def stem(self) -> str:
        return f"{self.patient} {self.question}"

    def proof(self, rival: str) -> Proof:
        """Every line against a rival, and what each of them rests on."""
        against = [line.against[rival] for line in self.lines if rival in line.against]
        rests_on = dict.fromkeys(id_ for each in against for id_ in each.rests_on)
        because = " ".join(dict.fromkeys(each.because for each in against))
        return Proof("line", tuple(rests_on), because)

    def rationale(self, rival: str) -> str:
        """Why a rival is wrong here, and what it would be right for."""
        instead, _ = self.right_for.get(rival, ("", ()))
        return f"{self.proof(rival).because} {instead}".strip()

    def cites(self, rival: str) -> tuple[str, ...]:
        return self.right_for.get(rival, ("", ()))[1]

    @property
    def level(self) -> Level:
        """Analyse: at least three claims, and a line of its own to rule each rival out.

        A case is no claim that a learner knows, and does not count.
        """
        claims = {self.fact, *self.rests_on}
        for rival in self.rivals:
            claims.update(self.proof(rival).rests_on)
        claims.discard(self.slots.get("case", ""))
        many = len(claims) >= ANALYSED and len(self.rivals) >= ANALYSED
        return "analyse" if many and apart(self.rivals, self.lines) else "apply"
