"""Flaws of a stem: what it asks is unclear, blank, negative, hinged, or buried."""

from __future__ import annotations

import re

from questions.flaws.lists import EVERYDAY, LIFE, NEAR_CARE, TRIVIA, VAGUE, VAGUE_AMOUNTS, VAGUE_PHRASES
from questions.flaws.question import Question
from questions.flaws.text import asked, before_asked, content, first_of, words

_TWICE = re.compile(r"\b(?:bi|semi)-?(?:weekly|monthly|annual(?:ly)?|yearly)\b", re.IGNORECASE)
_NEITHER_DATE = re.compile(r"\b(?:0?[1-9]|1[0-2])/(?:0?[1-9]|1[0-2])/(?:\d{2}){1,2}\b")
_TWO_NOUNS = re.compile(
    r"^(?:when|if|after|because|while|as|before|once|where|since|although)\b"
    r"[^,;.?]*\b(?:the|an?|its)\b[^,;.?]*\b(?:the|an?|its)\b[^,;.?]*,\s*(?:it|they|this|he|she)\b",
    re.IGNORECASE,
)
_TWO_PAIRS = re.compile(
    r"\b(?:compared|versus|and|with|against|or)\b[^.;?]*\b(?:and|with|against|or)\b[^.;?]*"
    r"[.;]\s*(?:and\s+)?(?:it|they|this|that|these|the former|the latter)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:told|asked|informed|reminded|wrote to|met|phoned|called|thanked|saw)\b[^.?]*\b"
    r"(?:that|because|when|as|before|after) (?:she|he|they)\b", re.I
)
_COMPARED = re.compile(
    r"^(?:which|what|who)\b(?: [\w-]+){0,5}? (?:better|worse|safer|superior|preferable|faster|"
    r"quicker|cheaper|stronger|weaker|(?:more|less) \w+(?:ful|ive|ant|ent|able|ible|ous|ic|ate))\b",
    re.IGNORECASE,
)
_THAN = re.compile(r"\b(?:than|compared|of the two|against|versus|over|as well as)\b", re.IGNORECASE)
_NO_MEASURE = re.compile(
    r"^(?:which|what) (?:\w+ )?(?:is|are) (?:the )?(?:best|good|nice|important|ideal|interesting|"
    r"great|useful|suitable|optimal|worst|bad|relevant|significant|right)\b"
    r"(?! (?:initial|next|first|explanation|description))",
    re.IGNORECASE,
)
_LOOSE = (
    "and/or",
    "etc",
    "et cetera",
    "in your opinion",
    "do you think",
    "do you feel",
    "do you believe",
    "do you prefer",
    "something",
    "somehow",
    "stuff",
    "sort of",
    "kind of thing",
    "or so",
    "respectively",
    "these days",
    "nowadays",
    "newest",
    "latest",
    "some time ago",
    "and so on",
    "or similar",
    "or the like",
)
_NOT_WITHOUT = re.compile(
    r"\bnot un\w+|\bnot without\b|\b(?:not|never)\b[^.?:;,()]*\b(?:not|never|fails? to)\b",
    re.IGNORECASE,
)

_ALL_NOT = re.compile(r"\b(?:all|every|both)\b[^.?,;]*\b(?:is|are|do|does|was|were|can|will)(?: not|n['’]t|not)\b", re.I)
_MEASURE = re.compile(
    r"\b(?:best|better|worst|good|ideal|preferred|most (?:effective|important|useful|suitable|relevant|"
    r"successful|significant|powerful|helpful|serious|interesting))\b",
    re.IGNORECASE,
)
MEASURED = 3
"""Content words of a question that says what is best for what."""

_BLANK = re.compile(
    r"_{2,}|\.{4,}|…|-{3,}|–{2,}|—{2,}|\*{3,}|x{4,}|\[[^\]\w]*(?:\w+\s?\w*)?[^\]\w]*\]|<\s*\w*\s*>|\{\s*\w*\s*\}"
    r"|(?:[-–_*.] ){3,}|\s\?\s+(?=[a-z])|\(\s*[?.…\s-]*\s*\)|\((?:blank|gap|missing word)\)|\bfill in\b|\bthe (?:blank|gap)\b"
    r"|([^\w\s])\1{2,}",
    re.IGNORECASE,
)

