"""Cues that lead to the key by reasoning on the words alone."""

from __future__ import annotations

import re

from questions.distractors import shared_alone
from questions.flaws.cues import components, repeated
from questions.flaws.fitting import fits_alone
from questions.flaws.opposites import are_opposites, is_directional
from questions.flaws.question import FOREIGN, Question
from questions.flaws.synonyms import SAME_THING
from questions.flaws.text import asked, content, words
from questions.phrasing import initials

_JOINED = re.compile(r",|\+|\b(?:and|plus|with)\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:two|three|both|pair|combination|combined|doublet|triplet|regimen|together|dual|"
    r"double)\b",
    re.IGNORECASE,
)
_OPERATION = (
    r"(?:ectomy|ostomy|otomy|plasty|pexy|rrhaphy|desis|scopy|ablation|section|excision|fixation|"
    r"graft|transplant\w*|resection|repair|surgery|stent\w*|bypass|amputation|drainage|reduction|"
    r"replacement|removal|decompression|clearance|biopsy|traction|embolisation|operation)\b"
)
_ENDINGS = {
    r"\bantibod": r"mab\b|\banti-",
    r"\b(?:which|what) (?:\w+ )?enzyme": r"ase\b",
    r"\b(?:which|what) (?:\w+ )?operation": _OPERATION,
    r"\b(?:which|what) (?:kind of |type of )?cells?\b": r"cytes?\b|blasts?\b|clasts?\b|\bcells?\b|"
    r"phages?\b|phils?\b|neurons?\b|glia\b",
    r"\bhow (?:many|much|old|often)\b|\bin (?:which|what) year\b|"
    r"\bwhat (?:percentage|proportion|share|dose|age)\b": r"\d|\b(?:once|twice|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|half|every)\b",
    r"^when\b|\bat what (?:time|age|stage)\b": r"\d|\b(?:before|after|within|during|at|days?|"
    r"weeks?|"
    r"months?|years?|hours?|once|first|immediately|early|late)\b",
    r"^who\b|\b(?:which|what) (?:doctor|specialist|professional|person)\b": r"(?:ist|ian|er|or|eon|"
    r"nurse|doctor|[A-Z][a-z]+ [A-Z][a-z]+)s?\b|\bteam\b|\b(?:those|people|women|men|patients?)\b",
    r"^why\b": r"\b(?:to|because|since|so|it|they|by|for|as)\b",
}
"""What is asked for -> what tells an option of that kind; a cue where the key alone is one."""
WHY, CLAUSE = r"^why\b", 5
"""Options so long are clauses, and give a reason without a 'because'."""
_COUNTED = {"two": 2, "both": 2, "pair": 2, "three": 3, "four": 4, "doublet": 2, "triplet": 3,
            "triad": 3}  # fmt: skip
_NAMED_AFTER = re.compile(
    r"\bnamed (?:after|for)\b(?! (?:an?|the|its|their) (?:\w+ )?(?:\w+(?:ist|eon|er|or|ian)|man|"
    r"woman|physician|doctor)\b)(?! (?-i:[A-Z]))|\bwhose name\b|\btakes? (?:its|their) name\b|"
    r"\b(?:as|true to) (?:its|the) name\b",
    re.IGNORECASE,
)
_BOTH_SIDES = re.compile(
    r"\b(?:paired|pair of|bilateral|one on (?:each|either) side|(?:both|two|either) sides|twin|"
    r"on each side)\b",
    re.IGNORECASE,
)
_PAIRED = re.compile(
    r"\b(?:kidneys|adrenals?|glands|lungs|ovaries|testes|breasts|eyes|ureters|tonsils|parotids|"
    r"ears|arms|legs|hips|femurs|femora|nerves|arteries|veins|muscles|lobes)\b",
    re.IGNORECASE,
)
_EQUIPMENT = re.compile(
    r"\b(?:driver|chart|mask|score|pump|tube|machine|bed|ward|stocking|collar|brace|corset|"
    r"bandage|catheter|stent|needle|scan|film|biopsy|surgery|operation|diet|exercise|massage|drain|"
    r"transfusion|splint|monitor|cannula|trolley|leaflet|diary|form)s?$",
    re.IGNORECASE,
)
_STANDS_FOR = re.compile(
    r"\bstands? for\b|\bshort for\b|\babbreviat|\bmeaning of the letters?\b", re.I
)


def logical_cues(question: Question) -> str | None:
    """A part of a word, an ending, a number or a pair of opposites that leads to the key."""
    key, others = question.key, question.others
    if key is None or not others:
        return None
    own = question.form != FOREIGN
    if own and (clue := shared_alone(question.stem, key, list(others))):
        return f"stem and key alone share '{clue}'"
    if found := _NAMED_AFTER.search(question.stem):
        return f"'{found[0]}' leads from the stem to a name"
    ask = asked(question.stem)
    return (
        _of_kind(ask, key, others)
        or _short_for(question.stem, key, others)
        or _number_of_parts(ask, key, others)
        or _derived(question)
        or _same_meaning(ask, key, others)
        or _opposed(key, others)
        or (None if own else fits_alone(question))
    )


