"""The same over HTTP: gunicorn with its workers, many browsers at once, on both databases."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.config import ROOT
from app.db import engine_options
from app.models import Review
from tests.app.ops.test_start import free_port, served, stopped
from tests.conftest import ENGINES, Databases

pytestmark = pytest.mark.long


class Browser:
    """Keeps its cookies; sends a page's form with other values in it."""

    def __init__(self, address: str) -> None:
        self.address, self.page = address, ""
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        with self.opener.open(self.address + path, timeout=60) as answer:
            self.page = answer.read().decode()
        return self.page

    def post(self, path: str, form: dict[str, str]) -> int:
        body = urlencode(form).encode()
        with self.opener.open(self.address + path, body, timeout=60) as answer:
            answer.read()
            return int(answer.status)

    def register(self, name: str) -> Browser:
        self.get("/register")
        self.post(
            "/register",
            {
                "csrf_token": field(self.page, "csrf_token"),
                "name": name,
                "email": f"{name}@example.org",
                "password": "correct horse battery",
                "zone": "UTC",
            },
        )
        return self

    def answer(self) -> dict[str, str]:
        """The form of the next question, filled in with its first option."""
        page = self.get("/study/question")
        tags = re.findall(r'<input[^>]*name="reply"[^>]*>', page)
        value = re.search(r'value="([^"]*)"', tags[0]) if "radio" in tags[0] else None
        return {
            "csrf_token": field(page, "csrf_token"),
            "token": field(page, "token"),
            "reply": html.unescape(value[1]) if value else "something",
        }


def field(page: str, name: str) -> str:
    """The value of the field of this name."""
    tags = re.findall(rf'<input[^>]*name="{name}"[^>]*>', page)
    found = re.search(r'value="([^"]*)"', tags[0]) if tags else None
    assert found, f"no field {name}"
    return html.unescape(found[1])


@dataclass(frozen=True)
class Site:
    """A server as `make run` starts it, and its database."""

    address: str
    database: str

    def visitor(self, name: str) -> Browser:
        return Browser(self.address).register(name)

    def rows(self) -> Counter[tuple[str, bool]]:
        """The log, counted by kind and by whether a row counts."""
        engine = sa.create_engine(**engine_options(self.database))
        with Session(engine) as session:
            kinds = session.execute(sa.select(Review.kind, Review.counted))
            found = Counter((kind, counted) for kind, counted in kinds)
        engine.dispose()
        return found


@pytest.fixture(scope="module", params=ENGINES)
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    databases: Databases = request.getfixturevalue(f"{request.param}_databases")
    database, port = databases.migrated(), str(free_port())
    address = f"http://127.0.0.1:{port}"
    environment = {
        "PATH": os.environ["PATH"],
        "METASTASIS_INSTANCE": str(tmp_path_factory.mktemp("served")),
        "DATABASE_URL": database,
        "PORT": port,
        "PUBLIC_URL": address,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "app"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    served(f"{address}/health")
    yield Site(address, database)
    said = stopped(process)
    databases.drop(database)
    assert "Traceback" not in said


def test_an_answer_sent_eight_times_at_once_is_one_row(site: Site) -> None:
    student, before = site.visitor("student"), site.rows()
    form = student.answer()
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda _: student.post("/study/answer", form), range(8)))
    assert statuses == [200] * 8
    assert site.rows() - before == {("answer", True): 1}


def test_eight_tabs_of_one_learner_lose_no_answer(site: Site) -> None:
    student, before = site.visitor("classmate"), site.rows()
    forms = [student.answer() for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda form: student.post("/study/answer", form), forms))
    assert statuses == [200] * 8
    assert site.rows() - before == {("answer", True): 1, ("answer", False): 7}


def test_fifty_learners_at_once_lose_no_answer(site: Site) -> None:
    before = site.rows()
    with ThreadPoolExecutor(10) as pool:
        students = list(pool.map(lambda number: site.visitor(f"s{number}"), range(50)))
        forms = list(pool.map(lambda student: student.answer(), students))
    with ThreadPoolExecutor(50) as pool:
        sent = pool.map(lambda who, form: who.post("/study/answer", form), students, forms)
        assert list(sent) == [200] * 50
    assert site.rows() - before == {("answer", True): 50}
