"""Every page of the application, each as a state that a learner can bring about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

from playwright.sync_api import Page

from app.clock import now
from questions import bank
from questions.generators import all_items
from tests.browser import accounts, assignments, bringing, courses, decks, reports, sets
from tests.browser.learners import CURATING, DECKED, PASSWORD, RUNNING, SPENT, TEACHING

MOST = 60
TYPED = "form:is([data-form=short_answer], [data-form=cloze], [data-form=numeric_band])"
CHOSEN = "form[data-form=single_best]"


@dataclass
class Stage:
    """A window, the server's address, and how to make a learner with a history.

    `answered` lets many others answer the version of an item, and counts that; `joined` lets so
    many join a course; `course` makes one of somebody else's, and tells its code. `worked` lets so
    many students of a course work on its assignment; `assigned` tells the code of a course of
    somebody else's that has one, and the path of that.
    """

    page: Page
    address: str
    learner: Callable[[int], str]
    setup_path: str
    answered: Callable[[str, str], None] = lambda item, version: None
    joined: Callable[[str, int], None] = lambda course, many: None
    course: Callable[[], str] = lambda: ""
    worked: Callable[[str, int], None] = lambda assignment, many: None
    assigned: Callable[[], tuple[str, str]] = lambda: ("", "")

    def go(self, path: str) -> None:
        self.page.context.set_offline(False)
        self.page.goto(self.address + path)

    def lose(self, path: str) -> None:
        """Go there without a connection, once the next questions are held."""
        wait_until_held(self.page)
        self.page.context.set_offline(True)
        self.page.goto(self.address + path)

    def sign_in(self, days: int) -> None:
        """Sign in a learner who has studied for so many days."""
        self.go("/sign-in")
        self.page.fill("#email", self.learner(days))
        self.page.fill("#password", PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url("**/study")


def wait_until_held(page: Page) -> None:
    """Wait until the service worker has put the next questions by; it does that on its own."""
    for _ in range(MOST):
        if page.evaluate("caches.match('/study/ahead').then(Boolean)"):
            return
        page.wait_for_timeout(250)
    raise LookupError("nothing is held")


def register_with_errors(stage: Stage) -> None:
    stage.go("/register")
    stage.page.fill("#email", "not an address")
    stage.page.get_by_role("button", name="Register").click()
    stage.page.wait_for_selector(".summary")


def wrong_password(stage: Stage) -> None:
    stage.go("/sign-in")
    stage.page.fill("#email", f"{uuid4().hex}@example.org")
    stage.page.fill("#password", "guessed")
    stage.page.get_by_role("button", name="Sign in").click()
    stage.page.wait_for_selector(".summary")


def question(stage: Stage) -> None:
    stage.go("/study/question")


def chosen(stage: Stage) -> None:
    until(stage, typed=False)
    stage.page.keyboard.press("2")


def typed(stage: Stage) -> None:
    until(stage, typed=True)
    stage.page.keyboard.type("a guess")


def unanswered(stage: Stage) -> None:
    until(stage, typed=True)
    stage.page.eval_on_selector(".typed input", "field => field.removeAttribute('required')")
    stage.page.keyboard.press("Enter")
    stage.page.wait_for_selector("#reply-error")


def until(stage: Stage, *, typed: bool) -> None:
    """Answer until a question of this kind comes: one to type, or a choice of several."""
    stage.go("/study/question")
    wanted = TYPED if typed else CHOSEN
    for _ in range(MOST):
        if stage.page.locator(wanted).count():
            return
        answer(stage.page)
        stage.page.keyboard.press("Enter")
        stage.page.wait_for_selector("[data-question]")
    raise LookupError(f"no {'typed' if typed else 'chosen'} question in {MOST}")


def answer(page: Page, row: int = 1) -> None:
    """Answer whatever is asked, by keyboard, and wait for the page that follows."""
    fill_in(page, row)
    page.eval_on_selector("#main", "main => main.dataset.old = ''")
    page.keyboard.press("Enter")
    page.wait_for_selector("#main[data-old]", state="detached")


def fill_in(page: Page, row: int = 1) -> None:
    """Choose a row, or what is like it: tick a box, fill the lists, move a step, type."""
    if page.locator("[data-question] input[type=checkbox]").count():
        box = page.locator("[data-question] input[type=checkbox]").nth(row - 1)
        if not box.is_checked():
            box.focus()
            page.keyboard.press("Space")
    elif page.locator("[data-pairs]").count():
        for number, _ in enumerate(page.locator("[data-pair]").all(), start=1):
            page.keyboard.press(str(number))
    elif page.locator("[data-order]").count():
        page.keyboard.press("1")
        page.keyboard.press("ArrowDown")
    elif page.locator("#correction").count():
        page.keyboard.press("2")
        page.keyboard.type("not sure")
    else:
        page.keyboard.type("not sure" if page.locator(TYPED).count() else str(row))


def feedback(stage: Stage, *, right: bool) -> None:
    """Answer choices until one is right and can be rated, or wrong; other mistakes are undone."""
    wanted = "[data-rate]" if right else ".verdict.is-not"
    for tried in range(MOST):
        until(stage, typed=False)
        answer(stage.page, 1 + tried % 3)
        if stage.page.locator(wanted).count():
            return
        if stage.page.locator(".verdict.is-not").count():
            undo(stage.page)
    raise LookupError("no such answer")


def undo(page: Page) -> None:
    page.get_by_role("button", name="Undo this answer").click()
    page.wait_for_selector(".notice")


def feedback_shares(stage: Stage) -> None:
    """A wrong answer to what many have answered before."""
    until(stage, typed=False)
    let_others_answer(stage)
    answer(stage.page)


def let_others_answer(stage: Stage) -> None:
    """What is asked is answered by many others, and that is counted."""
    about = stage.page.locator(".report a").get_attribute("href") or ""
    asked = dict(parse_qsl(urlsplit(about).query))
    stage.answered(asked["item"], asked["version"])


def summary(stage: Stage) -> None:
    """Stop in the middle of a sitting, with a mistake or two."""
    stage.go("/study/question")
    for _ in range(8):
        answer(stage.page)
        stage.page.keyboard.press("Enter")
        stage.page.wait_for_selector("[data-question]")
    stage.page.get_by_role("link", name="Stop here").click()
    stage.page.wait_for_url("**/study/summary")


def feedback_typed(stage: Stage) -> None:
    until(stage, typed=True)
    answer(stage.page)


def ratings(stage: Stage) -> None:
    """A typed answer that was called right, with the day that each rating gives; one that came back
    in the sitting is not rated."""
    for _ in range(MOST):
        feedback_typed(stage)
        stage.page.get_by_role("button", name="My typed answer was right").click()
        stage.page.wait_for_selector(".notice:has-text('counts as right')")
        if stage.page.locator(".rating-back").count():
            return
    raise LookupError(f"no answer to rate in {MOST}")


def rated(stage: Stage) -> None:
    feedback(stage, right=True)
    stage.page.keyboard.press("4")
    stage.page.wait_for_selector(".notice")


def all_done(stage: Stage) -> None:
    stage.go("/study/question")
    while stage.page.locator("[data-question]").count():
        answer(stage.page)
        stage.page.keyboard.press("Enter")
        stage.page.wait_for_selector("[data-question], .now")
    stage.page.wait_for_selector(".now")


def lapsed(stage: Stage) -> None:
    stage.go("/study/question")
    stage.page.eval_on_selector("[name=token]", "field => field.value += 'x'")
    stage.page.eval_on_selector("[data-question]", "form => form.submit()")
    stage.page.wait_for_selector("h1:has-text('could not be read')")


def asked(stage: Stage, form: str) -> None:
    """Answer a long quiz until a question of this form comes; nothing counts."""
    quiz(stage, "tutor", MOST)
    for _ in range(MOST):
        if stage.page.locator(f"form[data-form={form}]").count():
            return
        answer(stage.page)
        stage.page.keyboard.press("Enter")
        stage.page.wait_for_selector("[data-question]")
    raise LookupError(f"no {form} question in {MOST}")


@cache
def facts_to_order() -> tuple[str, ...]:
    """Facts whose steps are put in order, once they were answered right by choice."""
    return tuple(each.facts[0] for each in all_items(bank.load()) if each.form == "ordering")


def ordering(stage: Stage) -> None:
    if not any(comes_to_order(stage, f"/study/question?fact={each}") for each in facts_to_order()):
        raise LookupError("no order is asked for")


def comes_to_order(stage: Stage, path: str) -> bool:
    """Choose until the choice is right; then it is asked by recall, and in this form perhaps."""
    page = stage.page
    for _ in range(MOST):  # each time in another order of options
        stage.go(path)
        if not page.locator(CHOSEN).count():
            break
        answer(page)
        if page.locator(".verdict.is-not").count():
            undo(page)
    return page.locator("form[data-form=ordering]").count() > 0


def ordered(stage: Stage) -> None:
    ordering(stage)
    answer(stage.page)


def judged(stage: Stage) -> None:
    asked(stage, "true_false")
    answer(stage.page)


def quizzes_with_errors(stage: Stage) -> None:
    stage.go("/quizzes")
    stage.page.get_by_label("How many questions").fill("0")
    stage.page.get_by_role("button", name="Begin the quiz").click()
    stage.page.wait_for_selector(".summary")


def quiz(stage: Stage, mode: str, number: int = 4) -> None:
    """Begin a quiz of all topics."""
    page = stage.page
    stage.go("/quizzes")
    for box in page.locator("[name=topics]").all():
        box.check()
    page.get_by_label("How many questions").fill(str(number))
    page.get_by_label(f"{mode.capitalize()}:").check()
    page.get_by_role("button", name="Begin the quiz").click()
    page.wait_for_selector("[data-question]")


def quiz_overview(stage: Stage) -> None:
    quiz(stage, "test")
    answer(stage.page)
    stage.page.get_by_role("link", name="Overview", exact=True).click()
    stage.page.wait_for_selector("[data-after]")


def quiz_abandon(stage: Stage) -> None:
    quiz(stage, "tutor")
    answer(stage.page)
    stage.page.get_by_role("link", name="Overview", exact=True).click()
    stage.page.get_by_role("link", name="Abandon").click()
    stage.page.wait_for_selector("h1:has-text('Abandon this quiz')")


def quiz_result(stage: Stage) -> None:
    quiz_abandon(stage)
    stage.page.get_by_role("button", name="Abandon").click()
    stage.page.wait_for_selector("#result-title")


def quiz_missed(stage: Stage) -> None:
    quiz_result(stage)
    stage.page.locator(".quiz-places a").last.click()
    stage.page.wait_for_selector("#verdict")


def builder(stage: Stage) -> None:
    """The form that builds a quiz, its filters in sight."""
    stage.go("/quizzes")
    stage.page.locator("summary", has_text="Narrow it down").click()


def preset(stage: Stage) -> None:
    """Keep a timed test of four facts about the liver."""
    builder(stage)
    page = stage.page
    page.get_by_label("Liver", exact=True).check()
    page.get_by_label("How many questions").fill("4")
    page.get_by_label("Test:").check()
    page.get_by_label("Time limit in minutes").fill("12")
    page.locator("summary", has_text="Keep these choices").click()
    page.locator("#name").fill("Liver, before the round")
    page.get_by_role("button", name="Keep them").click()
    page.wait_for_selector(".preset-line")


def struck(stage: Stage) -> None:
    """A timed test of single best answers, an option struck out."""
    builder(stage)
    page = stage.page
    page.get_by_label("One best answer").check()
    page.get_by_label("How many questions").fill("4")
    page.get_by_label("Test:").check()
    page.get_by_label("Time limit in minutes").fill("12")
    page.get_by_role("button", name="Begin the quiz").click()
    page.wait_for_selector("[data-question]")
    page.keyboard.press("Shift+Digit2")
    page.wait_for_selector(".is-struck")


def compared(stage: Stage) -> None:
    """The result of a preset's second quiz, each left after an answer."""
    preset(stage)
    page = stage.page
    for _ in range(2):
        stage.go("/quizzes")
        page.get_by_role("button", name="Begin: Liver").first.click()
        page.wait_for_selector("[data-question]")
        answer(page)
        page.get_by_role("link", name="Overview", exact=True).click()
        page.get_by_role("link", name="Finish").click()
        page.get_by_role("button", name="Finish").click()
        page.wait_for_selector("#result-title")


