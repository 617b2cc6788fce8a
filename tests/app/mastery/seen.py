"""A class that handed something in, and its table as it is read."""

from __future__ import annotations

import re

from flask import Flask

from tests.app.assignments.setting import text, work_through
from tests.app.courses.teaching import code_of, join
from tests.app.web import Visitor

NAMES = ("dora", "emil", "fred", "gina", "hugo")


def class_of(web: Flask, instructor: Visitor, course: str, number: int = 5) -> list[Visitor]:
    """So many students, who join."""
    code = code_of(instructor, course)
    found = [Visitor(web).register(name) for name in NAMES[:number]]
    assert [join(each, code) for each in found] == [303] * number
    return found


def all_work(people: list[Visitor], assignment: str, right: int) -> None:
    """Each answers so many of three questions rightly, and hands in."""
    for each in people:
        work_through(each, assignment, right)


def rows(page: str, table: str) -> list[str]:
    """The rows of a table's body, as they are read."""
    found = re.search(rf'<table class="[^"]*\b{table}\b.*?<tbody>(.*?)</tbody>', page, re.DOTALL)
    assert found, f"no table {table}"
    return [text(each) for each in re.findall(r"<tr.*?</tr>", found[1], re.DOTALL)]
