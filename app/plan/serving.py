"""The page of the plan, with its forms as they were sent or as they stand."""

from __future__ import annotations

from datetime import datetime

from flask import current_app, render_template, url_for

from app.db import db
from app.memory.days import learner_day
from app.models import Learner
from app.plan import pages, queries
from app.plan.forms import DAYS, ExamForm, PlanForm
from app.signed_in import learner
from questions.world import Bank


def bank() -> Bank:
    """The bank that this server has read."""
    read: Bank = current_app.extensions["bank"]
    return read


def today(person: Learner, at: datetime) -> int:
    """The learner's day."""
    return learner_day(at, person.zone, person.rollover_hour)


def page(
    at: datetime, plan: PlanForm | None = None, exam: ExamForm | None = None
) -> tuple[str, int]:
    """The plan, what it costs, exams and the calendar; a form that was refused with its errors."""
    person, day = learner(), today(learner(), at)
    found = queries.record(db.session, person, bank(), day)
    plan, exam = plan or _filled(person), exam or ExamForm(formdata=None)
    plan.topics.choices = exam.asked.choices = pages.topic_choices(sorted(found.served), bank())
    plan.offer(person.desired_retention)
    made = render_template(
        "plan/page.html",
        form=plan,
        exam_form=exam,
        sheet=pages.sheet(found, bank(), day),
        address=_address(person),
        here=url_for("plan.page"),
    )
    return made, 422 if plan.errors or exam.errors else 200


def topics() -> list[tuple[str, str]]:
    """The topics that may be named, those without a question at the moment among them."""
    return [(id_, topic.name) for id_, topic in bank().topics.items()]


def _filled(person: Learner) -> PlanForm:
    week = {day.casefold(): str(share) for day, share in zip(DAYS, person.week, strict=True)}
    return PlanForm(
        formdata=None,
        minutes=str(person.minutes_per_day),
        new=str(person.new_per_day),
        retention=f"{person.desired_retention:.2f}",
        level=person.level or "",
        topics=person.topics,
        zone=person.zone,
        rollover=str(person.rollover_hour),
        **week,
    )


def _address(person: Learner) -> str:
    """Where the learner's calendar is, if it has an address."""
    if person.calendar_key is None:
        return ""
    path = url_for("plan.calendar", key=person.calendar_key)
    return f"{current_app.config['PUBLIC_URL']}{path}"
