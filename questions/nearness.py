"""Names that are a few edits from one another, without comparing each with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

RUNS = (9, 6, 4, 3)
"""Lengths of runs that are looked up: the longest that is sure to be left standing."""


class Nearness:
    """Names in normal form, found by the letters that a few edits leave standing.

    An edit touches two letters of a name at most (it may swap neighbours), so that `edits` of
    them leave `len(name) - 2 * edits` in at most `edits + 1` runs: the longest is as long as
    their mean, and begins no more than `edits` places away. Where that mean is short, every
    name of nearly the length is compared.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_length: dict[int, list[str]] = defaultdict(list)
        self._runs: dict[int, dict[str, dict[int, list[str]]]] = {}
        for name in sorted(set(names)):
            self._by_length[len(name)].append(name)

    def within(self, name: str, edits: int) -> list[tuple[str, int]]:
        """(name, distance) of every name at most so many edits away; itself too, if it is there."""
        found = process.extract(
            name,
            self._candidates(name, edits),
            scorer=OSA.distance,
            score_cutoff=edits,
            limit=None,
            processor=None,
        )
        return [(near, int(distance)) for near, distance, _ in found]

    def _candidates(self, name: str, edits: int) -> list[str]:
        standing = -(-(len(name) - 2 * edits) // (edits + 1))
        run = next((each for each in RUNS if each <= standing), None)
        lengths = range(len(name) - edits, len(name) + edits + 1)
        if run is None:
            return [each for length in lengths for each in self._by_length.get(length, ())]
        runs = self._of(run)
        found: set[str] = set()
        for place in range(len(name) - run + 1):
            at = runs.get(name[place : place + run], {})
            for shift in range(-edits, edits + 1):
                found.update(at.get(place + shift, ()))
        return [each for each in found if len(each) in lengths]

    def _of(self, length: int) -> dict[str, dict[int, list[str]]]:
        """Run -> place -> the names that hold it there, for runs of one length."""
        if length not in self._runs:
            runs: dict[str, dict[int, list[str]]] = {}
            for names in self._by_length.values():
                for name in names:
                    for place in range(len(name) - length + 1):
                        at = runs.setdefault(name[place : place + length], {})
                        at.setdefault(place, []).append(name)
            self._runs[length] = runs
        return self._runs[length]
