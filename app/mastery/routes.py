"""Doors of a course's knowledge: the class, its students, and what they share of their own."""

from __future__ import annotations

from functools import partial
from typing import cast
from uuid import UUID

from flask import Blueprint, current_app, render_template, request
from werkzeug.exceptions import NotFound

from app import addresses
from app.clock import now
from app.coursework import people
from app.db import db
from app.mastery import board, measures, queries
from app.memory import standings
from app.memory.days import date_of
from app.memory.rows import today
from app.places import look_at, place
from app.signed_in import learner
from questions.world import Bank

bp = Blueprint("mastery", __name__, url_prefix="/courses/<uuid:course_id>/mastery")
Given = list[tuple[UUID, str]]


def _bank() -> Bank:
    return cast(Bank, current_app.extensions["bank"])


def _chosen(given: Given) -> UUID | None:
    """The assignment that the address names; None for all of them."""
    sent = request.args.get("assignment", "")
    found = next((id_ for id_, _ in given if str(id_) == sent), None)
    if sent and found is None:
        raise NotFound
    return found


@bp.get("")
def room(course_id: UUID) -> str:
    """What the class knows by topic, and which facts it lacks."""
    own = place(course_id, "staff")
    look_at(course_id)
    given = queries.graded(db.session, course_id)
    chosen = _chosen(given)
    units = queries.by_unit(db.session, course_id, chosen)
    page = addresses.page(request.args.get("page", "1"))
    return render_template(
        "mastery/room.html",
        place=own,
        given=given,
        chosen=chosen,
        students=queries.handed_in(db.session, course_id, chosen),
        topics=board.topics(units, _bank()),
        facts=board.facts(units, _bank(), page),
        too_few=measures.too_few(units, _bank()),
        least=measures.LEAST,
        title=f"What the class lacks, {_day()}",
        here=request.full_path.rstrip("?"),
    )


def _day() -> str:
    date = date_of(today(learner(), now()))
    return f"{date.day} {date:%B} {date.year}"


@bp.get("/students")
def students(course_id: UUID) -> str:
    """What each student made of each topic."""
    own = place(course_id, "staff")
    look_at(course_id)
    given = queries.graded(db.session, course_id)
    chosen = _chosen(given)
    topic = partial(measures.topic_of, bank=_bank())
    answered = queries.by_student(db.session, course_id, chosen, topic)
    every = [person for person, _ in people.students(db.session, course_id)]
    return render_template(
        "mastery/students.html",
        place=own,
        given=given,
        chosen=chosen,
        students=len(answered),
        matrix=board.matrix(every, answered, _bank()),
    )


@bp.get("/shared")
def shared(course_id: UUID) -> str:
    """What those students hold today who let the staff see it, from all that they study."""
    own = place(course_id, "staff")
    every = queries.sharing(db.session, course_id)
    pages = max(1, -(-len(every) // board.STUDENTS))
    page = min(addresses.page(request.args.get("page", "1")) or 1, pages)
    shown = every[(page - 1) * board.STUDENTS : page * board.STUDENTS]
    at = now()
    recall = standings.retrievabilities_of(db.session, {one.id: today(one, at) for one in shown})
    return render_template(
        "mastery/shared.html",
        place=own,
        total=len(every),
        first=(page - 1) * board.STUDENTS + 1,
        page=page,
        pages=pages,
        matrix=board.shared(shown, recall, standings.served_units(db.session), _bank()),
    )
