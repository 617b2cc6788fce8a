"""The live view in a real browser: it fills while a student answers, and disturbs nobody."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.axe import findings
from tests.browser.browsing import NARROW
from tests.browser.classes import fill
from tests.browser.mastery import with_set
from tests.browser.scenes import Stage, answer
from tests.browser.test_assignment_journeys import (
    QUESTIONS,
    assigned,
    begin,
    hand_in,
    student,
)
from tests.browser.test_course_journeys import teaching
from tests.browser.test_form_journeys import Small, small

__all__ = ["small"]

pytestmark = pytest.mark.long
ADDRESS = re.compile(r"^\w+@uni\.example$")
POLLS = 12_000  # milliseconds in which a view asks twice


def opened_course(stage: Stage) -> tuple[str, str]:
    """A course with a saved set: its path, and its code."""
    course = with_set(stage, QUESTIONS)
    stage.go(course)
    return course, stage.page.locator(".code").inner_text()


def figures(page: Page) -> list[str]:
    return page.locator(".live-sum dd").all_inner_texts()


def test_the_view_fills_while_a_student_answers_and_then_stops(
    small: Small, page: Page, opened: Browser
) -> None:
    stage = teaching(small, page)
    course, code = opened_course(stage)
    assignment = assigned(stage, course, "30")
    contexts = [student(opened, small.address, code, name)[0] for name in ("Amara", "Bear")]
    amara, bear = (context.new_page() for context in contexts)
    seen: list[int] = []

    def note(got: Response) -> None:
        if got.url.endswith("/live/board"):
            seen.append(got.status)

    page.on("response", note)
    stage.go(f"{assignment}/live")
    assert figures(page) == ["0", "0", "2"]
    assert findings(page) == []
    page.locator("#addresses").focus()

    begin(amara, small.address, assignment)
    answer(amara)
    expect(page.locator(".live-sum dd").first).to_have_text("1", timeout=POLLS)
    expect(page.locator(".live-people")).to_contain_text("Amara")
    expect(page.locator("#addresses")).to_be_focused()
    assert "," not in page.locator("#addresses").input_value()
    page.wait_for_timeout(POLLS)
    assert {200, 304} == set(seen)
    link = page.get_by_role("link", name="Amara")
    link.focus()

    begin(bear, small.address, assignment)
    for each in (amara, bear):
        if each is bear:
            answer(each)
        for _ in range(QUESTIONS - 1):
            answer(each)
        hand_in(each)
    expect(page.locator("[data-live-line]")).to_contain_text("has stopped", timeout=POLLS)
    expect(link).to_be_focused()
    assert figures(page) == ["0", "2", "0"]
    expect(page.locator("[data-live-said]")).to_contain_text("handed in")
    assert findings(page) == []
    asked = len(seen)
    page.wait_for_timeout(POLLS)
    assert len(seen) == asked
    for context in contexts:
        context.close()


def test_a_server_that_is_away_is_said_and_found_again(small: Small, page: Page) -> None:
    stage = teaching(small, page)
    course = with_set(stage, QUESTIONS)
    assignment = assigned(stage, course, "30")
    fill(small.app, course.rpartition("/")[2], 1)
    stage.go(f"{assignment}/live")
    page.context.set_offline(True)
    expect(page.locator("[data-live-line]")).to_contain_text("does not answer", timeout=POLLS)
    page.context.set_offline(False)
    expect(page.locator("[data-live-line]")).to_contain_text("looks again", timeout=2 * POLLS)


def test_the_view_fits_a_phone_and_works_without_a_script(
    small: Small, page: Page, opened: Browser
) -> None:
    stage = teaching(small, page)
    course = with_set(stage, QUESTIONS)
    assignment = assigned(stage, course, "30")
    fill(small.app, course.rpartition("/")[2], 1)
    bare = opened.new_context(
        java_script_enabled=False, viewport={"width": NARROW[0], "height": NARROW[1]}
    )
    bare.add_cookies(page.context.cookies())  # type: ignore[arg-type]
    quiet = bare.new_page()
    quiet.goto(f"{small.address}{assignment}/live")
    expect(quiet.locator("[data-live-line]")).to_contain_text("As it stood")
    expect(quiet.locator("#addresses")).to_have_value(ADDRESS)
    quiet.get_by_role("link", name="Look again").click()
    expect(quiet.get_by_role("heading", level=1)).to_contain_text("live")
    bare.close()
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    stage.go(f"{assignment}/live")
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW[0]
    page.get_by_role("button", name="Copy the addresses").click()
    expect(page.locator("[data-copy]")).to_have_text("Copied")
