"""Weak facts and leeches: which they are, in which form they fail, what may help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask
from hypothesis import given

from app.clock import now
from app.db import db
from app.memory.replay import Entry, marks
from app.memory.standings import Weak
from app.models import Annotation, Memory, Review
from app.progress import remedies
from app.progress.failing import Failing, most_missed
from app.progress.queries import Met, Record
from app.progress.remedies import Weakness, in_words, leech_page, leeches, weak_page
from app.progress.words import FORMS
from questions.item import FORMS as EVERY_FORM
from tests.app.memory.histories import entry, logs, remark
from tests.app.progress.conftest import DRUGS, SITES, bank
from tests.app.progress.test_progress import hold, of, past, text
from tests.app.web import Visitor

NBSP = "\N{NO-BREAK SPACE}"
MONDAY = 20514  # 2 March 2026
SERVED = frozenset(f"bank/{name}" for name in (*DRUGS, *SITES))
NOTHING = Record({}, {}, SERVED, frozenset(), tallies={}, ahead=(0,) * 30, weak=())
DAY = 1440


@pytest.fixture(autouse=True)
def _midday() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=True):
        yield


def weak(number: int) -> Record:
    units = [f"bank/{name}" for name in DRUGS[:number]]
    return replace(
        NOTHING,
        recall=dict.fromkeys(units, 0.5),
        weak=tuple(Weak(unit, 0.5, 0) for unit in units),
        met={unit: Met(MONDAY - 2, MONDAY, 1) for unit in units},
    )


def lapsed(**lapses: int) -> Record:
    met = {f"bank/{name}": Met(MONDAY - 2, MONDAY, times) for name, times in lapses.items()}
    return replace(NOTHING, met=met, recall=dict.fromkeys(met, 0.8))


def test_weak_facts_come_in_pages_of_ten() -> None:
    def shown(number: int, page: int) -> tuple[int, ...]:
        found = weak_page(weak(number), bank(), page)
        return len(found.rows), found.total, found.first, found.last, found.page, found.pages

    assert shown(10, 1) == (10, 10, 1, 10, 1, 1)
    assert shown(21, 1) == (10, 21, 1, 10, 1, 3)
    assert shown(21, 3) == (1, 21, 21, 21, 3, 3)
    assert [shown(21, page)[4] for page in (-1, 0, 4, 10**9)] == [1, 1, 3, 3]
    assert shown(0, 7) == (0, 0, 1, 0, 1, 1)


def test_a_weak_fact_says_why_it_is_and_in_which_form_it_fails() -> None:
    found = replace(
        weak(1),
        recall={"bank/drug-0": 0.996},
        weak=(Weak("bank/drug-0", 0.996, 3), Weak("bank/retired", 0.1, 0)),
        met={"bank/drug-0": Met(MONDAY, MONDAY, 7, 3)},
    )
    units = weak_page(found, bank(), 1)
    fails = {"bank/drug-0": Failing("single_best", 3, 5)}
    assert in_words(units, found, fails, bank(), MONDAY).rows == (
        Weakness(
            id="drug-0",
            statement="drug-0 blocks alpha.",
            recall=f"over 99{NBSP}%",
            lapses=7,
            lately="3 of the last 5",
            seen="today",
            failing="Missed most in the form “best answer”: 3 of 5.",
            suspended=False,
        ),
    )


def test_a_leech_is_a_fact_of_four_lapses_that_can_be_asked() -> None:
    found = lapsed(bone=3, liver=4, brain=9, gone=9, **{"drug-1": 6})
    assert leeches(found, bank()) == ["bank/drug-1", "bank/liver"]


def test_what_is_suspended_stands_last_and_says_so() -> None:
    found = replace(lapsed(bone=4, liver=9), suspended=frozenset({"bank/liver", "bank/elsewhere"}))
    page = leech_page(found, bank(), 1)
    rows = in_words(page, found, {}, bank(), MONDAY).rows
    assert [(row.id, row.suspended) for row in rows] == [("bone", False), ("liver", True)]


def test_the_worst_form_is_the_one_that_was_missed_most() -> None:
    choice = {"form": "single_best"}
    log = [
        entry(1, correct=False, **choice),
        entry(2, DAY, correct=False, **choice),
        entry(3, 2 * DAY, **choice),
        entry(4, 3 * DAY, correct=False),
        entry(5, 4 * DAY, kind="relearn", counted=False, correct=False),
    ]
    assert most_missed(log) == Failing("short_answer", 2, 2)
    assert most_missed(log[:4]) == Failing("single_best", 2, 3)
    assert most_missed([entry(1), entry(2, DAY)]) is None
    assert most_missed([]) is None


def test_the_worst_form_heeds_what_was_said_later() -> None:
    log = [entry(1, correct=False), entry(2, DAY, form="single_best")]
    guessed = remark(8, 2 * DAY, "rating", entry(2).id, rating="guessed")
    undone = remark(9, 3 * DAY, "undo", entry(1).id)
    assert most_missed([*log, undone]) is None
    assert most_missed([*log, undone, guessed]) == Failing("single_best", 1, 1)


@given(logs())
def test_no_form_was_missed_more_than_the_worst(log: list[Entry]) -> None:
    said, found = marks(log), most_missed(log)
    missed = [
        row.form
        for row in log
        if row.kind in ("answer", "relearn")
        and row.id not in said.undone
        and (not said.correct(row) or said.rating(row) == "guessed")
    ]
    if found is None:
        assert missed == []
    else:
        assert found.missed == max(map(missed.count, missed))
        assert found.asked >= found.missed == missed.count(found.form)


def test_every_form_has_a_name() -> None:
    assert FORMS.keys() == EVERY_FORM.keys()


def make_leeches(web: Flask, *facts: str, lapses: int = 4) -> None:
    hold(web, *facts)
    with web.app_context():
        db.session.execute(sa.update(Memory).values(lapses=lapses))
        db.session.commit()


def test_a_leech_is_told_with_its_rule_and_its_remedies(web: Flask, student: Visitor) -> None:
    make_leeches(web, "liver")
    student.get("/progress")
    section = student.page.split('id="leeches"')[1].split("</section>")[0]
    assert "1 lapsed four times or more" in text(f"<main>{section}</main>")
    assert section.count('href="/study/question?fact=liver"') == 1
    assert section.count('href="/library/facts/liver"') == 2
    assert "a leech from its fourth lapse on" in section


def test_many_leeches_have_a_page_of_their_own(web: Flask, student: Visitor) -> None:
    make_leeches(web, *DRUGS[:25])
    student.get("/progress")
    assert "All 25 leeches" in student.page
    student.get("/progress/leeches?page=2")
    assert "Facts 21 to 25 of 25" in text(student.page)
    assert student.page.count("Ask it in another form") == 5


def test_without_a_leech_the_page_says_what_one_would_be(student: Visitor) -> None:
    student.get("/progress/leeches")
    assert "You have none. A fact stands here once you have lost it" in text(student.page)


def test_a_suspended_leech_can_be_taken_back(web: Flask, student: Visitor) -> None:
    make_leeches(web, "liver")
    with web.app_context():
        learner = of(db.session).id
        unit = {"learner_id": learner, "unit": "bank/liver", "changed_at": now()}
        db.session.add(Annotation(**unit, suspended=True))
        db.session.commit()
    student.get("/progress/leeches")
    assert "Suspended: not asked." in student.page
    assert "Let it be asked again" in student.page


def test_a_classmates_leeches_are_not_shown(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    make_leeches(web, "liver")
    classmate.get("/progress/leeches")
    assert "You have none." in text(classmate.page)


def test_the_form_is_read_from_the_log_of_the_facts_that_are_shown(
    web: Flask, student: Visitor
) -> None:
    past(web, 400, 40)
    with web.app_context():
        missed = sa.select(Review.unit).where(~Review.correct).limit(1).scalar_subquery()
        db.session.execute(sa.update(Memory).where(Memory.unit == missed).values(lapses=9))
        db.session.commit()
    student.get("/progress/leeches")
    assert f"Missed most in the form “{FORMS['single_best']}”: " in text(student.page)
    assert remedies.LEECH_FROM == 4