def redo(stage: Stage) -> None:
    compared(stage)
    stage.page.get_by_role("link", name="Redo my mistakes").click()
    stage.page.wait_for_selector("#number")


def preset_deleted(stage: Stage) -> None:
    preset(stage)
    stage.page.get_by_role("link", name="Delete: Liver").click()
    stage.page.wait_for_selector("h1:has-text('Delete')")


def visit(stage: Stage) -> None:
    """Try the questions without an account, to the end."""
    stage.go("/")
    stage.page.get_by_role("button", name="Try 5 questions").click()
    stage.page.wait_for_selector("[data-question]")
    while not stage.page.locator("#over").count():
        answer(stage.page)
        if stage.page.locator("#over").count():
            return
        stage.page.keyboard.press("Enter")
        stage.page.wait_for_selector("[data-question]")


def library_fact(stage: Stage) -> None:
    """A fact that was corrected: it shows the most."""
    stage.go("/library/corrections")
    stage.page.locator("a[href*='/library/facts/']").first.click()
    stage.page.wait_for_url("**/library/facts/*")


def library_entry(stage: Stage) -> None:
    stage.go("/library/concepts")
    stage.page.get_by_role("link", name="zoledronic acid", exact=True).click()
    stage.page.wait_for_url("**/library/concepts/*")


