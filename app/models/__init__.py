"""Tables, one module a theme. Columns only: no rule lives here."""

from app.models.access import Audit, SetupToken, SignIn, Throttle
from app.models.bank import BankChange, BankPublication, CurrentItem, ItemVersion
from app.models.learning import DayTally, Memory, Review
from app.models.people import Learner
from app.models.quizzes import Quiz, QuizQuestion
from app.models.reports import ProblemReport

__all__ = [
    "Audit",
    "BankChange",
    "BankPublication",
    "CurrentItem",
    "DayTally",
    "ItemVersion",
    "Learner",
    "Memory",
    "ProblemReport",
    "Quiz",
    "QuizQuestion",
    "Review",
    "SetupToken",
    "SignIn",
    "Throttle",
]
