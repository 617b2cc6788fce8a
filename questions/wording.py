"""Wordings of relations filled in with concepts: number, article, agreement, capitals."""

from __future__ import annotations

import re

from questions.vocabulary import Concept, Relation

_SLOT = re.compile(
    r"\{(?:(?P<article>the|a|The|A) )?(?P<role>[Ss]ubject|[Oo]bject)"
    r"(?::(?P<one>[^|}]*)\|(?P<many>[^}]*))?\}"
)
_LETTER_WITH_AN = frozenset("AEFHILMNORSX")


def capital(text: str) -> str:
    """First letter large, but for names such as mTOR whose small letter is part of them."""
    if len(text) > 1 and text[0].islower() and text[1].isupper():
        return text
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """First letter small, to stand inside a sentence; CT, M1 and E-cadherin stay as they are."""
    first = text.split(" ", 1)[0]
    is_word = first == "A" or (first[1:2].islower() and first[1:] == first[1:].lower())
    return text[:1].lower() + text[1:] if is_word else text


def indefinite(concept: Concept) -> str:
    """'a lesion', 'an ulcer', 'jaundice' (mass), 'seizures' (plural)."""
    if concept.article in ("a", "an", "the"):
        return f"{concept.article} {concept.name}"
    if concept.article == "none" or concept.number != "count":
        return concept.name
    return f"{_article(concept.name)} {concept.name}"


def definite(concept: Concept) -> str:
    """'the liver', 'bone' (mass or article none)."""
    if concept.article == "none" or concept.number == "mass":
        return concept.name
    return f"the {concept.name}"


def _article(name: str) -> str:
    first, second = name[:1], name[1:2]
    if first.isupper() and (second.isupper() or second.isdigit() or second == "-"):
        return "an" if first in _LETTER_WITH_AN else "a"
    return "an" if first.casefold() in "aeiou" else "a"


def fill(template: str, subject: Concept, objects: tuple[Concept, ...]) -> str:
    """The template with its slots filled; several objects are joined by commas and 'and'."""

    def slot(match: re.Match[str]) -> str:
        role = match["role"]
        members = (subject,) if role.casefold() == "subject" else objects
        if match["one"] is not None:
            many = len(members) > 1 or members[0].number == "plural"
            return match["many"] if many else match["one"]
        article = match["article"] or ""
        text = joined([_with_article(member, article.casefold()) for member in members])
        return capital(text) if (article[:1] or role[:1]).isupper() else text

    return _SLOT.sub(slot, template)


def _with_article(concept: Concept, article: str) -> str:
    match article:
        case "a":
            return indefinite(concept)
        case "the":
            return definite(concept)
    return concept.name


def joined(words: list[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def slots_of(template: str) -> list[str]:
    """Text in braces that is no slot: a mistake of the curator."""
    return [text for text in re.findall(r"\{[^}]*\}", template) if not _SLOT.fullmatch(text)]


def wordings(relation: Relation) -> list[str]:
    """Every template of a relation, for checks."""
    optional = (
        relation.blank_object,
        relation.blank_subject,
        relation.gap_object,
        relation.judged,
        relation.that,
        relation.whose,
    )
    several = (
        *relation.ask_object,
        *relation.ask_subject,
        *relation.select_object,
        *relation.select_subject,
        *relation.match,
        *relation.tick,
        *relation.odd_subject,
    )
    return [relation.says, *several, *(text for text in optional if text)]
