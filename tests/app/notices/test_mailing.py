"""Notices by mail: one letter a day, never twice, and none lost when the server fails."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from app.clock import now
from app.db import db
from app.mail_server import MailServer
from app.models import Learner, Notice
from app.notices import mailing, operations
from app.notices.letters import Addresses
from app.notices.mailing import Posted
from app.notices.routes import addresses
from app.telling import News, tell
from tests.app.accounts.postbox import SENDER, Postbox, listening
from tests.app.assignments.working import HOUR, SAM, STU, SUE, Room, at_once, room, rules
from tests.app.conftest import MONDAY
from tests.app.notices.test_catching_up import DAY, WEEK, catch_up
from tests.app.web import Visitor

HERE = Addresses(lambda notice: f"https://x.org/n/{notice.kind}", "https://x.org/n",
                 "https://x.org/off", "https://x.org/account")  # fmt: skip
SOON = MONDAY + 4 * DAY
AWAY = MailServer("127.0.0.1", 9, "none", SENDER)  # nobody listens there


@pytest.fixture
def given(engine: sa.Engine) -> Room:
    """Sam and Sue have addresses that count, Stu's is not confirmed; it is due within a day."""
    made = room(engine, rules(WEEK))
    confirm(made, SAM, SUE)
    catch_up(made, SOON)
    return made


def confirm(made: Room, *whom: UUID, **settings: bool) -> None:
    with made.session() as session:
        values = {"email_confirmed_at": MONDAY, **settings}
        session.execute(sa.update(Learner).where(Learner.id.in_(whom)).values(values))
        session.commit()


def post(made: Room, server: MailServer, at: datetime) -> Posted:
    with made.session() as session:
        return mailing.post(session, server, at, lambda _: HERE)


def mailed(made: Room) -> list[tuple[UUID, bool]]:
    with made.session() as session:
        rows = session.execute(
            sa.select(Notice.learner_id, Notice.mailed_at).order_by(Notice.learner_id)
        )
        return [(who, at is not None) for who, at in rows]


def test_whoever_wants_it_and_has_an_address_that_counts_gets_one_letter(
    given: Room, postbox: Postbox
) -> None:
    assert post(given, postbox.address, SOON) == Posted(2)
    assert postbox.to() == ["sam@example.org", "sue@example.org"]
    letter = postbox.letters[0]
    assert letter["Subject"] == "“Week 1” is due soon"
    assert (
        letter.get_content()
        .replace("\r\n", "\n")
        .startswith(
            "“Week 1” is due soon\nOncology\nDue Sat 7 Mar 2026, 09:00\nhttps://x.org/n/due\n"
        )
    )
    assert "https://x.org/off" in letter.get_content()
    assert mailed(given) == [(SAM, True), (SUE, True), (STU, False)]


def test_no_notice_is_mailed_twice_and_no_second_letter_goes_out_on_a_day(
    given: Room, postbox: Postbox
) -> None:
    confirm(given, SAM, mail_news=True)
    assert post(given, postbox.address, SOON).letters == 2
    with given.session() as session:
        tell(session, [SAM], News("answered", words="So it is."), SOON + HOUR)
        session.commit()
    assert [post(given, postbox.address, SOON + hour * HOUR).letters for hour in (1, 2)] == [0, 0]
    assert post(given, postbox.address, SOON + DAY).letters == 1
    assert "So it is." in postbox.letters[-1].get_content()
    assert "Week 1" not in postbox.letters[-1].get_content()


def test_several_notices_are_one_letter(given: Room, postbox: Postbox) -> None:
    confirm(given, SAM, mail_news=True)
    with given.session() as session:
        news = News("answered", subject="Which drug?", words="So it is.")
        tell(session, [SAM], news, SOON + HOUR)
        session.commit()
    post(given, postbox.address, SOON + 2 * HOUR)
    assert postbox.letters[0]["Subject"] == "Your report was answered, and 1 more"
    told = postbox.letters[0].get_content().replace("\r\n", "\n")
    assert "Your report was answered\n“Which drug?”\nSo it is.\n" in told
    assert "“Week 1” is due soon" in told


@pytest.mark.parametrize("settings", [{"mail_due": False}, {"mail_due": False, "mail_news": True}])
def test_who_does_not_want_what_is_due_gets_nothing_of_it(
    given: Room, postbox: Postbox, settings: dict[str, bool]
) -> None:
    confirm(given, SAM, **settings)
    assert post(given, postbox.address, SOON).letters == 1
    assert postbox.to() == ["sue@example.org"]


def test_what_was_read_is_not_mailed(given: Room, postbox: Postbox) -> None:
    with given.session() as session:
        operations.read_all(session, SAM, SOON)
        session.commit()
    assert post(given, postbox.address, SOON).letters == 1


