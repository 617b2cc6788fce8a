"""The door by which facts become a set: a page of any room sends them in a form of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from app import addresses
from app.clock import now
from app.db import db
from app.memory.choice import unit_of
from app.places import place
from app.rights import Archived
from app.sets import operations, queries
from app.sets.entering import Page, bank, bp, stays, to_desk
from app.sets.forms import TitleForm
from app.sets.words import count
from app.signed_in import learner
from questions.blueprint import Listed, Pinned, Pool, Spec
from questions.item import digest

MOST_FACTS = 100
A_FACT = 3  # questions, of which a draw takes one
NOTHING = "None of these facts is asked in a question today. No set was made."

Names = Mapping[str, Iterable[tuple[str, str]]]  # fact -> the id and version of its questions


def spec_of(names: Names, asked: Collection[str]) -> Spec:
    """A pool that asks every fact once, drawn from at most three questions of each.

    Items that are among `asked` come last; otherwise which are taken follows from their ids.
    """
    items = [
        Pinned(item_id=item_id, version=version)
        for every in names.values()
        for item_id, version in sorted(every, key=lambda one: (one[0] in asked, digest(one[0])))[
            :A_FACT
        ]
    ]
    return Spec(pools=(Pool(key=1, source=Listed(items=tuple(items)), number=len(names)),))


@bp.post("/of-facts")
def of_facts(course_id: UUID) -> Page:
    """A new set that asks these facts. Nothing of it is saved yet."""
    own, form = place(course_id, "staff"), TitleForm()
    facts = [each for each in dict.fromkeys(request.form.getlist("fact")) if each in bank().facts]
    names = _names(facts[:MOST_FACTS])
    if not form.validate() or not names:
        flash(NOTHING, "wrong")
        return _back(course_id)
    units = [unit_of(fact_id) for fact_id in names]
    spec = spec_of(names, queries.asked_in(db.session, course_id, units))
    try:
        made = operations.create(db.session, own.course, learner(), form.title.data, spec, now())
    except Archived as error:
        stays(error)
        return _back(course_id)
    db.session.commit()
    flash(_told(len(names), len(facts) - len(names)))
    return to_desk((own, made))


def _names(facts: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """The questions of these facts as they are asked today; facts without any are left out."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    units = {unit_of(fact_id): fact_id for fact_id in facts}
    for unit, item_id, version in queries.names_of(db.session, list(units)):
        found[units[unit]].append((item_id, version))
    return {fact_id: found[fact_id] for fact_id in units.values() if fact_id in found}


def _told(facts: int, left: int) -> str:
    said = f"This set asks {count(facts, 'fact')}. Nothing of it is saved yet: look at it first."
    if not left:
        return said
    return f"{said} {count(left, 'fact')} asked in no question today: left out."


def _back(course_id: UUID) -> Response:
    path = addresses.own_path(request.form.get("back"))
    return redirect(path or url_for("sets.room", course_id=course_id), code=303)
