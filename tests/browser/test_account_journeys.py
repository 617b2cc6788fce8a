"""Accounts in a real browser: another address, all own data, leaving; links made and mailed."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.app.accounts.postbox import Postbox, listening
from tests.browser.accounts import NEW, link
from tests.browser.axe import findings
from tests.browser.browsing import NARROW, press, window
from tests.browser.learners import PASSWORD, RUNNING, learner_of
from tests.browser.scenes import Stage, answer
from tests.browser.test_form_journeys import Small, small

__all__ = ["small"]

pytestmark = pytest.mark.long


@pytest.fixture
def postbox(small: Small) -> Iterator[Postbox]:
    with listening() as made:
        small.app.config["MAIL_SERVER"] = made.address
        yield made
    small.app.config["MAIL_SERVER"] = None


def sign_in(page: Page, address: str, email: str, password: str) -> None:
    page.goto(f"{address}/sign-in")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(password)
    press(page, "Enter")


def new_address() -> str:
    return f"{uuid4().hex[:8]}@example.org"


def test_change_the_address_take_everything_and_leave(
    small: Small, page: Page, tmp_path: Path
) -> None:
    stage, email = small.stage(page), new_address()
    stage.go("/study/question")
    answer(page)
    stage.go("/account")
    page.get_by_role("link", name="Change the e-mail address").click()
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Enter")
    expect(page.locator(".notice")).to_contain_text(f"Your e-mail address is {email}.")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download as JSON").click()
    found = json.loads(Path(taken.value.path()).read_text(encoding="utf-8"))
    assert (found["account"]["email"], len(found["reviews"])) == (email, 1)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download as tables").click()
    taken.value.save_as(tmp_path / "data.zip")
    assert "reviews.csv" in zipfile.ZipFile(tmp_path / "data.zip").namelist()
    page.get_by_role("link", name="Delete the account").click()
    expect(page.get_by_text("1 answer, and when each fact comes back")).to_be_visible()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Type the word").fill("delete")
    page.get_by_role("button", name="Delete the account for good").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It is deleted")
    sign_in(page, small.address, email, PASSWORD)
    expect(page.locator(".summary")).to_contain_text("E-mail and password do not belong together.")


def test_an_administrator_makes_a_link_and_somebody_uses_it(
    small: Small, page: Page, opened: Browser
) -> None:
    email = learner_of(small.app, 0)
    admin = Stage(page, small.address, lambda days: learner_of(small.app, days), "")
    admin.sign_in(RUNNING)
    admin.learner = lambda _: email
    path = link(admin)
    context = window(opened, NARROW)
    other = context.new_page()
    other.goto(small.address + path)
    for label in ("New password", "New password again"):
        other.get_by_label(label, exact=True).fill(NEW)
    press(other, "Enter")
    expect(other.locator(".notice")).to_contain_text("Your password is changed")
    sign_in(other, small.address, email, NEW)
    other.wait_for_url("**/study")
    other.goto(small.address + path)
    expect(other.get_by_role("heading", level=1)).to_have_text("This link is spent")
    context.close()


def test_an_address_is_confirmed_and_a_forgotten_password_mailed(
    small: Small, page: Page, postbox: Postbox
) -> None:
    email, address = new_address(), small.address
    page.goto(f"{address}/register")
    for label, text in (("Name", "Ada"), ("E-mail", email), ("Password", PASSWORD)):
        page.get_by_label(label).fill(text)
    press(page, "Enter")
    expect(page.get_by_text(f"A link is on its way to {email}.")).to_be_visible()
    page.goto(f"{address}/study")
    expect(page.get_by_text(f"{email} is not confirmed yet.")).to_be_visible()
    assert findings(page) == []
    for path in ("/account", "/account/email"):
        page.goto(address + path)
        assert findings(page) == []
    page.goto(address + postbox.link())
    assert findings(page) == []
    page.get_by_role("button", name="Yes, confirm it").click()
    expect(page.locator(".notice")).to_contain_text(f"{email} is confirmed.")
    page.locator(".nav-out button").click()
    page.wait_for_url("**/")
    page.goto(f"{address}/sign-in")
    page.get_by_role("link", name="Forgot your password?").click()
    assert findings(page) == []
    page.get_by_label("E-mail").fill(email)
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mail")
    assert findings(page) == []
    wait_for(page, postbox, 2)
    page.goto(address + postbox.link())
    for label in ("New password", "New password again"):
        page.get_by_label(label, exact=True).fill(NEW)
    press(page, "Enter")
    expect(page.locator(".notice")).to_contain_text("Your password is changed")
    sign_in(page, address, email, NEW)
    page.wait_for_url("**/study")


def wait_for(page: Page, postbox: Postbox, letters: int) -> None:
    """The letter goes out after the page."""
    for _ in range(100):
        if len(postbox.letters) == letters:
            return
        page.wait_for_timeout(50)
    raise AssertionError(postbox.to())
