"""Any series of what students, staff and curators do, on both databases: the numbers agree."""

from __future__ import annotations

import hypothesis
import pytest
import sqlalchemy as sa
from hypothesis import strategies as st

from app.db import engine_options
from tests.app.assignments.working import room, rules
from tests.app.coursework.holding import everything_holds
from tests.app.coursework.walking import ACTS, THREE, Walk

NAMES = st.sampled_from((*ACTS, "begin", "save", "submit"))
STEPS = st.lists(st.tuples(NAMES, st.integers(0, 5), st.integers(0, 7)), min_size=6, max_size=30)


LONG = [("sqlite", 60), ("postgresql", 20)]


@pytest.mark.parametrize(
    ("engine_name", "examples"),
    [("sqlite", 12), *(pytest.param(*each, marks=pytest.mark.long) for each in LONG)],
)
def test_whatever_happens_every_page_tells_the_same(
    request: pytest.FixtureRequest, engine_name: str, examples: int
) -> None:
    maker = request.getfixturevalue(f"{engine_name}_databases")

    @hypothesis.settings(max_examples=examples, suppress_health_check=list(hypothesis.HealthCheck))
    @hypothesis.given(STEPS)
    def any_series(steps: list[tuple[str, int, int]]) -> None:
        url = maker.migrated()
        engine = sa.create_engine(**engine_options(url))
        try:
            made = Walk(room(engine, rules(THREE)))
            for name, one, two in (("begin", 0, 0), ("begin", 1, 0), *steps):
                made.act(name, one, two)
                everything_holds(made.room, made.at)
        finally:
            engine.dispose()
            maker.drop(url)

    any_series()
