"""The only reader of the clock, and ids that carry the time they were made at."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from uuid import UUID

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def now() -> datetime:
    """The time, aware, in UTC. Everything else in the application is handed it."""
    return datetime.now(UTC)  # noqa: TID251 - the one place


def uuid7(now: datetime, random_bytes: bytes) -> UUID:
    """A version 7 UUID (RFC 9562): 48 bits of milliseconds, then ten bytes of chance."""
    if len(random_bytes) != 10:
        raise ValueError("uuid7 takes ten random bytes")
    milliseconds = (now - EPOCH) // timedelta(milliseconds=1)
    value = milliseconds << 80 | int.from_bytes(random_bytes, "big")
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=value)


def new_id(now: datetime) -> UUID:
    """A fresh UUIDv7 of `now`."""
    return uuid7(now, os.urandom(10))
