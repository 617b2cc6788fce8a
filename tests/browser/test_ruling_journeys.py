"""A key is changed and a question withdrawn, in a real browser."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from playwright.sync_api import Browser, Page, expect

from app.db import db
from app.models import AttemptSlot, Learner
from tests.browser.axe import findings
from tests.browser.browsing import NARROW, WIDE, window
from tests.browser.learners import CURATING, apart, learner_of
from tests.browser.scenes import Stage, answer
from tests.browser.test_assignment_journeys import (
    QUESTIONS,
    assigned,
    begin,
    course_with_set,
    hand_in,
    student,
)
from tests.browser.test_course_journeys import teaching
from tests.browser.test_form_journeys import Small, small

__all__ = ["small"]

pytestmark = pytest.mark.long
REASON = "The guideline allows both"
OLD = "The trial was retracted"


def wrongly_answered(stage: Stage) -> None:
    """The page of a question to which somebody gave a wrong answer."""
    page = stage.page
    every = [each.get_attribute("href") or "" for each in page.locator(".ruled-lines a").all()]
    for path in every:
        stage.go(path)
        if page.locator("[name=replies]").count():
            return
    raise LookupError("every answer was right")


def test_a_reply_is_accepted_and_its_students_read_why(
    small: Small, page: Page, opened: Browser
) -> None:
    stage = teaching(small, page)
    course, code = course_with_set(stage)
    assignment = assigned(stage, course, "30")
    results: dict[str, Page] = {}
    for row, name in enumerate(("Amara", "Bear", "Dora"), start=1):
        context, _ = student(opened, small.address, code, name)
        results[name] = context.new_page()
        begin(results[name], small.address, assignment)
        for _ in range(QUESTIONS):
            answer(results[name], row)
        hand_in(results[name])
    before = {name: each.locator(".now-figure").inner_text() for name, each in results.items()}

    stage.go(assignment)
    page.get_by_role("link", name="Questions", exact=True).click()
    assert findings(page) == []
    wrongly_answered(stage)
    assert findings(page) == []
    page.locator("[name=replies]").first.check()
    page.get_by_label("Accept the replies that are ticked as well").check()
    page.get_by_label("Reason").fill(REASON)
    page.get_by_role("button", name="See who changes").click()
    expect(page.locator("#who-title")).to_contain_text("change")
    assert findings(page) == []
    changed = page.locator(".changes tbody th").all_inner_texts()
    assert changed != []
    page.get_by_role("button", name="Change it").click()
    expect(page.locator(".ruling-history li")).to_contain_text(REASON)
    assert findings(page) == []

    for name, theirs in results.items():
        theirs.reload()
        assert (theirs.locator(".now-figure").inner_text() != before[name]) == (name in changed)
        assert theirs.locator(".ruling").count() == (name in changed)
        assert findings(theirs) == []
    theirs = results[changed[0]]
    theirs.locator("a:has(.ruling)").click()
    expect(theirs.locator("#verdict")).to_have_text("Correct")
    expect(theirs.locator(".ruling")).to_contain_text(REASON)
    assert findings(theirs) == []
    assert theirs.evaluate("document.documentElement.scrollWidth") == NARROW[0]


def first_fact(small: Small, name: str) -> str:
    """The fact that somebody's attempt asks first."""

    def act() -> str:
        with small.app.app_context():
            units = sa.select(AttemptSlot.unit).join(Learner, Learner.id == AttemptSlot.learner_id)
            ours = units.where(Learner.name == name).order_by(AttemptSlot.place)
            return str(db.session.scalars(ours).first()).removeprefix("bank/")

    return apart(act)


def curator(small: Small, opened: Browser) -> Page:
    made = window(opened, WIDE).new_page()
    Stage(made, small.address, lambda days: learner_of(small.app, days), "").sign_in(CURATING)
    return made


def test_a_curator_withdraws_a_question_while_an_attempt_runs(
    small: Small, page: Page, opened: Browser
) -> None:
    stage = teaching(small, page)
    course, code = course_with_set(stage)
    assignment = assigned(stage, course, "30")
    context, _ = student(opened, small.address, code, "Emre")
    emre = context.new_page()
    begin(emre, small.address, assignment)
    theirs = curator(small, opened)
    theirs.goto(f"{small.address}/withdrawals/new?fact={first_fact(small, 'Emre')}")
    assert findings(theirs) == []
    theirs.get_by_label("Reason").fill(OLD)
    theirs.get_by_role("button", name="Withdraw it").click()
    expect(theirs.locator(".withdrawn-lines")).to_contain_text(OLD)
    assert findings(theirs) == []
    emre.reload()
    expect(emre.get_by_role("heading", level=1)).to_have_text("This question was withdrawn")
    expect(emre.locator("main")).to_contain_text(OLD)
    assert findings(emre) == []
    emre.get_by_role("link", name="Go on").click()
    emre.wait_for_load_state()
    if emre.locator("[data-question]").count():  # the other asks another fact
        answer(emre)
    expect(emre.get_by_role("heading", level=1)).to_contain_text("answered")
    assert findings(emre) == []
    hand_in(emre)
    expect(emre.locator(".ruling").first).to_contain_text(OLD)
    theirs.get_by_role("button", name="Ask it again").first.click()
    expect(theirs.locator("h2")).to_have_text("Asked again")