def _of_kind(ask: str, key: str, others: tuple[str, ...]) -> str | None:
    """The key alone is of the kind that is asked for."""
    for wanted, ending in _ENDINGS.items() if len(others) > 1 else ():
        held = [bool(re.search(ending, text, re.IGNORECASE)) for text in (key, *others)]
        found = re.search(wanted, ask, re.IGNORECASE)
        told = wanted == WHY and all(len(words(text)) >= CLAUSE for text in others)
        if found and held[0] and not any(held[1:]) and not told:
            return f"'{found[0]}' in the stem is answered by the key alone"
    pieces = [bool(_EQUIPMENT.search(text)) for text in (key, *others)]
    if re.search(r"\b(?:which|what) (?:\w+ )?(?:drug|medicine|opioid|agent)\b", ask, re.IGNORECASE):
        return "the key alone is a drug" if not pieces[0] and all(pieces[1:]) else None
    return None


def _short_for(stem: str, key: str, others: tuple[str, ...]) -> str | None:
    """An abbreviation in the stem that is short for the key alone."""
    least = 2 if _STANDS_FOR.search(stem) else 3
    short_forms = {word.casefold() for word in re.findall(rf"\b[A-Z]{{{least},}}\b", stem)}
    shown = {word for text in (key, *others) for word in words(text)}
    short = [initials(text) & short_forms - shown for text in (key, *others)]
    if short[0] and not any(short[1:]):
        return f"'{min(short[0])}' in the stem is short for the key"
    return None


def _number_of_parts(ask: str, key: str, others: tuple[str, ...]) -> str | None:
    """Two, three or a pair are asked for, which the key alone names."""
    texts = (key, *others)
    composite = [bool(_JOINED.search(text)) for text in texts]
    if _SEVERAL.search(ask) and composite[0] and not any(composite[1:]):
        return "the stem asks for several, which the key alone names"
    for word in sorted(set(words(ask)) & set(_COUNTED)):
        fits = [len(components(text)) == _COUNTED[word] for text in texts]
        if fits[0] and not any(fits[1:]):
            return f"the stem asks for {word}, which the key alone names"
    paired = [bool(_PAIRED.search(text)) for text in texts]
    if (found := _BOTH_SIDES.search(ask)) and paired[0] and not any(paired[1:]):
        return f"'{found[0]}' fits the key alone"
    return None


def _derived(question: Question) -> str | None:
    """A word of the key is made from one of the stem: lymph, lymphatics."""
    word = repeated(question)
    named = re.match(r"^who(?:se)?\b", asked(question.stem), re.IGNORECASE)
    if word and (named or word not in words(question.stem)):
        return f"'{word}' in the key is made from a word of the stem"
    return None


_ROOTS = {
    "cancer": "oncolog",
    "cartilage": "chondr",
    "platelet": "thrombocyt",
    "platelets": "thrombocyt",
    "radiation": "radiother",
}
"""English and Greek of one thing, where the Greek is no part of everyday names of organs."""
_SAME = tuple(frozenset(line.split("|")) for line in SAME_THING.splitlines())


def _same_meaning(ask: str, key: str, others: tuple[str, ...]) -> str | None:
    """The stem says in two words of English what the key alone says in Greek or Latin."""
    texts = (key, *others)
    for english in sorted(set(words(ask)) & set(_ROOTS)):
        held = [_ROOTS[english] in text.casefold() for text in texts]
        if held[0] and not any(english in words(text) for text in texts) and not any(held[1:]):
            return f"'{english}' in the stem says what the key alone says"
    for names in _SAME:
        told = [name for name in sorted(names) if " " in name and _stands_in(name, ask)]
        if not told:
            continue
        held = [any(_stands_in(name, text) for name in names) for text in texts]
        if held[0] and not any(held[1:]):
            return f"'{told[0]}' in the stem is another name of the key"
    return None


def _stands_in(name: str, text: str) -> bool:
    if name.casefold() not in text.casefold():
        return False
    return bool(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text, re.IGNORECASE))


def _opposed(key: str, others: tuple[str, ...]) -> str | None:
    """The key and one other option are opposites, and no two others are."""
    turned = [each for each in others if are_opposites(key, each)]
    turned = turned or _framed(key, others)
    rest = [each for each in others if each not in turned]
    paired = any(are_opposites(one, other) for one in rest for other in rest)
    if len(turned) != 1 or not rest or paired:
        return None
    pairs = zip(words(key), words(turned[0]), strict=True)
    told = {word for pair in pairs if len(set(pair)) > 1 for word in pair}
    if any(told & set(words(each)) for each in rest):
        return None
    moved = is_directional(key)
    near = [each for each in rest if set(content(each)) & set(content(key)) or len(words(key)) < 2]
    if (moved and any(map(is_directional, near))) or (len(words(key)) < 2 and not moved):
        return None
    return f"the key and '{turned[0]}' are opposites, the others are none"


def _framed(key: str, others: tuple[str, ...]) -> list[str]:
    """The one sentence that differs from the key in a word, if the rest tell of other things.

    It relieves the pain, it intensifies the pain, it dissolves cartilage.
    """
    own = words(key)
    told = re.match(r"(?:it|they) ", key, re.IGNORECASE) or re.search(r" (?:is|are|was|were) ", key)
    if not told or len(own) < len("abc"):
        return []
    pairs = [(each, words(each)) for each in others]
    near = [
        each
        for each, word in pairs
        if len(word) == len(own) and sum(a != b for a, b in zip(word, own, strict=True)) == 1
    ]
    apart = [each for each in others if not set(content(each)) & set(content(key))]
    return near if len(near) == 1 and len(apart) == len(others) - 1 > 1 else []
