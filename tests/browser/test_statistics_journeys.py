"""Statistics in a real browser: a class of 30 hands in, its instructor looks, sorts, downloads."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.browser import classes, sets
from tests.browser.axe import findings
from tests.browser.browsing import NARROW, window
from tests.browser.scenes import Stage
from tests.browser.test_assignment_journeys import assigned_bare
from tests.browser.test_course_journeys import teaching
from tests.browser.test_form_journeys import Small, small

__all__ = ["small"]

pytestmark = pytest.mark.long
MANY, QUESTIONS = 30, 6


def handed_in(small: Small, stage: Stage) -> str:
    """The path of an assignment that a class of 30 has handed in."""
    course = sets.begun(stage).partition("/sets/")[0]
    sets.blueprint(stage.page, 0, QUESTIONS)
    sets.save(stage.page)
    given = assigned_bare(stage, course)
    classes.fill(small.app, course.rpartition("/")[2], MANY)
    classes.work(small.app, given.rpartition("/")[2], MANY, each=1)
    return given


def taken(page: Page, words: str) -> bytes:
    """The file that a link leads to."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=words).click()
    return waiting.value.path().read_bytes()


def facilities(page: Page) -> list[int]:
    page.wait_for_load_state()
    return [int(each.split()[0]) for each in page.locator("tbody .of-share").all_inner_texts()]


def test_a_class_of_thirty_is_looked_at_sorted_and_taken_along(
    small: Small, page: Page, opened: Browser
) -> None:
    stage = teaching(small, page)
    given = handed_in(small, stage)
    stage.go(given)
    page.get_by_role("link", name="Statistics").click()
    expect(page.locator("#whole-title")).to_contain_text(f"n = {MANY}")
    expect(page.locator(".stats tbody th")).to_have_count(QUESTIONS)
    assert findings(page) == []

    page.get_by_role("link", name="Facility").click()
    expect(page.locator("[aria-sort]")).to_have_text("Facility")
    assert page.url.endswith("?order=hardest")
    found = facilities(page)
    assert found == sorted(found)
    page.get_by_role("link", name="All attempts").click()
    assert page.url.endswith("?attempts=all&order=hardest")
    page.reload()
    expect(page.locator("[aria-sort]")).to_have_text("Facility")
    page.get_by_role("link", name="By fact and form").click()
    expect(page.locator(".stats tbody th")).to_have_count(QUESTIONS)
    page.get_by_role("link", name="By version").click()

    told = taken(page, "Questions (CSV)").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(told)))
    assert [round(float(row["facility (%)"])) for row in rows] == found
    assert {row["n"] for row in rows} == {str(MANY)}
    book = load_workbook(io.BytesIO(taken(page, "Both (XLSX)")))
    assert book.sheetnames == ["Questions", "Options"]
    assert book["Questions"].max_row == QUESTIONS + 1

    page.locator(".stats tbody tr", has_text="One best answer").get_by_role("link").click()
    expect(page.locator(".shares tbody tr")).to_have_count(4)
    shares = page.locator(".shares tbody .of-share").all_inner_texts()
    assert sum(int(each.split()[0]) for each in shares) in range(99, 102)
    expect(page.locator(".shares .is-key")).to_contain_text("Alpha blocker")
    assert findings(page) == []
    looked_at_on_a_phone(page, opened, page.url)


def looked_at_on_a_phone(page: Page, opened: Browser, address: str) -> None:
    """Nothing is wider than the window."""
    context = window(opened, NARROW)
    context.add_cookies(page.context.cookies())
    phone = context.new_page()
    for path in (address, address.partition("/statistics")[0] + "/statistics"):
        phone.goto(path)
        expect(phone.locator(".stats").first).to_be_visible()
        assert phone.evaluate("document.documentElement.scrollWidth") == NARROW[0]
        assert findings(phone) == []
    context.close()
