"""A sitting by forms alone: question, answer, feedback, rating, override, undo."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from app.cards.words import when
from app.clock import now
from app.db import db
from app.memory.changes import publish_changes
from app.memory.days import learner_day
from app.memory.publishing import publish_items
from app.models import ChoiceTally, DayTally, Learner, Memory, Review
from questions.item import SingleBest, with_version
from questions.model import Change
from questions.world import Bank
from tests.app.items import choice
from tests.app.web import UNITS, Visitor, _fact, heading, hidden, small_bank

LONG_AGO = timedelta(days=31)
OTHERS = ("deltalol", "epsilol", "zetalol")


def log(web: Flask) -> list[tuple[str, str, str | None]]:
    """Kind, unit and reply of every row of the log."""
    with web.app_context():
        rows = db.session.execute(sa.select(Review).order_by(Review.answered_at)).scalars()
        return [(row.kind, row.unit, row.reply) for row in rows]


def memories(web: Flask) -> dict[str, float | None]:
    with web.app_context():
        return {row.unit: row.stability for row in db.session.scalars(sa.select(Memory))}


def asked(visitor: Visitor) -> str:
    """Go to the question and hand back its token."""
    assert visitor.get("/study/question").status_code == 200
    return hidden(visitor.page, "token")


def row(visitor: Visitor, name: str) -> str:
    """What the page sends for the option of this name."""
    found = {
        words.split()[0].casefold(): value
        for value, words in re.findall(
            r'name="reply" value="([^"]*)".*?<span>([^<]*)</span>', visitor.page, re.DOTALL
        )
    }
    return found[name]


def tomorrow() -> str:
    """How the page names tomorrow; these learners live in UTC."""
    day = learner_day(now(), "UTC", 4) + 1
    return when(day, 1)


def give(visitor: Visitor, reply: str) -> int:
    """Answer what is asked: the option of this name, or this text."""
    token = asked(visitor)
    sent = row(visitor, reply) if 'type="radio"' in visitor.page else reply
    return visitor.post("/study/answer", token=token, reply=sent).status_code


def test_a_right_answer_is_marked_stored_and_followed_by_the_next_question(
    web: Flask, student: Visitor
) -> None:
    assert give(student, "alpha") == 200
    assert re.findall(r'class="verdict ([\w-]+)"', student.page) == ["is-right"]
    assert student.page.count("data-question") == 1
    assert log(web) == [("answer", "bank/alphalol", "alpha")]


def test_a_wrong_answer_shows_the_key_and_is_rated_by_nobody(student: Visitor) -> None:
    give(student, "beta")
    assert re.findall(r'<li class="option([^"]*)">', student.page).count(" is-key") == 1
    assert re.findall(r'<li class="option([^"]*)">', student.page).count(" is-wrong") == 1
    assert "data-rate" not in student.page


def test_the_page_of_a_question_does_not_tell_the_answer(student: Visitor) -> None:
    asked(student)
    assert "is-key" not in student.page
    assert "It blocks alpha" not in student.page


def test_the_options_keep_their_places(student: Visitor) -> None:
    token = asked(student)
    before = re.findall(r"<span>(\w+) blocker</span>", student.page)
    student.post("/study/answer", token=token, reply="2")
    names = re.findall(
        r'<span class="option-key"[^>]*>\d</span>\s*<span>(\w+) blocker', student.page
    )
    assert names[:3] == before


@pytest.mark.parametrize("reply", ["", "alpha", "0", "4", "a\0b", "x" * 201])
def test_a_reply_that_is_none_gets_the_same_question_again(
    web: Flask, student: Visitor, reply: str
) -> None:
    token = asked(student)
    before = heading(student.page)
    assert student.post("/study/answer", token=token, reply=reply).status_code == 422
    assert (heading(student.page), hidden(student.page, "token")) == (before, token)
    assert log(web) == []


def test_bytes_that_are_no_text_are_no_answer(web: Flask, student: Visitor) -> None:
    token = asked(student)
    answer = student.post_parts("/study/answer", token=token, reply=b"\xed\xa0\x80")
    assert answer.status_code == 422
    assert log(web) == []


@pytest.mark.parametrize("token", ["", "forged", "a\0b", "WyJzdHVkeSJd.x"])
def test_a_forged_token_stores_nothing(web: Flask, student: Visitor, token: str) -> None:
    assert student.post("/study/answer", token=token, reply="alpha").status_code == 400
    assert log(web) == []


def test_a_changed_token_stores_nothing(web: Flask, student: Visitor) -> None:
    token = asked(student)
    changed = ("A" if token[0] != "A" else "B") + token[1:]
    assert student.post("/study/answer", token=changed, reply="alpha").status_code == 400
    assert log(web) == []


def test_a_token_lives_thirty_days(web: Flask, student: Visitor) -> None:
    token = asked(student)
    with time_machine.travel(now() + LONG_AGO, tick=True):
        student.post("/sign-in", email="student@example.org", password="correct horse battery")
        assert student.post("/study/answer", token=token, reply="alpha").status_code == 410
    assert log(web) == []


def test_the_question_of_a_classmate_is_not_there(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    token = asked(classmate)
    assert student.post("/study/answer", token=token, reply="1").status_code == 404
    assert log(web) == []


def test_an_answer_without_the_csrf_token_is_not_stored(web: Flask, student: Visitor) -> None:
    token = asked(student)
    answer = student.post("/study/answer", token=token, reply="1", csrf_token=None)
    assert (answer.status_code, heading(student.page)) == (400, "The form had lapsed")
    assert log(web) == []


def test_a_double_submit_is_one_row_and_one_page(web: Flask, student: Visitor) -> None:
    token = asked(student)
    sent = row(student, "alpha")
    first = student.post("/study/answer", token=token, reply=sent)
    again = student.post("/study/answer", token=token, reply=sent)
    assert (first.status_code, again.status_code) == (200, 200)
    assert log(web) == [("answer", "bank/alphalol", "alpha")]


def test_the_same_question_takes_no_second_reply(web: Flask, student: Visitor) -> None:
    token = asked(student)
    right, wrong = row(student, "alpha"), row(student, "beta")
    student.post("/study/answer", token=token, reply=right)
    assert student.post("/study/answer", token=token, reply=wrong).status_code == 409
    assert student.title() == "Already answered"
    assert log(web) == [("answer", "bank/alphalol", "alpha")]


def test_the_pages_count_of_milliseconds_is_kept_within_reason(
    web: Flask, student: Visitor
) -> None:
    token = asked(student)
    student.post("/study/answer", token=token, reply="1", duration="999999999")
    with web.app_context():
        row = db.session.scalars(sa.select(Review)).one()
        assert row.served_at is not None
        assert row.duration_ms is not None
        assert timedelta(milliseconds=row.duration_ms) <= row.answered_at - row.served_at


def test_i_guessed_is_stored_and_leads_on(web: Flask, student: Visitor) -> None:
    give(student, "alpha")
    name = hidden(student.page, "answer")
    answer = student.post("/study/rate", answer=name, rating="guessed")
    assert (answer.status_code, answer.location) == (303, "/study/question")
    student.get(answer.location)
    assert "Rated “I guessed”. You will see it again tomorrow" in student.page
    assert [kind for kind, _, _ in log(web)] == ["answer", "rating"]


def test_beside_each_rating_stands_when_the_fact_comes_back_then(
    web: Flask, student: Visitor
) -> None:
    give(student, "alpha")
    assert "rating-back" not in student.page
    give(student, "alpha blocker")
    said = dict(re.findall(r'value="(\w+)" data-digit.*?rating-back">([^<]*)<', student.page))
    assert list(said) == ["hard", "good", "easy", "guessed"]
    assert said["guessed"] == "tomorrow"
    answer = student.post("/study/rate", answer=hidden(student.page, "answer"), rating="easy")
    student.get(answer.location)
    assert f"Rated “Easy”. You will see it again {said['easy']}, on " in student.page


def test_what_is_suspended_comes_back_on_no_day(student: Visitor) -> None:
    give(student, "alpha")
    give(student, "alpha blocker")
    here = f"/study/answer/{hidden(student.page, 'answer')}"
    assert student.post("/notes/facts/betalol/suspend", on="yes").status_code == 303
    student.get(here)
    assert 'data-digit="3"' in student.page
    assert "rating-back" not in student.page


def test_a_rating_that_is_none_is_refused(web: Flask, student: Visitor) -> None:
    give(student, "alpha")
    name = hidden(student.page, "answer")
    assert student.post("/study/rate", answer=name, rating="superb").status_code == 400
    assert len(log(web)) == 1


def test_a_wrong_answer_cannot_be_rated(web: Flask, student: Visitor) -> None:
    give(student, "beta")
    name = hidden(student.page, "answer")
    student.post("/study/rate", answer=name, rating="easy")
    student.get("/study/question")
    assert '<div class="notice is-wrong"' in student.page
    assert len(log(web)) == 1


@pytest.mark.parametrize("verb", ["rate", "override", "undo"])
def test_a_classmates_answer_is_not_there(
    web: Flask, student: Visitor, classmate: Visitor, verb: str
) -> None:
    give(classmate, "alpha")
    name = hidden(classmate.page, "answer")
    answer = student.post(f"/study/{verb}", answer=name, rating="easy")
    assert answer.status_code == 404
    assert student.get(f"/study/answer/{name}").status_code == 404
    assert len(log(web)) == 1


def test_an_undone_answer_leaves_the_fact_as_new(web: Flask, student: Visitor) -> None:
    give(student, "alpha")
    name = hidden(student.page, "answer")
    assert student.post("/study/undo", answer=name).location == "/study/question"
    assert memories(web) == {"bank/alphalol": None}
    student.get(f"/study/answer/{name}")
    assert "Undo this answer" not in student.page


def test_the_last_answer_stays_one_link_away(student: Visitor) -> None:
    asked(student)
    assert "Last answer" not in student.page
    give(student, "alpha")
    name = hidden(student.page, "answer")
    asked(student)
    assert f'href="/study/answer/{name}">Last answer</a>' in student.page


def test_the_last_answer_is_undone_from_the_question_that_follows(
    web: Flask, student: Visitor
) -> None:
    asked(student)
    assert "/study/undo" not in student.page
    give(student, "alpha")
    asked(student)
    assert student.page.count('action="/study/undo"') == 1
    name = hidden(student.page, "answer")
    assert student.post("/study/undo", answer=name).location == "/study/question"
    student.get("/study/question")
    assert "Undone. The answer counts for nothing." in student.page
    assert "Last answer" not in student.page
    assert "/study/undo" not in student.page
    assert student.title() == "Which class?"
    assert memories(web) == {"bank/alphalol": None}


def test_what_a_wrong_answer_brings_is_said(web: Flask, student: Visitor) -> None:
    give(student, "beta")
    assert re.findall(r"You will see it again[^<]*", student.page) == [
        f"You will see it again {tomorrow()}: you missed it."
    ]
    with web.app_context():
        publish_items(db.session, [choice(name) for name in (*UNITS, *OTHERS)], "2", now())
        facts = {name: _fact(name) for name in (*UNITS, *OTHERS)}
        web.extensions["bank"] = replace(small_bank(), facts=facts)
        db.session.commit()
    student.get(f"/study/answer/{hidden(student.page, 'answer')}")
    assert re.findall(r"You will see it again[^<]*", student.page) == [
        f"You will see it again {tomorrow()}, and once more in this sitting: you missed it."
    ]


def test_the_time_left_is_told_at_the_learners_pace(web: Flask, student: Visitor) -> None:
    asked(student)
    assert "1 of 3, about 2 min" in student.page
    with web.app_context():
        learner = db.session.scalars(sa.select(Learner)).one()
        day = learner_day(now(), learner.zone, learner.rollover_hour)
        db.session.add(
            DayTally(learner_id=learner.id, day=day - 1, answers=20, duration_ms=1_800_000)
        )
        db.session.commit()
    asked(student)
    assert "1 of 3, about 5 min" in student.page
    student.get("/study")
    assert "questions, about 5 min" in student.page


def test_a_sitting_is_as_long_as_the_days_minutes(web: Flask, student: Visitor) -> None:
    with web.app_context():
        learner = db.session.scalars(sa.select(Learner)).one()
        learner.minutes_per_day = 20
        day = learner_day(now(), learner.zone, learner.rollover_hour)
        spent = DayTally(
            learner_id=learner.id, day=day, answers=48, duration_ms=19 * 60_000 + 30_000
        )
        db.session.add(spent)
        db.session.commit()
    asked(student)
    assert "1 of 2, about 1 min" in student.page
    with web.app_context():
        db.session.merge(
            DayTally(learner_id=learner.id, day=day, answers=48, duration_ms=1_200_000)
        )
        db.session.commit()
    student.post("/study/go-on")
    asked(student)
    assert "1 of 3, about 2 min" in student.page


def test_a_typed_answer_can_be_called_right(web: Flask, student: Visitor) -> None:
    give(student, "alpha")
    assert give(student, "a blocker of alpha") == 200
    assert "My typed answer was right" in student.page
    name = hidden(student.page, "answer")
    answer = student.post("/study/override", answer=name)
    assert answer.location == f"/study/answer/{name}"
    student.get(answer.location)
    assert re.findall(r'class="verdict ([\w-]+)"', student.page) == ["is-right"]


def test_when_all_is_done_the_dashboard_says_so(student: Visitor) -> None:
    for reply in ("alpha", "alpha blocker", "alpha"):
        assert give(student, reply) == 200
    assert ">Finish</a>" in student.page
    assert student.get("/study/question").location == "/study/summary"
    student.get("/study")
    assert student.title() == "Done for today"
    assert "The next facts come back tomorrow" in student.page


def test_a_new_learner_sees_how_much_there_is(student: Visitor) -> None:
    student.get("/study")
    assert student.title() == "Study now"
    assert "<b>3</b> <span>questions, about 2 min</span>" in student.page


def test_the_feedback_tells_how_first_answers_spread(web: Flask, student: Visitor) -> None:
    item = choice("alphalol")
    with web.app_context():
        for name, times in (("alpha", 27), ("beta", 14)):
            db.session.add(
                ChoiceTally(
                    item_id=item.id,
                    version=item.version,
                    choice=name,
                    count=times,
                    of=41,
                    counted_at=datetime(2026, 11, 28, 9, tzinfo=UTC),
                )
            )
        db.session.commit()
    asked(student)
    assert "first answers" not in student.page
    give(student, "beta")
    found = re.findall(
        r"<span>(\w+) blocker</span>.*?class=\"share\">([^<]*)<", student.page, re.DOTALL
    )
    assert sorted(found) == [("Alpha", "66\xa0%"), ("Beta", "34\xa0%"), ("Gamma", "0\xa0%")]
    assert "Of 41 first answers, counted on 28 November 2026." in student.page


def test_a_changed_fact_says_what_it_said_before_and_says_now(web: Flask, student: Visitor) -> None:
    give(student, "alpha")
    change = Change(on=date(2026, 3, 1), what="Mended.", meaning=True, before="It was so.")
    changed = _fact("alphalol").model_copy(update={"changes": (change,)})
    with web.app_context():
        publish_changes(db.session, Bank(facts={"alphalol": changed}), now())
        db.session.commit()
    asked(student)
    assert "This changed on 1 March 2026, after you had met it." in student.page
    assert "It was so." not in student.page
    give(student, "alpha")
    assert "<p>This changed on 1 March 2026: Mended.</p>" in student.page
    assert (
        "<dt>Before</dt><dd>It was so.</dd><dt>Now</dt><dd>alphalol blocks alpha.</dd>"
        in student.page
    )


def test_without_published_facts_the_dashboard_says_what_will_be_there(
    web: Flask, student: Visitor
) -> None:
    with web.app_context():
        db.session.execute(sa.text("DELETE FROM current_item"))
        db.session.commit()
    student.get("/study")
    assert "No facts have been published on this server yet." in student.page


def test_what_is_reported_of_an_answer_brings_the_answer(web: Flask, student: Visitor) -> None:
    asked(student)
    assert re.findall(r"/reports/new\?(\w+)=", student.page) == ["item"]
    give(student, "beta")
    about = re.findall(r'"/reports/new\?(\w+)=([^"]*)"', student.page)
    with web.app_context():
        (given,) = db.session.scalars(sa.select(Review.id))
    assert about[0] == ("answer", str(given))
    student.get(f"/reports/new?answer={given}")
    assert "Which class?" in student.page


def test_a_learner_who_takes_up_no_new_facts_is_told_so(web: Flask, student: Visitor) -> None:
    with web.app_context():
        db.session.execute(sa.update(Learner).values(new_per_day=0))
        db.session.commit()
    student.get("/study")
    assert student.title() == "Done for today"
    assert "Your plan takes up no new facts." in student.page
    assert "Tomorrow there are new facts." not in student.page


def test_where_all_that_is_left_is_suspended_the_dashboard_says_where_it_went(
    web: Flask, student: Visitor
) -> None:
    for name in UNITS:
        student.post(f"/notes/facts/{name}/suspend", on="yes")
    student.get("/study")
    assert student.title() == "Done for today"
    assert "What you have not met is suspended." in student.page
    student.post(f"/notes/facts/{UNITS[0]}/suspend", on="no")
    student.get("/study")
    assert "0 to review, 1 new" in student.page


def test_what_is_suspended_is_not_counted_in_the_week_ahead(web: Flask, student: Visitor) -> None:
    give(student, "beta")
    student.get("/study")
    assert week(student) == [1, 0, 0, 0, 0, 0, 0]
    student.post("/notes/facts/alphalol/suspend", on="yes")
    student.get("/study")
    assert week(student) == [0, 0, 0, 0, 0, 0, 0]
    assert "<dt>Facts met</dt><dd>1 of 3</dd>" in student.page


def week(student: Visitor) -> list[int]:
    """How many facts come back on each of the next seven days."""
    table = student.page.split('<table class="week">')[1].split("</table>")[0]
    return [int(count) for count in re.findall(r"<td>(\d+)</td>", table)]


def test_an_over_long_answer_stands_in_its_field_again_cut(web: Flask, student: Visitor) -> None:
    give(student, "alpha")
    token = asked(student)
    student.post("/study/answer", token=token, reply="y" * 240)
    assert re.findall(r'id="reply" [^>]*value="([^"]*)"', student.page) == ["y" * 200]
    assert "Use at most 200 characters; you sent 240. The end was cut off." in student.page
    assert len(log(web)) == 1


def test_a_refused_answer_is_put_back_without_what_is_no_text(student: Visitor) -> None:
    give(student, "alpha")
    token = asked(student)
    student.post("/study/answer", token=token, reply='a\x07b "<i>')
    assert 'value="ab &#34;&lt;i&gt;"' in student.page


def test_undo_says_when_the_fact_comes_back_now(student: Visitor) -> None:
    give(student, "alpha")
    name = hidden(student.page, "answer")
    said = []
    for _ in range(2):
        student.post("/study/undo", answer=name)
        student.get("/study/question")
        said += re.findall(r'role="status"><p>([^<]*)</p>', student.page)
    back = "The answer counts for nothing. It is not scheduled: you will meet it as new."
    assert said == [f"Undone. {back}", f"It was undone before. {back}"]


def test_the_page_of_an_answer_says_that_it_was_undone(student: Visitor) -> None:
    give(student, "alpha")
    name = hidden(student.page, "answer")
    student.get(f"/study/answer/{name}")
    assert "You undid this answer" not in student.page
    student.post("/study/undo", answer=name)
    student.get(f"/study/answer/{name}")
    assert "You undid this answer: it counts for nothing." in student.page


def test_an_undone_answer_cannot_be_called_right(web: Flask, student: Visitor) -> None:
    give(student, "alpha")
    give(student, "a blocker of alpha")
    name = hidden(student.page, "answer")
    student.post("/study/override", answer=name)
    student.post("/study/undo", answer=name)
    student.post("/study/override", answer=name)
    student.get(f"/study/answer/{name}")
    assert "This answer was undone." in student.page
    assert "now counts as right" not in student.page
    assert [kind for kind, _, _ in log(web)] == ["answer", "answer", "override", "undo"]


def test_the_page_of_an_answer_shows_the_rating_in_force(student: Visitor) -> None:
    give(student, "alpha")
    name = hidden(student.page, "answer")
    assert "aria-pressed" not in student.page.split("data-rate")[1].split("</form>")[0]
    for said in ("hard", "guessed"):
        student.post("/study/rate", answer=name, rating=said)
    student.get(f"/study/answer/{name}")
    pressed = re.findall(
        r'value="(\w+)" data-digit="\d" aria-pressed="(\w+)"', student.page.split("data-rate")[1]
    )
    assert pressed == [("guessed", "true")]
    assert "You rated it “I guessed”." in student.page


def test_the_theme_is_switched_on_the_page_of_the_answer(student: Visitor) -> None:
    give(student, "alpha")
    name = hidden(student.page, "answer")
    assert hidden(student.page, "back") == f"/study/answer/{name}"
    answer = student.post("/theme", theme="dark", back=hidden(student.page, "back"))
    assert answer.location == f"/study/answer/{name}"


def test_a_rationale_that_is_the_rule_is_not_said_twice(web: Flask, student: Visitor) -> None:
    give(student, "beta")
    assert student.page.count("It blocks alpha.") == 4  # three options and the explanation
    first = choice("alphalol", stem="Of which class?")
    assert isinstance(first, SingleBest)
    beta, alpha, gamma = first.options
    alpha = replace(alpha, rationale=first.rule)
    same = with_version(replace(first, options=(beta, alpha, gamma)))
    with web.app_context():
        publish_items(db.session, [same], "2", now())
        db.session.commit()
    student.post("/study/undo", answer=hidden(student.page, "answer"))
    give(student, "beta")
    assert student.page.split("<template")[0].count(first.rule) == 1
    assert len(re.findall(r'<div class="rationale is-key">', student.page)) == 1
    assert student.page.count('<summary class="rationale') == 2
