"""What is wrong in a file, and where: one line a problem, whatever stands in the file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FACTS = Path(__file__).parent / "facts"


def escaped(text: str) -> str:
    """Line breaks and control characters written out, so that a problem stays one line."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text
    )


def shown(path: Path, folder: Path) -> str:
    """The name of a file in messages: from the root of the project for the bank itself."""
    return str(path.relative_to(FACTS.parent.parent) if folder == FACTS else path)


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in a file: what was found, what is expected, an example."""

    file: str
    line: int
    id: str
    message: str

    def __str__(self) -> str:
        return escaped(f"{self.file}:{self.line}: {self.id}: {self.message}")


class BadBank(Exception):
    """The fact base cannot be used; `problems` lists everything that is wrong.

    Files that cannot be read stand first. While there is one, checks across files would only
    miss what stands in it; they wait, and `note` says so.
    """

    def __init__(self, problems: list[Problem], unreadable: list[Problem] | None = None) -> None:
        first = sorted(set(unreadable or []))
        self.problems = first + sorted(set(problems) - set(first))
        self.note = "; checks across files come when every file can be read" if first else ""
        super().__init__("\n".join(str(problem) for problem in self.problems))
