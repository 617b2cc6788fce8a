"""`python -m app.exchange.child LEARNER UPLOAD`: works on one upload, and ends.

It is started by `starting`, which tells it the rest on its standard input. Before it looks into
the file it bounds what it may use: a file can ask for more than there is.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import tempfile
import time
from math import ceil
from threading import Event
from types import FrameType

import sqlalchemy as sa

from app import incoming
from app.clock import now
from app.db import engine_options
from app.exchange import starting
from app.exchange.starting import Ground, Work
from app.exchange.working import TOO_LONG, Job, OutOfTime, tell, work

GRACE = 5  # seconds of computing, to say that the others are used up
ROOM = 64 << 20  # bytes, to say the same of memory
NICER = 10
spent = Event()  # the time is


def bound(ground: Ground, *, let_others_go_first: bool) -> None:
    """Bound memory and time of this process, for good."""
    if let_others_go_first:
        os.nice(NICER)
    seconds = ceil(time.process_time()) + ground.seconds
    signal.signal(signal.SIGXCPU, _out_of_time)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + GRACE))
    resource.setrlimit(resource.RLIMIT_AS, (ground.memory, ground.memory + ROOM))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _out_of_time(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    """Stop the work. The signal comes each second: again, where the first was caught in between."""
    spent.set()
    raise OutOfTime


def main() -> int:
    """Work, and end; the place that was inherited is free then."""
    os.umask(0o077)
    told = starting.read(sys.stdin)
    engine = sa.create_engine(**engine_options(told.ground.database))
    job = Job(engine, told.ground, told.learner_id, told.upload_id, now)
    why = _bounded(job, told)
    memory = told.ground.memory + ROOM
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    if why is not None:
        tell(job, why)
    engine.dispose()
    return 0


def _bounded(job: Job, told: Work) -> str | None:
    """What went wrong, in words. The file is unpacked beside it, to be removed with it."""
    with (
        incoming.workroom(told.ground.instance, told.upload_id) as room,
        os.fdopen(told.file, "rb") as file,
    ):
        tempfile.tempdir = str(room)
        try:
            # who takes in holds SQLite's lock, for which others wait: that must not be slow
            bound(told.ground, let_others_go_first=told.is_reading)
            why = work(job, file)
        except OutOfTime:  # it can come between any two steps
            return TOO_LONG
        finally:
            signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    # SQLite makes an interruption of it
    return TOO_LONG if why is not None and spent.is_set() else why


if __name__ == "__main__":
    sys.exit(main())
