"""How often something may be tried: one window, one network, counted together by all."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.limits import Limit, TooOften, count, forgive, network
from app.models import Throttle
from tests.app.conftest import MONDAY

THREE = Limit("door", 3, timedelta(minutes=10))
KEY = "k" * 32


def tried(session: Session, times: int, who: str = "192.0.2.1", at: datetime = MONDAY) -> None:
    for _ in range(times):
        count(session, THREE, who, KEY, at)
    session.commit()


def test_the_fourth_try_of_three_is_one_too_many_and_says_how_long_to_wait(
    session: Session,
) -> None:
    tried(session, 3, at=MONDAY + timedelta(minutes=2, seconds=30))
    with pytest.raises(TooOften) as refused:
        tried(session, 1, at=MONDAY + timedelta(minutes=2, seconds=30))
    assert (refused.value.wait, refused.value.words) == (timedelta(seconds=450), "8 minutes")


def test_others_have_their_own_tries_and_so_has_another_limit(session: Session) -> None:
    tried(session, 3)
    tried(session, 3, who="192.0.2.2")
    count(session, Limit("other", 3, THREE.window), "192.0.2.1", KEY, MONDAY)
    assert session.scalar(sa.select(sa.func.count()).select_from(Throttle)) == 3


def test_the_next_window_begins_anew_and_clears_the_table(session: Session) -> None:
    tried(session, 3)
    tried(session, 1, at=MONDAY + timedelta(minutes=10, seconds=1))
    assert session.scalars(sa.select(Throttle.tries)).all() == [1]


def test_what_was_right_in_the_end_is_forgiven(session: Session) -> None:
    tried(session, 3)
    forgive(session, THREE, "192.0.2.1", KEY)
    tried(session, 3)


def test_the_table_names_nobody(session: Session) -> None:
    tried(session, 1, who="ada@example.org")
    (bucket,) = session.scalars(sa.select(Throttle.bucket))
    assert len(bucket) == 64
    tried(session, 1, who="ada@example.org")
    count(session, THREE, "ada@example.org", "another key", MONDAY)
    assert len(session.scalars(sa.select(Throttle.bucket)).all()) == 2


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("nonsense", "unknown"),
        (None, "unknown"),
    ],
)
def test_tries_are_counted_by_network(address: str | None, counted: str) -> None:
    assert network(address) == counted
