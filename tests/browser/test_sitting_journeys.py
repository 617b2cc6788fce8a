"""The end of a sitting, undoing, and the answers of others, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import pytest
import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from app.db import db
from app.models import Learner
from tests.browser.browsing import press, watched
from tests.browser.learners import apart, first_answers, learner_of
from tests.browser.scenes import Stage, answer, feedback, let_others_answer, until

pytestmark = pytest.mark.long

OVERFLOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def page(opened: Browser) -> Iterator[Page]:
    with watched(opened) as made:
        yield made


def stage_of(page: Page, address: str, app: Flask) -> Stage:
    return Stage(page, address, partial(learner_of, app), "", partial(first_answers, app))


@pytest.fixture
def stage(page: Page, address: str, trainer: Flask) -> Stage:
    return stage_of(page, address, trainer)


def to_the_end(page: Page) -> int:
    """Answer all that waits, by keyboard, and go on to what follows; how many there were."""
    page.goto(page.url.replace("/study", "/study/question"))
    given = 0
    while page.locator("[data-question]").count():
        answer(page)
        given += 1
        press(page, "Enter")
        page.wait_for_selector("[data-question], [data-after]")
    return given


def test_a_sitting_ends_with_what_it_was_and_what_comes_next(stage: Stage) -> None:
    page = stage.page
    stage.sign_in(0)
    given = to_the_end(page)
    page.wait_for_url("**/study/summary")
    expect(page.get_by_role("heading", level=1)).to_have_text("Done for today")
    expect(page.locator(".now-figure")).to_have_text(
        re.compile(rf"^{given} answers in \d+ min(, \d+ of them on questions)?$")
    )
    expect(page.locator(".now p.quiet")).to_have_text(
        re.compile(r"^\d+ of 10 facts right .*10 new\.$")
    )
    expect(
        page.get_by_text(re.compile(r"^Tomorrow \d+ facts come back, about \d+ min\."))
    ).to_be_visible()
    page.locator(".ended-fold summary").click()
    expect(page.locator(".ended-fold li").first).to_be_visible()
    page.get_by_role("link", name="Your answer").first.click()
    expect(page.locator("#verdict")).to_have_text("Not correct")
    page.get_by_role("link", name="Finish").click()
    page.get_by_role("link", name="Done", exact=True).click()
    page.wait_for_url("**/study")
    expect(page.get_by_role("heading", level=1)).to_have_text("Done for today")


def test_beyond_the_plan_there_are_a_few_new_facts(stage: Stage) -> None:
    page = stage.page
    stage.sign_in(0)
    to_the_end(page)
    page.get_by_role("button", name="A few new facts now").click()
    page.wait_for_url("**/study/question")
    expect(page.locator(".progress-words > span").first).to_have_text(
        re.compile(r"^\d+ of \d+, about")
    )


def test_a_rating_of_the_last_answer_leads_to_the_summary_and_says_so(
    page: Page, address: str, trainer: Flask
) -> None:
    stage = Stage(page, address, lambda days: with_one_new_fact(trainer), "")
    stage.sign_in(0)
    feedback(stage, right=True)
    press(page, "4")
    expect(page.locator(".notice")).to_contain_text("Rated “I guessed”.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Done for today")
    expect(page.locator(".now-figure")).to_have_text("1 answer in 1 min")


def with_one_new_fact(app: Flask) -> str:
    """The e-mail of a learner whose plan takes up one new fact a day."""
    email = learner_of(app, 0)

    def work() -> None:
        with app.app_context():
            db.session.execute(
                sa.update(Learner).where(Learner.email == email).values(new_per_day=1)
            )
            db.session.commit()

    apart(work)
    return email


def test_the_last_answer_is_undone_from_the_question_that_follows(stage: Stage) -> None:
    page = stage.page
    stage.sign_in(0)
    until(stage, typed=False)
    stem = page.locator("#stem").inner_text()
    answer(page)
    press(page, "Enter")
    expect(page.locator("[data-question]")).to_be_visible()
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        button = page.get_by_role("button", name="Undo the last answer").bounding_box()
        assert button
        assert button["height"] >= 44
        assert not page.evaluate(OVERFLOW)
        first = page.locator(".progress-words > span").first.bounding_box()
        assert first
        assert first["y"] > button["y"]
        assert first["y"] + first["height"] < button["y"] + button["height"]
    page.get_by_role("button", name="Undo the last answer").click()
    expect(page.locator(".notice")).to_contain_text("Undone. The answer counts for nothing.")
    expect(page.locator("#stem")).to_have_text(stem)
    expect(page.get_by_role("button", name="Undo the last answer")).to_have_count(0)


def test_without_javascript_too(opened: Browser, address: str, trainer: Flask) -> None:
    context = opened.new_context(java_script_enabled=False)
    page = context.new_page()
    stage_of(page, address, trainer).sign_in(0)
    page.get_by_role("link", name="Start").click()
    page.locator("label.option").first.click()
    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_role("link", name="Next").click()
    page.get_by_role("button", name="Undo the last answer").click()
    expect(page.locator(".notice")).to_contain_text("Undone.")
    page.locator("label.option").first.click()
    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_role("link", name="Stop here").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This sitting")
    expect(page.get_by_role("link", name="Go on")).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_the_rows_stay_where_they_are_beside_the_shares_of_others(stage: Stage, width: int) -> None:
    page = stage.page
    stage.sign_in(0)
    page.set_viewport_size({"width": width, "height": 844})
    until(stage, typed=False)
    let_others_answer(stage)
    asked = rows(page)
    answer(page)
    expect(page.locator(".share")).to_have_count(len(asked))
    expect(page.locator(".counted")).to_have_text(re.compile(r"^Of \d+ first answers, counted on "))
    assert rows(page) == asked
    assert not page.evaluate(OVERFLOW)
    for mark in page.locator(".option").all():
        row, end = mark.bounding_box(), mark.locator(".option-end").bounding_box()
        assert row
        assert end
        assert row["y"] <= end["y"]
        assert end["y"] + end["height"] <= row["y"] + row["height"]
        for words in mark.locator(".option-state, .share").all():
            told = words.bounding_box()
            assert told
            assert told["x"] + told["width"] < row["x"] + row["width"] - 8


def rows(page: Page) -> list[tuple[float, float]]:
    """Where the rows stand on the page, however far it is scrolled, and how high they are."""
    boxes = [each.bounding_box() for each in page.locator(".option").all()]
    top = page.evaluate("window.scrollY")
    return [(box["y"] + top, box["height"]) for box in boxes if box]
