"""Authorities, articles and dates in words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from questions.fact import Fact
from questions.vocabulary import Reference
from questions.world import Bank

CHECKED = {
    "read": "Checked against the text of the authority",
    "excerpt": "Checked against an excerpt of the authority",
    "known": "Textbook knowledge, not yet checked against a text; looked at",
}
MONTHS = (
    "January February March April May June July August September October November December".split()
)


@dataclass(frozen=True)
class Authority:
    """A reference as it is shown. `link` is its address where a browser can open it."""

    authority: str
    title: str
    dated: str
    link: str
    identifier: str
    seen_at: str


@dataclass(frozen=True)
class Met:
    """Where a claim was met; `said` is what the article says, if that was corrected."""

    source: str
    title: str
    section: str
    said: str


def authorities(fact: Fact, bank: Bank) -> tuple[Authority, ...]:
    """Why a fact is believed, and what it was checked against, each once."""
    against = fact.checked.against if fact.checked else ()
    ids = dict.fromkeys([*fact.references, *against])
    return tuple(_authority(bank.references[each]) for each in ids if each in bank.references)


def _authority(reference: Reference) -> Authority:
    first = reference.address.split()[0]
    opens = first.startswith(("https://", "http://"))
    return Authority(
        authority=reference.authority,
        title=reference.title,
        dated=dated(reference.dated),
        link=first if opens else "",
        identifier=reference.identifier or "",
        seen_at="" if opens else reference.address,
    )


def met(fact: Fact, bank: Bank) -> tuple[Met, ...]:
    """The articles and sections where a fact was met."""
    return tuple(
        Met(each.source, bank.sources[each.source].title, each.section, each.said or "")
        for each in fact.sources
        if each.source in bank.sources
    )


def checked(fact: Fact) -> str:
    """How and when a fact was checked, as a sentence."""
    if fact.checked is None:
        return "Not checked yet."
    return f"{CHECKED[fact.checked.how]} on {long_date(fact.checked.on)}."


def long_date(day: date) -> str:
    """22 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def dated(text: str) -> str:
    """A year, month or day as references carry it, in words: 2024-11 is November 2024."""
    parts = [int(part) for part in text.split("-")]
    words = [str(parts[0])]
    words += [MONTHS[parts[1] - 1]] if len(parts) > 1 else []
    words += [str(parts[2])] if len(parts) > 2 else []
    return " ".join(reversed(words))
