"""Stems that do not say what they ask: blanks, no question, vague words."""

from __future__ import annotations

import re

from questions.flaws.lists import VAGUE, VAGUE_AMOUNTS
from questions.flaws.phrases import VAGUE_PHRASES
from questions.flaws.question import Question
from questions.flaws.text import Listed, asked, words

BLANK = re.compile(
    r"_{2,}|\.{4,}|…|-{3,}|–{2,}|—{2,}|\*{3,}|x{4,}|\[[^\]\w]*(?:\w+\s?\w*)?[^\]\w]*\]|"
    r"<\s*(?:blank|gap)?\s*>|\{\s*\w*\s*\}"
    r"|(?:[-–_*.] ){3,}|\s\?\s+(?=[a-z])|\(\s*[?.…\s-]*\s*\)|\((?:blank|gap|missing word)\)|"
    r"\bfill in\b|\bthe (?:blank|gap)\b|\bmissing (?:word|term|name|link)\b|\binsert the\b|"
    r"\bsupply the\b"
    r"|^complete(?: the \w+)?:|\bcomplete (?:the|this) (?:sentence|phrase|statement|line|text)\b"
    r"|(?:[−■□▢●○◯▁] ?)+|(?<!\w)_(?!\w)|[“\"‘«]\s*[”\"’»]|([#@~^=/\\\\]) ?(?:\1 ?){2,}|"
    r"(?-i:\bBLANK\b)|\(\s*\?+\s*\)"
    r"|([^\w\s])\2{2,}",
    re.IGNORECASE,
)
_COMMANDS = """arrange calculate choose complete decide estimate for give identify list mark match
name order pick put rank select state tick""".split()
_NO_FOCUS = re.compile(
    r"^(?:and )?(?:which|what)(?: one)?(?: of (?:these|those|them|the following)\w*)?"
    r"(?: (?:one|statements?|items?|options?|things?|answers?|choices?|points?|aspects?|words?|"
    r"terms?|"
    r"alternatives?|also|really|then|best))?"
    r" (?:is|are|do|does)?\s?(?:linked|connected|an? (?:feature|aspect|fact|truth) of|true|"
    r"correct|right|applies|apply|fits|fit|concerns?|relates?|"
    r"known(?! (?:for|to|as|by))|(?:you )?know|related|associated|holds?|goes|important|relevant|"
    r"said|the case)\b"
    r"|^(?:which|what)(?: one)?\?$|\bwhat (?:do|can|should|would) (?:we|you|one) (?:know|say|tell|"
    r"remember)\b"
    r"|^(?:which|what)(?: one)?(?: of)? (?:the following|these|those|them)\W*$|^(?:think|talk|"
    r"write|read) (?:of|about)\b"
    r"|^(?:choose|select|pick|mark|tick) (?:the |one )?(?:single )?(?:best |correct |"
    r"right )?(?:answer|option|one|choice|alternative)\W*$|^the following\b|^(?:what|how) about\b|"
    r"^(?:regarding|concerning|consider(?:ing)?|with regard to|"
    r"about)\b[^?]*:$",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:which|what|who|whom|whose|when|where|why|how)\b|^(?:in |for |after |during "
    r")?(?:[^,?]+, )?"
    r"(?:is|are|was|were|do|does|did|can|could|should|would|will|has|have|must|may)\b",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(?:most|first|commonest|main|usual|\w{3,}est|best|called|known as)\b", re.I
)
_TELLS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|may|might|must|should|will|"
    r"would|\w+ed|"
    r"\w+(?:ates|izes|ises|ects|ucts|ases|inds|ocks|hows|eeds|akes|ives|omes|rises|alls|eads|lows|"
    r"uses|its|"
    r"ents|orms|ains|ells|rves))\b",
    re.IGNORECASE,
)
SHORT_LEAD = 8
FIRST_WORD = 8
"""'Some ease within days': an amount at the beginning of an option, not within it."""
_VAGUE = Listed((*VAGUE, *VAGUE_PHRASES))
_AMOUNTS = Listed(VAGUE_AMOUNTS)
_RANKED = re.compile(
    r"\b(?:most|more|less|least|as|too|so|how|equally) (?:\w+ly|often|seldom)\b", re.IGNORECASE
)
"""'Most often' and 'less often than' are ranks, not frequencies."""


def fill_in_blank(question: Question) -> str | None:
    """A gap in the stem."""
    found = BLANK.search(question.stem)
    return f"found the blank '{found[0]}'; expected a question" if found else None


