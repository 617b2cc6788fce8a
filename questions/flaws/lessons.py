"""Facts of an encyclopaedia in front of a question, which nobody needs to answer it."""

from __future__ import annotations

import re

from questions.flaws.text import asked, before_asked, sentences

_PERSON = re.compile(
    r"\b(?:\w+-year-old|patient|woman|man|boy|girl|he|she|child|trial|study|cells were|mice|mouse|"
    r"volunteers|people given)\b",
    re.IGNORECASE,
)
_TRIVIAL = re.compile(
    r"\b(?:weighs?|consumes?|measures|beats|contains|holds|covers|receives|uses) (?:about |around |"
    r"nearly |roughly |some |a |an |over |more than )?(?:\d|fifth|quarter|third|half|tenth|hundred|"
    r"thousand|million|litres?)|"
    r"\b(?:largest|heaviest|smallest|longest|oldest|most common(?:ly prescribed)?|best[- ]known|"
    r"best[- ]selling|most expensive|most studied) (?:\w+ )?(?:organ|gland|bone|muscle|vessel|vein|"
    r"artery|nerve|drug|cell|cells|lymphoid organ|internal organ|of its kind|"
    r"in the (?:human )?body)\b|"
    r"\b(?:was|were|been) (?:first |originally |initially |once |long )?(?:isolated|synthesi[sz]ed|"
    r"invented|discovered|patented|marketed|sold|extracted|introduced|built|constructed|described|"
    r"studied|used|tested|made|developed|approved|licensed|named|coined|performed|known|produced)\b"
    r"[^.]*\b(?:in (?:1[5-9]|20)\d\d|by [A-Z]\w+|centur\w+|antiquity|decades?|yew|bark|plant|"
    r"as (?:an? )?"
    r"\w+ \w+|from the|for (?:the )?(?:military|war|industry)|ago)\b|"
    r"\b(?:continents|countries|nobel|textbooks?|congress(?:es)?|guidelines are|conferences?|"
    r"journals?|websites?|awareness|ribbon|politicians?|insurance|health ministers?|budgets?)\b|"
    r"\bis (?:a |an )?(?:major|growing|serious|global|worldwide|well-known|feared|big|huge) "
    r"(?:\w+ )?(?:problem|burden|disease|topic|field|challenge)\b|\b(?:affects|concerns) (?:one|"
    r"millions|thousands|many|about one|about 1)\b|\bone (?:woman|man|person) in\b|"
    r"\bhas (?:\w+ )?(?:lobes|chambers|layers|names|functions|tasks)\b|\bhas many (?:functions|"
    r"uses)\b|"
    r"\bcomes? from the (?:bark|leaves|leaf|root|sea|yew|latin|greek|plant|foxglove|poppy|"
    r"arabic)\b|"
    r"\b(?:filters?|pumps?|produces?|secretes?|make|makes|receives?) (?:about |around |up to )?\d|"
    r"\bis (?:about |around |up to )?\d+(?:\.\d+)? (?:cm|mm|m|kg|g|litres?|metres?) (?:long|wide|"
    r"thick|"
    r"heavy|tall|deep)\b|\b(?:is|are) sold\b|\btrade names?\b|\bis the colour of\b|"
    r"\b(?:differ|vary|varies|differs) (?:in|between|from) (?:size|equipment|countr|hospital|"
    r"region)|"
    r"\bhas been (?:known|used|studied|treated) (?:since|for)\b|\bis derived from\b|"
    r"\b(?:have|has) (?:long )?(?:fascinated|interested|puzzled)\b",
    re.IGNORECASE,
)
_CASUAL = re.compile(
    r", (?:which (?:is|was|are|were) )?(?:first |originally |once |long |widely )?(?:marketed|sold|"
    r"taken|discovered|isolated|synthesi[sz]ed|invented|patented|licensed|introduced|approved|"
    r"named|coined|described|known)\b[^,?]*(?:\b(?:since|in) (?:the )?(?:1[5-9]|20)\d\d|"
    r"\bcentur\w+|"
    r"\bmillions\b|\bcountries\b|\bby (?-i:[A-Z])\w+)[^,?]*,",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b(?:which|what) (?:year|decade|century|country)\b|^who\b|^when\b", re.I)
_NEEDED = re.compile(
    r"\b(?:this|that|these|such) \w+|\bhow many\b|\bnumber needed\b", re.IGNORECASE
)


def is_lesson(stem: str) -> str | None:
    """A sentence of weights, inventors, markets or numbers of people, about nobody's case."""
    ask = asked(stem)
    if _TIME.search(ask) or _NEEDED.search(ask):
        return None
    if found := _CASUAL.search(stem):
        return f"'{found[0]}' is not needed to answer"
    before = before_asked(stem)
    if not before or _PERSON.search(before):
        return None
    told = next((each for each in sentences(before) if _TRIVIAL.search(each)), None)
    return f"'{told[:60]}' is not needed to answer" if told else None
