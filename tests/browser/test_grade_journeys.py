"""Grades in a real browser: set by hand with a reason, read by the student, taken along."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import findings
from tests.browser.browsing import NARROW
from tests.browser.gradebook import REASON, set_by_hand
from tests.browser.scenes import answer
from tests.browser.test_assignment_journeys import (
    QUESTIONS,
    assigned,
    assigned_bare,
    begin,
    course_with_set,
    hand_in,
    student,
)
from tests.browser.test_course_journeys import teaching
from tests.browser.test_form_journeys import Small, small

__all__ = ["small"]

pytestmark = pytest.mark.long


def fits(page: Page) -> bool:
    """Whether the page itself does not scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def rows(page: Page) -> list[list[object]]:
    """The cells of the first sheet of the workbook that the page offers."""
    with page.expect_download() as taken:
        page.get_by_role("link", name="As a workbook").click()
    content = BytesIO(Path(taken.value.path()).read_bytes())
    sheet = load_workbook(content).worksheets[0]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_a_grade_is_set_by_hand_read_by_its_student_and_taken_along(
    small: Small, page: Page, opened: Browser
) -> None:
    stage = teaching(small, page)
    course, code = course_with_set(stage)
    assignment = assigned(stage, course, "30")
    context, email = student(opened, small.address, code, "=1+Amara")
    amara = context.new_page()
    begin(amara, small.address, assignment)
    for _ in range(QUESTIONS):
        answer(amara)
    hand_in(amara)

    stage.go(f"{course}/grades")
    expect(page.locator(".grades tbody tr")).to_have_count(1)
    assert findings(page) == []
    page.get_by_role("link", name="=1+Amara").click()
    set_by_hand(page, "plenty", "")
    expect(page.locator(".summary li")).to_have_count(2)
    assert findings(page) == []
    page.get_by_label("Grade in %").fill("80,5")
    page.get_by_label("Reason").fill(REASON)
    page.get_by_role("button", name="Set it").click()
    expect(page.locator(".notice")).to_contain_text("is set to 80.5 %.")
    expect(page.locator(".grade-history")).to_contain_text(REASON)
    assert findings(page) == []

    amara.goto(f"{small.address}{course}")
    amara.get_by_role("link", name="Grades").click()
    expect(amara.get_by_role("heading", level=1)).to_have_text("Your grades")
    expect(amara.locator(".own-grade")).to_have_text("80.5 %")
    expect(amara.locator(".own-note")).to_contain_text(REASON)
    assert (findings(amara), fits(amara)) == ([], True)
    amara.get_by_role("link", name="Week 3: bone").click()
    expect(amara.locator(".notice")).to_contain_text("set your grade of this assignment to 80.5 %")
    assert findings(amara) == []

    stage.go(f"{course}/grades")
    assert rows(page)[1] == ["=1+Amara", email, "yes", 80.5, 80.5]
    page.locator(".grades tbody td a").first.click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator(".notice")).to_contain_text("what was earned counts again")
    expect(page.locator(".grade-history li").first).to_contain_text("Taken back")
    context.close()


def test_a_wide_table_scrolls_in_its_own_frame_and_names_stay_in_sight(
    small: Small, page: Page, opened: Browser
) -> None:
    stage = teaching(small, page)
    course, code = course_with_set(stage)
    for _ in range(6):
        assigned_bare(stage, course)
    context, _ = student(opened, small.address, code, "Bear")
    context.close()
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    stage.go(f"{course}/grades")
    frame, name = page.locator(".grade-frame"), page.locator(".grades tbody th")
    assert frame.evaluate("each => each.scrollWidth > each.clientWidth")
    before = name.bounding_box()
    frame.evaluate("each => { each.scrollLeft = 200 }")
    assert name.bounding_box() == before
    assert fits(page)
    assert findings(page) == []


def test_a_grade_is_set_without_javascript(small: Small, opened: Browser) -> None:
    context = opened.new_context(java_script_enabled=False)
    page = context.new_page()
    stage = teaching(small, page)
    course, code = course_with_set(stage)
    assigned_bare(stage, course)
    other, _ = student(opened, small.address, code, "Dora")
    other.close()
    stage.go(f"{course}/grades")
    page.get_by_role("link", name="Dora").click()
    page.locator(".grade-change summary").click()
    page.get_by_label("Excused: it counts for nothing").check()
    page.get_by_label("Reason").fill("Ill.")
    page.get_by_role("button", name="Set it").click()
    expect(page.locator(".grade-line b")).to_have_text("excused")
    context.close()
