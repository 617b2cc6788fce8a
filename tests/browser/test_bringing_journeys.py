"""A deck goes to Anki and comes back through the page, in a real browser; also without a script."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect

from tests.browser.bringing import look_until, package, send
from tests.browser.learners import learner_of
from tests.browser.scenes import Stage

pytestmark = pytest.mark.long
PATIENCE = 60_000.0


def test_a_deck_that_was_reviewed_in_anki_comes_back(stage: Stage) -> None:
    page = stage.page
    stage.sign_in(0)
    body = package(stage)
    stage.go("/export")
    page.get_by_role("link", name="Bring back what you did in Anki").click()
    send(stage, body)
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_role("heading", name="What it holds")).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_role("row", name="Reviews 2 2", exact=True)).to_be_visible()
    expect(page.get_by_role("row", name="Cards of other decks 8 8")).to_be_visible()
    page.get_by_role("button", name="Take it in").click()
    expect(page.get_by_role("heading", name="What was taken in")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("dl")).to_contain_text("Facts with a new own note")
    page.get_by_role("link", name="Your decks").click()
    expect(page.get_by_text("Liver").first).to_be_visible()
    stage.go("/notes")
    expect(page.locator(".kept-list")).to_contain_text("Asked on the ward round.")


def test_a_file_that_is_too_large_is_told_before_it_is_sent(
    stage: Stage, trainer: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(trainer.config, "MAX_UPLOAD", 1 << 20)
    stage.sign_in(0)
    send(stage, bytes(2 << 20), "large.apkg")
    expect(stage.page.locator("[data-too-large]")).to_be_visible()
    expect(stage.page).to_have_url(f"{stage.address}/import")
    expect(stage.page.locator("#file")).to_be_focused()


def test_all_of_it_works_without_a_script(opened: Browser, address: str, trainer: Flask) -> None:
    context = opened.new_context(java_script_enabled=False)
    stage = Stage(context.new_page(), address, lambda days: learner_of(trainer, days), "")
    stage.sign_in(0)
    send(stage, package(stage))
    for _ in range(120):
        if stage.page.get_by_role("heading", name="What it holds").count():
            break
        stage.page.wait_for_timeout(500)
        stage.page.get_by_role("link", name="Look again").click()
        stage.page.wait_for_load_state()
    stage.page.get_by_role("button", name="Take it in").click()
    look_until(stage, "What was taken in")
    context.close()
