"""The library in a real browser: from a name to its fact, its question and the answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from questions.bank import Bank
from questions.model import KEYABLE
from tests.browser.axe import findings_in
from tests.browser.browsing import WIDE, window
from tests.browser.learners import learner_of
from tests.browser.scenes import Stage, answer

pytestmark = pytest.mark.long


@pytest.fixture
def page(opened: Browser) -> Iterator[Page]:
    context = window(opened)
    yield context.new_page()
    context.close()


def look_up(page: Page, words: str) -> None:
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Library").click()
    page.get_by_label("Search the library").fill(words)
    page.get_by_role("button", name="Search").click()


def test_from_another_name_to_the_fact_its_question_and_the_answer(stage: Stage) -> None:
    page = stage.page
    stage.sign_in(0)
    look_up(page, "zometa")
    expect(page.get_by_text("is another name of zoledronic acid")).to_be_visible()
    fact = page.locator(".fact-list a").first
    statement = fact.inner_text()
    fact.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(statement)
    expect(page.get_by_text("You have not met this fact yet.")).to_be_visible()
    leaf = page.url
    page.get_by_role("button", name="Study this").click()
    page.wait_for_url("**/study/question?fact=*")
    answer(page)
    expect(page.locator(".rule")).to_have_text(statement)
    page.goto(leaf)
    expect(page.get_by_text("Answered once")).to_be_visible()


def test_a_search_can_be_shared_by_its_address(stage: Stage) -> None:
    stage.sign_in(0)
    look_up(stage.page, "liver mets")
    shared, title = stage.page.url, stage.page.title()
    stage.go("/library")
    stage.page.goto(shared)
    assert stage.page.title() == title
    expect(stage.page.get_by_label("Search the library")).to_have_value("liver mets")


def test_a_slip_leads_to_what_was_meant(stage: Stage) -> None:
    stage.sign_in(0)
    look_up(stage.page, "palbocilib")
    stage.page.get_by_role("link", name="palbociclib").click()
    expect(stage.page.locator(".fact-list a").first).to_be_visible()


def test_without_javascript_all_of_it_works(opened: Browser, address: str, trainer: Flask) -> None:
    context = opened.new_context(java_script_enabled=False)
    page = context.new_page()
    Stage(page, address, lambda days: learner_of(trainer, days), "").sign_in(0)
    look_up(page, "hepatic")
    page.get_by_role("link", name="liver", exact=True).click()
    page.locator(".fact-list a").first.click()
    page.get_by_role("button", name="Study this").click()
    expect(page.locator("#stem")).to_be_visible()
    page.get_by_role("button", name="Dark").click()
    page.wait_for_url("**/study/question?fact=*")
    context.close()


def paths(bank: Bank) -> list[str]:
    """Every kind of page of the library, and a fact of every kind."""
    asked = [fact for _, fact in sorted(bank.facts.items()) if fact.status in KEYABLE]
    facts = {fact.kind: f"/library/facts/{fact.id}" for fact in asked}
    topic = max(bank.topics, key=lambda each: sum(fact.topic == each for fact in asked))
    searches = ("zometa", "liver+mets", "palbocilib", "nothing-like-it", "", "a" * 300)
    return [
        "/library",
        "/library/concepts",
        "/library/concepts/liver",
        "/library/concepts/pd-1-inhibitor",
        f"/library/topics/{topic}",
        "/library/corrections",
        "/library/misconceptions",
        *(f"/library/search?q={each}" for each in searches),
        *facts.values(),
    ]


def test_axe_finds_nothing_and_nothing_is_cut_off(
    opened: Browser, address: str, trainer: Flask
) -> None:
    context = window(opened, WIDE)
    stage = Stage(context.new_page(), address, lambda days: learner_of(trainer, days), "")
    stage.sign_in(6)
    found = {}
    for path in paths(trainer.extensions["bank"]):
        stage.go(path)
        found[path] = findings_in(stage.page)
    context.close()
    assert {path: each for path, each in found.items() if each} == {}
