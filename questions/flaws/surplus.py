"""What a stem tells that is not needed to answer."""

from __future__ import annotations

import re

from questions.flaws.everyday import EVERYDAY
from questions.flaws.lessons import is_lesson
from questions.flaws.lists import LIFE, NEAR_CARE
from questions.flaws.phrases import TRIVIA
from questions.flaws.question import Question
from questions.flaws.text import CAPITALS, Listed, asked, before_asked, content

_PERSON = re.compile(
    r"\b(?:\w+-year-old|aged \d+|patient|woman|man|boy|girl|he|she|her|his|child|surgeon|"
    r"smoker|mother|father)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z][a-z]+|\b(?:named|called) [A-Z][a-z]+\b,")
_OUTSIDE = Listed(each for each in (*EVERYDAY, *LIFE) if each not in NEAR_CARE)
_TRIVIA = Listed(TRIVIA)
_WHO = re.compile(
    r"\bwho (?:also |often |still |once |always |never )?(?:keeps?|lives?|likes?|loves?|works?|"
    r"worked|"
    r"enjoys?|has just (?:come|returned|moved|bought|retired|been)|plays?|sings|collects?|drives?|"
    r"owns?|teaches|taught|studied|grew|moved|travels?|cooks|hates?|dislikes?|wears?|speaks?|"
    r"votes?|"
    r"came (?:by|from|with|to)|arrived|forgot|reads|paints|writes|runs an?|hopes?|dreams?|"
    r"wants to)\b"
    r"|\b(?:lives|works|working|worked|employed|born(?! with))"
    r" (?:in|as|at|near|on|with|for) (?:(?:an?|the)\b|(?-i:[A-Z]))|\bon an? (?:sunny|rainy|cold|"
    r"warm|windy|busy|quiet|\w+day)\b|\bwhose (?:\w+ )?(?:husband|wife|neighbour|friend|cousin|"
    r"uncle|dog|cat|house|car|garden|hobby)\b|\bher hobby|\bhis hobby|\b(?:wearing|"
    r"dressed in) (?:an?|the|her|"
    r"his)\b|\b(?:favourite|waiting room|car park|parked|umbrella|front row|\w+ floor of)\b|"
    r"\bon the "
    r"(?:first|second|third|fourth|fifth|sixth|top|ground) floor\b|\b(?:blonde?|brown|red|grey|"
    r"curly|dark|fair|long|short) hair(?! loss)\b|\b(?:blue|green|brown) eyes\b|\bby (?:train|"
    r"taxi|bus|bicycle|"
    r"tram|car)\b"
    r"|\b(?:sister|brother|daughter|son|husband|wife|aunt|uncle|cousin|neighbour|friend|father|"
    r"mother|"
    r"partner|nephew|niece) (?:is|was) an? (?!carrier|patient|smoker|heavy|survivor|match|donor|"
    r"BRCA)\w+"
    r"|\b(?:sister|brother|daughter|son|husband|wife|aunt|uncle|cousin|neighbour|friend|partner|"
    r"nephew|"
    r"niece|dog|cat) (?:works|lives|runs|owns|plays|teaches|collects|drives|likes|loves|studies)\b"
    r"|\b(?:loves|likes|enjoys|hates|adores) (?!to (?:walk|avoid|keep|be))\w+",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r", (?:which|who|an?|the|first|originally|long|once) [^,?]*\b(?:developed|discovered|"
    r"synthesi[sz]ed|"
    r"invented|marketed|isolated|patented|licensed|introduced|approved|pioneered|centur\w+|company|"
    r"ancients?|soul|"
    r"believed|awarded|(?:1[6-9]\d\d|20\d\d)s?|most expensive|so called because|named)\b[^,?]*,",
    re.IGNORECASE,
)
"""What is told in passing, between commas, of a drug, an organ or a test."""
_OF_TIME = re.compile(r"\b(?:which|what) (?:year|decade|century|country)\b|^who\b|\bwhen\b", re.I)
_AT_WORK = re.compile(
    r"\b(?:asbestos|dye|dyes|exposures?|exposed|occupation\w*|industr\w+|licen[cs]e|radium|"
    r"benzene|solvents?|"
    r"dust|rubber|shipyard|mine|miner|(?:his|her) (?:work|job)|sunlight|sun|pesticides?)\b",
    re.IGNORECASE,
)
"""Beside one of these an occupation is part of the history."""
_COMPOUND = re.compile(
    r"\bdriver[- ](?:mutation|alteration|gene|variant|oncogene|event|change)s?\b|\bbird['’]s\b|"
    r"\bbutterfly\b|\bcafé[- ]au[- ]lait\b|\btea[- ]coloured\b|\b(?:orange|apple) (?:peel|core)\b",
    re.IGNORECASE,
)
_LESSON = re.compile(
    r"^(?!(?:An?|The|This|Her|His|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|"
    r"After|Some|\d)\b)"
    r".*?\b(?:is|are|was|were|has|have|had|can|may)\b",
    re.DOTALL,
)
_MEASURED = re.compile(
    r"\d\s?(?:mg|mmol|cm|mm|g|ng|%|years|days|weeks|x)\b|\b(?:shows?|showed|reveals?|biopsy|scan|"
    r"CT|MRI|finds?)\b"
)
"""What was found in somebody: a case, and no lesson."""
_TRIED = re.compile(
    r"\b(?:dish|mice|mouse|rats|rabbits?|injected|infused|trial|randomi[sz]ed|by lot|filmed|kept|"
    r"grown|stained|"
    r"scanned|contrast|experiment|incubated|culture[ds]?|cut|study|laboratory)\b",
    re.IGNORECASE,
)
"""What was done in an experiment or a trial is a case too."""
_BACK = re.compile(
    r"\b(?:this|that|these|those|it|its|they|their|them|he|she|his|her|him|such|here|there|now|"
    r"next|"
    r"then|the (?:patient|woman|man|drug|two|cells?|lesion|tumour|disease|same)|should|"
    r"is this|of them)\b",
    re.IGNORECASE,
)


