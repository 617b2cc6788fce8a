"""What kind of thing an option names, as far as its words tell."""

from __future__ import annotations

import re
from functools import lru_cache

from questions.flaws.nouns import DRUGS, FAMOUS, FAR_AWAY, NOUNS
from questions.flaws.text import words

_OF_NOUN = {noun: kind for kind, listed in NOUNS.items() for noun in listed.split()}
_DRUGS = frozenset(DRUGS)
_ENDINGS = (
    ("drug", re.compile(
        r"\w{2,}(?:mab|nib|ciclib|parib|platin|taxel|rubicin|trozole|dronate|relin|trexate|setron|"
        r"lisib|estrant|oxifen|prazole|statin|cillin|penem|floxacin|cyclovir|ciclovir|lutamide|"
        r"tidine|sartan|olol|azepam|caine|dipine|thiazide|gliptin|xaban|parin|mustine|conazole)$")),
    ("operation", re.compile(r"\w{3,}(?:ectomy|ostomy|otomy|plasty|pexy|rrhaphy|desis)$")),
    ("test", re.compile(r"\w{3,}(?:scopy|metry)$")),
    ("imaging", re.compile(r"\w{3,}graphy$")),
    ("tumour", re.compile(r"\w{3,}(?:carcinoma|sarcoma|blastoma|cytoma)$")),
    ("cell", re.compile(r"\w{3,}(?:cyte|blast|clast|phage)$")),
    ("molecule", re.compile(r"\w{3,}(?:kinase|proteinase|cadherin|globulin|statin receptor)$")),
)  # fmt: skip
_BROKEN = re.compile(r"^(?:broken|fractured|sprained|dislocated|bruised|twisted)\b")
_BEHIND = re.compile(
    r"\b(?:of|in|with|from|by|for|to|at|on|after|before|during|under|through|without|via)\b|[,(:]"
)
_ACID = re.compile(r"\w+(?:dronic|lenic|folic|folinic|valproic|tranexamic) acid$")
_NUMBER = re.compile(r"\W*\d[\d.,]*\W*(?:%|[^\W\d]{0,5})$")
LONG = 7
"""Words from which an option is a phrase that its last noun does not name."""


@lru_cache(maxsize=8192)
def kind_of(text: str) -> str:
    """A key of NOUNS, 'drug', 'number' or 'famous'; "" where the words do not tell."""
    bare = re.sub(r"^(?:by|on|an?|the|its|as) ", "", text.strip(" .").casefold())
    if bare in _FAMOUS:
        return "famous"
    if _NUMBER.match(bare):
        return "number"
    if _BROKEN.match(bare):
        return "injury"
    if len(words(text)) > LONG:
        return ""
    head = _BEHIND.split(bare)[0].strip() or bare
    if _ACID.search(head):
        return "drug"
    last = (words(head) or [""])[-1]
    return _of_word(last) or _of_word(_single(last))


def _of_word(word: str) -> str:
    if word in _DRUGS:
        return "drug"
    ended = next((kind for kind, ending in _ENDINGS if ending.match(word)), "")
    return _OF_NOUN.get(word, ended)


def _single(word: str) -> str:
    """The singular of a plural: arteries, films, vertebrae."""
    for plural, single in (("ies", "y"), ("vertebrae", "vertebra"), ("s", "")):
        if word.endswith(plural) and len(word) > len(plural) + 1:
            return word.removesuffix(plural) + single if plural != "vertebrae" else single
    return word


def is_far_away(text: str) -> bool:
    """A test or treatment that has nothing to do with cancer."""
    return " ".join(words(text.strip())) in _FAR


def _listed(names: str) -> frozenset[str]:
    return frozenset(" ".join(each.split()) for each in names.split("|"))


_FAMOUS, _FAR = _listed(FAMOUS), _listed(FAR_AWAY)
