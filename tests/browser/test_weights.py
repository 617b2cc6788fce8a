"""What a first visit and an answer weigh on the wire, and how many requests an answer costs."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, Request

from app.cards import card, words
from app.cards.yours import Yours
from app.clock import new_id, now
from app.memory.answers import Kept
from app.study.holding import HELD
from questions.generators import all_items
from questions.item import Item
from tests.browser.browsing import press, window
from tests.browser.learners import apart, learner_of
from tests.browser.quizzing import begin
from tests.browser.scenes import Stage, answer, wait_until_held

pytestmark = pytest.mark.long
FIRST_LOAD, AN_ANSWER, HELD_QUESTIONS = 150_000, 15_000, 20_000
ANSWERS = 12


@pytest.fixture
def page(opened: Browser) -> Iterator[Page]:
    context = window(opened)
    yield context.new_page()
    context.close()


@pytest.fixture
def stage(page: Page, address: str, trainer: Flask) -> Stage:
    made = Stage(page, address, lambda days: learner_of(trainer, days), "")
    made.sign_in(6)
    return made


def weight(request: Request) -> int:
    """Bytes of the answer on the wire, head and body."""
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


@pytest.mark.parametrize("path", ["/study/question", "/study", "/quizzes"])
def test_a_first_load_is_light(stage: Stage, opened: Browser, path: str) -> None:
    cookies = stage.page.context.cookies()
    context = window(opened)
    context.add_cookies(cookies)  # type: ignore[arg-type]
    page, seen = context.new_page(), list[Request]()
    page.on("requestfinished", lambda request: seen.append(request))
    page.goto(stage.address + path, wait_until="networkidle")
    total = sum(weight(each) for each in seen)
    context.close()
    print(f"first load of {path}: {total} bytes in {len(seen)} requests")
    assert total <= FIRST_LOAD


def test_an_answer_is_one_light_round_trip(stage: Stage) -> None:
    stage.go("/study/question")
    assert_light(stage.page, "study")


@pytest.mark.parametrize("mode", ["tutor", "test"])
def test_an_answer_in_a_quiz_is_one_light_round_trip(stage: Stage, mode: str) -> None:
    begin(stage, mode, number=ANSWERS + 1)
    assert_light(stage.page, mode)


def test_twenty_held_questions_weigh_little_and_only_the_worker_fetches_them(stage: Stage) -> None:
    page, seen = stage.page, list[str]()
    page.on("request", lambda request: seen.append(request.url))
    stage.go("/study/question")
    wait_until_held(page)
    held = page.request.get(f"{stage.address}/study/ahead").text()
    bytes_ = len(gzip.compress(held.encode(), 6))
    print(f"{held.count('<template')} held questions: {bytes_} bytes")
    assert held.count("<template") == HELD
    assert bytes_ <= HELD_QUESTIONS
    assert [each for each in seen if each.endswith("/study/ahead")] == []


def assert_light(page: Page, where: str) -> None:
    weights, seen = [], list[Request]()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)  # the icon comes last
    page.on("requestfinished", lambda request: seen.append(request))
    for _ in range(ANSWERS):
        seen.clear()
        answer(page)
        if page.locator("[data-next]").count() and page.locator("[data-feedback]").count():
            press(page, "Enter")
        page.wait_for_selector("[data-question]")
        page.wait_for_load_state("networkidle")
        assert [each.method for each in seen] == ["POST"]
        weights.append(weight(seen[0]))
    print(f"an answer ({where}): {min(weights)} to {max(weights)} bytes")
    assert max(weights) <= AN_ANSWER


def test_the_heaviest_answer_with_the_heaviest_question_is_light(trainer: Flask) -> None:
    """Every item of the bank, answered wrong, with the longest question below it."""

    def heaviest() -> tuple[int, str]:
        with trainer.test_request_context("/study/answer"):
            made: Any = trainer.jinja_env.get_template("macros/card.html").make_module()
            items = list(all_items(trainer.extensions["bank"]))
            longest = max((str(made.question(asked(each, trainer))) for each in items), key=len)
            pages = {each.id: f"{made.feedback(shown(each, trainer))}{longest}" for each in items}
            return max((len(gzip.compress(page.encode(), 6)), id_) for id_, page in pages.items())

    bytes_, item_id = apart(heaviest)
    layout = 4_000  # head, navigation, footer and list of keys, packed, and the headers
    print(f"the heaviest answer: {item_id}, {bytes_} bytes and about {layout} around it")
    assert bytes_ + layout <= AN_ANSWER


DOORS = card.Doors("/study", "Stop here", "/study/answer", next="/study/question", remarks=True)


def asked(item: Item, app: Flask) -> card.Asked:
    line = words.progress(3, 20, 25, answered=False)
    made = card.asked(item, new_id(now()), app.extensions["bank"], line, DOORS)
    return replace(made, token="x" * 300)


def shown(item: Item, app: Flask) -> card.Shown:
    line = words.progress(3, 20, 25, answered=True)
    made = card.unanswered(item, new_id(now()), app.extensions["bank"], line, DOORS)
    kept = Kept(flagged=True, mnemonic="First flows, then follows", suspended=True, buried=True)
    made = card.with_yours(made, Yours(item.facts[0], kept, "/study/answer/0123456789"))
    return replace(made, given="what was typed", comes_back="You will see it again tomorrow.")
