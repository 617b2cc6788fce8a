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
