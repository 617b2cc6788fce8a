"""The question card as a reader sees it: pure values from an item, an answer and a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from app.cards.groups import Group, Spare, groups, spares
from app.cards.rows import Placed, Row, Step, placed, rows, steps
from app.cards.sent import Cells, Sent, chosen_in, correction_in
from app.cards.striking import can_strike
from app.cards.words import (
    CHECKED,
    RATINGS,
    WITHDRAWN,
    Changed,
    Progress,
    changed,
    comes_back,
    counted,
    happened,
    said,
    share,
    side_notes,
    soon,
    task,
)
from app.cards.yours import Yours, unless_aside
from app.memory.answers import Answered
from app.memory.shares import Shares
from questions.item import Item, TrueFalse
from questions.model import KEYABLE
from questions.paragraphs import paragraphs
from questions.verdict import Verdict
from questions.world import Bank

MOST_RELATED = 3


@dataclass(frozen=True)
class Doors:
    """Where a card leads: the way out, what takes the answer, another answer, the next page.

    `override` takes "my typed answer was right"; with `remarks` an answer can be rated and undone
    here, `page` is where else it can. `undo` is the answer before a question, which can be undone.
    `struck` keeps what is struck out while the question is left without an answer. `report` takes
    a problem where the item must not be named.
    """

    leave: str
    leave_words: str
    answer: str = ""
    last: str = ""
    last_words: str = "Last answer"
    undo: UUID | None = None
    next: str = ""
    next_words: str = "Next"
    override: str = ""
    remarks: bool = False
    page: str = ""
    struck: str = ""
    report: str = ""


@dataclass(frozen=True)
class Rating:
    """A rating that can be given, its words, the key that gives it, and when the fact would come
    back then, where it makes a difference."""

    value: str
    words: str
    digit: int
    back: str = ""


@dataclass(frozen=True)
class Linked:
    """A fact that an answer's page leads to."""

    fact_id: str
    words: str


@dataclass(frozen=True)
class Asked:
    """A question to answer. `rows`, `steps` and `groups` are empty where the answer is typed.

    `typed`, `correction` and what rows, steps and groups hold stand in the fields: what can be
    kept of a try that `error` refuses, or an answer that may still be changed. By its `mark` a
    browser knows that it asked the same before. A report names the item: where that must not be
    known yet it is not `reportable`.
    """

    item: Item
    topic: str
    rows: tuple[Row, ...]
    steps: tuple[Step, ...]
    groups: tuple[Group, ...]
    progress: Progress
    doors: Doors
    token: str = ""
    mark: str = ""
    side_notes: tuple[str, ...] = ()
    typed: str = ""
    correction: str = ""
    error: str = ""
    submit: str = "Answer"
    flagged: bool = False
    reportable: bool = True

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The stem; of a vignette in its parts, the question last."""
        return paragraphs(self.item)

    @property
    def task(self) -> str:
        """What to do, on a line below the stem; it may be empty."""
        return task(self.item, answered=False)

    @property
    def can_strike(self) -> bool:
        """Whether options can be struck out."""
        return can_strike(self.item)

    @property
    def corrects(self) -> str:
        """The category of the correction that a false statement asks for, and its true sister."""
        return self.item.correction.category if isinstance(self.item, TrueFalse) else ""


@dataclass(frozen=True)
class Corrected:
    """What was typed to put a statement right, whether it does, and what does."""

    given: str
    correct: bool
    text: str


@dataclass(frozen=True)
class Shown:
    """An answer with all that its page says about it. `given` is None where there was none."""

    review_id: UUID
    item: Item
    topic: str
    rows: tuple[Row, ...]
    placed: tuple[Placed, ...]
    groups: tuple[Group, ...]
    spares: tuple[Spare, ...]
    corrected: Corrected | None
    checked: str
    fact: str
    related: tuple[Linked, ...]
    progress: Progress
    doors: Doors
    given: str | None = None
    correct: bool = False
    said: tuple[str, ...] = ()
    side_notes: tuple[str, ...] = ()
    comes_back: str = ""
    why_not_counted: str | None = None
    rating: str | None = None
    can_rate: bool = False
    can_override: bool = False
    can_undo: bool = False
    counted: str = ""
    changed: Changed | None = None
    yours: Yours | None = None
    days_if_rated: Mapping[str, int] = field(default_factory=dict)

    @property
    def flagged(self) -> bool:
        """Whether the learner flagged the fact."""
        return self.yours is not None and self.yours.kept.flagged

    @property
    def ratings(self) -> tuple[Rating, ...]:
        """What can be said of a right answer: recognised, only that it was a guess tells more."""
        days = {each: soon(days) for each, days in self.days_if_rated.items()}
        every = tuple(
            Rating(value, words, digit, days.get(value, ""))
            for digit, (value, words) in enumerate(RATINGS.items(), start=1)
        )
        return every[-1:] if self.item.face == "recognise" else every

    @property
    def mnemonic(self) -> str:
        """What the learner wrote to remember the fact by, if anything."""
        return "" if self.yours is None else self.yours.kept.mnemonic

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The stem; of a vignette in its parts, the question last."""
        return paragraphs(self.item)

    @property
    def task(self) -> str:
        """What the rows below the stem are; it may be empty."""
        return task(self.item, answered=True)


def topic_of(item: Item, bank: Bank) -> str:
    """The name of the item's topic, if the bank of today still has it."""
    topic = bank.topics.get(item.topic)
    return topic.name if topic else ""


