"""What is bulky lies in a nameless file until it is asked for, so that memory stays small."""

from __future__ import annotations

import json
import os
import tempfile
import weakref
from array import array
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, overload

from exports.anki.contents import Reviewed
from exports.anki.own_contents import Card, Picture


class Spool:
    """A file without a name; it is gone when nobody refers to it."""

    def __init__(self) -> None:
        self._file, path = tempfile.mkstemp(prefix="anki-")
        Path(path).unlink()
        self._end = 0
        weakref.finalize(self, os.close, self._file)

    def add(self, body: bytes) -> int:
        """Where it lies."""
        at = self._end
        while body:
            written = os.pwrite(self._file, body, self._end)
            self._end, body = self._end + written, body[written:]
        return at

    def read(self, at: int, size: int) -> bytes:
        """What lies there."""
        return os.pread(self._file, size, at)


class SpooledPicture(Picture):
    """A picture whose bytes are read from a spool whenever they are asked for."""

    def __init__(self, digest: str, mimetype: str, spool: Spool, body: bytes) -> None:
        lies = spool, spool.add(body), len(body)
        for name, value in (("digest", digest), ("mimetype", mimetype), ("_lies", lies)):
            object.__setattr__(self, name, value)

    @property
    def body(self) -> bytes:
        spool, at, size = self._lies  # type: ignore[attr-defined]
        return bytes(spool.read(at, size))


class SpooledCards(Sequence[Card]):
    """Cards that are read from a spool one by one, each time anew."""

    def __init__(self) -> None:
        self._spool = Spool()
        self._ends = array("q", [0])

    def add(self, card: Card) -> None:
        """One more, at the end."""
        told = vars(card) | {"changed": card.changed.timestamp()}
        body = json.dumps(list(told.values())).encode("utf-8", "surrogatepass")
        self._ends.append(self._spool.add(body) + len(body))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> Card: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Card]: ...
    def __getitem__(self, at: int | slice) -> Card | Sequence[Card]:
        places = range(len(self))[at]
        if isinstance(places, range):
            return tuple(self._card(place) for place in places)
        return self._card(places)

    def _card(self, place: int) -> Card:
        begins = self._ends[place]
        read: Any = json.loads(self._spool.read(begins, self._ends[place + 1] - begins))
        told = dict(zip(Card.__dataclass_fields__, read, strict=True))
        told["changed"] = datetime.fromtimestamp(told["changed"], UTC)
        told["reviews"] = tuple(Reviewed(*row) for row in told["reviews"])
        return Card(**told | {name: tuple(told[name]) for name in ("pictures", "tags")})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]
