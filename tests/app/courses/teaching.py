"""People of courses: who opens one, who joins it, and what stands in the tables."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.models import Invitation, Learner, Member
from tests.app.web import Visitor

CODE = re.compile(r'class="code">([A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3})<')
CELL_CODE = re.compile(r"<code>([-A-Z0-9]{11})</code>")
THREE = "Name;E-mail;Extra time\nAda;ada@example.org;\nGrace;grace@example.org;150 %\nKatherine;;"


def teacher(web: Flask, name: str = "instructor") -> Visitor:
    """Somebody whose account may open courses."""
    made = Visitor(web).register(name)
    with web.app_context():
        email = f"{name}@example.org"
        db.session.execute(
            sa.update(Learner).where(Learner.email == email).values(role="instructor")
        )
        db.session.commit()
    return made


def open_course(who: Visitor, title: str = "Oncology", **more: str) -> str:
    """The path of a new course."""
    answer = who.post("/courses/new", title=title, **more)
    assert answer.status_code == 303
    return answer.location


def code_of(who: Visitor, path: str) -> str:
    """The code for all, as it stands on the page of the course."""
    who.get(path)
    found = CODE.search(who.page)
    assert found, "no code"
    return found[1]


def join(who: Visitor, code: str, **fields: str) -> int:
    return who.post(f"/join/{code}", **fields).status_code


def enrol(who: Visitor, path: str, people: str = THREE) -> list[str]:
    """Add a list; the codes that wait, in the order of the roster."""
    assert who.post(f"{path}/roster/enrol", people=people).status_code == 303
    who.get(f"{path}/roster?show=waiting")
    return CELL_CODE.findall(who.page)


def invite(who: Visitor, path: str, role: str, name: str = "Colleague") -> str:
    """The code of a new invitation of staff."""
    assert who.post(f"{path}/staff", name=name, role=role).status_code == 303
    who.get(f"{path}/staff")
    return CELL_CODE.findall(who.page)[-1]


def rows(web: Flask, table: type[Any], *names: str) -> list[tuple[Any, ...]]:
    """These columns of every row."""
    with web.app_context():
        columns = [getattr(table, name) for name in names]
        return [tuple(row) for row in db.session.execute(sa.select(*columns))]


def members(web: Flask) -> list[tuple[str, str, bool]]:
    """Name, role and whether still inside, of everybody in a course, by name."""
    with web.app_context():
        found = db.session.execute(
            sa.select(Learner.name, Member.role, Member.left_at, Member.removed_at)
            .join(Member, Member.learner_id == Learner.id)
            .order_by(Learner.name)
        )
        return [(name, role, left is None and out is None) for name, role, left, out in found]


def id_of(web: Flask, name: str) -> str:
    with web.app_context():
        return str(
            db.session.scalars(sa.select(Learner.id).where(Learner.name == name.capitalize())).one()
        )


def invitations(web: Flask) -> list[str]:
    return [str(id_) for (id_,) in rows(web, Invitation, "id")]


def notices(who: Visitor) -> list[str]:
    found = re.findall(r'class="notice[^>]*><p>(.*?)</p>', who.page, re.DOTALL)
    return [unescape(each) for each in found]


@pytest.fixture
def instructor(web: Flask) -> Visitor:
    return teacher(web)
