"""The ledger against the articles: every heading, its claims, what was covered, what was left."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from questions.ledger import Ledger, LedgerSection
from questions.world import Bank

WORDS_AT_MOST = 9
_NO_HEADING = re.compile(r"^\s*([•\-–\"“(]|\d+\.)|[.:!?,;…\"”]$")
_BYLINE = re.compile(r"^by .*\bviews$", re.IGNORECASE)


@dataclass(frozen=True)
class SectionCover:
    """One heading: claims, how many became facts, and how many were left for each reason."""

    source: str
    heading: str
    claims: int
    covered: int
    left: dict[str, int]


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

    An article is recognised by the ledger most of whose headings stand in it as lines.

    Raises:
        FileNotFoundError: the folder holds no text.
    """
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise FileNotFoundError(f"{folder} holds no .txt file; name the folder of the articles")
    found: list[str] = []
    for path in paths:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
        ledger = max(bank.ledgers.values(), key=lambda each: _matches(each, lines), default=None)
        if ledger is None or not _matches(ledger, lines):
            found.append(f"{path.name}: no ledger fits this article")
            continue
        found += _differences(ledger, bank.sources[ledger.source].title, lines, path.name)
    return found


def _matches(ledger: Ledger, lines: list[str]) -> int:
    there = set(lines)
    return sum(1 for section in ledger.sections if section.heading in there)


def _differences(ledger: Ledger, title: str, lines: list[str], name: str) -> list[str]:
    known = {section.heading for section in ledger.sections}
    missing = [
        f"{name}: '{line}' is not in the ledger of {ledger.source}"
        for line in headings(lines)
        if line not in known | {title}
    ]
    there = set(lines) | {OPENING}
    strange = [
        f"{name}: the ledger's '{heading}' is no line of the article"
        for heading in sorted(known - there)
    ]
    return missing + strange


OPENING = "Opening"


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