_MAIN = r"(?:(?!\b(?:that|who|whose|whom|when|if|because|which|although|so|despite|after)\b)[^.?,;])*?"
"""Words of the main clause: a negation behind 'that' or 'who' describes, and asks nothing."""
_AUX = r"(?:is|are|was|were|does|do|did|can|should|would|will|has|have|must|may|might|could)"
_FALSE = (
    r"(?:false|incorrect|wrong|untrue|inaccurate|mistaken|erroneous|invalid|unsuitable|unlikely|"
    r"inappropriate|not true|not correct)\b(?! (?:negative|positive))(?!-)"
)
_NEGATIVE = re.compile(
    rf"\b(?:which|what|where|when|why|how)\b{_MAIN}\b{_AUX}(?: not|n['’]t| never| no(?= an?\b| \w+ ?\?))\b"
    rf"|\b(?:which|what|where|when|why|how)\b{_MAIN}\b{_AUX}\b{_MAIN}\bnot\b(?= \w+(?: \w+)?\?)"
    rf"|\b(?:which|what|why|how|where)\b{_MAIN}\b(?:cannot|fails? to)\b"
    r"|\b(?:all|each|every(?:thing)?|any|following)\b[^.?]*\b(?:but|apart from|other than|save)"
    r" (?:for |which |one\b|what )"
    rf"|\b(?:is|are|be|was|were|as|the|an?|most|you) (?:\w+ )?{_FALSE}"
    r"|\b(?:choose|select|pick|identify|find|mark|name|tick) (?:the )?(?:\w+ )?" + _FALSE +
    r"|\b(?:except|excepting|exception)\b"
    r"|(?<!\bat )\bleast (?:\w+ly|\w+ful|\w+able|likely|common|often|apt|appropriate|important|effective)\b"
    r"|\bwould you avoid\b|\bodd one\b",
    re.IGNORECASE,
)
_CAPITAL_NOT = re.compile(r"\b(?:NOT|EXCEPT|NEVER|LEAST|FALSE|INCORRECT)\b")

_HINGE = re.compile(
    r"\b(?:previous|preceding|last|earlier|prior|foregoing|above|former|next|first|second|third)"
    r" (?:question|item|part|answer|problem|exercise|stem|response)s?\b"
    r"|\b(?:question|item|part|problem|exercise|answer|q)\.? ?(?:no\.? ?)?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|[A-H]\b)"
    r"|\byou(?:['’]ve| have| had| just)* (?:chose|chosen|named|selected|select|found|identified|gave|"
    r"given|picked|calculated|diagnosed|answered|made|marked|ticked|worked out|reached|decided|"
    r"obtained|listed|suggested|recommended|stated|settled on)\b"
    r"|\byour (?:\w+ )?(?:answer|choice|diagnosis|reply|response|selection|result|calculation|pick|"
    r"conclusion)\b"
    r"|\b(?:chosen|named|identified|selected|found|calculated|diagnosed|given|described|mentioned|"
    r"picked|stated|discussed) (?:above|earlier|before|previously|just now)\b"
    r"|\b(?:previously|just|earlier) (?:chosen|named|identified|selected|found|calculated|given)\b"
    r"|\b(?:same|the) (?:patient|case|woman|man|drug|scan|test) (?:as )?(?:above|before|"
    r"in (?:the )?(?:question|item))\b|\bfrom the (?:question|item) (?:above|before)\b"
    r"|\b(?:answered|answering) (?:the|question|item)\b|\b(?:part|question|item) ?\([a-e\d]\)"
    r"|\b(?:scenario|vignette|case|passage|patient|question|item) (?:above|described (?:above|before|earlier))\b"
    r"|\b(?:above|previous|preceding|foregoing) (?:scenario|vignette|case|patient|passage|description|set)\b"
    r"|\b(?:the )?(?:correct )?answer to (?:the|question|item|that)\b|\bif you answered\b"
    r"|\breferring (?:back )?to (?:the|your|question|item)\b"
    r"|^(?:and )?(?:which|what|how|when|where|why)[^.?]*\b(?:this|the same) (?:patient|woman|man|case)\b[^.?]*\?$",
    re.IGNORECASE,
)

