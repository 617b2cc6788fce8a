"""The process that works on an upload, as it is really started, bounded and killed."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.exchange import starting, uploading, working
from app.factory import create_app
from app.models import Review
from tests.app.exchange.sending import files, row, send, sent_id
from tests.app.exchange.test_coming_back import reviewed, taken
from tests.app.web import CHEAP, Visitor, classmate, small_bank, student, web
from tests.exports.reading import database, packed

__all__ = ["classmate", "student", "web"]

pytestmark = pytest.mark.long
PATIENCE = 120.0
MANY = 12_000  # reviews
SPENDING = """
from app.exchange import child, starting
child.bound(starting.Ground("", "", 4 << 30, 0, {}), let_others_go_first=False)
for _ in range(2):
    try:
        try:
            while True:
                pass
        except Exception:
            print("a library has caught it")
    except child.OutOfTime:
        pass
print("twice")
"""
MOMENTS = (0.5, 1.5, 2.0, 2.5, 3.0)  # seconds after the start


def wait_for(what: Callable[[], bool], every: float = 0.1) -> None:
    ends = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < ends
        time.sleep(every)


def ended(web: Flask, who: Visitor, upload: UUID) -> str:
    """The state in which a page finds it when nothing moves any more."""

    def looked() -> bool:
        who.get(f"/import/{upload}")
        return row(web, upload).state not in ("waiting", "reading", "taking")

    wait_for(looked)
    who.get(f"/import/{upload}")  # the page before may still have seen it move
    return row(web, upload).state


def working_on(upload: UUID) -> list[int]:
    """The processes that work on the upload."""
    found: list[int] = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            words = (each / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if starting.CHILD.encode() in words and upload.hex.encode() in words:
            found.append(int(each.name))
    return found


def reviews(web: Flask) -> int:
    with web.app_context():
        return db.session.scalar(sa.select(sa.func.count()).select_from(Review)) or 0


def with_many(package: bytes, number: int) -> bytes:
    """The package after so many reviews, ten minutes from each other, all of them in the past."""
    changed = database(package)
    cards = [card for (card,) in changed.execute("SELECT id FROM cards ORDER BY id")]
    start, apart = 1_400_000_000_000, 600_000  # milliseconds
    rows = [
        (start + n * apart, cards[n % len(cards)], -1, 1 + n % 4, 3, 1, 400, 4000, 1)
        for n in range(number)
    ]
    changed.executemany("INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    changed.commit()
    return packed(changed)


def test_a_process_reads_it_another_takes_it_in_and_nothing_of_them_stays(
    web: Flask, student: Visitor
) -> None:
    upload = sent_id(send(student, reviewed(taken(student), "betalol", days=3)))
    seen: set[int] = set()

    def gone() -> bool:
        seen.update(found := working_on(upload))
        return bool(seen) and not found

    wait_for(gone, 0.01)
    assert ended(web, student, upload) == "read"
    student.post(f"/import/{upload}/take", reviews="y", notes="y")
    assert ended(web, student, upload) == "done"
    assert (student.title(), files(web), reviews(web)) == ("Taken in", [], 1)
    wait_for(lambda: working_on(upload) == [])
    assert [number for number in seen if Path(f"/proc/{number}").exists()] == []  # no zombie


def test_it_goes_on_in_a_session_of_its_own_while_the_server_is_started_again(
    web: Flask, student: Visitor
) -> None:
    upload = sent_id(send(student, with_many(taken(student), MANY)))
    wait_for(lambda: working_on(upload) != [], 0.01)
    (number,) = working_on(upload)
    assert os.getsid(number) == number != os.getsid(0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("METASTASIS_INSTANCE", web.instance_path)
        url = web.config["DATABASE_URL"]
        again = create_app({"DATABASE_URL": url, "BANK": small_bank(), "TESTING": True, **CHEAP})
    same = Visitor(again)
    same.post("/sign-in", email="student@example.org", password="correct horse battery")
    assert ended(again, same, upload) == "read"
    assert working_on(upload) in ([], [number])
    with again.app_context():
        for engine in db.engines.values():
            engine.dispose()


def test_a_kill_at_any_moment_takes_in_all_or_nothing_and_is_told(
    web: Flask, student: Visitor
) -> None:
    package = with_many(taken(student), MANY)
    states = []
    for moment in MOMENTS:
        before = reviews(web)
        upload = sent_id(send(student, package))
        assert ended(web, student, upload) == "read"
        wait_for(lambda: working_on(upload) == [])  # noqa: B023
        student.post(f"/import/{upload}/take", reviews="y", notes="y")
        wait_for(lambda: working_on(upload) != [], 0.01)  # noqa: B023
        time.sleep(moment)
        for number in working_on(upload):
            os.kill(number, signal.SIGKILL)
        states.append(ended(web, student, upload))
        added = reviews(web) - before
        assert added == (MANY if states[-1] == "done" and before == 0 else 0)
        assert files(web) == []
        if states[-1] == "failed":
            assert uploading.DIED in student.page
    assert "failed" in states


def test_what_needs_more_memory_than_there_may_be_is_told(web: Flask, student: Visitor) -> None:
    web.config["UPLOAD_MEMORY"] = 180 << 20
    upload = sent_id(send(student, with_many(taken(student), 300_000)))
    assert ended(web, student, upload) == "failed"
    assert row(web, upload).message in (working.TOO_MUCH, uploading.DIED)  # where even that failed
    assert files(web) == []


def test_what_takes_longer_than_it_may_is_told(web: Flask, student: Visitor) -> None:
    web.config["UPLOAD_SECONDS"] = 0  # what is left of the second that it began in
    upload = sent_id(send(student, with_many(taken(student), 200_000)))
    assert ended(web, student, upload) == "failed"
    assert row(web, upload).message == working.TOO_LONG
    assert files(web) == []


def test_that_time_is_used_up_passes_libraries_and_is_said_again() -> None:
    told = subprocess.run(
        [sys.executable, "-c", SPENDING], capture_output=True, text=True, timeout=PATIENCE
    )
    assert (told.returncode, told.stdout) == (0, "twice\n"), told.stderr


def test_a_bomb_is_told_and_leaves_nothing_behind(web: Flask, student: Visitor) -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("collection.anki2", "w", force_zip64=True) as file,
    ):
        for _ in range(1100):
            file.write(bytes(1 << 20))
    upload = sent_id(send(student, out.getvalue()))
    assert ended(web, student, upload) == "failed"
    assert "unpacks to more than 1024 MB" in student.page
    wait_for(lambda: files(web) == [])


def test_nobody_has_two_at_once_and_all_are_read_in_the_end(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    package = with_many(taken(student), 3_000)
    sent = [(who, sent_id(send(who, package))) for who in (student, student, classmate)]
    most: Counter[str] = Counter()

    def all_read() -> bool:
        running = [who for who, upload in sent if row(web, upload).state == "reading"]
        most["student"] = max(most["student"], running.count(student))
        most["all"] = max(most["all"], len(running))
        return all(row(web, upload).state == "read" for _, upload in sent)

    wait_for(all_read, 0.02)  # nobody looks: what waits begins when another has ended
    assert (most["student"], most["all"] <= 2) == (1, True)