def test_a_server_that_is_away_loses_nothing_and_is_asked_once(
    given: Room, postbox: Postbox
) -> None:
    found = post(given, AWAY, SOON)
    assert (found.letters, len(found.problems)) == (0, 1)
    assert mailed(given) == [(SAM, False), (SUE, False), (STU, False)]
    assert post(given, postbox.address, SOON + HOUR) == Posted(2)


def test_a_server_that_fails_in_the_middle_keeps_what_it_took(
    given: Room, postbox: Postbox
) -> None:
    postbox.answers["MAIL"] = "451 not now"
    assert post(given, postbox.address, SOON).letters == 0
    del postbox.answers["MAIL"]
    assert post(given, postbox.address, SOON) == Posted(2)


def test_an_address_that_is_refused_waits_a_day_and_holds_up_nobody(
    given: Room, postbox: Postbox
) -> None:
    confirm(given, STU)
    with given.session() as session:
        session.get_one(Learner, SAM).email = "nobody"  # no address any more
        session.commit()
    found = post(given, postbox.address, SOON)
    assert (found.letters, len(found.problems)) == (2, 1)
    assert mailed(given) == [(SAM, False), (SUE, True), (STU, True)]
    assert post(given, postbox.address, SOON + HOUR) == Posted(0)
    with given.session() as session:
        session.get_one(Learner, SAM).email = "sam@example.org"
        session.commit()
    assert post(given, postbox.address, SOON + DAY) == Posted(1)


def test_two_sweeps_at_once_send_each_letter_once(either: sa.Engine) -> None:
    made = room(either, rules(WEEK))
    confirm(made, SAM, SUE)
    catch_up(made, SOON)
    with listening() as postbox:

        def act(session: Session) -> int:
            return mailing.post(session, postbox.address, SOON, lambda _: HERE).letters

        found = at_once(made, act, act)
        assert sorted(postbox.to()) == ["sam@example.org", "sue@example.org"]
    assert [each for each in found if not isinstance(each, int)] == []


def test_what_is_older_than_a_week_is_not_mailed(given: Room, postbox: Postbox) -> None:
    assert post(given, postbox.address, SOON + timedelta(days=8)) == Posted(0)


def test_the_link_of_a_letter_ends_the_mail_without_a_sign_in(
    web: Flask, student: Visitor, visitor: Visitor
) -> None:
    with web.app_context():
        person = db.session.scalars(sa.select(Learner)).one()
        link = addresses(person).off.removeprefix(web.config["PUBLIC_URL"])

    def wanted() -> tuple[bool, bool]:
        with web.app_context():
            found = db.session.execute(sa.select(Learner.mail_due, Learner.mail_news)).one()
            return found[0], found[1]

    visitor.get(link)
    assert (visitor.title(), wanted()) == ("Get no more notices by mail?", (True, False))
    visitor.post(link)
    assert (visitor.title(), wanted()) == ("No more mail", (False, False))
    for forged in (link[:-1], link + "x", "/notices/no-mail/x"):
        assert visitor.get(forged).status_code == 404


def test_the_account_chooses_what_is_mailed_where_mail_is_sent(
    web: Flask, student: Visitor, postbox: Postbox
) -> None:
    kept = {"name": "Student", "theme": "auto", "zone": "UTC"}

    def chosen() -> tuple[bool, bool]:
        with web.app_context():
            found = db.session.execute(sa.select(Learner.mail_due, Learner.mail_news)).one()
            return found[0], found[1]

    student.post("/account", **kept)
    assert chosen() == (True, False)
    web.config["MAIL_SERVER"] = postbox.address
    student.get("/account")
    assert 'checked id="mail_due"' in student.page
    student.post("/account", **kept, mail_news="y")
    assert chosen() == (False, True)


def test_the_sweep_tells_and_mails(web: Flask, student: Visitor, postbox: Postbox) -> None:
    web.config["MAIL_SERVER"] = postbox.address
    with web.app_context():
        person = db.session.scalars(sa.select(Learner)).one()
        person.email_confirmed_at, person.mail_news = now(), True
        tell(db.session, [person.id], News("answered", words="So it is."), now())
        db.session.commit()
    runs = [web.test_cli_runner().invoke(args=["sweep"]).output for _ in range(2)]
    assert [each.splitlines()[-2:] for each in runs] == [
        ["Notices that are new: 0.", "Letters that were sent: 1."],
        ["Notices that are new: 0.", "Letters that were sent: 0."],
    ]
    assert postbox.to() == ["student@example.org"]
    assert "http://127.0.0.1:8000/notices/" in postbox.letters[0].get_content()
