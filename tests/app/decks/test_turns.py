"""A card in a sitting: shown, rated once, undone, between questions of the bank."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.models import Learner, Memory, OwnDeck, Review
from tests.app.decks.conftest import SHOT, bring
from tests.app.foreign import card_id, foreign, package
from tests.app.study.test_study import give
from tests.app.web import Visitor, hidden

LONG_AGO = now() - timedelta(days=40)


def shown(student: Visitor) -> str:
    """Open the card that is next; its address."""
    path = student.get("/study/question").location
    assert path.startswith("/decks/turn/")
    assert student.get(path).status_code == 200
    return path


def rate(student: Visitor, rating: str, **more: str) -> str:
    """Rate the card that is shown; where that leads."""
    token = hidden(student.page, "token")
    answer = student.post("/decks/rate", token=token, rating=rating, **more)
    assert answer.status_code == 303
    return answer.location


def log(web: Flask) -> list[tuple[object, ...]]:
    with web.app_context():
        rows = db.session.execute(
            sa.select(Review.unit, Review.kind, Review.rating, Review.counted).order_by(
                Review.answered_at, Review.id
            )
        )
        return [tuple(row) for row in rows]


def test_the_front_is_shown_and_the_back_by_a_link(owner: Visitor) -> None:
    path = shown(owner)
    front, back = owner.page.split("data-back")
    address = f"/decks/pictures/{SHOT.digest}"
    assert f'<div class="own-side" dir="auto"><b>Which</b> &lt;bone&gt;?<img src="{address}">' in (
        front
    )
    assert "hidden" in back.split(">")[0]
    assert "data-rate hidden" in owner.page
    assert f'href="{path}?back=yes"' in owner.page
    owner.get(f"{path}?back=yes")
    front, back = owner.page.split("data-back")
    assert "data-front hidden" in front
    assert "hidden" not in back.split(">")[0]
    assert "data-rate>" in owner.page
    said = re.findall(r"</kbd>(\w+)</span><span class=\"quiet\">([^<]*)<", owner.page)
    assert [word for word, _ in said] == ["Again", "Hard", "Good", "Easy"]
    assert said[0][1] == "tomorrow"


def test_a_rating_is_kept_and_leads_on(web: Flask, owner: Visitor) -> None:
    shown(owner)
    assert rate(owner, "good", duration="1") == "/study/question"
    assert log(web) == [(f"own/{card_id(1)}", "revealed", "good", True)]
    shown(owner)
    assert "2 of 3" in owner.page
    assert owner.page.count('name="answer"') == 1


def test_a_rating_sent_twice_is_one_and_another_one_is_refused(web: Flask, owner: Visitor) -> None:
    path = shown(owner)
    token = hidden(owner.page, "token")
    for _ in range(2):
        owner.post("/decks/rate", token=token, rating="good")
    assert owner.post("/decks/rate", token=token, rating="easy").status_code == 409
    assert len(log(web)) == 1
    assert owner.get(path).location.startswith("/decks/rated/")


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"rating": "splendid"}, 400), ({"token": "x", "rating": "good"}, 400), ({}, 400)],
)
def test_what_is_no_rating_is_refused(
    web: Flask, owner: Visitor, fields: dict[str, str], status: int
) -> None:
    shown(owner)
    sent = {"token": hidden(owner.page, "token"), **fields}
    assert owner.post("/decks/rate", **sent).status_code == status
    assert log(web) == []


def test_a_question_of_the_bank_is_no_card_and_a_card_no_question(
    web: Flask, owner: Visitor
) -> None:
    shown(owner)
    token = hidden(owner.page, "token")
    assert owner.post("/study/answer", token=token, reply="1").status_code == 400
    with web.app_context():
        db.session.execute(sa.update(Learner).values(new_per_day=10))
        db.session.commit()
    owner.get("/study/question?fact=alphalol")
    token = hidden(owner.page, "token")
    assert owner.post("/decks/rate", token=token, rating="good").status_code == 400
    assert log(web) == []


def test_in_a_second_tab_the_card_is_kept_and_the_learner_is_told(
    web: Flask, owner: Visitor
) -> None:
    shown(owner)
    first = hidden(owner.page, "token")
    shown(owner)
    second = hidden(owner.page, "token")
    owner.post("/decks/rate", token=first, rating="good")
    owner.post("/decks/rate", token=second, rating="again")
    shown(owner)
    assert "Your answer is kept, but your schedule did not move." in owner.page
    assert [row[3] for row in log(web)] == [True, False]


def test_the_last_rating_is_undone_from_the_card_that_follows(web: Flask, owner: Visitor) -> None:
    shown(owner)
    rate(owner, "easy")
    shown(owner)
    answer = owner.post("/study/undo", answer=hidden(owner.page, "answer"))
    assert answer.location == "/study/question"
    shown(owner)
    assert "Undone. The answer counts for nothing. It is not scheduled" in owner.page
    assert "1 of 3" in owner.page
    assert [row[1] for row in log(web)] == ["revealed", "undo"]


def test_the_page_of_a_rating_says_when_the_card_comes_back(owner: Visitor) -> None:
    shown(owner)
    rate(owner, "again")
    shown(owner)
    last = re.findall(r'href="(/study/answer/[^"]*)"', owner.page)
    path = owner.get(last[0]).location
    owner.get(path)
    assert owner.title() == "You rated it “Again”"
    assert "You will see it again tomorrow" in owner.page
    owner.post("/study/undo", answer=hidden(owner.page, "answer"))
    owner.get(path)
    assert "You undid this answer: it counts for nothing." in owner.page


def test_a_card_rated_again_comes_back_in_the_sitting_if_enough_others_are_left(
    web: Flask, owner: Visitor
) -> None:
    bring(web, package(*(foreign(number) for number in range(20, 30))))
    with web.app_context():
        db.session.execute(sa.update(OwnDeck).values(new_per_day=20))
        db.session.commit()
    shown(owner)
    rate(owner, "again")
    shown(owner)
    last = re.findall(r'href="(/study/answer/[^"]*)"', owner.page)
    path = owner.get(last[0]).location
    assert re.search(r"tomorrow, [^<]*, and once more in this sitting", owner.get(path).text)
    rate_back = [rate(owner, "good") for _ in range(5) if shown(owner)]
    assert len(rate_back) == 5
    assert "once more in this sitting" in owner.get(path).text
    shown(owner)
    assert "Once more: you did not know this a little earlier." in owner.page
    rate(owner, "good")
    assert "in this sitting" not in owner.get(path).text


def test_due_facts_and_due_cards_come_mixed_and_are_counted_apart(
    web: Flask, owner: Visitor
) -> None:
    with web.app_context():
        db.session.execute(sa.update(Learner).values(new_per_day=3))
        db.session.commit()
    for _ in range(6):
        if owner.get("/study/question").location:
            shown(owner)
            rate(owner, "good")
        else:
            give(owner, "alpha")
    with web.app_context():
        db.session.execute(
            sa.update(Memory).values(due_day=Memory.due_day - 40, last_day=Memory.last_day - 40)
        )
        db.session.execute(
            sa.update(Review).values(learner_day=Review.learner_day - 40, answered_at=LONG_AGO)
        )
        db.session.commit()
    owner.get("/study")
    assert "6 to review (3 are your own cards), 0 new" in owner.page
    asked = ""
    for _ in range(6):
        if owner.get("/study/question").location:
            shown(owner)
            rate(owner, "good")
            asked += "c"
        else:
            give(owner, "alpha")
            asked += "F"
    assert asked == "FcFcFc"


def test_questions_and_cards_come_in_one_sitting(web: Flask, owner: Visitor) -> None:
    with web.app_context():
        db.session.execute(sa.update(Learner).values(new_per_day=3))
        db.session.commit()
    owner.get("/study")
    assert "<b>6</b> <span>questions, about 3 min</span>" in owner.page
    assert "0 to review, 6 new (3 are your own cards)" in owner.page
    give(owner, "alpha")
    assert 'id="next-question"' not in owner.page
    assert re.findall(r'href="([^"]*)" data-next', owner.page) == ["/study/question"]
    assert "1 of 6" in owner.page
    shown(owner)
    assert "2 of 6" in owner.page
    rate(owner, "good")
    owner.get("/study")
    assert "0 to review, 4 new" in owner.page
    assert "<dt>New facts today</dt><dd>1 of 3</dd>" in owner.page
    owner.get("/study/summary")
    assert "2 of 2 facts and cards right at the first answer, 2 new." in owner.page


def test_the_summary_names_the_cards_that_were_missed(owner: Visitor) -> None:
    for rating in ("again", "good", "good"):
        shown(owner)
        rate(owner, rating)
    assert owner.get("/study/question").location == "/study/summary"
    owner.get("/study/summary")
    assert "2 of 3 cards right at the first answer, 3 new." in owner.page
    missed = owner.page.split('id="missed-title"')[1].split("</section>")[0]
    assert f'<a href="/decks/cards/{card_id(1)}" dir="auto">Which &lt;bone&gt;? [picture]</a>' in (
        missed
    )
    assert "comes back tomorrow" in missed
    assert "/quizzes/redo" not in missed


def test_what_is_buried_or_suspended_is_not_asked(owner: Visitor) -> None:
    path = shown(owner)
    owner.get(f"{path}?back=yes")
    answer = owner.post(f"/decks/cards/{card_id(1)}/bury", on="yes", here="/study/question")
    assert answer.location == "/study/question"
    shown(owner)
    assert "Buried: the card will not be asked until tomorrow." in owner.page
    owner.post(f"/decks/cards/{card_id(2)}/suspend", on="yes")
    shown(owner)
    assert "Tibia &amp; fibula" in owner.page
    assert "1 of 1" in owner.page


def test_a_stranger_to_the_card_sees_nothing_of_it(owner: Visitor, classmate: Visitor) -> None:
    path = shown(owner)
    token = hidden(owner.page, "token")
    assert classmate.get(path).status_code == 404
    assert classmate.post("/decks/rate", token=token, rating="good").status_code == 404
    assert classmate.get(f"/decks/cards/{card_id(1)}").status_code == 404
    assert classmate.get(f"/decks/pictures/{SHOT.digest}").status_code == 404
    assert classmate.post(f"/decks/cards/{card_id(1)}/flag", on="yes").status_code == 404
    assert classmate.post(f"/decks/cards/{card_id(1)}/note", text="x").status_code == 404
