"""The pages of a sitting: a question served, an answer explained with the next question in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from flask import current_app, render_template, url_for
from werkzeug.exceptions import BadRequest, Gone, NotFound

from app.cards import card, tokens, visit, words
from app.cards.sent import Sent
from app.cards.visit import keys, last_answer
from app.cards.yours import Yours
from app.db import db
from app.memory import answers
from app.memory import queries as memory
from app.memory.annotations import kept_beside
from app.memory.choice import unit_of
from app.memory.prospects import pace_of, plan_of
from app.memory.rows import today
from app.memory.shares import shares
from app.memory.sitting import planned
from app.memory.waiting import met_since, sitting_now
from app.signed_in import VISITOR_QUESTIONS, is_visitor, learner
from app.study import queries, serving
from questions.item import Item
from questions.world import Bank

FEW = 5


def goes_on(at: datetime) -> bool:
    """Whether the learner wants to go on today although the plan of the day is done."""
    return visit.goes_on(today(learner(), at))


def go_on(at: datetime) -> None:
    """Let the sitting go on until the learner's day ends."""
    visit.go_on(today(learner(), at))


def pace(at: datetime) -> float:
    """Seconds that the learner takes for a question."""
    person = learner()
    return pace_of(db.session, person.id, today(person, at))


def bank() -> Bank:
    """The bank that this server has read."""
    read: Bank = current_app.extensions["bank"]
    return read


def take_more(at: datetime) -> None:
    """Take up a few new facts more today than the plan says."""
    person, day = learner(), today(learner(), at)
    met = met_since(db.session, person.id, day)
    visit.take_more(day, max(0, met + FEW - plan_of(person).new_on(day)))


def taken_up(at: datetime) -> int:
    """How many new facts more than the plan says the learner takes up today."""
    return visit.taken_up(today(learner(), at))


def waiting(at: datetime) -> answers.Question | answers.Reveal | answers.Nothing:
    """What to ask next, or that nothing is left today."""
    return memory.next_question(
        db.session, learner(), bank(), at, more=taken_up(at), go_on=goes_on(at)
    )


def _chosen(fact: str | None, at: datetime) -> answers.Question | answers.Reveal | answers.Nothing:
    """What to ask next; of a fact that the learner names its question, due or not."""
    if fact is None:
        return waiting(at)
    known = fact in bank().facts
    found = memory.question_of(db.session, learner(), unit_of(fact), at) if known else None
    if found is None:
        raise NotFound
    return found


def has_tried_all() -> bool:
    """Whether a visitor has answered as many questions as one may without an account."""
    return is_visitor() and queries.answers_given(db.session, learner().id) >= VISITOR_QUESTIONS


def question(at: datetime, fact: str | None = None) -> answers.Question | answers.Reveal | None:
    """What the learner is asked next: a question, or a card. A visitor is asked a few."""
    found = None if has_tried_all() else _chosen(fact, at)
    return None if isinstance(found, answers.Nothing) else found


def flagged_card(
    found: answers.Question, at: datetime, pace: float, last: UUID | None
) -> card.Asked:
    """The card of a question with the learner's flag, served now."""
    return replace(card_of(found, at, pace, last), flagged=_kept(found.item, at).flagged)


def _kept(item: Item, at: datetime) -> answers.Kept:
    """What the learner keeps beside the fact of an item."""
    return kept_beside(db.session, learner(), item.unit, at)


def card_of(found: answers.Question, at: datetime, pace: float, last: UUID | None) -> card.Asked:
    """The card of a question, served now. `last`: the answer before it."""
    served = serving.serve(found, learner().id, at, pace)
    made = _card(found.item, served, tokens.seal(served, keys()), pace, last)
    return replace(made, side_notes=words.side_notes(found.kind, found.changed))


def reveal(found: answers.Reveal, at: datetime, pace: float) -> str:
    """The address of a card of the learner's own, served now."""
    served = serving.serve(found, learner().id, at, pace)
    return url_for("decks.turn", token=tokens.seal(served, keys(), tokens.OF_CARDS))


def _card(
    item: Item, served: tokens.Served, token: str, pace: float, last: UUID | None
) -> card.Asked:
    made = serving.asked(item, served, token, bank(), pace, last)
    return replace(made, mark=tokens.mark(item.unit, served, keys()))


def page(**values: object) -> str:
    """A page of the sitting. `here` is where to find it again after a POST."""
    return render_template(
        "study/sitting.html", single_keys=learner().single_keys, number=VISITOR_QUESTIONS, **values
    )


def feedback(answer: answers.Answered, at: datetime) -> str:
    """The page of an answer, with the next question in it."""
    following, seconds = question(at), pace(at)
    last = last_answer() or (None if answer.undone else answer.review_id)
    asked = line = None
    if isinstance(following, answers.Question):
        asked = flagged_card(following, at, seconds, last)
        line = asked.progress
    elif following:
        served = serving.serve(following, learner().id, at, seconds)
        line = visit.line(served, seconds)
    again = following is not None and answer.unit in following.again
    done = 0 if following else _done(answer, at)
    shown = serving.shown(answer, line, bank(), seconds, done, again=again)
    shown = card.with_shares(shown, shares(db.session, learner(), answer.item))
    here = url_for("study.answered", answer_id=answer.review_id)
    if shown.fact and not is_visitor():
        shown = card.with_yours(shown, Yours(shown.fact, _kept(answer.item, at), here))
    return page(shown=shown, asked=asked, here=here)


def _done(answer: answers.Answered, at: datetime) -> int:
    """How many questions of the sitting are done, where none follows the answer."""
    person = learner()
    if is_visitor():
        return answer.place
    return max(1, planned(sitting_now(db.session, person.id, today(person, at), at)))


def served(token: str, at: datetime) -> tokens.Served:
    """The question that was served to this learner, or the error that fits."""
    try:
        return tokens.unseal(token, keys(), learner().id, at)
    except tokens.Forged as error:
        raise BadRequest from error
    except tokens.Stranger as error:
        raise NotFound from error
    except tokens.Expired as error:
        raise Gone from error


def again(
    item: Item, sent: Sent, served: tokens.Served, token: str, at: datetime, error: str
) -> tuple[str, int]:
    """The same question, with what is wrong with the reply, and what can be kept of it."""
    made = replace(_card(item, served, token, pace(at), last_answer()), error=error)
    return page(asked=card.refilled(made, sent), here=url_for("study.question")), 422
