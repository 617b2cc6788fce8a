"""The process that works on an upload, as it is really started, bounded and killed."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask

from tests.app.exchange.sending import files, row, send, sent_id
from tests.app.exchange.test_coming_back import reviewed, taken
from tests.app.web import Visitor, classmate, student, web

__all__ = ["classmate", "student", "web"]

pytestmark = pytest.mark.long
PATIENCE = 60.0


def wait_for(what: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < ends
        time.sleep(0.1)


def ended(web: Flask, who: Visitor, upload: UUID) -> str:
    """The state in which a page finds it when nothing moves any more."""

    def looked() -> bool:
        who.get(f"/import/{upload}")
        return row(web, upload).state not in ("waiting", "reading", "taking")

    wait_for(looked)
    return row(web, upload).state


def working() -> dict[int, str]:
    """The processes that work on uploads, by their number, with the upload."""
    found: dict[int, str] = {}
    for each in Path("/proc").iterdir():
        try:
            words = (each / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"app.exchange.child" in words:
            found[int(each.name)] = words[-2].decode()
    return found


def test_a_process_reads_it_and_another_takes_it_in(web: Flask, student: Visitor) -> None:
    upload = sent_id(send(student, reviewed(taken(student), "betalol", days=3)))
    assert ended(web, student, upload) == "read"
    student.post(f"/import/{upload}/take", reviews="y", notes="y")
    assert ended(web, student, upload) == "done"
    assert (student.title(), files(web)) == ("Taken in", [])
    wait_for(lambda: upload.hex not in working().values())
