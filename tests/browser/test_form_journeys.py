"""Every form and the quizzes in a real browser: by keyboard, by touch, without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import sqlalchemy as sa
from flask import Flask
from playwright.sync_api import Browser, Locator, Page, expect

from app.db import db
from app.models import Learner
from tests.browser import browsing
from tests.browser.axe import findings_in
from tests.browser.browsing import NARROW, WIDE, press, window, write
from tests.browser.learners import apart, learner_of
from tests.browser.quizzing import answer_and_go_on, begin
from tests.browser.scenes import Stage, answer, fill_in
from tests.browser.small import FORMS, ITEMS, small_application
from tests.browser.wider import WIDER, number_of

pytestmark = pytest.mark.long
EVERY = len(ITEMS)
ONE = {"single_best", "odd_one_out", "vignette"}
RIGHT_ORDER = ["It binds alpha", "It blocks alpha", "It relaxes the wall"]


@dataclass
class Small:
    app: Flask
    address: str

    def stage(self, page: Page, email: str = "") -> Stage:
        """A newcomer's window, signed in."""
        made = Stage(page, self.address, lambda days: email or learner_of(self.app, days), "")
        made.sign_in(0)
        return made


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, opened: Browser) -> Iterator[Small]:
    folder = tmp_path_factory.mktemp("small")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("METASTASIS_INSTANCE", str(folder))
        app = apart(lambda: small_application(folder))
    with browsing.served(app) as address:
        yield Small(app, address)
    apart(lambda: close(app))


def close(app: Flask) -> None:
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()


def form(page: Page) -> str:
    page.wait_for_load_state()  # a key that comes before the scripts goes nowhere
    return page.locator("[data-question]").get_attribute("data-form") or ""


def order(page: Page) -> list[str]:
    return [each.strip() for each in page.locator(".step-text").all_inner_texts()]


def key_for_each(page: Page) -> None:
    """Fill in the right answer by keys alone."""
    match form(page):
        case one if one in ONE:
            press(page, number_of(page, "Alpha"))
        case "true_false":
            press(page, "2")
            write(page, "alpha blocker")
        case "ordering":
            for place, words in enumerate(RIGHT_ORDER, start=1):
                page.locator(".step", has_text=words).locator("[data-grip]").focus()
                press(page, str(place))
        case name if name in WIDER:
            WIDER[name].by_keys(page)
        case _:
            write(page, "alpha blocker")
    press(page, "Enter")


def touch_for_each(page: Page) -> None:
    """Fill in the right answer by touch and an on-screen keyboard."""
    match form(page):
        case one if one in ONE:
            page.locator("label.option", has_text="Alpha").tap()
        case "true_false":
            page.locator("label.option", has_text="False").tap()
            page.locator("#correction").tap()
            write(page, "alpha blocker")
        case "ordering":
            while order(page) != RIGHT_ORDER:
                at = order(page).index("It binds alpha") or order(page).index("It blocks alpha")
                page.locator(".step").nth(at).get_by_role("button", name="Up").tap()
        case name if name in WIDER:
            WIDER[name].by_touch(page)
        case _:
            page.locator("#reply").tap()
            write(page, "alpha blocker")
    page.get_by_role("button", name="Answer", exact=True).tap()


def choose_for_each(page: Page) -> None:
    """Fill in the right answer where no script runs."""
    match form(page):
        case one if one in ONE:
            page.locator("label.option", has_text="Alpha").click()
        case "true_false":
            page.locator("label.option", has_text="False").click()
            page.fill("#correction", "alpha blocker")
        case "ordering":
            for place, words in enumerate(RIGHT_ORDER, start=1):
                page.locator(".step", has_text=words).locator("select").select_option(str(place))
        case name if name in WIDER:
            WIDER[name].without_script(page)
        case _:
            page.fill("#reply", "alpha blocker")
    page.get_by_role("button", name="Answer", exact=True).click()


def keen(app: Flask) -> str:
    """The e-mail of a newcomer who takes as many new facts a day as there are forms."""
    email = learner_of(app, 0)

    def work() -> None:
        with app.app_context():
            mine = sa.update(Learner).where(Learner.email == email)
            db.session.execute(mine.values(new_per_day=EVERY))
            db.session.commit()

    apart(work)
    return email


