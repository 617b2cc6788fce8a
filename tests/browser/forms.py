"""Scenes of one form of question: a judgement, an order."""

from __future__ import annotations

from functools import cache

from questions import bank
from questions.generators import all_items
from tests.browser.answering import CHOSEN, answer, undo
from tests.browser.quizzes import builder
from tests.browser.stage import MOST, Stage


def asked(stage: Stage, form: str) -> None:
    """Begin a quiz of questions of this form alone; nothing counts."""
    builder(stage)
    stage.page.locator(f"[name=forms][value={form}]").check()
    stage.page.get_by_role("button", name="Begin the quiz").click()
    stage.page.wait_for_selector(f"form[data-form={form}]")


@cache
def facts_to_order() -> tuple[str, ...]:
    """Facts whose steps are put in order, once they were answered right by choice."""
    return tuple(each.facts[0] for each in all_items(bank.load()) if each.form == "ordering")


def ordering(stage: Stage) -> None:
    if not any(comes_to_order(stage, f"/study/question?fact={each}") for each in facts_to_order()):
        raise LookupError("no order is asked for")


def comes_to_order(stage: Stage, path: str) -> bool:
    """Choose until the choice is right; then it is asked by recall, and in this form perhaps."""
    page = stage.page
    for _ in range(MOST):  # each time in another order of options
        stage.go(path)
        if not page.locator(CHOSEN).count():
            break
        answer(page)
        if page.locator(".verdict.is-not").count():
            undo(page)
    return page.locator("form[data-form=ordering]").count() > 0


def ordered(stage: Stage) -> None:
    ordering(stage)
    answer(stage.page)


def judged(stage: Stage) -> None:
    asked(stage, "true_false")
    answer(stage.page)
