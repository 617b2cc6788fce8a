"""A sheet back into its YAML file: all of it, or nothing where any line is wrong."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from questions.bank import BadBank, load
from questions.problem import Problem
from questions.sheets.changes import changes_of
from questions.sheets.lines import lines_of
from questions.sheets.sheet import sheet_of
from questions.sheets.splicing import NotInPlace, spliced
from questions.world import Bank


@dataclass(frozen=True)
class Returned:
    """The file as it would be, how many cells changed and are new, and all that is wrong."""

    path: Path
    content: bytes
    changed: int
    new: int
    problems: tuple[Problem, ...] = ()

    def write(self) -> None:
        """The file written, if there is anything to write."""
        if not self.problems and self.changed + self.new:
            self.path.write_bytes(self.content)


def returned(bank: Bank, name: str, sheet: Path, folder: Path) -> Returned:
    """What a CSV file makes of a table or grid. Nothing is written by this.

    The bank is loaded with the changes before they are believed, so that they pass every check
    across files too.

    Raises:
        NoSheet: no table or grid has that name.
    """
    of_bank = sheet_of(bank, name)
    path = folder / Path(bank.where[f"{of_bank.section} {name}"].file).name
    raw = path.read_bytes()
    lines, problems = lines_of(sheet, of_bank.fields)
    changes, wrong = changes_of(bank, of_bank, lines)
    problems += [Problem(str(sheet), line.number, line.id, message) for line, message in wrong]
    new = sum(change.new for change in changes)
    found = Returned(path, raw, len(changes) - new, new, tuple(sorted(problems)))
    if problems or not changes:
        return found
    try:
        content = raw.decode("utf-8-sig")
        text = spliced(content, of_bank.section, name, changes)
    except NotInPlace as error:
        return _refused(found, [Problem(str(path), 1, name, str(error))])
    mark = raw[: len(raw) - len(content.encode())]
    found = Returned(path, mark + text.encode(), found.changed, found.new)
    return _refused(found, _tried(found, folder))


def _refused(found: Returned, problems: list[Problem]) -> Returned:
    return Returned(found.path, found.content, found.changed, found.new, tuple(problems))


def _tried(found: Returned, folder: Path) -> list[Problem]:
    """Every problem of the bank as it would be."""
    with tempfile.TemporaryDirectory() as name:
        there = Path(name) / folder.name
        shutil.copytree(folder, there)
        (there / found.path.name).write_bytes(found.content)
        try:
            load(there)
        except BadBank as bad:
            return [
                Problem(
                    each.file.replace(str(there), str(folder)), each.line, each.id, each.message
                )
                for each in bad.problems
            ]
    return []
