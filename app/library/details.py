"""What each kind of fact has beside its statement: figures, steps, ranks, beliefs. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from questions.fact import (
    Comparison,
    Contrast,
    Definition,
    Fact,
    Figure,
    Misconception,
    Sequence,
)
from questions.lookup.catalogue import Catalogue, parts_of
from questions.vocabulary import Concept
from questions.wording import capital


@dataclass(frozen=True)
class Line:
    """A line of a detail: text, and the concept that it begins with, if one does."""

    text: str
    concept: Concept | None = None


@dataclass(frozen=True)
class Detail:
    """What a kind of fact has beside its statement, under its name."""

    name: str
    lines: tuple[Line, ...]
    ordered: bool = False


def details(fact: Fact, catalogue: Catalogue) -> tuple[Detail, ...]:
    """What the kind of fact has beside its statement."""
    concepts = {each: catalogue.bank.concepts.get(each) for each in parts_of(fact)}
    match fact:
        case Figure():
            value = _number(fact.low) if fact.low == fact.high else _range(fact)
            unit = fact.unit if fact.unit == "%" else f" {fact.unit}"
            words = {"Figure": f"{value}{unit}", "Share of": fact.share_of}
            return _words({**words, "Population": fact.population, "Year": fact.year})
        case Definition():
            term = Detail("Term", (Line("", concepts[fact.term]),))
            return (term, *_words({"Meaning": fact.meaning}))
        case Sequence():
            steps = tuple(Line("", concepts[each]) for each in fact.steps)
            return (Detail("In order", steps, ordered=True),)
        case Comparison():
            ranks = sorted(fact.ranks, key=lambda each: each.rank)
            lines = tuple(Line(each.value or "", concepts[each.concept]) for each in ranks)
            order = Detail(f"By {fact.dimension}", lines, ordered=True)
            return (order, *_words({"Population": fact.population, "Year": fact.year}))
        case Contrast():
            others = tuple(Line(why, concepts[each]) for each, why in fact.not_for.items())
            return (Detail("True of", (Line("", concepts[fact.holds]),)), Detail("Not of", others))
        case Misconception():
            belief = f"About {fact.about}: {fact.belief}"
            words = {"Belief": belief, "Why it is believed": fact.believed_because}
            return _words({**words, "Why it is wrong": fact.refuted_because})
    return ()


def _words(named: dict[str, str | None]) -> tuple[Detail, ...]:
    return tuple(Detail(name, (Line(capital(text)),)) for name, text in named.items() if text)


def _range(figure: Figure) -> str:
    return f"{_number(figure.low)} to {_number(figure.high)}"


def _number(value: float) -> str:
    return f"{value:,.10g}"