_COMMANDS = """arrange calculate choose complete decide estimate for give identify list mark match
name order pick put rank select state tick""".split()
_COMPLETED = re.compile(r"\b(?:a|an|by|the|to|of|with|in|for|from|called|as|at|on|because)$", re.I)
_NO_FOCUS = re.compile(
    r"^(?:and )?(?:which|what)(?: one)?(?: of (?:these|those|them|the following)\w*)?(?: \w+)?"
    r" (?:is|are|do|does)?\s?(?:linked|connected|an? (?:feature|aspect|fact|truth) of|true|correct|right|applies|apply|fits|fit|concerns?|relates?|"
    r"known(?! (?:for|to|as|by))|(?:you )?know|related|associated|holds?|goes|important|relevant|said|the case)\b"
    r"|^(?:which|what)(?: one)?\?$|\bwhat (?:do|can|should|would) (?:we|you|one) (?:know|say|tell|remember)\b"
    r"|^(?:what|how) about\b|^(?:regarding|concerning|consider(?:ing)?|with regard to|about)\b[^?]*:$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:which|what|who|whom|whose|when|where|why|how)\b|^(?:in |for |after |during )?(?:[^,?]+, )?"
    r"(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|must|may)\b",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(?:most|first|commonest|main|usual|\w{3,}est|best|called|known as)\b", re.I
)
SHORT_LEAD = 8

FIRST_WORD = 8
"""'Some ease within days': an amount at the beginning of an option, not within it."""
_VAGUE = (*VAGUE, *VAGUE_PHRASES)
_RANKED = re.compile(
    r"\b(?:most|more|less|least|as|too|so|how|equally) (?:\w+ly|often|seldom)\b", re.IGNORECASE
)
"""'Most often' and 'less often than' are ranks, not frequencies."""

_PERSON = re.compile(
    r"\b(?:\w+-year-old|patient|woman|man|boy|girl|he|she|her|his|child|surgeon|"
    r"smoker|mother|father)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z][a-z]+|\b(?:named|called) [A-Z][a-z]+\b,")
_OUTSIDE = tuple(each for each in (*EVERYDAY, *LIFE) if each not in NEAR_CARE)
_WHO = re.compile(
    r"\bwho (?:also |often |still |once )?(?:keeps?|lives?|likes?|loves?|works?|worked|enjoys?|"
    r"has just (?:come|returned|moved|bought|retired|been)|plays?|sings|collects?|drives?|owns?|"
    r"teaches|taught|studied|grew|moved|travels?|cooks)\b|\b(?:lives|works|working|worked|employed|born)"
    r" (?:in|as|at|near|on|with|for) (?:(?:an?|the)\b|(?-i:[A-Z]))|\bon an? (?:sunny|rainy|cold|warm|windy|busy|quiet|\w+day)\b|\bwhose (?:\w+ )?(?:husband|wife|neighbour|friend|cousin|uncle|dog|cat|house|car|garden|hobby)\b|\bher hobby|\bhis hobby",
    re.IGNORECASE,
)
_LESSON = re.compile(
    r"^(?!(?:An?|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|After|Some|\d)\b)"
    r".*?\b(?:is|are|was|were|has|have|had|can|may)\b",
    re.DOTALL,
)
_MEASURED = re.compile(
    r"\d\s?(?:mg|mmol|cm|mm|g|ng|%|years|days|weeks|x)\b|\b(?:shows?|showed|reveals?|biopsy|scan|CT|MRI|finds?)\b"
)
"""What was found in somebody: a case, and no lesson."""
_BACK = re.compile(
    r"\b(?:this|that|these|those|it|its|they|their|them|he|she|his|her|him|such|here|now|next|"
    r"then|the (?:patient|woman|man|drug|two|cells?|lesion|tumour|disease|same)|should|"
    r"is this|of them)\b",
    re.IGNORECASE,
)


