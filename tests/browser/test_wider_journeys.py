"""Several choices at once in a real browser: what is dragged, taken back, refused and marked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.browsing import NARROW, press, window
from tests.browser.quizzing import begin
from tests.browser.test_form_journeys import EVERY, Small, centre, small, until
from tests.browser.wider import box_named, number_of

__all__ = ["small"]

pytestmark = pytest.mark.long


def comes(small: Small, page: Page, wanted: str) -> None:
    begin(small.stage(page), "tutor", EVERY)
    until(page, wanted)


def chosen(page: Page) -> list[str]:
    """What the lists of the rows say, by their numbers; "" where one is open."""
    values = page.locator("[data-pick]").evaluate_all("all => all.map(each => each.value)")
    return [each.rpartition(":")[2] for each in values]


def test_a_partner_is_dragged_to_its_row_and_from_there_to_another(
    small: Small, page: Page
) -> None:
    comes(small, page, "matching")
    grip = page.locator("[data-carry]").nth(1)
    for row, expected in ((1, ["", "2"]), (0, ["2", ""])):
        drag(page, grip, page.locator("[data-pair]").nth(row))
        assert chosen(page) == expected
    expect(page.locator("[data-serves]").nth(1)).to_have_text("A")
    drag(page, grip, page.locator("#stem"))
    assert chosen(page) == ["2", ""]


def drag(page: Page, grip: Locator, to: Locator) -> None:
    page.mouse.move(*centre(grip))
    page.mouse.down()
    page.mouse.move(*centre(to), steps=6)
    page.mouse.up()


def test_of_pairs_a_digit_takes_a_partner_away_and_of_cases_it_does_not(
    small: Small, page: Page
) -> None:
    comes(small, page, "matching")
    for key in ("1", "2", "1"):  # the focus stays with the last row
        press(page, key)
    assert chosen(page) == ["", "1"]
    press(page, "Enter")
    assert page.locator("#verdict").count() == 0
    comes(small, page, "extended_matching")
    for key in ("1", "1"):
        press(page, key)
    assert chosen(page) == ["1", "1"]
    expect(page.locator("[data-serves]").first).to_have_text("A B")
    press(page, "ArrowDown")
    assert chosen(page) == ["1", "2"]
    press(page, "Enter")
    expect(page.locator("#verdict")).to_be_visible()


def test_nothing_ticked_is_asked_again_where_no_script_runs(small: Small, opened: Browser) -> None:
    context = opened.new_context(java_script_enabled=False)
    plain = context.new_page()
    begin(small.stage(plain), "tutor", EVERY)
    for wanted, said in (("select_all", "Choose at least one"), ("table", "Tick at least one")):
        to_form(plain, wanted)
        plain.get_by_role("button", name="Answer", exact=True).click()
        expect(plain.locator("#reply-error")).to_contain_text(said)
    context.close()


def to_form(plain: Page, wanted: str) -> None:
    """Open the question of this form among the places of the quiz."""
    plain.goto(plain.url.rpartition("/")[0] + "/overview" if is_place(plain) else plain.url)
    paths = plain.locator(".quiz-places a").evaluate_all("all => all.map(each => each.href)")
    for path in paths:
        plain.goto(path)
        if plain.locator(f"form[data-form={wanted}]").count():
            return
    raise LookupError(wanted)


def is_place(plain: Page) -> bool:
    if not plain.url.rpartition("/")[2].isdigit():
        plain.goto(f"{plain.url}/1")
    return True


def test_what_was_missed_is_said_in_its_row(small: Small, page: Page) -> None:
    comes(small, page, "select_all")
    for words in ("Alpha", "Beta"):
        press(page, number_of(page, words))
    press(page, "Enter")
    expect(page.locator("#verdict")).to_have_text("Not correct")
    states = {
        row.locator("span").nth(1).inner_text(): row.locator(".option-state").inner_text()
        for row in page.locator("li.option").all()
    }
    assert {name: " ".join(each.split()) for name, each in states.items()} == {
        "Alpha blocker": "correct , your answer",
        "Beta blocker": "your answer",
        "Gamma blocker": "missed , right but not chosen",
    }
    expect(page.locator(".verdict-note")).to_have_text("1 of 3 options are judged rightly.")


def test_a_table_is_marked_in_its_places_wide_and_narrow(small: Small, opened: Browser) -> None:
    for size in ((1280, 900), NARROW):
        context = window(opened, size)
        page = context.new_page()
        comes(small, page, "table")
        heads = page.locator("tbody th").all_inner_texts()
        box_named(page, "Alphalol Relaxes").check()
        press(page, "Enter")
        expect(page.locator("#verdict")).to_have_text("Not correct")
        assert page.locator("tbody th").all_inner_texts() == heads
        assert page.evaluate("document.documentElement.scrollWidth") == size[0]
        expect(page.locator("td.is-wrong")).to_contain_text("your answer")
        expect(page.locator("td.is-missed")).to_have_count(3)
        context.close()


def test_single_keys_can_be_switched_off(small: Small, page: Page) -> None:
    comes(small, page, "matching")
    page.eval_on_selector("[data-sitting]", "main => { main.dataset.singleKeys = 'off' }")
    press(page, "1")
    assert chosen(page) == ["", ""]
    page.locator("[data-pick]").first.focus()
    press(page, "ArrowDown")
    assert chosen(page) == ["1", ""]
