"""What a card says in words: how long, when again, what to know beside the question."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from app.memory.answers import Answered, ChangeNote, Kind
from app.memory.days import date_of
from questions.item import Item
from questions.paragraphs import says_how

SECONDS_A_QUESTION = 25
RATINGS = {"hard": "Hard", "good": "Good", "easy": "Easy", "guessed": "I guessed"}
CHECKED = {
    "read": "Checked against the text of the authority.",
    "excerpt": "Checked against an excerpt of the authority.",
    "known": "Textbook knowledge, not yet checked against a text.",
}
WITHDRAWN = "This fact was withdrawn meanwhile: it is not asked any more."
TASKS = {
    "true_false": ("True or false?", "True or false?"),
    "ordering": ("1 comes first", "The right order"),
    "select_all": ("Choose all that apply", "All that apply"),
    "table": ("Tick every box that is right", "Every box that is right"),
    "matching": ("Each row has one partner", "Each row and its partner"),
    "extended_matching": ("An option may serve more than once, or never", "Each case, answered"),
}
AGAIN = "Again from this sitting; it does not move your schedule."


@dataclass(frozen=True)
class Progress:
    """Where the learner is in the sitting or quiz."""

    done: int
    of: int
    words: str


def task(item: Item, *, answered: bool) -> str:
    """What to do, or what stands there now; nothing where the stem or the form says it."""
    before, after = TASKS.get(item.form, ("", ""))
    if answered:
        return after
    return "" if says_how(item) else before


def minutes(questions: int) -> int:
    """About how long so many questions take."""
    return max(1, ceil(questions * SECONDS_A_QUESTION / 60))


def progress(place: int, of: int, *, answered: bool) -> Progress:
    """The thin line: done so far, and in words what is left."""
    of = max(of, place)
    done = place if answered else place - 1
    if done == of:
        return Progress(done, of, f"{place} of {of}")
    return Progress(done, of, f"{place} of {of}, about {minutes(of - done)} min")


def when(day: int, days_until: int) -> str:
    """A learner's day in words, seen from today."""
    date = date_of(day)
    named = _named(day) + (f" {date.year}" if days_until > 180 else "")
    match days_until:
        case _ if days_until <= 0:
            return "today"
        case 1:
            return f"tomorrow, {named}"
    return f"in {days_until} days, on {named}"


def comes_back(due_day: int | None, days_until: int | None) -> str:
    """When the unit is asked again, as a sentence."""
    if due_day is None or days_until is None:
        return "It is not scheduled: you will meet it as new."
    return f"You will see it again {when(due_day, days_until)}."


def side_notes(kind: Kind, changed: ChangeNote | None, *, answered: bool) -> tuple[str, ...]:
    """What stands above the stem. What the change was is said after the answer only."""
    notes = (AGAIN,) if kind == "relearn" else ()
    if changed is None:
        return notes
    day = f"{changed.on.day} {changed.on:%B %Y}"
    if answered:
        return (*notes, f"This changed on {day}: {changed.what}")
    return (*notes, f"This changed on {day}, after you had met it.")


def happened(answer: Answered) -> tuple[str, ...]:
    """What became of an answer that was late, waited overnight or was sent twice; a sentence."""
    if answer.repeat:
        return ("This answer had come in before. It is stored, and counts, once.",)
    given, shown = answer.given_on, answer.shown_on
    if given is None or (not answer.late and (shown is None or shown >= given)):
        return ()
    counts = f"; it counts for {_named(given)}, the day you gave it" if answer.counted else ""
    if answer.late:
        return (f"This answer waited for the connection{counts}.",)
    return (f"This question was shown to you on {_named(shown or given)}{counts}.",)


def _named(day: int) -> str:
    date = date_of(day)
    return f"{date:%A} {date.day} {date:%B}"


def said(answer: Answered) -> tuple[str, ...]:
    """What stands below the verdict."""
    undone = "You undid this answer: it counts for nothing." if answer.undone else ""
    return tuple(filter(None, (undone, answer.verdict.note)))
