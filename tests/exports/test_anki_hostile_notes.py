"""Foreign notes that an enemy made: bounded in time and memory, refused or listed note by note."""

from __future__ import annotations

import io
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.anki import BadPackage, Own, gaps, leaving, read, read_own, write
from exports.anki.filters import FILTERS, Scene, filtered
from exports.anki.language import BadTemplate, parse, render
from exports.anki.limits import TooLong
from tests.exports.foreign import one
from tests.exports.hostile import ALL
from tests.exports.reading import database, packed
from tests.exports.samples import deck, fact
from tests.exports.test_anki_cleaning import check

pytestmark = pytest.mark.long
SECONDS = 10.0
BYTES = 200 << 20
MILLION = 1_000_000
SCENE = Scene(1, revealed=True, typed=True)


@contextmanager
def bounded() -> Iterator[None]:
    tracemalloc.start()
    begun = time.process_time()
    try:
        yield
        assert time.process_time() - begun < SECONDS
        assert tracemalloc.get_traced_memory()[1] < BYTES
    finally:
        tracemalloc.stop()


def template(front: str) -> dict[str, Sequence[tuple[str, str]]]:
    return {"templates": ((front, "{{Back}}"),)}


TOO_MUCH: dict[str, tuple[Callable[[], Own], str]] = {
    "nested deep": (
        lambda: one("x", **template("{{#Front}}" * 10_000 + "x" + "{{/Front}}" * 10_000)),
        leaving.BAD_TEMPLATE,
    ),
    "a million conditions": (
        lambda: one("x", **template("{{#Front}}{{/Front}}" * MILLION)),
        leaving.BAD_TEMPLATE,
    ),
    "open braces": (lambda: one("x", **template("{{" * MILLION)), leaving.BAD_TEMPLATE),
    "many fields": (lambda: one("x", **template("{{Front}}" * 5_001)), leaving.BAD_TEMPLATE),
    "a field often": (
        lambda: one("x" * 50_000, **template("{{Front}}" * 100)),
        leaving.LONG_CARD,
    ),
    "a side": (lambda: one("x" * 100_001), leaving.LONG_CARD),
    "tags": (lambda: one("x", **template("{{Front}}" + "<b>" * 20_000)), leaving.LONG_CARD),
    "signs that grow": (lambda: one("&" * 60_000), leaving.LONG_CARD),
    "tags in a text": (
        lambda: one("<i></p>" * 140_000, **template("{{text:Front}}")),
        leaving.LONG_CARD,
    ),
    "a front": (lambda: one("x" * (10 << 20)), leaving.LONG_NOTE),
    "a back": (lambda: one("x", "<b>" * (10 << 20)), leaving.LONG_NOTE),
    "open gaps": (lambda: one("{{c1::" * 150_000, cloze=True), leaving.NO_GAP),
    "closed gaps": (lambda: one("}}" * 90_000 + "{{c2::x}}", cloze=True), leaving.NO_GAP),
    "a long number": (lambda: one(f"{{{{c{'9' * 5000}::x}}}}", cloze=True), leaving.NO_GAP),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_a_note_that_is_too_much_is_listed(name: str) -> None:
    make, what = TOO_MUCH[name]
    with bounded():
        own = make()
    assert own.cards == ()
    assert (own.left_out[-1].what, own.left_out[-1].number) == (what, 1)


NESTED = "".join(f"{{{{c{number}::" for number in range(1, 500)) + "x" + "}}" * 499
MANY = "".join(f"{{{{c{number}::gap {number}}}}} " for number in range(1, 501))
NUMBERED = f"{{{{c{','.join(map(str, range(1, 100)))}::x}}}} " * 200


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        pytest.param(NESTED, 10, id="nested"),
        pytest.param(MANY, 500, id="many"),
        pytest.param(NUMBERED, 99, id="numbered"),
    ],
)
def test_a_note_with_very_many_gaps_takes_its_time_and_no_more(text: str, cards: int) -> None:
    sides = (("{{cloze:Front}}", "{{cloze:Front}}"),)
    begun = time.process_time()
    own = one(text, cloze=True, templates=sides, ordinals=range(500))
    assert time.process_time() - begun < SECONDS
    assert len(own.cards) == cards