def test_every_form_by_keyboard_in_study(small: Small, page: Page) -> None:
    small.stage(page, keen(small.app)).go("/study/question")
    seen = set()
    for _ in range(EVERY):
        seen.add(form(page))
        key_for_each(page)
        expect(page.locator("#verdict")).to_have_text("Correct")
        expect(page.locator("#verdict")).to_be_focused()
        press(page, "Enter")
        page.wait_for_selector("[data-question], .now")
    assert seen == FORMS


def test_every_form_by_touch_in_a_quiz(small: Small, opened: Browser) -> None:
    width, height = NARROW
    context = opened.new_context(
        viewport={"width": width, "height": height}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    begin(small.stage(page), "tutor", EVERY)
    for _ in range(EVERY):
        touch_for_each(page)
        expect(page.locator("#verdict")).to_have_text("Correct")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.locator("[data-next]").tap()
        page.wait_for_selector("[data-question], [data-after], #result-title")
    expect(page.locator(".now-figure")).to_have_text(f"{EVERY} of {EVERY} right")
    context.close()


def test_every_form_without_javascript_in_a_quiz(small: Small, opened: Browser) -> None:
    context = opened.new_context(java_script_enabled=False)
    page = context.new_page()
    begin(small.stage(page), "tutor", EVERY)
    for _ in range(EVERY):
        choose_for_each(page)
        expect(page.locator("#verdict")).to_have_text("Correct")
        expect(page.locator(".rationales details:not([open])")).to_have_count(0)
        page.locator("[data-next]").click()
    expect(page.locator(".now-figure")).to_have_text(f"{EVERY} of {EVERY} right")
    context.close()


def until(page: Page, wanted: str, mode: str = "tutor") -> None:
    while form(page) != wanted:
        answer_and_go_on(page, mode)


def test_a_step_is_dragged_by_its_number(small: Small, page: Page) -> None:
    begin(small.stage(page), "tutor", EVERY)
    until(page, "ordering")
    before = order(page)
    start, end = (centre(page.locator("[data-grip]").nth(at)) for at in (0, 2))
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0], (start[1] + end[1]) / 2, steps=6)
    page.mouse.move(*end, steps=6)
    page.mouse.up()
    assert order(page) == [before[1], before[2], before[0]]
    expect(page.locator("[data-order-said]")).to_have_text(f"{before[0]}: place 3 of 3")
    answer_of_rows = page.locator("select").evaluate_all("all => all.map(each => each.value[2])")
    assert answer_of_rows == ["1", "2", "3"]


def centre(place: Locator) -> tuple[float, float]:
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_an_order_that_nobody_made_is_asked_for(small: Small, page: Page) -> None:
    begin(small.stage(page), "tutor", EVERY)
    until(page, "ordering")
    before = order(page)
    press(page, "Enter")
    expect(page.locator("#reply-error")).to_have_text("Give every step a place, from 1 to 3.")
    assert order(page) == before
    page.locator(".step").nth(1).get_by_role("button", name="Up").click()
    expect(page.locator(".step").nth(0).get_by_role("button", name="Up")).to_be_focused()
    press(page, "ArrowDown")
    assert order(page) == before
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator("#verdict")).to_have_text("Not correct")


def test_false_without_what_is_right_is_asked_again_and_keeps_the_choice(
    small: Small, page: Page
) -> None:
    begin(small.stage(page), "tutor", EVERY)
    until(page, "true_false")
    press(page, "2")
    expect(page.locator("#correction")).to_be_focused()
    press(page, "Enter")
    expect(page.locator("#reply-error")).to_contain_text("Type what is right as well.")
    expect(page.locator("#option-2")).to_be_checked()


def test_the_rows_of_every_form_are_large_enough_and_keep_their_heights(
    small: Small, page: Page
) -> None:
    def heights() -> list[float]:
        boxes = [each.bounding_box() for each in page.locator(".option:not(.typed)").all()]
        return [box["height"] for box in boxes if box]

    def targets() -> list[float]:
        boxes = [each.bounding_box() for each in page.locator(".tick, .pair select").all()]
        return [box["height"] for box in boxes if box]

    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 844})
        begin(small.stage(page), "tutor", EVERY)
        for _ in range(EVERY):
            before = heights()
            assert all(height >= 48 for height in before)
            assert all(height >= 44 for height in targets())
            answer(page)
            assert heights() == before
            press(page, "Enter")
            page.wait_for_selector("[data-question], [data-after]")


