"""How often something may be tried. Asked before a password is hashed: hashing is the cost.

Counters stand in the database, one atomic upsert a try, so that all workers count together.
A bucket is kept as a keyed digest: neither addresses nor e-mails can be read from the table.
"""

from __future__ import annotations

import hmac
import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.db import insert_or
from app.models import Throttle

NETWORK_OF_A_VISITOR = 64  # bits of an IPv6 address that one customer gets


class TooOften(Exception):
    """It was tried too often. `wait`: until the next try counts."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"try again in {wait}")
        self.wait = wait

    @property
    def words(self) -> str:
        """The wait, rounded up, as a reader sees it."""
        minutes = ceil(self.wait.total_seconds() / 60)
        return "a minute" if minutes <= 1 else f"{minutes} minutes"


@dataclass(frozen=True)
class Limit:
    """At most so many tries in a window. `name` keeps the counters of two limits apart."""

    name: str
    tries: int
    window: timedelta


def network(address: str | None) -> str:
    """Whose tries are counted together: an IPv4 address, or the /64 of an IPv6 one."""
    try:
        found = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    if found.version == 4:
        return str(found)
    mapped = found.ipv4_mapped
    if mapped is not None:
        return str(mapped)
    return str(ipaddress.ip_network((found, NETWORK_OF_A_VISITOR), strict=False))


def count(session: Session, limit: Limit, who: str, key: str, now: datetime) -> None:
    """Count one try of `who`. The caller commits, whatever comes of the try.

    Raises:
        TooOften: the window has had its tries; this one is counted too.
    """
    seconds = int(limit.window.total_seconds())
    window = int(now.timestamp()) // seconds
    ends = datetime.fromtimestamp((window + 1) * seconds, UTC)
    row = insert_or(session, Throttle).values(
        bucket=_bucket(limit, who, key), window=window, tries=1, expires_at=ends
    )
    more = row.on_conflict_do_update(
        index_elements=["bucket", "window"], set_={"tries": Throttle.tries + 1}
    )
    tries = session.scalar(more.returning(Throttle.tries)) or 0
    if tries == 1:
        session.execute(sa.delete(Throttle).where(Throttle.expires_at < now))
    if tries > limit.tries:
        raise TooOften(ends - now)


def forgive(session: Session, limit: Limit, who: str, key: str) -> None:
    """Forget the tries of `who`: the last one was right."""
    session.execute(sa.delete(Throttle).where(Throttle.bucket == _bucket(limit, who, key)))


def _bucket(limit: Limit, who: str, key: str) -> str:
    return hmac.digest(key.encode(), f"{limit.name}\n{who}".encode(), "sha256").hex()
