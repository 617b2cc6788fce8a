"""Scenes of own questions: none, one of each form, a flaw while typing, errors, in a set."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from questions.authored import Draft
from tests.browser.courses import opened
from tests.browser.sets import TITLE, void
from tests.questions.authored.drafts import CHOICE, PAIRS, SEVERAL, STATEMENT, STEPS, TYPED, WHOLE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.scenes import Stage

NAMES = {
    "single_best": "One best answer",
    "select_all": "All that apply",
    "true_false": "True or false",
    "short_answer": "A name to type",
    "matching": "Pairs to match",
    "ordering": "Steps to put in order",
}


def begun(stage: Stage, form: str, course: str = "") -> str:
    """The editor of a new question, in a new course unless one is given; the course's path."""
    course = course or f"/courses/{opened(stage)}"
    stage.go(f"{course}/questions/new")
    stage.page.get_by_label(NAMES[form]).check()
    stage.page.get_by_role("button", name="Begin to write").click()
    stage.page.wait_for_selector(".author-desk")
    return course


def typed(page: Page, draft: Draft) -> None:
    """Write a draft into the fields, once the script that keeps it listens."""
    page.wait_for_load_state()
    page.locator("#own-stem").fill(draft.stem)
    for at, row in enumerate(draft.rows):
        for name in ("text", "partner", "why"):
            if getattr(row, name):
                page.locator(f"#rows-{at}-{name}").fill(getattr(row, name))
        if row.right:
            page.locator(f"[name=right][value='{at}']").check()
    for name in ("accepted", "rivals", "spares"):
        if getattr(draft, name):
            page.locator(f"#{name}").fill("\n".join(getattr(draft, name)))
    for name in ("wanted", "correction", "explanation", "reference"):
        if getattr(draft, name):
            page.locator(f"[data-authoring] [name={name}]").fill(getattr(draft, name))
    if draft.is_true is not None:
        page.get_by_label("It is true" if draft.is_true else "It is false").check()


def written(stage: Stage, draft: Draft, course: str = "") -> str:
    """A saved question; the course's path."""
    course = begun(stage, draft.form, course)
    typed(stage.page, draft)
    stage.page.get_by_role("button", name="Save as version").click()
    stage.page.wait_for_selector(".notice")
    return course


def editing(draft: Draft) -> Callable[[Stage], None]:
    """A saved question in its editor, its key open in the preview."""

    def act(stage: Stage) -> None:
        written(stage, draft)
        stage.page.locator(".with-key > summary").click()

    return act


def flawed(stage: Stage) -> None:
    """A question that the rules warn of, while it is typed."""
    begun(stage, "single_best")
    page = stage.page
    typed(page, CHOICE.model_copy(update={"stem": "Which cell does not resorb bone?"}))
    page.locator("#rows-1-text").fill("All of the above")
    page.wait_for_selector(".check-list.is-warned li")


def lacking(stage: Stage) -> None:
    """A save that was refused."""
    begun(stage, "matching")
    stage.page.locator("#rows-0-text").fill("Osteoclast")
    stage.page.get_by_role("button", name="Save as version").click()
    stage.page.wait_for_selector(".summary")


def every_form(stage: Stage) -> str:
    """A course with a question of every form; its path."""
    course = ""
    for draft in WHOLE:
        course = written(stage, draft, course)
    return course


def among(stage: Stage) -> None:
    course = every_form(stage)
    typed(stage.page, STEPS.model_copy(update={"stem": "Put the steps of metastasis in order."}))
    stage.page.get_by_role("button", name="Check and preview").click()
    stage.page.wait_for_selector(".preview-card")
    stage.go(f"{course}/questions")


def in_set(stage: Stage, course: str) -> None:
    """Two of them in a new set, at the search for more."""
    stage.go(f"{course}/sets/new")
    page = stage.page
    page.get_by_label("Title").fill(TITLE)
    page.get_by_role("button", name="Begin the set").click()
    page.get_by_role("link", name="Choose questions by hand").click()
    page.get_by_role("link", name="Own questions", exact=True).last.click()
    for _ in range(2):
        page.get_by_role("button", name="Add").first.click()
        page.wait_for_selector(".own-items")


def searched(stage: Stage) -> None:
    in_set(stage, every_form(stage))


def versions(stage: Stage) -> None:
    written(stage, CHOICE)
    page = stage.page
    page.locator("#own-stem").fill("Which cell takes bone away?")
    page.get_by_role("button", name="Save as version 2").click()
    page.get_by_role("link", name="2 versions").click()
    page.wait_for_selector("#version-2")


INSTRUCTOR: dict[str, Callable[[Stage], None]] = {
    "own-questions-none": lambda stage: stage.go(f"/courses/{opened(stage)}/questions"),
    "own-questions": among,
    "own-question-new": lambda stage: stage.go(f"/courses/{opened(stage)}/questions/new"),
    "own-question-empty": lambda stage: void(begun(stage, "single_best")),
    "own-question-choice": editing(CHOICE),
    "own-question-several": editing(SEVERAL),
    "own-question-statement": editing(STATEMENT),
    "own-question-typed": editing(TYPED),
    "own-question-pairs": editing(PAIRS),
    "own-question-steps": editing(STEPS),
    "own-question-flawed": flawed,
    "own-question-errors": lacking,
    "own-question-versions": versions,
    "own-questions-in-set": searched,
}
