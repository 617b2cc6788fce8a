"""An appeal in a real browser: said by a student, answered by the staff, read among the notices."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import findings
from tests.browser.browsing import NARROW
from tests.browser.reports import ANSWER, PASSED, WHY, appeal, work
from tests.browser.test_assignment_journeys import assigned, course_with_set, student
from tests.browser.test_course_journeys import teaching
from tests.browser.test_form_journeys import Small, small

__all__ = ["small"]

pytestmark = pytest.mark.long


def test_an_appeal_is_made_answered_and_read(small: Small, page: Page, opened: Browser) -> None:
    stage = teaching(small, page)
    course, code = course_with_set(stage, 6)  # hardly ever all right by chance
    assignment = assigned(stage, course, "30")
    context, _ = student(opened, small.address, code, "Amara")
    phone = context.new_page()
    work(phone, small.address, assignment)
    assert findings(phone) == []
    appeal(phone)
    assert findings(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") == NARROW[0]

    stage.go(course)
    page.get_by_role("navigation", name="Rooms").get_by_role("link", name="Reports").click()
    expect(page.locator(".reported tbody tr")).to_have_count(1)
    assert findings(page) == []
    page.locator(".reported tbody a").click()
    expect(page.locator(".report-line")).to_contain_text(WHY)
    page.get_by_text("Pass it on to them").click()
    page.get_by_label("What the curators should look at").fill(PASSED)
    page.get_by_role("button", name="Pass it on").click()
    expect(page.locator(".passed")).to_contain_text(PASSED)
    page.get_by_label("What the student reads").fill(ANSWER)
    page.get_by_role("button", name="Answer and close").click()
    expect(page.locator(".notice")).to_have_text("Closed. 1 student hears of it.")
    assert findings(page) == []

    phone.goto(f"{small.address}/courses")
    phone.get_by_role("link", name="Notices (1)").click()
    answered = phone.locator(".notice-line", has_text="Your report was answered")
    expect(answered).to_contain_text(ANSWER)
    expect(phone.get_by_role("link", name="Notices (2)")).to_be_visible()  # and the result
    assert findings(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") == NARROW[0]
    phone.get_by_role("link", name="Your report was answered").click()
    expect(phone.locator(".own-report")).to_contain_text(ANSWER)
    phone.get_by_role("link", name="Notices (1)").click()
    phone.get_by_role("button", name="Mark all as read").click()
    expect(phone.get_by_role("link", name="Notices", exact=True)).to_be_visible()
    context.close()


def test_notices_are_read_without_javascript(small: Small, opened: Browser) -> None:
    context = opened.new_context(java_script_enabled=False)
    page = context.new_page()
    stage = small.stage(page)
    stage.go("/notices")
    expect(page.get_by_role("heading", level=1)).to_have_text("Notices")
    page.get_by_role("link", name="Your reports").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your reports")
    context.close()
