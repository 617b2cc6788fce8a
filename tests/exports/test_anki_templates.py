"""Foreign cards beside the real Anki: both sides as text, over all of its template language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from anki.collection import Collection
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exports.foreign import noted, own_type, read_note, seen, shown_by_anki

ERRORS = "docs.ankiweb.net/templates/errors"
BACK = "{{FrontSide}}<hr id=answer>{{Back}}"
FIRST = " 漢字[かんじ] <b>two words</b> a[b] &amp; c"
STOCK = (
    "Basic",
    "Basic (and reversed card)",
    "Basic (optional reversed card)",
    "Basic (type in the answer)",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    opened = Collection(str(tmp_path_factory.mktemp("anki") / "collection.anki2"))
    yield opened
    opened.close()


def compared(made: Collection, model: object, *fields: str) -> list[int]:
    """Every card of a note: equal to Anki's text, or without a side there and left out here.

    Returns the ordinals of those that are equal.
    """
    note = noted(made, model, *fields, tags=("exam", "site::bone"))
    ours = {
        each.ordinal: (seen(each.front), seen(each.back)) for each in read_note(made, note).cards
    }
    theirs = {
        each.ord: shown_by_anki(note, each)
        for each in note.cards()
        if ERRORS not in each.question()
    }
    assert ours == {place: sides for place, sides in theirs.items() if all(sides)}
    return sorted(ours)


@pytest.mark.parametrize("name", STOCK)
def test_stock_note_types_show_what_anki_shows(made: Collection, name: str) -> None:
    model = made.models.by_name(name)
    third = ["reverse too"] if "optional" in name else []
    cards = [0, 1] if "reversed" in name else [0]
    assert compared(made, model, "RANKL <i>binds</i>", "to<br>RANK", *third) == cards


def test_an_optional_reverse_is_no_card_without_its_field(made: Collection) -> None:
    model = made.models.by_name("Basic (optional reversed card)")
    assert compared(made, model, "one", "two", "") == [0]


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("{{Front}} {{ Back }} {{{Front}}}", BACK),
        ("{{text:Front}} {{unknown:other:Front}}", BACK),
        ("{{hint:Front}} {{hint:text:Front}}", BACK),
        ("{{Front}} {{type:Back}}", "{{FrontSide}} {{type:Back}}"),
        ("{{Front}} {{type:nc:Back}}", BACK),
        ("{{Tags}}|{{Type}}|{{Deck}}|{{Subdeck}}|{{Card}}|{{CardFlag}}", BACK),
        ("{{#Front}}filled {{Front}}{{/Front}}{{^Front}}empty{{/Front}}", BACK),
        ("{{#Front}}{{#Back}}both{{/Back}} {{^Back}}one{{/Back}}{{Front}}{{/Front}}", BACK),
        (
            "{{Front}}{{#Tags}}tagged{{/Tags}}{{#CardFlag}}flag{{/CardFlag}}{{#Deck}}d{{/Deck}}",
            BACK,
        ),
        ("{{Front}}{{#c1}}first{{/c1}}{{^c1}}other{{/c1}}", BACK),
        ("{{Front}}<!-- {{Back}} {{#Nothing}} -->after", BACK),
        ("{{Front}} {{ Back", BACK),
        ("{{Front}} }} { {Back}", BACK),
        ("{{furigana:Front}}|{{kanji:Front}}|{{kana:Front}}", BACK),
        ("{{=<% %>=}}<%Front%> {{Front}}", BACK),
        ("{{tts en_US:Front}} {{Back}}", BACK),
        ("{{# Front }}{{Back}}{{/ Front }}", BACK),
        ("<script>var a = '{{Front}}' < 3;</script>{{Front}}<style>b {}</style>", BACK),
        ("{{Front}}", "no field at all"),
        ("{{#Front}}a condition alone{{/Front}}", BACK),
        ("{{Tags}}", "{{Back}}{{FrontSide}}"),
    ],
)
def test_templates_show_what_anki_shows(made: Collection, front: str, back: str) -> None:
    model = own_type(made, f"{front} {back}", (front, back))
    for fields in ((FIRST, "back"), ("<br>", "back"), ("plain", " ")):
        compared(made, model, *fields)


@pytest.mark.parametrize(
    "value",
    ["<br>", "  ", "<div><br></div>", "&nbsp;", "<p></p>", "<br />", "<img>", "\u3000", "0"],
)
def test_what_counts_as_empty_is_what_anki_counts(made: Collection, value: str) -> None:
    name = "filled or not"
    model = made.models.by_name(name) or own_type(
        made, name, ("{{Back}}{{#Front}}filled{{/Front}}{{^Front}}empty{{/Front}}", BACK)
    )
    assert compared(made, model, value, "back") == [0]


CLOZES = (
    "a }} b {{c1::x}} }} {{c1::{{b}}",
    "{{c1::a}} {{c2::b::hint}} {{c1::c}}",
    "{{c1::a {{c2::b}} c::h}} d",
    "{{c1::x {{c2::y::h2}} z::h1}}",
    "{{c1::a::b::c}} {{c1::}} {{c1::d::}}",
    "{{c1::closed}} {{c2::open {{c1::b}}",
    "{{c1,2::several}} {{c2::z}}",
    "{{c0::x}} {{c1::y}} {{C1::z}} {{c01::q}} {{c 1::r}}",
    "{{c1::<b>y</b>::<i>h</i>}} {{c1::a {{c1::b}} c}}",
    r"\( {{c1::x^2}} \) {{c2::y}}",
    "".join(f"{{{{c{number}::{number} " for number in range(1, 15)) + "}}" * 14,
    "{{c12::twelve}} {{c499::many}} {{c3::three}}",
)


@pytest.mark.parametrize("text", CLOZES)
def test_gaps_show_what_anki_shows(made: Collection, text: str) -> None:
    assert compared(made, made.models.by_name("Cloze"), text, "extra") != []


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("{{cloze:Text}} {{Card}}", "{{cloze-only:Text}} {{text:cloze:Text}} {{hint:cloze:Text}}"),
        ("{{cloze:Text}}{{#c1}}one{{/c1}}{{#c2}}two{{/c2}}{{^c2}}not{{/c2}}", "{{cloze:Text}}"),
        ("{{cloze:Text}} {{type:cloze:Text}}", "{{type:cloze:Text}} {{cloze:Text}}"),
        ("{{cloze:Text}}", "{{FrontSide}} {{cloze:text:Text}}"),
        ("{{furigana:cloze:Text}}", "{{Text}} {{cloze:Back Extra}}"),
    ],
)
def test_templates_of_gaps_show_what_anki_shows(made: Collection, front: str, back: str) -> None:
    model = own_type(made, f"{front} {back}", (front, back), like="Cloze")
    text = "{{c1::a <b>b</b>}} {{c2::漢[か]::h}} {{c1::q}}"
    assert compared(made, model, text, "{{c1::more}}") == [0, 1]


PIECES = st.sampled_from(
    [
        *("{{c1::", "{{c2::", "{{c1,3::", "}}", "::", "{{", "}", "c1::", "{{c1", ":"),
        *("<b>bold</b>", "<br>", "&lt;", "&amp;", "&nbsp;", "<i>", "</i>", "a", " ", "é", "שלום"),
        *("漢[か]", "[", "]", "1", ",", "\\(", "\\)", "<div>", "</div>"),
    ]
)
FIELDS = st.lists(PIECES, max_size=14).map("".join)


@settings(deadline=None, max_examples=150)
@given(text=FIELDS, extra=FIELDS)
def test_any_gaps_show_what_anki_shows(made: Collection, text: str, extra: str) -> None:
    compared(made, made.models.by_name("Cloze"), "{{c1::gap}}" + text, extra)


@settings(deadline=None, max_examples=150)
@given(front=FIELDS, back=FIELDS)
def test_any_fields_show_what_anki_shows(made: Collection, front: str, back: str) -> None:
    name = "any fields"
    model = made.models.by_name(name) or own_type(
        made,
        name,
        ("{{Front}}{{#Back}}+{{/Back}}{{hint:Back}}", "{{FrontSide}}{{furigana:Back}}"),
        ("{{kana:Back}}{{^Front}}-{{/Front}}", "{{kanji:Front}}{{Back}}"),
    )
    compared(made, model, front or "a", back)
