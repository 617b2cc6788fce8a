"""A lost connection in a real browser: no answer is lost with it, and none counts twice."""

from __future__ import annotations

import html
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from itsdangerous import URLSafeSerializer
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import BaseWSGIServer, make_server

from app.cards.tokens import SALT, seal, unseal
from app.clock import now
from app.db import db
from app.memory.rows import item_version
from app.models import Learner, Review, SignIn
from app.study.holding import HELD as HELD_QUESTIONS
from questions.item import Item
from tests.browser.browsing import PATIENCE, press
from tests.browser.learners import PASSWORD, apart, learner_of
from tests.browser.scenes import Stage, answer, wait_until_held
from tests.browser.test_form_journeys import Small, form, keen, key_for_each, small

__all__ = ["small"]

pytestmark = pytest.mark.long
NUMBER_HELD = (
    "caches.match('/study/ahead').then((held) => held.text())"
    ".then((page) => page.split('data-held=').length - 1)"
)
HELD = "caches.match('/study/ahead').then(Boolean)"
WAITS, SENT, REFUSED = "[data-line=waits]", "[data-line=sent]", "[data-line=refused]"


def rows(app: Flask, email: str) -> list[tuple[bool, bool]]:
    """Of every answer of this learner in the log: whether it counted, whether it came in late."""

    def read() -> list[tuple[bool, bool]]:
        with app.app_context():
            found = db.session.scalars(
                sa.select(Review)
                .join(Learner, Learner.id == Review.learner_id)
                .where(Learner.email == email)
                .order_by(Review.answered_at)
            )
            return [(row.counted, row.received_at is not None) for row in found]

    return apart(read)


def test_five_held_questions_are_answered_on_a_train_and_count_once(
    small: Small, page: Page
) -> None:
    email = keen(small.app)
    stage = small.stage(page, email)
    stage.go("/study/question")
    answer(page)
    press(page, "Enter")
    wait_until_held(page)
    page.context.set_offline(True)
    page.goto(f"{small.address}/study/question")
    expect(page.get_by_text("the feedback comes then")).to_be_visible()
    forms = []
    for number in range(1, 6):
        expect(page.locator("[data-question]")).to_be_visible()
        forms.append(form(page))
        key_for_each(page)
        words = "1 answer waits" if number == 1 else f"{number} answers wait"
        expect(page.locator(WAITS)).to_have_text(f"{words} for the connection.")
    assert len(set(forms)) >= 3
    assert rows(small.app, email) == [(True, False)]
    page.context.set_offline(False)
    expect(page.locator(SENT)).to_contain_text("5 answers were sent: 5 correct, 0 not.")
    expect(page.locator(WAITS)).to_have_count(0)
    page.locator(SENT).get_by_role("link", name="Read the feedback").click()
    expect(page.locator("h1")).to_have_text("5 answers were sent: 5 correct, 0 not")
    assert rows(small.app, email) == [(True, False)] + [(True, True)] * 5
    page.locator(".quiz-places a").first.click()
    expect(page.locator("#verdict")).to_have_text("Correct")
    expect(page.get_by_text("This answer waited for the connection")).to_be_visible()


def test_what_is_held_is_renewed_after_five_answers_on_whatever_pages_they_were_given(
    small: Small, page: Page
) -> None:
    stage = small.stage(page, keen(small.app))
    stage.go("/study/question")
    wait_until_held(page)
    held = page.evaluate(NUMBER_HELD)
    for _ in range(5):
        stage.go("/study/question")
        answer(page)
    for _ in range(40):  # the worker says nothing when it is done
        if page.evaluate(NUMBER_HELD) < held:
            return
        page.wait_for_timeout(250)
    pytest.fail("the held questions stay those that were answered")


def test_an_answer_given_while_the_server_is_away_is_kept_and_its_feedback_comes(
    small: Small, page: Page
) -> None:
    """The port is taken again by the same application."""
    email = keen(small.app)
    with restarting(small.app) as server:
        stage = Stage(page, server.address, lambda _: email, "")
        stage.sign_in(0)
        stage.go("/study/question")
        stem = page.locator("#stem").inner_text()
        server.stop()
        key_for_each(page)
        expect(page.locator(WAITS)).to_have_text("1 answer waits for the connection.")
        expect(page.locator(".keys")).to_contain_text("Your answer is kept.")
        expect(page.locator("#stem")).to_have_text(stem)
        server.start()
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.locator("#verdict")).to_have_text("Correct")
        expect(page.locator(SENT)).to_contain_text("1 answer was sent: correct.")
        assert rows(small.app, email) == [(True, True)]


