"""Distractors that nobody takes: of another kind than the key, or out of everyday life."""

from __future__ import annotations

import re

from questions.flaws.answers import answers_nothing
from questions.flaws.everyday import ABSURD, BODY_SURFACE, EVERYDAY
from questions.flaws.lists import MEDICAL
from questions.flaws.quantities import spans
from questions.flaws.question import Question
from questions.flaws.text import CAPITALS, Listed, asked, content, words

_STEP = re.compile(
    r"\b(?:step|done|do|manage\w*|approach|action|offered?|advi[sc]e\w*|treat\w*|first)\b", re.I
)
_KINDS = {
    "drug": re.compile(
        r"\b\w+(?:mab|nib|ciclib|parib|platin|taxel|rubicin|trozole|dronate|relin|trexate|setron|"
        r"lisib|estrant|oxifen|prazole|statin|cillin|mycin|micin|floxacin|cyclovir|ciclovir)\b|"
        r"\b\w+dronic acid\b|^(?:morphine|codeine|fentanyl|aspirin|paracetamol|ibuprofen|heparin|"
        r"warfarin|dexamethasone|prednisolone|metformin|naloxone|furosemide|digoxin)$",
        re.I,
    ),
    "organ": re.compile(
        r"^(?:the )?(?:left |right )?(?:bones?|femur|scapula|humerus|tibia|skull|liver|lungs?|"
        r"brain|skin|kidneys?|spleen|heart|"
        r"stomach|"
        r"colon|pancreas|ovary|ovaries|bladder|gallbladder|thyroid|adrenal glands?|prostate|uterus|"
        r"oesophagus|duodenum|rectum|eye|lens|tongue)$",
        re.I,
    ),
    "imaging": re.compile(
        r"^(?:MRI|CT|PET|SPECT|ultrasound|mammography|(?:bone )?scintigraphy|radiography|"
        r"\w+graphy|bone scan)\b",
        re.I,
    ),
    "number": re.compile(r"^(?:about |over |under )?\d[\d,.]*\s*(?:%|\w{0,3})?$"),
    "gene": re.compile(
        r"^(?:BRCA[12]|TP53|PTEN|APC|RB1|VHL|CDH1|PIK3CA|ESR1|ERBB2|KRAS|BRAF|MYC|ATM|CHEK2|PALB2|"
        r"MLH1|STK11|RET)$"
    ),
    "hormone": re.compile(
        r"^(?:insulin|cortisol|prolactin|oestradiol|estradiol|testosterone|thyroxine|glucagon|"
        r"gastrin|"
        r"oxytocin|aldosterone|progesterone|growth hormone|parathyroid hormone)$",
        re.I,
    ),
    "year": re.compile(r"^(?:1[89]|20)\d\d$"),
}


_EVERYDAY, _MEDICAL = Listed((*EVERYDAY, *ABSURD)), Listed(MEDICAL)


def implausible_distractors(question: Question) -> str | None:
    """A distractor of another kind than the key, out of everyday life, or out of all bounds."""
    if question.place is None:
        return None
    if any(question.kinds):
        return _other_kind(question, list(question.kinds))
    ask = asked(question.stem)
    for text in question.others:
        if (
            _is_everyday(text)
            and not _is_everyday(question.key or "")
            and not _meant(question, text)
        ):
            return f"nobody takes '{text}' for an answer"
    if found := (
        _wrong_kind(ask, question) or _out_of_bounds(ask, question) or answers_nothing(question)
    ):
        return found
    known = [_kind(text) for text in question.options]
    return None if _STEP.search(ask) else _other_kind(question, known)


def _wrong_kind(ask: str, question: Question) -> str | None:
    """'Which organ' is answered with a drug or with the elbow."""
    wanted = _WANTED.search(ask)
    if not wanted:
        return None
    barred = _BARRED[wanted[1].casefold().removesuffix("s")]
    for text in question.others:
        surface = "organ" in wanted[1].casefold() and set(words(text)) <= BODY_SURFACE
        if surface or _kind(text) in barred:
            return f"'{text}' is no {wanted[1]}"
    return None


