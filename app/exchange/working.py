"""The work on an upload, in a process of its own: read it and say what it holds, or take it in.

Each half is one transaction, and its last statement moves the upload on from the state it was
begun in. Where that finds nothing, the upload was thrown away or its learner has left, and
nothing is written.
"""

from __future__ import annotations

import errno
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import IO
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app import incoming
from app.exchange import statuses, taking, uploading
from app.exchange.findings import kept
from app.exchange.matching import Chosen
from app.exchange.starting import Ground
from app.exchange.taking import Left, Package
from app.models import Learner
from exports import BadPackage, reader_of

NOTHING = "Nothing of it was taken in, and nothing here is lost."
TOO_MUCH = (
    f"The file needs more memory than one file may have here. {NOTHING} Export fewer decks at "
    "once, or without media."
)
TOO_LONG = (
    f"Working on the file took longer than one file may take here. {NOTHING} Export fewer decks "
    "at once."
)
NO_ROOM = (
    f"The server has no room to unpack the file. {NOTHING} Tell the person who runs this server, "
    "and try again later."
)
OURS = (
    f"The server met an error with this file. {NOTHING} Tell the person who runs this server; the "
    "time above says where to look."
)


class OutOfTime(BaseException):
    """The process has used up the time that it may compute: no error that a library may catch."""


@dataclass(frozen=True)
class Job:
    """An upload to work on, and where."""

    engine: sa.Engine
    ground: Ground
    learner_id: UUID
    upload_id: UUID
    clock: Callable[[], datetime]

    def step(self, done: int, of: int) -> None:
        """A sign of life, and how far it is. Committed at once, in a session of its own."""
        with Session(self.engine) as session:
            self.swap(session, done=done, of=of, moved_at=self.clock())
            session.commit()

    def swap(self, session: Session, **values: object) -> bool:
        return uploading.swap(
            session, self.learner_id, self.upload_id, statuses.WORKED_ON, **values
        )

    def end(self, session: Session, state: str, **values: object) -> None:
        """Move the upload on, last of all.

        Raises:
            Left: it is not there any more to be moved.
        """
        if not self.swap(session, state=state, moved_at=self.clock(), **values):
            raise Left
        session.commit()


def work(job: Job, file: IO[bytes]) -> str | None:
    """Do what is next with the upload: show what it holds, or take that in.

    What went wrong comes back in words, for `tell`; nothing is written then.
    """
    try:
        _work(job, file)
    except Left:
        return None
    except BadPackage as error:
        return f"{error} {NOTHING}"
    except MemoryError:
        return TOO_MUCH
    except OutOfTime:
        return TOO_LONG
    except Exception as error:  # whatever it is, it is told
        traceback.print_exc()
        full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
        return NO_ROOM if full else OURS
    return None


def tell(job: Job, why: str) -> None:
    """Note in the upload's row what went wrong, and remove the file."""
    at = job.clock()
    with Session(job.engine) as session:
        told = job.swap(session, state="failed", message=why[:2000], ended_at=at, moved_at=at)
        session.commit()
    if told:
        incoming.remove(job.ground.instance, [job.upload_id])


def _work(job: Job, file: IO[bytes]) -> None:
    with Session(job.engine, expire_on_commit=False) as session:
        row = statuses.upload(session, job.learner_id, job.upload_id)
        if row is None or not statuses.is_here(session, job.learner_id):
            raise Left
        learner = session.get_one(Learner, job.learner_id)
        job.step(0, 2)
        package = taking.read(reader_of(row.name), file, job.ground.facts, job.clock())
        job.step(1, 2)
        if row.state == "reading":
            found = taking.look(session, learner, package)
            job.end(session, "read", found=kept(found), done=2, of=2)
        elif row.state == "taking":
            _take(session, job, learner, package, Chosen(**row.chosen))


def _take(session: Session, job: Job, learner: Learner, package: Package, chosen: Chosen) -> None:
    ready = taking.prepared(session, learner, package, chosen, job.step)
    facts, at = job.ground.facts, job.clock()
    found = taking.take(session, learner, package, chosen, ready, facts, at)
    job.end(session, "done", found=kept(found), done=1, of=1, ended_at=job.clock())
    incoming.remove(job.ground.instance, [job.upload_id])
