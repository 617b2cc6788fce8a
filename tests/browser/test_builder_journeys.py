"""The quiz builder in a browser: narrowed down, struck out, kept, timed, and mistakes redone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import Page, expect

from app.clock import now
from app.db import db
from app.models import Quiz
from tests.browser.browsing import press
from tests.browser.learners import apart
from tests.browser.scenes import Stage, answer, asked, builder, preset, struck

pytestmark = pytest.mark.long
FITS = re.compile(r"^(\d+) facts? fits?\.$")


def fit(page: Page) -> int:
    """How many facts fit, as the page says it."""
    expect(page.locator("[data-fit]")).to_have_text(FITS)
    found = FITS.match(page.locator("[data-fit]").inner_text())
    assert found
    return int(found[1])


def counted(page: Page, act: Callable[[], object]) -> int:
    """What fits after a change of the form."""
    with page.expect_response("**/quizzes/count**") as came:
        act()
    expect(page.locator("[data-fit]")).to_have_text(came.value.text())
    return fit(page)


def test_filters_count_as_they_are_set_and_the_quiz_is_drawn_by_them(stage: Stage) -> None:
    stage.sign_in(0)
    builder(stage)
    page = stage.page
    every = fit(page)
    liver = counted(page, page.get_by_label("Liver").check)
    both = counted(page, page.get_by_label("Preclinical").check)
    assert every > liver > both > 0
    flagged = page.get_by_label("Flagged")
    with page.expect_response("**/quizzes/count**"):
        flagged.check()
    expect(page.locator("[data-fit]")).to_have_text(
        f"No fact fits. {both} would without the status."
    )
    page.get_by_role("button", name="Begin the quiz").click()
    expect(page.locator("#statuses-error")).to_be_visible()
    flagged.uncheck()
    page.get_by_label("How many questions").fill("100")
    page.get_by_role("button", name="Begin the quiz").click()
    expect(page.locator(".notice")).to_contain_text(f"{both} fact")
    expect(page.locator(".progress-words > span").first).to_contain_text(f"1 of {both}")


def test_all_and_no_topics_are_ticked_at_once(stage: Stage) -> None:
    stage.sign_in(0)
    stage.go("/quizzes")
    page = stage.page
    every = page.locator("[name=topics]").count()
    page.get_by_role("button", name="Tick all").click()
    expect(page.locator("[name=topics]:checked")).to_have_count(every)
    page.get_by_role("button", name="Tick none").click()
    expect(page.locator("[name=topics]:checked")).to_have_count(0)


def test_an_option_is_struck_out_cannot_be_chosen_and_stands_so_again(stage: Stage) -> None:
    stage.sign_in(0)
    struck(stage)
    page, rows = stage.page, stage.page.locator(".option-row")
    expect(rows.nth(1)).to_have_class(re.compile("is-struck"))
    press(page, "2")
    expect(page.locator("#option-2")).not_to_be_checked()
    press(page, "1")
    press(page, "Shift+Digit1")  # what was chosen is given up
    expect(page.locator("#option-1")).not_to_be_checked()
    here = page.url
    page.get_by_role("link", name="Overview", exact=True).click()
    page.wait_for_selector("[data-after]")
    page.wait_for_timeout(500)  # sent as the page was left: nothing here says when it is stored
    page.goto(here)
    expect(page.locator(".is-struck")).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Restore: ")).first.click()
    expect(page.locator(".is-struck")).to_have_count(1)
    press(page, "1")
    expect(page.locator("#option-1")).to_be_checked()


def on_azerty(page: Page, number: int, *, shift: bool) -> None:
    """The key of a digit where digits are typed with Shift; else it types a sign or a letter."""
    signs = "&é\"'(-è_ç"
    key = str(number) if shift else signs[number - 1]
    event = {"key": key, "code": f"Digit{number}", "shiftKey": shift, "bubbles": True}
    page.wait_for_load_state()
    page.locator("body").dispatch_event("keydown", event)


def test_where_digits_are_typed_with_shift_their_keys_choose_and_strike_too(stage: Stage) -> None:
    stage.sign_in(0)
    asked(stage, "single_best")
    page = stage.page
    on_azerty(page, 2, shift=False)
    expect(page.locator("#option-2")).to_be_checked()
    on_azerty(page, 1, shift=True)
    expect(page.locator(".is-struck #option-1")).to_have_count(1)
    expect(page.locator("#option-2")).to_be_checked()
    on_azerty(page, 1, shift=True)
    expect(page.locator(".is-struck")).to_have_count(0)


def test_with_single_keys_off_nothing_is_struck_by_keyboard(stage: Stage) -> None:
    stage.sign_in(0)
    struck(stage)
    page = stage.page
    page.eval_on_selector("#main", "main => { main.dataset.singleKeys = 'off' }")
    press(page, "Shift+Digit2")
    expect(page.locator(".is-struck")).to_have_count(1)
    expect(page.locator("[data-strike-keys]")).to_be_hidden()


def test_a_preset_is_kept_and_begun_and_changed_and_deleted(stage: Stage) -> None:
    stage.sign_in(0)
    preset(stage)
    page = stage.page
    page.get_by_role("button", name=re.compile("^Begin: ")).click()
    expect(page.locator(".progress-words > span").first).to_contain_text("1 of 4")
    expect(page.locator("[data-clock-words]")).to_have_text(re.compile(r"^1[12]:\d\d left$"))
    stage.go("/quizzes")
    page.get_by_role("link", name=re.compile("^Edit: ")).click()
    expect(page.get_by_label("Liver", exact=True)).to_be_checked()
    expect(page.get_by_label("Time limit in minutes")).to_have_value("12")
    page.get_by_label("Time limit in minutes").fill("20")
    page.get_by_role("button", name="Keep them").click()
    expect(page.locator(".preset-line")).to_contain_text("test of 20 min")
    page.get_by_role("link", name=re.compile("^Delete: ")).click()
    page.get_by_role("button", name="Delete").click()
    expect(page.locator(".preset-line")).to_have_count(0)


def test_a_time_that_runs_out_sends_what_stands_there_and_leads_to_the_result(
    stage: Stage, trainer: Flask
) -> None:
    stage.sign_in(0)
    struck(stage)
    page = stage.page
    press(page, "1")
    left(trainer, page.url, 8)
    page.reload()
    press(page, "1")
    expect(page.get_by_role("heading", name="Time is up")).to_be_visible()
    expect(page.locator("main")).to_contain_text("1 of 4 questions have an answer")
    page.wait_for_selector("#result-title")
    expect(page.locator(".quiz-places")).to_contain_text("orrect")


def left(trainer: Flask, url: str, seconds: int) -> None:
    """Let the quiz on this page have so many seconds left."""

    def work() -> None:
        with trainer.app_context():
            quizzes = db.session.scalars(sa.select(Quiz).where(Quiz.seconds.is_not(None)))
            quiz = next(each for each in quizzes if str(each.id) in url)
            quiz.begun_at = now() - timedelta(seconds=(quiz.seconds or 0) - seconds)
            db.session.commit()

    apart(work)


def test_the_last_five_minutes_and_the_last_one_are_said(stage: Stage, trainer: Flask) -> None:
    stage.sign_in(0)
    struck(stage)
    for seconds, said in ((308, "5 minutes left"), (68, "1 minute left")):
        left(trainer, stage.page.url, seconds)
        stage.page.reload()
        expect(stage.page.locator("[data-clock-said]")).to_have_text("")
        expect(stage.page.locator("[data-clock-said]")).to_have_text(said)


def test_mistakes_are_redone_from_the_result_and_from_the_room(stage: Stage) -> None:
    stage.sign_in(0)
    preset(stage)
    page = stage.page
    page.get_by_role("button", name=re.compile("^Begin: ")).click()
    page.wait_for_selector("[data-question]")
    page.get_by_role("link", name="Overview", exact=True).click()
    page.get_by_role("link", name="Finish").click()
    page.get_by_role("button", name="Finish").click()
    page.get_by_role("link", name="Redo my mistakes").click()
    expect(page.locator("main")).to_contain_text("4 facts of that quiz")
    page.get_by_role("button", name="Begin").click()
    page.wait_for_selector("[data-question]")
    answer(page)
    if page.locator(".verdict.is-not").count():
        stage.go("/quizzes")
        page.get_by_role("link", name="Redo my mistakes").click()
        expect(page.locator("main")).to_contain_text("1 fact: your last answer")