def unfocused_stem(question: Question) -> str | None:
    """No question, and no sentence that says what completes it."""
    stem = question.stem.strip()
    if found := _NO_FOCUS.search(asked(stem).replace("is/are", "is")):
        return f"'{found[0]}' does not say what is asked"
    if "?" in stem and not _ASKS.search(asked(stem)):
        return f"'{asked(stem)}' asks nothing"
    if "?" in stem or (words(stem)[:1] and words(stem)[0] in _COMMANDS):
        return None
    lead = stem.rstrip(" :.…")
    if BLANK.search(lead):
        return None
    if not _TELLS.search(lead):
        return f"found no question and no verb in '{lead[-60:]}'"
    if len(words(lead)) > SHORT_LEAD and not stem.endswith((".", ":")):
        return None
    if _SUPERLATIVE.search(lead) and not stem.endswith(".") and len(words(lead)) > SHORT_LEAD // 2:
        return None
    return f"found no question in '{lead[-60:]}'"


def vague_terms(question: Question) -> str | None:
    """'Often', 'rarely' and the like, in options or in what is asked; 'most often' is a rank."""
    for text in question.options:
        found = _VAGUE.first(_RANKED.sub("", text)) or _AMOUNTS.first(text[:FIRST_WORD])
        if found:
            return f"'{found}' in the option '{text}' means another thing to each reader"
    if found := _measureless(question):
        return f"'{found}' in the options means another amount to each reader"
    ask = asked(question.stem)
    told = question.stem if _LEANS.search(ask) else ask
    fairly = _FAIRLY.search(told)
    if found := fairly[0] if fairly else _VAGUE.first(_RANKED.sub("", told)):
        return f"'{found}' in the question means another thing to each reader"
    return None


_FAIRLY = re.compile(
    r"\b(?:fairly|rather|quite|relatively|reasonably|pretty|somewhat|not very|not so) (?:common|"
    r"rare|"
    r"frequent|often|likely|unlikely|large|small|high|low|good|mild|severe|long|short|early|"
    r"late)\b",
    re.IGNORECASE,
)
_LEANS = re.compile(r"^(?:which|what) \w+ (?:is|are) (?:it|this|that|they|these)\?$", re.IGNORECASE)
"""A question that says nothing itself: what is before it is what is asked."""
_LOOSE_TIMES = frozenset({"soon", "later", "promptly", "early", "late", "quickly", "someday"})
_HOW_MUCH = re.compile(
    r"\bhow (?:many|much|large|big|great|often|long|common|likely|soon|quickly|fast|frequent\w*|"
    r"high|good|"
    r"rare|far|strong)\b|\b(?:what|which) (?:\w+ )?(?:dose|chance|risk|likelihood|probability|"
    r"share|proportion|"
    r"percentage|frequency|amount|prognosis|outlook|rate|time|interval|odds|number)\b|"
    r"\bwhat is the (?:\w+ )?(?:chance|risk|likelihood|probability|prognosis|outlook|odds|"
    r"survival)\b|^when\b",
    re.IGNORECASE,
)
_LOOSE_AMOUNTS = frozenset(
    """ample frequent infrequent regular occasional sporadic appreciable average big brief
    briefly bad barely considerable decent early fair fairly few good great hardly high huge
    immense large late later less likely little long low lowish many marked minor moderate
    modest most much negligible normal notable numerous plenty poor pretty prompt quickly
    quite rare rarely rather reasonable relatively scarcely short shortly slight slow slowly
    small some soon substantial sizeable tiny uncommon unlikely unusual various very""".split()
)


def _measureless(question: Question) -> str | None:
    """Two or more answers to 'how much' that name no figure: considerable, modest, slight."""
    if not _HOW_MUCH.search(asked(question.stem)):
        return None
    loose = [
        text
        for text in question.options
        if (set(words(text)) & (_LOOSE_AMOUNTS | _LOOSE_TIMES) or _A_WHILE.search(text))
        and not _FIGURE.search(text)
        and len(words(text)) <= SHORT
    ]
    return loose[0] if 2 * len(loose) > len(question.options) else None


_A_WHILE = re.compile(
    r"\b(?:in|after|for) a (?:while|time|bit)\b|\bwhen (?:convenient|possible|needed|necessary)\b|"
    r"\bin (?:good|due) (?:time|course)\b|\bsooner or later\b|\bas soon as possible\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|half|third|quarter|"
    r"week|month|"
    r"year|day|hour|minute)s?\b",
    re.IGNORECASE,
)
SHORT = 5