_OWN_HISTORY = re.compile(
    r"\b(?:family |medical |smoking |past |previous |long )?history of\b", re.I
)
_ODD_ONE = re.compile(r"All but one of ")
"""What the options share is said first, and is needed to find the one that does not."""


def gratuitous_information(question: Question) -> str | None:
    """Somebody's life, trivia, or a lesson before a question that stands without it."""
    stem = question.stem
    if named := _NAMED.search(stem):
        return f"'{named[0]}' is not needed to answer"
    if (who := _WHO.search(stem)) and not _AT_WORK.search(stem):
        return f"'{who[0]}' is not needed to answer"
    plain = CAPITALS.sub("", _COMPOUND.sub("", stem))
    if (found := _OUTSIDE.first(plain)) and _PERSON.search(stem) and not _AT_WORK.search(stem):
        return f"'{found}' is not needed to answer"
    before, ask = before_asked(stem), asked(stem)
    timed = _OF_TIME.search(ask)
    told = _OWN_HISTORY.sub("", before or _first_clause(stem))
    if (found := _TRIVIA.first(told)) and not timed:
        return f"'{found}' tells what is not asked"
    if (aside := _ASIDE.search(stem)) and not timed and not _PERSON.search(aside[0]):
        return f"'{aside[0]}' is not needed to answer"
    return None if _ODD_ONE.match(stem) else _before_the_question(question, before, ask)


def _before_the_question(question: Question, before: str, ask: str) -> str | None:
    """A lesson, a case or trivia in front of a question that stands without it."""
    if lesson := is_lesson(question.stem):
        return lesson
    if _BACK.search(ask):
        return None
    if _LINKED.search(ask) or not _is_apart(question, before):
        return _dressed(before, ask)
    if _is_lesson(before) or _is_general(before):
        return f"'{before[:60]}' is not needed to answer"
    return _dressed(before, ask)


