"""Cards as the real Anki renders them, on a phone's screen: seen, tapped, typed into."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from questions.item import FORMS
from tests.browser.axe import violations
from tests.browser.browsing import NARROW, press
from tests.exports.cards import Rendered, longest_of_each, one_of_each, page, rendered
from tests.exports.samples import deck, each_form, fact, first_forms
from tests.exports.torture import TORTURE, spoilt

pytestmark = pytest.mark.long

HERE = "http://card.test/"
WIDEST = NARROW[0]
SHOWN = ".mt-{} > :not([hidden])"
TARGET = 44

# The lowest contrast of a visible text to what is behind it, as WCAG 2.2 has it, and that text.
CONTRAST = """() => {
  const parts = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => parts(colour).slice(0, 3).map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = element => {
    const colour = element ? getComputedStyle(element).backgroundColor : "rgb(255, 255, 255)";
    return parts(colour)[3] === 0 ? ground(element.parentElement) : colour;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
    const [low, high] = [light(getComputedStyle(element).color), light(ground(element))].sort(
      (one, other) => one - other);
    found.push([(high + 0.05) / (low + 0.05), texts.currentNode.data.trim()]);
  }
  return found.sort((one, other) => one[0] - other[0])[0];
}"""

# What scrolls inside the page: only a table of names that nobody would give.
INSIDE = """() => [...document.querySelectorAll("#qa *")]
  .filter(each => getComputedStyle(each).overflowX === "auto")
  .filter(each => each.scrollWidth > each.clientWidth)
  .map(each => each.textContent)"""

# Of each line its name, its mark and what is one's own; not the reasons below them.
OF_ONES_OWN = """lines => lines.map(line => [...line.childNodes]
  .filter(part => !part.className?.includes("reason"))
  .map(part => part.textContent.trim()).filter(Boolean).join(" | "))"""


@cache
def cards() -> dict[str, Rendered]:
    """A small card of every form, the longest of the bank, tortured ones, and one of six pairs."""
    small = list(each_form("every"))
    hard = [spoilt(item, more[:400]) for more in TORTURE for item in small]
    made = {
        "small": one_of_each(small),
        "long": one_of_each(longest_of_each()),
        "hard": one_of_each(hard),
        "six": deck(fact("six", first_forms("six"))),
    }
    found = {}
    for kind, each in made.items():
        with TemporaryDirectory() as folder:
            found |= {f"{kind}-{card.name}": card for card in rendered(each, Path(folder))}
    return found


def named(kind: str) -> list[Rendered]:
    return [card for name, card in cards().items() if name.startswith(f"{kind}-")]


def of_form(form: str) -> Rendered:
    return cards()[f"small-{form}.1"]


class Phone:
    """A small window that shows sides of cards and remembers every request it was asked for."""

    def __init__(self, window: Page) -> None:
        self.window = window
        self.asked: list[str] = []
        self.failed: list[str] = []
        self.body = ""
        window.route("**/*", self._answer)
        window.on("pageerror", lambda error: self.failed.append(str(error)))

    def _answer(self, route: Route) -> None:
        self.asked.append(route.request.url)
        route.fulfill(body=self.body, content_type="text/html; charset=utf-8")

    def show(self, side: str, card: Rendered, *, dark: bool = False) -> None:
        """A page of its own for each side, as on phones: only its storage lives on."""
        self.body = page(side, card.style, dark=dark)
        self.window.goto(HERE)

    def turn(self, card: Rendered) -> None:
        """The other side in the same page, as on the computer: its scripts are run again."""
        self.window.evaluate(
            """side => {
              const at = document.getElementById("qa");
              at.innerHTML = side;
              at.querySelectorAll("script").forEach(old => {
                const script = document.createElement("script");
                script.textContent = old.textContent;
                old.replaceWith(script);
              });
            }""",
            card.back,
        )

    def taps(self, *places: int) -> None:
        """Tap the nth target of the front."""
        for place in places:
            self.window.locator(f"{SHOWN.format('front')} .tappable").nth(place).tap()

    def yours(self) -> list[str]:
        """The answer's lines beside which something of one's own stands, with it."""
        lines = self.window.locator(f"{SHOWN.format('back')} :has(> .mt-yours)")
        return lines.evaluate_all(OF_ONES_OWN)


@contextmanager
def phone(opened: Browser, **more: Any) -> Iterator[Phone]:
    width, height = NARROW
    context = opened.new_context(
        viewport={"width": width, "height": height}, has_touch=True, **more
    )
    yield Phone(context.new_page())
    context.close()


@pytest.mark.parametrize(
    ("kind", "dark"),
    [("small", False), ("small", True), ("long", False), ("long", True), ("hard", False)],
    ids=["small", "small-dark", "long", "long-dark", "hard"],
)
def test_every_form_fits_a_phone_and_can_be_read(opened: Browser, kind: str, dark: bool) -> None:
    assert {card.name.split(".")[0] for card in named(kind)} == set(FORMS)
    with phone(opened) as seen:
        for card in named(kind):
            for side in (card.front, card.back):
                seen.show(side, card, dark=dark)
                width = seen.window.evaluate("document.documentElement.scrollWidth")
                ratio, text = seen.window.evaluate(CONTRAST)
                assert (card.name, width) == (card.name, WIDEST)
                assert kind == "hard" or seen.window.evaluate(INSIDE) == []
                assert ratio >= 4.5, (card.name, text)
        assert seen.failed == []
        assert set(seen.asked) == {HERE}


def test_the_answers_of_a_card_stand_on_its_back_only() -> None:
    for card in cards().values():
        for sign in ("mt-right", "mt-reason", "mt-answer", "mt-rule", "mt-mark"):
            told = card.front.split("<script>")[0]
            assert (card.name, sign, sign in told) == (card.name, sign, False)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_what_is_tapped_is_as_large_as_a_finger(opened: Browser, dark: bool) -> None:
    with phone(opened) as seen:
        for card in named("small"):
            seen.show(card.front, card, dark=dark)
            targets = seen.window.locator(".tappable").all()
            boxes = [each.bounding_box() for each in targets if each.is_visible()]
            assert boxes
            assert all(box and min(box["width"], box["height"]) >= TARGET for box in boxes)


# What only a whole page can have: the card is a part of one of Anki's.
OF_A_PAGE = ("landmark-one-main", "page-has-heading-one", "region")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_on_either_side(opened: Browser, dark: bool) -> None:
    with phone(opened) as seen:
        for card in named("small"):
            for side in (card.front, card.back):
                seen.show(side, card, dark=dark)
                told = [
                    (each["id"], each["nodes"][0]["html"][:200])
                    for each in violations(seen.window)
                    if each["id"] not in OF_A_PAGE
                ]
                assert (card.name, told) == (card.name, [])


def test_front_and_back_show_the_same_pair_of_six(opened: Browser) -> None:
    (card,) = named("six")
    shown = "sides => sides.map(side => [...side.children].findIndex(each => !each.hidden))"
    with phone(opened) as seen:
        seen.show(card.front, card)
        (front,) = seen.window.locator("[data-mt-one]").evaluate_all(shown)
        seen.show(card.back, card)
        assert seen.window.locator("[data-mt-one]").evaluate_all(shown) == [front, front]


WAYS = pytest.mark.parametrize("way", ["phone", "computer"])


def answered(seen: Phone, card: Rendered, way: str, *places: int, typed: str = "") -> None:
    """Answer the front and go to the back, as a phone does it or as the computer."""
    seen.show(card.front, card)
    if typed:
        seen.window.locator(f"{SHOWN.format('front')} .mt-field").fill(typed)
    seen.taps(*places)
    if way == "phone":
        seen.show(card.back, card)
    else:
        seen.window.evaluate("sessionStorage.clear()")
        seen.turn(card)
    assert seen.failed == []


@WAYS
def test_the_option_tapped_last_is_the_choice(opened: Browser, way: str) -> None:
    with phone(opened) as seen:
        answered(seen, of_form("single_best"), way, 1, 0)
        assert seen.yours() == ["CDK4/6 | your choice"]
        answered(seen, of_form("single_best"), way, 1)
        assert seen.yours() == ["PARP | ✓ correct | your choice"]


@WAYS
def test_what_was_tapped_twice_is_taken_back(opened: Browser, way: str) -> None:
    with phone(opened) as seen:
        answered(seen, of_form("select_all"), way, 0, 1, 2, 1)
        told = [line.split(" | ")[-1] for line in seen.yours()]
        assert told == ["your choice", "your choice"]
        answered(seen, of_form("single_best"), way, 1, 1)
        assert seen.yours() == []


@WAYS
def test_steps_get_numbers_in_the_order_of_the_taps(opened: Browser, way: str) -> None:
    card = of_form("ordering")
    with phone(opened) as seen:
        seen.show(card.front, card)
        seen.taps(2, 0, 1)
        numbers = "rows => rows.map(row => row.dataset.mtNth)"
        assert seen.window.locator(".mt-picked").evaluate_all(numbers) == ["2", "3", "1"]
        answered(seen, card, way, 2, 0, 1)
        assert seen.yours() == [
            "Binding | yours: 3",
            "Trapping | yours: 2",
            "Breaks in DNA | yours: 1",
        ]


@WAYS
def test_rows_get_partners_by_turns(opened: Browser, way: str) -> None:
    with phone(opened) as seen:
        answered(seen, of_form("matching"), way, 2, 3)  # rows are 0 and 1, partners follow
        first, second = seen.yours()
        assert first.split(" | ")[0] == "Alphalol"
        assert second.split(" | ")[0] == "Betalol"
        partners = {line.split("yours: ")[1] for line in (first, second)}
        assert partners < {"Relaxes", "Slows", "Tightens"}
        assert len(partners) == 2
        answered(seen, of_form("matching"), way, 2, 3, 0)
        assert [line.split(" | ")[0] for line in seen.yours()] == ["Betalol"]


@WAYS
def test_cases_and_cells_are_tapped_too(opened: Browser, way: str) -> None:
    with phone(opened) as seen:
        answered(seen, of_form("extended_matching"), way, 2, 2)  # options come first
        assert [line.split("yours: ")[1] for line in seen.yours()] == [
            "Gamma",
            "Gamma",
        ]
        answered(seen, of_form("table"), way, 1, 2)
        assert seen.yours() == ["– | you", "✓ | you"]


@WAYS
@pytest.mark.parametrize("form", ["short_answer", "cloze", "numeric_band", "true_false"])
def test_what_was_typed_stands_above_the_answer(opened: Browser, way: str, form: str) -> None:
    typed = "<b>p & q</b> 40"
    with phone(opened) as seen:
        answered(seen, of_form(form), way, typed=typed)
        line = seen.window.locator(".mt-typed")
        assert line.text_content() == f"You typed: {typed}"
        answer = seen.window.locator(".mt-typed + .mt-answer")
        assert answer.count() == (0 if form == "true_false" else 1)


def test_keys_answer_too_and_enter_in_a_field_turns_the_card_on_a_computer(
    opened: Browser,
) -> None:
    with phone(opened) as seen:
        seen.window.add_init_script("window.said = []; window.pycmd = word => said.push(word)")
        seen.show(of_form("cloze").front, of_form("cloze"))
        field = seen.window.locator(".mt-field:visible")
        field.press_sequentially("a b")
        field.press("Enter")
        assert seen.window.evaluate("[document.activeElement.tagName, said]") == ["BODY", ["ans"]]
        card = of_form("single_best")
        seen.show(card.front, card)
        seen.window.locator(".tappable:visible > button").nth(1).focus()
        press(seen.window, "Space")
        pressed = "rows => rows.map(row => row.getAttribute('aria-pressed'))"
        rows = seen.window.locator(".tappable:visible > button")
        assert rows.evaluate_all(pressed) == ["false", "true", "false"]


def test_another_card_and_another_day_know_nothing_of_it(opened: Browser) -> None:
    choice, several = of_form("single_best"), of_form("odd_one_out")
    with phone(opened) as seen:
        answered(seen, choice, "phone", 1)
        seen.show(several.back, several)
        assert seen.yours() == []
        seen.show(choice.front, choice)
        assert seen.window.locator(".mt-picked").count() == 0
        seen.show(choice.back, choice)
        assert seen.yours() == []


def test_where_nothing_is_kept_the_back_is_as_for_whoever_tapped_nothing(opened: Browser) -> None:
    refuse = "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('no') }})"
    with phone(opened) as seen:
        seen.window.add_init_script(refuse)
        card = of_form("single_best")
        answered(seen, card, "phone", 1)
        assert seen.yours() == []
        assert seen.window.locator(".mt-right").is_visible()


def test_without_script_the_first_question_is_shown_whole(opened: Browser) -> None:
    (card,) = named("six")
    with phone(opened, java_script_enabled=False) as seen:
        seen.show(card.front, card)
        assert seen.window.locator(".mt-gap").nth(0).is_visible()
        assert seen.window.locator(".tappable").count() == 0
        seen.show(card.back, card)
        assert seen.window.locator(".mt-answer").nth(0).is_visible()
