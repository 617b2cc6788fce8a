"""How first answers spread over the options of a question.

Counted over all learners at once, outside of requests: the one statement here that names no
learner. Pages read the tally.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.orm import Session, aliased

from app.db import insert_or
from app.memory.days import date_of
from app.memory.rows import today
from app.models import ChoiceTally, Learner, Review
from questions.item import Item

CHOSEN = ("single_best", "odd_one_out", "vignette", "true_false", "select_all")
ENOUGH = 20
STALE_AFTER = timedelta(days=1)
AT_ONCE = 500

_undo = aliased(Review)
_UNDONE = (
    sa.select(_undo.id)
    .where(_undo.learner_id == Review.learner_id, _undo.of == Review.id, _undo.kind == "undo")
    .exists()
)
_ASKED = (
    sa.func.row_number()
    .over(
        partition_by=(Review.learner_id, Review.item_id), order_by=(Review.answered_at, Review.id)
    )
    .label("asked")
)
_STANDING = (
    sa.select(Review.item_id, Review.item_version, Review.form, Review.reply, _ASKED)
    .where(Review.kind == "answer", Review.form.in_(CHOSEN), ~_UNDONE)
    .subquery()
)
FIRST_ANSWERS = (
    sa.select(
        _STANDING.c.item_id,
        _STANDING.c.item_version,
        _STANDING.c.form,
        _STANDING.c.reply,
        sa.func.count(),
    )
    .where(_STANDING.c.asked == 1)
    .group_by(_STANDING.c.item_id, _STANDING.c.item_version, _STANDING.c.form, _STANDING.c.reply)
)
TALLY = sa.select(ChoiceTally.choice, ChoiceTally.count, ChoiceTally.of, ChoiceTally.counted_at)


class Told(NamedTuple):
    """So many first answers to an item's version that said the same."""

    item_id: str
    version: str
    form: str
    reply: str
    times: int


@dataclass(frozen=True)
class Choice:
    """How often an option of an item's version was chosen, of so many first answers."""

    item_id: str
    version: str
    choice: str
    count: int
    of: int


@dataclass(frozen=True)
class Shares:
    """How often each option was chosen; of so many first answers, counted on this day."""

    counts: Mapping[str, int]
    of: int
    on: date


def choices(told: Iterable[Told]) -> list[Choice]:
    """The tally of what first answers said. Of several options chosen together each counts."""
    counts: Counter[tuple[str, str, str]] = Counter()
    of: Counter[tuple[str, str]] = Counter()
    for each in told:
        of[each.item_id, each.version] += each.times
        for option in _options(each.form, each.reply):
            counts[each.item_id, each.version, option] += each.times
    return [Choice(*key, count, of[key[:2]]) for key, count in sorted(counts.items())]


def _options(form: str, reply: str) -> frozenset[str]:
    """The ids that a reply names; of a statement without its correction."""
    return frozenset(reply.partition(":")[:1] if form == "true_false" else reply.split())


def count_choices(session: Session, now: datetime) -> int:
    """Count each learner's first answer to each item anew, by the version that was asked.

    Undone answers are left out. Returns the number of versions with an answer. The caller commits.
    """
    made = choices(Told(*row) for row in session.execute(FIRST_ANSWERS))
    session.execute(sa.delete(ChoiceTally))
    add = insert_or(session, ChoiceTally)
    add = add.on_conflict_do_update(  # another process may count beside this one
        index_elements=["item_id", "version", "choice"],
        set_={name: add.excluded[name] for name in ("count", "of", "counted_at")},
    )
    rows = [{**asdict(each), "counted_at": now} for each in made]
    for start in range(0, len(rows), AT_ONCE):
        session.execute(add, rows[start : start + AT_ONCE])
    return len({(each.item_id, each.version) for each in made})


def is_stale(session: Session, now: datetime) -> bool:
    """Whether the last count is older than a day, or there was none."""
    last = session.scalar(sa.select(sa.func.max(ChoiceTally.counted_at)))
    return last is None or now - last > STALE_AFTER


def shares(session: Session, learner: Learner, item: Item) -> Shares | None:
    """How first answers to this version spread; None of too few. The day is the learner's."""
    rows = session.execute(
        TALLY.where(ChoiceTally.item_id == item.id, ChoiceTally.version == item.version)
    ).all()
    if not rows or rows[0].of < ENOUGH:
        return None
    on = date_of(today(learner, rows[0].counted_at))
    return Shares({choice: times for choice, times, *_ in rows}, rows[0].of, on)
