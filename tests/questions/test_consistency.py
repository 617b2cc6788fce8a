"""Files are compared with each other: what clashes is told at its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from questions.bank import BadBank, load
from tests.questions.small import concept, small, write
from tests.questions.written import CHECK, COMMON, sequence

FINDINGS = "".join(concept(each, "finding") for each in ("fever", "cough", "jaundice", "pain"))
SITES = "".join(concept(each, "site") for each in ("liver", "lung", "bone"))


def cross(folder: Path, text: str) -> list[str]:
    """Line, id and message of what checks across files find."""
    with pytest.raises(BadBank) as bad:
        load(write(folder, text))
    lines = text.splitlines()
    return [
        f"{lines[each.line - 1].strip()} | {each.id}: "
        + re.sub(r"at \S+/small\.yaml:\d+", "at FILE", each.message)
        for each in bad.value.problems
    ]


TWICE = "expected once; give one of them a new id"
NEVER = """negatives:
  not:
    - id: classes
      subject: tamol
      relation: class
      object: beta-blocker
      scope: all
      reason: It was judged.
      references: [authority]
      checked:
        how: read
        against: [authority]
        on: 2026-11-22
"""


def meaning(id_: str, term: str, text: str) -> str:
    return (
        f"  - id: {id_}{COMMON}{CHECK}    term: {term}\n    within: classes\n    meaning: {text}\n"
    )


def grid(id_: str) -> str:
    return f"""
  - id: {id_}
    name: Findings
    topic: drugs
    relation: shows
    scope: all
    scale:
      - id: yes
        zone: keyed
        means: usual
      - id: no
        zone: refuted
        means: never
    columns: [liver, lung]
    rows:
      fever:
        references: [authority]
        checked:
          how: read
          against: [authority]
          on: 2026-11-22
        cells:
          liver:
            level: no
            reason: It is so in {id_}.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            small(
                more=f"misconceptions:\n  - id: myth{COMMON}{CHECK}    about: a\n    belief: b\n"
                "    believed_because: c\n    refuted_because: d\n    also_false:\n"
                "      - text: e\n        because: f\n"
            ),
            ["- id: myth | myth: found 1 statement under 'also_false'; expected at least 2"],
        ),
        (
            small(concepts=concept("a", "site") + "    is_a: [a]\n"),
            ["- id: a | a: is above itself, by way of 'is_a'; break the circle"],
        ),
        (
            small(
                concepts=concept("a", "site")
                + "    part_of: [b]\n"
                + concept("b", "site")
                + "    part_of: [a]\n"
            ),
            [
                "- id: a | a: is above itself, by way of 'part_of'; break the circle",
                "- id: b | b: is above itself, by way of 'part_of'; break the circle",
            ],
        ),
        (
            small(concepts=concept("a", "site") + "    confused_with: [a]\n"),
            ["- id: a | a: found itself under 'confused_with'; name another"],
        ),
        (
            small().replace("    name: Drugs\n", "    name: Drugs\n    parent: nowhere\n", 1),
            [
                "- id: drugs | drugs: found the topic 'nowhere', which is defined nowhere; "
                "expected the id of a topic"
            ],
        ),
        (
            small().replace("    name: Drugs\n", "    name: Drugs\n    parent: drugs\n", 1),
            ["- id: drugs | drugs: is above itself, by way of 'parent'; break the circle"],
        ),
        (
            small().replace(
                "    cardinality: many\n",
                "    cardinality: many\n    pairs:\n      - [mild, inner]\n",
            ),
            [
                "- id: shows | shows: found the family of finding 'mild', which is defined "
                "nowhere; expected the id of a family of finding",
                "- id: shows | shows: found the family of site 'inner', which is defined nowhere; "
                "expected the id of a family of site",
            ],
        ),
        (
            small().replace(
                "    plural: sites\n    article: a\n",
                "    plural: sites\n    article: a\n    families:\n"
                + "      - id: inner\n        name: inner\n" * 2,
            ),
            ["- id: site | site: found the family 'inner' twice; expected each once"],
        ),
        (
            small(concepts=concept("a", "site").replace("name: a", 'name: "?"')),
            ["- id: a | a: found the name '?', of which nothing can be typed; expected letters"],
        ),
        (
            small(more=NEVER),
            [f"- id: classes | classes: found the id of a claim twice, here and at FILE; {TWICE}"],
        ),
        (
            small().replace("Drug class: ____", "{the object}: ____"),
            [
                "- id: class | class: found {object} in 'blank_object', which asks for it; "
                "take it out"
            ],
        ),
        (
            small(concepts=SITES + FINDINGS, more="grids:" + grid("one") + grid("two")),
            [
                "liver: | two.fever.liver: judges what is judged at FILE too; expected one grid",
            ],
        ),
        (
            small(
                concepts=FINDINGS,
                more=sequence("fever")
                + sequence("fever", "other", "Cascade").removeprefix("sequences:\n"),
            ),
            [
                "- id: other | other: found the name 'Cascade', which 'cascade' has too; "
                "expected another"
            ],
        ),
        (
            small(
                more="definitions:\n"
                + meaning("def-alpha", "alpha-blocker", "blocks alpha")
                + meaning("def-beta", "beta-blocker", "Blocks  alpha.")
            ),
            [
                "- id: def-beta | def-beta: found the meaning 'Blocks  alpha.', which 'def-alpha' "
                "has too; expected another"
            ],
        ),
        (
            small().replace(
                "            value: [alpha-blocker]\n",
                "            value: [alpha-blocker]\n            rationale:\n"
                "              nothing-such: It is not.\n",
            ),
            [
                "class: | tamol.class: found the concept 'nothing-such', which is defined nowhere; "
                "expected the id of a concept"
            ],
        ),
        (
            small().replace('says: "{Subject} is {a object}."', 'says: "{subject:|}"'),
            [
                f"class: | {each}.class: 'statement': found nothing; expected: string should have "
                "at least 1 character"
                for each in ("tamol", "rudex", "epsin", "novar")
            ],
        ),
        (
            small().replace("value: [alpha-blocker]", "value: [alpha-blocker, alpha-blocker]"),
            [
                "class: | tamol.class: 'entry': found the object 'alpha-blocker' twice; "
                "expected each once"
            ],
        ),
    ],
)
def test_what_clashes_across_files_is_told_at_its_line(tmp_path, text, expected):
    assert cross(tmp_path, text) == expected


def test_a_claim_of_the_ledger_is_told_at_its_own_line(tmp_path):
    folder = write(tmp_path, small())
    ledger = (
        "source: article\nsections:\n  - heading: Drugs\n    claims:\n"
        "      - claim: one\n        facts: [tamol.class]\n"
        "      - claim: two\n        facts: [nothing]\n"
    )
    (folder / "ledger").mkdir()
    write(folder / "ledger", ledger, "article.yaml")
    with pytest.raises(BadBank) as bad:
        load(folder)
    assert [(each.line, each.id) for each in bad.value.problems] == [(7, "article")]
