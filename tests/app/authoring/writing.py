"""How an instructor writes a question, and what stands in the tables afterwards."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from app.db import db
from app.models import CourseQuestion, CourseQuestionVersion
from questions.authored import Draft, load
from tests.app.web import Visitor, hidden


def sent(draft: Draft) -> dict[str, Any]:
    """The fields of a draft, as its page sends them."""
    judged = {True: "true", False: "false", None: None}
    fields: dict[str, Any] = {
        "stem": draft.stem,
        "accepted": "\n".join(draft.accepted),
        "rivals": "\n".join(draft.rivals),
        "spares": "\n".join(draft.spares),
        "wanted": draft.wanted,
        "correction": draft.correction,
        "is_true": judged[draft.is_true],
        "explanation": draft.explanation,
        "reference": draft.reference,
        "keep_order": "y" if draft.keep_order else None,
        "right": [str(at) for at, row in enumerate(draft.rows) if row.right],
    }
    for at, row in enumerate(draft.rows):
        fields |= {f"rows-{at}-{name}": getattr(row, name) for name in ("text", "partner", "why")}
    return fields


def begin(who: Visitor, course: str, form: str) -> str:
    """The path of a new question of this form."""
    answer = who.post(f"{course}/questions/new", form=form)
    assert answer.status_code == 303
    return answer.location


def send(who: Visitor, path: str, draft: Draft, act: str, **more: Any) -> TestResponse:
    """Send the page of a question as it is, with this written in it."""
    if "revision" not in more:
        more["revision"] = hidden(who.get(path).text, "revision")
    return who.post(path, **{**sent(draft), "act": act, **more})


def write(who: Visitor, course: str, draft: Draft) -> str:
    """A saved question; its path."""
    path = begin(who, course, draft.form)
    assert send(who, path, draft, "save").status_code == 303
    return path


def drafts(web: Flask) -> list[tuple[Draft, int, int]]:
    """Every question: its draft, its revision and its last version."""
    with web.app_context():
        one = CourseQuestion
        rows = db.session.execute(
            sa.select(one.draft, one.revision, one.latest).order_by(one.created_at, one.id)
        )
        return [(load(body), revision, latest) for body, revision, latest in rows]


def names(web: Flask) -> list[tuple[str, str]]:
    """Item id and version of every saved version, in their order."""
    with web.app_context():
        version = CourseQuestionVersion
        rows = db.session.execute(
            sa.select(version.item_id, version.version).order_by(version.made_at, version.number)
        )
        return [(item_id, digest) for item_id, digest in rows]
