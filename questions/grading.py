"""grade(item, reply) -> Verdict. Pure: the item carries all that is needed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from questions.item import Cloze, Item, Ordering, Rival, ShortAnswer, SingleBest, TrueFalse
from questions.phrasing import judged
from questions.spelling import Spelling
from questions.wording import small


@dataclass(frozen=True)
class Verdict:
    """`correct`; `given` as the learner sees it; `note` says what was forgiven or mistaken."""

    correct: bool
    given: str
    note: str = ""


class UnknownReply(ValueError):
    """The reply is nothing that the item's form can send."""


def grade(item: Item, reply: str) -> Verdict:
    """The verdict on a reply, which is, by form,

    an option's id; typed text; "true", "false" or "false: typed correction"; the ids of all
    elements, joined by one space.

    Raises:
        UnknownReply: the reply names no option, no judgement, or not each element once.
    """
    match item:
        case SingleBest():
            return _grade_choice(item, reply)
        case ShortAnswer() | Cloze():
            spelt = _spelt(reply, item.answer, item.accepted, item.rivals)
            return Verdict(spelt.correct, reply.strip(), spelt.note)
        case TrueFalse():
            return _grade_judgement(item, reply)
        case Ordering():
            return _grade_order(item, reply)
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
    return Verdict(judged == "false" and spelt.correct, given, note)


def _grade_order(item: Ordering, reply: str) -> Verdict:
    """Right in the exact order; the note counts the steps that stand before their next one."""
    given = reply.split()
    texts = {each.id: each.text for each in item.elements}
    if sorted(given) != sorted(texts):
        raise UnknownReply(f"'{reply}' is no order of the elements of {item.id}")
    shown = " → ".join(texts[each] for each in given)
    if tuple(given) == item.answer:
        return Verdict(True, shown)
    pairs = [given.index(one) < given.index(other) for one, other in pairwise(item.answer)]
    return Verdict(
        False, shown, f"{sum(pairs)} of {len(pairs)} neighbouring pairs are in the right order."
    )
