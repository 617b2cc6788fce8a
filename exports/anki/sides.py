"""Front and back of one question, as HTML, form by form."""

from __future__ import annotations

from collections.abc import Iterable

from exports.anki.markup import text
from questions.item import (
    Cloze,
    Correction,
    Item,
    Option,
    Ordering,
    ShortAnswer,
    SingleBest,
    TrueFalse,
)
from questions.spelling import normal
from questions.wording import small

NAMES_SHOWN = 5
BLANK = "____"
_GAP = '<span class="mt-gap"></span>'


def front(item: Item) -> str:
    """The question as HTML.

    Raises:
        TypeError: there is no card for this form of item.
    """
    match item:
        case SingleBest():
            return _stem(item.stem) + _list(each.text for each in item.options)
        case ShortAnswer() | Cloze():
            return _stem(item.stem) + _wanted(item.category)
        case TrueFalse():
            judged = _stem(item.stem) + _list(each.text for each in item.options)
            return judged + _if_false(item.correction.category)
        case Ordering():
            return _stem(item.stem) + _list(each.text for each in item.elements)
    raise TypeError(f"no Anki card for the form {item.form}")


def back(item: Item) -> str:
    """The answer as HTML, with the rationale of every option or step.

    The key has none where it would say the rule, which stands below on every back.

    Raises:
        TypeError: there is no card for this form of item.
    """
    match item:
        case SingleBest():
            return _marked(item)
        case ShortAnswer() | Cloze():
            return _right(item.answer) + _also(item.answer, item.accepted)
        case TrueFalse():
            return _marked(item) + ("" if item.answer else _corrected(item.correction))
        case Ordering():
            return _in_order(item)
    raise TypeError(f"no Anki card for the form {item.form}")


def _stem(stem: str) -> str:
    """The stem, with a line to fill in for each blank."""
    return f'<p class="mt-stem">{text(stem).replace(BLANK, _GAP)}</p>'


def _list(texts: Iterable[str]) -> str:
    return f'<ol class="mt-options">{"".join(f"<li>{text(each)}</li>" for each in texts)}</ol>'


def _wanted(category: str) -> str:
    """What is wanted, on a line of its own: 'Drug class: ____'."""
    return f'<p class="mt-wanted">{text(category)}: {_GAP}</p>'


def _if_false(category: str) -> str:
    """Both sisters of a pair have it, so that it tells nothing."""
    if not category:
        return ""
    return f'<p class="mt-wanted">If it is false, what is right? {text(category)}: {_GAP}</p>'


def _marked(item: SingleBest | TrueFalse) -> str:
    rows = "".join(_option(option, item.rule) for option in item.options)
    return f'<ol class="mt-options">{rows}</ol>'


def _option(option: Option, rule: str) -> str:
    kind, mark, reason = "mt-other", "", ""
    if option.correct:
        kind, mark = "mt-right", ' <span class="mt-mark">✓ correct</span>'
    if option.rationale and not (option.correct and option.rationale == rule):
        reason = _reason(option.rationale)
    return f'<li class="{kind}">{_name(option.text)}{mark}{reason}</li>'


def _name(shown: str) -> str:
    return f'<span class="mt-name">{text(shown)}</span>'


def _reason(why: str) -> str:
    return f'<p class="mt-reason">{text(why)}</p>'


def _right(answer: str) -> str:
    return f'<p class="mt-answer">{text(answer)}</p>'


def _corrected(correction: Correction) -> str:
    also = _also(correction.text, correction.accepted) if correction.category else ""
    return _right(f"Right is: {small(correction.text)}") + also


def _in_order(item: Ordering) -> str:
    elements = {each.id: each for each in item.elements}
    steps = (elements[each] for each in item.answer)
    rows = "".join(f"<li>{_name(each.text)}{_reason(each.rationale)}</li>" for each in steps)
    return f'<ol class="mt-options mt-order">{rows}</ol>'


def _also(answer: str, accepted: tuple[str, ...]) -> str:
    names = other_names(answer, accepted)
    more = ", ..." if len(names) > NAMES_SHOWN else ""
    return _reason(f"Also accepted: {', '.join(shortest(names))}{more}") if names else ""


def other_names(answer: str, accepted: tuple[str, ...]) -> tuple[str, ...]:
    """Accepted names that differ from the answer and each other by more than typography."""
    first_of: dict[str, str] = {}
    for name in (answer, *accepted):
        first_of.setdefault(normal(name), name)
    return tuple(first_of.values())[1:]


def shortest(names: tuple[str, ...]) -> tuple[str, ...]:
    """The five shortest, in their order: whoever typed a longer one knows it too."""
    few = sorted(names, key=len)[:NAMES_SHOWN]
    return tuple(name for name in names if name in few)
