"""Courses in a real browser: opened, a roster added, three join, one is removed."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import findings
from tests.browser.browsing import NARROW, press, window
from tests.browser.courses import PEOPLE
from tests.browser.courses import opened as open_course
from tests.browser.learners import PASSWORD, TEACHING, learner_of
from tests.browser.scenes import Stage
from tests.browser.test_account_journeys import new_address
from tests.browser.test_form_journeys import Small, small

__all__ = ["small"]

pytestmark = pytest.mark.long


def teaching(small: Small, page: Page) -> Stage:
    made = Stage(page, small.address, lambda days: learner_of(small.app, days), "")
    made.sign_in(TEACHING)
    return made


def join(opened: Browser, address: str, code: str, name: str) -> None:
    """A stranger on a phone registers on the way to the course, and joins it."""
    context = window(opened, NARROW)
    page = context.new_page()
    page.goto(f"{address}/join/{code}")
    page.get_by_role("link", name="Register").last.click()
    for label, text in (("Name", name), ("E-mail", new_address()), ("Password", PASSWORD)):
        page.get_by_label(label).fill(text)
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Join “Oncology for nurses”?")
    assert findings(page) == []
    page.get_by_label("Let the staff see my mastery").check()
    page.get_by_role("button", name="Join the course").click()
    expect(page.locator(".notice")).to_have_text("You are in “Oncology for nurses”.")
    expect(page.get_by_label("Let the staff see my mastery")).to_be_checked()
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW[0]
    context.close()


def test_a_course_is_opened_three_join_and_one_is_removed(
    small: Small, page: Page, opened: Browser
) -> None:
    stage = teaching(small, page)
    course = open_course(stage)
    common = page.locator(".code").inner_text()
    page.get_by_role("link", name="Add people from a list").click()
    page.get_by_label("The list").fill(PEOPLE + "Emre Eriksen;no address;;\n")
    page.get_by_role("button", name="Look at the rows").click()
    expect(page.locator("tr", has_text="This is no e-mail address.")).to_contain_text("5")
    page.get_by_role("button", name="Change the list").click()
    expect(page.get_by_label("The list")).to_have_value(PEOPLE + "Emre Eriksen;no address;;\n")
    page.get_by_role("button", name="Look at the rows").click()
    page.get_by_role("button", name="Add 3 people").click()
    expect(page.locator(".notice")).to_contain_text("3 people have a code of their own now.")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Codes as a table").click()
    text = Path(taken.value.path()).read_text(encoding="utf-8-sig")
    codes = {row["name"]: row["code"] for row in csv.DictReader(StringIO(text, newline=""))}
    assert list(codes) == ["Amara Adeyemi", "Björn Bauer", "Chidi Chen"]
    page.get_by_role("link", name="Slips to print").click()
    expect(page.locator(".slips .code")).to_have_text(list(codes.values()))
    for name, code in (("Amara", codes["Amara Adeyemi"]), ("Bear", codes["Björn Bauer"])):
        join(opened, small.address, code, name)
    join(opened, small.address, common, "Dora")
    page.reload()
    expect(page.locator(".slips .code")).to_have_text([codes["Chidi Chen"]])
    stage.go(f"/courses/{course}")
    names = page.locator(".people tbody a")
    expect(names).to_have_text(["Amara", "Bear", "Dora"])
    expect(page.locator(".people tr", has_text="Bear")).to_contain_text("× 1.25")
    names.last.click()
    page.get_by_role("button", name="Remove from the course").click()
    expect(names).to_have_text(["Amara", "Bear"])
    page.locator("summary", has_text="No longer in the course").click()
    expect(page.locator(".former li")).to_contain_text("Dora")


@pytest.mark.parametrize("who", ["invited", "closed"])
def test_who_may_register_is_said_on_the_pages(small: Small, page: Page, who: str) -> None:
    small.app.config["REGISTRATION"] = who
    try:
        for path in ("/", "/sign-in", "/register"):
            page.goto(small.address + path)
            assert findings(page) == []
            expect(page.locator("main")).to_contain_text(
                "code of" if who == "invited" else "made by its administrator"
            )
    finally:
        small.app.config["REGISTRATION"] = "open"


def test_it_works_without_javascript(small: Small, opened: Browser) -> None:
    context = opened.new_context(java_script_enabled=False)
    page = context.new_page()
    stage = teaching(small, page)
    stage.go(f"/courses/{open_course(stage)}/roster/list")
    page.get_by_label("The list").fill(PEOPLE)
    page.get_by_role("button", name="Look at the rows").click()
    page.get_by_role("button", name="Add 3 people").click()
    expect(page.locator(".codes tbody tr")).to_have_count(3)
    context.close()


def test_slips_are_all_that_is_printed(small: Small, page: Page) -> None:
    stage = teaching(small, page)
    stage.go(f"/courses/{open_course(stage)}/roster/list")
    page.get_by_label("The list").fill(PEOPLE)
    page.get_by_role("button", name="Look at the rows").click()
    page.get_by_role("button", name="Add 3 people").click()
    page.get_by_role("link", name="Slips to print").click()
    page.wait_for_load_state()
    page.emulate_media(media="print")
    assert page.locator(".masthead, .before-print, .trail, .colophon").all() != []
    for hidden in page.locator(".masthead, .before-print, .trail, .colophon").all():
        expect(hidden).to_be_hidden()
    expect(page.locator(".slips li")).to_have_count(3)
    expect(page.locator(".slips .code").first).to_be_visible()
