"""The plan in a real browser: welcome, plan, exam, calendar, minutes used up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from app.clock import now
from tests.browser.browsing import NARROW, WIDE, press, window
from tests.browser.learners import PASSWORD, SPENT
from tests.browser.scenes import Stage, answer, set_week

pytestmark = pytest.mark.long


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def page(request: pytest.FixtureRequest, opened: Browser) -> Iterator[Page]:
    """A window; what the browser complains of fails the test."""
    context = window(opened, request.param)
    made = context.new_page()
    complaints: list[str] = []
    made.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    yield made
    context.close()
    assert [each for each in complaints if "404" not in each and "422" not in each] == []


def register(stage: Stage) -> None:
    stage.go("/")
    stage.page.get_by_role("main").get_by_role("link", name="Register").click()
    stage.page.fill("#name", "Ada")
    stage.page.fill("#email", f"{uuid4().hex}@example.org")
    stage.page.fill("#password", PASSWORD)
    stage.page.get_by_role("button", name="Register").click()
    expect(stage.page.get_by_role("heading", level=1)).to_have_text("Before you start")


def no_overflow(page: Page) -> None:
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_from_the_first_page_to_the_first_answer_in_three_clicks_and_a_skip(stage: Stage) -> None:
    register(stage)  # two clicks
    no_overflow(stage.page)
    stage.page.get_by_role("button", name="Skip").click()
    stage.page.wait_for_selector("[data-question]")
    answer(stage.page)
    stage.page.wait_for_selector("#verdict")
    stage.go("/plan/welcome")
    stage.page.wait_for_url("**/study")


def test_stage_and_exam_are_asked_and_stand_in_the_plan(stage: Stage) -> None:
    register(stage)
    page = stage.page
    page.get_by_label("Clinical years", exact=True).check()
    page.get_by_label("When is your exam?").fill("2020-01-01")
    page.get_by_role("button", name="Start").click()
    expect(page.locator("#on-error")).to_contain_text("Choose a day after today.")
    assert page.get_by_label("Clinical years", exact=True).is_checked()
    page.get_by_label("When is your exam?").fill(str(now().date() + timedelta(days=40)))
    page.get_by_role("button", name="Start").click()
    page.wait_for_selector("[data-question]")
    stage.go("/plan")
    expect(page.get_by_label("Your stage")).to_have_value("clinical")
    expect(page.locator(".exam h3")).to_have_text("Exam")


def test_a_plan_is_set_and_mistakes_stand_beside_their_fields(stage: Stage) -> None:
    stage.sign_in(0)
    page = stage.page
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Plan").click()
    no_overflow(page)
    page.get_by_label("Minutes a day", exact=True).fill("0")
    page.get_by_label("Saturday").select_option("Half")
    page.get_by_role("button", name="Save the plan").click()
    expect(page.locator("#minutes-error")).to_contain_text("from 1 to 600")
    expect(page.get_by_label("Saturday")).to_have_value("50")
    page.get_by_label("Minutes a day", exact=True).fill("35")
    page.get_by_label("Desired retention", exact=True).select_option("0.85")
    page.locator(".boxes summary").first.click()
    page.get_by_label("Sites and routes of spread").first.check()
    page.get_by_role("button", name="Save the plan").click()
    expect(page.get_by_role("status")).to_contain_text("Your plan is saved.")
    expect(page.locator(".cost .is-chosen")).to_contain_text("85")
    expect(page.get_by_label("Minutes a day", exact=True)).to_have_value("35")


def test_an_exam_that_cannot_be_reached_is_told_and_removed(stage: Stage) -> None:
    stage.sign_in(0)
    page = stage.page
    stage.go("/plan")
    page.get_by_label("Name").fill("Course test")
    page.get_by_label("Day", exact=True).fill(str(now().date() + timedelta(days=6)))
    page.get_by_role("button", name="Add the exam").click()
    verdict = page.locator(".exam-verdict")
    expect(verdict).to_contain_text("are not met yet; at 10 a day")
    expect(verdict).to_contain_text("To meet all:")
    no_overflow(page)
    stage.go("/study")
    expect(page.locator(".now")).to_contain_text("Not all of it can be done as planned.")
    page.get_by_role("link", name="See the plan for it").click()
    page.get_by_role("button", name="Remove Course test").click()
    expect(page.locator("#exams")).to_contain_text("No exam yet.")


def test_the_address_of_the_calendar_is_made_replaced_and_removed(stage: Stage) -> None:
    stage.sign_in(0)
    page = stage.page
    stage.go("/plan")
    page.get_by_role("button", name="Make an address").click()
    first = urlsplit(page.get_by_label("Your private address").input_value()).path
    page.get_by_role("button", name="Replace the address").click()
    second = urlsplit(page.get_by_label("Your private address").input_value()).path
    fetched = [page.request.get(stage.address + path) for path in (first, second)]
    assert [each.status for each in fetched] == [404, 200]
    assert fetched[1].text().startswith("BEGIN:VCALENDAR\r\n")
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_role("button", name="Make an address")).to_be_visible()
    assert page.request.get(stage.address + second).status == 404


def test_when_the_minutes_are_done_one_may_go_on(stage: Stage) -> None:
    stage.sign_in(SPENT)
    page = stage.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Your 20 minutes are done")
    stage.go("/study/question")
    page.wait_for_url("**/study")
    page.get_by_role("button", name="Go on anyway").click()
    page.wait_for_selector("[data-question]")
    answer(page)
    expect(page.locator("[data-next]")).to_have_text("Next")
    stage.go("/study")
    expect(page.get_by_role("heading", level=1)).to_have_text("Study now")


def test_the_last_answer_within_the_minutes_ends_the_sitting(stage: Stage) -> None:
    stage.sign_in(0)
    stage.go("/study/question")
    stage.page.wait_for_selector("[data-question]")
    other = stage.page.context.new_page()
    set_week(Stage(other, stage.address, stage.learner, ""), "0")
    answer(stage.page)
    expect(stage.page.locator("[data-next]")).to_have_text("Finish")
    press(stage.page, "Enter")
    stage.page.wait_for_url("**/study/summary")
    expect(stage.page.get_by_role("heading", level=1)).to_have_text("Done for today")
