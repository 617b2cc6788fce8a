"""Start a process for an upload: it inherits the locks, and is told on its standard input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from tempfile import TemporaryFile
from threading import Thread
from typing import IO
from uuid import UUID

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from app.clock import now
from app.config import ROOT
from app.db import db
from app.exchange import uploading
from questions.world import Bank

CHILD = "app.exchange.child"


@dataclass(frozen=True)
class Ground:
    """What a process needs to know of where it works; plain values.

    `facts` are the bank's, each with the day (ISO) of its last change. `memory` (bytes of
    addresses) and `seconds` (of computing) are what a process may use.
    """

    database: str
    instance: str
    memory: int
    seconds: int
    facts: Mapping[str, str]


@dataclass(frozen=True)
class Work:
    """What is to be done: an upload, its file and the place to work in, as descriptors.

    `is_reading`: it is to be read and shown; else it is to be taken in.
    """

    ground: Ground
    learner_id: UUID
    upload_id: UUID
    file: int
    place: int
    is_reading: bool

    def write(self) -> str:
        return json.dumps(
            {
                "ground": asdict(self.ground),
                "learner_id": self.learner_id.hex,
                "upload_id": self.upload_id.hex,
                "file": self.file,
                "place": self.place,
                "is_reading": self.is_reading,
            }
        )


def read(stream: IO[str]) -> Work:
    """The work as it was told."""
    told = json.load(stream)
    return Work(
        ground=Ground(**told["ground"]),
        learner_id=UUID(told["learner_id"]),
        upload_id=UUID(told["upload_id"]),
        file=told["file"],
        place=told["place"],
        is_reading=told["is_reading"],
    )


def ground_of(app: Flask) -> Ground:
    """Where an application works, and what its bank holds."""
    bank: Bank = app.extensions["bank"]
    return Ground(
        database=app.config["DATABASE_URL"],
        instance=app.instance_path,
        memory=app.config["UPLOAD_MEMORY"],
        seconds=app.config["UPLOAD_SECONDS"],
        facts={name: f"{bank.changed(name)}" for name in bank.facts},
    )


def start_next(app: Flask, session: Session, at: datetime) -> None:
    """Begin what waits, as far as there are places. Commits before each start."""
    while begun := uploading.begin(session, app.instance_path, at):
        try:
            session.commit()
            process = _started(Work(ground=ground_of(app), **asdict(begun)))
        finally:
            os.close(begun.file)
            os.close(begun.place)
        Thread(target=_go_on, args=(app, process), daemon=True).start()
    session.commit()


def _started(work: Work) -> subprocess.Popen[bytes]:
    """A process in a session of its own: it outlives the worker that started it.

    The address of the database may hold a password, so it is in no argument and no environment.
    """
    with TemporaryFile("w+", encoding="utf-8") as told:
        told.write(work.write())
        told.seek(0)
        return subprocess.Popen(
            [sys.executable, "-m", CHILD, work.learner_id.hex, work.upload_id.hex],
            stdin=told,
            stdout=subprocess.DEVNULL,
            cwd=ROOT,
            pass_fds=(work.file, work.place),
            start_new_session=True,
        )


def _go_on(app: Flask, process: subprocess.Popen[bytes]) -> None:
    """Wait for it, so that nothing of it stays, and begin what waits behind it."""
    process.wait()
    with app.app_context():
        try:
            start_next(app, db.session, now())
        except (sa.exc.SQLAlchemyError, OSError) as error:  # a look at a page begins it as well
            app.logger.warning("what waits to be read was not begun: %s", error)