def library_topic(stage: Stage) -> None:
    stage.go("/library")
    stage.page.get_by_role("link", name="Systemic therapy").first.click()
    stage.page.wait_for_url("**/library/topics/*")


def welcome(stage: Stage) -> None:
    """What follows a registration."""
    stage.go("/register")
    stage.page.fill("#name", "Ada")
    stage.page.fill("#email", f"{uuid4().hex}@example.org")
    stage.page.fill("#password", PASSWORD)
    stage.page.get_by_role("button", name="Register").click()
    stage.page.wait_for_url("**/plan/welcome")


def welcome_with_errors(stage: Stage) -> None:
    stage.go("/plan/welcome")
    stage.page.fill("#on", "2020-01-31")
    stage.page.get_by_role("button", name="Start").click()
    stage.page.wait_for_selector(".summary")


def plan_with_errors(stage: Stage) -> None:
    stage.go("/plan")
    stage.page.fill("#minutes", "601")
    stage.page.fill("#new", "many")
    stage.page.get_by_role("button", name="Save the plan").click()
    stage.page.wait_for_selector(".summary")


def plan_with_exams(stage: Stage) -> None:
    """Two exams, one of which cannot be reached; and an address of the calendar."""
    for name, days in (("Finals", 300), ("Course test", 6)):
        stage.go("/plan#exams")
        stage.page.fill("#name", name)
        stage.page.fill("#on", str(now().date() + timedelta(days=days)))
        stage.page.get_by_role("button", name="Add the exam").click()
        stage.page.wait_for_selector(f".exam:has-text('{name}')")
    stage.page.get_by_role("button", name="Make an address").click()
    stage.page.wait_for_selector("#feed")


