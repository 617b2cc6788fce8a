"""The script on the card, run by node: which question it shows."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from functools import cache

import pytest

from exports.anki.template import BACK, FRONT

# A card with n questions for each fact and moment; the answer is the set of visible places.
HARNESS = """
const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
function run(script, fact, moment, counts) {
  const groups = counts.map(n => ({children: Array.from({length: n}, () => ({hidden: null}))}));
  const card = {getAttribute: name => name === "data-mt-fact" ? fact : null,
                querySelectorAll: () => groups};
  class At extends Date { constructor() { super(moment); } }
  new Function("document", "Date", script)({querySelector: () => card}, At);
  return groups.map(g => g.children.flatMap((c, place) => c.hidden === false ? [place] : []));
}
console.log(JSON.stringify(asked.map(a => run(...a))));
"""


@cache
def node() -> str:
    """The path of node; a missing one is a failure in CI and a skip elsewhere."""
    found = shutil.which("node")
    if found is not None:
        return found
    reason = "the card's script is checked by node, which is missing: apt-get install nodejs"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def script(side: str) -> str:
    """The script of a side that chooses; the other one takes answers."""
    chooser, _ = scripts(side)
    return chooser


def scripts(side: str) -> list[str]:
    return re.findall(r"<script>\n(.*?)</script>", side, re.DOTALL)


def shown(*asked: tuple[str, str, str, list[int]]) -> list[list[list[int]]]:
    """For each (script, fact, moment, sizes of the groups): the places shown in each group."""
    told = subprocess.run(
        [node(), "-e", HARNESS],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
        env={"TZ": "Europe/Berlin", "PATH": os.environ["PATH"]},
    )
    found: list[list[list[int]]] = json.loads(told.stdout)
    return found


def day(number: int, clock: str = "12:00") -> str:
    """A moment in January, Berlin time."""
    return f"2027-01-{number:02}T{clock}:00+01:00"


def test_front_and_back_hold_the_same_scripts() -> None:
    assert scripts(FRONT) == scripts(BACK)


def test_one_question_is_shown_and_its_own_answer() -> None:
    asked = [
        (script(side), f"fact-{n}", day(1 + n), sizes)
        for n in range(30)
        for side, sizes in ((FRONT, [4]), (BACK, [4, 4]))
    ]
    found = shown(*asked)
    for front, back in zip(found[::2], found[1::2], strict=True):
        assert [len(front[0]), back] == [1, [front[0], front[0]]]


def test_a_lone_question_is_always_shown() -> None:
    assert shown(*((script(FRONT), "f", day(n), [1]) for n in range(1, 31))) == [[[0]]] * 30


def test_the_choice_changes_at_four_in_the_morning() -> None:
    moments = [day(5, "04:00"), day(5, "23:59"), day(6, "03:59"), day(6, "04:00")]
    facts = [f"fact-{n}" for n in range(20)]
    found = [shown(*((script(FRONT), f, moment, [6]) for f in facts)) for moment in moments]
    assert found[0] == found[1] == found[2] != found[3]


@pytest.mark.parametrize("count", range(2, 7))
def test_every_question_has_its_turn(count: int) -> None:
    asked = [
        (script(FRONT), f"drugs.row-{fact}", day(number), [count])
        for fact in range(40)
        for number in range(1, 29)
    ]
    turns = Counter(places[0][0] for places in shown(*asked))
    assert sorted(turns) == list(range(count))
    assert max(turns.values()) - min(turns.values()) < 0.3 * len(asked) / count


def test_without_script_only_the_first_question_is_visible() -> None:
    for side in (FRONT, BACK):
        assert "<div>{{Front1}}</div>" in side
        assert re.findall(r"<div( hidden)?>\{\{Front[2-6]\}\}</div>", side) == [" hidden"] * 5
    assert "<div>{{Back1}}</div>" in BACK
    assert re.findall(r"<div( hidden)?>\{\{Back[2-6]\}\}</div>", BACK) == [" hidden"] * 5
