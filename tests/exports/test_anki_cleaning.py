"""Foreign HTML: what stays, what goes and is told; and nothing that an enemy wrote stays alive."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.anki import leaving
from exports.anki.cleaning import TAGS, Cleaner
from exports.anki.language import TooLong
from exports.anki.leaving import Leaving
from exports.anki.own_contents import LeftOut
from tests.exports.foreign import one, seen
from tests.exports.hostile import ALL

DIGEST = "ab" * 32
ALLOWED = {
    *(("a", name) for name in ("href", "rel")),
    *(("img", name) for name in ("src", "alt")),
    *((tag, name) for tag in ("td", "th") for name in ("colspan", "rowspan")),
    *((tag, name) for tag in TAGS for name in ("lang", "dir")),
    ("ol", "start"),
    ("span", "class"),
}


class Walk(HTMLParser):
    """Every tag and attribute, as a parser that is not nh3 sees them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str, str]] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name, value or "") for name, value in attrs}


def check(html: str) -> None:
    walk = Walk(html)
    assert walk.tags - TAGS == set()
    for tag, name, value in walk.attributes:
        assert (tag, name) in ALLOWED
        if name == "href":
            assert value.startswith(("https://", "http://"))
        if name == "src":
            assert value == DIGEST
        if name == "class":
            assert value == "own-gap"


def cleaned(html: str) -> str:
    return Cleaner({"a.png": DIGEST}.get, Leaving()).clean(html).html


@pytest.mark.parametrize("html", ALL)
def test_nothing_hostile_stays(html: str) -> None:
    check(cleaned(html))
    for own in (one(html + "{{c1::gap}}", html), one("<p>" + html + "front", html + "x")):
        for card in own.cards:
            check(card.front)
            check(card.back)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(ALL) | st.text(max_size=5), max_size=5).map("".join), st.data())
def test_no_mixture_stays(html: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(html)))
    check(cleaned(html[cut:] + html[:cut]))


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(ALL) | st.text(max_size=5), max_size=4).map("".join))
def test_cleaning_twice_changes_nothing(html: str) -> None:
    once = cleaned(html)
    again = Cleaner({DIGEST: DIGEST}.get, Leaving()).clean(once).html
    assert seen(again) == seen(once)
    check(again)


@pytest.mark.parametrize(
    "html",
    [
        '<table><thead><tr><th colspan="2">A</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr>'
        "</tbody></table>",
        '<ol start="3"><li>one</li></ol><ul><li>two</li></ul><dl><dt>a</dt><dd>b</dd></dl>',
        "<b>b</b><i>i</i><u>u</u>H<sub>2</sub>O m<sup>2</sup><code>x</code><pre>y\n z</pre>",
        "<ruby><rb>漢</rb><rt>か</rt></ruby>",
        '<p dir="rtl" lang="he">שלום</p><br><hr><blockquote>q</blockquote>',
        r"\(x^2\) &lt; &amp; &nbsp;",
        "<details><summary>s</summary>t</details>",
        f'<img src="{DIGEST}" alt="a &lt; b">',
    ],
)
def test_what_a_text_needs_stays_as_it_is(html: str) -> None:
    assert cleaned(html.replace(DIGEST, "a.png")) == html


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ('<h2 id="x">A</h2><center>B</center>', "<div><b>A</b></div><div>B</div>"),
        ('<p class="x" style="color:red" id="y" data-z="1">a</p>', "<p>a</p>"),
        ('<font color="red">a</font><o:p>b</o:p>', "ab"),
        (
            '<a href="https://a.example/?b=1&amp;c" target="_blank" rel="opener">x</a>',
            '<a href="https://a.example/?b=1&amp;c" rel="noopener noreferrer nofollow">x</a>',
        ),
        ('a<a href="/sign-out">b</a>', 'a<a rel="noopener noreferrer nofollow">b</a>'),
        ("a<!-- b -->c<script>d</script><style>e</style>", "ac"),
        ("<img>a<img src='https://b.example/c.png' alt='d'>", "a"),
        (
            'a<div style="color:red; Display : none">b<br><i>c</i></div>d',
            "a<details><summary>Hidden</summary><div>b<br><i>c</i></div></details>d",
        ),
        ('<span class="own-gap cloze big">a</span>', '<span class="own-gap">a</span>'),
        ("[sound:a.mp3]b[sound]c", "b[sound]c"),
    ],
)
def test_the_rest_becomes_plainer(html: str, made: str) -> None:
    assert cleaned(html) == made


