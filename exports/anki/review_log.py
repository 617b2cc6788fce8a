"""The review log as it is held: a table of numbers, not an object for each row."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import overload

from exports.anki.contents import Reviewed

WIDTH = len(Reviewed._fields)


class ReviewLog(Sequence[Reviewed]):
    """Rows in their order, made anew whenever they are asked for; numbers below 2**63."""

    def __init__(self, rows: Iterable[Reviewed] = ()) -> None:
        self._numbers = array("q")
        for row in rows:
            self._numbers.extend(row)

    def __len__(self) -> int:
        return len(self._numbers) // WIDTH

    @overload
    def __getitem__(self, at: int) -> Reviewed: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Reviewed]: ...
    def __getitem__(self, at: int | slice) -> Reviewed | Sequence[Reviewed]:
        places = range(len(self))[at]
        if isinstance(places, range):
            return tuple(self._row(place) for place in places)
        return self._row(places)

    def _row(self, place: int) -> Reviewed:
        return Reviewed(*self._numbers[place * WIDTH : (place + 1) * WIDTH])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


class ByCard:
    """The rows of a log by their card; of one card in the order of the log."""

    def __init__(self, log: Sequence[Reviewed]) -> None:
        self._log = log
        self._last: dict[int, int] = {}
        self._before = array("l")  # of each row: the place of its card's last row, or -1
        for place, row in enumerate(log):
            self._before.append(self._last.get(row.card, -1))
            self._last[row.card] = place

    def of(self, card: int) -> tuple[Reviewed, ...]:
        """The rows of a card."""
        rows: list[Reviewed] = []
        place = self._last.get(card, -1)
        while place >= 0:
            rows.append(self._log[place])
            place = self._before[place]
        return tuple(reversed(rows))