@pytest.mark.parametrize("status", [502, 503, 504])
def test_an_answer_that_no_server_took_is_kept(small: Small, opened: Browser, status: int) -> None:
    context = opened.new_context(service_workers="block")  # a worker's page is not always routed
    page, email = context.new_page(), keen(small.app)
    small.stage(page, email).go("/study/question")
    page.route("**/study/answer", lambda route: route.fulfill(status=status, body="away"))
    key_for_each(page)
    expect(page.locator(WAITS)).to_have_text("1 answer waits for the connection.")
    page.unroute("**/study/answer")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#verdict")).to_have_text("Correct")
    assert rows(small.app, email) == [(True, True)]
    context.close()


def test_without_a_worker_the_answer_is_kept_and_sent_with_the_next_page(
    small: Small, opened: Browser
) -> None:
    email = keen(small.app)
    context = opened.new_context(service_workers="block")
    page = context.new_page()
    stage = small.stage(page, email)
    stage.go("/study/question")
    page.context.set_offline(True)
    key_for_each(page)
    expect(page.locator(WAITS)).to_be_visible()
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(f"{small.address}/study")
    expect(page.locator(SENT)).to_contain_text("1 answer was sent: correct.")
    assert rows(small.app, email) == [(True, True)]
    context.close()


def test_nobody_else_sends_what_one_has_left_in_the_browser(small: Small, page: Page) -> None:
    one, other = keen(small.app), keen(small.app)
    stage = small.stage(page, one)
    stage.go("/study/question")
    page.context.set_offline(True)
    key_for_each(page)
    expect(page.locator(WAITS)).to_be_visible()
    page.context.route("**/study/line", lambda route: route.abort())
    page.context.set_offline(False)
    stage.go("/account")
    page.locator(".nav-out button").click()
    expect(page.locator("[data-line=leaving]")).to_contain_text("1 answer has not been sent.")
    page.locator(".nav-out button").click()
    page.wait_for_url("**/")
    expect(page.locator(WAITS)).to_have_text(
        "1 answer waits in this browser for whoever gave it to sign in."
    )
    assert not page.evaluate(HELD)
    page.context.unroute("**/study/line")
    sign_in(page, small.address, other)
    page.reload(wait_until="networkidle")
    expect(page.locator(WAITS)).to_have_count(0)
    assert (rows(small.app, one), rows(small.app, other)) == ([], [])
    page.locator(".nav-out button").click()
    page.wait_for_url("**/")
    sign_in(page, small.address, one)
    expect(page.locator(SENT)).to_contain_text("1 answer was sent: correct.")
    assert (rows(small.app, one), rows(small.app, other)) == ([(True, True)], [])


def test_after_a_sign_in_that_ended_what_waits_stays_and_says_so(small: Small, page: Page) -> None:
    email = keen(small.app)
    stage = small.stage(page, email)
    stage.go("/study/question")
    page.context.set_offline(True)
    key_for_each(page)
    expect(page.locator(WAITS)).to_be_visible()
    end_sign_ins(small.app, email)
    page.context.set_offline(False)
    expect(page.locator(WAITS)).to_contain_text("you are signed out here. Nothing is lost")
    page.locator(WAITS).get_by_role("link", name="Sign in").click()
    page.fill("#email", email)
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(SENT)).to_contain_text("1 answer was sent: correct.")
    assert rows(small.app, email) == [(True, True)]