def day_off(stage: Stage) -> None:
    """The dashboard of a day off; nothing follows for this learner."""
    set_week(stage, "0")
    stage.go("/study")


def set_week(stage: Stage, share: str) -> None:
    stage.go("/plan")
    for day in stage.page.locator(".week-day select").all():
        day.select_option(share)
    stage.page.get_by_role("button", name="Save the plan").click()
    stage.page.wait_for_selector(".notice")


def body_map(stage: Stage) -> None:
    """The body map, the liver chosen by keyboard."""
    stage.go("/progress")
    stage.page.locator("#site-liver").focus()


def report(stage: Stage) -> None:
    stage.go("/study/question")
    stage.page.get_by_role("link", name="Report a problem").click()
    stage.page.wait_for_selector("#text")


def report_with_errors(stage: Stage) -> None:
    report(stage)
    stage.page.get_by_role("button", name="Send the report").click()
    stage.page.wait_for_selector(".summary")


def reported(stage: Stage) -> None:
    report(stage)
    stage.page.get_by_label("The question or an option is unclear").check()
    stage.page.fill("#text", "Two options say the same.")
    stage.page.get_by_role("button", name="Send the report").click()
    stage.page.wait_for_url("**/thanks")


def keeping(stage: Stage) -> None:
    """Answer, flag, write a note and a mnemonic, and suspend the fact."""
    page = stage.page
    feedback(stage, right=False)
    page.keyboard.press("f")
    page.wait_for_selector("text=Remove flag")
    page.keyboard.press("n")
    page.keyboard.type("Asked on the ward: see the atlas, plate 12.")
    page.get_by_role("button", name="Save the note").press("Enter")
    page.wait_for_selector(".yours-note")
    page.keyboard.press("m")
    page.keyboard.type("First flows, then follows")
    page.keyboard.press("Enter")
    page.wait_for_selector(".mnemonic")
    page.keyboard.press("s")
    page.wait_for_selector(".yours-state")


