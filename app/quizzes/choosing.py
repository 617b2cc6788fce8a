"""What can be chosen today, the page that offers it, and the quiz that is drawn by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast
from uuid import UUID

from flask import current_app, flash, redirect, render_template, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.cards.naming import FORMS, STAGES
from app.db import db
from app.memory.rows import today
from app.models import QuizPreset
from app.quizzes import board, building, presets, queries, words
from app.quizzes.asking import bank
from app.quizzes.criteria import (
    NONE,
    Candidate,
    Criteria,
    candidates,
    fitting,
    loaded,
    loosened,
    stored,
    that_are_left,
)
from app.quizzes.forms import BuildForm
from app.quizzes.statuses import having
from app.signed_in import learner
from questions.regions import REGIONS, facts_by_region

Offer = dict[str, Sequence[tuple[str, str]]]


def _sites() -> Mapping[str, frozenset[str]]:
    """The sites that each fact is about, made when first needed: the bank never changes."""
    if "sites" not in current_app.extensions:
        found: dict[str, frozenset[str]] = {}
        for site, facts in facts_by_region(bank()).items():
            found |= {fact.id: found.get(fact.id, NONE) | {site} for fact in facts}
        current_app.extensions["sites"] = found
    return cast(Mapping[str, frozenset[str]], current_app.extensions["sites"])


def every(statuses: Sequence[str], at: datetime) -> tuple[Candidate, ...]:
    """What can be asked today, with these statuses looked up."""
    forms = queries.forms_served(db.session)
    day = today(learner(), at)
    found = having(db.session, learner().id, day, statuses, forms)
    return candidates(bank(), _sites(), forms, found)


def offer(units: Sequence[Candidate]) -> Offer:
    """The boxes of each filter: what some unit has, and every status."""
    there = {name: frozenset[str]().union(*(each.has(name) for each in units)) for name in _NAMES}
    known = {**_NAMES, "topics": {id_: topic.name for id_, topic in bank().topics.items()}}
    boxes: Offer = {
        name: [(id_, label) for id_, label in labels.items() if id_ in there[name]]
        for name, labels in known.items()
    }
    return {**boxes, "statuses": list(words.STATUSES.items())}


_NAMES: dict[str, Mapping[str, str]] = {
    "topics": {},
    "sites": {each.id: each.name for each in REGIONS},
    "forms": FORMS,
    "stages": STAGES,
}


def fit(units: Sequence[Candidate], criteria: Criteria) -> str:
    """How many facts fit, or what to loosen, as a sentence."""
    found = fitting(units, criteria)
    if found:
        return words.fits(len(found))
    return words.nothing_fits(loosened(units, criteria))


def begin(criteria: Criteria, units: Sequence[Candidate], at: datetime) -> Response:
    """Draw a quiz of what fits, and go to it.

    Raises:
        NoFacts: nothing fits today.
    """
    found = fitting(units, criteria)
    quiz, drawn = building.draw(db.session, learner(), found, criteria, at, kept=stored(criteria))
    db.session.commit()
    if drawn < criteria.number:
        facts = "fact fits" if drawn == 1 else "facts fit"
        flash(f"You asked for {criteria.number} questions. {drawn} {facts}: all are here.")
    return redirect(url_for("quizzes.resume", quiz_id=quiz.id), code=303)


def refuse(form: BuildForm, units: Sequence[Candidate], criteria: Criteria) -> None:
    """Say at the filter that lets least through that nothing fits, and what would help."""
    helps = loosened(units, criteria)
    told = words.nothing_fits(helps)
    if not criteria.narrow:
        told = "These topics hold no question any more. Choose again."
    form[next(iter(helps), "topics")].errors = [told]


def preset(preset_id: UUID) -> QuizPreset:
    """This learner's preset, or a 404."""
    found = presets.preset(db.session, learner().id, preset_id)
    if found is None:
        raise NotFound
    return found


def remembered(found: QuizPreset, units: Sequence[Candidate]) -> tuple[Criteria, str]:
    """The choices of a preset as far as they are there, and a sentence on what is not."""
    offered = offer(units)
    there = {name: [id_ for id_, _ in offered[name]] for name in words.GONE}
    left, gone = that_are_left(loaded(found.criteria), there)
    return left, words.gone(gone)


def room(form: BuildForm, at: datetime) -> tuple[str, int]:
    """The page of the room: the form, the presets, the quizzes so far."""
    units = every(form.statuses.data or (), at)
    form.offer(offer(units))
    quizzes = queries.listed(db.session, learner().id)
    kept = presets.listed(db.session, learner().id)
    page = render_template(
        "quizzes/room.html",
        form=form,
        topics=board.topics(bank(), units),
        fit="" if form.errors else fit(units, form.looked_at()),
        presets=[(each, board.told(loaded(each.criteria), bank())) for each in kept],
        quizzes=board.lines(quizzes, bank(), learner()),
        more=queries.how_many(db.session, learner().id) > len(quizzes),
    )
    return page, 422 if form.errors else 200