@pytest.mark.parametrize(
    ("field", "what", "number"),
    [
        ("[sound:a.mp3] [sound:b.ogg] [sound:a.mp3]", leaving.SOUND, 2),
        ("<audio src=a></audio>", leaving.SOUND, 1),
        ("[sound:a.MP4]", leaving.VIDEO, 1),
        ("<video src=a></video>", leaving.VIDEO, 1),
        (r"\(a\) and \[b\] and \(c", leaving.FORMULA, 2),
        ("[latex]a[/latex] [$]b[/$] [$$]c[/$$]", leaving.FORMULA, 3),
        ("<math><mi>x</mi></math>", leaving.FORMULA, 1),
        ("<script>a</script><SCRIPT>b</SCRIPT>", leaving.SCRIPT, 2),
        ("<iframe></iframe><svg></svg>", leaving.EMBEDDED, 2),
        ("<input><select></select>", leaving.FORM, 2),
        ("<img src='https://a.example/b.png'><img src='//c'>", leaving.REMOTE, 2),
        ("<img src='data:image/png;base64,AAAA'>", leaving.UNREAD, 1),
        ("<img src='a.png'>", leaving.MISSING, 1),
        ("<img src='file:///a.png'>", leaving.MISSING, 1),
        ("<a href='mailto:a@b.example'>c</a><a href='d'>e</a>", leaving.LINK, 2),
        ("<p style='visibility:hidden'>a</p>", leaving.HIDDEN, 1),
    ],
)
def test_what_goes_is_counted_once_a_note(field: str, what: str, number: int) -> None:
    own = one(
        f"front {field}", f"{field} back", templates=(("{{Front}}", "{{FrontSide}}{{Back}}"),)
    )
    (card,) = own.cards
    assert own.left_out == (LeftOut(what, number, own.left_out[0].first),)
    assert own.left_out[0].first.startswith("note 17, “front")
    assert seen(card.front).startswith("front")


def test_a_note_that_is_told_is_named_by_how_it_begins() -> None:
    own = one("<b>Bone</b>\n marrow &amp; " + "x" * 100 + "[sound:a.mp3]")
    assert own.left_out == (LeftOut(leaving.SOUND, 1, f"note 17, “Bone marrow & {'x' * 45}…”"),)


def test_formulas_stay_as_they_are_written() -> None:
    (card,) = one(r"\(x^2 &lt; 3\) [latex]y[/latex]").cards
    assert card.front == r"\(x^2 &lt; 3\) [latex]y[/latex]"


def test_more_tags_than_a_side_may_have_are_refused() -> None:
    with pytest.raises(TooLong):
        cleaned("<b>" * 10_001)


def test_what_fails_while_a_picture_is_found_is_not_kept_silent() -> None:
    def broken(name: str) -> str | None:
        raise OSError(f"no room for {name}")

    with pytest.raises(OSError, match=r"no room for a\.png"):
        Cleaner(broken, Leaving()).clean("<img src='a.png'>")


def test_kinds_beyond_those_that_are_told_are_counted_together() -> None:
    told = Leaving()
    told.at("note 1")
    for number in range(leaving.MOST_KINDS + 3):
        told.add(f"kind {number}")
    assert told.told()[-1] == LeftOut(leaving.MORE_KINDS, 3, "note 1")
