"""Taking the deck along."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.exchange import queries
from app.exchange.places import PLACES
from app.models import Audit
from exports import WRITERS
from exports.anki.fields import note_fields, note_tags
from exports.deck import Deck
from questions.vocabulary import Topic
from questions.world import Bank
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


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_every_format_is_a_file_of_its_type(web: Flask, student: Visitor, form: str) -> None:
    answer = student.post(f"/export/{form}")
    writer = WRITERS[form]
    assert (answer.status_code, answer.mimetype) == (200, writer.mimetype)
    name = f"metastasis-trainer-{now():%Y-%m-%d}{writer.suffix}"
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"
    with web.app_context():
        (row,) = db.session.scalars(sa.select(Audit)).all()
        assert row.detail == {"format": form, "facts": 3}
        if form != "anki":  # its zip tells the time
            made = queries.deck(db.session, web.extensions["bank"], now(), "https://x.org")
            assert answer.data == writer.write(made)


def test_the_page_tells_how_much_there_is_and_offers_every_format(student: Visitor) -> None:
    assert student.get("/export").status_code == 200
    assert "3 facts with 3 questions" in student.page
    offered = re.findall(r'formaction="/export/(\w+)">Download \(([.\w]+)\)', student.page)
    assert offered == [(name, each.suffix) for name, each in WRITERS.items()]
    assert [each.purpose for each in WRITERS.values() if each.purpose not in student.page] == []


def test_chosen_topics_are_taken_alone(web: Flask, student: Visitor) -> None:
    with_two_topics(web)
    student.get("/export")
    assert re.findall(r'name="topics" value="(\w+)"', student.page) == ["drugs", "sites"]
    lines = student.post("/export/jsonl", topics=["sites"]).data.decode().splitlines()
    assert [json.loads(line)["fact"] for line in lines] == ["gammalol"]
    both = student.post("/export/jsonl", topics=["sites", "drugs"]).data
    assert both == student.post("/export/jsonl").data


def test_an_unknown_topic_is_nothing(web: Flask, student: Visitor) -> None:
    assert student.post("/export/csv", topics=["drugs", "clay"]).status_code == 404
    with web.app_context():
        assert db.session.scalars(sa.select(Audit)).all() == []


def with_two_topics(web: Flask) -> None:
    """The last fact is of another topic."""
    bank = web.extensions["bank"]
    moved = bank.facts["gammalol"].model_copy(update={"topic": "sites"})
    topics = {**bank.topics, "sites": Topic(id="sites", name="Sites")}
    web.extensions["bank"] = Bank(topics=topics, facts={**bank.facts, "gammalol": moved})


def test_the_page_counts_what_the_deck_would_hold(web: Flask) -> None:
    with_two_topics(web)
    with web.app_context():
        bank = web.extensions["bank"]
        made = queries.deck(db.session, bank, now(), "https://x.org")
        topics = queries.topics(db.session, bank)
        size = queries.size(topics)
    assert [(each.id, each.name, each.facts) for each in topics] == [
        ("drugs", "Drugs", 2),
        ("sites", "Sites", 1),
    ]
    assert (size.facts, size.items) == (
        len(made.facts),
        sum(len(fact.items) for fact in made.facts),
    )


PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1"
TABLET = "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1"
DROID = (
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
)
DESK = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"


@pytest.mark.parametrize(
    ("asked", "agent", "found"),
    [
        ("", PHONE, "iphone"),
        ("", TABLET, "iphone"),
        ("", DROID, "android"),
        ("", DESK, "computer"),
        ("", "", "computer"),
        ("android", PHONE, "android"),
        ("computer", DROID, "computer"),
        ("toaster", DROID, "android"),
    ],
)
def test_the_page_shows_the_steps_of_where_the_learner_is(
    student: Visitor, asked: str, agent: str, found: str
) -> None:
    student.get(f"/export?on={asked}", headers={"User-Agent": agent})
    links = re.findall(r'<a href="/export\?on=(\w+)#anki"( aria-current="true")?>', student.page)
    assert links == [(each, ' aria-current="true"' if each == found else "") for each in PLACES]
    assert [each for each, only in ONLY.items() if only in student.page] == [found]


ONLY = {
    "computer": "in the menu “File”",
    "iphone": "“Add/Export”",
    "android": "choose “Export deck”",
}


def test_every_place_says_what_to_tick_on_the_way_out_and_back(student: Visitor) -> None:
    for each in PLACES:
        student.get(f"/export?on={each}")
        assert "tick “Import any learning progress” and “Import any deck presets”" in student.page
        assert "Study in one place at a time" in student.page
    told = {"Include scheduling information", "Support older Anki versions"}
    for each in ("computer", "android"):
        student.get(f"/export?on={each}")
        assert {words for words in told if words in student.page} == told


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


def test_a_fact_is_tagged_by_the_sites_that_the_body_map_has_it_under(web: Flask) -> None:
    bank = web.extensions["bank"]
    said = "Deposits in the liver and in lymph nodes shrink."
    sited = bank.facts["betalol"].model_copy(update={"statement": said})
    changed = Bank(topics=bank.topics, facts={**bank.facts, "betalol": sited})
    with web.app_context():
        made = queries.deck(db.session, changed, now(), "https://x.org")
    assert [[tag for tag in note if "site" in tag] for note in tags(made)] == [
        [],
        ["mt::site::liver", "mt::site::lymph-nodes"],
        [],
    ]
    assert [tag for note in tags(made) for tag in note if " " in tag] == []


def test_the_deck_holds_what_is_served_in_learning_order(web: Flask) -> None:
    with web.app_context():
        deck = queries.deck(db.session, web.extensions["bank"], now(), "https://x.org")
    assert [(fact.id, len(fact.items)) for fact in deck.facts] == [
        ("alphalol", 1),
        ("betalol", 1),
        ("gammalol", 1),
    ]
