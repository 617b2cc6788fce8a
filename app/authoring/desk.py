"""The editor: what is written is kept at once, checked and shown, and saved when it is whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from flask import flash, render_template, request
from werkzeug.exceptions import NotFound

from app.authoring import board, operations, queries, words
from app.authoring.entering import (
    REFUSED,
    Made,
    Page,
    bank,
    bp,
    is_place,
    known,
    question_for,
    stays,
    ticked,
    to_question,
)
from app.authoring.forms import QuestionForm
from app.clock import now
from app.db import db
from app.rights import ARCHIVED, Missing
from app.signed_in import learner
from questions.authored import Draft, Fault, load, own_id

SAVE = "save"
UP = "up-"
PART = "X-Part"  # names the part of the page that a script asks for


@dataclass(frozen=True)
class Editor:
    """What the page of a question shows; `wrong` are told beside their fields and at the top."""

    form: QuestionForm
    draft: Draft
    right: frozenset[int]
    wrong: tuple[Fault, ...] = ()
    told: str = ""


@bp.route("/<uuid:question_id>", methods=["GET", "POST"])
def question(course_id: UUID, question_id: UUID) -> Page:
    """The editor. What is sent is kept as the draft; `act` says what is done besides."""
    made, form = question_for(course_id, question_id), QuestionForm()
    _, found = made
    if request.method == "GET":
        return _page(made, _standing(made, form))
    right, act = ticked(), request.form.get("act", "")
    if not form.validate() or form.refused():
        return _page(made, Editor(form, load(found.draft), right, form.refused())), 422
    editor = Editor(form, _turned(form.draft(found.form, right), act), right)
    try:
        number = _done(made, editor, act)
    except operations.Moved:
        db.session.rollback()
        db.session.refresh(found)
        return _page(made, replace(editor, told=words.MOVED)), 409
    except operations.Faulty as error:
        db.session.commit()  # what is written stays
        return _page(made, replace(editor, wrong=error.faults)), 422
    except REFUSED as error:
        stays(error)
        return to_question(made)
    db.session.commit()
    if request.headers.get(PART):
        return _page(made, editor)
    if number:
        flash(words.saved(number))
    return _after(made, form, act)


def _done(made: Made, editor: Editor, act: str) -> int:
    """Keep what is written, and save it where that is asked for; the number of the version."""
    own, found = made
    try:
        operations.keep(db.session, own.course, found, editor.draft, editor.form.seen, now())
        if act != SAVE:
            return 0
        return operations.save(db.session, own.course, found, bank(), learner(), now())
    except Missing as error:
        raise NotFound from error


def _after(made: Made, form: QuestionForm, act: str) -> Page:
    """The page again with a row more, or a step in another place; else from the front."""
    if act == "more":
        return _page(made, _standing(made, form), more=2)
    if act == SAVE:
        return to_question(made)
    return to_question(made, "rows" if act.startswith(UP) else "checks")


def _turned(draft: Draft, act: str) -> Draft:
    """The draft with a step before the one above it, where that is what was pressed."""
    place = act.removeprefix(UP)
    return draft.raised(int(place)) if act.startswith(UP) and is_place(place) else draft


def _standing(made: Made, form: QuestionForm) -> Editor:
    """The draft as it stands."""
    _, found = made
    draft = load(found.draft)
    form.fill(draft, found.revision)
    return Editor(form, draft, frozenset(at for at, row in enumerate(draft.rows) if row.right))


def _page(made: Made, editor: Editor, *, more: int = 0) -> str:
    """The page, or the part beside the editor where a script asks for that alone."""
    own, found = made
    editor.form.call(found.form)
    editor.form.provide(found.form, more=more)
    editor.form.revision.data = str(found.revision)
    item_id = own_id(found.course_id, found.id)
    part = request.headers.get(PART)
    return render_template(
        "authoring/_panel.html" if part else "authoring/question.html",
        place=own,
        found=found,
        editor=editor,
        form=editor.form,
        panel=board.panel(editor.draft, item_id, bank(), known()),
        sets=() if part else queries.listed_in(db.session, found.course_id).get(item_id, ()),
        words=words,
        archived=ARCHIVED,
    )
