"""Files that are sent to the page, and the work on them, in this process."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

import sqlalchemy as sa
from flask import Flask
from werkzeug.test import TestResponse

from app import incoming
from app.clock import now
from app.db import db
from app.exchange import starting, uploading
from app.exchange.working import Job, tell, work
from app.models import Upload
from tests.app.web import Visitor

ADDRESS = re.compile(r"/import/([-0-9a-f]{36})$")


class Desk:
    """Every place to work in is taken, so nothing begins by itself; the work is done here."""

    def __init__(self, web: Flask) -> None:
        self.web, self.places = web, list[int]()
        self.take_places()

    def take_places(self) -> None:
        folder = self.web.instance_path
        found = (incoming.place(folder) for _ in range(incoming.PLACES))
        self.places = [place for place in found if place is not None]

    def leave(self) -> None:
        while self.places:
            os.close(self.places.pop())

    def work(self) -> int:
        """Begin what waits and work on it; how many files that were."""
        self.leave()
        done = 0
        while begun := self.begin():
            try:
                job = self.job(begun.learner_id, begun.upload_id)
                with os.fdopen(os.dup(begun.file), "rb") as file:
                    why = work(job, file)
                if why is not None:
                    tell(job, why)
            finally:
                os.close(begun.file)
                os.close(begun.place)
            done += 1
        self.take_places()
        return done

    def begin(self) -> uploading.Begun | None:
        with self.web.app_context():
            begun = uploading.begin(db.session, self.web.instance_path, now())
            db.session.commit()
            return begun

    def job(self, learner_id: UUID, upload_id: UUID) -> Job:
        with self.web.app_context():
            return Job(db.engine, starting.ground_of(self.web), learner_id, upload_id, now)


def send(who: Visitor, body: bytes, name: str = "deck.apkg", **fields: object) -> TestResponse:
    """Send a file as the page's form does, everything ticked; any name can be said like this."""
    ticked = dict.fromkeys(("reviews", "notes", "cards", "scheduling"), "y")
    form = {"csrf_token": who.csrf(), **ticked, **fields}
    parts = [
        f'--cut\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
        for key, value in form.items()
        if value is not None
    ]
    said = f"filename*=UTF-8''{quote(name, safe='')}"
    told = f'--cut\r\nContent-Disposition: form-data; name="file"; {said}'
    whole = b"".join((*parts, told.encode(), b"\r\n\r\n", body, b"\r\n--cut--\r\n"))
    kind = "multipart/form-data; boundary=cut"
    answer = who.client.post("/import", data=whole, content_type=kind)
    who.page = answer.text
    return answer


def sent_id(answer: TestResponse) -> UUID:
    found = ADDRESS.search(answer.location or "")
    assert found, (answer.status_code, answer.text)
    return UUID(found[1])


def row(web: Flask, upload_id: UUID) -> Upload:
    with web.app_context():
        found = db.session.scalar(sa.select(Upload).where(Upload.id == upload_id))
        assert found is not None
        return found


def files(web: Flask) -> list[str]:
    """The files that lie in the folder, by name."""
    with suppress(FileNotFoundError):
        names = (each.name for each in (Path(web.instance_path) / incoming.FOLDER).iterdir())
        return sorted(each for each in names if not each.startswith("place"))
    return []


def table(page: str) -> dict[str, tuple[str, str]]:
    """The figures of the page that shows what was found."""
    found = re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td><td>(.*?)</td>', page)
    return {name: (there, new) for name, there, new in found}


def figures(page: str) -> dict[str, str]:
    """The figures of the page that says what was taken in."""
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page))
