"""A lost connection in a real browser: no answer is lost with it, and none counts twice."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import Page, expect

from app.db import db
from app.models import Learner, Review
from tests.browser.learners import apart
from tests.browser.scenes import answer
from tests.browser.test_form_journeys import (
    Small,
    form,
    keen,
    key_for_each,
    page,
    small,
)

__all__ = ["page", "small"]

pytestmark = pytest.mark.long
HELD = "caches.match('/study/ahead').then(Boolean)"
WAITS, SENT = "[data-line=waits]", "[data-line=sent]"


def rows(app: Flask, email: str) -> list[tuple[bool, bool]]:
    """Of every answer of this learner in the log: whether it counted, whether it came in late."""

    def read() -> list[tuple[bool, bool]]:
        with app.app_context():
            found = db.session.scalars(
                sa.select(Review)
                .join(Learner, Learner.id == Review.learner_id)
                .where(Learner.email == email)
                .order_by(Review.answered_at)
            )
            return [(row.counted, row.received_at is not None) for row in found]

    return apart(read)


def wait_until_held(page: Page) -> None:
    page.wait_for_function(f"() => {HELD}")


def test_five_held_questions_are_answered_on_a_train_and_count_once(
    small: Small, page: Page
) -> None:
    email = keen(small.app)
    stage = small.stage(page, email)
    stage.go("/study/question")
    answer(page)
    page.keyboard.press("Enter")
    wait_until_held(page)
    page.context.set_offline(True)
    stage.go("/study/question")
    expect(page.get_by_text("the feedback comes then")).to_be_visible()
    forms = []
    for number in range(1, 6):
        expect(page.locator("[data-question]")).to_be_visible()
        forms.append(form(page))
        key_for_each(page)
        words = "1 answer waits" if number == 1 else f"{number} answers wait"
        expect(page.locator(WAITS)).to_have_text(f"{words} for the connection.")
    assert len(set(forms)) >= 3
    assert rows(small.app, email) == [(True, False)]
    page.context.set_offline(False)
    expect(page.locator(SENT)).to_contain_text("5 answers were sent: 5 correct, 0 not.")
    expect(page.locator(WAITS)).to_have_count(0)
    page.locator(SENT).get_by_role("link", name="Read the feedback").click()
    expect(page.locator("h1")).to_have_text("5 answers were sent: 5 correct, 0 not")
    assert rows(small.app, email) == [(True, False)] + [(True, True)] * 5
    page.locator(".quiz-places a").first.click()
    expect(page.locator("#verdict")).to_have_text("Correct")
    expect(page.get_by_text("This answer waited for the connection")).to_be_visible()
