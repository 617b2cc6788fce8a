"""What the rows noted of a memory when they were entered is what the fold gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.exchange.carrying import Noted, memory_noted, memory_of
from app.exchange.queries import carried
from app.memory.log import noted
from app.memory.publishing import publish_items
from app.memory.replay import NOTHING, Entry, Remembered, fold, in_order
from app.memory.rows import logs as stored_logs
from app.models import Review
from tests.app.memory.histories import entry, logs, remark
from tests.app.memory.test_histories import ACTS, ITEMS, START, UNITS, ZONES, Story

UNIT = "bank/x"
DAY = 1440


def entered(log: Iterable[Entry], **changes: Any) -> tuple[list[Noted], Remembered]:
    """The rows that count as they stand when they were entered one after the other."""
    so_far: list[Entry] = []
    rows: dict[Any, Noted] = {}
    held = NOTHING
    for each in log:
        so_far.append(each)
        if not each.counted:
            continue
        after = fold(UNIT, so_far)
        told = asdict(each) | noted(held, after, each.learner_day) | {"policy": "1"} | changes
        rows[each.id] = Noted(**{name: told[name] for name in Noted._fields})
        held = after
    return [rows[each.id] for each in in_order(so_far) if each.id in rows], held


@given(logs())
def test_entered_in_any_order_the_rows_tell_what_the_fold_gives_or_nothing(
    log: list[Entry],
) -> None:
    assert memory_noted(*entered(log)) in (None, memory_of(UNIT, log))


@given(logs())
def test_answers_entered_as_they_were_given_need_no_fold(log: list[Entry]) -> None:
    given_so = [each for each in in_order(log) if each.of is None]
    assert memory_noted(*entered(given_so)) == memory_of(UNIT, given_so)


@pytest.mark.parametrize(
    ("kind", "said"),
    [("rating", {"rating": "easy"}), ("override", {"override": True}), ("undo", {})],
)
@pytest.mark.parametrize("correct", [True, False])
def test_what_is_said_of_the_last_answer_needs_no_fold(
    kind: str, said: dict[str, Any], correct: bool
) -> None:
    answers = [entry(1), entry(2, 4 * DAY, correct=correct)]
    log = [*answers, remark(9, 4 * DAY + 1, kind, answers[1].id, **said), entry(3, 9 * DAY)]
    told = memory_noted(*entered(log))
    assert told is not None
    assert told == memory_of(UNIT, log)


def test_what_is_said_of_an_earlier_answer_does() -> None:
    log = [entry(1), entry(2, 4 * DAY), remark(9, 5 * DAY, "rating", entry(1).id, rating="easy")]
    assert memory_noted(*entered(log)) is None


def test_an_answer_that_came_in_late_does() -> None:
    assert memory_noted(*entered([entry(2, 4 * DAY), entry(1)])) is None


def test_other_rules_a_row_that_noted_nothing_and_another_memory_do() -> None:
    rows, now = entered([entry(1), entry(2, 4 * DAY)])
    assert memory_noted(rows, now) is not None
    assert memory_noted(*entered([entry(1)], policy="0")) is None
    assert memory_noted([row._replace(interval_before=None) for row in rows], now) is None
    assert memory_noted(rows, replace(now, interval=now.interval + 1)) is None


def unnoted(session: Session) -> None:
    """As if an older version had entered all rows."""
    nothing = dict.fromkeys(("interval_before", "interval_after", "s_after", "d_after"))
    session.execute(update(Review).values(**nothing))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(ZONES), st.lists(ACTS, max_size=16))
def test_a_deck_carries_what_the_fold_gives(
    session: Session, zone: str, acts: list[tuple[str, int, int]]
) -> None:
    publish_items(session, ITEMS, "first", START)
    story = Story(session, zone)
    for act in acts:
        story.act(*act)
    log = stored_logs(session, story.learner.id)
    folded = {unit: memory_of(unit, log.get(unit, ())) for unit in UNITS}
    wanted = {unit: memory for unit, memory in folded.items() if memory}
    assert carried(session, story.learner.id, UNITS) == wanted
    unnoted(session)
    assert carried(session, story.learner.id, UNITS) == wanted
    assert carried(session, story.learner.id, UNITS[:1]).keys() == wanted.keys() & {UNITS[0]}
    session.rollback()
