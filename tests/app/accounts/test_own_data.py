"""What is taken along is what the database holds, read back with csv and json."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from app.accounts import belongings, linking, written
from app.db import db, engine_options
from app.models import Audit, Learner
from app.models.access import hash_of
from tests.app.accounts.populated import FORMULA, OWNED, populate, publish, rows_of
from tests.app.conftest import MONDAY, person
from tests.app.web import Visitor


@pytest.fixture
def held(database: str) -> Iterator[Session]:
    engine = sa.create_engine(**engine_options(database))
    with Session(engine, expire_on_commit=False) as opened:
        publish(opened)
        for learner in (person("student", 1), person("classmate", 2)):
            opened.add(learner)
            opened.commit()
            populate(opened, learner)
        yield opened
    engine.dispose()


def file_of(session: Session, form: str) -> bytes:
    learner = session.get_one(Learner, UUID(int=1))
    single = {"account": belongings.account(learner), "settings": belongings.settings(learner)}
    write = {"json": written.write_json, "csv": written.write_csv}[form]
    file = BytesIO()
    write(file, single, belongings.parts(session, learner.id), MONDAY)
    return file.getvalue()


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def expected(session: Session) -> dict[str, list[dict[str, Any]]]:
    """What the tables hold of the student, under the names of the parts."""
    stored = rows_of(session, UUID(int=1))
    return {
        name: [
            {key: plain(row[key]) for key in row if key in belongings.columns(table)}
            for row in stored[str(table.__tablename__)]
        ]
        for name, table in belongings.TABLES.items()
    }


def test_every_table_of_a_learner_is_handed_out() -> None:
    assert {str(table.__tablename__) for table in belongings.TABLES.values()} == set(OWNED)


def test_an_address_that_is_not_confirmed_yet_is_handed_out_and_no_way_to_confirm_it(
    held: Session,
) -> None:
    learner = held.get_one(Learner, UUID(int=1))
    admin = held.get_one(Learner, UUID(int=2))
    token = linking.make(held, learner, "confirm", MONDAY, email="new@example.org", made_by=admin)
    held.flush()
    for form in ("json", "csv"):
        file = file_of(held, form)
        if form == "csv":
            file = zipfile.ZipFile(BytesIO(file)).read("mailed_links.csv")
        assert b"new@example.org" in file
        for untold in (token, hash_of(token), str(admin.id)):
            assert untold.encode() not in file


def test_json_holds_what_the_database_holds(held: Session) -> None:
    found = json.loads(file_of(held, "json").decode("utf-8"))
    head = {name: found.pop(name) for name in ("format", "made_at", "read_me")}
    account, settings = found.pop("account"), found.pop("settings")
    assert (head["format"], head["made_at"]) == (written.FORMAT, MONDAY.isoformat())
    assert all(found.values())
    assert found == expected(held)
    assert account == {
        "id": str(UUID(int=1)),
        "email": "student@example.org",
        "email_confirmed_at": MONDAY.isoformat(),
        "name": "Student",
        "role": "student",
        "created_at": MONDAY.isoformat(),
    }
    assert (settings["zone"], settings["topics"]) == ("Europe/Vienna", ["drugs"])
    assert settings["minutes_per_day"] == 45


def test_tables_hold_what_the_database_holds(held: Session) -> None:
    archive = zipfile.ZipFile(BytesIO(file_of(held, "csv")))
    assert archive.testzip() is None
    names = {f"{name}.csv" for name in (*belongings.TABLES, "account", "settings")}
    assert set(archive.namelist()) == {*names, "README.txt"}
    assert archive.read("README.txt").decode("utf-8").startswith(written.FORMAT)
    for name, rows in expected(held).items():
        assert table(archive, name) == [
            {key: as_text(value) for key, value in row.items()} for row in rows
        ]
    assert table(archive, "account")[0]["email"] == "student@example.org"
    assert table(archive, "settings")[0]["minutes_per_day"] == "45"


def table(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    """The rows of a table as texts, the apostrophes taken away again."""
    text = archive.read(f"{name}.csv").decode("utf-8-sig")
    rows = csv.DictReader(StringIO(text, newline=""))
    return [{key: value.removeprefix("'") for key, value in row.items()} for row in rows]


def as_text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def test_secrets_and_others_stay_here(held: Session) -> None:
    for form in ("json", "csv"):
        names = [name for part in belongings.TABLES.values() for name in belongings.columns(part)]
        assert not {"token_hash", "password_hash", "calendar_key", "closed_by"} & set(names)
        assert str(UUID(int=2)).encode() not in file_of(held, form)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (FORMULA, f"'{FORMULA}"),
        ("+1", "'+1"),
        ("-1 is not", "'-1 is not"),
        ("@sum", "'@sum"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("＝1", "'＝1"),
        ("'tis so", "''tis so"),
        ("a=b", "a=b"),
        ("", ""),
        (None, ""),
        (-0.25, "-0.25"),
        (True, "true"),
        (["=1"], '["=1"]'),
        (date(2026, 3, 2), "2026-03-02"),
        (MONDAY, "2026-03-02T09:00:00+00:00"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    ],
)
def test_no_text_is_a_formula(value: object, text: str) -> None:
    assert written.cell(value) == text


def test_a_student_takes_both_files_and_that_is_written_down(web: Flask, student: Visitor) -> None:
    answer = student.post("/account/data/json")
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=metastasis-")
    assert answer.headers["Cache-Control"] == "no-store"
    assert json.loads(answer.data)["account"]["email"] == "student@example.org"
    answer.close()
    answer = student.post("/account/data/csv")
    assert zipfile.ZipFile(BytesIO(answer.data)).testzip() is None
    answer.close()
    with web.app_context():
        rows = db.session.execute(sa.select(Audit.act, Audit.detail).order_by(Audit.id)).all()
    assert rows == [("own data", {"format": "json"}), ("own data", {"format": "csv"})]


def test_what_is_no_form_is_nothing(student: Visitor) -> None:
    assert student.post("/account/data/xml").status_code == 404


@pytest.mark.usefixtures("still")
def test_after_ten_files_in_an_hour_one_waits(student: Visitor) -> None:
    codes = []
    for _ in range(11):
        with student.post("/account/data/json") as answer:
            codes.append(answer.status_code)
    assert codes == [200] * 10 + [303]
    student.get("/account")
    assert "You have taken your data several times. Wait" in student.page
