"""Tables, one module a theme. Columns only: no rule lives here."""

from app.models.access import Audit, MailedToken, SetupToken, SignIn, Throttle
from app.models.assignments import Assignment, AssignmentOverride, Attempt, AttemptSlot
from app.models.authored import CourseQuestion, CourseQuestionVersion
from app.models.bank import (
    BankChange,
    BankPublication,
    ChoiceTally,
    CurrentItem,
    ItemVersion,
    WithdrawnItem,
)
from app.models.courses import Course, Invitation, Member
from app.models.decks import OwnCard, OwnDeck, OwnPicture
from app.models.gradebook import GradeOverride
from app.models.learning import Annotation, DayTally, Memory, Review
from app.models.material import CourseCard, CourseDeck, CoursePicture
from app.models.notices import Notice
from app.models.people import Exam, Learner
from app.models.quizzes import Quiz, QuizPreset, QuizQuestion
from app.models.reports import ProblemReport
from app.models.rulings import KeyOverride, Withdrawal
from app.models.sets import QuestionSet, QuestionSetVersion
from app.models.uploads import Upload

__all__ = [
    "Annotation",
    "Assignment",
    "AssignmentOverride",
    "Attempt",
    "AttemptSlot",
    "Audit",
    "BankChange",
    "BankPublication",
    "ChoiceTally",
    "Course",
    "CourseCard",
    "CourseDeck",
    "CoursePicture",
    "CourseQuestion",
    "CourseQuestionVersion",
    "CurrentItem",
    "DayTally",
    "Exam",
    "GradeOverride",
    "Invitation",
    "ItemVersion",
    "KeyOverride",
    "Learner",
    "MailedToken",
    "Member",
    "Memory",
    "Notice",
    "OwnCard",
    "OwnDeck",
    "OwnPicture",
    "ProblemReport",
    "QuestionSet",
    "QuestionSetVersion",
    "Quiz",
    "QuizPreset",
    "QuizQuestion",
    "Review",
    "SetupToken",
    "SignIn",
    "Throttle",
    "Upload",
    "Withdrawal",
    "WithdrawnItem",
]
