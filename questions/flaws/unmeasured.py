"""Stems that leave open the measure, the time, the population, or who a pronoun is."""

from __future__ import annotations

import re

from questions.flaws.text import asked, before_asked, content

_RANKED = (
    r"(?:most (?:important|significant|serious|relevant|essential|interesting|notable|valuable|"
    r"worrying|critical|crucial|influential|decisive|troublesome)|greatest|biggest|main|chief|"
    r"worst|"
    r"principal|key|major|central|foremost)"
)
_LOOSE_NOUN = (
    r"(?:problems?|factors?|issues?|concerns?|things?|aspects?|considerations?|challenges?|points?|"
    r"difficulty|difficulties|questions?|matters?|one|topics?|priority|priorities|dangers?|"
    r"drawbacks?|elements?|benefits?|advantages?|disadvantages?|goals?)"
)
_RANK = re.compile(
    rf"\b{_RANKED} (?:\w+ )?{_LOOSE_NOUN}\b|\b{_LOOSE_NOUN} (?:is|are|has|have|poses|"
    rf"causes) (?:the )?"
    rf"{_RANKED}\b|^(?:which|what) [\w-]+(?: [\w-]+)? (?:is|are|matters?) (?:the )?(?:most "
    r"(?:important|significant|relevant|interesting|serious)|most)\??$",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:predict\w*|prognos\w*|determin\w*|for (?:the )?(?:survival|response|recurrence|risk|"
    r"choice|"
    r"staging|diagnosis)|risk|cause of|causes? of|death|contribut\w*|mechanism|sensitiv\w*|"
    r"specific\w*|hazard ratio|share|number of|growth factor|factor for|correlat\w*)\b",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"^(?:what|how (?:high|large|good|great)) (?:is|"
    r"are) the (?:\w+ )?(?P<rate>survival(?: rates?)?|"
    r"mortality(?: rate)?|prognosis|outlook|incidence|prevalence|(?:response|recurrence|relapse|"
    r"cure|"
    r"death|success|failure|complication|local control) rate|life expectancy|chance of (?:cure|"
    r"survival|recurrence)|risk of (?:recurrence|relapse|death|metastas\w+))\b[^?]*\?$",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"\d|\b(?:one|two|three|four|five|ten|twenty|median|mean|overall|relative|annual|lifetime|"
    r"yearly|"
    r"within|at (?:one|two|five|ten)|per|year|years|month|months|untreated|without|compared|age|"
    r"during|progression-free|disease-free|trial|study|women|men|united|england|europe|world|"
    r"worldwide|stage|when|if|whose|who)\b",
    re.IGNORECASE,
)
_DOSE = re.compile(
    r"^what (?:is|are) the (?:usual |normal |correct |right )?doses? of "
    r"(?P<drug>[\w-]+(?: acid)?)\b(?P<rest>[^?]*)\?$",
    re.IGNORECASE,
)
_DOSED = re.compile(
    r"\b(?:starting|start|initial|first|maximum|daily|single|loading|weekly|monthly|day|week|"
    r"weeks|month|"
    r"hours?|oral|orally|mouth|intravenous\w*|vein|infusion|injection|subcutaneous\w*|per|kg|every|"
    r"each|total|fraction|once|twice|breakthrough|never|naive|label|licensed|approved|usual)\b",
    re.IGNORECASE,
)
_TREATED = re.compile(
    r"^how (?:is|are|should|can|would|does one|do you) (?:[\w-]+ ){1,4}?(?:be )?(?:treated|managed|"
    r"diagnosed|followed up|handled|dealt with|approached|investigated)\??$|"
    r"^what (?:happens|happened) (?:to|in|with) (?:the )?(?:patients?|people|women|men|"
    r"cancer)\b[^,?]*\?"
    r"$|^(?:which|what) (?:drug|test|treatment|scan|therapy|step|examination|measure|"
    r"investigation) "
    r"(?:should|must|can|may|will|would|is|has to|needs to) (?:be )?(?:given|done|used|started|"
    r"offered|"
    r"performed|ordered|needed|chosen|tried|recommended) (?:early|late|first|next|now|soon|then|"
    r"later|"
    r"initially|at once)\??$|"
    r"^(?:which|what) (?:[\w-]+ )?(?:is|are|was|were) (?:significant|relevant|early|late|large|"
    r"small|"
    r"advanced|long|short|normal|typical|interesting|suspicious|high|low|recent|modern|old)\??$",
    re.IGNORECASE,
)
_HUMAN = (
    r"(?:woman|man|girl|boy|mother|father|sister|brother|daughter|son|aunt|uncle|wife|husband|"
    r"nurse|"
    r"doctor|surgeon|oncologist|radiologist|pathologist|patient|physician|consultant|student|"
    r"colleague|cousin|friend|partner|midwife|therapist|registrar|pharmacist)"
)
_TWO_PEOPLE = re.compile(
    rf"\b{_HUMAN}\b[^.?;]*?\b(?:with|and|to|by|from|of|told|asked|saw|met|than)\b (?:her|his|the|"
    rf"an?|"
    rf"another) (?:[\w-]+ )?{_HUMAN}\b[^.?;]*?\b(?:because|since|when|after|as|before|so|until|"
    rf"while|"
    r"whether|that|if|but) (?P<who>she|he|her|his)\b",
    re.IGNORECASE,
)
_TWO_SEXES = re.compile(
    r"\b(?:man|boy|father|brother|son|uncle|husband)\b.*\b(?:woman|girl|mother|sister|daughter|"
    r"aunt|wife)\b|\b(?:woman|girl|mother|sister|daughter|aunt|wife)\b.*\b(?:man|boy|father|"
    r"brother|"
    r"son|uncle|husband)\b",
    re.IGNORECASE,
)
_TWO_THINGS = re.compile(
    r"\b(?:preferred|prefers|chose|replaced|compared|combined|changed|switched|used|took|ordered|"
    r"added|followed|substituted|mistook|gave|had|repeated|swapped|exchanged) (?:the |an? )?[\w-]+"
    r"(?: [\w-]+)? (?:to|over|with|by|for|from|and|before|after|instead of|rather than) (?:the |"
    r"an? )?"
    r"[\w-]+(?: [\w-]+)?,? (?:because|since|as|when|although|but|so|until|after|and|while|"
    r"even though) "
    r"(?:then )?(?:it|this|they)\b",
    re.IGNORECASE,
)


def is_unmeasured(stem: str) -> str | None:
    """What is greatest without a measure, a rate without a time, a dose without a way."""
    ask, before = asked(stem), before_asked(stem)
    if (found := _RANK.search(ask)) and not _OUTCOME.search(ask) and not before:
        return f"'{found[0]}' names no measure"
    if (found := _RATE.search(ask)) and not _TIMED.search(ask) and not before:
        return f"'{found['rate']}' is asked for without a time or a group"
    if (found := _DOSE.search(ask)) and not _DOSED.search(found[0]) and not before:
        return f"the dose of {found['drug']} depends on way, interval and patient"
    if (found := _TREATED.search(ask)) and not before and len(content(ask)) <= FEW:
        return f"'{found[0]}' does not say in whom, for what or compared with what"
    if not before and (_names_nothing(ask) or (_RISK.search(ask) and not _GIVEN.search(ask))):
        return f"'{ask}' does not say of what, in whom or when"
    if not before and (found := _OF_TWO.search(ask)):
        return f"'{found[0]}' points to things that the stem does not name"
    return _two_meant(stem)


FEW = 5
_GENERAL = frozenset(
    """active acute advanced age aggressive agent answer approach bad benefit big biopsy cancer
    cancers
    care case cause chemotherapy choice choose chosen common complication complications condition
    considered correct cost course danger dangerous day days different difficult disease diseases
    done
    dose drug drugs duration effective effect effects exam examination factor factors fast feature
    findings followed follow up given growth happen happens hard harmful heavy help helpful high
    hospital ideal important indicated interval interventions invasive involved know large larger
    level likely long main malignancy management many matter mean measure measured medicine method
    metastases metastasis metastatic modern must much name necessary need needed new normal number
    offered old operation option options outcome part patient patients people percentage performed
    positive possible prefer preferred problem procedure prognosis quick radical range rate rates
    recommended relevant required result results risk risks role safe scan screening seen serious
    severe sign signs significant simple size small soon spread stage started staging standard step
    strong strongest stronger suitable surgery survival symptom symptoms take taken technique test
    tests therapy time toxic toxicity treated treatment treatments tumor tumors tumour tumours type
    typical usual useful value values weak worse works work acts act
    quickly slowly better well""".split()
)
"""Words that stand in questions about any matter: alone, they ask about none."""


def _names_nothing(ask: str) -> bool:
    """'What is the normal value?': no word of it says of what."""
    told = content(ask)
    return 0 < len(told) <= FEW and all(word in _GENERAL for word in told)


_PAIR_THEN = re.compile(
    r"\b[\w-]+ and [\w-]+ (?:was|were|are|is) (?:\w+ed|given|done|seen|found|taken|put)\b[^.?;]*"
    r"(?:,? (?:and|but|so|until)|[;,]) (?:this|it|that|which)\b",
    re.IGNORECASE,
)
_OF_TWO = re.compile(r"\b(?:of the two|of these two|of the three)\b", re.IGNORECASE)
_RISK = re.compile(
    r"^(?:what|how (?:high|large|great)) is the (?:risk|chance|likelihood|probability|odds) of "
    r"(?:[\w-]+ ){0,3}[\w-]+\?$",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:in|with|after|under|from|for|during|at|on|among|without|by|if|when|lifetime|annual)\b",
    re.I,
)


def _two_meant(stem: str) -> str | None:
    """'With her mother because she', 'preferred MRI to CT because it'."""
    if (found := _TWO_PEOPLE.search(stem)) and not _TWO_SEXES.search(found[0]):
        return f"'{found['who']}' in '{found[0][-60:]}' may be either person"
    if found := _TWO_THINGS.search(stem) or _PAIR_THEN.search(stem):
        return f"the pronoun at the end of '{found[0]}' has more than one possible meaning"
    return None
