"""What a browser holds for a time without a connection, and what it hears when it is back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from flask import Response, current_app, jsonify, make_response, render_template
from flask_wtf.csrf import generate_csrf

from app.cards import card, tokens
from app.db import db
from app.memory.ahead import questions_ahead
from app.memory.annotations import kept_beside_each
from app.memory.answers import Question
from app.memory.rows import today
from app.signed_in import learner, learner_mark
from app.static_files import Tree
from app.study import asking, queries

HELD = 20
SHOWN_FOR = timedelta(days=1)
ZONES_APART = 3  # so many days may lie between two zones' learner-days, with their rollovers
WORKER = "js/offline/worker.js"


def _tree() -> Tree:
    tree: Tree = current_app.extensions["static_tree"]
    return tree


def _cards(at: datetime) -> tuple[card.Asked, ...]:
    """The next questions, each served now, each of another fact."""
    person = learner()
    more, go_on = asking.taken_up(at), asking.goes_on(at)
    found = questions_ahead(db.session, person, asking.bank(), at, HELD, more=more, go_on=go_on)
    kept = kept_beside_each(db.session, person, [each.unit for each in found], at)
    flagged = {unit for unit, each in kept.items() if each.flagged}
    pace = asking.pace(at)
    return tuple(
        replace(
            asking.card_of(_later(each, place, pace), at, pace, last=None),
            flagged=each.unit in flagged,
        )
        for place, each in enumerate(found)
    )


def _later(question: Question, before: int, pace: float) -> Question:
    """The question once so many were answered: less of the plan's time is left, or none."""
    if question.time_left is None:
        return question
    left = question.time_left - round(1000 * pace * before)
    return replace(question, time_left=left if left > 0 else None)


def page(at: datetime) -> Response:
    """The page that stands in for the sitting while there is no connection.

    It names every file that it needs, so that a browser can keep them with it.
    """
    tree = _tree()
    scripts = [name for name in tree.files if name.endswith(".js") and name != WORKER]
    body = render_template(
        "study/ahead.html",
        cards=_cards(at),
        scripts=[tree.address(name) for name in scripts],
        until=int((at + tokens.LIFE).timestamp() * 1000),
        single_keys=learner().single_keys,
    )
    response = make_response(body)
    response.headers["Learner-Mark"] = learner_mark()
    return response


def worker() -> Response:
    """The script that holds the page. It may look after all of /study."""
    response = Response(_tree().files[WORKER].body, mimetype="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Service-Worker-Allowed"] = "/study"
    return response


def line() -> Response:
    """That there is a connection, who is signed in here, and what confirms a form."""
    return jsonify(learner=learner_mark(), csrf_token=generate_csrf())


def late(at: datetime) -> str:
    """The page of what came in late since yesterday, in the order in which it was answered."""
    person, since = learner(), at - SHOWN_FOR
    oldest = today(person, since - tokens.LIFE) - ZONES_APART
    found = queries.late_answers(db.session, person.id, since, oldest)
    right = sum(each.correct for each in found)
    return render_template("study/late.html", answers=found, right=right)
