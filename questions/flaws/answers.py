"""Kinds of thing that do not answer what is asked: a nerve for a vessel, salt for a drug."""

from __future__ import annotations

import re

from questions.flaws.naming import is_far_away, kind_of
from questions.flaws.question import Question
from questions.flaws.text import asked, content

_LIFE = frozenset("famous food household animal place measure instrument number injury".split())
_BODY = frozenset("organ bone surface vessel nerve cord airway".split())
_DONE = frozenset("imaging test operation".split())
_SMALL = frozenset("cell molecule gene".split())
_WHO = frozenset({"person"})
_GROWTH = frozenset({"tumour"})
_DRUG = frozenset({"drug"})
BARRED: tuple[tuple[str, frozenset[str]], ...] = (
    (r"(?:vessel|vein|artery|arteries)s?", (_LIFE | _BODY | _DONE | _SMALL | _WHO | _GROWTH | _DRUG)
        - {"vessel", "organ"}),
    (r"nerves?", (_LIFE | _BODY | _DONE | _SMALL | _WHO | _GROWTH | _DRUG) - {"nerve"}),
    (r"bones?", _LIFE | _DONE | _SMALL | _WHO | _GROWTH | _DRUG | {"vessel", "nerve"}),
    (r"organs?", _LIFE | _DONE | _SMALL | _WHO | _DRUG | {"surface", "cord"}),
    (r"(?:drug|medicine|antibiotic|opioid|antibody|analgesic|antiemetic|laxative|steroid)s?",
        (_LIFE | _BODY | _DONE | _WHO | _GROWTH | {"cell", "gene"})),
    (r"genes?", _LIFE | _BODY | _DONE | _WHO | _GROWTH | {"cell", "drug"}),
    (r"(?:markers?|blood tests?)", _LIFE | _BODY | _WHO | {"operation", "imaging"}),
    (r"(?:scan|test|imaging|investigation)s?", (_LIFE | _BODY | _WHO | _GROWTH | {"cell", "gene"})),
    (r"cells?", (_LIFE | _BODY | _DONE | _WHO | _DRUG) - {"nerve"}),
    (r"(?:enzyme|protein|molecule|cytokine|chemokine|ligand|receptor|antigen)s?",
        _LIFE | _BODY | _DONE | _WHO | _GROWTH),
    (r"(?:operation|procedure)s?", _LIFE | _BODY | _SMALL | _WHO | _GROWTH),
    (r"(?:source|primary|cancer|tumour|tumor|malignancy)s?",
        (_LIFE | _DONE | _SMALL | _WHO | _DRUG) - {"cell"}),
    (r"(?:specialist|doctor|professional|physician|nurse)s?",
        (_LIFE | _BODY | _DONE | _SMALL | _GROWTH | _DRUG)),
    (r"(?:symptom|sign|complication|toxicity|side effect|adverse effect)s?",
        (_LIFE | _WHO | {"imaging", "gene"}) - {"injury", "number", "measure", "instrument"}),
    (r"(?:treatment|therapy|step|measure)s?",
        (_LIFE | _BODY | _WHO | _GROWTH | {"gene"}) - {"number", "measure"}),
)  # fmt: skip
"""What is asked for -> kinds that are none."""
_OPEN = re.compile(
    r"\b(?:class|type|property|feature|pattern|part|line|count|category|group|mutation|status|"
    r"result|level|dose|score|stage|names?)s?\b",
    re.IGNORECASE,
)
"""Beside one of these the noun is no name of what is asked for."""


def barred(ask: str) -> tuple[str, frozenset[str]]:
    """The noun that is asked for, and the kinds that are no answer; none where it is unknown."""
    lead = re.match(
        r"(?:[^?,]*, )?(?:(?:in|to|on|of|from|by|through|with|at|into|via) )?(?:which|what)\b"
        r"(?: of (?:these|the following))?(?P<rest>[^?,;:]*)",
        ask,
        re.IGNORECASE,
    )
    if not lead:
        return "", frozenset()
    rest = lead["rest"].strip()
    rest = re.sub(r"^(?:is|are) the ", "", rest)
    words_ = re.split(r"\s+", rest)[:NEAR]
    if any(_OPEN.fullmatch(word) for word in words_):
        return "", frozenset()
    for at in range(len(words_)):
        for pair in (" ".join(words_[at : at + 2]), words_[at]):
            after = " ".join(words_[at + len(pair.split()) :])
            if (found := _of_noun(pair)) and (pair.endswith("s") or _IS_HEAD.match(after)):
                return pair, found
        if _ENDS.fullmatch(words_[at]):
            break
    return "", frozenset()


