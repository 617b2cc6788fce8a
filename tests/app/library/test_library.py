"""The pages of the library: what they show, what they refuse, and what they ask the database."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.models import Learner, Memory
from tests.app.items import choice
from tests.app.library.conftest import ZOLEDRONATE
from tests.app.web import Visitor, hidden

PATHS = [
    "/library",
    "/library/search?q=zometa",
    "/library/search?q=nothing",
    "/library/topics/drugs",
    "/library/concepts",
    "/library/concepts/bone",
    "/library/concepts/unused",
    "/library/facts/zoledronic-acid.class",
    "/library/facts/share",
    "/library/facts/disputed.class",
    "/library/corrections",
    "/library/misconceptions",
]


def meet(web: Flask, name: str, *facts: str) -> None:
    """Give this learner a memory of each of these facts, as of yesterday."""
    day = (now() - timedelta(days=1)).toordinal() - 719163
    with web.app_context():
        owner = db.session.scalar(
            sa.select(Learner.id).where(Learner.email == f"{name}@example.org")
        )
        assert isinstance(owner, UUID)
        for fact in facts:
            db.session.add(
                Memory(
                    learner_id=owner,
                    unit=f"bank/{fact}",
                    stability=30.0,
                    difficulty=5.0,
                    first_day=day,
                    last_day=day,
                    due_day=day + 30,
                    interval=30,
                    reps=1,
                )
            )
        db.session.commit()


def states(page: str) -> list[str]:
    return re.findall(r"</svg>([a-z ]+)</span>", page)


def test_every_page_opens_for_a_learner_and_asks_a_stranger_to_sign_in(
    student: Visitor, visitor: Visitor
) -> None:
    for path in PATHS:
        assert student.get(path).status_code == 200, path
        assert visitor.get(path).location.startswith("/sign-in?next=/library"), path


def test_what_is_not_there_is_404(student: Visitor) -> None:
    for path in ("topics/none", "concepts/none", "facts/none", "facts/none.class", "facts/%00"):
        assert student.get(f"/library/{path}").status_code == 404, path
    assert student.get(f"/library/facts/{'a' * 4000}").status_code == 404


def test_the_front_page_counts_what_this_learner_has_met(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    meet(web, "classmate", "share", "cascade")
    student.get("/library")
    assert "11 facts with their authority; you have met 0." in student.page
    classmate.get("/library")
    assert "11 facts with their authority; you have met 2." in classmate.page


def test_a_list_says_what_this_learner_holds(web: Flask, student: Visitor) -> None:
    meet(web, "student", "cascade")
    student.get("/library/topics/terms")
    assert states(student.page) == ["not met", "held", "not met"]


def test_a_corrected_fact_carries_a_sign(student: Visitor) -> None:
    student.get("/library/topics/drugs")
    assert re.findall(r'<span class="sign">(\w+)</span>', student.page) == [
        "superseded",
        "contested",
        "corrected",
    ]


def test_a_search_says_which_name_was_meant(student: Visitor) -> None:
    student.get("/library/search?q=zometa")
    assert student.title() == "2 facts for “zometa”"
    assert "“Zometa” is another name of <a" in student.page
    assert ", also called zoledronate</span>" in student.page


def test_a_slip_is_offered_mended(student: Visitor) -> None:
    student.get("/library/search?q=zometta")
    assert student.title() == "Nothing for “zometta”"
    assert 'Did you mean <a href="/library/search?q=Zometa">Zometa</a>?' in student.page


def test_ten_kilobytes_are_told_plainly_and_kept_cut(student: Visitor) -> None:
    answer = student.get("/library/search", query_string={"q": "bone " * 2048})
    assert answer.status_code == 422
    assert student.title() == "That is too long to search for"
    assert "Use at most 200 characters; you sent 10,239. The end was cut off." in answer.text
    assert f'value="{("bone " * 40).strip()}"' in answer.text


def test_odd_signs_get_a_plain_page(student: Visitor) -> None:
    for text in ("", "   ", "'; --", "%' OR 1=1", "\x00", "\x1b[", "🦴", "\ufffd"):
        answer = student.get("/library/search", query_string={"q": text})
        assert answer.status_code == 200, text


def test_bytes_that_are_no_text_get_a_plain_page(student: Visitor) -> None:
    assert student.get("/library/search?q=%ff%fe&page=%ff").status_code == 200


def test_what_is_searched_for_is_text_and_no_markup(student: Visitor) -> None:
    student.get("/library/search", query_string={"q": "<b>'\"&"})
    assert student.title() == "Nothing for “<b>'\"&”"
    assert "<b>" not in student.page


def test_a_fact_shows_why_and_by_whom(student: Visitor) -> None:
    student.get("/library/facts/weak-bones")
    assert student.title() == "Bones are weakened."
    assert "Corrected: an article that we started from says otherwise." in student.page
    assert '<a href="https://example.org/text" rel="noopener noreferrer external">A text</a>' in (
        student.page
    )
    assert "5 November 2024 (PMID 123)" in student.page
    assert "In the article: bones are never weakened" in student.page


def test_a_retired_id_is_gone_and_says_what_replaced_it(student: Visitor) -> None:
    answer = student.get("/library/facts/buried")
    assert answer.status_code == 410
    assert student.title() == "This fact was withdrawn"
    assert "On 2 January 2026. It said it twice." in answer.text
    assert '<a href="/library/facts/cascade">Cells invade, survive and settle.</a>' in answer.text
    assert student.get("/library/facts/lost").status_code == 410
    assert student.get("/library/facts/gone.class").status_code == 410


def test_corrections_show_what_was_said_and_what_is_true(student: Visitor) -> None:
    student.get("/library/corrections")
    for words in (
        "Bones are never weakened",
        "Bones are weakened.",
        "blood is green",
        "It is red.",
    ):
        assert words in student.page
    assert "blood is thick" not in student.page.casefold()


def test_misconceptions_show_belief_and_correction(student: Visitor) -> None:
    student.get("/library/misconceptions")
    assert student.page.count("Bones stay strong.") == 2
    assert "Haemoptysis is coughed blood." in student.page


def test_study_this_asks_this_fact_now(student: Visitor) -> None:
    student.get(f"/library/facts/{ZOLEDRONATE}")
    answer = student.post(f"/library/facts/{ZOLEDRONATE}/study")
    assert (answer.status_code, answer.location) == (303, f"/study/question?fact={ZOLEDRONATE}")
    student.get(answer.location)
    assert student.title() == choice(ZOLEDRONATE).stem


def test_an_early_answer_is_an_ordinary_review(web: Flask, student: Visitor) -> None:
    meet(web, "student", ZOLEDRONATE)
    student.get(f"/study/question?fact={ZOLEDRONATE}")
    reply = {"reply": "alpha blocker"} if 'type="text"' in student.page else {"reply": "1"}
    given = student.post("/study/answer", token=hidden(student.page, "token"), **reply)
    assert given.status_code == 200
    with web.app_context():
        reps = db.session.scalar(sa.select(Memory.reps).where(Memory.unit == f"bank/{ZOLEDRONATE}"))
    assert reps in (1, 2)


def test_a_fact_without_a_question_says_so(student: Visitor) -> None:
    answer = student.post("/library/facts/share/study")
    assert answer.location == "/library/facts/share"
    student.get(answer.location)
    assert "There is no question on this fact." in student.page
    assert "Study this" not in student.page


def test_what_is_not_there_cannot_be_studied(student: Visitor) -> None:
    for fact, status in (("none", 404), ("buried", 410), ("gone.class", 410)):
        assert student.post(f"/library/facts/{fact}/study").status_code == status


def test_a_question_on_what_is_not_asked_is_404(student: Visitor) -> None:
    for fact in ("none", "share", "gone.class", "%00", ""):
        assert student.get(f"/study/question?fact={fact}").status_code == 404


@pytest.mark.parametrize(
    ("few", "many"),
    [
        ("/library/search?q=haemoptysis", "/library/search?q=bone"),
        ("/library/topics/care", "/library/topics/drugs"),
        ("/library/concepts/haemoptysis", "/library/concepts/bone"),
        ("/library/facts/cough", "/library/facts/zoledronic-acid.class"),
    ],
)
def test_a_list_costs_as_many_statements_for_many_facts_as_for_few(
    student: Visitor, sent: list[str], few: str, many: str
) -> None:
    costs = []
    for path in (few, many):
        sent.clear()
        student.get(path)
        costs.append((student.page.count('href="/library/facts/'), len(sent)))
    (rows, cost), (more, cost_of_more) = costs
    assert rows < more
    assert cost == cost_of_more


def test_a_page_asks_the_memory_once_however_many_facts_were_met(
    web: Flask, student: Visitor, sent: list[str]
) -> None:
    costs = []
    for facts in (("share",), ("cascade", "cough")):
        meet(web, "student", *facts)
        for path in PATHS:
            sent.clear()
            student.get(path)
            own = [line for line in sent if re.search(r"\bFROM memory\b", line)]
            assert ["learner_id" in line.split("WHERE")[1] for line in own] == [True], path
            costs.append(len(sent))
    assert costs[: len(PATHS)] == costs[len(PATHS) :]
    assert max(costs) <= 5  # one of them is the number of notices


def test_a_withdrawn_fact_can_still_be_reported_from_a_deck(student: Visitor) -> None:
    assert student.get("/reports/new?fact=buried").status_code == 200
    assert "This fact was withdrawn. It said it twice." in student.page


def test_an_answer_to_a_fact_withdrawn_meanwhile_promises_no_return(
    web: Flask, student: Visitor
) -> None:
    student.get(f"/study/question?fact={ZOLEDRONATE}")
    token = hidden(student.page, "token")
    del web.extensions["bank"].facts[ZOLEDRONATE]
    student.post("/study/answer", token=token, reply="1")
    assert "This fact was withdrawn meanwhile: it is not asked any more." in student.page
    assert "You will see it again" not in student.page
