"""A deck is given to a course, taken as a copy, brought anew and withdrawn."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import new_id, now
from app.db import db
from app.material import operations
from app.memory.choice import own_unit
from app.memory.revealing import Said, rate_card
from app.models import (
    Annotation,
    CourseCard,
    CourseDeck,
    CoursePicture,
    Learner,
    Memory,
    OwnDeck,
    OwnPicture,
)
from tests.app.assignments.setting import text
from tests.app.courses.teaching import code_of, invite, join, notices, open_course
from tests.app.foreign import CHANGED, card_id, foreign, picture
from tests.app.material.conftest import CARDS, COPY, SHOT, Bring, cards_of, given, source
from tests.app.web import PASSWORD, Visitor

OTHER = picture(b"\x89PNG other")


def take(who: Visitor, web: Flask, material: str) -> str:
    """Click on the deck; what is said."""
    assert who.post(f"{material}/{given(web)}/take").status_code == 303
    who.get(material)
    return notices(who)[0]


def renew(who: Visitor, web: Flask, material: str) -> str:
    assert who.post(f"{material}/{given(web)}/renew").status_code == 303
    who.get(material)
    return notices(who)[0]


def counts(web: Flask) -> tuple[int, int, int]:
    """How many decks, cards and pictures courses have."""
    with web.app_context():
        tables = (CourseDeck, CourseCard, CoursePicture)
        return tuple(  # type: ignore[return-value]
            db.session.scalar(sa.select(sa.func.count()).select_from(each)) for each in tables
        )


def test_a_deck_is_given_and_a_copy_is_the_students_own(
    web: Flask, student: Visitor, material: str
) -> None:
    student.get(material)
    assert "Anatomy › Bones" in text(student.page)
    assert "3 cards" in text(student.page)
    said = take(student, web, material)
    assert said.startswith("3 cards of “Anatomy › Bones” are now your own.")
    assert cards_of(web, "student") == {card_id(n): (COPY, f"Back {n}") for n in (1, 2, 3)}
    student.get(f"/decks/pictures/{SHOT.digest}")
    assert student.get(f"/decks/pictures/{SHOT.digest}").data == SHOT.body
    student.get(material)
    assert "You have it" in text(student.page)


def test_marks_tags_and_schedule_of_the_instructor_stay_there(
    web: Flask, student: Visitor, material: str
) -> None:
    take(student, web, material)
    with web.app_context():
        mine = sa.select(Learner.id).where(Learner.email == "student@example.org")
        assert (
            db.session.scalars(sa.select(Annotation).where(Annotation.learner_id.in_(mine))).all()
            == []
        )
        assert db.session.scalars(sa.select(Memory)).all() == []


def test_to_take_twice_changes_nothing(web: Flask, student: Visitor, material: str) -> None:
    take(student, web, material)
    assert take(student, web, material) == "You have this deck as it is here. Nothing was changed."


def test_a_newer_version_is_told_in_numbers_and_keeps_schedule_and_note(
    web: Flask, instructor: Visitor, student: Visitor, material: str, bring: Bring
) -> None:
    take(student, web, material)
    rate_and_note(web, card_id(2))
    before = memory(web)
    bring("instructor", foreign(2, days=1, back="Mended"), foreign(4), foreign(5))
    instructor.get(material)
    assert "Yours is newer: 1 card changed, 2 new." in text(instructor.page)
    student.get(material)
    assert "Take them" not in student.page
    assert renew(instructor, web, material) == "Version 2 of “Anatomy › Bones” is in the course."
    student.get(material)
    assert "1 card changed, 2 new" in text(student.page)
    assert "version 2" in text(student.page)
    said = take(student, web, material)
    assert said.startswith(
        "2 cards of “Anatomy › Bones” are now your own; 1 card has the newer text."
    )
    held = cards_of(web, "student")
    assert sorted(held) == sorted(map(card_id, range(1, 6)))
    assert held[card_id(2)] == (COPY, "Mended")
    assert memory(web) == before
    student.get(f"/decks/cards/{card_id(2)}")
    assert "mine alone" in student.page


def rate_and_note(web: Flask, card: str) -> None:
    at = now()
    with web.app_context():
        person = db.session.scalars(
            sa.select(Learner).where(Learner.email == "student@example.org")
        ).one()
        said = Said(new_id(at), card, "good", 0, served_at=at, duration_ms=None, place=1)
        rate_card(db.session, person, said, at)
        db.session.add(
            Annotation(learner_id=person.id, unit=own_unit(card), note="mine alone", changed_at=at)
        )
        db.session.commit()


def memory(web: Flask) -> list[tuple[object, ...]]:
    with web.app_context():
        rows = sa.select(Memory.unit, Memory.stability, Memory.due_day, Memory.reps)
        return [tuple(row) for row in db.session.execute(rows)]


def test_what_the_instructor_leaves_out_stays_with_who_took_it(
    web: Flask, instructor: Visitor, student: Visitor, material: str, bring: Bring
) -> None:
    take(student, web, material)
    bring("instructor", foreign(3, days=1, deck="Elsewhere"))
    instructor.get(material)
    assert "Yours is newer: 1 card left out." in text(instructor.page)
    renew(instructor, web, material)
    student.get(material)
    assert "You have it" in text(student.page)
    assert len(cards_of(web, "student")) == 3
    assert counts(web) == (1, 2, 1)


def test_without_anything_newer_there_is_no_version(
    web: Flask, instructor: Visitor, material: str
) -> None:
    said = renew(instructor, web, material)
    assert said == "Your deck holds nothing newer. The course has it as it is."
    assert "version 2" not in text(instructor.page)


def test_withdrawn_material_stays_with_who_took_it(
    web: Flask,
    instructor: Visitor,
    student: Visitor,
    classmate: Visitor,
    course: str,
    material: str,
) -> None:
    join(classmate, code_of(instructor, course))
    take(student, web, material)
    where = f"{material}/{given(web)}"
    instructor.get(f"{where}/withdraw")
    assert "with its 3 cards" in text(instructor.page)
    assert instructor.post(f"{where}/withdraw").status_code == 303
    assert counts(web) == (0, 0, 0)
    assert len(cards_of(web, "student")) == 3
    assert classmate.post(f"{where}/take").status_code == 404
    assert cards_of(web, "classmate") == {}
    instructor.post(f"{material}/give/{source(web)}")
    student.get(material)
    assert "You have it" in text(student.page)


def test_a_deck_is_a_copy_that_outlives_the_instructors(
    web: Flask, instructor: Visitor, student: Visitor, material: str
) -> None:
    instructor.post(f"/decks/{source(web)}/remove")
    assert take(student, web, material).startswith("3 cards")
    assert student.get(f"/decks/pictures/{SHOT.digest}").status_code == 200
    said = renew(instructor, web, material)
    assert said.startswith("This deck is not among your own any more.")


def test_a_card_that_the_student_has_already_stays_where_it_lies(
    web: Flask, student: Visitor, material: str, bring: Bring
) -> None:
    bring("student", foreign(2, deck="Mine"), foreign(3, days=5, deck="Mine", back="Later"))
    student.get(material)
    assert "1 card new" in text(student.page)
    take(student, web, material)
    held = cards_of(web, "student")
    assert held == {
        card_id(1): (COPY, "Back 1"),
        card_id(2): ("Mine", "Back 2"),
        card_id(3): ("Mine", "Later"),
    }


def test_a_deck_that_the_student_took_away_can_be_taken_again(
    web: Flask, student: Visitor, material: str
) -> None:
    take(student, web, material)
    with web.app_context():
        (deck,) = db.session.scalars(sa.select(OwnDeck.id).where(OwnDeck.name == COPY))
    student.post(f"/decks/{deck}/remove")
    student.get(material)
    assert "Take a copy" in text(student.page)
    assert take(student, web, material).startswith("3 cards")


def test_a_deck_is_given_once(web: Flask, instructor: Visitor, material: str) -> None:
    instructor.post(f"{material}/give/{source(web)}")
    instructor.get(material)
    assert notices(instructor)[0].startswith("A deck of this name is in the course already.")
    assert counts(web) == (1, 3, 1)


def test_a_course_has_room_for_as_much_as_a_learner(
    web: Flask, instructor: Visitor, course: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, most in (("MOST_CARDS", 2), ("MOST_PICTURES", 3)):
        with monkeypatch.context() as patch:
            patch.setattr(operations, name, most)
            instructor.post(f"{course}/material/give/{source(web)}")
            instructor.get(f"{course}/material")
            assert notices(instructor)[0].startswith("The course has no room for this deck")
            assert counts(web) == (0, 0, 0)


def test_what_finds_no_room_among_ones_own_is_told(
    web: Flask, student: Visitor, material: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.memory import own

    monkeypatch.setattr(own, "MOST_CARDS", 1)
    said = take(student, web, material)
    assert said.startswith("1 card of “Anatomy › Bones” is now your own.")
    assert said.endswith("2 cards found no room among your own and stay here.")


def test_nobody_gives_or_renews_with_what_is_not_their_own(
    web: Flask, instructor: Visitor, course: str, student: Visitor, bring: Bring
) -> None:
    bring("student", foreign(9, deck="Private"))
    assert instructor.post(f"{course}/material/give/{source(web, 'Private')}").status_code == 404
    assert counts(web) == (0, 0, 0)


def test_another_instructor_with_the_deck_can_renew_it(
    web: Flask, instructor: Visitor, classmate: Visitor, course: str, material: str, bring: Bring
) -> None:
    join(classmate, invite(instructor, course, "instructor"))
    assert renew(classmate, web, material).startswith("This deck is not among your own")
    bring("classmate", *CARDS[:2], foreign(7), pictures=(SHOT,))
    assert renew(classmate, web, material).startswith("Version 2")
    assert counts(web) == (1, 3, 1)


def test_nothing_is_given_to_an_archived_course_and_copies_can_still_be_taken(
    web: Flask, instructor: Visitor, student: Visitor, course: str, material: str
) -> None:
    instructor.post(f"{course}/archive")
    for path in ("renew", "withdraw"):
        instructor.post(f"{material}/{given(web)}/{path}")
        instructor.get(material)
        assert notices(instructor)[0].startswith("This course is archived")
    assert counts(web) == (1, 3, 1)
    assert take(student, web, material).startswith("3 cards")


def test_pictures_of_the_course_go_with_their_last_card(
    web: Flask, instructor: Visitor, student: Visitor, material: str, bring: Bring
) -> None:
    newer = foreign(1, days=1, front=f'<img src="{OTHER.digest}">', pictures=(OTHER.digest,))
    bring("instructor", newer, pictures=(OTHER,))
    renew(instructor, web, material)
    with web.app_context():
        assert db.session.scalars(sa.select(CoursePicture.digest)).all() == [OTHER.digest]
    take(student, web, material)
    with web.app_context():
        mine = sa.select(Learner.id).where(Learner.email == "student@example.org")
        held = sa.select(OwnPicture.digest).where(OwnPicture.learner_id.in_(mine))
        assert db.session.scalars(held).all() == [OTHER.digest]


def test_the_deck_outlives_the_account_of_who_gave_it(
    web: Flask,
    instructor: Visitor,
    classmate: Visitor,
    student: Visitor,
    course: str,
    material: str,
) -> None:
    join(classmate, invite(instructor, course, "instructor"))
    instructor.post("/account/delete", password=PASSWORD, word="delete")
    with web.app_context():
        assert db.session.scalars(sa.select(Learner.name).where(Learner.former == 1)).all()
    assert take(student, web, material).startswith("3 cards")


def test_the_pages_of_a_deck_show_its_cards_in_words(
    web: Flask, instructor: Visitor, student: Visitor, course: str, bring: Bring
) -> None:
    many = [foreign(100 + n, deck="Many", front=f"<i>Front {n}</i>") for n in range(40)]
    bring("instructor", *many)
    instructor.post(f"{course}/material/give/{source(web, 'Many')}")
    path = f"{course}/material/{given(web)}"
    student.get(path)
    assert "1 to 30 of 40" in text(student.page)
    assert "Front 29" in text(student.page)
    student.get(f"{path}?page=2")
    assert "31 to 40 of 40" in text(student.page)


def test_staff_take_no_copies(web: Flask, instructor: Visitor, material: str) -> None:
    assert instructor.post(f"{material}/{given(web)}/take").status_code == 403


def test_a_deck_of_another_course_is_none_of_this_one(
    web: Flask, instructor: Visitor, student: Visitor, material: str
) -> None:
    other = open_course(instructor, "Nursing")
    assert join(student, code_of(instructor, other)) == 303
    for page in ("", "/take"):
        method = student.post if page else student.get
        assert method(f"{other}/material/{given(web)}{page}").status_code == 404


def test_the_time_of_a_card_is_that_of_its_note(web: Flask, material: str) -> None:
    with web.app_context():
        assert set(db.session.scalars(sa.select(CourseCard.changed_at))) == {CHANGED}
        assert now() - timedelta(days=1) > CHANGED
