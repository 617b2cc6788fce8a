"""What the class is told, and what it tells afterwards; both travel as JSON between processes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

Fields = dict[str, str | list[str]]


@dataclass(frozen=True)
class Plan:
    """An assignment to work through by everybody within so many seconds.

    `cookies` are the students', in the order of `learners`. Every tenth begins from two devices at
    once. `seconds` is the time from the first beginning to the last handing in, if the server
    keeps up; nobody waits longer than it does.
    """

    port: int
    path: str
    cookies: list[str]
    learners: list[str]
    seconds: float
    seed: int = 1

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Plan:
        return cls(**json.loads(path.read_text(encoding="utf-8")))


@dataclass
class Told:
    """What the class saw. `saved`: student, question and fields of each answer that the server
    acknowledged, in their order; `answers` of `requests`: kind, status and milliseconds."""

    requests: list[tuple[str, int, float]] = field(default_factory=list)
    saved: list[tuple[int, int, Fields]] = field(default_factory=list)
    handed_in: list[int] = field(default_factory=list)
    broken: int = 0
    stranded: list[str] = field(default_factory=list)
    seconds: float = 0.0
    computed: float = 0.0

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Told:
        given: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return cls(**given)