def _first_clause(stem: str) -> str:
    return stem.partition(",")[0] if "," in stem else ""


def _is_general(before: str) -> bool:
    """'The spleen is the largest lymphoid organ': about a thing, and about nobody."""
    case = any(each.search(before) for each in (_PERSON, _MEASURED, _NUMBERED, _TRIED))
    told = not _CASE.match(before) and _VERB.search(before)
    return bool(told) and not case and len(content(before)) >= LESSON


_CASE = re.compile(
    r"(?:An?|This|That|These|Her|His|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|"
    r"After|Before|"
    r"During|Within|In|At|On|Under|While|When|If|For|With|By|From|Since|Until|Despite|All but|\d)\b"
)
_LINKED = re.compile(
    r"\b(?:adverse|side effects?|toxicity|antidote|limits?|dose-limiting|there|mechanism|"
    r"as a result|falls|rises|"
    r"complication|explains|follows?)\b",
    re.IGNORECASE,
)
"""What such a question asks is of the thing that the sentence before it names."""


def _is_apart(question: Question, before: str) -> bool:
    """No word of it comes again in the question or in an option."""
    told = {word[:STEM] for word in content(before) if len(word) >= STEM}
    rest = " ".join((asked(question.stem), *question.options))
    return not told & {word[:STEM] for word in content(rest) if len(word) >= STEM} - _COMMON


def _dressed(before: str, ask: str) -> str | None:
    """A case in front of a question about a drug or a syndrome that the case does not name."""
    found = _GENERAL.search(ask)
    if not found or not _PERSON.search(before):
        return None
    name = found["drug"] or found["syndrome"]
    return (
        None if name.casefold() in before.casefold() else f"no case is needed to ask '{found[0]}'"
    )


_GENERAL = re.compile(
    r"^(?:which|what) (?:\w+ )?\w+ (?:does|do|is|are) (?P<drug>\w+(?:mab|nib|ciclib|parib|platin|"
    r"taxel|rubicin|trozole|estane|dronate|"
    r"oxifen|estrant|relin))\b|^(?:which|what) gene\b.*\b(?:in|"
    r"of) (?P<syndrome>(?-i:[A-Z])[\w-]+) syndrome\b"
    r"(?!.*\b(?:her|his|this)\b)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|receives?|fear|fears|weighs?|affects?|costs?|"
    r"makes?|spend|"
    r"spends|beats|think|believe|know|differs?|comes?|contains?|grows?|lies|holds?|belongs?|"
    r"publishes|"
    r"published|"
    r"gave|gives?|stands?|treats?|uses?)\b",
    re.IGNORECASE,
)
STEM = 5
"""Letters by which two words are one."""
_COMMON = frozenset(
    "breas cance tumou metas disea patie treat large often organ drugs first women".split()
)


def _is_lesson(before: str) -> bool:
    """A general sentence, about nobody, without findings and not numbered."""
    case = any(each.search(before) for each in (_PERSON, _MEASURED, _NUMBERED, _TRIED))
    told = _LESSON.search(before) or _OF_MANY.match(before)
    return bool(told) and len(content(before)) >= LESSON and not case


_OF_MANY = re.compile(
    r"(?:Many |Most |All |Few |Some )?(?:[A-Za-z]\w+ ){0,2}?\w{3,}[^su\W]s (?:often |usually |"
    r"always |"
    r"never |seldom |sometimes )?(?!in |of |from |with |by |for |on |at )[a-z]+ "
)
"""'Oncologists meet every year': of many, whoever they are."""


_NUMBERED = re.compile(r"[(\d][a-e\d)iv]*[.:)](?!\d)")
LESSON = 4
"""Content words of the shortest lesson."""
