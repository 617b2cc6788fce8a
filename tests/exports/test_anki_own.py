"""What stands in foreign packages becomes cards: all that is kept of them, and all that is not."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from anki.collection import Collection

from app.clock import now
from exports.anki import BadPackage, Contents, Limits, Own, leaving, read, read_own, write
from exports.anki.contents import Card, Note, NoteType, Reviewed, Template
from exports.anki.own_contents import LeftOut
from tests.exports.foreign import noted, one, own_type
from tests.exports.pictured import png
from tests.exports.samples import deck, fact
from tests.exports.students import FORMS, collection, exported

GAP = '<span class="own-gap">{}</span>'


@pytest.fixture(scope="module")
def student(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    made = collection(tmp_path_factory.mktemp("anki"))
    name = made.media.write_data("é b.png", png())
    model = made.models.by_name("Basic")
    noted(made, model, f'look <img src="{name}">', "[sound:a.mp3]heard", tags=("x::y",))
    yield made
    made.close()


def brought(student: Collection, form: str, folder: Path) -> tuple[Contents, Own]:
    file = io.BytesIO(exported(student, form, folder))
    contents = read(file, now())
    return contents, read_own(file, contents)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_package_gives_the_same_cards(
    student: Collection, form: str, tmp_path: Path
) -> None:
    contents, own = brought(student, form, tmp_path)
    notes = {each.id: each for each in contents.notes}
    held = sorted((each.note, each.ordinal) for each in contents.cards)
    (damaged,) = (each.id for each in contents.notes if each.fields[1].startswith("<img"))
    assert [(each.guid, each.ordinal) for each in own.cards] == [
        (notes[note].guid, ordinal) for note, ordinal in held if (note, ordinal) != (damaged, 1)
    ]
    digest = hashlib.sha256(png()).hexdigest()
    assert [(each.digest, each.mimetype, each.body) for each in own.pictures] == [
        (digest, "image/png", png())
    ]
    *_, first, second, picture = own.cards
    assert (first.front, second.front) == (
        f"{GAP.format('[...]')} binds RANK",
        f"RANKL binds {GAP.format('[...]')}",
    )
    assert (picture.front, picture.pictures) == (f'look <img src="{digest}">', (digest,))
    assert [(each.what, each.number) for each in own.left_out] == [
        (leaving.DAMAGED, 1),
        (leaving.NO_FRONT, 1),
        (leaving.SOUND, 1),
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_card_brings_its_state_and_its_reviews(
    student: Collection, form: str, tmp_path: Path
) -> None:
    contents, own = brought(student, form, tmp_path)
    stored = {(each.note, each.ordinal): each for each in contents.cards}
    notes = {each.guid: each for each in contents.notes}
    for card in own.cards:
        note = notes[card.guid]
        told = stored[note.id, card.ordinal]
        assert (card.suspended, card.flagged) == (told.suspended, told.flag > 0)
        assert card.place == (told.due if told.kind == 0 else 0)
        assert card.tags == note.tags
        assert card.changed == datetime.fromtimestamp(note.modified, UTC)
        assert card.reviews == tuple(each for each in contents.reviews if each.card == told.id)
    assert sum(len(each.reviews) for each in own.cards) == 4
    assert [sum(each.suspended for each in own.cards), len(own.cards)] == [1, 8]
    assert {each.deck for each in own.cards} == {"Oncology::Bone", "Parent::Child & more"}


def test_a_card_is_known_by_guid_and_ordinal_alone() -> None:
    (before,), (after,) = one("front").cards, one("another", "text").cards
    assert before.id == after.id == hashlib.sha256(b"guid/0").hexdigest()[:32]


def test_our_own_notes_are_never_own_cards() -> None:
    file = io.BytesIO(write(deck(fact("one"), fact("two"))))
    own = read_own(file, read(file, now()))
    assert (own.cards, own.pictures, own.left_out) == ((), (), ())


def test_a_fancy_note_type_is_read(tmp_path: Path) -> None:
    """Conditions, a hint, gaps, styles and scripts as shared decks have them."""
    made = Collection(str(tmp_path / "collection.anki2"))
    front = '<script>go()</script><div class="top" style="color:red">{{cloze:Text}}</div>'
    back = "{{cloze:Text}}{{#Back Extra}}<hr>{{hint:Back Extra}}{{/Back Extra}}"
    noted(made, own_type(made, "Fancy", (front, back), like="Cloze"), "{{c1::A}} is B", "more")
    _, own = brought(made, "newest-apkg", tmp_path)
    made.close()
    (card,) = own.cards
    assert card.front == f"<div>{GAP.format('[...]')} is B</div>"
    assert card.back == (
        f"{GAP.format('A')} is B<hr><details><summary>Back Extra</summary>more</details>"
    )
    assert [(each.what, each.number) for each in own.left_out] == [(leaving.SCRIPT, 1)]


OCCLUDED = "{{c1::image-occlusion:rect:left=.1:top=.2:width=.1:height=.1}}"


@pytest.mark.parametrize(
    ("own", "what"),
    [
        (one("front", ordinals=()), leaving.NO_CARD),
        (one("[sound:a.mp3]"), leaving.NO_FRONT),
        (one("<br>&nbsp;"), leaving.NO_FRONT),
        (one("front", " "), leaving.NO_BACK),
        (one("front", templates=()), leaving.NO_TEMPLATE),
        (one("front", ordinals=(1,)), leaving.NO_TEMPLATE),
        (one("front", ordinals=(2**53,)), leaving.NO_TEMPLATE),
        (one("front", templates=(("{{#Front}}", "{{Back}}"),)), leaving.BAD_TEMPLATE),
        (one("front", templates=(("{{Front}}", "{{/Back}}"),)), leaving.BAD_TEMPLATE),
        (one("front", templates=(("{{Nothing}}", "{{Back}}"),)), leaving.NO_FRONT),
        (one("{{c2::x}}", cloze=True), leaving.NO_GAP),
        (one("{{c1::x}}", templates=(("{{cloze:Front}}", ""),), cloze=True), leaving.NO_BACK),
        (one(OCCLUDED, cloze=True), leaving.OCCLUSION),
        (one("front", name="Image Occlusion Enhanced"), leaving.OCCLUSION),
    ],
)
def test_what_cannot_be_a_card_is_told(own: Own, what: str) -> None:
    assert own.cards == ()
    assert own.left_out[-1] == LeftOut(what, 1, own.left_out[-1].first)
    assert own.left_out[-1].first.startswith("note 17")


def test_a_field_that_the_note_type_does_not_have_is_told() -> None:
    own = one("front", templates=(("{{Front}}{{Gone}}{{#Away}}x{{/Away}}", "{{Back}}"),))
    assert [each.front for each in own.cards] == ["front"]
    assert own.left_out == (LeftOut(leaving.NO_FIELD, 2, "note 17, “front”"),)


def test_text_to_be_read_aloud_is_told() -> None:
    own = one("front", templates=(("{{Front}}{{tts en_US:Back}}", "{{Back}}"),))
    assert own.left_out == (LeftOut(leaving.SPEECH, 1, "note 17, “front”"),)


TYPE = NoteType(5, "Basic", False, ("Front",), (Template("Card", "{{Front}}", "{{Front}}"),))


def contents(*cards: Card, guids: tuple[str, ...] = ("a", "b"), modified: int = 0) -> Contents:
    notes = tuple(
        Note(place, guid, 5, modified, (), (f"front {place}",))
        for place, guid in enumerate(guids, start=1)
    )
    return Contents(2, 0, {5: TYPE}, notes, cards, (), {})


def stored(id_: int, note: int, **changes: object) -> Card:
    card = Card(id_, note, "Deck", 0, 0, 0, 3, 0, 0, 0, 0, None, None)
    return card._replace(**changes)  # type: ignore[arg-type]


def made(held: Contents, limits: Limits = Limits()) -> Own:  # noqa: B008
    return read_own(io.BytesIO(b"PK\x05\x06" + bytes(18)), held, limits)


@pytest.mark.parametrize(
    "held",
    [
        contents(stored(1, 1), stored(2, 2), guids=("a", "a")),
        contents(stored(1, 1), stored(2, 1), guids=("a",)),
    ],
)
def test_a_card_that_comes_twice_is_kept_once_and_told(held: Contents) -> None:
    own = made(held)
    assert [each.front for each in own.cards] == ["front 1"]
    assert [(each.what, each.number) for each in own.left_out] == [(leaving.TWICE, 1)]


@pytest.mark.parametrize(
    ("name", "deck_"),
    [
        ("", "Default"),
        ("\x00 \n", "Default"),
        ("A::B", "A::B"),
        ("e\u0301\x1b[31m\u202e  x", "é [31m x"),
        ("x" * 500, "x" * 200),
    ],
)
def test_a_deck_has_a_name_that_can_be_shown(name: str, deck_: str) -> None:
    assert [each.deck for each in made(contents(stored(1, 1, deck=name))).cards] == [deck_]


@pytest.mark.parametrize(
    ("modified", "year"), [(-5, 1970), (0, 1970), (2**53, 9999), (1_700_000_000, 2023)]
)
def test_a_time_that_cannot_be_is_the_nearest_that_can(modified: int, year: int) -> None:
    own = made(contents(stored(1, 1), modified=modified))
    assert [each.changed.year for each in own.cards] == [year]


@pytest.mark.parametrize(("due", "place"), [(-1, 0), (7, 7), (2**40, 2**31 - 1)])
def test_a_place_fits_its_column(due: int, place: int) -> None:
    assert [each.place for each in made(contents(stored(1, 1, due=due))).cards] == [place]


def test_reviews_come_in_the_order_of_the_log() -> None:
    rows = tuple(Reviewed(at, at % 2, 3, 1, 0, 900, 1) for at in range(1, 8))
    held = replace(contents(stored(1, 1), stored(2, 2)), reviews=rows)
    first, second = made(held).cards
    assert ([each.id for each in first.reviews], second.reviews) == ([1, 3, 5, 7], ())


def test_cards_are_a_sequence_that_can_be_read_again_and_changed() -> None:
    own = made(contents(stored(1, 1), stored(2, 2)))
    assert (len(own.cards), own.cards[-1].front, own.cards[0:1]) == (2, "front 2", own.cards[:1])
    assert list(own.cards) == list(own.cards)
    assert replace(own.cards[0], front="x").front == "x"
    with pytest.raises(IndexError):
        own.cards[2]


def test_more_cards_than_are_read_are_refused() -> None:
    with pytest.raises(BadPackage, match="holds 2 cards that were not made here; 1 are read"):
        made(contents(stored(1, 1), stored(2, 2)), Limits(own_cards=1))


def test_what_takes_too_long_is_refused() -> None:
    with pytest.raises(BadPackage, match="Reading the cards takes too long"):
        made(contents(stored(1, 1)), Limits(seconds=-1))


def test_another_file_than_a_package_is_refused() -> None:
    with pytest.raises(BadPackage, match=r"no whole \.apkg"):
        read_own(io.BytesIO(b"no zip"), contents(stored(1, 1)))
