"""Own decks listed, searched, renamed, paused, taken away; a card, its note, its picture."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.models import Annotation, OwnCard, OwnDeck, OwnPicture, Review
from tests.app.decks.conftest import SHOT, bring
from tests.app.decks.test_turns import rate, shown
from tests.app.foreign import PNG, card_id, foreign, package, reviewed
from tests.app.web import Visitor


def deck_path(student: Visitor) -> str:
    """The address of the first deck in the list."""
    student.get("/decks")
    return re.findall(r'href="(/decks/[0-9a-f-]{36})"', student.page)[0]


def figures(student: Visitor) -> list[str]:
    student.get("/decks")
    return re.findall(r"<td>([^<]*)</td>", student.page)


def listed(student: Visitor, path: str) -> list[str]:
    """The cards of a list, by the first words of their fronts."""
    assert student.get(path).status_code == 200
    return re.findall(r'href="/decks/cards/\w+"><span dir="auto">([^<]*)<', student.page)


def test_without_a_deck_the_page_says_what_will_stand_there(student: Visitor) -> None:
    student.get("/decks")
    assert student.title() == "Your decks"
    assert "decks that you bring from Anki" in student.page
    student.get("/study")
    assert '<a href="/decks">Your decks</a>' in student.page


def test_a_deck_is_listed_with_what_is_known_of_it(owner: Visitor) -> None:
    assert figures(owner) == ["3", "0", "0", "5"]
    shown(owner)
    rate(owner, "good")
    assert figures(owner) == ["3", "1", "0", "5"]
    owner.get(deck_path(owner))
    assert owner.title() == "Anatomy › Bones"
    assert "3 cards, 1 met, 0 due today; 5 new a day." in owner.page


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", [1, 2, 3]),
        ("bone", [1]),
        ("FEMUR which", [1]),
        ("العظم", [2]),
        ("tibia &amp; fibula".replace("&amp;", "%26"), [3]),
        ("<b>".replace("<", "%3C").replace(">", "%3E"), []),
        ("img", []),
    ],
)
def test_cards_are_found_by_the_words_on_them(
    owner: Visitor, text: str, numbers: list[int]
) -> None:
    path = deck_path(owner)
    assert owner.get(f"{path}?q={text}").status_code == 200
    found = re.findall(r'href="/decks/cards/(\w+)"', owner.page)
    assert found == [card_id(number) for number in numbers]


@pytest.mark.parametrize(
    "text", ["osteoblast", "OSTEO", "blasts", "a%3C1_%25", "Straße", "blasts Straße"]
)
def test_a_word_goes_on_across_a_gap_and_an_eszett_is_a_letter(
    web: Flask, student: Visitor, text: str
) -> None:
    gap = '<span class="own-gap">osteo</span>blas<b>t</b>s, a&lt;<i>1_%</i>, Straße'
    bring(web, package(foreign(1, front=gap), foreign(2, front="osteo clasts b<br>lasts")))
    wanted = listed(student, f"{deck_path(student)}?q={text}")
    assert wanted[:1] == ["osteoblasts, a&lt;1_%, Straße"]
    assert len(wanted) == (2 if text == "OSTEO" else 1)


def test_a_card_that_is_buried_comes_back_tomorrow_on_every_page(
    web: Flask, student: Visitor
) -> None:
    long_ago = (reviewed(now() - timedelta(days=90), 3),)
    bring(web, package(foreign(1, reviews=long_ago), foreign(2, reviews=long_ago)))
    student.post(f"/decks/cards/{card_id(1)}/bury", on="yes")
    student.get(deck_path(student))
    assert re.findall(r"<span>(back \w+)</span>", student.page) == ["back tomorrow", "back today"]
    said = []
    for number in (1, 2):
        student.get(f"/decks/cards/{card_id(number)}")
        said += re.findall(r"You will see it again (\w+)", student.page)
    assert said == ["tomorrow", "today"]


def test_a_long_deck_is_paged(web: Flask, student: Visitor) -> None:
    bring(web, package(*(foreign(number) for number in range(1, 36))))
    path = deck_path(student)
    assert len(listed(student, path)) == 30
    assert "1 to 30 of 35" in student.page
    assert listed(student, f"{path}?page=2") == [f"Front {number}" for number in range(31, 36)]
    assert listed(student, f"{path}?page=2&q=front") == [
        f"Front {number}" for number in range(31, 36)
    ]


def test_a_deck_is_renamed_and_paused(web: Flask, owner: Visitor) -> None:
    path = deck_path(owner)
    assert owner.post(path, name="My bones", new="0").location == path
    assert figures(owner) == ["3", "0", "0", "paused"]
    assert owner.get("/study/question").location == "/study"
    bring(web, package(foreign(9, deck="Other")))
    assert owner.post(path, name="Other", new="3").status_code == 422
    assert "You have a deck of this name. Choose another." in owner.page
    for fields in (
        {"name": "", "new": "3"},
        {"name": "x", "new": "-1"},
        {"name": "x", "new": "9999"},
    ):
        assert owner.post(path, **fields).status_code == 422
    with web.app_context():
        assert sorted(db.session.scalars(sa.select(OwnDeck.name))) == ["My bones", "Other"]


def test_a_deck_is_taken_away_and_the_log_stays(web: Flask, owner: Visitor) -> None:
    shown(owner)
    rate(owner, "good")
    owner.post(f"/decks/cards/{card_id(1)}/flag", on="yes")
    path = deck_path(owner)
    owner.get(f"{path}/remove")
    assert "Its 3 cards go, with the pictures" in owner.page
    assert "Your answers stay in your log." in owner.page
    assert owner.post(f"{path}/remove").location == "/decks"
    owner.get("/decks")
    assert "“Anatomy::Bones” is taken away, with 3 cards." in owner.page
    with web.app_context():
        for table in (OwnCard, OwnDeck, OwnPicture, Annotation):
            assert db.session.scalars(sa.select(table)).all() == []
        assert db.session.scalar(sa.select(sa.func.count()).select_from(Review)) == 1
    bring(web, package(foreign(1), foreign(2)))
    assert figures(owner) == ["2", "1", "0", "5"]


def test_a_note_and_a_flag_stand_beside_the_card(owner: Visitor) -> None:
    path = f"/decks/cards/{card_id(1)}"
    assert owner.post(f"{path}/note", text="Long bone\nof the leg").location == path
    owner.post(f"{path}/flag", on="yes", here=path)
    owner.get(path)
    assert "Long bone\nof the leg</p>" in owner.page
    assert "Remove flag" in owner.page
    assert "Not met yet: it is new." in owner.page
    owner.post(f"{path}/note", text="x" * 4001)
    owner.get(path)
    assert "The note was not saved: Use at most 4000 characters; you sent 4001." in owner.page
    assert "Long bone" in owner.page
    assert "Flagged" in listed_page(owner)


def listed_page(student: Visitor) -> str:
    student.get(deck_path(student))
    return student.page


def test_a_picture_is_its_owners_and_may_do_nothing(owner: Visitor) -> None:
    answer = owner.get(f"/decks/pictures/{SHOT.digest}")
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "image/png", PNG)
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "private, max-age=604800, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    for digest in ("0" * 64, "..", "%00", "x"):
        assert owner.get(f"/decks/pictures/{digest}").status_code == 404
        assert owner.get(f"/decks/cards/{digest}").status_code == 404


def test_another_learners_deck_is_not_there(web: Flask, owner: Visitor, classmate: Visitor) -> None:
    path = deck_path(owner)
    assert classmate.get(path).status_code == 404
    assert classmate.post(path, name="Mine", new="1").status_code == 404
    assert classmate.get(f"{path}/remove").status_code == 404
    assert classmate.post(f"{path}/remove").status_code == 404
    classmate.get("/decks")
    assert "Anatomy" not in classmate.page
    assert figures(owner) == ["3", "0", "0", "5"]


def test_a_note_on_a_card_stands_among_all_notes_and_in_their_files(owner: Visitor) -> None:
    card = card_id(3)
    owner.post(f"/decks/cards/{card}/note", text="Ask about the ankle")
    owner.post(f"/decks/cards/{card_id(2)}/flag", on="yes")
    owner.get("/notes")
    assert f'<a href="/decks/cards/{card}" dir="auto">Tibia &amp; fibula</a>' in owner.page
    assert "Ask about the ankle" in owner.page
    assert card_id(2) not in owner.page
    owner.get("/notes?topic=own&q=ankle")
    assert "Tibia" in owner.page
    lines = owner.get("/notes/file/csv").text.splitlines()
    assert lines[1].startswith(f"own/{card},Tibia & fibula,Your own cards,")
    assert "Ask about the ankle" in owner.get("/notes/file/markdown").text
