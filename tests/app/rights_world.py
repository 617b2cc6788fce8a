"""Everybody who may stand at a door, signed in, and something of the student's behind each.

After a request that may have changed something the database is put back as it was.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from app.assignments import operations as setting
from app.assignments import starting, varying
from app.assignments.operations import Rules
from app.authoring import operations as authoring
from app.clock import new_id, now
from app.courses import enrolling, operations
from app.courses.roster import Row
from app.coursework import attempting
from app.coursework.grades import Late
from app.coursework.keyed import key_of
from app.coursework.matrix import USUAL
from app.coursework.terms import Terms
from app.db import db
from app.factory import create_app
from app.material import operations as material
from app.memory.own import take_in
from app.memory.publishing import publish_items
from app.memory.revealing import Said, rate_card
from app.models import (
    AssignmentOverride,
    AttemptSlot,
    Course,
    Exam,
    Invitation,
    Learner,
    Member,
    Notice,
    OwnDeck,
    ProblemReport,
    Review,
    SignIn,
    Upload,
)
from app.rulings.withdrawing import withdraw
from app.sets import operations as sets
from questions.blueprint import Listed, Pinned, Pool, Spec
from tests.app.assignments.setting import make_set
from tests.app.foreign import foreign, package, picture
from tests.app.items import choice, typed
from tests.app.web import CHEAP, hidden, small_bank
from tests.questions.authored.drafts import CHOICE

ROLES = {  # of the account
    "student": "student",
    "classmate": "student",
    "other_student": "student",
    "removed_student": "student",
    "assistant": "student",
    "instructor": "instructor",
    "other_instructor": "instructor",
    "ex_instructor": "instructor",
    "curator": "curator",
    "admin": "admin",
}
ITEM = choice("alphalol")
PEOPLE = ("anonymous", "visitor", *ROLES)
IN_COURSE = {
    "student": "student",
    "classmate": "student",
    "removed_student": "student",
    "assistant": "assistant",
    "instructor": "instructor",
    "ex_instructor": "instructor",
}
ENDED = {"removed_student": "removed_at", "ex_instructor": "left_at"}


@dataclass(frozen=True)
class Got:
    """An answer: its status, the path that it leads to, and its page."""

    status: int
    to: str
    page: str


class World:
    """The application without CSRF, its people, and `values` for the parts of addresses."""

    def __init__(self, url: str) -> None:
        self.app: Flask = create_app(
            {
                "DATABASE_URL": url,
                "BANK": small_bank(),
                "TESTING": True,
                "WTF_CSRF_ENABLED": False,
                **CHEAP,
            }
        )
        self.file = Path(sa.make_url(url).database or "")
        self.cookies: dict[str, str] = {}
        self.values: dict[str, object] = {}
        with self.app.app_context():
            items = [ITEM, typed("betalol"), choice("gammalol")]
            publish_items(db.session, items, "1", now())
            learners = self._people()
            self._courses(learners)
            db.session.commit()
        self._studied()
        self._brought()
        self._withdrawn()
        self._told()
        self._given()
        self.kept = self.file.with_suffix(".kept")
        self._copy(self.file, self.kept)

    def ask(self, who: str, endpoint: str, method: str, at: Mapping[str, object],
            fields: Mapping[str, str]) -> Got:  # fmt: skip
        """What this person gets at this door."""
        with self.app.test_request_context():
            adapter = self.app.url_map.bind("localhost")
            rule = next(iter(self.app.url_map.iter_rules(endpoint)))
            given = {name: at.get(name, self.values.get(name)) for name in rule.arguments}
            query = {name: value for name, value in at.items() if name not in rule.arguments}
            path = adapter.build(endpoint, {**given, **query}, method=method)
        with self.client(who).open(path, method=method, data=fields or None) as answer:
            said = answer.text if answer.mimetype == "text/html" else ""
            return Got(answer.status_code, (answer.location or "").partition("?")[0], said)

    def put_back(self) -> None:
        """The database as it was before anybody came."""
        self._copy(self.kept, self.file)

    def client(self, who: str) -> FlaskClient:
        made = self.app.test_client()
        if who in self.cookies:
            made.set_cookie("session", self.cookies[who])
        return made

    def close(self) -> None:
        with self.app.app_context():
            db.engine.dispose()

    def _copy(self, source: Path, target: Path) -> None:
        with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
            other.execute("PRAGMA synchronous=OFF")
            one.backup(other)

    def _people(self) -> dict[str, Learner]:
        learners = {
            name: Learner(id=new_id(now()), name=name, email=f"{name}@example.org",
                          role=ROLES.get(name, "student"), created_at=now())
            for name in PEOPLE[1:]
        }  # fmt: skip
        learners["visitor"].email = None
        db.session.add_all(learners.values())
        db.session.flush()
        for name, learner in learners.items():
            row = SignIn(learner_id=learner.id, id=new_id(now()), created_at=now())
            db.session.add(row)
            self.cookies[name] = self._cookie(f"{learner.id.hex}.{row.id.hex}")
        return learners

    def _cookie(self, user: str) -> str:
        client = self.app.test_client()
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = user, True
        cookie = client.get_cookie("session")
        assert cookie is not None
        return cookie.value

    def _courses(self, people: dict[str, Learner]) -> None:
        told = {"title": "Oncology", "term": "", "about": "", "now": now()}
        course = operations.create(db.session, people["instructor"], **told)  # type: ignore[arg-type]
        other = operations.create(db.session, people["other_instructor"], **told)  # type: ignore[arg-type]
        for name, role in IN_COURSE.items():
            if name != "instructor":
                self._member(course, people[name], role, ENDED.get(name))
        self._member(other, people["other_student"], "student", None)
        enrolling.enrol(db.session, course, people["instructor"], [Row(1, "Ada")], now())
        invited = db.session.scalars(sa.select(Invitation.id)).one()
        by_hand = Listed(items=(Pinned(item_id=ITEM.id, version=ITEM.version),))
        spec = Spec(pools=(Pool(key=1, source=by_hand, number=1),))
        made = sets.create(db.session, course, people["instructor"], "Week 1", spec, now())
        sets.save(db.session, course, made, 0, people["assistant"], now())
        self.values |= {
            "set_id": made.id,
            "item_id": ITEM.id,
            "version": ITEM.version,
            "course_id": course.id,
            "invitation_id": invited,
            "code": course.join_code,
            "learner_id": people["student"].id,
        }
        self._own_question(course, people["instructor"])
        self._assignment(course, people["instructor"], people["student"])
        self._handed_in(course, people["instructor"], people["classmate"], made.id)

    def _own_question(self, course: Course, by: Learner) -> None:
        """A question of the course's own, in a version."""
        made = authoring.create(db.session, course, by, CHOICE, now())
        authoring.save(db.session, course, made, self.app.extensions["bank"], by, now())
        self.values["question_id"] = made.id

    def _assignment(self, course: Course, by: Learner, student: Learner) -> None:
        """An assignment that the student has begun, with an exception."""
        db.session.flush()
        set_id = make_set(db.session, course.id, by.id, now())
        rules = Rules("Week 1", "graded", Terms(), Late("day", 0), "best",
                      shuffle_questions=True, shuffle_options=True, review=USUAL)  # fmt: skip
        given = setting.create(db.session, course, by, set_id, rules, None, now())
        more = Terms(seconds=600)
        varying.make_exceptions(db.session, course, by, given, [150], more, "", now())
        member = db.session.get_one(Member, (course.id, student.id))
        bank = self.app.extensions["bank"]
        starting.start(db.session, student, member, bank, given.id, now())
        self.values |= {
            "assignment_id": given.id,
            "number": 1,
            "slot": db.session.scalars(sa.select(AttemptSlot.slot)).first(),
            "override_id": db.session.scalars(sa.select(AssignmentOverride.id)).one(),
        }

    def _handed_in(self, course: Course, by: Learner, classmate: Learner, set_id: UUID) -> None:
        """Another assignment, of the set by hand, which a classmate has handed in."""
        rules = Rules("Week 2", "graded", Terms(), Late("day", 0), "best",
                      shuffle_questions=True, shuffle_options=True, review=USUAL)  # fmt: skip
        given = setting.create(db.session, course, by, set_id, rules, None, now())
        member = db.session.get_one(Member, (course.id, classmate.id))
        bank = self.app.extensions["bank"]
        begun = starting.start(db.session, classmate, member, bank, given.id, now())
        attempting.submit(db.session, key_of(begun), now())
        self.values["handed_id"] = given.id

    def _member(self, course: Course, learner: Learner, role: str, ended: str | None) -> None:
        row = Member(course_id=course.id, learner_id=learner.id, role=role, joined_at=now())
        if ended:
            setattr(row, ended, now())
        db.session.add(row)

    def _studied(self) -> None:
        """What the student has: an answer, a quiz, a preset, an exam, a report, a calendar."""
        student = self.client("student")
        page = student.get("/study/question").text
        sent = {"token": hidden(page, "token"), "reply": "1" if "radio" in page else "no"}
        assert student.post("/study/answer", data=sent).status_code == 200
        quiz = {"topics": "drugs", "number": "3", "mode": "tutor", "minutes": ""}
        begun = student.post("/quizzes", data=quiz)
        first = {"reply": "1" if "radio" in student.get(begun.location).text else "no"}
        assert student.post(f"{begun.location}/1", data=first).status_code in (200, 303)
        assert student.post("/quizzes/presets", data={**quiz, "name": "Mine"}).status_code == 303
        presets = student.get("/quizzes").text
        student.post("/plan/calendar")
        report = {"about": "wrong", "text": "It is not so."}
        assert student.post("/reports/new?fact=alphalol", data=report).status_code == 303
        with self.app.app_context():
            of = self.values["learner_id"]
            exam = Exam(learner_id=of, id=new_id(now()), name="Finals",
                        on=now().date(), topics=[], created_at=now())  # fmt: skip
            db.session.add(exam)
            db.session.commit()
            self.values |= {
                "quiz_id": UUID(re.findall(r"/quizzes/([-0-9a-f]{36})", begun.location)[0]),
                "preset_id": re.findall(r"/quizzes/presets/([-0-9a-f]{36})/begin", presets)[0],
                "exam_id": exam.id,
                "answer_id": db.session.scalars(sa.select(Review.id).order_by(Review.id)).first(),
                "report_id": db.session.scalars(sa.select(ProblemReport.id)).one(),
                "key": db.session.scalars(
                    sa.select(Learner.calendar_key).where(Learner.id == of)
                ).one(),
                "fact_id": "alphalol",
                "topic_id": "drugs",
                "concept_id": "none-such",
                "region_id": "liver",
                "place": 2,
            }

    def _withdrawn(self) -> None:
        """A question that a curator withdrew; nobody else holds it."""
        with self.app.app_context():
            by = db.session.scalars(sa.select(Learner).where(Learner.role == "curator")).one()
            made = withdraw(db.session, by, "It is old", now(), unit="bank/betalol")
            db.session.commit()
            self.values["withdrawal_id"] = made.id

    def _brought(self) -> None:
        """A card of the student's own with a picture, rated once, and a file thrown away."""
        shot, at = picture(), now()
        card = foreign(1, front=f'Which?<img src="{shot.digest}">', pictures=(shot.digest,))
        with self.app.app_context():
            student = db.session.get_one(Learner, self.values["learner_id"])
            take_in(db.session, student, package(card, pictures=(shot,)), scheduling=False, now=at)
            said = Said(new_id(at), card.id, "good", 0, served_at=at, duration_ms=None, place=1)
            done = rate_card(db.session, student, said, at)
            row = Upload(learner_id=student.id, id=new_id(at), name="bones.apkg", size=1,
                         state="dropped", created_at=at, moved_at=at, ended_at=at)  # fmt: skip
            db.session.add(row)
            db.session.commit()
            self.values |= {
                "deck_id": db.session.scalars(sa.select(OwnDeck.id)).one(),
                "card_id": card.id,
                "digest": shot.digest,
                "rated_id": done.review_id,
                "upload_id": row.id,
            }

    def _told(self) -> None:
        """A report of the student about a question of the attempt, and a notice."""
        at = now()
        with self.app.app_context():
            slot = db.session.scalars(
                sa.select(AttemptSlot.slot).where(
                    AttemptSlot.item_id == ITEM.id,
                    AttemptSlot.learner_id == self.values["learner_id"],
                )
            ).one()
            names = ("course_id", "assignment_id", "learner_id")
            given = {name: self.values[name] for name in names}
            report = ProblemReport(**given, number=1, slot=slot, id=new_id(at), at=at,
                                   about="wrong", text="It is not so.")  # fmt: skip
            notice = Notice(**given, id=new_id(at), at=at, kind="opened")
            db.session.add_all([report, notice])
            db.session.commit()
            self.values["notice_id"] = notice.id

    def _given(self) -> None:
        """A deck that the instructor gave to the course, and one that was not given."""
        at = now()
        with self.app.app_context():
            by = db.session.scalars(sa.select(Learner).where(Learner.name == "instructor")).one()
            course = db.session.get_one(Course, self.values["course_id"])
            cards = (foreign(8, deck="Nerves"), foreign(9, deck="Muscles"))
            take_in(db.session, by, package(*cards), scheduling=False, now=at)
            decks = {
                each.name: each.id
                for each in db.session.scalars(
                    sa.select(OwnDeck).where(OwnDeck.learner_id == by.id)
                )
            }
            made = material.give(db.session, course, by, decks["Nerves"], at)
            db.session.commit()
            self.values |= {"course_deck_id": made.id, "source_id": decks["Muscles"]}
