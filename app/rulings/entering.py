"""What the doors of rulings share: the way into an assignment, and to a question it asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from app.coursework import marking
from app.coursework import queries as coursework
from app.coursework.regrading import InForce, KeyOverride, in_force
from app.db import db
from app.fields import is_plain
from app.memory.rows import item_version
from app.memory.withdrawals import Withdrawn, standing, withdrawn_now
from app.models import Assignment
from app.places import place
from app.rights import Needs, Place
from app.rulings import queries
from app.rulings.queries import Name
from app.signed_in import learner
from questions.item import Item
from questions.world import Bank

bp = Blueprint("rulings", __name__)
CURATORS = frozenset({"curator", "admin"})
Page = str | Response | tuple[str, int]


@dataclass(frozen=True)
class Subject:
    """A question that an assignment asked, and what the course ruled of it, the last first."""

    place: Place
    given: Assignment
    item: Item
    history: tuple[KeyOverride, ...]
    key: InForce
    withdrawn: Withdrawn | None

    @property
    def address(self) -> dict[str, Any]:
        """The parts of its addresses."""
        return {
            "course_id": self.given.course_id,
            "assignment_id": self.given.id,
            "item_id": self.item.id,
            "version": self.item.version,
        }


def curators_only() -> None:
    """What is decided for everybody, curators decide; others get 403."""
    if learner().role not in CURATORS:
        raise Forbidden


def bank() -> Bank:
    """The bank that this server has read."""
    read: Bank = current_app.extensions["bank"]
    return read


def found(course_id: UUID, assignment_id: UUID, needs: Needs) -> tuple[Place, Assignment]:
    """The course for whom may enter it so far, and its assignment; else 404 or 403."""
    own = place(course_id, needs)
    given = coursework.assignment(db.session, course_id, assignment_id)
    if given is None:
        raise NotFound
    return own, given


def subject(course_id: UUID, assignment_id: UUID, name: Name, needs: Needs) -> Subject:
    """The question for whom may enter so far; 404 where the assignment never asked it."""
    own, given = found(course_id, assignment_id, needs)
    known = is_plain("".join(name)) and queries.was_asked(
        db.session, course_id, assignment_id, name
    )
    if not known:
        raise NotFound
    item = item_version(db.session, *name)
    ours = [
        each
        for each in marking.rulings(db.session, course_id)
        if (each.item_id, each.version) == name
    ]
    key = in_force(*name, item.form, ours)
    gone = withdrawn_now(standing(db.session), item.id, item.unit)
    return Subject(own, given, item, tuple(reversed(ours)), key, gone)
