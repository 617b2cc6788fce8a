"""The life of an upload: it waits, is read, is shown, is taken in or thrown away.

Every step is a comparison and a swap of its state: who comes second changes nothing. The caller
commits. Files are removed by whoever committed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app import incoming
from app.exchange import statuses
from app.memory.rows import claim
from app.models import Learner, Upload

MOST_OPEN = 3
LIFE = timedelta(minutes=2)  # without a sign of life, where the file lies on another machine
DIED = (
    "The process that worked on the file has ended: it was stopped, or the file needs more memory "
    "or time than there is. Nothing of it was taken in. Send it again; if it ends again, export "
    "fewer decks at once."
)
GONE = (
    "The file is not on the server any more. Nothing of it was taken in, and nothing here is lost. "
    "Send it again."
)
FORGOTTEN = (
    "A file is kept for a day, and this one was removed. Nothing of it was taken in. Send it again."
)


class Full(ValueError):
    """So many files of this learner are not taken in yet. Nothing was noted."""


@dataclass(frozen=True)
class Begun:
    """An upload that a process shall work on, and the locks that it inherits."""

    learner_id: UUID
    upload_id: UUID
    file: int
    place: int
    is_reading: bool


def receive(
    session: Session, learner: Learner, upload_id: UUID, name: str, size: int, now: datetime
) -> Upload:
    """Note a file that came; it waits to be read. Of two that come at once one is counted first.

    Raises:
        Full: the learner has as many files here as there may be.
    """
    claim(session, learner.id)
    if statuses.open_ones(session, learner.id) >= MOST_OPEN:
        raise Full
    row = Upload(
        learner_id=learner.id, id=upload_id, name=name, size=size, state="waiting",
        created_at=now, moved_at=now,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def swap(
    session: Session,
    learner_id: UUID,
    upload_id: UUID,
    states: tuple[str, ...],
    **values: Any,
) -> bool:
    """Move an upload on if it is in one of these states; whether it was."""
    moved = session.execute(
        sa.update(Upload)
        .where(
            Upload.learner_id == learner_id, Upload.id == upload_id, Upload.state.in_(states)
        )
        .values(values)
        .execution_options(synchronize_session=False)
        .returning(Upload.id)
    )  # fmt: skip
    return moved.first() is not None


def order(
    session: Session, learner_id: UUID, upload_id: UUID, chosen: Mapping[str, bool], now: datetime
) -> bool:
    """Let what was found be taken in, as far as it was chosen; whether it could."""
    return swap(
        session, learner_id, upload_id, ("read",),
        state="waiting", chosen=dict(chosen), done=0, of=0, moved_at=now,
    )  # fmt: skip


def drop(session: Session, learner_id: UUID, upload_id: UUID, now: datetime) -> bool:
    """Throw a file away; a line of it stays. Whether it could be: not while it is taken in."""
    ended = {"state": "dropped", "ended_at": now, "moved_at": now}
    return swap(session, learner_id, upload_id, statuses.DROPPABLE, **ended)


def fail(
    session: Session,
    learner_id: UUID,
    upload_id: UUID,
    states: tuple[str, ...],
    why: str,
    now: datetime,
) -> bool:
    """Note that it came to nothing, and why."""
    ended = {"state": "failed", "message": why[:2000], "ended_at": now, "moved_at": now}
    return swap(session, learner_id, upload_id, states, **ended)


def bury(session: Session, learner_id: UUID, instance: str, now: datetime) -> list[UUID]:
    """Note of this learner's uploads whose process has ended without a word; their ids."""
    buried: list[UUID] = []
    for row in statuses.worked_on(session, learner_id):
        try:
            alive = incoming.is_held(instance, row.id)
        except FileNotFoundError:
            alive = now - row.moved_at < LIFE
        if not alive and fail(session, learner_id, row.id, (row.state,), DIED, now):
            buried.append(row.id)
    return buried


def sweep(session: Session, instance: str, now: datetime) -> None:
    """Let go of what has waited for a day, whoever's it is, and of files nobody knows."""
    for learner_id, upload_id in statuses.forgotten(session, now - incoming.KEPT):
        fail(session, learner_id, upload_id, ("waiting", "read"), FORGOTTEN, now)
    incoming.sweep(instance, now)


def begin(session: Session, instance: str, now: datetime) -> Begun | None:
    """Choose what is worked on next, if there is a place; its locks are the caller's to give on.

    Whoever came first comes first, but nobody has two at once.
    """
    queue = statuses.waiting(session)
    place = incoming.place(instance) if queue else None
    if place is None:
        return None
    try:
        for learner_id, upload_id in queue:
            begun = _begun(session, instance, learner_id, upload_id, place, now)
            if begun is not None:
                return begun
    except BaseException:
        os.close(place)
        raise
    os.close(place)
    return None


def _begun(
    session: Session, instance: str, learner_id: UUID, upload_id: UUID, place: int, now: datetime
) -> Begun | None:
    """An upload moved on from waiting, its file locked; None if that may not be now."""
    claim(session, learner_id)
    row = statuses.upload(session, learner_id, upload_id)
    if row is None or statuses.worked_on(session, learner_id):
        return None
    try:
        file = incoming.held(instance, upload_id)
    except FileNotFoundError:
        fail(session, learner_id, upload_id, ("waiting",), GONE, now)
        return None
    if file is None:
        return None
    state = "taking" if row.found else "reading"
    if not swap(session, learner_id, upload_id, ("waiting",), state=state, moved_at=now):
        os.close(file)
        return None
    return Begun(learner_id, upload_id, file, place, is_reading=state == "reading")
