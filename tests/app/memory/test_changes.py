"""A change of meaning: whoever knows the fact has it due again, once, and is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory import changes
from app.memory.answers import ChangeNote, Question
from app.memory.changes import publish_changes
from app.memory.checking import differences, tally_differences
from app.memory.feedback import answered
from app.memory.operations import record_answer, undo
from app.memory.publishing import publish, publish_items
from app.memory.queries import next_question
from app.memory.rows import standing
from app.models import BankChange, Learner, Review
from questions.bank import Bank
from questions.fact import Fact
from questions.model import Change, Status
from tests.app.conftest import person
from tests.app.memory.conftest import CHOICE, OTHER, TYPED, Answer, reply_to
from tests.app.memory.test_next_question import fact

pytestmark = pytest.mark.usefixtures("published")
UNIT = "bank/alpha"
ON = date(2026, 3, 4)
NOTE = ChangeNote(ON, "The class was mended.", "It was beta.", fact("alpha", "clinical").statement)


def bank(*changed: Change, plain: str = "beta") -> Bank:
    alpha: Fact = fact("alpha", "clinical").model_copy(update={"changes": changed})
    return Bank(facts={"alpha": alpha, plain: fact(plain, "clinical")})


def retired(bank: Bank) -> Bank:
    """The same without questions, which these facts cannot make."""
    aside = {"status": Status.contested}
    return Bank(facts={id_: each.model_copy(update=aside) for id_, each in bank.facts.items()})


def change(on: date = ON, *, meaning: bool = True) -> Change:
    return Change(on=on, what="The class was mended.", meaning=meaning, before="It was beta.")


def resets(session: Session) -> list[tuple[int, str, date | None, int]]:
    rows = session.scalars(
        sa.select(Review).where(Review.kind == "reset").order_by(Review.learner_id, Review.id)
    )
    return [(row.learner_id.int, row.unit, row.changed_on, row.learner_day) for row in rows]


def test_whoever_knows_a_changed_fact_has_it_due_today(
    session: Session, student: Learner, classmate: Learner, answer: Answer, now: datetime
) -> None:
    answer(TYPED), answer(OTHER, "alpha")
    before = standing(session, student.id, UNIT)
    other = standing(session, student.id, OTHER.unit)
    assert publish_changes(session, bank(change()), now + timedelta(days=2)) == 1
    after = standing(session, student.id, UNIT)
    assert after.memory == replace(before.memory, due_day=20516)
    assert after.revision == before.revision + 1
    assert standing(session, student.id, OTHER.unit) == other
    assert resets(session) == [(1, UNIT, ON, 20516)]
    assert differences(session, student) == tally_differences(session, student) == ()


def test_a_change_is_published_once(session: Session, answer: Answer, now: datetime) -> None:
    answer(TYPED)
    later = now + timedelta(days=2)
    assert [publish_changes(session, bank(change()), later) for _ in range(3)] == [1, 0, 0]
    again = bank(change(), change(date(2026, 3, 9)))
    assert publish_changes(session, again, now + timedelta(days=9)) == 1
    assert [(on, day) for _, _, on, day in resets(session)] == [
        (ON, 20516),
        (date(2026, 3, 9), 20523),
    ]
    rows = session.scalars(sa.select(BankChange).order_by(BankChange.changed_on))
    assert [(row.unit, row.changed_on, row.what, row.before, row.after) for row in rows] == [
        (UNIT, on, NOTE.what, NOTE.before, NOTE.after) for on in (ON, date(2026, 3, 9))
    ]


def test_two_changes_at_once_are_two_rows(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(TYPED)
    assert publish_changes(session, bank(change(date(2026, 3, 1)), change()), now) == 1
    assert len(resets(session)) == 2
    assert standing(session, student.id, UNIT).revision == 3
    assert differences(session, student) == ()


def test_a_change_of_words_only_resets_nothing(
    session: Session, answer: Answer, now: datetime
) -> None:
    answer(TYPED)
    assert publish_changes(session, bank(change(meaning=False)), now) == 0
    assert resets(session) == session.scalars(sa.select(BankChange)).all() == []


def test_whoever_never_met_it_or_undid_it_is_left_alone(
    session: Session, student: Learner, classmate: Learner, answer: Answer, now: datetime
) -> None:
    undo(session, student, answer(TYPED).review_id, now)
    assert publish_changes(session, bank(change()), now) == 0
    assert resets(session) == []


def test_the_day_is_each_learners_own(session: Session, published: None) -> None:
    evening = datetime(2026, 3, 4, 22, tzinfo=UTC)
    for number, zone in enumerate(("UTC", "Pacific/Kiritimati", "Etc/GMT+12"), start=11):
        learner = person(f"learner-{number}", number)
        learner.zone = zone
        session.add(learner)
        session.flush()
        record_answer(session, learner, reply_to(TYPED, "alpha blocker", evening), evening)
    assert publish_changes(session, bank(change()), evening) == 3
    assert [day for *_, day in resets(session)] == [20516, 20517, 20516]


def test_however_many_learners_there_are(
    session: Session, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "LEARNERS_AT_ONCE", 3)
    for number in range(11, 18):
        session.add(learner := person(f"learner-{number}", number))
        session.flush()
        record_answer(session, learner, reply_to(TYPED, "alpha blocker", now), now)
    assert publish_changes(session, bank(change()), now + timedelta(days=1)) == 7
    assert [learner for learner, *_ in resets(session)] == list(range(11, 18))


def test_the_question_and_its_answer_tell_of_the_change_once(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    first, later = answer(TYPED), now + timedelta(days=2)
    publish_changes(session, bank(change()), later - timedelta(hours=1))
    asked = next_question(session, student, bank(), later)
    assert isinstance(asked, Question)
    assert (asked.unit, asked.is_new, asked.changed) == (UNIT, False, NOTE)
    given = answer(asked.item, "alpha", days=2)
    assert given.changed == NOTE
    assert answered(session, student, given.review_id, later).changed == NOTE
    assert first.changed is answered(session, student, first.review_id, later).changed is None
    assert answer(TYPED, days=9).changed is None


def test_a_change_of_an_older_version_keeps_its_words(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(TYPED)
    publish_changes(session, bank(change()), now + timedelta(hours=1))
    session.execute(
        sa.update(BankChange).values(what="Mended. Before: beta.", before=None, after=None)
    )
    asked = next_question(session, student, bank(), now + timedelta(hours=2))
    assert isinstance(asked, Question)
    assert asked.changed == ChangeNote(ON, "Mended. Before: beta.")


def test_it_is_told_until_an_answer_counts(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(TYPED)
    later = now + timedelta(days=1)
    publish_changes(session, bank(change()), later - timedelta(hours=1))
    quiz = replace(reply_to(CHOICE, "alpha", later), counts=False)
    assert record_answer(session, student, quiz, later).changed == NOTE
    given = answer(CHOICE, "alpha", days=1)
    assert given.changed == NOTE
    undo(session, student, given.review_id, later + timedelta(minutes=1))
    assert answer(TYPED, days=1).changed == NOTE


def test_a_question_served_before_a_change_does_not_count(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(TYPED)
    served = reply_to(CHOICE, "alpha", now, revision=1)
    publish_changes(session, bank(change()), now + timedelta(seconds=1))
    given = record_answer(session, student, served, now + timedelta(seconds=9))
    assert (given.counted, given.changed) == (False, NOTE)


def test_a_publication_makes_its_changes_due(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(TYPED)
    done = [
        publish(session, retired(each), now + timedelta(days=day))
        for day, each in enumerate((bank(), bank(change()), bank(change())), start=1)
    ]
    assert [(each.new, each.resets) for each in done] == [
        (True, 0),
        (True, 1),
        (False, 0),
    ]


def test_a_log_with_a_row_of_the_future_is_folded_as_ever(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(TYPED, days=3)
    publish_items(session, (CHOICE, TYPED), "again", now)
    assert publish_changes(session, bank(change()), now + timedelta(days=1)) == 1
    assert differences(session, student) == ()
