"""Answering what is asked, by keyboard; and scenes of questions and of their answers."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page

from tests.browser.browsing import press, write
from tests.browser.stage import MOST, Stage

TYPED = "form:is([data-form=short_answer], [data-form=cloze], [data-form=numeric_band])"
CHOSEN = "form[data-form=single_best]"


def question(stage: Stage) -> None:
    stage.go("/study/question")


def chosen(stage: Stage) -> None:
    until(stage, typed=False)
    press(stage.page, "2")


def typed(stage: Stage) -> None:
    until(stage, typed=True)
    write(stage.page, "a guess")


def unanswered(stage: Stage) -> None:
    until(stage, typed=True)
    stage.page.eval_on_selector(".typed input", "field => field.removeAttribute('required')")
    press(stage.page, "Enter")
    stage.page.wait_for_selector("#reply-error")


def until(stage: Stage, *, typed: bool) -> None:
    """Answer until a question of this kind comes: one to type, or a choice of several."""
    stage.go("/study/question")
    wanted = TYPED if typed else CHOSEN
    for _ in range(MOST):
        if stage.page.locator(wanted).count():
            return
        answer(stage.page)
        press(stage.page, "Enter")
        stage.page.wait_for_selector("[data-question]")
    raise LookupError(f"no {'typed' if typed else 'chosen'} question in {MOST}")


def answer(page: Page, row: int = 1) -> None:
    """Answer whatever is asked, by keyboard, and wait for the page that follows."""
    page.wait_for_selector("[data-question]")
    page.wait_for_load_state()  # a key that comes before the scripts goes nowhere
    fill_in(page, row)
    page.eval_on_selector("#main", "main => main.dataset.old = ''")
    press(page, "Enter")
    page.wait_for_selector("#main[data-old]", state="detached")


def fill_in(page: Page, row: int = 1) -> None:
    """Choose a row, or what is like it: tick a box, fill the lists, move a step, type."""
    if page.locator("[data-question] input[type=checkbox]").count():
        box = page.locator("[data-question] input[type=checkbox]").nth(row - 1)
        if not box.is_checked():
            box.focus()
            press(page, "Space")
    elif page.locator("[data-pairs]").count():
        for number, _ in enumerate(page.locator("[data-pair]").all(), start=1):
            press(page, str(number))
    elif page.locator("[data-order]").count():
        press(page, "1")
        press(page, "ArrowDown")
    elif page.locator("#correction").count():
        press(page, "2")
        write(page, "not sure")
    else:
        write(page, "not sure" if page.locator(TYPED).count() else str(row))


def feedback(stage: Stage, *, right: bool) -> None:
    """Answer choices until one is wrong, or right and can be rated.

    A mistake that was not wanted is undone, and what it showed to be right is chosen when it is
    asked again: else more would come back, which cannot be rated, than is new.
    """
    wanted = "[data-rate]" if right else ".verdict.is-not"
    keys: set[str] = set()
    for _ in range(MOST):
        until(stage, typed=False)
        answer(stage.page, row_of(stage.page, keys))
        if stage.page.locator(wanted).count():
            return
        if stage.page.locator(".verdict.is-not").count():
            keys.update(stage.page.locator(".option.is-key > span:nth-child(2)").all_inner_texts())
            undo(stage.page)
    raise LookupError("no such answer")


def row_of(page: Page, keys: set[str]) -> int:
    """The number of the first option that is one of `keys`; else 1."""
    rows = page.locator(f"{CHOSEN} .option > span:nth-of-type(2)").all_inner_texts()
    return next((number for number, text in enumerate(rows, start=1) if text in keys), 1)


def undo(page: Page) -> None:
    page.get_by_role("button", name="Undo this answer").click()
    page.wait_for_selector(".notice")


def feedback_shares(stage: Stage) -> None:
    """A wrong answer to what many have answered before."""
    until(stage, typed=False)
    let_others_answer(stage)
    answer(stage.page)


def let_others_answer(stage: Stage) -> None:
    """What is asked is answered by many others, and that is counted."""
    about = stage.page.locator(".report a").get_attribute("href") or ""
    asked = dict(parse_qsl(urlsplit(about).query))
    stage.answered(asked["item"], asked["version"])


def summary(stage: Stage) -> None:
    """Stop in the middle of a sitting, with a mistake or two."""
    stage.go("/study/question")
    for _ in range(8):
        answer(stage.page)
        press(stage.page, "Enter")
        stage.page.wait_for_selector("[data-question]")
    stage.page.get_by_role("link", name="Stop here").click()
    stage.page.wait_for_url("**/study/summary")


def feedback_typed(stage: Stage) -> None:
    until(stage, typed=True)
    answer(stage.page)


def ratings(stage: Stage) -> None:
    """A typed answer that was called right, with the day that each rating gives; one that came back
    in the sitting is not rated."""
    for _ in range(MOST):
        feedback_typed(stage)
        stage.page.wait_for_load_state()
        stage.page.get_by_role("button", name="My typed answer was right").click()
        stage.page.wait_for_selector(".notice:has-text('counts as right')")
        if stage.page.locator(".rating-back").count():
            return
    raise LookupError(f"no answer to rate in {MOST}")


def rated(stage: Stage) -> None:
    feedback(stage, right=True)
    press(stage.page, "4")
    stage.page.wait_for_selector(".notice")


def all_done(stage: Stage) -> None:
    stage.go("/study/question")
    while stage.page.locator("[data-question]").count():
        answer(stage.page)
        press(stage.page, "Enter")
        stage.page.wait_for_selector("[data-question], .now")
    stage.page.wait_for_selector(".now")


def lapsed(stage: Stage) -> None:
    stage.go("/study/question")
    stage.page.eval_on_selector("[name=token]", "field => field.value += 'x'")
    stage.page.eval_on_selector("[data-question]", "form => form.submit()")
    stage.page.wait_for_selector("h1:has-text('could not be read')")