_WANTED = re.compile(
    r"^(?:[^?,]*, )?(?:in |to |on |of |from |by )?(?:which|what) (?:of these )?(organ|gene|drug|"
    r"receptor|"
    r"enzyme|hormone|year|protein|molecule|antibody|vein|vessel|node|cell|nerve)s?\b(?! (?:class|"
    r"type|"
    r"group|test|scan|therapy|treatment|count|line|mutation|target))",
    re.IGNORECASE,
)
_ANY = frozenset({"drug", "organ", "imaging", "number", "year", "gene", "hormone"})
_BARRED = {
    "organ": _ANY - {"organ"},
    "gene": _ANY - {"gene"},
    "drug": frozenset({"organ", "imaging", "number", "year", "gene"}),
    "antibody": frozenset({"organ", "imaging", "number", "year"}),
    "year": frozenset({"organ", "imaging", "drug", "gene", "hormone"}),
    "vein": _ANY - {"organ"},
    "vessel": _ANY - {"organ"},
    "nerve": _ANY - {"organ"},
    "node": _ANY - {"organ"},
    "cell": _ANY,
    "receptor": frozenset({"organ", "imaging", "number", "year", "drug"}),
    "enzyme": frozenset({"organ", "imaging", "number", "year", "drug"}),
    "hormone": frozenset({"organ", "imaging", "number", "year", "gene"}),
    "protein": frozenset({"organ", "imaging", "number", "year"}),
    "molecule": frozenset({"organ", "imaging", "number", "year"}),
}
"""What is asked for -> kinds that it is not."""
FAR, FUTURE, EARLY = 200, 2030, 1500
"""Times the key; years in which nothing of medicine was or will have been done."""


def _out_of_bounds(ask: str, question: Question) -> str | None:
    """More than all, a year long past or to come, hundreds of times the key."""
    assert question.place is not None
    shares = re.search(
        r"\b(?:percent\w*|proportion|share|per cent|per hundred|in a hundred)\b", ask, re.I
    )
    years = re.search(r"\b(?:which|what) year\b", ask, re.IGNORECASE)
    found = spans(question.options)
    if found is None:
        return None
    aged = re.search(r"\b(?:age|old)\b", ask, re.IGNORECASE)
    if aged and (old := next(filter(_is_too_old, question.others), None)):
        return f"'{old}' is out of all bounds"
    for text, (low, _) in zip(question.options, found, strict=True):
        if aged and OLDEST < low < float("inf") and found[question.place][0] < OLDEST:
            return f"'{text}' is out of all bounds"
        if (shares and low > HUNDRED) or (years and (low > FUTURE or low < EARLY)):
            return f"'{text}' is out of all bounds"
    key = found[question.place][0]
    for text, (low, _) in zip(question.options, found, strict=True):
        if key > 0 and 0 < low < float("inf") and not FAR > low / key > 1 / FAR:
            return f"'{text}' is hundreds of times away from the key"
    return None


HUNDRED, OLDEST = 100, 120


def _is_too_old(text: str) -> bool:
    """'150 years'."""
    found = re.search(r"\b(\d{1,6}) years?\b", text)
    return bool(found) and int(found[1]) > OLDEST if found else False


def _other_kind(question: Question, kinds: list[str]) -> str | None:
    assert question.place is not None
    own = kinds[question.place]
    for text, kind in zip(question.options, kinds, strict=True):
        if own and kind and kind != own:
            return f"'{text}' is a {kind} among options of the kind {own}"
    return None


def _kind(text: str) -> str:
    return next((kind for kind, pattern in reversed(_KINDS.items()) if pattern.search(text)), "")


def _is_everyday(text: str) -> bool:
    return _EVERYDAY.first(CAPITALS.sub("", text)) is not None and _MEDICAL.first(text) is None


def _meant(question: Question, text: str) -> bool:
    """The everyday word stands in the stem too, or everyday things are what is asked about."""
    asks = _EVERYDAY_ASKED.search(question.stem)
    return bool(asks or set(content(text)) & set(content(question.stem)))


_EVERYDAY_ASKED = re.compile(
    r"\b(?:food|diet|eat\w*|drink\w*|fruit|vegetables?|exercise|sport|activit\w+|occupation|job|"
    r"work|"
    r"hobby|hobbies|shape|looks? like|resembles?|compared to|likened|colour|instrument|household|"
    r"plants?|"
    r"animals?|creatures?|insects?|fish|habit|pastime|metaphor|proverb|movement|game|avoid\w*|"
    r"wear\w*|hands)\b",
    re.IGNORECASE,
)
