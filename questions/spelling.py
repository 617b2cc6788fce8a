"""When two names are the same, and when a reply is one of them mistyped.

Two names are the same when their normal forms are equal. Anything else is right only as a
slip of the keys, judged word by word (`_slips`), and never where another concept is as near.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

TYPO_FROM = ((11, 2), (6, 1))
GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu "
    "nu xi omicron pi rho sigma tau upsilon phi chi psi omega"
).split()
TURNING = (
    "hyper hypo inter intra super supra micro macro endo ecto exo ante anti pre pro ab ad"
).split()

_LETTERS = {
    ord(form): f" {spelt} "
    for letter, spelt in zip("αβγδεζηθικλμνξοπρστυφχψω", GREEK, strict=True)
    for form in (letter, letter.upper())
}
_QUOTES = "'‘’‛`´ʹʼ′"
_NO_QUOTES = str.maketrans("", "", _QUOTES)
_POSITIVE = re.compile(r"(?<=\w)\+(?!\w)")
_AND = re.compile(r"[&+]")
_APART = re.compile(r"[\W_]+")
_LETTER_DIGIT = re.compile(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)")
_ARTICLES = re.compile(r"^[\W_]*(?:(?:an?|the)\s+)+", re.IGNORECASE)
_SPACE = re.compile(r"(?<!\d) | (?!\d)")
_PLURAL = re.compile(r"(?<=[^\W\d]{3})(?:ies|(?<![isuy])s)$")


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """What equal names share; "" where no letter or digit is left.

    Case, accents, typography, spaces, hyphens, brackets, a leading article and the s of a
    plural make no difference; Greek letters are spelt out; '&' and '+' are 'and'. Only
    between two digits does a break stay: CDK4/6 is not CDK46.
    """
    return _singular(_SPACE.sub("", _spaced(_folded(text))))


def words(text: str) -> list[str]:
    """The words of a name, letters apart from digits: HER2 antibodies -> her, 2, antibody."""
    return list(_words(text))


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    """Cached: every name of the bank is looked for in every text."""
    return tuple(_singular(_spaced(_folded(text))).split())


def codes(name: str) -> frozenset[str]:
    """Words of a name in which one sign makes another thing: HER2, RANKL, VEGF-A, stage IV."""
    spelt = _singular(_spaced(_plain(name))).split()
    return frozenset(word.casefold() for word in spelt if _is_code(word))


def _is_code(word: str) -> bool:
    return len(word) <= 2 or word.isdigit() or word in GREEK or word[1:] != word[1:].lower()


def _plain(text: str) -> str:
    """Compatible signs made one (full width, ligatures); no accents, quotes, soft hyphens."""
    if text.isascii():
        return text.translate(_NO_QUOTES)
    signs = unicodedata.normalize("NFKD", text)
    kept = (sign for sign in signs if unicodedata.category(sign) not in ("Mn", "Me", "Cf"))
    return "".join(sign for sign in kept if sign not in _QUOTES)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKD", _plain(text).casefold())


def _spaced(text: str) -> str:
    """One space between words, and between letters and digits; no article in front."""
    text = _AND.sub(" and ", _POSITIVE.sub(" positive ", text)).translate(_LETTERS)
    text = _APART.sub(" ", _ARTICLES.sub("", text))
    return _LETTER_DIGIT.sub(" ", text).strip()


def _singular(text: str) -> str:
    """Without the s of a plural at the end; -is, -ss, -us stay, and -ys (X-ray, X-rays)."""
    return _PLURAL.sub(lambda found: "y" if found[0] == "ies" else "", text)


def typos_allowed(name: str) -> int:
    """Edits forgiven in a name or a word: 1 from 6 letters on, 2 from 11."""
    return next((edits for length, edits in TYPO_FROM if len(name) >= length), 0)


@dataclass(frozen=True)
class Spelling:
    """Whether a reply is one of some names; `note` says what was forgiven or mistaken."""

    correct: bool
    note: str = ""


def spelling(reply: str, names: tuple[str, ...], rivals: Iterable[str]) -> Spelling:
    """Whether a typed reply is one of the names, which may be as near to no rival."""
    given = normal(reply)
    if not given or given in map(normal, names):
        return Spelling(bool(given))
    near = _nearest(words(reply), names)
    if near is None:
        return Spelling(False)
    edits, name = near
    for rival in rivals:
        if OSA.distance(given, normal(rival)) <= edits:
            return Spelling(False, f"That is as near to “{rival}”.")
    return Spelling(True, f"Spelt “{name}”.")


def _nearest(given: list[str], names: tuple[str, ...]) -> tuple[int, str] | None:
    """The accepted name of which the reply is a slip, with its edits: the fewest, first named.

    A code of one name is a code in all of them, so that TROP2 guards Trop-2.
    """
    exact = frozenset[str]().union(*map(codes, names))
    near = [(edits, name) for name in names if (edits := _slips(given, name, exact)) is not None]
    return min(near, key=lambda each: each[0], default=None)


def _slips(given: list[str], name: str, exact: frozenset[str]) -> int | None:
    """Edits between a reply's words and a name's, or None where they are more than slips.

    Word answers word, so that a code can be neither changed nor added nor left out.
    """
    asked = words(name)
    if len(given) != len(asked):
        return None
    differ = [pair for pair in zip(given, asked, strict=True) if pair[0] != pair[1]]
    if not all(word not in exact and _is_slip(typed, word) for typed, word in differ):
        return None
    edits = sum(OSA.distance(typed, word) for typed, word in differ)
    return edits if edits <= typos_allowed(normal(name)) else None


def _is_slip(typed: str, word: str) -> bool:
    """Whether a word is another one mistyped, and not another word.

    A slip keeps the first letter. Two neighbours swapped or a letter doubled are always one.
    Other edits are few for the word's own length (a changed letter makes focal of local) and
    change the length by one at most: what turns a meaning is put before the word (un-, de-,
    in-, a-) or is longer than a slip (diphosphonate, diphosphate). The prefixes that pass
    both hurdles, such as hyper- for hypo-, are in TURNING.
    """
    edits = OSA.distance(typed, word)
    if typed[0] != word[0] or _turned(typed, word):
        return False
    if edits == 1 and (sorted(typed) == sorted(word) or _undoubled(typed) == _undoubled(word)):
        return True
    return abs(len(typed) - len(word)) <= 1 and edits <= typos_allowed(word)


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


def _turned(typed: str, word: str) -> bool:
    heads = {part for part in TURNING for each in (typed, word) if each.startswith(part)}
    return len(heads) > 1
