"""Between a place of a quiz and its page: where it leads, and its card."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from flask import render_template, url_for

from app.cards import card, words
from app.cards.sent import Sent, sent_again
from app.cards.striking import struck_numbers
from app.memory.answers import Answered
from app.models import Learner, Quiz
from app.quizzes import board, timing
from app.quizzes.comparing import Compared
from app.quizzes.criteria import loaded
from app.quizzes.queries import Place, answered
from questions.world import Bank

REVISED = (
    "This question was revised since it was drawn for you. "
    "Here it stands as it was drawn, and so it is graded."
)


def address(quiz: Quiz, place: int | None) -> str:
    """The page of a place, or of the quiz as a whole."""
    if place is None:
        return url_for("quizzes.overview", quiz_id=quiz.id)
    return url_for("quizzes.question", quiz_id=quiz.id, place=place)


def _doors(quiz: Quiz) -> card.Doors:
    running = quiz.finished_at is None
    return card.Doors(
        leave=url_for("quizzes.room"),
        leave_words="Stop here" if running else "Quizzes",
        last=address(quiz, None),
        last_words="Overview" if running else "Result",
    )


def _progress(quiz: Quiz, place: Place, places: list[Place], pace: float) -> words.Progress:
    """While it runs, how much is answered; in a review, how far one has read."""
    if quiz.finished_at is not None:
        return words.Progress(place.place, len(places), f"{place.place} of {len(places)}")
    done, of = answered(places), len(places)
    guessed = done < of and quiz.seconds is None  # the time that is left says more
    left = f", about {words.minutes(of - done, pace)} min" if guessed else ""
    return words.Progress(done, of, f"{place.place} of {of}{left}")


def _notes(place: Place) -> tuple[str, ...]:
    return (REVISED,) if place.revised else ()


def asked(
    quiz: Quiz, place: Place, places: list[Place], bank: Bank, pace: float, at: datetime
) -> card.Asked:
    """The card of a question. What a test has stored of it can be changed, or passed over."""
    doors = replace(_doors(quiz), answer=address(quiz, place.place))
    if quiz.mode == "test":
        struck = url_for("quizzes.strike", quiz_id=quiz.id, place=place.place)
        doors = replace(doors, struck=struck)
        others = [each for each in places if each.place != place.place]
        other = board.next_open(others, place.place)
        doors = replace(doors, next=address(quiz, other), next_words="Skip")
    left = timing.seconds_left(timing.ends_at(quiz.begun_at, quiz.seconds), at)
    line = replace(_progress(quiz, place, places, pace), seconds_left=left)
    made = card.asked(place.item, place.review_id, bank, line, doors)
    submit = "Save" if quiz.mode == "test" else "Answer"
    made = replace(made, side_notes=_notes(place), submit=submit)
    item, review = place.item, place.review_id
    stored = Sent() if place.reply is None else sent_again(item, review, place.reply)
    numbers = struck_numbers(item, review, place.struck)
    return card.refilled(made, replace(stored, struck=numbers))


def shown(
    quiz: Quiz,
    place: Place,
    places: list[Place],
    answer: Answered | None,
    bank: Bank,
    pace: float,
    *,
    ended: bool = False,
) -> card.Shown:
    """The card of an answer, or of a question that was left without one.

    `ended`: this answer ended the quiz.
    """
    doors = _leading(quiz, place, places, ended=ended)
    line = _progress(quiz, place, places, pace)
    if answer is None:
        made = card.unanswered(place.item, place.review_id, bank, line, doors)
    else:
        doors = replace(
            doors,
            override=url_for("quizzes.override", quiz_id=quiz.id, place=place.place),
            page=url_for("study.answered", answer_id=answer.review_id),
        )
        made = card.shown(answer, bank, line, doors)
    return replace(made, side_notes=(*made.side_notes, *_notes(place)))


def _leading(quiz: Quiz, place: Place, places: list[Place], *, ended: bool) -> card.Doors:
    """While it runs, to the next question; in a review, to the next place, then to the result."""
    doors = _doors(quiz)
    if quiz.finished_at is None:
        return replace(doors, next=address(quiz, board.next_open(places, place.place)))
    if ended or place.place == len(places):
        return replace(doors, next=address(quiz, None), next_words="Result")
    return replace(doors, next=address(quiz, place.place + 1))


def sitting(
    quiz: Quiz,
    place: Place,
    learner: Learner,
    *,
    asked: card.Asked | None = None,
    shown: card.Shown | None = None,
    note: str = "",
) -> str:
    """The page of a place: a question, or an answer with perhaps the next question in it."""
    return render_template(
        "quizzes/sitting.html",
        asked=asked,
        shown=shown,
        note=note,
        here=address(quiz, place.place),
        single_keys=learner.single_keys,
    )


def overview(quiz: Quiz, places: list[Place], bank: Bank, at: datetime, note: str = "") -> str:
    """The page of a quiz that runs: what has an answer so far."""
    left = timing.seconds_left(timing.ends_at(quiz.begun_at, quiz.seconds), at)
    return _whole("overview", quiz, places, bank, note=note, left=left)


def result(quiz: Quiz, places: list[Place], bank: Bank, compared: Compared, note: str = "") -> str:
    """The page of a quiz that is finished."""
    chosen = board.told(loaded(quiz.criteria), bank) if "topics" in quiz.criteria else ""
    return _whole("result", quiz, places, bank, note=note, compared=compared, chosen=chosen)


def _whole(name: str, quiz: Quiz, places: list[Place], bank: Bank, **more: object) -> str:
    return render_template(
        f"quizzes/{name}.html",
        quiz=quiz,
        places=places,
        topics=board.titled(quiz.topics, quiz.criteria, bank),
        result=board.result(places, bank),
        here=address(quiz, None),
        **more,
    )


def time_is_up(quiz: Quiz, places: list[Place]) -> str:
    """The page between the end of the time and the result: an answer may be under way."""
    return render_template(
        "quizzes/time_is_up.html",
        quiz=quiz,
        done=answered(places),
        of=len(places),
        here=address(quiz, None),
    )