def test_a_test_is_changed_looked_over_finished_and_reviewed(small: Small, page: Page) -> None:
    begin(small.stage(page), "test", EVERY)
    forms = []
    for _ in range(EVERY - 1):
        forms.append(form(page))
        answer_and_go_on(page, "test")
    page.get_by_role("link", name="Overview", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{EVERY - 1} of {EVERY} answered")
    page.get_by_role("link", name="Finish").click()
    expect(page.get_by_role("main")).to_contain_text(f"1 question has no answer: {EVERY}.")
    page.get_by_role("link", name=str(EVERY), exact=True).click()
    forms.append(form(page))
    answer(page)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{EVERY} of {EVERY} answered")
    # Not any place: digits that fill in pairs that are whole already leave one of them open.
    page.locator(".quiz-places a").nth(forms.index("single_best")).click()
    page.wait_for_load_state()
    expect(page.locator("#option-1")).to_be_checked()
    fill_in(page, 2)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{EVERY} of {EVERY} answered")
    page.get_by_role("button", name="Finish").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Result")
    page.locator(".quiz-places a").nth(0).click()
    for _ in range(EVERY):
        expect(page.locator("#verdict")).to_be_visible()
        page.locator("[data-next]").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Result")


def test_a_quiz_is_abandoned_after_it_was_asked_once(small: Small, page: Page) -> None:
    begin(small.stage(page), "tutor", EVERY)
    answer_and_go_on(page, "tutor")
    page.get_by_role("link", name="Overview", exact=True).click()
    page.get_by_role("link", name="Abandon").click()
    expect(page.get_by_role("main")).to_contain_text(f"{EVERY - 1} questions have no answer")
    page.get_by_role("button", name="Abandon").click()
    expect(page.get_by_role("main")).to_contain_text(
        f"1 answered, {EVERY - 1} left without an answer."
    )
    page.locator(".quiz-places a").nth(4).click()
    expect(page.locator("#verdict")).to_have_text("Not answered")


@pytest.mark.parametrize("mode", ["tutor", "test"])
def test_a_quiz_survives_the_closing_of_the_browser(
    small: Small, opened: Browser, mode: str
) -> None:
    email = learner_of(small.app, 0)
    context = window(opened)
    path = begin(small.stage(context.new_page(), email), mode, EVERY)
    first = context.pages[0]
    for _ in range(2):
        answer_and_go_on(first, mode)
    stem = first.locator("#stem").text_content() or ""
    context.close()
    context = window(opened, NARROW)
    stage = small.stage(context.new_page(), email)
    expect(stage.page.get_by_text(f"A quiz waits, 2 of {EVERY} answered.")).to_be_visible()
    stage.page.get_by_role("link", name="Go on with the quiz").click()
    expect(stage.page.locator("#stem")).to_have_text(stem)
    assert stage.page.url == f"{small.address}{path}"
    context.close()


def test_in_two_tabs_of_a_tutor_the_first_answer_stands(small: Small, page: Page) -> None:
    stage = small.stage(page)
    path = begin(stage, "tutor", EVERY)
    until(page, "single_best")
    other = page.context.new_page()
    other.goto(stage.address + path)
    press(page, "1")
    press(page, "Enter")
    expect(page.locator("#verdict")).to_be_visible()
    press(other, "2")
    press(other, "Enter")
    expect(other.locator(".notice")).to_contain_text("The first answer stands.")
    marks = [each.locator("li.option").all_inner_texts() for each in (page, other)]
    assert marks[0] == marks[1]


def test_axe_finds_nothing_in_any_form(small: Small, opened: Browser) -> None:
    context = window(opened, WIDE)
    page, found = context.new_page(), {}
    begin(small.stage(page), "tutor", EVERY)
    for _ in range(EVERY):
        name = form(page)
        found[name] = findings_in(page)
        fill_in(page)
        found[f"{name}, filled in"] = findings_in(page)
        page.eval_on_selector("#main", "main => main.dataset.old = ''")
        press(page, "Enter")
        page.wait_for_selector("#main[data-old]", state="detached")
        found[f"{name}, answered"] = findings_in(page)
        press(page, "Enter")
        page.wait_for_selector("[data-question], [data-after], #result-title")
    context.close()
    assert {name: each for name, each in found.items() if each} == {}
