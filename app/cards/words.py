"""What a card says in words: how long, when again, what to know beside the question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Protocol

from app.memory.answers import Answered, ChangeNote, Decision, Kind, Why
from app.memory.days import date_of
from app.memory.shares import Shares
from questions.item import Item
from questions.paragraphs import says_how

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
WHY: dict[Why, str] = {
    "recalled": ": by then you would still recall it about {odds}.",
    "recognised": ": sooner than if you had typed it: recognising shows less than recalling.",
    "hard": ": sooner than otherwise, since you found it hard.",
    "easy": ": later than otherwise, since you found it easy.",
    "guessed": ": a guess counts as not known.",
    "missed": ": you missed it.",
    "misapplied": ": later than after a plain miss, since one who misses a case may know the fact.",
}
BLANK = "\N{NO-BREAK SPACE}"
ODDS = ("six times in ten", "seven times in ten", "eight times in ten", "nine times in ten")
CARD_AGAIN = "Once more: you did not know this a little earlier. It does not move your schedule."
AGAIN = "Once more: you missed this a little earlier. It does not move your schedule."


@dataclass(frozen=True)
class Progress:
    """Where the learner is in the sitting or quiz; in a timed one the seconds that are left."""

    done: int
    of: int
    words: str
    seconds_left: int | None = None


@dataclass(frozen=True)
class Changed:
    """A change of a fact's meaning: when and what, the statement before and now, if kept."""

    words: str
    before: str = ""
    now: str = ""


def task(item: Item, *, answered: bool) -> str:
    """What to do, or what stands there now; nothing where the stem or the form says it."""
    before, after = TASKS.get(item.form, ("", ""))
    if answered:
        return after
    return "" if says_how(item) else before


def minutes(questions: int, pace: float) -> int:
    """About how long so many questions take, at so many seconds each."""
    return max(1, ceil(questions * pace / 60))


def progress(place: int, of: int, pace: float, *, answered: bool) -> Progress:
    """The thin line: done so far, and in words what is left."""
    of = max(of, place)
    done = place if answered else place - 1
    if done == of:
        return Progress(done, of, f"{place} of {of}")
    return Progress(done, of, f"{place} of {of}, about {minutes(of - done, pace)} min")


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


def soon(days_until: int) -> str:
    """The same, as short as a line in a list wants it."""
    if days_until <= 0:
        return "today"
    return "tomorrow" if days_until == 1 else f"in {days_until} days"


class Scheduled(Protocol):
    """An answer, and when what it answered is asked again."""

    @property
    def due_day(self) -> int | None: ...
    @property
    def days_until(self) -> int | None: ...
    @property
    def decision(self) -> Decision | None: ...


def comes_back(answer: Scheduled, *, again: bool = False) -> str:
    """When the unit is asked again, and why then, as a sentence. `again`: in this sitting too."""
    if answer.due_day is None or answer.days_until is None:
        return "It is not scheduled: you will meet it as new."
    day = when(answer.due_day, answer.days_until)
    soon = ", and once more in this sitting" if again else ""
    decided = answer.decision if answer.days_until > 0 else None
    return f"You will see it again {day}{soon}{because(decided)}"


def because(decision: Decision | None) -> str:
    """The end of the sentence: what decided the day, where the answer did and it is to come."""
    return "." if decision is None else WHY[decision.why].format(odds=odds(decision.recall))


def odds(recall: float) -> str:
    """A chance to recall, as one counts it."""
    if recall >= 0.925:
        return "19 times in 20"
    tenths = round(10 * recall)
    return ODDS[min(max(tenths, 6), 9) - 6]


def share(count: int, of: int) -> str:
    """A part in per cent; 0 and 100 only where it is none or all."""
    rounded = round(100 * count / of)
    if count and not rounded:
        return f"under 1{BLANK}%"
    return f"over 99{BLANK}%" if rounded == 100 and count < of else f"{rounded}{BLANK}%"


def counted(shares: Shares) -> str:
    """What the shares beside the options are of."""
    return f"Of {shares.of:,} first answers, counted on {dated(shares.on)}."


def dated(day: date) -> str:
    """A day with its year."""
    return f"{day.day} {day:%B %Y}"


def side_notes(kind: Kind, changed: ChangeNote | None) -> tuple[str, ...]:
    """What stands above the stem, before the answer and after it."""
    notes = (AGAIN,) if kind == "relearn" else ()
    if changed is None:
        return notes
    return (*notes, f"This changed on {dated(changed.on)}, after you had met it.")


def changed(note: ChangeNote | None) -> Changed | None:
    """What a change was, which is said after the answer only."""
    if note is None:
        return None
    known = note.before is not None and note.after is not None
    pair = (note.before or "", note.after or "") if known else ("", "")
    return Changed(f"This changed on {dated(note.on)}: {note.what}", *pair)


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
