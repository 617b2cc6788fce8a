"""What question sets ask of the database: of one course, and never of all."""

from __future__ import annotations

import re

from tests.app.courses.test_statements import condition
from tests.app.sets.building import ALPHA, by_blueprint, by_hand, save
from tests.app.web import Visitor

OF_SETS = re.compile(r"\bquestion_set(_version)?\b")
KEY = re.compile(r"\bcourse_id = ")


def test_no_statement_on_sets_is_without_the_course(
    instructor: Visitor, path: str, statements: list[str]
) -> None:
    by_blueprint(instructor, path)
    save(instructor, path)
    by_hand(instructor, path, ALPHA)
    save(instructor, path)
    for page in (
        "",
        "/versions",
        "/versions/1/files",
        "/preview?as=staff&version=1",
        "/search?q=alpha",
        "/title",
    ):
        assert instructor.get(path + page).status_code == 200
    instructor.post(f"{path}/versions/1/files/csv", which="all", number="1")
    instructor.get(path.rpartition("/")[0])
    instructor.post(f"{path}/versions/1/take")
    instructor.post(f"{path}/title", title="Week 2")
    instructor.post(f"{path}/copy")
    instructor.post(f"{path}/delete")
    own = [each for each in statements if OF_SETS.search(each)]
    assert len(own) > 40
    assert [
        each for each in own if not each.startswith("INSERT") and not KEY.search(condition(each))
    ] == []
