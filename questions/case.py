"""Cases: a patient in lines, what they point to, and by which line each rival falls.

A case stands beside the facts. It is a claim (that these lines, together, leave one answer),
with references and a check, and makes vignettes of the fact that decides it.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from questions.evidence import Evidence, Reason
from questions.fact import twice
from questions.item import digest
from questions.model import CaseKind, Claim, FactId, Id, Line, Model, Prose
from questions.vocabulary import Weight

LineKind = Literal["complaint", "sign", "test", "normal", "history", "treatment"]


class Against(Model):
    """Why a line rules a rival out."""

    because: Prose = Field(description="One sentence: why the rival does not fit this line.")
    rests_on: tuple[FactId, ...] = Field(
        min_length=1,
        description="Facts, refuted cells, negatives or partitions of the bank that say so.",
    )


class Clue(Model):
    """One line of a case, and the rivals that it rules out."""

    text: Prose = Field(description="As the learner reads it: a whole sentence in plain words.")
    kind: LineKind = Field(description="normal: a result or a finding that is as in health.")
    against: dict[Id, Against] = Field(min_length=1, description="Rival -> why it does not fit.")
    weight: dict[Id, Weight] = Field(
        default_factory=dict,
        description="How strongly the line points to the key and to rivals, 0 to 5.",
    )
    spare: bool = Field(
        default=False,
        description="yes: the question stays answerable, and has one answer, without this line.",
    )


class Case(Claim):
    """A patient, a question and its options, each wrong one ruled out by a line."""

    id: FactId
    kind: CaseKind = Field(description="What is asked for.")
    fact: FactId = Field(description="The fact that decides: what the learner has to know.")
    opening: Prose = Field(
        description="Who: age, primary, receptors, earlier treatment. It rules nothing out."
    )
    question: Prose = Field(description="The lead-in, as a question, answerable without options.")
    key: Id = Field(description="The concept that is right.")
    hides: tuple[Id, ...] = Field(
        min_length=1,
        description="What has to be inferred: the concepts of which no name stands in the text.",
    )
    options: tuple[Id, ...] = Field(
        min_length=3,
        max_length=5,
        description="The rivals: concepts of the key's type and family. Two or three are shown.",
    )
    lines: tuple[Clue, ...] = Field(min_length=2, max_length=6)
    why: Prose = Field(description="How the lines lead to the key, in a sentence or two.")
    instead: dict[Id, Prose] = Field(
        default_factory=dict,
        description="What a rival would be right for, where its gloss does not say it.",
    )
    qualifiers: tuple[Line, ...] = Field(
        default=(), description="Jurisdiction, year, population; shown beside those of the fact."
    )

    @model_validator(mode="after")
    def options_are_rivals(self) -> Case:
        if doubled := twice((self.key, *self.options)):
            raise ValueError(f"found '{doubled}' twice among key and options; expected each once")
        if not self.question.rstrip().endswith("?"):
            raise ValueError("expected a 'question' that ends in a question mark")
        return self

    @model_validator(mode="after")
    def lines_speak_of_options(self) -> Case:
        for line in self.lines:
            for each in line.against:
                if each not in self.options:
                    raise ValueError(f"a line is against '{each}', which is not among 'options'")
            for each in line.weight:
                if each not in (self.key, *self.options):
                    raise ValueError(f"a line weighs '{each}', which is neither key nor option")
        for each in self.instead:
            if each not in self.options:
                raise ValueError(f"'instead' speaks of '{each}', which is not among 'options'")
        if doubled := twice(tuple(line.text for line in self.lines)):
            raise ValueError(f"found the line '{doubled[:60]}' twice; expected each once")
        return self

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What the rules of vignettes look at, line by line."""
        return tuple(
            Evidence(
                id=line_id,
                text=line.text,
                kind=line.kind,
                against={
                    rival: Reason(each.because, (self.id, *each.rests_on))
                    for rival, each in line.against.items()
                },
                weight=line.weight,
                spare=line.spare,
            )
            for line_id, line in zip(self._line_ids, self.lines, strict=True)
        )

    @property
    def _line_ids(self) -> list[str]:
        """Of what a line does, not of its wording; the second of two that do the same is told."""
        does = [[self.id, line.kind, *sorted(line.against)] for line in self.lines]
        return [digest([each, does[:n].count(each)], 8) for n, each in enumerate(does)]

    @property
    def texts(self) -> tuple[str, ...]:
        """All that a learner reads before the options."""
        return (self.opening, *(line.text for line in self.lines), self.question)

    @property
    def rests_on(self) -> tuple[str, ...]:
        """Every claim that a line names, in order, each once."""
        named = (
            id_ for line in self.lines for why in line.against.values() for id_ in why.rests_on
        )
        return tuple(dict.fromkeys(named))
