"""What is told of assignments, in one place."""

from __future__ import annotations

from fractions import Fraction
from math import floor

KINDS = {
    "graded": "Graded: answers count for a student’s own schedule only if the student says so",
    "practice": "Practice: answers count for the student’s own schedule, and are all explained",
}
COUNTS = {"best": "the best attempt", "last": "the last attempt", "mean": "the mean of all"}
LATE = {"day": "for each day begun", "once": "once"}
LABELS = {
    125: "All with extra time × 1.25",
    150: "All with extra time × 1.5",
    200: "All with extra time × 2",
}
PHASES = {
    "during": "While it runs",
    "after": "Handed in",
    "closed": "Closed for all",
}
WHATS = {
    "score": "The score",
    "correctness": "Right or wrong, question by question",
    "answers": "The right answers",
    "rationales": "Why, for each option, with references",
}
BRIEFLY = {
    "score": "Score",
    "correctness": "Right or wrong",
    "answers": "Answers",
    "rationales": "Reasons",
}
STATES = {
    "waiting": "This assignment is not open yet. Nothing was begun.",
    "closed": "This assignment is closed. Nothing was begun.",
    "archived": "This assignment is archived. Nothing was begun.",
    "spent": "You have used every attempt that you have. Nothing was begun.",
    "empty": "None of its questions can be asked today. Nothing was begun: tell your instructor.",
}
LATE_ANSWER = (
    "Your answer came after the end of this attempt. It is kept, marked as late, and your "
    "instructor sees that it is there; it does not count. What you had saved before stands."
)
STANDS = "This question was answered before, and its first answer stands."
WITHDRAWN_ANSWER = (
    "This question was withdrawn meanwhile. Your answer is kept, and the question counts for "
    "nobody when you hand in."
)
REFUSED_WORD = "This is not the password of the assignment. Ask the person who gave it to you."
NO_SET = "This set is not there any more, or was never saved. Choose another."
BEGUN = (
    "Somebody has begun this assignment, so its questions and its kind stay. Nothing was changed: "
    "make another assignment for another set."
)
NO_WORD = "Give at least one other rule."
OPEN_BANK = (
    "Every student can look up every fact of this bank, and all questions are made of its facts. "
    "That suits tests with low stakes: for an examination that decides something, ask under "
    "supervision or ask elsewhere."
)
ENDED = {
    "learner": "handed in",
    "time": "handed in by the end of its time",
    "close": "handed in by the close of the assignment",
}
RULED = {
    "accepted": "The answer was accepted after the key was changed",
    "full": "All were given the points",
    "dropped": "This question counts for nobody",
}


def moved(number: int) -> str:
    """What is said where the end of so many running attempts moved."""
    if not number:
        return ""
    if number == 1:
        return " One attempt runs, and now ends at another time: its page says so."
    return f" {number} attempts run, and now end at another time: their pages say so."


def ruled(ruling: str | None, reason: str) -> str:
    """What is said of a question that is not marked by its own key; empty of all others."""
    if ruling is None:
        return ""
    return f"{RULED[ruling]}: {reason}" if reason else f"{RULED[ruling]}."


def per_cent(share: Fraction | None) -> str:
    """The share as it is read: per cent, rounded half up to one decimal, without a bare zero."""
    if share is None:
        return "–"
    return f"{floor(share * 1000 + Fraction(1, 2)) / 10:g} %"
