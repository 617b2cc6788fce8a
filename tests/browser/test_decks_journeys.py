"""Cards of one's own in a sitting, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from app.db import db
from app.models import Learner
from tests.browser.browsing import NARROW, press, watched
from tests.browser.learners import DECKED, apart, learner_of
from tests.browser.scenes import Stage, answer

pytestmark = pytest.mark.long

OVERFLOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def page(opened: Browser) -> Iterator[Page]:
    with watched(opened, NARROW) as made:
        yield made


def owner(app: Flask, new: int) -> str:
    """The e-mail of a learner with two decks, whose plan takes up so many new facts."""
    email = learner_of(app, DECKED)

    def work() -> None:
        with app.app_context():
            db.session.execute(
                sa.update(Learner).where(Learner.email == email).values(new_per_day=new)
            )
            db.session.commit()

    apart(work)
    return email


def stage_of(page: Page, address: str, app: Flask, new: int) -> Stage:
    stage = Stage(page, address, lambda _: owner(app, new), "")
    stage.sign_in(DECKED)
    return stage


def test_a_question_a_card_and_its_undoing_in_one_sitting(
    page: Page, address: str, trainer: Flask
) -> None:
    stage = stage_of(page, address, trainer, 10)
    expect(page.get_by_text("0 to review, 18 new")).to_be_visible()
    stage.go("/study/question")
    answer(page)
    page.locator("[data-next]").click()
    page.wait_for_selector("[data-turn]")
    expect(page.locator("[data-back]")).to_be_hidden()
    press(page, "Space")
    expect(page.locator("[data-back]")).to_be_visible()
    expect(page.locator("[data-front]")).to_be_hidden()
    page.wait_for_load_state()
    assert page.evaluate("document.querySelector('[data-back] img')?.naturalWidth") == 360
    assert not page.evaluate(OVERFLOW)
    press(page, "3")
    page.wait_for_selector("[data-question]")
    stage.go("/study")
    expect(page.get_by_text(re.compile(r"0 to review.* 16 new"))).to_be_visible()
    stage.go("/study/question")
    page.get_by_role("button", name="Undo the last answer").click()
    page.wait_for_selector("[data-turn]")
    expect(page.locator(".notice")).to_contain_text("Undone.")
    stage.go("/study")
    expect(page.get_by_text(re.compile(r"0 to review.* 17 new"))).to_be_visible()


def test_a_card_is_shown_rated_flagged_and_found_by_its_keys(
    page: Page, address: str, trainer: Flask
) -> None:
    stage = stage_of(page, address, trainer, 0)
    stage.go("/study/question")
    press(page, "4")
    press(page, "Enter")
    expect(page.locator("[data-rate]")).to_be_visible()
    expect(page.locator(".flagged")).to_have_count(0)
    press(page, "f")
    expect(page.locator(".notice")).to_have_text("Flagged.")
    expect(page.locator("[data-rate]")).to_be_visible()
    press(page, "1")
    page.wait_for_selector("[data-front]:not([hidden])")
    expect(page.locator(".progress-words > span").first).to_have_text(re.compile("^2 of 8"))
    page.get_by_role("link", name="Last answer").click()
    expect(page.locator("#rated-title")).to_have_text("You rated it “Again”")
    stage.go("/decks")
    page.get_by_role("link", name="Bones").click()
    page.get_by_label("Words on them").fill("which bone")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".own-lines li")).to_have_count(1)
    expect(page.locator(".own-standing")).to_contain_text("back tomorrow")


def test_without_a_script_a_card_is_shown_and_rated_all_the_same(
    opened: Browser, address: str, trainer: Flask
) -> None:
    context = opened.new_context(java_script_enabled=False)
    page = context.new_page()
    stage_of(page, address, trainer, 0).go("/study/question")
    page.get_by_role("button", name="Show answer").click()
    expect(page.locator("[data-back]")).to_be_visible()
    page.get_by_role("button", name="Good").click()
    expect(page.locator(".progress-words > span").first).to_have_text(re.compile("^2 of 8"))
    context.close()
