"""The next question of a learner, from what is published and what is remembered."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from app.memory.answers import Nothing, Question
from app.memory.operations import undo
from app.memory.publishing import publish_items
from app.memory.queries import next_question
from app.memory.scheduling import Outcome, first
from app.models import Learner, Memory
from questions.bank import Bank
from questions.fact import Definition
from questions.model import Checked, Stage
from tests.app.items import choice
from tests.app.memory.conftest import CHOICE, OTHER, TYPED, Answer

pytestmark = pytest.mark.usefixtures("published")


def fact(id_: str, stage: str, needs: tuple[str, ...] = ()) -> Definition:
    return Definition(
        id=id_,
        topic="drugs",
        stage=Stage(stage),
        statement="So it is.",
        explanation="Because.",
        needs=needs,
        checked=Checked(how="known", on=date(2026, 1, 1)),
        term=id_,
        meaning="what it is",
        within="classes",
    )


ALPHA, BETA, UNSEEN = (
    fact("alpha", "clinical"),
    fact("beta", "preclinical"),
    fact("gone", "clinical"),
)
BANK = Bank(facts={each.id: each for each in (ALPHA, BETA, UNSEEN)})


def ask(session: Session, learner: Learner, now: datetime) -> Question | Nothing:
    return next_question(session, learner, BANK, now)


def test_a_newcomer_is_asked_foundations_first(
    session: Session, student: Learner, now: datetime
) -> None:
    asked = ask(session, student, now)
    assert isinstance(asked, Question)
    assert (asked.unit, asked.item, asked.revision) == ("bank/beta", OTHER, 0)
    assert (asked.is_new, asked.place, asked.due_count, asked.new_count) == (True, 1, 0, 2)
    assert asked.review_id.version == 7


def test_a_new_fact_is_first_recognised(session: Session, student: Learner, now: datetime) -> None:
    publish_items(session, (CHOICE, TYPED), "second", now)
    asked = ask(session, student, now)
    assert isinstance(asked, Question)
    assert asked.item == CHOICE


def test_what_is_due_comes_first_with_its_revision(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    given = answer(TYPED)
    asked = ask(session, student, now + timedelta(days=given.interval))
    assert isinstance(asked, Question)
    assert (asked.unit, asked.revision, asked.is_new) == ("bank/alpha", 1, False)
    assert (asked.due_count, asked.new_count, asked.item) == (1, 1, CHOICE)


def test_a_fact_is_due_from_the_rollover_hour_of_its_day(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    given = answer(CHOICE, "beta")
    assert given.interval == 1
    student.new_per_day = 0
    start = datetime(2026, 3, 3, 4, tzinfo=UTC)
    before = ask(session, student, start - timedelta(seconds=1))
    assert before == Nothing(next_due_at=start, new_tomorrow=False, unmet=True)
    assert isinstance(ask(session, student, start), Question)


def test_after_a_move_to_another_zone_the_day_begins_there(
    session: Session, student: Learner, answer: Answer
) -> None:
    answer(CHOICE, "beta")
    student.new_per_day, student.zone = 0, "Pacific/Auckland"
    there = datetime(2026, 3, 2, 15, tzinfo=UTC)  # 04:00 on 3 March in Auckland
    assert isinstance(ask(session, student, there), Question)
    assert isinstance(ask(session, student, there - timedelta(seconds=1)), Nothing)


def test_the_days_number_of_new_facts_is_kept(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    student.new_per_day = 1
    answer(OTHER, "alpha")
    assert isinstance(ask(session, student, now), Nothing)
    tomorrow = ask(session, student, now + timedelta(days=1))
    assert isinstance(tomorrow, Question)


def test_a_move_to_the_west_gives_no_second_portion_of_new_facts(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    student.new_per_day, student.zone = 1, "Pacific/Kiritimati"
    answer(OTHER, "alpha")
    student.zone = "Pacific/Pago_Pago"  # yesterday, by the same clock
    assert isinstance(ask(session, student, now), Nothing)


def test_after_an_answer_a_new_fact_of_another_topic_comes_first(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    drugs = {name: fact(name, "clinical") for name in ("alpha", "beta")}
    gamma = fact("gamma", "clinical").model_copy(update={"topic": "sites"})
    bank = Bank(facts={**drugs, "gamma": gamma})
    publish_items(session, (CHOICE, OTHER, choice("gamma")), "second", now)
    answer(CHOICE, "alpha")
    asked = next_question(session, student, bank, now + timedelta(minutes=1))
    assert isinstance(asked, Question)
    assert (asked.unit, asked.new_count) == ("bank/gamma", 2)


def test_an_undone_answer_is_asked_again_in_its_place(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    before = ask(session, student, now)
    undo(session, student, answer(OTHER, "alpha").review_id, now)
    again = ask(session, student, now + timedelta(minutes=1))
    assert isinstance(before, Question)
    assert isinstance(again, Question)
    assert (again.unit, again.place) == (before.unit, before.place) == ("bank/beta", 1)


def test_an_undone_first_answer_makes_its_fact_new_again(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    student.new_per_day = 1
    undo(session, student, answer(OTHER, "alpha").review_id, now)
    asked = ask(session, student, now)
    assert isinstance(asked, Question)
    assert (asked.unit, asked.is_new, asked.revision, asked.new_count) == ("bank/beta", True, 2, 1)


def test_when_all_is_done_it_says_when_something_comes_back(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(OTHER, "alpha"), answer(CHOICE, "alpha")
    done = ask(session, student, now)
    assert done == Nothing(datetime(2026, 3, 3, 4, tzinfo=UTC), new_tomorrow=False)


def test_nothing_is_due_of_what_is_no_longer_served(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(CHOICE, "beta"), answer(OTHER, "alpha")
    publish_items(session, (OTHER,), "second", now)
    later = ask(session, student, now + timedelta(days=40))
    assert isinstance(later, Question)
    assert (later.unit, later.due_count) == ("bank/beta", 1)


def test_when_something_comes_back_is_said_of_what_is_served_only(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(CHOICE, "beta"), answer(OTHER, "alpha"), answer(TYPED)
    publish_items(session, (OTHER,), "second", now)
    assert ask(session, student, now) == Nothing(
        datetime(2026, 3, 3, 4, tzinfo=UTC), new_tomorrow=False
    )
    publish_items(session, (), "third", now)
    assert ask(session, student, now) == Nothing(None, new_tomorrow=False)


def test_places_count_through_a_sitting_and_start_anew_after_a_pause(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(CHOICE, "alpha")
    places = [
        asked.place
        for minutes in (1, 30, 31)
        if isinstance(asked := ask(session, student, now + timedelta(minutes=minutes)), Question)
    ]
    assert places == [2, 2, 1]


def test_others_do_not_matter(
    session: Session, classmate: Learner, answer: Answer, now: datetime
) -> None:
    answer(OTHER, "alpha"), answer(CHOICE, "beta")
    asked = ask(session, classmate, now + timedelta(days=1))
    assert isinstance(asked, Question)
    assert (asked.is_new, asked.due_count, asked.new_count, asked.place) == (True, 0, 2, 1)


def test_a_firm_fact_is_asked_for_recall(
    session: Session, student: Learner, answer: Answer, now: datetime
) -> None:
    answer(CHOICE, "alpha")
    row = session.get_one(Memory, (student.id, "bank/alpha"))
    row.stability, row.due_day = first(Outcome.good).stability, 20514
    session.flush()
    asked = ask(session, student, now)
    assert isinstance(asked, Question)
    assert asked.item == TYPED
