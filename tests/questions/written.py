"""Facts as they are written, for tests of what the reader refuses."""

from __future__ import annotations

COMMON = """
    topic: drugs
    statement: It is so.
    explanation: It is known.
"""
CHECK = """
    references: [authority]
    checked:
      how: read
      against: [authority]
      on: 2026-11-22
"""


def sequence(asked_after: str, id_: str = "cascade", name: str = "cascade") -> str:
    return (
        f"sequences:\n  - id: {id_}{COMMON}{CHECK}    name: {name}\n"
        f"    steps: [fever, cough, jaundice, pain]\n    asked_after: [{asked_after}]\n"
    )


GRID = """
grids:
  - id: findings
    name: Findings
    topic: drugs
    relation: shows
    scope: adults
    scale:
      - id: typical
        zone: keyed
        means: typical
      - id: refuted
        zone: refuted
        means: refuted
    columns: [liver, lung, bone]
    rows:
      jaundice:
        references: [authority]
        checked:
          how: read
          against: [authority]
          on: 2026-11-22
        cells:
          liver:
            level: typical
            reason: Bile is blocked.
          lung:
            level: refuted
            reason: It holds no bile.
          bone:
            level: refuted
            reason: It holds none either.
"""


def gap(sentence: str, answer: str, category: str) -> str:
    """A gap, to stand at the end of a fact."""
    return (
        f"    gap:\n      sentence: {sentence}\n      answer: {answer}\n"
        f"      category: {category}\n      only: Nothing else does.\n"
    )


def contrast(holds: str) -> str:
    others = [each for each in ("fever", "cough", "jaundice", "pain") if each != holds]
    rows = "".join(f"      {each}: It is not.\n" for each in others)
    return (
        f"contrasts:\n  - id: one{COMMON}{CHECK}    question: Which is it?\n"
        f"    holds: {holds}\n    not_for:\n{rows}"
    )


def misconception(belief: str, *, true: str, about: str) -> str:
    return (
        f"misconceptions:\n  - id: myth{COMMON}{CHECK}    about: {about}\n"
        f"    belief: {belief}\n    true_option: {true}\n"
        "    believed_because: It seems so.\n    refuted_because: It was tried.\n"
        "    also_false:\n      - text: It cools.\n        because: No.\n"
        "      - text: It heats.\n        because: No.\n"
    )
