"""A question and its answer in words, for whoever reads: sheets, notes and paper."""

from __future__ import annotations

from collections.abc import Sequence

from exports import arranged, arrangement
from exports.listings import Listing, Reason, Worded, lettered
from exports.plain import other_names
from questions.item import (
    Cloze,
    ExtendedMatching,
    Item,
    Matching,
    NumericBand,
    Option,
    Ordering,
    SelectAll,
    ShortAnswer,
    SingleBest,
    Table,
    TrueFalse,
)
from questions.paragraphs import paragraphs, says_how
from questions.wording import small


def worded(item: Item, version: str = "") -> Worded:
    """The question in words; each `version` shows its options in another order.

    Raises:
        TypeError: the form of the item has no words.
    """
    match item:
        case SingleBest():
            return _choice(item, version)
        case SelectAll():
            task = "" if says_how(item) else "Choose all that apply."
            return _choice(item, version, task)
        case ShortAnswer() | Cloze():
            also = other_names(item.answer, item.accepted)
            return Worded((item.stem,), (item.answer,), blanks=(item.category,), also=also)
        case NumericBand():
            return _number(item)
        case TrueFalse():
            return _judgement(item)
        case Ordering():
            return arranged.order(item, version)
        case Matching():
            return arranged.pairs(item, version)
        case Table():
            return arranged.table(item, version)
        case ExtendedMatching():
            return arranged.cases(item, version)
    raise TypeError(f"no words for the form {item.form}")


def _choice(item: SingleBest | SelectAll, version: str, task: str = "") -> Worded:
    options = arrangement.choices(item, version)
    listing = lettered([each.text for each in options])
    named = zip(listing.named, options, strict=True)
    right = tuple(name for name, each in named if each.correct)
    return Worded(paragraphs(item), right, task, (listing,), reasons=_reasons(options, item.rule))


def _reasons(options: Sequence[Option], rule: str) -> tuple[Reason, ...]:
    """Why of each option; the key's is left out where it says the rule, which is told anyway."""
    return tuple(
        Reason(each.text, each.correct, each.rationale)
        for each in options
        if each.rationale and not (each.correct and each.rationale == rule)
    )


def _number(item: NumericBand) -> Worded:
    unit = item.answer.unit
    asked = f"A number, {unit}" if unit else "A number"
    band = f"from {item.answer.low:g} to {item.answer.high:g} {unit}".rstrip()
    also = () if item.answer.low == item.answer.high else (band,)
    return Worded((item.stem,), (item.shown,), blanks=(asked,), also=also)


def _judgement(item: TrueFalse) -> Worded:
    wanted = item.correction.category
    options = Listing(("",) * len(item.options), tuple(each.text for each in item.options))
    reasons = _reasons(item.options, item.rule)
    blanks = (f"If it is false, what is right? {wanted}",) if wanted else ()
    if item.answer:
        return Worded((item.stem,), ("True",), "", (options,), blanks, reasons=reasons)
    right = f"Right is: {small(item.correction.text)}"
    also = other_names(item.correction.text, item.correction.accepted) if wanted else ()
    answer = ("False", right)
    return Worded((item.stem,), answer, "", (options,), blanks, also=also, reasons=reasons)
