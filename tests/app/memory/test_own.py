"""Cards from elsewhere: each kept once, the newer text stays, what is over is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.memory import own
from app.memory.checking import differences, tally_differences
from app.memory.choice import own_unit
from app.memory.importing import Told, merge, merge_all
from app.memory.own import Kept, found, take_in
from app.memory.tallies import stored
from app.models import Annotation, Learner, Memory, OwnCard, OwnDeck, OwnPicture, Review
from exports.anki.own import Own
from tests.app.foreign import DECK, card_id, foreign, package, picture, reviewed

NOTHING = Kept(0, 0, 0, 0, 0, 0, 0)


def take(session: Session, learner: Learner, came: Own, now: datetime, **more: Any) -> Kept:
    kept = take_in(session, learner, came, **{"scheduling": True, **more}, now=now)
    session.commit()
    return kept


def cards(session: Session) -> dict[str, tuple[str, str]]:
    session.expire_all()
    return {each.id: (each.front, each.back) for each in session.scalars(sa.select(OwnCard))}


def test_a_package_is_kept_and_the_second_time_changes_nothing(
    session: Session, student: Learner, now: datetime
) -> None:
    shot = picture()
    came = package(
        foreign(1, pictures=(shot.digest,), reviews=(reviewed(now - timedelta(days=9), 3),)),
        foreign(2, deck="Anatomy", suspended=True, flagged=True, tags=("hard",)),
        pictures=(shot,),
    )
    told = Kept(decks=2, new=2, updated=0, unchanged=0, reviews=1, pictures=1, over_limit=0)
    assert found(session, student, came) == told
    assert session.scalars(sa.select(OwnCard)).all() == []
    assert take(session, student, came, now) == told
    again = Kept(decks=0, new=0, updated=0, unchanged=2, reviews=0, pictures=0, over_limit=0)
    assert found(session, student, came) == again
    assert take(session, student, came, now + timedelta(days=1)) == again
    assert sorted(session.scalars(sa.select(OwnDeck.name))) == ["Anatomy", DECK]
    (beside,) = session.scalars(sa.select(Annotation))
    assert (beside.unit, beside.suspended, beside.flagged, beside.tags) == (
        own_unit(card_id(2)),
        True,
        True,
        ["hard"],
    )
    assert differences(session, student) == tally_differences(session, student) == ()


def test_reviews_come_along_only_if_they_are_wanted(
    session: Session, student: Learner, now: datetime
) -> None:
    rows = (
        reviewed(now - timedelta(days=9), 3),
        reviewed(now - timedelta(days=5), 1),
        reviewed(now - timedelta(days=4), 0, kind=5),
    )
    came = package(foreign(1, reviews=rows))
    assert take(session, student, came, now, scheduling=False).reviews == 0
    assert session.scalars(sa.select(Memory)).all() == []
    assert take(session, student, came, now).reviews == 2
    memory = session.scalars(sa.select(Memory)).one()
    assert (memory.unit, memory.reps, memory.lapses) == (own_unit(card_id(1)), 2, 1)
    log = session.scalars(sa.select(Review).order_by(Review.answered_at))
    assert [(row.kind, row.rating) for row in log] == [("imported", "good"), ("imported", "again")]


def test_a_newer_text_replaces_an_older_one_and_an_older_one_does_not_come_back(
    session: Session, student: Learner, now: datetime
) -> None:
    old, new = foreign(1), foreign(1, days=3, back="Better", deck="Other")
    take(session, student, package(old), now)
    told = take(session, student, package(new), now)
    assert (told.decks, told.updated, told.unchanged) == (1, 1, 0)
    assert take(session, student, package(old), now) == Kept(0, 0, 0, 1, 0, 0, 0)
    assert cards(session) == {card_id(1): ("<b>Front 1</b>", "Better")}


def test_what_the_learner_keeps_beside_a_card_is_not_changed_by_the_file(
    session: Session, student: Learner, now: datetime
) -> None:
    take(session, student, package(foreign(1, flagged=True)), now)
    session.execute(sa.update(Annotation).values(flagged=False, note="mine"))
    session.commit()
    take(session, student, package(foreign(1, days=2, flagged=True, suspended=True)), now)
    (beside,) = session.scalars(sa.select(Annotation))
    assert (beside.flagged, beside.suspended, beside.note) == (False, False, "mine")


def test_of_many_decks_the_first_few_take_up_new_cards(
    session: Session, student: Learner, now: datetime
) -> None:
    tree = [f"Tree::{number}" for number in range(6)]
    take(session, student, package(*(foreign(i, deck=name) for i, name in enumerate(tree))), now)
    rows = session.execute(sa.select(OwnDeck.name, OwnDeck.new_per_day).order_by(OwnDeck.name))
    assert rows.all() == list(zip(tree, (5, 5, 5, 5, 0, 0), strict=True))


def test_new_cards_of_a_renamed_deck_lie_in_it(
    session: Session, student: Learner, now: datetime
) -> None:
    take(session, student, package(foreign(1)), now)
    session.execute(sa.update(OwnDeck).values(name="Mine"))
    session.commit()
    assert take(session, student, package(foreign(1), foreign(2)), now).decks == 0
    assert session.scalars(sa.select(OwnDeck.name)).all() == ["Mine"]


def test_pictures_that_stand_on_no_card_any_more_are_removed(
    session: Session, student: Learner, now: datetime
) -> None:
    one, other = picture(b"\x89PNG one"), picture(b"\x89PNG other")
    take(session, student, package(foreign(1, pictures=(one.digest,)), pictures=(one,)), now)
    newer = foreign(1, days=1, pictures=(other.digest,))
    take(session, student, package(newer, pictures=(other,)), now)
    assert session.scalars(sa.select(OwnPicture.digest)).all() == [other.digest]


def test_what_finds_no_room_is_left_out_whole_and_told(
    session: Session, student: Learner, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own, "MOST_CARDS", 3)
    monkeypatch.setattr(own, "MOST_PICTURES", 100)
    small, large = picture(b"\x89PNG"), picture(b"\x89PNG" + b"." * 100)
    came = package(
        foreign(1, pictures=(small.digest,)),
        foreign(2, pictures=(small.digest, large.digest)),
        foreign(3, back="x" * 100_001),
        foreign(4),
        pictures=(small, large),
    )
    told = take(session, student, came, now)
    assert (told.new, told.pictures, told.over_limit) == (1, 1, 3)
    assert sorted(cards(session)) == [card_id(1)]
    assert take(session, student, package(foreign(4), foreign(5), foreign(6)), now).over_limit == 1
    assert len(cards(session)) == 3


def test_another_learners_cards_are_others(
    session: Session, student: Learner, classmate: Learner, now: datetime
) -> None:
    came = package(foreign(1, reviews=(reviewed(now, 3),)))
    take(session, student, came, now)
    assert take(session, classmate, came, now) == Kept(1, 1, 0, 0, 1, 0, 0)


def test_reviews_of_many_units_enter_at_once_as_they_would_one_by_one(
    session: Session, student: Learner, classmate: Learner, now: datetime
) -> None:
    told = {
        own_unit(card_id(number)): [
            Told(f"note {number}/0", int((now - timedelta(days=day)).timestamp() * 1000), ease, 900)
            for day, ease in ((30, number), (20, 3), (20, 3), (9, 1), (2, 4))
        ]
        for number in (1, 2, 3)
    }
    first = own_unit(card_id(1))
    merge(session, student, first, told[first][:2])
    assert merge_all(session, student, told) == 4 * 3 - 2
    assert merge_all(session, student, told) == 0
    for unit in sorted(told):
        merge(session, classmate, unit, told[unit])
    session.commit()
    for learner in (student, classmate):
        assert differences(session, learner) == tally_differences(session, learner) == ()
    ends = [
        (sorted(memory_rows(session, learner)), stored(session, learner.id))
        for learner in (student, classmate)
    ]
    assert ends[0] == ends[1]


def memory_rows(session: Session, learner: Learner) -> list[tuple[Any, ...]]:
    session.expire_all()
    columns = (Memory.unit, Memory.stability, Memory.due_day, Memory.reps, Memory.lately)
    logged = (Review.id, Review.rating, Review.s_before, Review.s_after, Review.learner_day)
    of = learner.id
    rows = session.execute(sa.select(*columns).where(Memory.learner_id == of)).all()
    log = session.execute(sa.select(Review.unit, *logged).where(Review.learner_id == of)).all()
    return [tuple(map(str, row)) for row in (*rows, *log)]


@st.composite
def versions(draw: st.DrawFn) -> Own:
    """Up to four cards, each as it was on a day; the day says what stands on it."""
    made = []
    for number in draw(st.sets(st.integers(1, 4), min_size=1)):
        day = draw(st.integers(0, 3))
        at = datetime.fromisoformat("2026-02-01T12:00:00+00:00")
        rows = [reviewed(at + timedelta(days=each), 1 + each % 4) for each in range(day)]
        shot = picture(b"\x89PNG %d" % day)
        made.append(
            (
                foreign(
                    number,
                    days=day,
                    back=f"Back of day {day}",
                    deck=f"Deck {day % 2}",
                    pictures=(shot.digest,),
                    reviews=tuple(rows),
                ),
                shot,
            )
        )
    return package(*(card for card, _ in made), pictures=tuple({each for _, each in made}))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(one=versions(), other=versions(), orders=st.data())
def test_two_versions_give_the_same_rows_in_any_order_however_often(
    session: Session, student: Learner, now: datetime, one: Own, other: Own, orders: st.DataObject
) -> None:
    both = st.lists(st.sampled_from([one, other]), min_size=2, max_size=5)
    order = orders.draw(both.filter(lambda each: one in each and other in each))
    ends = []
    for each in ([one, other], order):
        for came in each:
            take(session, student, came, now)
        ends.append(rows(session))
        assert differences(session, student) == ()
        for table in (OwnCard, OwnDeck, OwnPicture, Annotation, Memory, Review):
            session.execute(sa.delete(table))
        session.execute(sa.text("DELETE FROM day_tally"))
        session.commit()
        session.expunge_all()
        session.add(student)
    assert ends[0] == ends[1]


def rows(session: Session) -> list[Any]:
    session.expire_all()
    held = session.execute(
        sa.select(OwnCard.id, OwnDeck.name, OwnCard.back, OwnCard.pictures).join(
            OwnDeck, OwnDeck.id == OwnCard.deck_id
        )
    )
    memories = sa.select(Memory.unit, Memory.stability, Memory.due_day, Memory.reps)
    return [
        sorted((id_, name, back, tuple(pictures)) for id_, name, back, pictures in held),
        sorted(session.scalars(sa.select(OwnPicture.digest))),
        sorted(map(tuple, session.execute(memories))),
    ]
