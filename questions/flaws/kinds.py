"""Distractors that nobody takes: of another kind than the key, or out of everyday life."""

from __future__ import annotations

import re

from questions.flaws.everyday import EVERYDAY
from questions.flaws.lists import MEDICAL
from questions.flaws.question import Question
from questions.flaws.text import Listed, asked, content

_STEP = re.compile(
    r"\b(?:step|done|do|manage\w*|approach|action|offered?|advi[sc]e\w*|treat\w*|first)\b", re.I
)
_KINDS = {
    "drug": re.compile(
        r"\b\w+(?:mab|nib|ciclib|parib|platin|taxel|rubicin|trozole|dronate|relin|trexate|setron|"
        r"lisib|estrant|oxifen|prazole|statin|cillin|mycin|micin|floxacin|cyclovir|ciclovir)\b|"
        r"\b\w+dronic acid\b",
        re.I,
    ),
    "organ": re.compile(
        r"^(?:the )?(?:left |right )?(?:bones?|liver|lungs?|brain|skin|kidneys?|spleen|heart|"
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
    "year": re.compile(r"^(?:1[89]|20)\d\d$"),
}


_EVERYDAY, _MEDICAL = Listed(EVERYDAY), Listed(MEDICAL)


def implausible_distractors(question: Question) -> str | None:
    """A distractor of another kind than the key, or out of everyday life."""
    if question.place is None:
        return None
    unlike = not any(question.kinds)
    for text in question.others:
        if (
            unlike
            and _is_everyday(text)
            and not _is_everyday(question.key or "")
            and not _meant(question, text)
        ):
            return f"nobody takes '{text}' for an answer"
    kinds = question.kinds if any(question.kinds) else ("",) * len(question.options)
    known = [kind or _kind(text) for kind, text in zip(kinds, question.options, strict=True)]
    if any(question.kinds) or not _STEP.search(asked(question.stem)):
        return _other_kind(question, known)
    return None


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
    return _EVERYDAY.first(text) is not None and _MEDICAL.first(text) is None


def _meant(question: Question, text: str) -> bool:
    """The everyday word stands in the stem too, so it is what is asked about."""
    return bool(set(content(text)) & set(content(question.stem)))
