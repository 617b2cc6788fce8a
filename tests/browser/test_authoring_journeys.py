"""Own questions in a real browser: written in every form, put into a set, answered by a student."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.assignments import fill_in as fill_in_rules
from tests.browser.authoring import begun, in_set, typed, written
from tests.browser.axe import findings
from tests.browser.browsing import NARROW
from tests.browser.courses import opened as open_course
from tests.browser.scenes import answer
from tests.browser.sets import save
from tests.browser.test_assignment_journeys import begin, hand_in, student
from tests.browser.test_course_journeys import teaching
from tests.browser.test_form_journeys import Small, small
from tests.questions.authored.drafts import CHOICE, PAIRS, STEPS, WHOLE

__all__ = ["small"]

pytestmark = pytest.mark.long


def test_a_question_of_each_form_is_written_assigned_and_answered(
    small: Small, page: Page, opened: Browser
) -> None:
    stage = teaching(small, page)
    course = f"/courses/{open_course(stage)}"
    code = page.locator(".code").inner_text()
    page.get_by_role("link", name="Own questions").click()
    page.get_by_role("link", name="Write the first question").click()
    assert findings(page) == []
    for draft in WHOLE:
        written(stage, draft, course)
        expect(page.locator(".check-whole")).to_contain_text("Nothing is missing.")
        page.locator(".with-key > summary").click()
        assert findings(page) == []
    in_set(stage, course)
    assert findings(page) == []
    for _ in WHOLE[2:]:
        page.get_by_role("button", name="Add").first.click()
    expect(page.get_by_role("button", name="Add")).to_have_count(0)
    page.get_by_role("link", name="Back to the set").click()
    expect(page.locator(".pool-items > li")).to_have_count(len(WHOLE))
    page.get_by_role("link", name=CHOICE.stem).click()
    expect(page.locator(".key")).to_contain_text("Lecture 4, page 12")
    assert findings(page) == []
    page.get_by_role("link", name="Back").click()
    save(page)
    stage.go(f"{course}/assignments/new")
    fill_in_rules(page)
    page.get_by_label("Why, for each option, with references, handed in").check()
    page.get_by_role("button", name="Set it").click()
    page.wait_for_selector("#work-title")
    assignment = page.url.removeprefix(stage.address)

    context, _ = student(opened, small.address, code, "Amara")
    amara = context.new_page()
    begin(amara, small.address, assignment)
    for _ in WHOLE:
        assert findings(amara) == []
        answer(amara)
    expect(amara.get_by_role("heading", level=1)).to_have_text("6 of 6 answered")
    hand_in(amara)
    for at, _ in enumerate(WHOLE):
        amara.locator(".quiz-places a").nth(at).click()
        expect(amara.locator("#verdict")).to_be_visible()
        assert findings(amara) == []
        assert amara.evaluate("document.documentElement.scrollWidth") == NARROW[0]
        amara.go_back()
    context.close()


def test_a_flaw_is_told_while_it_is_typed_and_the_draft_is_kept(small: Small, page: Page) -> None:
    stage = teaching(small, page)
    begun(stage, "single_best")
    typed(page, CHOICE)
    expect(page.locator(".preview-card .stem")).to_have_text(CHOICE.stem)
    expect(page.locator(".check-list.is-warned")).to_have_count(0)
    page.locator("#rows-1-text").press_sequentially("All of the above")
    expect(page.locator(".check-list.is-warned")).to_contain_text("All of the above")
    expect(page.locator("[data-beside=rows] li")).to_have_count(1)
    page.locator("#rows-1-text").fill("")
    expect(page.locator("[data-beside=rows] li")).to_have_count(0)
    expect(page.locator("[data-panel]")).not_to_have_attribute("data-revision", "0")
    page.reload()
    expect(page.locator("#own-stem")).to_have_value(CHOICE.stem)
    expect(page.locator("#rows-3-text")).to_have_value("Chondrocyte")
    page.locator("#own-stem").fill("Which cell is it?")  # and saved before it is kept
    page.get_by_role("button", name="Save as version 1").click()
    expect(page.locator(".notice")).to_contain_text("Version 1 is saved.")


def test_of_two_editors_the_second_is_told(small: Small, page: Page) -> None:
    stage = teaching(small, page)
    begun(stage, "ordering")
    other = page.context.new_page()
    other.goto(page.url)
    typed(page, STEPS)
    expect(page.locator(".check-whole")).to_be_visible()
    other.locator("#own-stem").fill("Another stem")
    expect(other.locator(".checks .is-serious")).to_contain_text("Somebody changed this question")
    other.get_by_role("button", name="Save as version").click()
    expect(other.locator(".summary")).to_contain_text("Two at once")
    expect(other.locator("#own-stem")).to_have_value("Another stem")
    assert findings(other) == []
    page.reload()
    expect(page.locator("#own-stem")).to_have_value(STEPS.stem)


def test_it_works_without_javascript(small: Small, opened: Browser) -> None:
    context = opened.new_context(java_script_enabled=False)
    page = context.new_page()
    stage = teaching(small, page)
    begun(stage, "matching")
    typed(page, PAIRS)
    page.get_by_role("button", name="Check and preview").last.click()
    expect(page.locator(".preview-card .stem")).to_have_text(PAIRS.stem)
    page.get_by_role("button", name="More rows").click()
    expect(page.locator(".author-row")).to_have_count(6)
    page.get_by_role("button", name="Save as version 1").click()
    expect(page.locator(".notice")).to_contain_text("Version 1 is saved.")
    context.close()
