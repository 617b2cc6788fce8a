"""A spec is checked by shape, and comes back from JSON as it was."""

from __future__ import annotations

import json
from typing import Any

import pytest

from questions.blueprint import BadSpec, Spec, dump, load
from tests.questions.blueprint.pools import by, listed, question

SPEC = Spec(
    pools=(by(1, 3, "a", "b", points=0.5), listed(4, 1, [question("c1"), question("c2")])),
    excluded=("a1", "table.row.column"),
)


def test_a_spec_comes_back_from_json_as_it_was() -> None:
    assert load(json.loads(json.dumps(dump(SPEC)))) == SPEC


def test_its_sums() -> None:
    assert (SPEC.number, SPEC.points, SPEC.varies) == (4, 2.5, False)


def _with(**changed: Any) -> dict[str, Any]:
    body = dump(SPEC)
    body["pools"][0] |= changed
    return body


def _doubled() -> dict[str, Any]:
    body = dump(SPEC)
    body["pools"][1]["source"]["items"] *= 2
    return body


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (None, "spec"),
        ([], "spec"),
        (_with(number=0), "pools.0.number"),
        (_with(number=201), "pools.0.number"),
        (_with(points=0), "pools.0.points"),
        (_with(points=0.3), "pools.0.points"),
        (_with(points=float("nan")), "pools.0.points"),
        (_with(points=101), "pools.0.points"),
        (_with(key=4), "spec"),
        (_with(more=1), "pools.0.more"),
        (_with(source={"kind": "own"}), "pools.0.source"),
        (_with(source={"kind": "blueprint", "forms": ["essay"]}), "pools.0.source.blueprint"),
        (_with(source={"kind": "blueprint", "topics": ["A b"]}),
         "pools.0.source.blueprint.topics.0"),
        (_with(source={"kind": "blueprint", "stages": ["clinical"] * 2}),
         "pools.0.source.blueprint"),
        (_doubled(), "pools.1.source.listed"),
        ({**dump(SPEC), "excluded": ["a1", "a1"]}, "spec"),
    ],
)  # fmt: skip
def test_what_is_no_spec_is_refused_with_its_place(body: object, where: str) -> None:
    with pytest.raises(BadSpec) as caught:
        load(body)
    assert str(caught.value).partition(": ")[0] == where
