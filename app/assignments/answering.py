"""Doors of students: a question of an attempt, its answer, and what may be seen of it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from flask import flash, redirect, render_template

from app.assignments import serving, words
from app.assignments.entering import Page, bank, bp, mine_at, moment, one_of, time_is_up
from app.assignments.forms import AnswerForm
from app.cards import card
from app.cards.sent import Incomplete, Sent, meant
from app.coursework import attempting, marking, queries, terms
from app.coursework.keyed import key_of
from app.coursework.placing import Placed, placed
from app.db import db
from app.models import Assignment, Attempt
from app.signed_in import learner, visit

ONE = "/courses/<uuid:course_id>/assignments/<uuid:assignment_id>/attempts/<int:number>"


@bp.get(f"{ONE}/questions/<int:slot>")
def question(course_id: UUID, assignment_id: UUID, number: int, slot: int) -> Page:
    """A question to answer; once that may be seen, what came of it."""
    own, given, mine, at = mine_at(course_id, assignment_id, number)
    places = placed(db.session, key_of(mine))
    one = one_of(places, slot)
    rows = queries.overrides(db.session, course_id, given.id)
    seen = queries.seen(given, rows, mine, at)
    running = mine.submitted_at is None
    if running and one.withdrawn is not None:
        to = serving.address(mine, serving.next_open(places, one.place))
        return render_template("assignments/withdrawn.html", place=own, given=given, one=one, to=to)
    if seen and (not running or one.reply is not None):
        if "correctness" in seen:
            made = serving.shown(mine, one, places, bank(), running=running)
            made = serving.accepted(made, one)
            return render_template(
                "assignments/answer.html",
                shown=made,
                seen=seen,
                note=serving.note_on(one, marking.rulings(db.session, course_id)),
                one=one,
                report_to=serving.report_address(mine, slot),
                appeal=serving.appeal_address(mine, one, seen),
            )
        return redirect(serving.address(mine), code=303)
    if not running:
        return redirect(serving.address(mine), code=303)
    if terms.is_up(mine.ends_at, at):
        return time_is_up(mine, places)
    attempting.serve(db.session, key_of(mine), slot, at)
    db.session.commit()
    return _sitting(mine, _card(mine, one, places, at))


def _card(mine: Attempt, one: Placed, places: list[Placed], at: datetime) -> card.Asked:
    told = moment(one.saved_at) if one.saved_at else ""
    return serving.asked(mine, one, places, bank(), visit().sign_in, told, at)


def _sitting(mine: Attempt, asked: card.Asked) -> str:
    return render_template(
        "assignments/sitting.html", asked=asked, mine=mine, single_keys=learner().single_keys
    )


@bp.post(f"{ONE}/questions/<int:slot>")
def answer(course_id: UUID, assignment_id: UUID, number: int, slot: int) -> Page:
    """Save an answer, and go on to the next question without one."""
    _, given, mine, at = mine_at(course_id, assignment_id, number)
    places = placed(db.session, key_of(mine))
    one, form = one_of(places, slot), AnswerForm()
    form.validate()
    sent = form.sent()
    try:
        form.refuse()
        reply = meant(one.item, one.order_seed, sent)
    except Incomplete as error:
        return _again(mine, one, places, sent, str(error), at)
    device, spent = visit().sign_in, form.duration.data
    saved = attempting.save(db.session, key_of(mine), slot, reply, spent, device, at)
    db.session.commit()
    if saved.stored == "late":
        flash(words.LATE_ANSWER, "wrong")
        return redirect(serving.address(mine), code=303)
    if saved.stored == "stands":
        flash(words.STANDS)
    if one.withdrawn is not None:
        flash(words.WITHDRAWN_ANSWER)
    if saved.replaced is not None:
        flash(f"This replaced what was saved at {moment(saved.replaced)} on another device. "
              "The answer saved last counts.")  # fmt: skip
    return redirect(_onwards(given, mine, places, one), code=303)


def _onwards(given: Assignment, mine: Attempt, places: list[Placed], one: Placed) -> str:
    """Where answers are shown at once to this one, else to the next."""
    if queries.review_of(given)["during"]:
        return serving.address(mine, one.slot)
    return serving.address(mine, serving.next_open(places, one.place))


def _again(
    mine: Attempt, one: Placed, places: list[Placed], sent: Sent, error: str, at: datetime
) -> Page:
    if mine.submitted_at is not None or terms.is_up(mine.ends_at, at):
        return redirect(serving.address(mine), code=303)
    asked = serving.again(_card(mine, one, places, at), sent, error)
    return _sitting(mine, asked), 422
