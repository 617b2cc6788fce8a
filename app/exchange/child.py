"""`python -m app.exchange.child LEARNER UPLOAD`: works on one upload, and ends.

It is started by `starting`, which tells it the rest on its standard input. Before it looks into
the file it bounds what it may use: a file can ask for more than there is.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from contextlib import suppress
from types import FrameType

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.clock import now
from app.db import engine_options
from app.exchange import starting
from app.exchange.working import Job, OutOfTime, work

MEMORY = 1 << 30  # bytes of addresses, the program's own among them
SECONDS = 120  # of computing
GRACE = 5  # seconds to say so
NICER = 10


def bound(*, let_others_go_first: bool) -> None:
    """Bound memory and time of this process, for good."""
    if let_others_go_first:
        os.nice(NICER)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + GRACE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXCPU, _out_of_time)


def _out_of_time(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    raise OutOfTime


def main() -> int:
    """Work, then let the next upload begin."""
    os.umask(0o077)
    told = starting.read(sys.stdin)
    engine = sa.create_engine(**engine_options(told.ground.database))
    # who takes in holds SQLite's lock, for which others wait: that must not be slow
    bound(let_others_go_first=told.is_reading)
    job = Job(engine, told.ground, told.learner_id, told.upload_id, now)
    with os.fdopen(told.file, "rb") as file:
        work(job, file)
    os.close(told.place)
    with suppress(Exception), Session(engine) as session:  # a look at a page begins it as well
        starting.start_next(session, told.ground, now())
    engine.dispose()
    return 0


if __name__ == "__main__":
    sys.exit(main())
