"""What a course gives, and files that are made, in a real browser; also without a script."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.axe import findings
from tests.browser.browsing import NARROW
from tests.browser.learners import TEACHING, learner_of
from tests.browser.scenes import Stage
from tests.browser.taking_along import bring, files, given, joined, sign_out

pytestmark = pytest.mark.long
BONES = "Anatomy › Bones"


def is_narrow_enough(page: Page) -> bool:
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    fits = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    return bool(fits)


def test_a_student_takes_a_deck_with_its_picture_and_studies_it(stage: Stage) -> None:
    stage.sign_in(0)
    joined(stage)
    page = stage.page
    assert (findings(page), is_narrow_enough(page)) == ([], True)
    page.get_by_role("button", name=f"Take a copy of {BONES}").click()
    expect(page.locator(".notice")).to_contain_text(
        "32 cards of “Anatomy › Bones” are now your own"
    )
    expect(page.locator(".material-taken")).to_have_text("You have it")
    page.get_by_role("link", name="Your decks").click()
    page.get_by_role("link", name=f"Oncology for nurses › {BONES}").click()
    page.locator(".own-lines a").first.click()
    picture = page.locator(".own-side img").first
    page.wait_for_load_state()
    assert picture.evaluate("image => image.complete && image.naturalWidth") == 360


def test_a_newer_version_is_brought_and_taken(stage: Stage) -> None:
    stage.sign_in(TEACHING)
    path, newer = given(stage)
    page, email = stage.page, ""
    stage.go("/account")
    email = page.get_by_text(re.compile(r"^\w+@example\.org")).first.inner_text().split()[0]
    stage.go(path)
    code = page.locator(".code").inner_text()
    sign_out(stage)
    student = stage.learner(0)
    Stage(page, stage.address, lambda _: student, "").sign_in(0)
    stage.go(f"/join/{code}")
    page.get_by_role("button", name="Join the course").click()
    page.wait_for_selector(".notice")
    stage.go(f"{path}/material")
    page.get_by_role("button", name=f"Take a copy of {BONES}").click()
    page.wait_for_selector(".notice")
    sign_out(stage)
    Stage(page, stage.address, lambda _: email, "").sign_in(0)
    bring(stage, newer)
    stage.go(f"{path}/material")
    expect(page.locator(".material-news")).to_have_text("Yours is newer: 1 card changed, 2 new.")
    assert (findings(page), is_narrow_enough(page)) == ([], True)
    page.get_by_role("button", name=f"Bring version 2 of {BONES}").click()
    expect(page.locator(".notice")).to_have_text(f"Version 2 of “{BONES}” is in the course.")
    sign_out(stage)
    Stage(page, stage.address, lambda _: student, "").sign_in(0)
    stage.go(f"{path}/material")
    expect(page.locator(".material-news")).to_have_text("1 card changed, 2 new")
    page.get_by_role("button", name=f"Take what is newer in {BONES}").click()
    expect(page.locator(".notice")).to_contain_text("1 card has the newer text.")
    expect(page.locator(".material-taken")).to_have_text("You have it")


def test_a_set_is_taken_as_a_file_and_the_button_says_that_it_is_made(
    stage: Stage, tmp_path: Path
) -> None:
    stage.sign_in(TEACHING)
    files(stage)
    page = stage.page
    assert (findings(page), is_narrow_enough(page)) == ([], True)
    page.get_by_label("One draw").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download (.jsonl)").click()
    assert download.value.suggested_filename == "bone-metastases-week-3-v1.jsonl"
    download.value.save_as(tmp_path / "set")
    assert len([json.loads(each) for each in (tmp_path / "set").read_text().splitlines()]) == 11
    expect(page.get_by_text("Done: the file is among your downloads.")).to_be_visible()
    page.get_by_label("Number of the draw").fill("none")
    page.get_by_role("button", name="Download (.csv)").click()
    expect(page.locator(".summary")).to_contain_text("Name a draw by a number")
    assert findings(page) == []


def test_a_deck_with_progress_says_that_it_is_being_made(stage: Stage) -> None:
    stage.sign_in(0)
    stage.go("/export")
    page = stage.page
    assert (findings(page), is_narrow_enough(page)) == ([], True)
    sent: list[str] = []

    def held(route: Route) -> None:
        sent.append(route.request.post_data or "")
        expect(page.get_by_text("The file is being made.")).to_be_visible()
        route.continue_()

    page.route("**/export/anki", held)
    page.get_by_label("With my progress").check()
    button = page.get_by_role("button", name="Download (.apkg)")
    with page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename.endswith(".apkg")
    assert [("progress=yes" in each) for each in sent] == [True]
    expect(page.get_by_text("Done: the file is among your downloads.")).to_be_visible()
    assert button.get_attribute("aria-busy") is None


def test_the_export_page_is_short_on_a_phone(stage: Stage) -> None:
    stage.sign_in(0)
    page = stage.page
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    stage.go("/export")
    assert page.locator(".take-first").bounding_box()["y"] < 400  # type: ignore[index]
    assert page.evaluate("document.documentElement.scrollHeight") < 2400


def test_files_come_without_a_script(opened: Browser, address: str, trainer: Flask) -> None:
    context = opened.new_context(java_script_enabled=False, accept_downloads=True)
    page = context.new_page()
    stage = Stage(page, address, lambda days: learner_of(trainer, days), "")
    stage.sign_in(0)
    stage.go("/export")
    page.locator("summary", has_text="Other files").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download (.tsv)").click()
    assert download.value.suggested_filename.endswith(".tsv")
    context.close()
