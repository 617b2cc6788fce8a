"""Keeping things beside a fact, in a real browser: by key, by form, without JavaScript."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsing import NARROW, press, window, write
from tests.browser.learners import learner_of
from tests.browser.scenes import Stage, answer, feedback, keeping, quiz, until

pytestmark = pytest.mark.long


def test_by_keys_flag_note_mnemonic_bury_suspend_then_found_and_taken_back(stage: Stage) -> None:
    page = stage.page
    stage.sign_in(0)
    keeping(stage)
    expect(page.locator("#verdict")).to_be_visible()
    expect(page.locator(".topic .flagged")).to_have_text("Flagged")
    expect(page.locator(".mnemonic")).to_contain_text("First flows, then follows")
    rule = page.locator(".rule").inner_text()
    press(page, "b")
    expect(page.locator(".yours-state")).to_have_count(2)
    expect(page.locator("[data-live=comes-back]")).to_have_text("Suspended: it will not be asked.")
    page.get_by_role("link", name="All your notes").click()
    page.get_by_label("Words in them").fill("PLATE wàrd")
    press(page, "Enter")
    page.wait_for_url("**/notes?q=*")
    row = page.locator(".kept-list > li")
    expect(row).to_have_count(1)
    expect(row.locator("h2")).to_have_text(rule)
    row.locator("form[action$=suspend] button").click()
    expect(page.locator(".notice")).to_contain_text("it is asked again, as your schedule says")
    expect(page).to_have_url(re.compile(r"/notes\?q="))
    expect(row.locator(".yours-state")).to_have_count(2)
    row.locator("form[action$=bury] button").click()
    expect(page.locator(".notice")).to_contain_text("Taken back: it may be asked today.")
    row.get_by_role("link", name=rule).first.click()
    expect(page.locator(".leaf-aside")).to_contain_text("It comes back")


def test_the_page_stays_where_it_is_and_enter_goes_on(stage: Stage) -> None:
    page = stage.page
    stage.sign_in(0)
    feedback(stage, right=False)
    page.locator(".rationales summary").last.click()
    page.locator("#verdict").focus()
    page.evaluate("window.scrollTo(0, 120)")
    press(page, "f")
    expect(page.get_by_role("button", name="Remove flag")).to_be_visible()
    assert page.evaluate("window.scrollY") == 120
    expect(page.locator(".rationales details").last).to_have_attribute("open", "")
    expect(page.locator("#verdict")).to_be_focused()
    expect(page.locator("[data-yours-said]")).to_have_text("Flagged. It stands among your notes.")
    press(page, "n")
    write(page, "fnbs?1")
    expect(page.locator("#note")).to_have_value("fnbs?1")
    press(page, "Tab")
    press(page, "Enter")
    expect(page.locator(".yours-note")).to_have_text("fnbs?1")
    expect(page.locator("[data-next]")).to_be_focused()
    press(page, "Enter")
    expect(page.locator("[data-question]")).to_be_visible()


def test_what_is_suspended_is_not_the_next_question_that_the_page_holds(stage: Stage) -> None:
    """A wrong answer that would come back next, and is suspended on its own page."""
    page = stage.page
    stage.sign_in(0)
    feedback(stage, right=False)
    held = "document.querySelector('#next-question').content.querySelector('[name=token]').value"
    before = page.evaluate(held)
    press(page, "s")
    expect(page.locator(".yours-state")).to_be_visible()
    assert page.evaluate(held) != before


def test_what_is_set_aside_is_said_in_sight_and_a_second_press_takes_nothing_back(
    stage: Stage,
) -> None:
    page = stage.page
    stage.sign_in(0)
    feedback(stage, right=False)
    press(page, "s")
    state = page.locator(".yours-state")
    expect(state).to_contain_text("Suspended: it will not be asked.")
    expect(state).to_be_in_viewport()
    press(page, "s")
    press(page, "b")
    expect(state).to_have_count(2)
    state.first.get_by_role("button", name="Take it back").click()
    expect(page.locator("[data-aside-said]")).to_have_text(
        "Taken back: it is asked again, as your schedule says."
    )
    expect(state).to_have_count(1)


def test_a_note_that_was_not_stored_is_stored_with_the_next_question(stage: Stage) -> None:
    page = stage.page
    stage.sign_in(0)
    feedback(stage, right=False)
    path = page.locator("form[action$=note]").get_attribute("action") or ""
    fact = path.removesuffix("/note")
    press(page, "n")
    write(page, "written in haste")
    page.get_by_role("button", name="Flag").click()
    expect(page.get_by_role("button", name="Remove flag")).to_be_visible()
    expect(page.locator("#note")).to_have_value("written in haste")
    page.context.set_offline(True)
    page.locator("[data-next]").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing is lost.")
    expect(page.locator("#note")).to_have_value("written in haste")
    page.context.set_offline(False)
    page.locator("[data-next]").click()
    expect(page.locator("[data-question]")).to_be_visible()
    stage.go(fact)
    expect(page.locator(".yours-note")).to_have_text("written in haste")


def test_on_a_phone_the_verdict_is_in_sight_after_an_answer_from_the_end_of_the_page(
    opened: Browser, address: str, trainer: Flask
) -> None:
    context = opened.new_context(viewport={"width": 390, "height": 600}, has_touch=True)
    page = context.new_page()
    stage = Stage(page, address, lambda days: learner_of(trainer, days), "")
    stage.sign_in(0)
    until(stage, typed=False)
    page.locator("label.option").first.tap()
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(200)
    page.get_by_role("button", name="Answer", exact=True).tap()
    page.wait_for_selector("#verdict")
    page.wait_for_timeout(300)
    verdict = page.locator("#verdict").bounding_box()
    bar = page.locator(".actions").bounding_box()
    assert verdict
    assert bar
    assert verdict["y"] >= 0
    assert verdict["y"] + verdict["height"] <= bar["y"]
    context.close()


def test_undo_by_key_and_the_list_of_keys(stage: Stage) -> None:
    page = stage.page
    stage.sign_in(0)
    feedback(stage, right=False)
    press(page, "?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    press(page, "u")
    press(page, "Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#verdict")).to_be_focused()
    press(page, "Control+u")
    expect(page.locator("#verdict")).to_be_visible()
    press(page, "u")
    expect(page.locator(".notice")).to_contain_text("Undone.")


def listed(page: Page) -> list[str]:
    """The keys that the list names on this page, and what they do."""
    press(page, "?")
    rows = page.locator("[data-works]:visible")
    said = [" ".join(text.split()) for text in rows.all_inner_texts()]
    press(page, "Escape")
    return said


def test_the_list_names_the_keys_that_work_here_and_no_others(stage: Stage) -> None:
    page = stage.page
    stage.sign_in(0)
    stage.go("/study/question")
    until(stage, typed=False)
    before = [
        "1 to 9 choose an option",
        "Shift + 1 to 9 strike an option out, or restore it",
        "Tab goes to the next field, option or button",
        "Arrows move among the options",
        "Enter answers",
        "? shows this list",
    ]
    assert listed(page) == before
    feedback(stage, right=True)
    kept = [
        "F flags the fact, or removes the flag",
        "N opens your note",
        "M opens your mnemonic",
        "B buries the fact until tomorrow",
        "S suspends the fact",
        "? shows this list",
    ]
    rated = ["Enter goes on", "4 says that you guessed", "U undoes this answer"]
    assert listed(page) == [*rated, *kept]
    press(page, "s")
    expect(page.locator("[data-live=comes-back]")).to_have_text("Suspended: it will not be asked.")
    assert listed(page) == [*rated, *(each for each in kept if not each.startswith("S "))]


def test_letters_do_nothing_where_single_keys_are_off(stage: Stage) -> None:
    page = stage.page
    stage.sign_in(0)
    stage.go("/account")
    page.get_by_label("Answer and rate with single keys").uncheck()
    page.get_by_role("button", name="Save the settings").click()
    page.wait_for_selector(".notice")
    stage.go("/study/question")
    page.get_by_role("button", name="Keys", exact=True).wait_for(state="hidden")
    until(stage, typed=False)
    page.locator("#option-1").check()
    press(page, "Enter")
    page.wait_for_selector("#verdict")
    for key in "fnbsu?":
        press(page, key)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Flag")).to_be_visible()
    expect(page.locator("#verdict")).to_be_focused()


def test_a_note_that_is_too_long_stays_in_its_field_on_the_same_page(stage: Stage) -> None:
    page = stage.page
    stage.sign_in(0)
    feedback(stage, right=False)
    press(page, "n")
    page.fill("#note", "x" * 4001)
    page.get_by_role("button", name="Save the note").click()
    expect(page.locator("#note-error")).to_have_text("Use at most 4000 characters; you sent 4001.")
    expect(page.locator("#note")).to_be_focused()
    expect(page.locator("#note")).to_have_value("x" * 4001)
    expect(page.locator("#verdict")).to_be_visible()
    page.fill("#note", "short")
    page.get_by_role("button", name="Save the note").click()
    expect(page.locator(".yours-note")).to_have_text("short")


def test_without_a_connection_a_note_stays_in_its_field(stage: Stage) -> None:
    page = stage.page
    stage.sign_in(0)
    feedback(stage, right=False)
    press(page, "n")
    write(page, "from the train")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save the note").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing is lost.")
    expect(page.locator("#note")).to_have_value("from the train")
    page.context.set_offline(False)
    page.get_by_role("button", name="Save the note").click()
    expect(page.locator(".yours-note")).to_have_text("from the train")


def test_an_answer_in_a_quiz_is_kept_beside_as_well(stage: Stage) -> None:
    page = stage.page
    stage.sign_in(0)
    quiz(stage, "tutor")
    answer(page)
    place = page.url
    press(page, "f")
    expect(page.get_by_role("button", name="Remove flag")).to_be_visible()
    assert page.url == place
    press(page, "Enter")
    expect(page.locator("[data-question]")).to_be_visible()


def test_without_javascript_flag_and_note_and_suspend(
    opened: Browser, address: str, trainer: Flask
) -> None:
    context = opened.new_context(java_script_enabled=False)
    page = context.new_page()
    Stage(page, address, lambda days: learner_of(trainer, days), "").sign_in(0)
    page.get_by_role("link", name="Start").click()
    page.locator("label.option").first.click()
    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_role("button", name="Flag", exact=True).click()
    expect(page.locator(".notice")).to_have_text("Flagged. It stands among your notes.")
    expect(page.locator("#verdict")).to_be_visible()
    page.locator("summary", has_text="Note").click()
    page.get_by_label("Your note").fill("Without a script.")
    page.get_by_role("button", name="Save the note").click()
    expect(page.locator(".yours-note")).to_have_text("Without a script.")
    page.get_by_role("button", name="Suspend").click()
    expect(page.locator(".yours-state")).to_contain_text("Suspended: it will not be asked.")
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator(".notice")).to_contain_text("it is asked again")
    context.close()


def test_on_a_phone_nothing_is_wider_than_the_window_and_all_can_be_touched(
    opened: Browser, address: str, trainer: Flask
) -> None:
    context = window(opened, NARROW)
    page = context.new_page()
    stage = Stage(page, address, lambda days: learner_of(trainer, days), "")
    stage.sign_in(0)
    keeping(stage)
    page.locator("summary[data-key=n]").click()
    page.fill("#note", "w" * 3000)
    for path in ("", "/notes"):
        if path:
            stage.go(path)
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW[0]
        controls = page.locator(
            ":is(.yours, .kept-acts) :is(button, summary), .yours-all a, .kept-acts a, .files a"
        )
        sizes = [each.bounding_box() for each in controls.all()]
        assert [each for each in sizes if each and each["height"] < 44] == []
    context.close()