QUADRATIC = (
    "<script",
    "<script>",
    "</script",
    "<style>",
    "<!--",
    "-->",
    "{{",
    "}}",
    "{{c1::",
    "::",
    "[sound:",
    "[",
    "漢[",
    "漢[か",
    " ",
    "\\(",
    "<a href=",
    "<a ",
    "<img src=",
    "<img src='x'>",
    "<br>",
    "</div>",
    "<",
    "&",
    "&nbsp;",
    "<p style='display:none'>",
    "<i></p>",
    "<table><td>",
    "<svg>",
    "<h1>",
)


@pytest.mark.parametrize("piece", QUADRATIC)
def test_no_piece_repeated_takes_time_that_grows_with_its_square(piece: str) -> None:
    text = piece * (95_000 // len(piece))
    begun = time.process_time()
    one(text + "x", text)
    one("{{c1::x}}" + text, cloze=True, templates=(("{{cloze:Front}}", "{{furigana:Front}}"),))
    for each in FILTERS:
        with suppress(TooLong):
            filtered(text, "Front", (each,), SCENE)
    with suppress(BadTemplate):
        parse(text * 5)
    gaps.numbers((text,))
    assert time.process_time() - begun < SECONDS


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
PARTS = st.sampled_from(
    [
        *("{{Front}}", "{{Back}}", "{{#Front}}", "{{^Front}}", "{{/Front}}", "{{#Back}}"),
        *("{{/Back}}", "{{cloze:Front}}", "{{type:cloze:Back}}", "{{hint:Back}}", "{{FrontSide}}"),
        *("{{", "}}", "{{}}", "{{:}}", "{{#}}", "{{/}}", "<!--", "-->", "{{c1::", "::", "<%", "%>"),
        *("{{=<% %>=}}", "{{text:furigana:x:Front}}", "[sound:", "]", "\x00", "\x1f"),
    ]
)
TEXTS = st.lists(PARTS | st.sampled_from(ALL) | TEXT, max_size=8).map("".join)


@settings(deadline=None, max_examples=150)
@given(front=TEXTS, back=TEXTS, asks=TEXTS, answers=TEXTS, cloze=st.booleans())
def test_any_note_is_kept_clean_or_listed(
    front: str, back: str, asks: str, answers: str, cloze: bool
) -> None:
    own = one(front, back, templates=((asks, answers),), cloze=cloze)
    for card in own.cards:
        for side in (card.front, card.back):
            check(side)
            assert "\0" not in side
    assert len(own.cards) + sum(each.number for each in own.left_out) > 0


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_any_template_is_read_or_refused(source: str) -> None:
    with suppress(BadTemplate, TooLong):
        parsed = parse(source)
        render(parsed, {"Front": "a", "Back": ""}, frozenset({"Front"}), SCENE)


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_a_damaged_package_is_refused_or_read_to_its_cards(data: st.DataObject) -> None:
    body = bytearray(FOREIGN)
    for _ in range(data.draw(st.integers(1, 6))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    file = io.BytesIO(bytes(body))
    with suppress(BadPackage):
        read_own(file, read(file, datetime(2026, 11, 30, tzinfo=UTC)))


def _foreign() -> bytes:
    """Our deck with its note type's id changed, so that its notes are foreign."""
    db = database(write(deck(fact("one"), fact("two"))))
    (models,) = db.execute("SELECT models FROM col").fetchone()
    db.execute("UPDATE col SET models = ?", (models.replace("1795305600101", "5"),))
    db.execute("UPDATE notes SET mid = 5")
    db.commit()
    return packed(db)


FOREIGN = _foreign()


def test_that_package_is_read_whole() -> None:
    file = io.BytesIO(FOREIGN)
    own = read_own(file, read(file, datetime(2026, 11, 30, tzinfo=UTC)))
    assert [len(own.cards), {each.what for each in own.left_out}] == [2, {leaving.SCRIPT}]
