"""The body map, leeches and the calibration in a real browser, as a learner goes through them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import findings_in
from tests.browser.browsing import press, watched
from tests.browser.test_progress_journeys import learner_with, open_progress

pytestmark = pytest.mark.long

PAGES = ("/progress/body/liver", "/progress/leeches", "/progress/calibration")


@pytest.fixture(scope="module")
def email(trainer: Flask) -> str:
    return learner_with(trainer, 6000)


@pytest.fixture
def page(opened: Browser) -> Iterator[Page]:
    with watched(opened) as made:
        yield made


def test_the_keyboard_goes_from_the_body_map_to_a_fact_and_back(
    page: Page, address: str, email: str
) -> None:
    open_progress(page, address, email)
    section = page.get_by_role("region", name="Body map")
    regions = section.get_by_role("group", name="Body map").get_by_role("link")
    expect(regions).to_have_count(9)
    regions.first.focus()
    for _ in range(5):
        press(page, "Tab")
    liver = page.locator("#site-liver")
    expect(liver).to_be_focused()
    expect(liver).to_have_attribute("aria-label", re.compile(r"^Liver: \d+ %, \d+ of \d+ met$"))
    assert ring(page, "#site-liver") != ring(page, "#site-lungs")
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Liver")
    expect(page.locator("#site-liver")).to_have_attribute("aria-current", "page")
    fact = page.locator(".region-facts tbody th a").first
    statement = fact.inner_text()
    fact.focus()
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(statement)


def ring(page: Page, region: str) -> str:
    """How the edge around a region is drawn."""
    drawn: str = page.locator(f"{region} .halo").first.evaluate("e => getComputedStyle(e).stroke")
    return drawn


def test_the_table_beside_the_map_says_the_same(page: Page, address: str, email: str) -> None:
    open_progress(page, address, email)
    section = page.get_by_role("region", name="Body map")
    names = section.locator("tbody th").all_inner_texts()
    told = [row.inner_text().split() for row in section.locator("tbody tr").all()]
    for name, words in zip(names, told, strict=True):
        label = section.get_by_role("group").get_by_role("link", name=re.compile(f"^{name}: "))
        share = f"{' '.join(words[len(name.split()) :][:2])}"
        assert (label.get_attribute("aria-label") or "").startswith(f"{name}: {share},")


def test_a_fact_of_a_region_is_asked_at_once(page: Page, address: str, email: str) -> None:
    open_progress(page, address, email)
    page.goto(f"{address}/progress/body/brain")
    page.get_by_role("link", name="Ask the most endangered").click()
    expect(page.locator("[data-question]")).to_be_visible()


def test_a_leech_can_be_asked_in_another_form_and_read(
    page: Page, address: str, email: str
) -> None:
    open_progress(page, address, email)
    leeches = page.get_by_role("region", name="Leeches")
    statement = leeches.locator("tbody th a").first.inner_text()
    expect(leeches.locator(".failing").first).to_contain_text("Missed most in the form")
    leeches.get_by_role("link", name="Read why").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(statement)
    page.go_back()
    leeches.get_by_role("link", name=re.compile("^All .* leeches")).click()
    page.get_by_role("link", name="Ask it in another form").first.click()
    expect(page.locator("[data-question]")).to_be_visible()


def test_calibration_is_empty_at_first_and_then_told(
    page: Page, address: str, trainer: Flask, email: str
) -> None:
    open_progress(page, address, learner_with(trainer, 1))
    page.get_by_role("link", name="Calibration").click()
    expect(page.get_by_text("It takes 50 to say anything: 50 to go.")).to_be_visible()
    page.locator(".nav-out button").click()
    page.wait_for_url("**/")
    open_progress(page, address, email)
    page.get_by_role("link", name="Calibration").click()
    expect(page.get_by_role("img")).to_have_count(1)
    page.get_by_text("As a table").click()
    counts = page.locator(".ledger tbody td:nth-child(2)").all_inner_texts()
    drawn = page.locator(".bin-count").all_text_contents()
    assert counts == drawn
    whole = sum(int(each.replace(",", "")) for each in counts)
    expect(page.locator(".scores-head").first).to_have_text(f"All forms {whole:,}\u00a0answers")


def test_they_fit_and_axe_finds_nothing(page: Page, address: str, email: str) -> None:
    open_progress(page, address, email)
    found = {}
    for path in PAGES:
        page.goto(address + path)
        page.eval_on_selector_all("details", "all => all.forEach(each => { each.open = true })")
        found[path] = findings_in(page)
    assert found == {path: [] for path in PAGES}
