"""Grammar that only the key keeps: the sound of an article, tense, number, a verb after 'to'."""

from __future__ import annotations

import re

from questions.flaws.question import Question
from questions.flaws.text import asked, words

_END = re.compile(r"\b(?P<article>an?)\s*(?:_+|\.*|…|:)?$", re.IGNORECASE)
_SPELT_VOWELS = frozenset("AEFHILMNORSX8")
"""Letters and figures that begin with a vowel when they are spoken: an MRI."""
_AS_YOU = re.compile(r"(?:uni(?!n)|use|usu|uro|ure|eu|one\b|once\b|ubi)", re.IGNORECASE)
_SILENT = re.compile(r"(?:hour|honest|heir)", re.IGNORECASE)


def takes_an(text: str) -> bool:
    """Whether 'an' stands before it, by sound."""
    first = text.strip().split()[0] if text.strip() else ""
    spelt = re.match(r"[A-Z](?=[A-Z0-9-]|\b)", first)
    if spelt and not re.fullmatch(r"[A-Z][AEIOU][A-Z]+", first[:3] + "X"):
        return first[0] in _SPELT_VOWELS
    if _SILENT.match(first):
        return True
    return first[:1].casefold() in "aeiou" and not _AS_YOU.match(first)


def breaks_grammar(question: Question) -> str | None:
    """The others break the article, the tense, the number or the verb of the stem."""
    key, others = question.key, question.others
    if key is None or len(others) < FEWEST:
        return None
    return (
        _by_sound(question.stem, key, others)
        or _by_tense(question.stem, key, others)
        or _by_count(question.stem, key, others)
        or _after_to(question.stem, key, others)
    )


FEWEST = 2


def _by_sound(stem: str, key: str, others: tuple[str, ...]) -> str | None:
    found = _END.search(stem.strip())
    if not found:
        return None
    wanted = found["article"].casefold() == "an"
    unfit = [text for text in others if takes_an(text) != wanted]
    if takes_an(key) == wanted and unfit:
        return f"'{found['article']}' at the end of the stem does not fit '{unfit[0]}'"
    return None


_PAST_ASKED = re.compile(
    r"\b(?:did|was|were|had|last (?:week|month|year|night)|yesterday|ago|previously)\b", re.I
)
_FUTURE = re.compile(
    r"\b(?:will|shall|tomorrow|next (?:week|month|year)|(?:is|are) going to|(?:is|are) about to)\b",
    re.IGNORECASE,
)
_FUTURE_ASKED = re.compile(
    r"\b(?:will|tomorrow|next (?:week|month|year)|going to)\b", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|saw|found|gave|went|took|became|grew|fell|rose|made|\w{3,}ed) (?:the|"
    r"an?|"
    r"to|in|by|its|it|for|from|\w+)\b",
    re.IGNORECASE,
)


def _by_tense(stem: str, key: str, others: tuple[str, ...]) -> str | None:
    """Asked in the past, with a future in all options but the key; or the reverse."""
    ask = asked(stem)
    for asks, wrong in ((_PAST_ASKED, _FUTURE), (_FUTURE_ASKED, _PAST)):
        unfit = [text for text in others if wrong.search(text)]
        if asks.search(ask) and not wrong.search(key) and len(unfit) == len(others):
            return f"'{unfit[0]}' is in another tense than the stem"
    return None


_NUMBERED = re.compile(
    r"\b(?:which|what|name|the) (?P<many>two|three|four|both) (?:[\w-]+ ){0,2}?[\w-]+s\b",
    re.IGNORECASE,
)


def _by_count(stem: str, key: str, others: tuple[str, ...]) -> str | None:
    """Two are asked for, and the key alone joins two."""
    found = _NUMBERED.search(asked(stem))
    joined = [" and " in text or " plus " in text or " + " in text for text in (key, *others)]
    if found and joined[0] and not any(joined[1:]):
        return f"'{found[0]}' in the stem fits the key alone"
    return None


_TO = re.compile(r"\bto\s*(?:_+|\.*|…|:)?$", re.IGNORECASE)
_NO_VERB = re.compile(
    r"(?:an?|the|its|their|his|her|to|by|of|in|with|it|they|no|more|less|better|smaller|larger|"
    r"lower|"
    r"higher|fewer|greater)$|\w{3,}(?:tion|sion|ment|ness|ity|ance|ence|ism|itis|osis|al|ic|ous|"
    r"ive|"
    r"ful|ing)$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"(?:increase|decrease|control|heal|reveal|seal|conceal|bring|steal|appeal)$", re.I
)


def _after_to(stem: str, key: str, others: tuple[str, ...]) -> str | None:
    """'The purpose of it is to', with a verb in the key, and nouns in two others or more."""
    if "?" in stem or not _TO.search(stem.strip()):
        return None
    nouns = [_is_no_verb(text) for text in (key, *others)]
    if not nouns[0] and nouns.count(True) > 1:
        return "the key goes on with a verb after 'to', others do not"
    return None


def _is_no_verb(text: str) -> bool:
    first = (words(text) or [""])[0]
    return bool(_NO_VERB.match(first)) and not _VERB.match(first)