def is_asked(item: Item, bank: Bank) -> bool:
    """Whether the bank of today still asks the fact."""
    fact = bank.facts.get(item.facts[0])
    return fact is not None and fact.status in KEYABLE


def with_yours(card: Shown, yours: Yours) -> Shown:
    """The card with what its learner keeps beside the fact."""
    if card.comes_back in ("", WITHDRAWN):
        return replace(card, yours=yours)
    days = {} if yours.kept.suspended else card.days_if_rated
    back = unless_aside(yours.kept, card.comes_back)
    return replace(card, yours=yours, comes_back=back, days_if_rated=days)


def asked(item: Item, review_id: UUID, bank: Bank, progress: Progress, doors: Doors) -> Asked:
    """The card of a question that was served, its fields empty."""
    return Asked(
        item=item,
        topic=topic_of(item, bank),
        rows=rows(item, review_id),
        steps=steps(item, review_id),
        groups=groups(item, review_id),
        progress=progress,
        doors=doors,
    )


def refilled(card: Asked, sent: Sent) -> Asked:
    """The card with what was sent in its fields again. What is chosen is not struck out."""
    kept = sent.kept()
    numbers = {str(number) for number in kept.picks} | {kept.reply}
    used = {row for _, row in kept.cells}
    struck = frozenset(each for each in kept.struck - used if str(each) not in numbers)
    return replace(
        card,
        rows=tuple(
            replace(each, chosen=str(each.number) in numbers, struck=each.number in struck)
            for each in card.rows
        ),
        steps=tuple(replace(each, place=kept.places.get(each.number)) for each in card.steps),
        groups=tuple(_marked(each, kept.cells, struck) for each in card.groups),
        typed="" if card.rows or card.steps or card.groups else kept.reply,
        correction=kept.correction,
    )


def _marked(group: Group, cells: Cells, struck: frozenset[int]) -> Group:
    made = (
        replace(row, chosen=(group.number, row.number) in cells, struck=row.number in struck)
        for row in group.rows
    )
    return replace(group, rows=tuple(made))


def shown(
    answer: Answered, bank: Bank, progress: Progress, doors: Doors, *, again: bool = False
) -> Shown:
    """The card of an answer. `again`: its fact comes back in this sitting."""
    item = answer.item
    chosen = chosen_in(item, answer.reply)
    return replace(
        unanswered(item, answer.review_id, bank, progress, doors),
        rows=rows(item, answer.review_id, chosen),
        placed=placed(item, answer.reply),
        groups=groups(item, answer.review_id, chosen),
        corrected=_corrected(item, answer.reply, answer.correct),
        given=answer.verdict.given,
        correct=answer.correct,
        said=said(answer),
        side_notes=(*side_notes(answer.kind, answer.changed), *happened(answer)),
        changed=changed(answer.changed),
        comes_back=comes_back(answer, again=again) if is_asked(item, bank) else WITHDRAWN,
        why_not_counted=answer.why_not_counted,
        rating=RATINGS.get(answer.rating or ""),
        can_rate=answer.may_rate,
        can_override=answer.may_override,
        can_undo=not answer.undone,
        days_if_rated=answer.days_if_rated if is_asked(item, bank) else {},
    )


def graded(
    item: Item, review_id: UUID, reply: str, verdict: Verdict, bank: Bank, line: Progress,
    doors: Doors,
) -> Shown:  # fmt: skip
    """The card of an answer that stands in no log: marked, and nothing said of the schedule."""
    chosen = chosen_in(item, reply)
    return replace(
        unanswered(item, review_id, bank, line, doors),
        rows=rows(item, review_id, chosen),
        placed=placed(item, reply),
        groups=groups(item, review_id, chosen),
        corrected=_corrected(item, reply, verdict.correct),
        given=verdict.given,
        correct=verdict.correct,
        said=(verdict.note,) if verdict.note else (),
    )


def with_shares(card: Shown, shares: Shares | None) -> Shown:
    """The card with how first answers spread over its rows, where both are there."""
    if shares is None or not card.rows:
        return card
    shown = (
        replace(row, share=share(shares.counts.get(row.id, 0), shares.of)) for row in card.rows
    )
    return replace(card, rows=tuple(shown), counted=counted(shares))


def unanswered(item: Item, review_id: UUID, bank: Bank, progress: Progress, doors: Doors) -> Shown:
    """The card of a question that was left without an answer, with what is right."""
    return Shown(
        review_id=review_id,
        item=item,
        topic=topic_of(item, bank),
        rows=rows(item, review_id),
        placed=placed(item, ""),
        groups=groups(item, review_id),
        spares=spares(item, review_id),
        corrected=_corrected(item, "", correct=False),
        checked=CHECKED.get(item.checked, ""),
        fact=item.facts[0] if item.facts[0] in bank.facts else "",
        related=_related(item, bank),
        progress=progress,
        doors=doors,
    )


def _related(item: Item, bank: Bank) -> tuple[Linked, ...]:
    known = [each for each in item.related if each in bank.facts]
    return tuple(Linked(each, bank.facts[each].statement) for each in known[:MOST_RELATED])


def _corrected(item: Item, reply: str, correct: bool) -> Corrected | None:
    """A statement without a field for it says in its note what is right."""
    if not isinstance(item, TrueFalse) or not item.correction.category:
        return None
    given, text = correction_in(reply), "" if item.answer else item.correction.text
    return Corrected(given, correct, text) if given or text else None
