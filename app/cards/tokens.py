"""What a served question carries to the browser and back, signed.

It is readable, so it holds digests, numbers and times, and no word: a fact's name may give
the answer away. What was asked is found by item and version. It lives thirty days.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from itsdangerous import BadSignature, URLSafeSerializer

from app.memory.answers import Kind

SALT = "study"
OF_CARDS = "decks"
KINDS: dict[str, Kind] = {"study": "answer", "again": "relearn", "own": "revealed"}
LIFE = timedelta(days=30)


class Forged(ValueError):
    """The token is not ours, or was changed."""


class Expired(ValueError):
    """The token is ours, and too old."""


class Stranger(ValueError):
    """The token is another learner's."""


@dataclass(frozen=True)
class Served:
    """One question as it was served. `of` is how many the sitting was then expected to have.

    Of a card of one's own `item_id` is the card's, and there is no version.
    """

    review_id: UUID
    learner: UUID
    item_id: str
    version: str
    revision: int
    place: int
    of: int
    served_at: datetime
    kind: Kind = "answer"


def mark(unit: str, served: Served, keys: list[str]) -> str:
    """What a browser knows a unit by, until its memory moves; it says nothing of the fact."""
    what = f"{served.learner.hex} {served.revision} {unit}"
    return hmac.new(keys[-1].encode(), what.encode(), "sha256").hexdigest()[:16]


def _serializer(keys: list[str], salt: str) -> URLSafeSerializer:
    return URLSafeSerializer(keys, salt=salt)


def seal(served: Served, keys: list[str], salt: str = SALT) -> str:
    """The token of a question. `keys`: oldest first, the last one signs."""
    body = [
        next(word for word, kind in KINDS.items() if kind == served.kind),
        served.review_id.hex,
        served.learner.hex,
        served.item_id,
        served.version,
        served.revision,
        served.place,
        served.of,
        served.served_at.timestamp(),
    ]
    return str(_serializer(keys, salt).dumps(body))


def unseal(token: str, keys: list[str], learner: UUID, now: datetime, salt: str = SALT) -> Served:
    """The question that was served to this learner.

    Raises:
        Forged, Expired, Stranger: the token may not be used.
    """
    try:
        read = _serializer(keys, salt).loads(token)
        word, review, owner, item, version, revision, place, of, at = read
        kind = KINDS[word]
    except (BadSignature, ValueError, TypeError, KeyError) as error:
        raise Forged from error
    served_at = datetime.fromtimestamp(at, UTC)
    served = Served(UUID(review), UUID(owner), item, version, revision, place, of, served_at, kind)
    if served.learner != learner:
        raise Stranger
    if now - served_at > LIFE:
        raise Expired
    return served
