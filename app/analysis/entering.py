"""What the doors of statistics share: the way in, and what is shown of where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app import addresses
from app.analysis import lines
from app.analysis.lines import Line, Rank
from app.analysis.queries import Taken, taken
from app.analysis.views import View, read
from app.coursework import queries
from app.db import db
from app.models import Assignment
from app.places import look_at, place
from app.rights import Place
from questions.blueprint import load
from questions.item import Item
from questions.world import Bank

bp = Blueprint("analysis", __name__)
Page = str | Response
IN_ASSIGNMENT, IN_COURSE = View(), View(by="fact")


@dataclass(frozen=True)
class Scope:
    """What statistics are of: an assignment, or with None all of a course."""

    place: Place
    given: Assignment | None
    taken: Taken

    @property
    def usual(self) -> View:
        """What is shown where the address asks for nothing else."""
        return IN_ASSIGNMENT if self.given else IN_COURSE

    @cached_property
    def view(self) -> View:
        """What the address asks for."""
        return read(request.args, self.usual, addresses.page(request.args.get("page", "1")))

    def address(self, door: str = "", **more: Any) -> str:
        """A page of statistics of the same scope: the table, a `question` or a `table` as file."""
        if self.given is None:
            end = f"pooled_{door}" if door else "pooled"
            return url_for(f"analysis.{end}", course_id=self.place.course.id, **more)
        at: dict[str, Any] = {"course_id": self.given.course_id, "assignment_id": self.given.id}
        return url_for(f"analysis.{door or 'test'}", **at, **more)

    def turned(self, door: str = "", **changes: Any) -> str:
        """The same page, or a file of it, in another view."""
        more = {"name": changes.pop("name")} if "name" in changes else {}
        return self.address(door, **more, **self.view.query(self.usual, **changes))

    def question(self, line: Line) -> str:
        """The page of a version."""
        attempts = {"attempts": "all"} if self.view.every else {}
        item = line.item
        return self.address("question", item_id=item.id, version=item.version, **attempts)

    @cached_property
    def lines(self) -> list[Line]:
        """All that the view has, in its order."""
        items = {name: each.item for name, each in self.taken.asked.items()}
        if self.view.by == "version":
            found = lines.of_versions(self.taken.results, items, self.view.every)
        else:
            found = lines.of_facts(self.taken.results, items, called, self.view.every)
        return lines.in_order(found, self.view.order, self._rank)

    def _rank(self, line: Line) -> Rank:
        """What stands by hand in the order of the set, else the order of a test that has one."""
        item = line.item
        topic = bank().topics.get(item.topic)
        by_name = (topic.name if topic else "", line.name, item.id, item.version)
        if self.given is None or self.view.by == "fact":
            return (0, 0, *by_name)
        listed = self._listed.get(item.id, len(self._listed))
        asked = self.taken.asked[item.id, item.version]
        return (listed, 0 if self.given.shuffle_questions else asked.place, *by_name)

    @cached_property
    def _listed(self) -> dict[str, int]:
        """The place of each question that was chosen by hand."""
        if self.given is None:
            return {}
        spec = load(queries.spec_of(db.session, self.given))
        names = [each.item_id for pool in spec.pools for each in pool.pinned]
        return {item_id: number for number, item_id in reversed(list(enumerate(names)))}


def bank() -> Bank:
    """The bank that this server has read."""
    read_: Bank = current_app.extensions["bank"]
    return read_


def fact_of(unit: str) -> str:
    """The id of a unit's fact in the library; "" where it is none of the bank."""
    fact_id = unit.removeprefix("bank/")
    return fact_id if fact_id != unit and fact_id in bank().facts else ""


def called(unit: str, item: Item) -> str:
    """What a unit says; where it is no fact of the bank, what is asked of it."""
    fact_id = fact_of(unit)
    return bank().facts[fact_id].statement if fact_id else lines.name_of(item)


def in_assignment(course_id: UUID, assignment_id: UUID) -> Scope:
    """Of one assignment, for the staff of its course; else 404 or 403."""
    own = place(course_id, "staff")
    look_at(course_id)
    given = queries.assignment(db.session, course_id, assignment_id)
    if given is None:
        raise NotFound
    return Scope(own, given, taken(db.session, course_id, [assignment_id]))


def in_course(course_id: UUID) -> Scope:
    """Of all assignments of a course, the one set first first; for its staff, else 404 or 403."""
    own = place(course_id, "staff")
    look_at(course_id)
    every = queries.assignments(db.session, course_id)
    ids = [each.id for each in sorted(every, key=lambda each: (each.created_at, each.id))]
    return Scope(own, None, taken(db.session, course_id, ids))
