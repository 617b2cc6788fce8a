"""Front and back of one question, as HTML, form by form."""

from __future__ import annotations

from exports.anki.arranged import (
    cases_back,
    cases_front,
    pairs_back,
    pairs_front,
    table_back,
    table_front,
)
from exports.anki.pieces import items, listed, mark, name, reason, right, stem, task, wanted
from exports.plain import other_names
from questions.item import (
    Amount,
    Cloze,
    Correction,
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
    digest,
)
from questions.paragraphs import paragraphs
from questions.wording import small

NAMES_SHOWN = 5


def front(item: Item) -> str:
    """The question as HTML.

    Raises:
        TypeError: there is no card for this form of item.
    """
    match item:
        case SingleBest():
            return stem(*paragraphs(item)) + listed(each.text for each in item.options)
        case SelectAll():
            return (
                stem(item.stem)
                + task(item, "Choose all that apply")
                + listed(each.text for each in _mixed(item))
            )
        case ShortAnswer() | Cloze():
            return stem(item.stem) + wanted(item.category)
        case NumericBand():
            return stem(item.stem) + wanted("A number", item.answer.unit)
        case TrueFalse():
            judged = stem(item.stem) + listed(each.text for each in item.options)
            return judged + _if_false(item.correction.category)
        case Ordering():
            return stem(item.stem) + listed(each.text for each in item.elements)
        case Matching():
            return pairs_front(item)
        case Table():
            return table_front(item)
        case ExtendedMatching():
            return cases_front(item)
    raise TypeError(f"no Anki card for the form {item.form}")


def back(item: Item) -> str:
    """The answer as HTML, with the rationale of every option, step, pair, cell or case.

    The key has none where it would say the rule, which stands below on every back.

    Raises:
        TypeError: there is no card for this form of item.
    """
    match item:
        case SingleBest():
            return _marked(item.options, item.rule)
        case SelectAll():
            return _marked(_mixed(item), item.rule)
        case ShortAnswer() | Cloze():
            return right(item.answer) + _also(item.answer, item.accepted)
        case NumericBand():
            return right(item.shown) + _band(item.answer)
        case TrueFalse():
            marked = _marked(item.options, item.rule)
            return marked + ("" if item.answer else _corrected(item.correction))
        case Ordering():
            return _in_order(item)
        case Matching():
            return pairs_back(item)
        case Table():
            return table_back(item)
        case ExtendedMatching():
            return cases_back(item)
    raise TypeError(f"no Anki card for the form {item.form}")


def _mixed(item: SelectAll) -> tuple[Option, ...]:
    """By a digest, so that no place says what is right."""
    return tuple(sorted(item.options, key=lambda each: digest([item.id, each.id])))


def _if_false(category: str) -> str:
    """Both sisters of a pair have it, so that it tells nothing."""
    return wanted(f"If it is false, what is right? {category}") if category else ""


def _marked(options: tuple[Option, ...], rule: str) -> str:
    return items(_option(option, rule) for option in options)


def _option(option: Option, rule: str) -> str:
    kind, sign, why = "mt-other", "", ""
    if option.correct:
        kind, sign = "mt-right", f" {mark('correct')}"
    if option.rationale and not (option.correct and option.rationale == rule):
        why = reason(option.rationale)
    return f'<li class="{kind}">{name(option.text)}{sign}{why}</li>'


def _band(answer: Amount) -> str:
    """Which numbers are right, where more than one is."""
    if answer.low == answer.high:
        return ""
    unit = f" {answer.unit}" if answer.unit else ""
    return reason(f"Also accepted: from {answer.low:g} to {answer.high:g}{unit}")


def _corrected(correction: Correction) -> str:
    also = _also(correction.text, correction.accepted) if correction.category else ""
    return right(f"Right is: {small(correction.text)}") + also


def _in_order(item: Ordering) -> str:
    elements = {each.id: each for each in item.elements}
    steps = (elements[each] for each in item.answer)
    return items(
        (f"<li>{name(each.text)}{reason(each.rationale)}</li>" for each in steps), "mt-order"
    )


def _also(answer: str, accepted: tuple[str, ...]) -> str:
    names = other_names(answer, accepted)
    more = ", ..." if len(names) > NAMES_SHOWN else ""
    return reason(f"Also accepted: {', '.join(shortest(names))}{more}") if names else ""


def shortest(names: tuple[str, ...]) -> tuple[str, ...]:
    """The five shortest, in their order: whoever typed a longer one knows it too."""
    few = sorted(names, key=len)[:NAMES_SHOWN]
    return tuple(name for name in names if name in few)
