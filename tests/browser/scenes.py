"""Every page of the application, each as a state that a learner can bring about.

What is done on a page stands in a module of its subject; here is only which pages there are, in
which order, and who looks at them.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.browser import accounts, assignments, bringing, courses, decks, registering, sets, taught
from tests.browser.answering import (
    all_done,
    answer,
    chosen,
    feedback,
    feedback_shares,
    feedback_typed,
    fill_in,
    lapsed,
    let_others_answer,
    question,
    rated,
    ratings,
    summary,
    typed,
    unanswered,
    until,
)
from tests.browser.bringing import deck_unfolded
from tests.browser.forms import asked, judged, ordered, ordering
from tests.browser.keeping import (
    keeping,
    keys,
    note_too_long,
    notes,
    notes_of_one,
    report,
    report_with_errors,
    reported,
)
from tests.browser.learners import CURATING, DECKED, RUNNING, SPENT, TAUGHT, TEACHING
from tests.browser.offline import held, held_to_the_end, late, set_aside
from tests.browser.planning import day_off, plan_with_errors, plan_with_exams, set_week
from tests.browser.quizzes import (
    builder,
    compared,
    preset,
    preset_deleted,
    quiz,
    quiz_abandon,
    quiz_missed,
    quiz_overview,
    quiz_result,
    quizzes_with_errors,
    redo,
    struck,
)
from tests.browser.reading import body_map, library_entry, library_fact, library_topic
from tests.browser.stage import Stage, to, wait_until_held
from tests.browser.visiting import (
    register_with_errors,
    visit,
    welcome,
    welcome_with_errors,
    wrong_password,
)

__all__ = [
    "HISTORIES",
    "SCENES",
    "Stage",
    "answer",
    "asked",
    "builder",
    "feedback",
    "fill_in",
    "keeping",
    "let_others_answer",
    "preset",
    "quiz",
    "set_week",
    "struck",
    "until",
    "wait_until_held",
]

VISITOR: dict[str, Callable[[Stage], None]] = {
    "landing": to("/"),
    "register": to("/register"),
    "register-errors": register_with_errors,
    "sign-in": to("/sign-in"),
    "sign-in-error": wrong_password,
    "setup": lambda stage: stage.go(stage.setup_path),
    "error-404": to("/nothing"),
    **accounts.STRANGER,
    **registering.STRANGER,
    "visit-over": visit,
    "register-visitor": to("/register"),
    "welcome": welcome,
    "welcome-errors": welcome_with_errors,
}
NEWCOMER: dict[str, Callable[[Stage], None]] = {
    "dashboard-new": to("/study"),
    "progress-new": to("/progress"),
    "calibration-new": to("/progress/calibration"),
    "question": question,
    "chosen": chosen,
    "true-false": lambda stage: asked(stage, "true_false"),
    "feedback-true-false": judged,
    "ordering": ordering,
    "feedback-ordering": ordered,
    "quizzes-new": to("/quizzes"),
    "notes-new": to("/notes"),
    "own-decks-none": to("/decks"),
    "summary-new": to("/study/summary"),
    "quizzes-narrow": builder,
    "redo-none": to("/quizzes/redo"),
    "all-done": all_done,
    "dashboard-done": to("/study"),
    "plan-errors": plan_with_errors,
    "plan-exams": plan_with_exams,
    "dashboard-exam": to("/study"),
    "dashboard-off": day_off,
}
TIRED: dict[str, Callable[[Stage], None]] = {"dashboard-minutes-done": to("/study")}
STUDENT: dict[str, Callable[[Stage], None]] = {
    "dashboard": to("/study"),
    "plan": to("/plan"),
    "progress": to("/progress"),
    "body-map": body_map,
    "body-region": to("/progress/body/bone-and-spine"),
    "leeches": to("/progress/leeches"),
    "calibration": to("/progress/calibration"),
    "typed": typed,
    "typed-error": unanswered,
    "feedback-typed": feedback_typed,
    "feedback-ratings": ratings,
    "feedback-right": lambda stage: feedback(stage, right=True),
    "feedback-wrong": lambda stage: feedback(stage, right=False),
    "feedback-shares": feedback_shares,
    "summary": summary,
    "rated": rated,
    "feedback-kept": keeping,
    "keys": keys,
    "notes": notes,
    "notes-none": to("/notes?q=nothing+such"),
    "notes-fact": notes_of_one,
    "notes-error": note_too_long,
    "quizzes-errors": quizzes_with_errors,
    "quiz-question": lambda stage: quiz(stage, "tutor"),
    "quiz-test": lambda stage: quiz(stage, "test"),
    "quiz-overview": quiz_overview,
    "quiz-abandon": quiz_abandon,
    "quiz-result": quiz_result,
    "quiz-missed": quiz_missed,
    "quiz-presets": preset,
    "quiz-preset-delete": preset_deleted,
    "quiz-timed-struck": struck,
    "quiz-compared": compared,
    "quiz-redo": redo,
    "quizzes": to("/quizzes"),
    "quizzes-all": to("/quizzes/all"),
    "dashboard-quiz": to("/study"),
    "library": to("/library"),
    "library-index": to("/library/concepts"),
    "library-entry": library_entry,
    "library-topic": library_topic,
    "library-fact": library_fact,
    "library-search": to("/library/search?q=zometa"),
    "library-search-none": to("/library/search?q=xyzzy"),
    "library-corrections": to("/library/corrections"),
    "library-misconceptions": to("/library/misconceptions"),
    "report": report,
    "report-errors": report_with_errors,
    "report-thanks": reported,
    "deck": to("/export"),
    "deck-iphone": deck_unfolded("iphone"),
    "deck-android": deck_unfolded("android"),
    **bringing.STUDENT,
    "account": to("/account"),
    **accounts.STUDENT,
    **courses.STUDENT,
    **assignments.STUDENT,
    "ahead": to("/study/ahead"),
    "late-none": to("/study/late"),
    "set-aside": set_aside,
    "held": held,
    "held-done": held_to_the_end,
    "late": late,
    "error-400": lapsed,
}
CURATOR: dict[str, Callable[[Stage], None]] = {
    "reports": to("/reports"),
    "reports-closed": to("/reports?closed=yes"),
}
SCENES: dict[str, tuple[int | None, Callable[[Stage], None]]] = {
    **{name: (None, act) for name, act in VISITOR.items()},
    **{name: (0, act) for name, act in NEWCOMER.items()},
    **{name: (6, act) for name, act in STUDENT.items()},
    **{name: (CURATING, act) for name, act in CURATOR.items()},
    **{name: (RUNNING, act) for name, act in accounts.ADMINISTRATOR.items()},
    **{name: (TEACHING, act) for name, act in courses.INSTRUCTOR.items()},
    **{name: (DECKED, act) for name, act in decks.OWNER.items()},
    **{name: (TEACHING, act) for name, act in assignments.INSTRUCTOR.items()},
    **{name: (TEACHING, act) for name, act in sets.INSTRUCTOR.items()},
    **{name: (TAUGHT, act) for name, act in taught.INSTRUCTOR.items()},
    **{name: (SPENT, act) for name, act in TIRED.items()},
}
HISTORIES = tuple(dict.fromkeys(days for days, _ in SCENES.values()))
