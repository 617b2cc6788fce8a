"""A package, read: what it brings, and taking it in. The caller commits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import IO

from sqlalchemy.orm import Session

from app.exchange import operations, statuses
from app.exchange.comparing import beside
from app.exchange.findings import Findings
from app.exchange.matching import Chosen, Matched, matched, wanted
from app.exchange.pages import cards_found, findings
from app.memory import own as own_decks
from app.memory.importing import Ready, Step, silent
from app.memory.rows import claim
from app.models import Learner
from exports import Contents, Own, Reader

ALL = Chosen()


class Left(Exception):
    """The learner has left meanwhile, or threw the file away."""


@dataclass(frozen=True)
class Package:
    """What a file holds: its rows, what of it belongs to our facts, the cards of other decks."""

    contents: Contents
    came: Matched
    own: Own


def read(reader: Reader, file: IO[bytes], facts: Mapping[str, str], now: datetime) -> Package:
    """Read all of a file. `facts`: those of the bank.

    Raises:
        BadPackage: it cannot be read; says what is wrong and what to do.
    """
    contents = reader.read(file, now)
    file.seek(0)
    return Package(contents, matched(contents, facts), reader.read_own(file, contents))


def look(session: Session, learner: Learner, package: Package, chosen: Chosen = ALL) -> Findings:
    """What there is to take in of what was chosen. Nothing is written."""
    came = wanted(package.came, chosen)
    brought = operations.found(session, learner, came)
    cards = None
    if chosen.cards:
        cards = cards_found(own_decks.found(session, learner, package.own), package.own)
        cards = cards if chosen.scheduling else replace(cards, reviews=0)
    return findings(package.contents, came, brought, cards)


def prepared(
    session: Session, learner: Learner, package: Package, chosen: Chosen, step: Step = silent
) -> Ready:
    """Do before `take` what takes long: while that writes, SQLite lets nobody else write."""
    ready = dict(operations.prepared(session, learner, wanted(package.came, chosen), step))
    if chosen.cards and chosen.scheduling:
        ready |= own_decks.prepared(session, learner, package.own, step)
    return ready


def take(
    session: Session,
    learner: Learner,
    package: Package,
    chosen: Chosen,
    ready: Ready,
    facts: Mapping[str, str],
    now: datetime,
) -> Findings:
    """Take in what was chosen; what that was, and what each side knows alone.

    `facts`: those of the bank, each with the day (ISO) of its last change.

    Raises:
        Left: the learner has left. Nothing was written.
    """
    claim(session, learner.id)
    if not statuses.is_here(session, learner.id):  # who leaves waits for us, or we for them
        raise Left
    came = wanted(package.came, chosen)
    brought = operations.take_in(session, learner, came, now, ready)
    cards = None
    if chosen.cards:
        kept = own_decks.take_in(
            session, learner, package.own, scheduling=chosen.scheduling, now=now, ready=ready
        )
        cards = cards_found(kept, package.own)
    apart = beside(session, learner.id, package.came, facts)
    return findings(package.contents, came, brought, cards, apart)
