"""What a stem tells that is not needed to answer."""

from __future__ import annotations

import re

from questions.flaws.everyday import EVERYDAY
from questions.flaws.lists import LIFE, NEAR_CARE, TRIVIA
from questions.flaws.question import Question
from questions.flaws.text import Listed, asked, before_asked, content

_PERSON = re.compile(
    r"\b(?:\w+-year-old|patient|woman|man|boy|girl|he|she|her|his|child|surgeon|"
    r"smoker|mother|father)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z][a-z]+|\b(?:named|called) [A-Z][a-z]+\b,")
_OUTSIDE = Listed(each for each in (*EVERYDAY, *LIFE) if each not in NEAR_CARE)
_TRIVIA = Listed(TRIVIA)
_WHO = re.compile(
    r"\bwho (?:also |often |still |once )?(?:keeps?|lives?|likes?|loves?|works?|worked|enjoys?|"
    r"has just (?:come|returned|moved|bought|retired|been)|plays?|sings|collects?|drives?|owns?|"
    r"teaches|taught|studied|grew|moved|travels?|cooks)\b|\b(?:lives|works|working|worked|"
    r"employed|born)"
    r" (?:in|as|at|near|on|with|for) (?:(?:an?|the)\b|(?-i:[A-Z]))|\bon an? (?:sunny|rainy|cold|"
    r"warm|windy|busy|quiet|\w+day)\b|\bwhose (?:\w+ )?(?:husband|wife|neighbour|friend|cousin|"
    r"uncle|dog|cat|house|car|garden|hobby)\b|\bher hobby|\bhis hobby",
    re.IGNORECASE,
)
_LESSON = re.compile(
    r"^(?!(?:An?|The|This|Her|His|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|After|Some|\d)\b)"
    r".*?\b(?:is|are|was|were|has|have|had|can|may)\b",
    re.DOTALL,
)
_MEASURED = re.compile(
    r"\d\s?(?:mg|mmol|cm|mm|g|ng|%|years|days|weeks|x)\b|\b(?:shows?|showed|reveals?|biopsy|scan|"
    r"CT|MRI|finds?)\b"
)
"""What was found in somebody: a case, and no lesson."""
_BACK = re.compile(
    r"\b(?:this|that|these|those|it|its|they|their|them|he|she|his|her|him|such|here|now|next|"
    r"then|the (?:patient|woman|man|drug|two|cells?|lesion|tumour|disease|same)|should|"
    r"is this|of them)\b",
    re.IGNORECASE,
)


def gratuitous_information(question: Question) -> str | None:
    """Somebody's life, trivia, or a lesson before a question that stands without it."""
    stem = question.stem
    if named := _NAMED.search(stem):
        return f"'{named[0]}' is not needed to answer"
    if who := _WHO.search(stem):
        return f"'{who[0]}' is not needed to answer"
    if (found := _OUTSIDE.first(stem)) and _PERSON.search(stem):
        return f"'{found}' is not needed to answer"
    if found := _TRIVIA.first(before_asked(stem) or stem.partition(",")[0]):
        return f"'{found}' tells what is not asked"
    before = before_asked(stem)
    if _is_lesson(before) and not _BACK.search(asked(stem)):
        return f"'{before[:60]}' is not needed to answer"
    return None


def _is_lesson(before: str) -> bool:
    """A general sentence, about nobody, without findings and not numbered."""
    case = _PERSON.search(before) or _MEASURED.search(before) or _NUMBERED.search(before)
    return bool(_LESSON.search(before)) and len(content(before)) >= LESSON and not case


_NUMBERED = re.compile(r"[(\d][a-e\d)iv]*[.:)]")
LESSON = 4
"""Content words of the shortest lesson."""
