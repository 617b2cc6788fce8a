"""Flaws of a stem: negative, or hinged on another item."""

from __future__ import annotations

import re

from questions.flaws.question import FOREIGN, Question
from questions.flaws.text import asked, before_asked, words

_MAIN = (
    r"(?:(?!\b(?:that|who|whose|whom|when|if|because|which|although|so|despite|after)\b)[^.?,;])*?"
)
"""Words of the main clause: a negation behind 'that' or 'who' describes, and asks nothing."""
_AUX = r"(?:is|are|was|were|does|do|did|can|should|would|will|has|have|must|may|might|could)"
_FALSE = (
    r"(?:false|incorrect|wrong|untrue|inaccurate|mistaken|erroneous|invalid|unsuitable|unlikely|"
    r"inappropriate|not true|not correct)\b(?! (?:negative|positive))(?!-)"
)
_NEGATIVE = re.compile(
    rf"\b(?:which|what|where|when|why|how)\b{_MAIN}\b{_AUX}(?: not|n['’]t| never| no(?= an?\b| "
    rf"\w+ ?\?))\b"
    rf"|\b(?:which|what|where|when|why|how)\b{_MAIN}\b{_AUX}\b{_MAIN}\bnot\b(?= \w+(?: \w+)?\?)"
    rf"|\b(?:which|what|why|how|where)\b{_MAIN}\b(?:cannot|fails? to)\b"
    r"|\b(?:all|each|every(?:thing)?|any|following)\b[^.?]*\b(?:but|apart from|other than|save)"
    r" (?:for |which |one\b|what )"
    rf"|\b(?:is|are|be|was|were|as|the|an?|most|you) (?:\w+ )?{_FALSE}"
    r"|\b(?:choose|select|pick|identify|find|mark|name|tick) (?:the )?(?:\w+ )?"
    + _FALSE
    + r"|\b(?:except|excepting|exception)\b"
    r"|(?<!\bat )(?<!\bat the )\bleast (?:\w+ly|\w+ful|\w+able|likely|common|often|apt|appropriate|"
    r"important|effective|prone|affected|involved|suited|toxic|sensitive|specific|helpful|typical|"
    r"\w+ed)\b"
    rf"|\b{_AUX}(?: not|n['’]t)\b[^?.,;]*\b(?:which|what) (?:of|one|\w+)[^?.,;]*\?"
    r"|\b(?:is|are|was|were) (?:\w+ )?(?:inconsistent|incompatible|unrelated|uncharacteristic|"
    r"unconnected|"
    r"unexpected|unsuited|atypical (?:of|for|in)|untypical|out of (?:place|keeping)|at odds)\b"
    r"|\b(?:argues?|rules?|speaks?|counts?|tells?|weighs?|goes|points?) (?:\w+ )?(?:against|"
    r"away from)\b"
    r"|\bwithout (?:any )?(?:effect|influence|action|activity|relevance|use|value|benefit) (?:on|"
    r"upon|against|"
    r"in|for|to)\b|\bnever (?:be )?\w+ed\b|\b(?:rarely|seldom) or never\b|\bhas nothing to do\b"
    r"|\b(?:has|have) no (?:\w+ )?(?:effect|influence|action|activity|role|place|part|bearing|use|"
    r"value|"
    r"benefit|connection|link)\b|\bplays? no\b|\bhardly ever\b|\bof no (?:\w+ )?(?:use|value|"
    r"benefit|help|relevance)\b|\bexcluding\b|\bsave (?:for )?one\b|\bshould (?:you|one|"
    r"we) (?:\w+ )?avoid\b|\bleast \w+(?:ive|al|ic|ous|ing|ent|ant)\b|\bdoes not (?:belong|fit|"
    r"apply|share)\b|\bstands apart\b"
    r"|\bunlike the (?:others|rest)\b|\bdiffers from the (?:others|rest)\b|"
    r"\blacks? (?:any )?(?:effect|"
    r"activity|action|efficacy|value)\b|\bwith the exception\b|\bnone of\b[^?]*\b(?:but|except)\b"
    r"|\bwould you avoid\b|\bodd one\b",
    re.IGNORECASE,
)
_CAPITAL_NOT = re.compile(r"\b(?:NOT|EXCEPT|NEVER|LEAST|FALSE|INCORRECT)\b")
_HINGE = re.compile(
    r"^(?:the|this|that) same (?:\w+ )?(?:patient|woman|man|case|lady|girl|boy|child|tumour)\b"
    r"|^now (?:that )?(?:you|the|she|he)\b"
    r"|\b(?:now|once) (?:that )?you (?:know|have|are sure)\b|^having (?:\w+ )?(?:diagnosed|"
    r"decided|established|"
    r"found|chosen|named|identified|selected|calculated|answered|staged|solved|confirmed)\b"
    r"|\b(?:above-?mentioned|aforementioned|aforesaid|the above|this above)\b|\babove(?=[?,;:]|"
    r"\.?$)"
    r"|\bas (?:established|found|shown|seen|determined|stated|noted|decided|answered) (?:in|above|"
    r"before|earlier|"
    r"previously)\b|\bcontinuing (?:the|this|with|from)\b|\bin (?:the )?light of (?:your|"
    r"the previous|the last|"
    r"the above)\b|\bcarry (?:your|the) \w+ forward\b|\bjust (?:described|seen|discussed|"
    r"mentioned|named)\b|\bthe one (?:that )?you\b|"
    r"\byou (?:determined|worked|assigned|established|confirmed|deduced|derived)\b|\b(?:item|part|"
    r"question|case|"
    r"box|list) ?\([a-z\d]\)|\b(?:first|last|earlier|other) (?:vignette|scenario|case)\b"
    r"|\bif (?:your|the) (?:previous |last |first )?(?:answer|choice|diagnosis) (?:is|was|were|"
    r"had)\b"
    r"|\b(?:stage|drug|dose|organ|diagnosis|tumour|test|answer|value|result) (?:that )?(?:was |"
    r"you )?(?:found|"
    r"named|chosen|given|worked out|calculated|identified|reached|determined|obtained) (?:there|"
    r"in (?:the )?"
    r"(?:item|question|part|q\w*))\b"
    r"|\b(?:previous|preceding|last|earlier|prior|foregoing|above|former|next|first|second|third)"
    r" (?:question|item|part|answer|problem|exercise|stem|response)s?\b"
    r"|\b(?:question|item|part|problem|exercise|answer|q)\.? ?(?:no\.? ?)?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|[A-H]\b)"
    r"|\byou(?:['’]ve| have| had| just)* (?:chose|chosen|named|selected|select|found|identified|"
    r"gave|"
    r"given|picked|calculated|diagnosed|answered|made|marked|ticked|worked out|reached|decided|"
    r"obtained|listed|suggested|recommended|stated|settled on)\b"
    r"|\byour (?:\w+ )?(?:answer|choice|diagnosis|reply|response|selection|result|calculation|pick|"
    r"conclusion)\b"
    r"|\b(?:chosen|named|identified|selected|found|calculated|diagnosed|given|described|mentioned|"
    r"picked|stated|discussed) (?:above|earlier|before(?! (?:each|every|and|an?|the|any)\b)|"
    r"previously|just now)\b"
    r"|\b(?:previously|just|earlier) (?:chosen|named|identified|selected|found|calculated|given)\b"
    r"|\b(?:same|the) (?:patient|case|woman|man|drug|scan|test) (?:as )?(?:above|before|"
    r"in (?:the )?(?:question|item))\b|\bfrom the (?:question|item) (?:above|before)\b"
    r"|\b(?:answered|answering) (?:the|question|item)\b|\b(?:part|question|item) ?\([a-e\d]\)"
    r"|\b(?:scenario|vignette|case|passage|patient|question|item) (?:above|described (?:above|"
    r"before|earlier))\b"
    r"|\b(?:above|previous|preceding|foregoing) (?:scenario|vignette|case|patient|passage|"
    r"description|set)\b"
    r"|\b(?:the )?(?:correct )?answer to (?:the|question|item|that)\b|\bif you answered\b"
    r"|\breferring (?:back )?to (?:the|your|question|item)\b"
    r"|^(?:and )?(?:which|what|how|when|where|why)[^.?]*\b(?:this|the same) (?:patient|woman|man|"
    r"case)\b[^.?]*\?$",
    re.IGNORECASE,
)


