"""An assignment in a real browser: set, taken by three, one is timed out, one changes devices."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.assignments import fill_in
from tests.browser.axe import findings
from tests.browser.browsing import NARROW, WIDE, press, window
from tests.browser.courses import opened as open_course
from tests.browser.learners import PASSWORD
from tests.browser.scenes import Stage, answer
from tests.browser.sets import TITLE, save
from tests.browser.test_account_journeys import new_address
from tests.browser.test_course_journeys import teaching
from tests.browser.test_form_journeys import Small, small

__all__ = ["small"]

pytestmark = pytest.mark.long
QUESTIONS = 2


def course_with_set(stage: Stage, questions: int = QUESTIONS) -> tuple[str, str]:
    """A course with a set of so many questions that was saved: its path, and its code."""
    page = stage.page
    course = f"/courses/{open_course(stage)}"
    code = page.locator(".code").inner_text()
    page.get_by_role("link", name="Assignments").click()
    page.get_by_role("link", name="Question sets").first.click()
    page.get_by_role("link", name="Make the first set").click()
    page.get_by_label("Title").fill(TITLE)
    page.get_by_role("button", name="Begin the set").click()
    page.get_by_role("link", name="Add a pool by blueprint").click()
    page.get_by_label("How many questions").fill(str(questions))
    page.get_by_role("button", name="Add the pool").click()
    page.wait_for_selector(".pool")
    save(page)
    return course, code


def assigned(stage: Stage, course: str, minutes: str) -> str:
    """The path of a new assignment; what is right is shown once it is handed in."""
    page = stage.page
    stage.go(f"{course}/assignments")
    page.get_by_role("link", name="Set an assignment").click()
    fill_in(page, minutes=minutes)
    page.get_by_label("Why, for each option, with references, handed in").check()
    assert findings(page) == []
    page.get_by_role("button", name="Set it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Week 3: bone")
    assert findings(page) == []
    return page.url.removeprefix(stage.address)


def student(opened: Browser, address: str, code: str, name: str) -> tuple[BrowserContext, str]:
    """Somebody on a phone who registers and joins; the e-mail."""
    context = window(opened, NARROW)
    page, email = context.new_page(), new_address()
    page.goto(f"{address}/join/{code}")
    page.get_by_role("link", name="Register").last.click()
    for label, text in (("Name", name), ("E-mail", email), ("Password", PASSWORD)):
        page.get_by_label(label).fill(text)
    press(page, "Enter")
    page.get_by_role("button", name="Join the course").click()
    expect(page.locator(".notice")).to_contain_text("You are in")
    return context, email


def begin(page: Page, address: str, assignment: str) -> None:
    page.goto(f"{address}{assignment}")
    page.get_by_role("button", name="Begin").click()
    expect(page.locator("[data-question]")).to_be_visible()
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW[0]


def hand_in(page: Page) -> None:
    page.get_by_role("link", name="Hand in").click()
    page.get_by_role("button", name="Hand in").click()
    expect(page.locator("#result-title")).to_be_visible()


def test_an_assignment_is_set_and_three_students_take_it(
    small: Small, page: Page, opened: Browser
) -> None:
    stage = teaching(small, page)
    course, code = course_with_set(stage)
    assignment = assigned(stage, course, "30")
    contexts = [student(opened, small.address, code, name) for name in ("Amara", "Bear", "Dora")]
    amara, bear, dora = (context.new_page() for context, _ in contexts)

    begin(amara, small.address, assignment)
    for _ in range(QUESTIONS):
        answer(amara)
    expect(amara.get_by_role("heading", level=1)).to_have_text("2 of 2 answered")
    hand_in(amara)
    expect(amara.locator(".now-figure")).to_contain_text("of 2 points")
    assert findings(amara) == []
    amara.locator(".quiz-places a").first.click()
    expect(amara.locator("#verdict")).to_be_visible()
    assert findings(amara) == []

    begin(bear, small.address, assignment)
    answer(bear)
    other = window(opened, WIDE)
    laptop = other.new_page()
    laptop.goto(f"{small.address}/sign-in")
    laptop.fill("#email", contexts[1][1])
    laptop.fill("#password", PASSWORD)
    laptop.get_by_role("button", name="Sign in").click()
    laptop.wait_for_url("**/study")
    laptop.goto(f"{small.address}{assignment}")
    laptop.get_by_role("link", name="Go on with your attempt").click()
    expect(laptop.get_by_role("heading", level=1)).to_have_text("1 of 2 answered")
    laptop.get_by_role("link", name="Go on").click()
    answer(laptop)
    expect(laptop.get_by_role("heading", level=1)).to_have_text("2 of 2 answered")
    laptop.locator(".quiz-places a").first.click()
    expect(laptop.locator(".side-note")).to_contain_text("on another device")
    bear.reload()
    bear.get_by_role("link", name="Overview").click()
    hand_in(bear)
    other.close()

    begin(dora, small.address, assignment)
    answer(dora)
    stage.go(f"{assignment}/edit")
    page.get_by_label("Time limit in minutes").fill("1")
    stage.page.get_by_role("button", name="Save").click()
    expect(page.locator(".notice")).to_contain_text("One attempt runs, and now ends at another")
    dora.reload()
    expect(dora.locator(".notice, h1").first).to_contain_text("changed the end of this attempt")
    dora.locator("h1", has_text="Time is up").wait_for(timeout=70_000)
    expect(dora.locator("#result-title")).to_be_visible(timeout=20_000)

    stage.go(assignment)
    expect(page.locator(".people tbody tr")).to_have_count(3)
    expect(page.locator(".people tr", has_text="Dora")).to_contain_text(
        "handed in by the end of its time"
    )
    for name in ("Amara", "Bear"):
        expect(page.locator(".people tr", has_text=name)).to_contain_text("2 of 2")
    page.get_by_role("link", name="Amara").click()
    expect(page.locator(".place-row")).to_have_count(QUESTIONS)
    assert findings(page) == []
    for context, _ in contexts:
        context.close()


def test_it_works_without_javascript(small: Small, opened: Browser) -> None:
    context = opened.new_context(java_script_enabled=False)
    page = context.new_page()
    stage = teaching(small, page)
    course, _ = course_with_set(stage)
    assignment = assigned_bare(stage, course)
    stage.go(f"{assignment}/preview/1")
    page.get_by_role("link", name="Next").click()
    expect(page.locator(".progress-words")).to_contain_text("Preview: 2 of 2")
    page.get_by_role("link", name="End", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Week 3: bone")
    context.close()


def assigned_bare(stage: Stage, course: str) -> str:
    """The path of a new assignment, without looking at its pages."""
    stage.go(f"{course}/assignments/new")
    fill_in(stage.page)
    stage.page.get_by_role("button", name="Set it").click()
    return stage.page.url.removeprefix(stage.address)