def ambiguous(question: Question) -> str | None:
    """A word or pronoun with two meanings, a comparison with nothing, two questions in one."""
    stem, ask = question.stem, asked(question.stem)
    for pattern in (_TWICE, _NEITHER_DATE, _NOT_WITHOUT, _ALL_NOT):
        if found := pattern.search(stem):
            return f"'{found[0]}' can be read in two ways"
    for pattern in (_TWO_NOUNS, _TWO_PAIRS, _TOLD):
        if found := pattern.search(stem):
            return f"the pronoun at the end of '{found[0]}' has more than one possible meaning"
    if loose := first_of(_LOOSE, stem):
        return f"'{loose}' leaves open what is meant"
    if stem.count("?") > 1:
        return "found two questions in one stem; expected one"
    if (found := _COMPARED.search(ask)) and not _THAN.search(ask):
        return f"'{found[0]}' is compared with nothing"
    if found := _NO_MEASURE.search(ask):
        return f"'{found[0]}' names no measure"
    bare = not before_asked(stem) and len(content(ask)) <= MEASURED
    if bare and (found := _MEASURE.search(ask)):
        return f"'{found[0]}' does not say for what"
    return None


def fill_in_blank(question: Question) -> str | None:
    """A gap in the stem."""
    found = _BLANK.search(question.stem)
    return f"found the blank '{found[0]}'; expected a question" if found else None


def negative_stem(question: Question) -> str | None:
    """Asks for the exception; a property such as 'without ionising radiation' is none."""
    ask = asked(question.stem)
    found = _CAPITAL_NOT.search(question.stem) or _NEGATIVE.search(ask)
    return f"found '{found[0]}'; expected to be asked for what holds" if found else None


def hinged_item(question: Question) -> str | None:
    """Can be answered only after another item."""
    found = _HINGE.search(question.stem)
    return f"'{found[0]}' needs another item" if found else None


def unfocused_stem(question: Question) -> str | None:
    """No question, and no sentence that says what completes it."""
    stem = question.stem.strip()
    if found := _NO_FOCUS.search(asked(stem)):
        return f"'{found[0]}' does not say what is asked"
    if "?" in stem and not _ASKS.search(asked(stem)):
        return f"'{asked(stem)}' asks nothing"
    if "?" in stem or (words(stem)[:1] and words(stem)[0] in _COMMANDS):
        return None
    if _BLANK.search(stem):
        return None
    lead = stem.rstrip(" :.…")
    if len(words(lead)) > SHORT_LEAD and not stem.endswith((".", ":")):
        return None
    if _SUPERLATIVE.search(lead) and not stem.endswith(".") and len(words(lead)) > SHORT_LEAD // 2:
        return None
    return f"found no question in '{lead[-60:]}'"


def vague_terms(question: Question) -> str | None:
    """'Often', 'rarely' and the like, in options or in what is asked; 'most often' is a rank."""
    for text in question.options:
        found = first_of(_VAGUE, _RANKED.sub("", text)) or first_of(VAGUE_AMOUNTS, text[:FIRST_WORD])
        if found:
            return f"'{found}' in the option '{text}' means another thing to each reader"
    if found := first_of(_VAGUE, _RANKED.sub("", asked(question.stem))):
        return f"'{found}' in the question means another thing to each reader"
    return None


def gratuitous_information(question: Question) -> str | None:
    """Somebody's life, trivia, or a lesson before a question that stands without it."""
    stem = question.stem
    if named := _NAMED.search(stem):
        return f"'{named[0]}' is not needed to answer"
    if (found := first_of(_OUTSIDE, stem)) and _PERSON.search(stem):
        return f"'{found}' is not needed to answer"
    if found := first_of(TRIVIA, before_asked(stem) or stem.partition(",")[0]):
        return f"'{found}' tells what is not asked"
    if found := _WHO.search(stem):
        return f"'{found[0]}' is not needed to answer"
    before = before_asked(stem)
    lesson = _LESSON.search(before) and len(content(before)) >= 4 and not _PERSON.search(before)
    lesson = lesson and not _MEASURED.search(before)
    if lesson and not _BACK.search(asked(stem)) and not re.search(r"[(\d][a-e\d)iv]*[.:)]", before):
        return f"'{before[:60]}' is not needed to answer"
    return None
