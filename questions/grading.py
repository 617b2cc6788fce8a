"""grade(item, reply) -> Verdict. Pure: the item carries all that is needed."""

from __future__ import annotations

from questions import arranging
from questions.item import (
    Cloze,
    ExtendedMatching,
    Item,
    Matching,
    NumericBand,
    Ordering,
    Rival,
    SelectAll,
    ShortAnswer,
    SingleBest,
    Table,
    TrueFalse,
)
from questions.numbers import number_in
from questions.phrasing import judged
from questions.spelling import Spelling
from questions.verdict import UnknownReply, Verdict
from questions.wording import small

__all__ = ["UnknownReply", "Verdict", "grade"]


def grade(item: Item, reply: str) -> Verdict:
    """The verdict on a reply, which is, by form,

    an option's id; the ids of several options, joined by one space; typed text; "true", "false"
    or "false: typed correction"; the ids of all elements in order, joined by one space; pairs
    "left:right", "row:column" or "part:option", joined by one space.

    Raises:
        UnknownReply: the reply names no option, no judgement, or not each element once.
    """
    match item:
        case SingleBest():
            return _grade_choice(item, reply)
        case SelectAll():
            return _grade_selection(item, reply)
        case ShortAnswer() | Cloze():
            spelt = _spelt(reply, item.answer, item.accepted, item.rivals)
            return Verdict(spelt.correct, reply.strip(), spelt.note)
        case NumericBand():
            return _grade_number(item, reply)
        case TrueFalse():
            return _grade_judgement(item, reply)
        case Ordering():
            return arranging.grade_order(item, reply)
        case Matching():
            return arranging.grade_matching(item, reply)
        case Table():
            return arranging.grade_table(item, reply)
        case ExtendedMatching():
            return arranging.grade_parts(item, reply)
    raise TypeError(f"no grading for the form {item.form}")


def _spelt(
    reply: str, answer: str, accepted: tuple[str, ...], rivals: tuple[Rival, ...]
) -> Spelling:
    return judged(reply, (answer, *accepted), tuple(each.name for each in rivals))


def _grade_choice(item: SingleBest, reply: str) -> Verdict:
    for option in item.options:
        if option.id == reply:
            return Verdict(option.correct, option.text)
    raise UnknownReply(f"'{reply}' is no option of {item.id}")


def _grade_selection(item: SelectAll, reply: str) -> Verdict:
    """Right as a whole. Credit is the share of options judged rightly, above that of choosing all.

    Choosing everything, or nothing, is worth nothing; it is never negative.
    """
    chosen = reply.split()
    texts = {option.id: option.text for option in item.options}
    if not chosen or len(set(chosen)) < len(chosen) or not set(chosen) <= set(texts):
        raise UnknownReply(f"'{reply}' selects nothing of {item.id}")
    shown = "; ".join(text for id_, text in texts.items() if id_ in chosen)
    hits = [option.correct == (option.id in chosen) for option in item.options]
    if all(hits):
        return Verdict(True, shown)
    rightly = sum(option.correct for option in item.options if option.id in chosen) / len(
        item.answer
    )
    wrongly = sum(not option.correct for option in item.options if option.id in chosen)
    credit = max(0.0, rightly - wrongly / (len(texts) - len(item.answer)))
    return Verdict(False, shown, f"{sum(hits)} of {len(hits)} options are judged rightly.", credit)


def _grade_number(item: NumericBand, reply: str) -> Verdict:
    number = number_in(reply)
    if number is None:
        return Verdict(False, reply.strip(), "That holds no single number.")
    right = item.answer.low <= number <= item.answer.high
    if not right:
        side = "low" if number < item.answer.low else "high"
        return Verdict(False, reply.strip(), f"That is too {side}.")
    exact = item.answer.low == item.answer.high or number == item.answer.value
    return Verdict(True, reply.strip(), "" if exact else f"Near enough: it is {item.shown}.")


def _grade_judgement(item: TrueFalse, reply: str) -> Verdict:
    """Right with the right judgement and, of a false statement that asks for one, a correction."""
    judged, colon, typed = reply.partition(":")
    if judged not in ("true", "false") or (colon and judged == "true"):
        raise UnknownReply(f"'{reply}' judges nothing of {item.id}")
    given = f"{judged.capitalize()}: {typed.strip()}" if typed.strip() else judged.capitalize()
    if item.answer:
        return Verdict(judged == "true", given, "It is true.")
    wanted = item.correction
    note = f"It is false. Right is: {small(wanted.text).rstrip('.')}."
    if not wanted.category:
        return Verdict(judged == "false", given, note)
    spelt = _spelt(typed, wanted.text, wanted.accepted, wanted.rivals)
    if not spelt.correct and spelt.note:
        note = f"{spelt.note} {note}"
    right = judged == "false" and spelt.correct
    return Verdict(right, given, note, 0.5 if judged == "false" and not right else 0.0)