def keys(stage: Stage) -> None:
    question(stage)
    stage.page.get_by_role("button", name="Keys", exact=True).click()
    stage.page.wait_for_selector("dialog[open]")


def note_too_long(stage: Stage) -> None:
    notes_of_one(stage)
    stage.page.fill("#note", "word " * 801)
    stage.page.get_by_role("button", name="Save the note").click()
    stage.page.wait_for_selector("#note-error")


def notes(stage: Stage) -> None:
    stage.go("/notes")
    if not stage.page.locator(".kept-list").count():
        keeping(stage)
        stage.go("/notes")


def notes_of_one(stage: Stage) -> None:
    notes(stage)
    stage.page.get_by_role("link", name="Change").first.click()
    stage.page.wait_for_url("**/notes/facts/*")


def set_aside(stage: Stage) -> None:
    """An answer that found no connection, beside its question."""
    until(stage, typed=False)
    stage.page.context.set_offline(True)
    stage.page.keyboard.press("1")
    stage.page.keyboard.press("Enter")
    stage.page.wait_for_selector(".is-kept")


def held(stage: Stage) -> None:
    """A question that was held, after another that was answered."""
    stage.go("/study/question")
    stage.lose("/study/question")
    answer_held(stage.page)
    stage.page.wait_for_selector("[data-line=waits]")


def answer_held(page: Page) -> None:
    mark = page.locator("[data-question]").get_attribute("data-mark")
    fill_in(page)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"[data-mark='{mark}']", state="detached")


def held_to_the_end(stage: Stage) -> None:
    stage.go("/study/question")
    stage.lose("/study")
    while stage.page.locator("[data-question]").count():
        answer_held(stage.page)


def late(stage: Stage) -> None:
    """What came in when the connection was back."""
    stage.page.context.set_offline(False)
    stage.page.wait_for_selector("[data-line=sent]")
    stage.go("/study/late")


def to(path: str) -> Callable[[Stage], None]:
    return lambda stage: stage.go(path)


def deck_unfolded(place: str) -> Callable[[Stage], None]:
    """The page of files with its help for one place, every fold open."""

    def scene(stage: Stage) -> None:
        stage.go(f"/export?on={place}")
        for fold in stage.page.locator(".fold summary").all():
            fold.click()

    return scene


VISITOR: dict[str, Callable[[Stage], None]] = {
    "landing": to("/"),
    "register": to("/register"),
    "register-errors": register_with_errors,
    "sign-in": to("/sign-in"),
    "sign-in-error": wrong_password,
    "setup": lambda stage: stage.go(stage.setup_path),
    "error-404": to("/nothing"),
    **accounts.STRANGER,
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
    **{name: (0, act) for name, act in reports.STUDENT.items()},
    **{name: (TEACHING, act) for name, act in reports.INSTRUCTOR.items()},
    **{name: (SPENT, act) for name, act in TIRED.items()},
}
HISTORIES = tuple(dict.fromkeys(days for days, _ in SCENES.values()))
