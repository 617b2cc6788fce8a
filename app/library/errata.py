"""What the articles had wrong, and what learners have wrong: pure values."""

from __future__ import annotations

from dataclasses import dataclass

from app.library.citing import Authority, Met, authorities, checked, met
from app.library.shelf import Row, Shelf
from questions.fact import Fact, Misconception
from questions.model import Status
from questions.world import Bank

LEFT = {"wrong": "wrong", "superseded": "out of date", "contested": "disputed"}


@dataclass(frozen=True)
class Correction:
    """What an article said, what is true, why, and who says so."""

    row: Row
    said: str
    section: str
    explanation: str
    authorities: tuple[Authority, ...]
    checked: str


@dataclass(frozen=True)
class LeftOut:
    """A claim of an article that became no fact, because it is wrong, old or disputed."""

    section: str
    claim: str
    why: str
    because: str


@dataclass(frozen=True)
class Article:
    """The corrections of one article, and what was left out of it."""

    id: str
    title: str
    corrections: tuple[Correction, ...]
    left: tuple[LeftOut, ...]


@dataclass(frozen=True)
class Errata:
    """All corrections by article; what was superseded or is contested apart."""

    articles: tuple[Article, ...]
    superseded: tuple[Correction, ...]
    contested: tuple[Correction, ...]
    facts: int


@dataclass(frozen=True)
class Belief:
    """A false belief and its correction."""

    row: Row
    about: str
    belief: str
    believed_because: str
    refuted_because: str


def errata(shelf: Shelf) -> Errata:
    """What the articles had wrong."""
    bank, catalogue = shelf.catalogue.bank, shelf.catalogue
    corrected = catalogue.with_status(Status.corrected)
    articles = (
        Article(id_, source.title, _of(shelf, corrected, id_), _left(bank, id_))
        for id_, source in bank.sources.items()
    )
    return Errata(
        articles=tuple(each for each in articles if each.corrections or each.left),
        superseded=_all(shelf, catalogue.with_status(Status.superseded)),
        contested=_all(shelf, catalogue.with_status(Status.contested)),
        facts=len(corrected),
    )


def _of(shelf: Shelf, facts: tuple[Fact, ...], source: str) -> tuple[Correction, ...]:
    """The corrections of what one article said; a fact may correct several."""
    bank = shelf.catalogue.bank
    return tuple(
        _correction(shelf, fact, place)
        for fact in facts
        for place in met(fact, bank)
        if place.source == source and place.said
    )


def _all(shelf: Shelf, facts: tuple[Fact, ...]) -> tuple[Correction, ...]:
    """Each fact once, with what the first article said of it."""
    bank = shelf.catalogue.bank
    return tuple(_correction(shelf, fact, next(iter(met(fact, bank)), None)) for fact in facts)


def _correction(shelf: Shelf, fact: Fact, place: Met | None) -> Correction:
    return Correction(
        row=shelf.row(fact),
        said=place.said if place else "",
        section=place.section if place else "",
        explanation=fact.explanation,
        authorities=authorities(fact, shelf.catalogue.bank),
        checked=checked(fact),
    )


def _left(bank: Bank, source: str) -> tuple[LeftOut, ...]:
    ledger = bank.ledgers.get(source)
    return tuple(
        LeftOut(section.heading, claim.claim, LEFT[claim.left], claim.because or "")
        for section in (ledger.sections if ledger else ())
        for claim in section.claims
        if claim.left in LEFT
    )


def belief(shelf: Shelf, fact: Misconception) -> Belief:
    """A misconception as its page shows it."""
    return Belief(
        row=shelf.row(fact),
        about=fact.about,
        belief=fact.belief,
        believed_because=fact.believed_because,
        refuted_because=fact.refuted_because,
    )
