"""A card of one's own: asked among the bank's questions, rated, back when it is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.memory.ahead import questions_ahead
from app.memory.annotations import bury, suspend
from app.memory.answers import Conflict, Missing, Nothing, Question, Refused, Reveal
from app.memory.checking import differences, tally_differences
from app.memory.choice import beside, own_unit
from app.memory.mistakes import mistakes
from app.memory.own import take_in
from app.memory.prospects import held
from app.memory.publishing import publish_items
from app.memory.queries import next_question
from app.memory.revealing import (
    MOVED,
    RATINGS,
    Rated,
    Said,
    days_of_each,
    rate_card,
    rated,
    undo_rating,
)
from app.memory.rows import standing, today
from app.memory.standings import coming
from app.memory.tallies import stored
from app.models import Learner, Memory, OwnCard, OwnDeck, Review
from questions.bank import Bank
from tests.app.foreign import card_id, foreign, package
from tests.app.items import choice
from tests.app.memory.test_next_question import fact
from tests.app.memory.test_statements import FACTS, give, sent

__all__ = ["sent"]

BANK = Bank(facts={name: fact(name, "clinical") for name in FACTS})
NO_FACTS = Bank()

Rate = Callable[..., Rated]


@pytest.fixture
def deck(session: Session, student: Learner, now: datetime) -> None:
    """A deck of twelve cards, five new a day."""
    came = package(*(foreign(number) for number in range(1, 13)))
    take_in(session, student, came, scheduling=False, now=now)
    session.commit()


@pytest.fixture
def say(session: Session, student: Learner, deck: None) -> Rate:
    """Serve the next card and rate it."""

    def rate(rating: str, at: datetime) -> Rated:
        shown = next_question(session, student, NO_FACTS, at, go_on=True)
        assert isinstance(shown, Reveal)
        done = rate_card(session, student, said(shown, rating, at), at)
        session.commit()
        return done

    return rate


def said(shown: Reveal, rating: str, at: datetime) -> Said:
    return Said(
        shown.review_id, shown.card.id, rating, shown.revision, at, 2000, shown.place, shown.kind
    )


def kinds(session: Session) -> list[tuple[str, str | None, bool]]:
    rows = session.execute(
        sa.select(Review.kind, Review.rating, Review.counted).order_by(Review.answered_at)
    )
    return [tuple(row) for row in rows]


def test_the_cards_of_a_deck_are_new_in_their_order_so_many_a_day(
    session: Session, student: Learner, say: Rate, now: datetime
) -> None:
    first = next_question(session, student, NO_FACTS, now)
    assert isinstance(first, Reveal)
    assert (first.kind, first.is_new, first.place, first.left) == ("revealed", True, 1, 5)
    assert (first.card.id, first.card.deck) == (card_id(1), "Anatomy::Bones")
    given = [say("good", now + timedelta(minutes=minute)).card_id for minute in range(5)]
    assert given == [card_id(number) for number in range(1, 6)]
    over = next_question(session, student, NO_FACTS, now + timedelta(minutes=6))
    assert isinstance(over, Nothing)
    assert (over.new_tomorrow, over.waiting, over.unmet) == (True, 0, False)
    assert coming(session, student.id, today(student, now), 5) == (0, 0, 5, 0, 0)
    (tally,) = stored(session, student.id).values()
    assert (tally.answers, tally.met, tally.first_right, tally.duration_ms) == (5, 5, 5, 0)


def test_new_cards_come_beside_the_plans_new_facts(
    session: Session, student: Learner, deck: None, now: datetime
) -> None:
    publish_items(session, [choice(name) for name in FACTS], "first", now)
    student.new_per_day = 10
    asked = []
    for minute in range(20):
        at = now + timedelta(seconds=10 * minute)
        found = next_question(session, student, BANK, at)
        if isinstance(found, Nothing):
            break
        asked.append((type(found).__name__, found.due_count, found.new_count))
        if isinstance(found, Reveal):
            rate_card(session, student, said(found, "good", at), at)
            session.commit()
        else:
            give(session, student, choice(found.item.facts[0]), "alpha", at)
    assert [name for name, _, _ in asked] == ["Question", "Reveal", "Question"] * 5
    assert [count for _, _, count in asked] == list(range(15, 0, -1))


def test_of_new_facts_and_cards_the_same_share_is_done_at_any_time() -> None:
    assert beside(["a", "b", "c"], [], 0, 0) == ["a", "b", "c"]
    assert beside(["a", "b"], ["x", "y"], 0, 0) == ["a", "x", "b", "y"]
    assert beside(["a", "b"], ["x"], 2, 0) == ["x", "a", "b"]


def test_a_paused_deck_takes_up_nothing_new_and_an_easy_day_half(
    session: Session, student: Learner, say: Rate, now: datetime
) -> None:
    student.week = [50] * 7
    found = next_question(session, student, NO_FACTS, now)
    assert isinstance(found, Reveal)
    assert found.new_count == 3
    say("again", now)
    session.execute(sa.update(OwnDeck).values(new_per_day=0))
    later = next_question(session, student, NO_FACTS, now + timedelta(days=1))
    assert isinstance(later, Reveal)
    assert (later.is_new, later.left) == (False, 1)


@pytest.mark.parametrize("rating", RATINGS)
def test_a_rating_brings_the_card_back_when_its_button_said(
    session: Session, student: Learner, say: Rate, now: datetime, rating: str
) -> None:
    unit = own_unit(card_id(1))
    for days in (0, 5, 40):
        at = now + timedelta(days=days)
        memory = standing(session, student.id, unit).memory
        told = days_of_each(student, unit, memory, at)
        shown = Said(
            id=UUID(int=days + 1),
            card_id=card_id(1),
            rating=rating,
            revision=standing(session, student.id, unit).revision,
            served_at=at,
            duration_ms=None,
            place=1,
        )
        done = rate_card(session, student, shown, at)
        assert (done.days_until, done.counted) == (told[rating], True)
    assert differences(session, student) == tally_differences(session, student) == ()


def test_again_comes_back_in_the_sitting_after_five_others_and_moves_nothing_more(
    session: Session, student: Learner, say: Rate, now: datetime
) -> None:
    session.execute(sa.update(OwnDeck).values(new_per_day=12))
    first = say("again", now)
    others = [say("good", now + timedelta(minutes=minute)).card_id for minute in range(1, 6)]
    assert first.card_id not in others
    before = standing(session, student.id, own_unit(first.card_id))
    back = next_question(session, student, NO_FACTS, now + timedelta(minutes=6))
    assert isinstance(back, Reveal)
    assert (back.kind, back.card.id) == ("relearn", first.card_id)
    assert back.again == {own_unit(first.card_id)}
    done = say("good", now + timedelta(minutes=6))
    assert (done.kind, done.counted, done.why_not_counted) == ("relearn", False, None)
    assert standing(session, student.id, own_unit(first.card_id)).memory == before.memory
    assert kinds(session)[-1] == ("relearn", "good", False)
    assert mistakes(session, student.id) == {}
    assert tally_differences(session, student) == ()


def test_what_is_set_aside_or_gone_does_not_wait(
    session: Session, student: Learner, say: Rate, now: datetime
) -> None:
    session.execute(sa.update(OwnDeck).values(new_per_day=2))
    one, two = say("again", now), say("again", now)
    tomorrow = now + timedelta(days=1)
    session.execute(sa.update(OwnDeck).values(new_per_day=0))
    suspend(session, student, own_unit(one.card_id), now)
    bury(session, student, own_unit(two.card_id), tomorrow)
    found = next_question(session, student, NO_FACTS, tomorrow)
    assert isinstance(found, Nothing)
    day_after = next_question(session, student, NO_FACTS, now + timedelta(days=2))
    assert isinstance(day_after, Reveal)
    assert (day_after.card.id, day_after.left) == (two.card_id, 1)
    session.execute(sa.delete(OwnCard))
    gone = next_question(session, student, NO_FACTS, now + timedelta(days=2))
    assert isinstance(gone, Nothing)
    assert gone.next_due_at is None
    assert differences(session, student) == ()


def test_a_rating_is_undone_and_the_card_is_new_again(
    session: Session, student: Learner, say: Rate, now: datetime
) -> None:
    done = say("easy", now)
    gone = undo_rating(session, student, done.review_id, now)
    assert (gone.undone, gone.due_day, gone.repeat) == (True, None, False)
    assert undo_rating(session, student, done.review_id, now).repeat
    found = next_question(session, student, NO_FACTS, now)
    assert isinstance(found, Reveal)
    assert (found.card.id, found.is_new, found.left) == (done.card_id, True, 5)
    assert differences(session, student) == tally_differences(session, student) == ()


def test_a_rating_enters_once_and_another_under_its_id_is_refused(
    session: Session, student: Learner, deck: None, now: datetime
) -> None:
    shown = next_question(session, student, NO_FACTS, now)
    assert isinstance(shown, Reveal)
    first = rate_card(session, student, said(shown, "hard", now), now)
    assert replace(first, repeat=True) == rate_card(session, student, said(shown, "hard", now), now)
    with pytest.raises(Conflict):
        rate_card(session, student, said(shown, "easy", now), now)
    with pytest.raises(Refused):
        rate_card(session, student, said(shown, "splendid", now), now)
    assert kinds(session) == [("revealed", "hard", True)]


def test_of_two_tabs_the_second_is_kept_and_does_not_count(
    session: Session, student: Learner, deck: None, now: datetime
) -> None:
    one = next_question(session, student, NO_FACTS, now)
    other = next_question(session, student, NO_FACTS, now)
    assert isinstance(one, Reveal)
    assert isinstance(other, Reveal)
    first = rate_card(session, student, said(one, "good", now), now)
    second = rate_card(session, student, said(other, "again", now), now)
    assert (second.counted, second.why_not_counted) == (False, MOVED)
    assert second.due_day == first.due_day
    assert kinds(session) == [("revealed", "good", True), ("revealed", "again", False)]
    assert differences(session, student) == tally_differences(session, student) == ()


def test_another_learners_card_is_missing(
    session: Session, student: Learner, classmate: Learner, say: Rate, now: datetime
) -> None:
    done = say("good", now)
    with pytest.raises(Missing):
        rated(session, classmate, done.review_id, now)
    with pytest.raises(Missing):
        undo_rating(session, classmate, done.review_id, now)
    shown = next_question(session, student, NO_FACTS, now)
    assert isinstance(shown, Reveal)
    with pytest.raises(Missing):
        rate_card(session, classmate, said(shown, "good", now), now)


def test_the_bank_is_measured_without_cards(
    session: Session, student: Learner, say: Rate, now: datetime
) -> None:
    publish_items(session, [choice(FACTS[0])], "first", now)
    student.new_per_day = 1
    say("again", now)
    assert held(session, student.id) == []
    found = questions_ahead(session, student, BANK, now + timedelta(days=1), 20)
    assert [(each.unit, each.due_count, each.new_count) for each in found] == [
        (f"bank/{FACTS[0]}", 0, 1)
    ]


def test_who_has_no_deck_pays_no_statement_for_it_and_many_cards_cost_as_many_as_few(
    session: Session, student: Learner, classmate: Learner, sent: list[str], now: datetime
) -> None:
    publish_items(session, [choice(name) for name in FACTS], "first", now)
    costs = []
    for number in (1, 300):
        came = package(*(foreign(each) for each in range(1, number + 1)))
        take_in(session, student, came, scheduling=False, now=now)
        session.commit()
        sent.clear()
        next_question(session, student, BANK, now)
        costs.append(len(sent))
    sent.clear()
    assert isinstance(next_question(session, classmate, BANK, now), Question)
    assert costs == [len(sent) + 2] * 2
    assert not any("own_card" in line for line in sent if "memory" not in line)


def test_no_statement_on_own_cards_is_without_the_learner(
    session: Session, student: Learner, say: Rate, sent: list[str], now: datetime
) -> None:
    sent.clear()
    done = say("again", now)
    undo_rating(session, student, done.review_id, now)
    own = [line for line in sent if "own_" in line]
    assert len(own) > 3
    assert [line for line in own if "learner_id" not in line.split("WHERE", 1)[-1]] == []
    assert session.scalar(sa.select(sa.func.count()).select_from(Memory)) == 1
