"""The ledger against the articles: every heading, its claims, what was covered, what was left."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from questions.ledger import Ledger, LedgerSection
from questions.world import Bank

WORDS_AT_MOST = 12
OPENING = "Opening"
_NO_HEADING = re.compile(r"^\s*([•\-–\"“(]|\d+\.)|[.:!,;…\"”]$")
_BYLINE = re.compile(r"^by .*\bviews$", re.IGNORECASE)


class BadArticles(Exception):
    """The folder of the articles cannot be compared; the message says what to do."""


@dataclass(frozen=True)
class SectionCover:
    """One heading: claims, how many became facts, and how many were left for each reason."""

    source: str
    heading: str
    claims: int
    covered: int
    left: dict[str, int]


Articles = dict[str, list[str]]
"""File name -> its lines, without the space around them."""


def cover(bank: Bank) -> tuple[SectionCover, ...]:
    """Every heading of every ledger, article by article, in the order of the article."""
    return tuple(
        _section(source, section)
        for source, ledger in sorted(bank.ledgers.items())
        for section in ledger.sections
    )


def _section(source: str, section: LedgerSection) -> SectionCover:
    left = Counter(claim.left for claim in section.claims if claim.left)
    covered = sum(1 for claim in section.claims if claim.facts)
    return SectionCover(
        source,
        section.heading,
        len(section.claims),
        covered,
        dict(sorted(left.items())),
    )


def missing_headings(bank: Bank, folder: Path) -> list[str]:
    """Headings of the articles that the ledgers lack, and ledger headings no article has.

    Each ledger is matched with one article, the best pair first. A title line and the section
    before the first heading ("Opening") are no headings: a ledger may have or lack them.

    Raises:
        BadArticles: the folder holds no text, or one that is not UTF-8.
    """
    articles = read_articles(folder)
    pairs = matched(bank, articles)
    found = [f"{name}: no ledger fits this article" for name in articles if name not in pairs]
    for source in sorted(set(bank.ledgers) - set(pairs.values())):
        title = bank.sources[source].title
        found.append(f"{source}: article missing; expected the text of '{title}' in {folder}")
    for name, source in pairs.items():
        title = bank.sources[source].title
        found += _differences(bank.ledgers[source], title, articles[name], name)
    return found


def read_articles(folder: Path) -> Articles:
    """Every *.txt of the folder.

    Raises:
        BadArticles: there is none, or one cannot be read as UTF-8.
    """
    articles: Articles = {}
    for path in sorted(folder.glob("*.txt")):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8; save it as UTF-8"
            raise BadArticles(f"{path} cannot be read: {reason}") from error
        articles[path.name] = [line.strip() for line in text.splitlines()]
    if not articles:
        raise BadArticles(f"{folder} holds no .txt file; name the folder of the articles")
    return articles


def matched(bank: Bank, articles: Articles) -> dict[str, str]:
    """File name -> source, one to one: the pair that shares most headings comes first."""
    shared = [
        (-_shared(ledger, lines), name, source)
        for name, lines in articles.items()
        for source, ledger in bank.ledgers.items()
    ]
    pairs: dict[str, str] = {}
    for score, name, source in sorted(shared):
        if score and name not in pairs and source not in pairs.values():
            pairs[name] = source
    return dict(sorted(pairs.items()))


def _shared(ledger: Ledger, lines: list[str]) -> int:
    there = set(lines)
    return sum(1 for section in ledger.sections if section.heading in there)


def _differences(ledger: Ledger, title: str, lines: list[str], name: str) -> list[str]:
    known = {section.heading for section in ledger.sections} | {title}
    missing = [
        f"{name}: '{line}' is not in the ledger of {ledger.source}"
        for line in headings(lines)
        if line not in known
    ]
    strange = [
        f"{name}: the ledger's '{heading}' is no line of the article"
        for heading in sorted(known - set(lines) - {OPENING, title})
    ]
    return missing + strange


def headings(lines: list[str]) -> list[str]:
    """Lines that look like headings: short, no sentence's end, no bullet, no caption, no teaser.

    A caption stands twice in a row; a teaser's title stands between a caption and one sentence.
    """
    full = [line for line in lines if line]
    found = []
    for number, line in enumerate(full):
        before = full[number - 1] if number else ""
        after = full[number + 1] if number + 1 < len(full) else ""
        caption = line in (before, after)
        if caption or number == 0 or _NO_HEADING.search(line) or _BYLINE.match(line):
            continue
        if len(line.split()) <= WORDS_AT_MOST and line[0].isupper() and len(after) > 0:
            found.append(line)
    return found
