"""What a course knows, in a real browser: the tables, a set by one click, what is shared."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import findings
from tests.browser.browsing import NARROW, WIDE, press
from tests.browser.classes import fill, work
from tests.browser.mastery import with_set
from tests.browser.test_assignment_journeys import assigned
from tests.browser.test_course_journeys import teaching
from tests.browser.test_form_journeys import Small, small

__all__ = ["small"]

pytestmark = pytest.mark.long
QUESTIONS = 6
STUDENTS = 45  # of whom every third hands in


def fits(page: Page) -> bool:
    found = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return bool(found[0] == found[1])


def test_a_set_of_what_the_class_lacks_is_made_by_one_click(
    small: Small, page: Page, opened: Browser
) -> None:
    stage = teaching(small, page)
    course = with_set(stage, QUESTIONS)
    stage.go(f"{course}/mastery")
    expect(page.locator("main")).to_contain_text("No graded assignment is set yet")
    assert findings(page) == []
    assignment = assigned(stage, course, "30")
    stage.go(f"{course}/mastery")
    expect(page.locator("main")).to_contain_text("Nothing has been handed in yet")
    fill(small.app, course.rpartition("/")[2], STUDENTS)
    work(small.app, assignment.rpartition("/")[2], STUDENTS)
    for size in (WIDE, NARROW):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        for path in ("/students", "/shared", ""):
            stage.go(f"{course}/mastery{path}")
            assert findings(page) == []
            assert fits(page)
    facts = page.locator("[name=fact]")
    many = facts.count()
    assert many > 0
    page.get_by_role("button", name="Make a set of these").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What the class lacks")
    expect(page.locator(".notice")).to_contain_text("Nothing of it is saved yet")
    expect(page.locator(".pool-items > li")).to_have_count(many)  # a question each, here
    page.get_by_role("button", name="Save as version 1").click()
    expect(page.locator(".notice")).to_contain_text("Version 1 is saved")


def test_the_table_of_students_scrolls_in_a_frame_of_its_own(small: Small, page: Page) -> None:
    stage = teaching(small, page)
    course = with_set(stage, QUESTIONS)
    assignment = assigned(stage, course, "30")
    fill(small.app, course.rpartition("/")[2], STUDENTS)
    work(small.app, assignment.rpartition("/")[2], STUDENTS)
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    stage.go(f"{course}/mastery/students")
    frame = page.locator(".frame")
    frame.focus()
    press(page, "End")
    for _ in range(100):  # it glides; a script that waits for it would be eval to the policy
        if frame.evaluate("each => each.scrollTop") > 200:
            break
        page.wait_for_timeout(50)
    assert frame.evaluate("each => each.scrollTop") > 200
    head = page.locator(".heats thead th").first
    assert abs(head.bounding_box()["y"] - frame.bounding_box()["y"]) < 4  # type: ignore[index]
    assert fits(page)
