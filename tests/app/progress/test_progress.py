"""The page of progress over HTTP: what it says, to whom, and what it costs."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask
from sqlalchemy.orm import Session

from app.clock import now
from app.db import db
from app.memory.checking import differences, tally_differences
from app.memory.days import learner_day
from app.memory.own import take_in
from app.memory.standings import answers_given
from app.models import DayTally, Learner, Memory, OwnDeck
from app.progress import queries
from tests.app.foreign import foreign, package, reviewed
from tests.app.progress.past import write_past
from tests.app.web import Visitor

MIDDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = 20514
LONG_AGO = (reviewed(MIDDAY - timedelta(days=60), 3),)
LEARNERS_OWN = re.compile(r"\b(memory|review|day_tally|annotation)\b")


@pytest.fixture(autouse=True)
def _midday() -> Iterator[None]:
    with time_machine.travel(MIDDAY, tick=True):
        yield


def of(session: Session, name: str = "student") -> Learner:
    return session.scalars(sa.select(Learner).where(Learner.email == f"{name}@example.org")).one()


def past(web: Flask, answers: int, days: int, name: str = "student") -> None:
    with web.app_context():
        write_past(db.session, of(db.session, name), answers, days, now())


def hold(web: Flask, *facts: str, stability: float = 1.0, ago: int = 30, due: int = 0) -> None:
    """Facts that were met so many days ago, and are due so many days from today."""
    with web.app_context():
        for fact in facts:
            memory = Memory(
                learner_id=of(db.session).id,
                unit=f"bank/{fact}",
                stability=stability,
                difficulty=5.0,
                due_day=TODAY + due,
                first_day=TODAY - ago,
                last_day=TODAY - ago,
                reps=1,
            )
            db.session.add(memory)
        db.session.commit()


def text(page: str) -> str:
    """What the page says, without its markup."""
    main = page.split("<main", 1)[1].split("</main>")[0]
    bare = html.unescape(re.sub(r"<[^>]*>", " ", main)).replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(bare.split())


def test_without_an_answer_it_says_what_will_be_here(student: Visitor) -> None:
    assert student.get("/progress").status_code == 200
    said = text(student.page)
    assert "Nothing to show yet: it begins with your first answer." in said
    assert student.page.count('class="btn') == 1
    assert 'href="/study/question">Answer the first question</a>' in student.page
    assert '<svg class="chart' not in student.page


def test_one_answer_is_told_in_the_singular(web: Flask, student: Visitor) -> None:
    past(web, 1, 1)
    student.get("/progress")
    said = text(student.page)
    assert "1 answer on 1 day since 1 March 2026." in said
    assert "Current run 1 day Longest run 1 day Answers 1" in said
    assert "– of 1 first answer, last 30 days" in said
    assert "– of 0 reviews, last 30 days" in said
    assert "1 of 47 facts met" in said
    assert re.findall(r"\b1 (?:days|answers|facts|reviews|lapses|questions)\b", said) == []


def test_every_chart_has_a_name_and_a_table(web: Flask, student: Visitor) -> None:
    past(web, 300, 40)
    student.get("/progress")
    charts = re.findall(r'<svg class="chart[^>]*>', student.page)
    assert len(charts) == 6
    assert all('role="img" aria-labelledby="' in chart for chart in charts)
    named = [id_ for chart in charts for id_ in chart.split('labelledby="')[1][:-2].split()]
    assert [id_ for id_ in named if student.page.count(f'id="{id_}"') != 1] == []
    assert student.page.count("<summary>As a table</summary>") == 6
    assert student.page.count("<summary>How this is counted</summary>") == 9


def test_topics_and_weak_facts_lead_into_the_library(web: Flask, student: Visitor) -> None:
    hold(web, "bone", "drug-3")
    student.get("/progress")
    for path in ("/library/topics/sites", "/library/topics/drugs", "/library/facts/bone"):
        assert f'href="{path}"' in student.page
        assert student.client.get(path).status_code == 200
    assert "2 of 2 met" in text(student.page)


def test_weak_facts_have_pages(web: Flask, student: Visitor) -> None:
    hold(web, *(f"drug-{number}" for number in range(21)))
    shown = []
    for page in (
        "",
        "?page=2",
        "?page=3",
        "?page=99",
        "?page=-1",
        "?page=two",
        "?page=9" + "9" * 9,
    ):
        assert student.get(f"/progress{page}").status_code == 200
        shown.append(re.findall(r"Facts \d+ to \d+ of \d+", student.page))
    first, second, third = (
        ["Facts 1 to 10 of 21"],
        ["Facts 11 to 20 of 21"],
        ["Facts 21 to 21 of 21"],
    )
    assert shown == [first, second, third, third, first, first, third]


def test_due_today_holds_what_is_late(web: Flask, student: Visitor) -> None:
    hold(web, "drug-1", due=-20)
    hold(web, "drug-2", "drug-3", due=0)
    hold(web, "drug-4", due=29)
    hold(web, "drug-5", due=30)
    student.get("/progress")
    said = text(student.page)
    assert "3 due today, about 2 min 1 of them was due earlier." in said
    assert "1 more in the next 29 days, about 1 min." in said
    assert "Today 3 Tuesday 3 March 2026 0" in said
    assert "Tuesday 31 March 2026 1 " in said


def test_what_is_set_aside_is_neither_due_nor_late(web: Flask, student: Visitor) -> None:
    hold(web, "drug-1", "drug-2", "drug-3", due=-20)
    student.post("/notes/facts/drug-1/suspend", on="yes")
    student.post("/notes/facts/drug-2/bury", on="yes")
    student.get("/progress")
    said = text(student.page)
    assert "1 due today, about 1 min 1 of them was due earlier. 1 more in the next 29 days" in said
    assert "Tuesday 3 March 2026 1" in said


def test_cards_that_were_taken_away_make_nothing_late(web: Flask, student: Visitor) -> None:
    hold(web, "drug-1", "drug-2", due=0)
    with web.app_context():
        bones = package(*(foreign(number, reviews=LONG_AGO) for number in (1, 2, 3)))
        take_in(db.session, of(db.session), bones, scheduling=True, now=now())
        db.session.commit()
    student.get("/progress")
    assert "5 due today, about 3 min 3 of them were due earlier." in text(student.page)
    with web.app_context():
        (deck_id,) = db.session.scalars(sa.select(OwnDeck.id))
    student.post(f"/decks/{deck_id}/remove")
    student.get("/progress")
    said = text(student.page)
    assert ("2 due today" in said, "due earlier" in said) == (True, False)


def test_a_classmates_past_is_not_shown(web: Flask, student: Visitor, classmate: Visitor) -> None:
    past(web, 50, 10)
    classmate.get("/progress")
    assert "Nothing to show yet" in text(classmate.page)


def test_strangers_sign_in_and_visitors_register(web: Flask, visitor: Visitor) -> None:
    assert visitor.get("/progress").location == "/sign-in?next=/progress"
    visitor.post("/try", zone="Europe/Vienna")
    assert visitor.get("/progress").location == "/register"


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Kiritimati", 3), ("Etc/GMT+12", 1), ("Europe/Vienna", 2)]
)
def test_days_are_the_learners_own(web: Flask, student: Visitor, zone: str, day: int) -> None:
    at = datetime(2026, 3, 2, 14, 30, tzinfo=UTC)
    with web.app_context():
        learner = of(db.session)
        learner.zone = zone
        db.session.add(DayTally(learner_id=learner.id, day=TODAY - 2 + day, answers=7))
        db.session.commit()
        assert learner_day(at, zone, 4) == TODAY - 2 + day
    with time_machine.travel(at, tick=True):
        student.get("/progress")
    assert f"7 answers on 1 day since {day} March 2026." in text(student.page)
    assert "Current run 1 day" in text(student.page)
    today = re.findall(r'<rect class="day mastery-(\d) is-today"[^>]*><title>([^<]*)', student.page)
    ((step, words),) = today
    assert (step, words.split(":")[0].split(" ", 1)[1]) == ("1", f"{day} March 2026")


@pytest.mark.parametrize(
    "at", [datetime(2024, 3, 1, 12, tzinfo=UTC), datetime(2027, 1, 2, tzinfo=UTC)]
)
def test_a_leap_day_and_a_years_turn_break_no_run(web: Flask, at: datetime) -> None:
    with time_machine.travel(at, tick=True):
        student = Visitor(web).register("student")
        with web.app_context():
            learner = of(db.session).id
            today = learner_day(at, "UTC", 4)
            for day in range(today - 3, today):
                db.session.add(DayTally(learner_id=learner, day=day, answers=1))
            db.session.commit()
        student.get("/progress")
    assert "Current run 3 days Longest run 3 days" in text(student.page)


@pytest.fixture
def sent(web: Flask) -> Iterator[list[str]]:
    """The statements that reach the database."""
    with web.app_context():
        engine = db.engine
    statements: list[str] = []

    def note(*said: object) -> None:
        statements.append(str(said[2]))

    sa.event.listen(engine, "before_cursor_execute", note)
    yield statements
    sa.event.remove(engine, "before_cursor_execute", note)


def test_it_costs_as_many_statements_for_three_rows_as_for_one(
    web: Flask, student: Visitor, sent: list[str]
) -> None:
    costs = []
    for facts in (["bone"], ["liver", "drug-1"], [f"drug-{number}" for number in range(2, 45)]):
        hold(web, *facts)
        sent.clear()
        student.get("/progress")
        costs.append(len(sent))
    assert costs == [costs[0]] * 3
    assert costs[0] <= 11


def test_five_thousand_answers_cost_no_more_than_one_and_the_log_is_not_counted(
    web: Flask, student: Visitor, classmate: Visitor, sent: list[str]
) -> None:
    past(web, 1, 1)
    past(web, 5000, 120, "classmate")
    sent.clear()
    student.get("/progress")
    few = list(sent)
    sent.clear()
    classmate.get("/progress")
    assert "5,000 answers on" in text(classmate.page)
    assert len(sent) == len(few)
    on_log = [line for line in sent if re.search(r"\breview\b", line)]
    assert [line for line in on_log if "count(" in line or "review.unit IN" not in line] == []


def test_no_statement_on_learners_tables_is_without_the_learner(
    web: Flask, student: Visitor, sent: list[str]
) -> None:
    past(web, 200, 30)
    with web.app_context():
        learner = of(db.session)
        sent.clear()
        queries.record(db.session, learner, TODAY)
    own = [line for line in sent if LEARNERS_OWN.search(line)]
    assert len(own) == 6
    assert [line for line in own if "learner_id" not in line.split("WHERE", 1)[-1]] == []


def test_the_seeded_past_is_what_the_rules_make(web: Flask, student: Visitor) -> None:
    past(web, 300, 40)
    with web.app_context():
        learner = of(db.session)
        assert answers_given(db.session, learner.id) == 300
        assert differences(db.session, learner) == ()
        assert tally_differences(db.session, learner) == ()
