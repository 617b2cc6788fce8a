"""Journeys in a real browser: by keyboard, by touch, without JavaScript, without a connection."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsing import NARROW, press, write
from tests.browser.learners import PASSWORD, learner_of
from tests.browser.scenes import Stage, answer, feedback, fill_in, until

pytestmark = pytest.mark.long


def register(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/register")
    page.get_by_label("Name").fill(name.capitalize())
    page.get_by_label("E-mail").fill(f"{name}@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Enter")
    page.wait_for_url("**/plan/welcome")
    page.get_by_role("button", name="Skip").press("Enter")
    page.wait_for_url("**/study/question")
    page.goto(f"{address}/study")


def test_register_answer_three_by_keyboard_and_take_the_deck(
    page: Page, address: str, tmp_path: Path
) -> None:
    register(page, address, "keyboard")
    page.get_by_role("link", name="Start").press("Enter")
    for number in (1, 2, 3):
        expect(page.locator(".progress-words > span").first).to_have_text(
            re.compile(rf"^{number} of 1\d, about \d+ min$")
        )
        fill_in(page, row=2)
        if page.locator("#option-2").count():
            expect(page.locator("#option-2")).to_be_checked()
        press(page, "Enter")
        expect(page.locator("#verdict")).to_be_focused()
        expect(page.locator("#verdict")).to_have_text(re.compile("^(Correct|Not correct)$"))
        expect(page.get_by_text("You will see it again")).to_be_visible()
        press(page, "Enter")
        expect(page.locator("[data-question]")).to_be_visible()
    page.goto(f"{address}/export")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download (.apkg)").click()
    path = tmp_path / "deck.apkg"
    download.value.save_as(path)
    assert "collection.anki2" in zipfile.ZipFile(path).namelist()


def test_a_topic_is_taken_as_a_table_and_as_a_paper(stage: Stage, tmp_path: Path) -> None:
    stage.sign_in(0)
    stage.go("/export")
    page = stage.page
    page.locator("summary", has_text="Topics").click()
    page.get_by_label("Terms and staging").check()
    page.locator("summary", has_text="Other files").click()
    for suffix in (".csv", ".html"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Download ({suffix})").click()
        download.value.save_as(tmp_path / f"file{suffix}")
    with (tmp_path / "file.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    assert {row["topic"] for row in rows} == {"Terms and staging"}
    page.goto((tmp_path / "file.html").as_uri())
    expect(page.locator("section")).to_have_count(4)
    facts = len({row["fact"] for row in rows})
    expect(page.locator("section").first.locator("article")).to_have_count(facts)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_rows_keep_their_places_and_heights(stage: Stage) -> None:
    def rows() -> list[tuple[float, float]]:
        boxes = [each.bounding_box() for each in stage.page.locator(".option").all()]
        return [(box["y"], box["height"]) for box in boxes if box]

    stage.sign_in(0)
    for width in (1280, 390):
        stage.page.set_viewport_size({"width": width, "height": 844})
        until(stage, typed=False)
        before = rows()
        submit = stage.page.get_by_role("button", name="Answer", exact=True).bounding_box()
        assert all(height >= 48 for _, height in before)
        answer(stage.page)
        after = stage.page.locator("[data-next]").bounding_box()
        assert rows() == before
        assert submit == after


def test_a_right_answer_is_rated_by_one_key_and_the_next_question_follows(stage: Stage) -> None:
    stage.sign_in(0)
    feedback(stage, right=True)
    press(stage.page, "4")
    expect(stage.page.locator(".notice")).to_contain_text("Rated “I guessed”.")
    expect(stage.page.locator("[data-question]")).to_be_visible()


def test_single_keys_can_be_switched_off(stage: Stage) -> None:
    stage.sign_in(0)
    stage.go("/account")
    stage.page.get_by_label("Answer and rate with single keys").uncheck()
    stage.page.get_by_role("button", name="Save the settings").click()
    expect(stage.page.locator(".notice")).to_have_text("Your settings are saved.")
    until(stage, typed=False)
    press(stage.page, "1")
    expect(stage.page.locator("input:checked")).to_have_count(0)


def test_keys_act_on_nothing_while_text_is_typed(stage: Stage) -> None:
    stage.sign_in(6)
    until(stage, typed=True)
    write(stage.page, "1")
    expect(stage.page.locator(".typed input")).to_have_value("1")
    expect(stage.page.locator("[data-question]")).to_be_visible()


def test_an_undone_answer_comes_back(stage: Stage) -> None:
    stage.sign_in(0)
    until(stage, typed=False)
    stem = stage.page.locator("#stem").inner_text()
    answer(stage.page)
    stage.page.get_by_role("button", name="Undo this answer").click()
    expect(stage.page.locator(".notice")).to_contain_text("Undone.")
    expect(stage.page.locator("#stem")).to_have_text(stem)


def test_without_a_connection_nothing_is_lost(stage: Stage) -> None:
    stage.sign_in(0)
    until(stage, typed=False)
    press(stage.page, "1")
    stage.page.context.set_offline(True)
    press(stage.page, "Enter")
    expect(stage.page.get_by_text("1 answer waits for the connection.")).to_be_visible()
    expect(stage.page.locator("#option-1")).to_be_checked()
    stage.page.context.set_offline(False)
    expect(stage.page.locator("#verdict")).to_be_visible()


def test_signed_out_elsewhere_a_typed_answer_waits_for_the_sign_in(stage: Stage) -> None:
    stage.sign_in(6)
    until(stage, typed=True)
    page, other = stage.page, stage.page.context.new_page()
    write(page, "colonisation")
    email = signed_out(other, stage.address)
    press(page, "Enter")
    expect(page.get_by_role("alert")).to_have_text(
        "You are signed out. Nothing is lost: sign in in another tab, then answer again."
    )
    expect(page.locator(".typed input")).to_have_value("colonisation")
    other.fill("#email", email)
    other.fill("#password", PASSWORD)
    other.get_by_role("button", name="Sign in").click()
    other.wait_for_url("**/study")
    page.bring_to_front()
    page.locator(".typed input").press("Enter")
    expect(page.locator("#verdict")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def signed_out(page: Page, address: str) -> str:
    """Sign out, and stand at the sign-in; the e-mail address that was signed in."""
    page.goto(f"{address}/account")
    email = page.locator("[aria-labelledby=entry-title] p").first.inner_text()
    page.locator(".nav-out button").click()
    page.wait_for_url("**/")
    page.goto(f"{address}/sign-in")
    return email


REFUSALS = {
    "page": (
        500,
        "text/html",
        "<main id=main><p>Error 500</p><h1>Something went wrong here</h1>"
        "<p>The server met an error.</p><p>Try again.</p><p><a href=/>Start</a></p></main>",
        "Something went wrong here. The server met an error. Try again.",
    ),
    "text": (
        400,
        "text/plain",
        "This server does not answer under this name.\n",
        "This server does not answer under this name.",
    ),
    "something between": (
        500,
        "text/html",
        "<h1>Internal error</h1>",
        "The server answered with an error (500). Nothing is lost. Try again in a moment.",
    ),
}


@pytest.mark.parametrize("refusal", REFUSALS)
def test_an_error_stands_beside_the_question_and_nothing_is_lost(
    stage: Stage, refusal: str
) -> None:
    status, kind, body, words = REFUSALS[refusal]
    stage.sign_in(0)
    until(stage, typed=False)
    stage.page.context.route(
        "**/study/answer",
        lambda route: route.fulfill(status=status, content_type=kind, body=body),
    )
    press(stage.page, "1")
    press(stage.page, "Enter")
    expect(stage.page.get_by_role("alert")).to_have_text(words)
    expect(stage.page.locator("#option-1")).to_be_checked()
    stage.page.context.unroute("**/study/answer")
    press(stage.page, "Enter")
    expect(stage.page.locator("#verdict")).to_be_visible()


def test_the_page_that_the_server_gives_for_an_error_is_told_in_its_words(stage: Stage) -> None:
    stage.sign_in(0)
    until(stage, typed=False)
    stage.page.eval_on_selector("[name=token]", "field => field.value += 'x'")
    press(stage.page, "1")
    press(stage.page, "Enter")
    expect(stage.page.get_by_role("alert")).to_contain_text(
        "That could not be read. What your browser sent does not fit this page."
    )
    expect(stage.page.locator("#option-1")).to_be_checked()


def test_the_words_on_a_row_stay_within_it(stage: Stage) -> None:
    stage.sign_in(0)
    for width in (1280, 390, 320):
        stage.page.set_viewport_size({"width": width, "height": 844})
        feedback(stage, right=False)
        for mark in stage.page.locator(".option:has(.icon)").all():
            row, state = mark.bounding_box(), mark.locator(".option-state").bounding_box()
            assert row
            assert state
            assert row["y"] < state["y"]
            assert state["y"] + state["height"] < row["y"] + row["height"]
            overflow = "each => each.scrollWidth > each.clientWidth"
            assert not mark.locator(".option-state").evaluate(overflow)


def test_by_touch_on_a_phone(opened: Browser, address: str, trainer: Flask) -> None:
    width, height = NARROW
    context = opened.new_context(
        viewport={"width": width, "height": height}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    Stage(page, address, lambda days: learner_of(trainer, days), "").sign_in(0)
    page.get_by_role("link", name="Start").tap()
    page.locator(".option").first.tap()
    page.get_by_role("button", name="Answer", exact=True).tap()
    expect(page.locator("#verdict")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.get_by_role("link", name="Next").tap()
    expect(page.locator("[data-question]")).to_be_visible()
    context.close()


def test_without_javascript_all_of_it_works(opened: Browser, address: str, trainer: Flask) -> None:
    context = opened.new_context(java_script_enabled=False)
    page = context.new_page()
    Stage(page, address, lambda days: learner_of(trainer, days), "").sign_in(0)
    page.get_by_role("link", name="Start").click()
    page.locator("label.option").first.click()
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator("#verdict")).to_be_visible()
    closed = page.locator(".rationales details:not([open])")
    expect(closed).to_have_count(0)
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("#verdict")).to_be_visible()
    page.get_by_role("link", name="Next").click()
    expect(page.locator("#stem")).to_be_visible()
    context.close()


def test_the_theme_is_switched_on_the_page_that_is_shown(stage: Stage) -> None:
    stage.sign_in(0)
    until(stage, typed=False)
    answer(stage.page)
    stem = stage.page.locator("#stem").inner_text()
    stage.page.get_by_role("button", name="Dark").click()
    stage.page.wait_for_url("**/study/answer/*")
    expect(stage.page.locator("#stem")).to_have_text(stem)
    stage.page.locator("[data-next]").click()
    stage.page.get_by_role("button", name="Light").click()
    stage.page.wait_for_url("**/study/question")


def test_the_theme_is_chosen_once_and_kept(stage: Stage) -> None:
    stage.go("/")
    stage.page.get_by_role("button", name="Dark").click()
    stage.go("/register")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert stage.page.evaluate(paper) == "rgb(18, 22, 28)"
