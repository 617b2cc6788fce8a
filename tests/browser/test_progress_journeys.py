"""The page of progress in a real browser: with no answer, with one, with five thousand."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from app.clock import now
from app.db import db
from tests.app.progress.past import write_past
from tests.browser.axe import findings_in
from tests.browser.browsing import watched
from tests.browser.learners import apart, newcomer
from tests.browser.scenes import Stage, answer

pytestmark = pytest.mark.long

ANSWERS = (0, 1, 5000)


def learner_with(app: Flask, answers: int) -> str:
    """The e-mail of a new learner with so many answers behind them."""
    email = f"{uuid4().hex[:8]}@example.org"

    def work() -> None:
        with app.app_context():
            learner = newcomer(db.session, email)
            write_past(db.session, learner, answers, max(1, answers // 40), now())

    apart(work)
    return email


@pytest.fixture(scope="module")
def emails(trainer: Flask) -> dict[int, str]:
    return {answers: learner_with(trainer, answers) for answers in ANSWERS}


def open_progress(page: Page, address: str, email: str) -> None:
    Stage(page, address, lambda _: email, "").sign_in(0)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Progress").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Progress")
    page.wait_for_load_state()


@pytest.fixture
def page(opened: Browser) -> Iterator[Page]:
    with watched(opened) as made:
        yield made


def test_the_empty_page_leads_to_the_first_answer_and_that_to_the_charts(
    page: Page, address: str, trainer: Flask
) -> None:
    open_progress(page, address, learner_with(trainer, 0))
    page.get_by_role("link", name="Answer the first question").click()
    answer(page)
    page.goto(f"{address}/progress")
    expect(page.get_by_text("1 answer on 1 day since")).to_be_visible()
    expect(page.get_by_role("img")).to_have_count(6)
    expect(page.locator(".day.is-today.mastery-1")).to_have_count(1)


def test_what_the_charts_show_the_tables_say(
    page: Page, address: str, emails: dict[int, str]
) -> None:
    open_progress(page, address, emails[5000])
    expect(page.locator(".lede")).to_contain_text("5,000\u00a0answers on")
    ahead = page.get_by_role("region", name="The days ahead")
    ahead.get_by_text("As a table").click()
    counts = [int(each) for each in ahead.locator("tbody td").all_inner_texts()]
    assert len(counts) == 30
    assert ahead.locator("rect").count() == sum(count > 0 for count in counts)
    days = page.get_by_role("region", name="Days studied")
    days.get_by_text("As a table").click()
    assert sum(int(each) for each in days.locator("tbody td:last-child").all_inner_texts()) == 5000


def test_a_weak_fact_leads_to_its_page(page: Page, address: str, emails: dict[int, str]) -> None:
    open_progress(page, address, emails[5000])
    link = page.get_by_role("region", name="Weak facts").get_by_role("link").first
    statement = link.inner_text()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(statement)


@pytest.mark.parametrize("answers", ANSWERS)
def test_it_fits_and_axe_finds_nothing(
    page: Page, address: str, emails: dict[int, str], answers: int
) -> None:
    open_progress(page, address, emails[answers])
    page.eval_on_selector_all("details", "all => all.forEach(each => { each.open = true })")
    assert findings_in(page) == []