NEAR = 5
_IS_HEAD = re.compile(
    r"$|(?:is|are|was|were|does|do|did|has|have|had|can|may|might|should|would|will|must|in|of|"
    r"for|with|"
    r"from|by|to|at|on|that|when|who|whose|which|under|after|before|first|most|best|given|used|"
    r"\w+ly|\w{2,}ed|\w+ing|\w*(?!ous|sis)\w[^su]s)(?:\s|$)",
    re.IGNORECASE,
)
"""What may follow the head of a noun phrase: in 'bone marrow finding' it is not 'bone'."""
_ENDS = re.compile(
    r"(?:is|are|was|were|does|do|did|has|have|can|may|should|would|will|of|in|for|with|from|by|"
    r"to|at|on|that|"
    r"when|who|whose|under|after|before|within|between|on|\w{4,}es|"
    r"\w{3,}[^su]s)",
    re.IGNORECASE,
)
"""Where the noun phrase of a question is over: a verb or a preposition."""


def _of_noun(noun: str) -> frozenset[str]:
    return next((kinds for name, kinds in BARRED if re.fullmatch(name, noun, re.I)), frozenset())


def answers_nothing(question: Question) -> str | None:
    """A distractor of a kind that is not asked for, where the key is of none of these kinds."""
    ask = asked(question.stem)
    noun, unfit = barred(ask)
    if kind_of(question.key or "") in unfit:
        return _is_strange(question)
    for text in question.others:
        kind = kind_of(text)
        if kind in unfit and not _is_named(question, text):
            return f"'{text}' is a {kind}, and no {noun}"
    return _is_strange(question) or _lone(question)


def _is_strange(question: Question) -> str | None:
    """A famous name, or a test or treatment of another world."""
    where = re.match(
        r"(?:where|at which site|in which part)\b", asked(question.stem), re.IGNORECASE
    )
    for text in question.others:
        if where and kind_of(text) == "surface" and kind_of(question.key or "") != "surface":
            return f"nobody looks for it in '{text}'"
        if kind_of(text) == "famous" or (is_far_away(text) and not _is_named(question, text)):
            return f"nobody takes '{text}' for an answer"
    return None


def _is_named(question: Question, text: str) -> bool:
    """The stem tells of it too, so that it is no stranger there."""
    told = {word[:STEM] for word in content(question.stem)}
    return any(word[:STEM] in told for word in content(text) if word not in _PLAIN)


_PLAIN = frozenset("test surgery examination measurement scan extraction".split())
STEM = 5
FAR: frozenset[frozenset[str]] = frozenset(
    frozenset(pair)
    for pair in (
        ("person", "drug"), ("person", "organ"), ("person", "test"), ("person", "imaging"),
        ("person", "tumour"), ("person", "molecule"), ("person", "cell"), ("person", "operation"),
        ("molecule", "bone"), ("molecule", "organ"), ("molecule", "person"),
        ("molecule", "imaging"), ("gene", "bone"), ("cell", "imaging"), ("cell", "operation"),
        ("drug", "bone"), ("drug", "vessel"), ("drug", "imaging"), ("drug", "surface"),
        ("tumour", "imaging"), ("tumour", "drug"), ("tumour", "operation"), ("imaging", "organ"),
        ("imaging", "surface"), ("vessel", "tumour"), ("bone", "imaging"), ("nerve", "drug"),
    )
)  # fmt: skip
"""Kinds of which one is no rival of the other, whatever is asked."""


def _lone(question: Question) -> str | None:
    """One distractor of a kind far from that of the key and of all the others."""
    kinds = [kind_of(text) for text in question.options]
    assert question.place is not None
    own = kinds[question.place]
    odd = [at for at, kind in enumerate(kinds) if frozenset({own, kind}) in FAR]
    if own and odd and kinds.count(own) >= len(kinds) // 2:
        return f"'{question.options[odd[0]]}' is a {kinds[odd[0]]} among options of the kind {own}"
    return None
