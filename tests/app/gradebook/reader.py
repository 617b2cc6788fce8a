"""What pages of grades say, read out of them; and how a grade is set by hand."""

from __future__ import annotations

import re

from flask import Flask

from tests.app.assignments.setting import text
from tests.app.courses.teaching import id_of
from tests.app.web import Visitor

SCORE = {"review": ["after:score"]}
GIVEN = re.compile(r"/assignments/([-0-9a-f]{36})")


def cells(page: str, name: str) -> list[str]:
    """The row of the table that begins with this name."""
    rows = re.findall(r"<tr>\s*<th scope=\"row\">(.*?)</tr>", page, re.DOTALL)
    found = next(row for row in rows if name in text(row.partition("</th>")[0]))
    return [text(each) for each in re.findall(r"<td.*?</td>", found, re.DOTALL)]


def course_figure(page: str) -> str:
    found = re.search(r'<p class="grade-figure">(.*?)</p>', page, re.DOTALL)
    return text(found[1]) if found else ""


def own_rows(page: str) -> list[str]:
    found = re.search(r'<ul class="course-lines own-grades">(.*?)</ul>', page, re.DOTALL)
    return (
        [text(row) for row in re.findall(r"<li>(.*?)</li>", found[1], re.DOTALL)] if found else []
    )


def override(who: Visitor, student: str, assignment: str, **fields: str) -> int:
    """Set a grade by hand, on the page of the student."""
    id_ = GIVEN.findall(assignment)[0]
    sent = {"act": "share", "per_cent": "80", "reason": "An oral test.", **fields}
    return who.post(f"{student}/{id_}", **sent).status_code


def page_of(web: Flask, course: str, name: str) -> str:
    return f"{course}/grades/{id_of(web, name)}"
