"""Facts to be asked again: which they are, the page that says so, and the quiz of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.db import db
from app.memory.annotations import set_aside
from app.memory.choice import unit_of
from app.memory.mistakes import mistakes
from app.memory.rows import today
from app.models import Quiz
from app.quizzes import asking, building, queries
from app.quizzes.criteria import Criteria
from app.quizzes.forms import MOST, RedoForm
from app.signed_in import learner

USUAL = 20
KEPT = {"redo": True}


@dataclass(frozen=True)
class Wanted:
    """The units to ask again, each with the item it was answered with; "" where none is known.

    `facts` and `quiz` are how the address named them. So many were left out because the learner
    set them `aside`; a fact that the address names is asked all the same.
    """

    items: dict[str, str]
    facts: tuple[str, ...] = ()
    quiz: UUID | None = None
    aside: int = 0


def wanted(sent: MultiDict[str, str], at: datetime) -> Wanted:
    """What an address names: facts, or a quiz of this learner; by default all mistakes."""
    served = queries.forms_served(db.session)
    if "quiz" in sent:
        quiz = _quiz(sent["quiz"], at)
        return _without_aside(queries.missed(db.session, quiz), served, at, quiz.id)
    wrong = mistakes(db.session, learner().id)
    if "fact" in sent:
        facts = tuple(dict.fromkeys(sent.getlist("fact")[:MOST]))
        units = [unit_of(each) for each in facts]
        return Wanted({unit: wrong.get(unit, "") for unit in units if unit in served}, facts)
    return _without_aside(wrong, served, at)


def _without_aside(
    items: Mapping[str, str], served: Collection[str], at: datetime, quiz: UUID | None = None
) -> Wanted:
    """Those of the units that are served and not suspended or buried."""
    aside = set_aside(db.session, learner().id, today(learner(), at))
    asked = {unit: item for unit, item in items.items() if unit in served}
    left = {unit: item for unit, item in asked.items() if unit not in aside}
    return Wanted(left, quiz=quiz, aside=len(asked) - len(left))


def _quiz(text: str, at: datetime) -> Quiz:
    """A finished quiz of this learner, or a 404: one that runs would tell what is wrong."""
    try:
        quiz = asking.mine(UUID(text), at)
    except ValueError as error:
        raise NotFound from error
    if quiz.finished_at is None:
        raise NotFound
    return quiz


def page(form: RedoForm, wanted: Wanted) -> str:
    """How many facts there are, and the form that begins."""
    here = url_for("quizzes.redo", fact=wanted.facts, quiz=wanted.quiz)
    return render_template("quizzes/redo.html", form=form, wanted=wanted, here=here)


def begin(wanted: Wanted, number: int, counts: bool, at: datetime) -> Response:
    """Draw a tutor of the first so many of them, each in another item if it has one."""
    units = list(wanted.items)[:number]
    bank = asking.bank()
    topics = {fact.topic for fact in bank.asked() if unit_of(fact.id) in units}
    criteria = Criteria(
        topics=tuple(each for each in bank.topics if each in topics),
        number=len(units),
        counts=counts,
    )
    quiz, drawn = building.draw(
        db.session,
        learner(),
        units,
        criteria,
        at,
        kept=KEPT,
        but=[item for item in wanted.items.values() if item],
    )
    db.session.commit()
    if drawn < number:
        flash(f"You asked for {number} questions. There are {drawn}: all are here.")
    return redirect(url_for("quizzes.resume", quiz_id=quiz.id), code=303)
