"""The end of a sitting: what it amounts to, as values, and its page."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from app.clock import now
from app.db import db
from app.memory.publishing import publish_items
from app.memory.sitting import Given
from app.models import Learner
from app.study.summary import GONE, Line, Missed, Summary, summary
from questions.world import Bank
from tests.app.items import choice
from tests.app.study.test_study import give, log
from tests.app.web import UNITS, Visitor, _fact, small_bank

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
MONDAY = 20514
ALPHA, BETA = (Line(f"{name} blocks alpha.", name) for name in UNITS[:2])


def answer(number: int, name: str, right: bool = True, kind: str = "answer", **more: bool) -> Given:
    """An answer so many minutes after the start."""
    return Given(
        unit=f"bank/{name}",
        kind=kind,
        item_id="item",
        form="single_best",
        right=right,
        answered_at=START + timedelta(minutes=number),
        id=UUID(int=number),
        duration_ms=30_000,
        **more,
    )


def test_of_no_answers_there_is_no_summary() -> None:
    assert summary((), {}, Bank(), MONDAY) is None


def test_a_sitting_is_summed_up() -> None:
    given = [
        answer(1, "alphalol", met=True),
        answer(2, "betalol", right=False),
        answer(9, "betalol", kind="relearn"),
    ]
    back = Missed(BETA, UUID(int=2), "tomorrow", True)
    assert summary(given, {"bank/betalol": MONDAY + 1}, small_bank(), MONDAY) == Summary(
        answered=3, facts=2, right=1, minutes=9, on_questions=2, new=(ALPHA,), missed=(back,)
    )


def test_what_was_right_at_first_and_missed_later_is_among_the_missed() -> None:
    given = [answer(1, "betalol"), answer(2, "betalol", right=False)]
    made = summary(given, {}, small_bank(), MONDAY)
    assert made is not None
    assert (made.right, made.missed) == (1, (Missed(BETA, UUID(int=2), "", False),))


def test_what_was_right_and_called_a_guess_is_said_to_be() -> None:
    made = summary([answer(1, "betalol", right=False, guessed=True)], {}, small_bank(), MONDAY)
    assert made is not None
    assert made.missed == (Missed(BETA, UUID(int=1), "", False, guessed=True),)


def test_a_fact_that_is_gone_is_not_named() -> None:
    made = summary([answer(1, "gone", right=False, met=True)], {}, small_bank(), MONDAY)
    assert made is not None
    assert made.new == (Line(GONE),) == tuple(each.fact for each in made.missed)


def test_after_the_last_question_the_summary_says_what_was_and_what_comes(
    web: Flask, student: Visitor
) -> None:
    for reply in ("alpha", "no", "alpha"):
        give(student, reply)
    assert re.findall(r'href="([^"]*)" data-next[^>]*>Finish<', student.page) == ["/study/summary"]
    assert student.get("/study/summary").status_code == 200
    assert student.title() == "Done for today"
    assert "<b>3</b> <span>answers in 1 min</span>" in student.page
    assert "2 of 3 facts right at the first answer, 3 new." in student.page
    rows = dict(zip([unit for _, unit, _ in log(web)], answers(web), strict=True))
    assert re.findall(r'href="/study/answer/([^"]*)">Your answer', student.page) == [
        str(rows["bank/betalol"])
    ]
    assert "comes back tomorrow" in student.page
    assert "Tomorrow 3 facts come back, about 2 min." in student.page


def answers(web: Flask) -> list[UUID]:
    """The ids of the rows of the log, in its order."""
    with web.app_context():
        rows = sa.text("SELECT id FROM review ORDER BY answered_at")
        return [UUID(str(each)) for each in db.session.scalars(rows)]


def test_stopping_in_the_middle_leads_to_the_summary_and_says_what_waits(
    student: Visitor,
) -> None:
    student.get("/study/question")
    assert stops(student) == ["/study"]
    give(student, "beta")
    assert stops(student) == ["/study/summary"] * 2
    student.get("/study/summary")
    assert student.title() == "This sitting"
    assert "Today 2 questions still wait, about 1 min." in student.page
    assert ">Go on</a>" in student.page


def stops(visitor: Visitor) -> list[str]:
    """Where "Stop here" leads, on the page and in the question that it holds."""
    return re.findall(r'href="([^"]*)"><span>Stop<span class="in-full"> here<', visitor.page)


def test_before_the_first_answer_it_says_what_will_be_there(student: Visitor) -> None:
    student.get("/study/summary")
    assert student.title() == "This sitting"
    assert "Nothing was answered yet." in student.page
    assert "Your answer" not in student.page


def test_a_sitting_that_ended_is_no_part_of_the_next(web: Flask, student: Visitor) -> None:
    with web.app_context():  # no new day begins within the half hour
        far = (now().hour + 12) % 24
        db.session.execute(sa.update(Learner).values(rollover_hour=far))
        db.session.commit()
    for reply in ("alpha", "no", "alpha"):
        give(student, reply)
    assert student.get("/study/question").location == "/study/summary"
    with time_machine.travel(now() + timedelta(minutes=31), tick=True):
        assert student.get("/study/question").location == "/study"
        student.get("/study/summary")
        assert "Nothing was answered yet." in student.page


def test_the_summary_is_its_learners_alone(student: Visitor, classmate: Visitor) -> None:
    give(classmate, "beta")
    student.get("/study/summary")
    assert "Nothing was answered yet." in student.page


def test_a_visitor_registers_instead(visitor: Visitor) -> None:
    visitor.post("/try")
    answer = visitor.get("/study/summary")
    assert (answer.status_code, answer.location) == (303, "/register")


def test_without_a_sign_in_there_is_none(visitor: Visitor) -> None:
    assert visitor.get("/study/summary").location == "/sign-in?next=/study/summary"


@pytest.fixture
def plan_of_one(web: Flask, student: Visitor) -> Visitor:
    with web.app_context():
        db.session.execute(sa.update(Learner).values(new_per_day=1))
        db.session.commit()
    return student


def test_beyond_the_plan_a_few_new_facts_can_be_taken_up(plan_of_one: Visitor) -> None:
    student = plan_of_one
    give(student, "alpha")
    student.get("/study/summary")
    assert "A few new facts now" in student.page
    student.get("/study")
    assert student.title() == "Done for today"
    assert "A few new facts now" in student.page
    assert student.post("/study/more").location == "/study/question"
    student.get("/study")
    assert "<b>2</b> <span>questions, about 1 min</span>" in student.page
    give(student, "alpha blocker"), give(student, "alpha")
    student.get("/study/summary")
    assert student.title() == "Done for today"
    assert "A few new facts now" not in student.page
    assert ">Weak facts<" not in student.page


def test_what_was_taken_up_beyond_the_plan_ends_with_the_day(plan_of_one: Visitor) -> None:
    student = plan_of_one
    give(student, "alpha")
    student.post("/study/more")
    with time_machine.travel(now() + timedelta(days=1), tick=True):
        student.get("/study")
        assert "1 to review, 1 new" in student.page


def test_it_costs_as_many_statements_for_many_answers_as_for_one(
    web: Flask, student: Visitor
) -> None:
    names = [*UNITS, "deltalol", "epsilol", "zetalol"]
    with web.app_context():
        publish_items(db.session, [choice(name) for name in names], "2", now())
        db.session.commit()
        engine = db.engine
    web.extensions["bank"] = Bank(facts={name: _fact(name) for name in names})
    sent: list[str] = []
    sa.event.listen(engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    costs = []
    for more in (1, 4):
        for _ in range(more):
            give(student, "beta")
        sent.clear()
        student.get("/study/summary")
        costs.append(len(sent))
    assert student.page.count("Your answer") == 5
    assert costs == [costs[0]] * 2