BARE = 3
"""Words of a question that leans on the sentence before it: which one?"""


_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
"""A name in quotation marks denies nothing: the "don't eat me" signal."""


def negative_stem(question: Question) -> str | None:
    """Asks for the exception; a property such as 'without ionising radiation' is none."""
    ask = asked(question.stem)
    ask = question.stem if len(words(ask)) <= BARE else ask
    found = _CAPITAL_NOT.search(question.stem) or _NEGATIVE.search(_QUOTED.sub("it", ask))
    return f"found '{found[0]}'; expected to be asked for what holds" if found else None


_THAT = re.compile(
    r"\b(?:that|this) (?:drug|organ|test|stage|diagnosis|scan|tumour|treatment|agent|class|gene|"
    r"patient|case|"
    r"receptor|enzyme|result)\b[^?,]*\?$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(?:she|he|they|her|his|this patient|this woman|this man|that patient|the patient|"
    r"these findings|"
    r"this finding|that drug|this drug|this result)\b(?=[^?]*[.?])",
    re.IGNORECASE,
)
"""Begins with somebody who was told of before; the parts of extended matching may."""


def hinged_item(question: Question) -> str | None:
    """Can be answered only after another item."""
    found = _HINGE.search(question.stem)
    if not found and question.form == FOREIGN:
        found = _NOBODY.search(question.stem)
        found = found or (None if before_asked(question.stem) else _THAT.search(question.stem))
    return f"'{found[0]}' needs another item" if found else None
