"""Taking the deck along."""

from __future__ import annotations

import io
import zipfile

import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.exchange import queries
from app.models import Audit
from exports.anki.fields import note_fields, note_tags
from exports.deck import Deck
from tests.app.web import Visitor


def test_the_deck_is_a_file_and_leaves_one_line_in_the_audit(web: Flask, student: Visitor) -> None:
    answer = student.post("/export/anki")
    assert (answer.status_code, answer.mimetype) == (200, "application/vnd.anki")
    disposition = answer.headers["Content-Disposition"]
    assert disposition == f"attachment; filename=metastasis-trainer-{now():%Y-%m-%d}.apkg"
    assert "collection.anki2" in zipfile.ZipFile(io.BytesIO(answer.data)).namelist()
    with web.app_context():
        rows = db.session.scalars(sa.select(Audit)).all()
        assert [(row.act, row.detail) for row in rows] == [
            ("export", {"format": "anki", "facts": 3})
        ]


def test_the_page_tells_how_much_is_in_it(student: Visitor) -> None:
    assert student.get("/export").status_code == 200
    assert "<dt>Notes, one a fact</dt><dd>3</dd>" in student.page


def test_the_page_counts_what_the_deck_would_hold(web: Flask) -> None:
    with web.app_context():
        bank = web.extensions["bank"]
        made = queries.deck(db.session, bank, now(), "https://x.org")
        size = queries.size(db.session, bank)
    assert (size.facts, size.items) == (
        len(made.facts),
        sum(len(fact.items) for fact in made.facts),
    )


def test_an_unknown_format_is_nothing(web: Flask, student: Visitor) -> None:
    assert student.post("/export/clay").status_code == 404
    with web.app_context():
        assert db.session.scalars(sa.select(Audit)).all() == []


def test_a_download_needs_the_form_of_the_page(student: Visitor) -> None:
    assert student.post("/export/anki", csrf_token=None).status_code == 400
    assert student.get("/export/anki").status_code == 405


def fields(made: Deck) -> list[list[str]]:
    return [note_fields(fact, made.report_address) for fact in made.facts]


def tags(made: Deck) -> list[list[str]]:
    return [note_tags(fact) for fact in made.facts]


def test_two_servers_make_the_same_notes_but_for_where_to_report(web: Flask) -> None:
    with web.app_context():
        one, two = (
            queries.deck(db.session, web.extensions["bank"], now(), address)
            for address in ("https://one.example", "https://two.example")
        )
    told = [[each.replace("//two.", "//one.") for each in note] for note in fields(two)]
    assert [fields(one), tags(one)] == [told, tags(two)]
    assert "https://one.example/reports/new?fact=alphalol" in str(fields(one)[0])


def test_each_tag_says_something_else(web: Flask) -> None:
    with web.app_context():
        made = queries.deck(db.session, web.extensions["bank"], now(), "https://x.org")
    assert tags(made)[0] == ["mt::source::article", "mt::stage::clinical", "mt::topic::drugs"]


def test_the_deck_holds_what_is_served_in_learning_order(web: Flask) -> None:
    with web.app_context():
        deck = queries.deck(db.session, web.extensions["bank"], now(), "https://x.org")
    assert [(fact.id, len(fact.items)) for fact in deck.facts] == [
        ("alphalol", 1),
        ("betalol", 1),
        ("gammalol", 1),
    ]
