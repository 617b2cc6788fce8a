"""Every door of the application: who may, and what the others get.

A door that is not here fails tests/app/test_rights.py. `may` names those who may; `ok` is what
they get. For an object that is not theirs the others get 404, for a page that their role has not
403; strangers are sent to the sign-in, visitors to the registration. `but` are single exceptions,
`at` parts of the address, `fields` what a form sends, where `{name}` is one of the world's values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.app.rights_world import PEOPLE, ROLES

ACCOUNTS = frozenset(ROLES)
SIGNED_IN = ACCOUNTS | {"visitor"}
TEACHERS = frozenset({"instructor", "other_instructor", "ex_instructor", "admin"})
STUDENTS = frozenset({"student", "classmate"})
INSIDE = STUDENTS | {"assistant", "instructor"}

WHO: Mapping[str, frozenset[str]] = {
    "all": frozenset(PEOPLE),
    "signed in": SIGNED_IN,  # visitors too
    "accounts": ACCOUNTS,
    "own": frozenset({"student"}),  # whose object it is
    "own, tried": frozenset({"student"}),  # in a room where visitors are
    "curators": frozenset({"curator", "admin"}),  # in a room where visitors are
    "curators alone": frozenset({"curator", "admin"}),
    "admins": frozenset({"admin"}),
    "teachers": TEACHERS,
    "members": INSIDE,
    "students": STUDENTS,
    "staff": frozenset({"assistant", "instructor"}),
    "instructors": frozenset({"instructor"}),
}
REFUSED = {
    "own": 404,
    "own, tried": 404,
    "curators": 403,
    "curators alone": 403,
    "admins": 403,
    "teachers": 403,
}
WITH_VISITORS = frozenset({"signed in", "own, tried", "curators"})


@dataclass(frozen=True)
class Door:
    may: str
    ok: int = 200
    but: Mapping[str, int] = field(default_factory=dict)
    at: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)

    def expected(self, person: str) -> int:
        """The status that this person gets."""
        if person in self.but:
            return self.but[person]
        if person in WHO[self.may]:
            return self.ok
        if person == "anonymous" or (person == "visitor" and self.may not in WITH_VISITORS):
            return 303
        if self.may in REFUSED:
            return REFUSED[self.may]
        return 403 if person in INSIDE else 404

    def leads_to(self, person: str) -> str | None:
        """Where those are sent who must sign in or register first."""
        if person in WHO[self.may] or person in self.but:
            return None
        if person == "anonymous":
            return "/sign-in"
        shut = person == "visitor" and self.may not in WITH_VISITORS
        return "/register" if shut else None


QUIZ = {"topics": "drugs", "number": "3", "mode": "tutor", "minutes": ""}
ANSWER = {"answer": "{answer_id}"}
BY_HAND = {"act": "share", "per_cent": "80", "reason": "An oral test."}
LOOKS_NOT_LEADS = {"visitor": 303}  # a visitor is led back to the questions

DOORS: dict[str, Door] = {
    "GET static.serve": Door("all", 302, at={"digest": "0", "path": "app.css"}),
    "GET ops.health": Door("all"),
    # accounts
    "GET accounts.landing": Door("all", 302, {"anonymous": 200}),
    "POST accounts.begin": Door("all", 303),
    "GET accounts.register": Door("all"),
    "POST accounts.register": Door("all", 422),
    "GET accounts.sign_in": Door("all"),
    "POST accounts.sign_in": Door("all", 422),
    "POST accounts.choose_theme": Door("all", 303),
    "GET accounts.forgot": Door("all"),
    "POST accounts.forgot": Door("all"),
    "GET accounts.setup": Door("all", 404, at={"token": "guessed"}),
    "POST accounts.setup": Door("all", 404, at={"token": "guessed"}),
    "GET accounts.reset": Door("all", 404, at={"token": "guessed"}),
    "POST accounts.reset": Door("all", 404, at={"token": "guessed"}),
    "GET accounts.confirm": Door("all", 404, at={"token": "guessed"}),
    "POST accounts.confirm": Door("all", 404, at={"token": "guessed"}),
    "GET accounts.goodbye": Door("all"),
    "POST accounts.sign_out": Door("accounts", 303),
    "POST accounts.leave": Door("signed in", 303),
    "GET accounts.account": Door("accounts"),
    "POST accounts.account": Door("accounts", 422, fields={"name": ""}),
    "GET accounts.change_password": Door("accounts"),
    "POST accounts.change_password": Door("accounts", 422),
    "GET accounts.change_email": Door("accounts"),
    "POST accounts.change_email": Door("accounts", 422),
    "POST accounts.confirm_again": Door("accounts", 303),
    "POST accounts.sign_out_elsewhere": Door("accounts", 303),
    "POST accounts.download": Door("accounts", at={"form": "json"}),
    "GET accounts.delete": Door("accounts"),
    "POST accounts.delete": Door("accounts", 422),
    "GET accounts.reset_link": Door("admins"),
    "POST accounts.reset_link": Door("admins", 200, fields={"email": "student@example.org"}),
    # study
    "GET study.dashboard": Door("signed in", 200, LOOKS_NOT_LEADS),
    "GET study.question": Door("signed in"),
    "POST study.answer": Door("signed in", 400, fields={"token": "forged", "reply": "1"}),
    "GET study.answered": Door("own, tried"),
    "POST study.rate": Door("own, tried", 303, fields={**ANSWER, "rating": "hard"}),
    "POST study.override": Door("own, tried", 303, fields=ANSWER),
    "POST study.undo": Door("own, tried", 303, fields=ANSWER),
    "POST study.go_on": Door("signed in", 303),
    "POST study.more": Door("signed in", 303),
    "GET study.summary": Door("signed in", 200, LOOKS_NOT_LEADS),
    "GET study.ahead": Door("signed in", 200, LOOKS_NOT_LEADS),
    "GET study.late": Door("signed in"),
    "GET study.line": Door("signed in"),
    "GET study.worker": Door("signed in"),
    # plan
    "GET plan.page": Door("accounts"),
    "POST plan.change": Door("accounts", 422),
    "GET plan.welcome": Door("accounts"),
    "POST plan.welcome": Door("accounts", 303),
    "POST plan.add_exam": Door("accounts", 422),
    "POST plan.remove_exam": Door("own", 303),
    "POST plan.make_calendar": Door("accounts", 303),
    "POST plan.remove_calendar": Door("accounts", 303),
    "GET plan.calendar": Door("all"),  # the address is the secret
    # quizzes
    "GET quizzes.room": Door("accounts"),
    "POST quizzes.build": Door("accounts", 303, fields=QUIZ),
    "POST quizzes.save": Door("accounts", 303, fields={**QUIZ, "name": "Another"}),
    "GET quizzes.count": Door("accounts"),
    "GET quizzes.every": Door("accounts"),
    "GET quizzes.redo": Door("accounts"),
    "POST quizzes.redo": Door("accounts", 422),
    "POST quizzes.begin": Door("own", 303),
    "GET quizzes.ask_delete": Door("own"),
    "POST quizzes.delete": Door("own", 303),
    "GET quizzes.resume": Door("own"),
    "GET quizzes.overview": Door("own"),
    "GET quizzes.question": Door("own"),
    "POST quizzes.answer": Door("own", 422),
    "POST quizzes.override": Door("own", 303, at={"place": "1"}),
    "POST quizzes.strike": Door("own", 204),
    "GET quizzes.ask_finish": Door("own"),
    "POST quizzes.finish": Door("own", 303),
    # progress, library, notes, deck
    "GET progress.page": Door("accounts"),
    "GET progress.calibrated": Door("accounts"),
    "GET progress.leeches": Door("accounts"),
    "GET progress.region": Door("accounts"),
    "GET library.home": Door("accounts"),
    "GET library.search": Door("accounts"),
    "GET library.concepts": Door("accounts"),
    "GET library.concept": Door("accounts", 404),  # the small bank has no concept
    "GET library.corrections": Door("accounts"),
    "GET library.misconceptions": Door("accounts"),
    "GET library.topic": Door("accounts"),
    "GET library.fact": Door("accounts"),
    "POST library.study": Door("accounts", 303),
    "GET notes.room": Door("accounts"),
    "GET notes.file": Door("accounts", at={"form": "csv"}),
    "GET notes.fact": Door("accounts"),
    "POST notes.note": Door("accounts", 303),
    "POST notes.mnemonic": Door("accounts", 303),
    "POST notes.switch": Door("accounts", 303, at={"what": "flag"}, fields={"on": "yes"}),
    "GET exchange.page": Door("accounts"),
    "POST exchange.download": Door("accounts", at={"form": "csv"}),
    # files that come in
    "GET uploads.page": Door("accounts"),
    "POST uploads.send": Door("accounts", 400),  # a form without a file
    "GET uploads.one": Door("own"),
    "POST uploads.take": Door("own", 303),
    "POST uploads.drop": Door("own", 303),
    # own decks
    "GET decks.room": Door("accounts"),
    "GET decks.deck": Door("own"),
    "POST decks.change": Door("own", 303, fields={"name": "Bones", "new": "5"}),
    "GET decks.removing": Door("own"),
    "POST decks.remove": Door("own", 303),
    "GET decks.card": Door("own"),
    "POST decks.switch": Door("own", 303, at={"what": "flag"}, fields={"on": "yes"}),
    "POST decks.note": Door("own", 303),
    "GET decks.picture": Door("own"),
    "GET decks.turn": Door("accounts", 400, at={"token": "forged"}),
    "POST decks.rate": Door("accounts", 400, fields={"token": "forged", "rating": "good"}),
    "GET decks.rated": Door("own", at={"answer_id": "{rated_id}"}),
    # reports
    "GET reports.new": Door("signed in", at={"fact": "alphalol"}),
    "POST reports.new": Door("signed in", 422, at={"fact": "alphalol"}),
    "GET reports.thanks": Door("signed in"),
    "GET reports.mine": Door("signed in"),
    "GET reports.inbox": Door("curators"),
    "POST reports.close": Door("curators", 303),
    "POST reports.reopen": Door("curators", 303),
    # courses
    "GET courses.room": Door("accounts"),
    "GET courses.new": Door("teachers"),
    "POST courses.new": Door("teachers", 303, fields={"title": "Bones"}),
    "GET courses.enter_code": Door("accounts"),
    "POST courses.enter_code": Door("accounts", 303, fields={"code": "{code}"}),
    "GET courses.join": Door("accounts"),
    "POST courses.join": Door("accounts", 303, dict.fromkeys((*INSIDE, "removed_student"), 422)),
    "GET courses.course": Door("members"),
    "POST courses.share": Door("members", 303),
    "GET courses.leave": Door("members"),
    "POST courses.leave": Door("members", 303, {"instructor": 422}),  # the last one stays
    "GET courses.member": Door("staff"),
    "POST courses.member": Door("staff", 303, fields={"extra_time": "150"}),
    "POST courses.remove": Door("staff", 303),
    "GET courses.paste": Door("staff"),
    "POST courses.paste": Door("staff", fields={"people": "Grace"}),
    "POST courses.enrol": Door("staff", 303, fields={"people": "Grace"}),
    "GET courses.enrolled": Door("staff"),
    "GET courses.slips": Door("staff"),
    "GET courses.sheet": Door("staff"),
    "POST courses.change_invitation": Door("staff", 303, at={"act": "renew"}),
    "GET courses.settings": Door("instructors"),
    "POST courses.settings": Door("instructors", 303, fields={"title": "Bones"}),
    "POST courses.archive": Door("instructors", 303, at={"move": "archive"}),
    "POST courses.change_code": Door("instructors", 303, at={"turn": "new"}),
    "GET courses.staff": Door("instructors"),
    "POST courses.staff": Door("instructors", 303, fields={"name": "Ann", "role": "assistant"}),
    # rulings
    "GET rulings.questions": Door("staff"),
    "GET rulings.regrade": Door("staff"),
    "POST rulings.regrade": Door("staff", fields={"verdict": "full", "reason": "Two are right"}),
    "POST rulings.rule": Door(
        "instructors", 303, fields={"verdict": "full", "reason": "Two are right"}
    ),
    "GET rulings.withdrawals": Door("curators alone"),
    "GET rulings.withdraw": Door("curators alone", at={"fact": "gammalol"}),
    "POST rulings.withdraw": Door(
        "curators alone", 303, at={"fact": "gammalol"}, fields={"reason": "It is old"}
    ),
    "POST rulings.restore": Door("curators alone", 303),
    # question sets
    "GET sets.room": Door("staff"),
    "GET sets.new": Door("staff"),
    "POST sets.new": Door("staff", 303, fields={"title": "Bones"}),
    "GET sets.desk": Door("staff"),
    "GET sets.title": Door("staff"),
    "POST sets.title": Door("staff", 303, fields={"title": "Bones"}),
    "POST sets.save": Door("staff", 303),
    "POST sets.discard": Door("staff", 303),
    "GET sets.versions": Door("staff"),
    "POST sets.take": Door("staff", 303, at={"version": "1"}),
    "GET sets.take_along": Door("staff", at={"version": "1"}),
    "POST sets.download": Door(
        "staff", at={"version": "1", "form": "csv"}, fields={"which": "all", "number": "1"}
    ),
    "POST sets.copy": Door("staff", 303),
    "GET sets.delete": Door("instructors"),
    "POST sets.delete": Door("instructors", 303),
    "GET sets.add_pool": Door("staff"),
    "POST sets.add_pool": Door("staff", 303, fields={"number": "1", "points": "1", "each": "all"}),
    "GET sets.count": Door("staff"),
    "GET sets.pool": Door("staff", at={"pool_key": "1"}),
    "POST sets.pool": Door("staff", 422, at={"pool_key": "1"}, fields={"number": "0"}),
    "POST sets.move_pool": Door("staff", 303, at={"pool_key": "1", "way": "remove"}),
    "GET sets.search": Door("staff"),
    "GET sets.search_own": Door("staff"),
    "GET sets.look": Door("staff"),
    "POST sets.add": Door("staff", 303, fields={"item": "{item_id}", "version": "{version}"}),
    "POST sets.drop": Door("staff", 303),
    "POST sets.exclude": Door("staff", 303, at={"asking": "exclude"}),
    "GET sets.preview": Door("staff", at={"as": "staff"}),
    "POST sets.of_facts": Door("staff", 303, fields={"title": "Bones", "fact": "alphalol"}),
    # what a course knows
    "GET mastery.room": Door("staff"),
    "GET mastery.students": Door("staff"),
    "GET mastery.shared": Door("staff"),
    # own questions
    "GET authoring.room": Door("staff"),
    "GET authoring.new": Door("staff"),
    "POST authoring.new": Door("staff", 303, fields={"form": "ordering"}),
    "GET authoring.question": Door("staff"),
    "POST authoring.question": Door("staff", 303, fields={"revision": "0", "act": "check"}),
    "GET authoring.versions": Door("staff"),
    "POST authoring.put_away": Door("staff", 303, at={"move": "archive"}),
    "POST authoring.propose": Door("staff", 303),
    # material
    "GET material.room": Door("members"),
    "GET material.deck": Door("members", at={"deck_id": "{course_deck_id}"}),
    "POST material.give": Door("instructors", 303),
    "POST material.renew": Door("instructors", 303, at={"deck_id": "{course_deck_id}"}),
    "GET material.withdrawing": Door("instructors", at={"deck_id": "{course_deck_id}"}),
    "POST material.withdraw": Door("instructors", 303, at={"deck_id": "{course_deck_id}"}),
    "POST material.take": Door("students", 303, at={"deck_id": "{course_deck_id}"}),
    # assignments
    "GET assignments.room": Door("members"),
    "GET assignments.new": Door("staff"),
    "POST assignments.new": Door("staff", 422, fields={"title": ""}),
    "GET assignments.assignment": Door("members"),
    "GET assignments.edit": Door("staff"),
    "POST assignments.edit": Door("staff", 422, fields={"title": ""}),
    "POST assignments.put_away": Door("staff", 303, at={"move": "archive"}),
    "GET assignments.preview": Door("staff"),
    "POST assignments.preview": Door("staff", 303),
    "GET assignments.work": Door("staff"),
    "GET assignments.watch": Door("staff"),
    "GET assignments.watch_board": Door("staff"),
    "GET assignments.exceptions": Door("staff"),
    "POST assignments.exceptions": Door("staff", 303, fields={"whom": "150", "minutes": "9"}),
    "POST assignments.remove_exception": Door("staff", 303),
    "POST assignments.start": Door("students", 303),
    "GET assignments.attempt": Door("own"),
    "GET assignments.question": Door("own"),
    "POST assignments.answer": Door("own", 422),
    "GET assignments.ask_submit": Door("own"),
    "POST assignments.submit": Door("own", 303),
    "POST assignments.let_count": Door("own", 303),
    # statistics
    "GET analysis.test": Door("staff"),
    "GET analysis.question": Door("staff", at={"assignment_id": "{handed_id}"}),
    "GET analysis.table": Door("staff", at={"name": "questions.csv"}),
    "GET analysis.pooled": Door("staff"),
    "GET analysis.pooled_question": Door("staff"),
    "GET analysis.pooled_table": Door("staff", at={"name": "statistics.xlsx"}),
    # grades
    "GET gradebook.book": Door("staff"),
    "GET gradebook.sheet": Door("staff", at={"form": "csv"}),
    "GET gradebook.student": Door("staff"),
    "GET gradebook.mine": Door("students"),
    "POST gradebook.change": Door("instructors", 303, fields=BY_HAND),
    "POST gradebook.take_back": Door("instructors", 303),
    # reports about assignments
    "GET appeals.report": Door("own"),
    "POST appeals.report": Door("own", 422),
    "GET appeals.inbox": Door("staff"),
    "GET appeals.item": Door("staff"),
    "POST appeals.answer": Door("staff", 303, fields={"words": "So it is."}),
    "POST appeals.reopen": Door("staff", 303),
    "POST appeals.pass_on": Door("staff", 303, fields={"remark": "Look at it."}),
    # notices
    "GET notices.page": Door("accounts"),
    "GET notices.follow": Door("own", 303),
    "POST notices.read": Door("own", 303),
    "POST notices.read_all": Door("accounts", 303),
    "GET notices.no_mail": Door("all", 404, at={"token": "guessed"}),
    "POST notices.no_mail": Door("all", 404, at={"token": "guessed"}),
}
