"""What a set can be drawn from: what is served today, and the versions that it lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from app.memory.candidates import candidates_for
from app.memory.publishing import publish_items
from questions.blueprint import Candidate, Spec
from tests.app.items import choice, typed
from tests.app.web import small_bank
from tests.questions.blueprint.pools import listed

OLD, NEW = choice("alphalol"), choice("alphalol", stem="Which class is it?")
GONE, TYPED = choice("gone"), typed("betalol")


def _candidate(item: object, fact: str, form: str, *place: str, known: bool = False) -> Candidate:
    topic, stage = place or ("drugs", "clinical")
    return Candidate(item.id, item.version, fact, form, topic, stage, known)  # type: ignore[attr-defined]


def test_what_is_served_and_what_is_listed(session: Session, now: datetime) -> None:
    publish_items(session, [OLD, GONE], "1", now)
    publish_items(session, [NEW, TYPED], "2", now)
    old = _candidate(OLD, "alphalol", "single_best")
    gone = _candidate(GONE, "gone", "single_best", "", "", known=True)
    never = Candidate("never", "0", "x", "cloze", "", "")
    spec = Spec(pools=(listed(1, 1, [old, gone, never]),))
    found = candidates_for(session, small_bank(), spec)
    served = [
        _candidate(TYPED, "betalol", TYPED.form),
        _candidate(NEW, "alphalol", "single_best"),
    ]
    assert sorted(found.served, key=str) == sorted(served, key=str)
    assert sorted(found.pinned, key=str) == sorted([old, gone], key=str)
    assert candidates_for(session, small_bank()).pinned == ()


def test_what_was_read_before_is_only_given_again_of_the_same_rows_and_bank(
    session: Session, now: datetime
) -> None:
    bank = small_bank()
    publish_items(session, [OLD, GONE], "1", now)
    first = candidates_for(session, bank)
    assert candidates_for(session, bank) is first
    publish_items(session, [NEW, GONE], "2", now)
    assert candidates_for(session, bank).now[NEW.id].version == NEW.version
    poorer = replace(bank, facts={})
    assert {each.topic for each in candidates_for(session, poorer).served} == {""}
    assert {each.topic for each in candidates_for(session, bank).served} == {"", "drugs"}
