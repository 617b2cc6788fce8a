"""Random logs of one unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from app.memory.replay import Entry

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
FORMS = ("single_best", "short_answer")
REMARKS = ("rating", "override", "undo")


def entry(number: int, minutes: int = 0, **values: Any) -> Entry:
    """A right, counted, typed answer; `minutes` after the start, its day by 24 hours."""
    row = Entry(
        id=UUID(int=number),
        kind="answer",
        counted=True,
        of=None,
        item_id=f"item-{number % 3}",
        form="short_answer",
        correct=True,
        override=None,
        rating=None,
        answered_at=START + timedelta(minutes=minutes),
        learner_day=20000 + minutes // 1440,
        retention=0.9,
    )
    return replace(row, **values)


def remark(number: int, minutes: int, kind: str, of: UUID, **values: Any) -> Entry:
    """A rating, override or undo of the answer `of`."""
    bare = {"item_id": None, "form": None, "correct": None}
    return entry(number, minutes, kind=kind, of=of, **bare, **values)


@st.composite
def logs(draw: st.DrawFn) -> list[Entry]:
    """Up to twelve answers, some uncounted, out of order, marked and undone; and resets."""
    minutes = draw(st.lists(st.integers(0, 300_000), min_size=1, max_size=12))
    log = [draw(_rows(number, at)) for number, at in enumerate(minutes, start=1)]
    answers = [row for row in log if row.kind in ("answer", "revealed")]
    if answers:
        for number in range(100, 100 + draw(st.integers(0, 6))):
            log.append(draw(_remarks(number, answers)))
    return draw(st.permutations(log))


@st.composite
def _rows(draw: st.DrawFn, number: int, at: int) -> Entry:
    kind = draw(st.sampled_from(["answer"] * 6 + ["imported", "reset", "relearn", "revealed"]))
    if kind == "reset":
        return entry(number, at, kind=kind, item_id=None, form=None, correct=None)
    correct = draw(st.booleans())
    if kind in ("imported", "revealed"):
        rating = draw(st.sampled_from(["hard", "good", "easy"])) if correct else "again"
        bare = {"item_id": None, "form": None, "counted": kind == "imported" or number % 4 > 0}
        return entry(number, at, kind=kind, correct=correct, rating=rating, **bare)
    counted = kind == "answer" and draw(st.integers(0, 4)) > 0
    form = draw(st.sampled_from(FORMS))
    retention = draw(st.sampled_from([0.8, 0.9, 0.95]))
    return entry(
        number, at, kind=kind, counted=counted, form=form, correct=correct, retention=retention
    )


@st.composite
def _remarks(draw: st.DrawFn, number: int, answers: list[Entry]) -> Entry:
    kind, of = draw(st.sampled_from(REMARKS)), draw(st.sampled_from(answers)).id
    at = draw(st.integers(0, 400_000))
    rating = draw(st.sampled_from(["hard", "good", "easy", "guessed"]))
    return remark(
        number,
        at,
        kind,
        of,
        rating=rating if kind == "rating" else None,
        override=True if kind == "override" else None,
    )
