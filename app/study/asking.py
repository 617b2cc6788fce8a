"""The pages of a sitting: a question served, an answer explained with the next question in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from flask import current_app, render_template, session, url_for
from werkzeug.exceptions import BadRequest, Gone, NotFound

from app.cards import card, tokens, words
from app.cards.sent import Sent
from app.cards.yours import Yours
from app.db import db
from app.memory import answers
from app.memory import queries as memory
from app.memory.annotations import kept_beside
from app.memory.choice import unit_of
from app.memory.rows import today
from app.signed_in import VISITOR_QUESTIONS, is_visitor, learner
from app.study import queries, serving
from questions.item import Item
from questions.world import Bank

LAST = "last_answer"
ON = "goes_on"


def _keys() -> list[str]:
    """The keys of tokens: the last one signs, all of them are believed."""
    return [*current_app.config["SECRET_KEY_FALLBACKS"], current_app.config["SECRET_KEY"]]


def last_answer() -> str:
    """Where the answer given last is shown; it stays one link away."""
    last = session.get(LAST)
    return url_for("study.answered", answer_id=last) if last else ""


def remember(answer: UUID) -> None:
    """This is the answer given last."""
    session[LAST] = str(answer)


def goes_on(at: datetime) -> bool:
    """Whether the learner wants to go on today although the plan of the day is done."""
    return bool(session.get(ON) == today(learner(), at))


def go_on(at: datetime) -> None:
    """Let the sitting go on until the learner's day ends."""
    session[ON] = today(learner(), at)


def bank() -> Bank:
    """The bank that this server has read."""
    read: Bank = current_app.extensions["bank"]
    return read


def _chosen(fact: str | None, at: datetime) -> answers.Question | answers.Nothing:
    """What to ask next; of a fact that the learner names its question, due or not."""
    if fact is None:
        return memory.next_question(db.session, learner(), bank(), at, go_on=goes_on(at))
    known = fact in bank().facts
    found = memory.question_of(db.session, learner(), unit_of(fact), at) if known else None
    if found is None:
        raise NotFound
    return found


def has_tried_all() -> bool:
    """Whether a visitor has answered as many questions as one may without an account."""
    return is_visitor() and queries.answers_given(db.session, learner().id) >= VISITOR_QUESTIONS


def next_card(at: datetime, last: str, fact: str | None = None) -> card.Asked | None:
    """The next question of the learner, served now. A visitor is asked a few."""
    person = learner()
    if has_tried_all():
        return None
    found = _chosen(fact, at)
    if isinstance(found, answers.Nothing):
        return None
    served = serving.serve(found, person.id, at)
    made = serving.asked(found.item, served, tokens.seal(served, _keys()), bank(), last)
    notes = words.side_notes(found.kind, found.changed, answered=False)
    return replace(made, side_notes=notes, flagged=_kept(found.item, at).flagged)


def _kept(item: Item, at: datetime) -> answers.Kept:
    """What the learner keeps beside the fact of an item."""
    return kept_beside(db.session, learner(), item.unit, at)


def page(**values: object) -> str:
    """A page of the sitting. `here` is where to find it again after a POST."""
    keys = learner().single_keys
    return render_template(
        "study/sitting.html", single_keys=keys, number=VISITOR_QUESTIONS, **values
    )


def feedback(answer: answers.Answered, at: datetime) -> str:
    """The page of an answer, with the next question in it."""
    here = url_for("study.answered", answer_id=answer.review_id)
    following = next_card(at, here)
    shown = serving.shown(answer, following, bank())
    if shown.fact and not is_visitor():
        shown = card.with_yours(shown, Yours(shown.fact, _kept(answer.item, at), here))
    return page(shown=shown, asked=following, here=here)


def served(token: str, at: datetime) -> tokens.Served:
    """The question that was served to this learner, or the error that fits."""
    try:
        return tokens.unseal(token, _keys(), learner().id, at)
    except tokens.Forged as error:
        raise BadRequest from error
    except tokens.Stranger as error:
        raise NotFound from error
    except tokens.Expired as error:
        raise Gone from error


def again(item: Item, sent: Sent, served: tokens.Served, token: str, error: str) -> tuple[str, int]:
    """The same question, with what is wrong with the reply, and what can be kept of it."""
    made = replace(serving.asked(item, served, token, bank(), last_answer()), error=error)
    return page(asked=card.refilled(made, sent), here=url_for("study.question")), 422
