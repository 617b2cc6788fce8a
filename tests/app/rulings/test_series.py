"""Any series of rulings, and that all of it can be taken back."""

from __future__ import annotations

from datetime import timedelta

import hypothesis
import pytest
import sqlalchemy as sa
from hypothesis import strategies as st

from app.coursework.regrading import Verdict
from tests.app.assignments.working import SAM, SUE, room
from tests.app.rulings.ruling import (
    AFTER,
    ALPHA,
    BETA,
    effects,
    everything,
    override,
    points,
    rule,
    work,
)

VERDICTS: tuple[Verdict, ...] = ("accepted", "full", "dropped", "restored")


@pytest.mark.long
def test_any_series_of_rulings_once_restored_is_as_if_there_had_been_none(
    engine: sa.Engine,
) -> None:
    made = room(engine)
    work(made, SAM)
    work(made, SUE, mistaken=True)
    before, at = everything(made), [AFTER]

    @hypothesis.settings(max_examples=15)
    @hypothesis.given(
        st.lists(st.tuples(st.sampled_from(VERDICTS), st.sampled_from((ALPHA, BETA))))
    )
    def any_series(series: list[tuple[Verdict, object]]) -> None:
        for verdict, item in [*series, ("restored", ALPHA), ("restored", BETA)]:
            at[0] += timedelta(minutes=1)
            replies = ("beta", "no idea") if verdict == "accepted" else ()
            coming = override(verdict, *replies, at=at[0], item=item)
            (effect,) = effects(made, coming)
            was = points(made)
            rule(made, coming)
            now = points(made)
            shares = [pair[0] / pair[1] if pair[1] else None for pair in was]
            after = [pair[0] / pair[1] if pair[1] else None for pair in now]
            assert len(effect.changed) == sum(a != b for a, b in zip(shares, after, strict=True))
        assert everything(made) == before

    any_series()