def refused(*tabs: Page) -> list[str]:
    """What the tabs say could not be used, once the one that sent it says so."""
    for _ in range(PATIENCE // 100):
        if told := [each.inner_text() for tab in tabs for each in tab.locator(REFUSED).all()]:
            return told
        tabs[0].wait_for_timeout(100)
    return []


def test_two_tabs_with_what_is_held_store_each_answer_once(small: Small, page: Page) -> None:
    email = keen(small.app)
    stage = small.stage(page, email)
    wait_until_held(page)  # what is fetched twice by two pages at once would differ in the tabs
    stage.go("/study/question")
    page.context.set_offline(True)
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{small.address}/study/question")
        expect(tab.locator("[data-question]")).to_be_visible()
    key_for_each(page)  # the same question in both, with another answer in each
    expect(page.locator(WAITS)).to_be_visible()
    page.wait_for_timeout(50)
    assert form(other) == "extended_matching"
    for key in ("1", "1", "Enter"):  # one option for both cases is never right
        press(other, key)
    expect(other.locator(WAITS)).to_have_text("2 answers wait for the connection.")
    page.context.set_offline(False)
    for tab in (page, other):
        expect(tab.locator(WAITS)).to_have_count(0)
    told = refused(page, other)
    assert len(told) == 1
    assert "The first reply stands." in told[0]
    assert rows(small.app, email) == [(True, True)]


def test_two_tabs_with_one_fact_count_once_and_say_so(small: Small, page: Page) -> None:
    email = keen(small.app)
    stage = small.stage(page, email)
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{small.address}/study/question")
    for tab in (page, other):
        key_for_each(tab)
        expect(tab.locator("#verdict")).to_have_text("Correct")
    expect(other.get_by_text("so your schedule did not move")).to_be_visible()
    assert [counted for counted, _ in rows(small.app, email)] == [True, False]
    assert stage.page is page


def test_a_page_left_open_overnight_counts_for_the_day_of_the_answer(
    small: Small, page: Page
) -> None:
    email = keen(small.app)
    small.stage(page, email).go("/study/question")
    token = page.locator("[name=token]").get_attribute("value") or ""
    page.eval_on_selector(
        "[name=token]", "(field, value) => { field.value = value }", older(small.app, email, token)
    )
    key_for_each(page)
    expect(page.locator("#verdict")).to_have_text("Correct")
    expect(page.locator(".side-note")).to_have_text(
        re.compile("This question was shown to you on .*; it counts for .*, the day you gave it.")
    )
    assert rows(small.app, email) == [(True, False)]


def test_what_is_missing_is_said_before_an_answer_is_kept(small: Small, page: Page) -> None:
    small.stage(page, keen(small.app)).go("/study/question")
    wait_until_held(page)
    page.context.set_offline(True)
    page.goto(f"{small.address}/study")
    while page.locator("[data-question]").count():
        if form(page) == "select_all":
            page.get_by_role("button", name="Answer").click()
            expect(page.get_by_role("alert")).to_have_text("Choose at least one option.")
        before = page.locator("[data-question]").get_attribute("data-mark")
        key_for_each(page)
        expect(page.locator(f"[data-mark='{before}']")).to_have_count(0)
    expect(page.locator("h1")).to_have_text("Every held question is answered")
    expect(page.get_by_text("answers wait in this browser and are sent")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("More questions come when there is a connection")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


def test_no_held_question_of_the_bank_tells_its_answer(
    page: Page, address: str, trainer: Flask
) -> None:
    stage = Stage(page, address, lambda days: learner_of(trainer, days), "")
    stage.sign_in(6)
    text = page.request.get(f"{address}/study/ahead").text()
    tokens = re.findall(r'name="token" value="([^"]*)"', text)
    plain = html.unescape(text)
    assert len(tokens) == HELD_QUESTIONS
    for item in apart(lambda: [item_of(trainer, token) for token in tokens]):
        assert [each for each in untold(item) if each in plain] == []


def untold(item: Item) -> list[str]:
    """What only the feedback says: the ids of its facts, its reasons, and a rule that is not asked.

    A statement to judge may be the rule itself.
    """
    reasons = [
        each.rationale for each in getattr(item, "options", ()) if hasattr(each, "rationale")
    ]
    told = (*item.facts, item.rule, item.explanation, *reasons)
    return [each for each in told if each and each != item.stem]


def item_of(app: Flask, token: str) -> Item:
    """The item that a token names."""
    _, body = URLSafeSerializer("", salt=SALT).loads_unsafe(token)
    with app.app_context():
        return item_version(db.session, body[3], body[4])


def older(app: Flask, email: str, token: str) -> str:
    """The same token as it would be, had its question been served a day ago."""

    def work() -> str:
        with app.app_context():
            learner = db.session.scalars(sa.select(Learner).where(Learner.email == email)).one()
            keys = [app.config["SECRET_KEY"]]
            served = unseal(token, keys, learner.id, now())
            return seal(replace(served, served_at=served.served_at - timedelta(days=1)), keys)

    return apart(work)


def end_sign_ins(app: Flask, email: str) -> None:
    def work() -> None:
        with app.app_context():
            mine = sa.select(Learner.id).where(Learner.email == email).scalar_subquery()
            ended = sa.update(SignIn).where(SignIn.learner_id == mine).values(ended_at=now())
            db.session.execute(ended)
            db.session.commit()

    apart(work)


@dataclass
class Server:
    """A server that can be stopped, and started again on the same port."""

    app: Flask
    port: int = 0
    running: BaseWSGIServer | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.running = make_server("127.0.0.1", self.port, self.app, threaded=True)
        self.port = self.running.port
        threading.Thread(target=self.running.serve_forever, daemon=True).start()

    def stop(self) -> None:
        if self.running:
            self.running.shutdown()
            self.running.server_close()
            self.running = None


@contextmanager
def restarting(app: Flask) -> Iterator[Server]:
    server = Server(app)
    server.start()
    yield server
    server.stop()


def sign_in(page: Page, address: str, email: str) -> None:
    page.goto(f"{address}/sign-in")
    page.fill("#email", email)
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/study")
