"""Question sets in a real browser: built by blueprint and by hand, looked at, saved twice."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import findings
from tests.browser.browsing import NARROW
from tests.browser.sets import begun, save
from tests.browser.test_course_journeys import teaching
from tests.browser.test_form_journeys import Small, small

__all__ = ["small"]

pytestmark = pytest.mark.long


def choose_one(page: Page, fact: int) -> str:
    """Look at the first question of a fact that was found, and add it; its stem."""
    page.locator(".found-facts summary").nth(fact).click()
    link = page.locator(".found-facts > li").nth(fact).locator(".found-items a").first
    stem = link.inner_text()
    link.click()
    expect(page.locator(".key")).to_contain_text("Key")
    assert findings(page) == []
    page.get_by_role("button", name="Add it to the set").click()
    return stem


def test_a_set_is_built_both_ways_looked_at_saved_and_changed(small: Small, page: Page) -> None:
    stage = teaching(small, page)
    path = begun(stage)
    page.get_by_role("link", name="Add a pool by blueprint").click()
    said = page.locator("[data-fit]")
    expect(said).to_contain_text("5 of ")
    page.wait_for_load_state()  # its script counts what is changed from here on
    page.locator("summary", has_text="Level, forms of question").click()
    page.get_by_label("One best answer").check()
    page.get_by_label("How many questions").fill("1")
    page.get_by_label("How many questions").blur()
    expect(said).to_have_text("1 of 1 fact, with 1 question that fit today.")
    page.get_by_role("button", name="Add the pool").click()
    expect(page.locator(".pool-sum")).to_contain_text("1 of 1 fact")
    page.get_by_role("link", name="Choose questions by hand").click()
    page.get_by_label("Topic").select_option(index=1)
    page.get_by_role("button", name="Search").click()
    stem = choose_one(page, 1)
    expect(page.locator(".notice")).to_contain_text("A new pool holds this question.")
    page.get_by_role("link", name="Back to the set").click()
    expect(page.locator(".pool-items a")).to_have_text([stem])
    assert findings(page) == []
    page.get_by_role("link", name="Preview a whole draw").click()
    expect(page.locator(".set-question")).to_have_count(2)
    expect(page.locator(".key")).to_have_count(0)
    page.get_by_role("link", name="With keys").click()
    expect(page.locator(".key")).to_have_count(2)
    stage.go(path)
    save(page)
    expect(page.locator(".notice")).to_contain_text("Version 1 is saved.")
    page.get_by_role("button", name="Up: pool 2").click()
    expect(page.locator(".pool h3").first).to_contain_text("Chosen by hand")
    save(page)
    page.get_by_role("link", name="2 versions").click()
    expect(page.locator(".set-versions h2")).to_have_text(["Version 2", "Version 1"])
    expect(page.locator(".set-versions > li").first).to_contain_text("Pools in another order")
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    stage.go(path)
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW[0]


def test_it_works_without_javascript(small: Small, opened: Browser) -> None:
    context = opened.new_context(java_script_enabled=False)
    page = context.new_page()
    stage = teaching(small, page)
    begun(stage)
    page.get_by_role("link", name="Add a pool by blueprint").click()
    page.get_by_label("How many questions").fill("2")
    page.get_by_role("button", name="Add the pool").click()
    page.get_by_role("link", name="Choose questions by hand").click()
    page.get_by_label("Topic").select_option(index=1)
    page.get_by_role("button", name="Search").click()
    page.locator(".found-facts summary").first.click()
    page.get_by_role("button", name="Add").first.click()
    page.get_by_role("link", name="Back to the set").click()
    expect(page.locator(".pool")).to_have_count(2)
    save(page)
    expect(page.locator(".notice")).to_contain_text("Version 1 is saved.")
    context.close()
