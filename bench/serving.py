"""One answer over HTTP, against a bare route that sends the same statements to the database.

Both are served by gunicorn with one worker on this machine, each with a SQLite file of its own.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Any
from urllib.parse import urlencode

import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.config import ROOT
from app.db import db
from app.factory import create_app
from app.memory.publishing import publish
from app.models import Learner
from app.ops import migrating
from bench.measuring import Row

ANSWERS = 100
WARM = 5
EMAIL, PASSWORD = "bench@example.org", "a password for the bench"
Form = dict[str, str | list[str]]
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def serving(folder: Path) -> Row:
    """Answers in turns with bare requests, over a connection each that stays open."""
    database = _prepared(folder)
    statements = _statements_of_one_answer(folder, database)
    copy = folder / "bare.db"
    shutil.copy(database, copy)
    ours_env = {"DATABASE_URL": f"sqlite:///{database}", "METASTASIS_INSTANCE": str(folder)}
    bare_env = {"BARE_DATABASE": str(copy), "BARE_STATEMENTS": str(statements)}
    with _served("app:create_app()", ours_env) as at, _served("bench.bare:app", bare_env) as beside:
        browser, bare = Browser(at), HTTPConnection("127.0.0.1", beside)
        browser.sign_in()
        pairs = [(browser.answer(), _bare(bare)) for _ in range(ANSWERS)][WARM:]
    ours, other = (median(each) for each in zip(*pairs, strict=True))
    return Row("answer over HTTP", "bare route, same statements", len(pairs), ours, other)


def _prepared(folder: Path) -> Path:
    """A database with the bank and one learner who may meet every fact today."""
    database = folder / "http.db"
    migrating.upgrade(f"sqlite:///{database}")
    made = _app(folder, database)
    with made.app_context():
        publish(db.session, made.extensions["bank"], now())
        db.session.commit()
    client = made.test_client()
    sent = {"name": "B", "email": EMAIL, "password": PASSWORD}
    token = _field(client.get("/register").text, "csrf_token")
    client.post("/register", data={**sent, "csrf_token": token})
    with made.app_context():
        db.session.execute(sa.update(Learner).values(new_per_day=1000))
        db.session.commit()
        db.engine.dispose()
    return database


def _app(folder: Path, database: Path) -> Flask:
    os.environ["METASTASIS_INSTANCE"] = str(folder)
    return create_app({"DATABASE_URL": f"sqlite:///{database}"})


def _statements_of_one_answer(folder: Path, database: Path) -> Path:
    """What the second answer of a sitting sends to the database."""
    made = _app(folder, database)
    with made.app_context():
        engine = db.engine
    seen: list[tuple[str, list[object]]] = []
    client = made.test_client()
    token = _field(client.get("/sign-in").text, "csrf_token")
    client.post("/sign-in", data={"email": EMAIL, "password": PASSWORD, "csrf_token": token})
    page = client.get("/study/question").text
    page = client.post("/study/answer", data=_answer_form(page)).text

    def listen(*each: Any) -> None:
        seen.append((each[2], list(each[3])))

    sa.event.listen(engine, "before_cursor_execute", listen)
    client.post("/study/answer", data=_answer_form(page))
    engine.dispose()
    path = folder / "statements.json"
    path.write_text(json.dumps(seen), encoding="utf-8")
    return path


@contextmanager
def _served(application: str, environment: dict[str, str]) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}"]
    command += ["--worker-class", "gthread", "--threads", "4", "--log-level", "error", application]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment})
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> None:
    for _ in range(600):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        sleep(0.1)
    raise RuntimeError("the server did not start")


def _bare(connection: HTTPConnection) -> float:
    begun = perf_counter()
    connection.request("POST", "/", "reply=1", FORM)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"the bare route answered {answer.status}")
    return (perf_counter() - begun) * 1000


class Browser:
    """Keeps its cookie and the page it is on."""

    def __init__(self, port: int) -> None:
        self.connection, self.cookie, self.page = HTTPConnection("127.0.0.1", port), "", ""

    def send(self, method: str, path: str, form: Form | None = None) -> float:
        """Milliseconds of one request; follows no redirect."""
        headers = {**FORM, "Cookie": self.cookie, "Host": "127.0.0.1"}
        begun = perf_counter()
        self.connection.request(method, path, urlencode(form or {}, doseq=True), headers)
        answer = self.connection.getresponse()
        self.page = answer.read().decode()
        spent = (perf_counter() - begun) * 1000
        if answer.status >= 400:
            raise RuntimeError(f"{path} answered {answer.status}")
        for line in answer.headers.get_all("Set-Cookie") or ():
            if line.startswith("session="):
                self.cookie = line.split(";")[0]
        return spent

    def sign_in(self) -> None:
        self.send("GET", "/sign-in")
        token = _field(self.page, "csrf_token")
        sent: Form = {"email": EMAIL, "password": PASSWORD, "csrf_token": token}
        self.send("POST", "/sign-in", sent)
        self.send("GET", "/study/question")

    def answer(self) -> float:
        """Answer the question on the page; the answer's page holds the next one."""
        return self.send("POST", "/study/answer", _answer_form(self.page))


def _answer_form(page: str) -> Form:
    """The form of the question on a page: its first option, box or partner, its rows as they
    stand, some text."""
    last = page[page.rindex('name="token"') - 400 :]
    tags = re.findall(r'<input[^>]*name="reply"[^>]*>', last)
    rows = range(1, last.count('name="place"') + 1)
    groups = re.findall(r'<select[^>]*name="cell" id="cell-(\d+)"', last)
    boxes = re.findall(r'<input type="checkbox" name="cell" value="([\d:]+)"', last)
    return {
        "csrf_token": _field(page, "csrf_token"),
        "token": _field(last, "token"),
        "reply": _field(tags[0], "reply") if tags and "radio" in tags[0] else "something",
        "correction": "something",
        "place": [f"{row}:{row}" for row in rows],
        "pick": re.findall(r'name="pick" value="(\d+)"', last)[:1],
        "cell": [f"{group}:{group}" for group in groups] or boxes[:1],
    }


def _field(page: str, name: str) -> str:
    tags = re.findall(rf'<input[^>]*name="{name}"[^>]*>', page)
    found = re.search(r'value="([^"]*)"', tags[-1]) if tags else None
    if found is None:
        raise RuntimeError(f"the page has no field {name}")
    return html.unescape(found[1])
