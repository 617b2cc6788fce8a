"""Pages of statistics: what staff sees of a class, and what is said where little is known."""

from __future__ import annotations

import csv
import io
import re

from flask import Flask
from openpyxl import load_workbook

from app.clock import now
from app.db import db
from app.memory.publishing import publish_items
from tests.app.assignments.setting import assign, begin, course_with, text, work_through
from tests.app.items import choice
from tests.app.web import Visitor


def handed_in(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor, **rules: object
) -> str:
    """An assignment that two have handed in, one with all right, the other with none."""
    given = assign(web, instructor, course_with(web, instructor, student, classmate), **rules)
    work_through(student, given, right=3)
    work_through(classmate, given, right=0)
    return given


def rows(page: str) -> list[str]:
    """The rows of the table, in words."""
    body = re.search(r'class="people stats.*?<tbody>(.*?)</tbody>', page, re.DOTALL)
    assert body, "no table"
    return [text(row) for row in re.findall(r"<tr.*?</tr>", body[1], re.DOTALL)]


def link(page: str, words: str) -> str:
    """Where the link of these words leads."""
    found = re.search(rf'<a [^>]*?href="([^"]*)"[^>]*>{re.escape(words)}</a>', page)
    assert found, words
    return found[1].replace("&amp;", "&")


def test_an_assignment_that_nobody_handed_in_says_what_will_be_here(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    given = assign(web, instructor, course_with(web, instructor, student))
    begin(student, given)
    told = text(instructor.get(f"{given}/statistics").text)
    assert "Nobody has handed in yet; 1 attempt runs. What stands here then:" in told
    assert instructor.get(f"{given}/statistics/tables/questions.csv").status_code == 200


def test_a_small_class_has_dashes_and_the_reason(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    given = handed_in(web, instructor, student, classmate)
    told = text(instructor.get(f"{given}/statistics").text)
    assert "The whole test n = 2 Mean 50 % Median 50 % Standard deviation 71 %" in told
    assert "Skewness – shown from 20 attempts on" in told
    assert "Cronbach’s alpha – shown from 20 attempts on" in told
    (typed_one,) = (row for row in rows(instructor.page) if row.startswith("Drug class"))
    assert re.fullmatch(
        r"Drug class: blank A name to type 2 50 % – \d+ s – – prior 2", typed_one
    ), typed_one
    assert len(rows(instructor.page)) == 3


def test_a_question_shows_who_chose_what_and_where_its_fact_stands(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    given = handed_in(web, instructor, student, classmate)
    instructor.get(f"{given}/statistics")
    path = next(
        each
        for each in re.findall(r'href="([^"]*/statistics/[^"?]*)"', instructor.page)
        if "/single-best-alphalol" in each
    )
    assert instructor.get(path).status_code == 200
    told = rows(instructor.page)
    assert told[1] == "Alpha blocker key 1 50 % – – –"
    assert told[3] == "Left blank 0 0 % – – –"
    assert sorted((told[0], told[2])) in (
        ["Beta blocker 0 0 % – – –", "Gamma blocker 1 50 % – – –"],
        ["Beta blocker 1 50 % – – –", "Gamma blocker 0 0 % – – –"],
    )
    assert "they are shown from n = 30 on" in text(instructor.page)
    assert "With 2 answers so far, its form lets expect" in text(instructor.page)
    assert link(instructor.page, "The fact in the library") == "/library/facts/alphalol"


def test_a_typed_question_shows_what_was_typed(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    given = handed_in(web, instructor, student, classmate)
    instructor.get(f"{given}/statistics")
    path = next(
        each
        for each in re.findall(r'href="([^"]*/statistics/[^"?]*)"', instructor.page)
        if "/short-answer" in each
    )
    told = text(instructor.get(path).text)
    assert rows(instructor.page) == ["alpha blocker right 1 50 %", "no idea 1 50 %"]
    assert "Key: alpha blocker. Replies that are spelt alike stand together." in told
    assert "Nobody left it blank." in told


def test_the_view_stays_in_the_address(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    given = handed_in(web, instructor, student, classmate, attempts="2")
    work_through(classmate, given, right=3)
    instructor.get(f"{given}/statistics")
    assert "The whole test n = 2" in text(instructor.page)
    instructor.get(link(instructor.page, "All attempts"))
    assert "The whole test n = 3 Mean 67 %" in text(instructor.page)
    assert "Later attempts follow the feedback of the first" in text(instructor.page)
    instructor.get(link(instructor.page, "By fact and form"))
    assert "The whole test n = 3" in text(instructor.page)
    assert [row.partition(" blocks")[0] for row in rows(instructor.page)] == [
        "alphalol", "betalol", "gammalol",
    ]  # fmt: skip
    hardest = link(instructor.page, "Facility")
    assert hardest.partition("?")[2] == "by=fact&attempts=all&order=hardest"
    instructor.get(hardest)
    assert 'aria-sort="ascending"' in instructor.page
    instructor.get(link(instructor.page, "Flagged 0"))
    assert "No row is flagged." in text(instructor.page)


def test_a_course_counts_a_student_once_over_all_assignments(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    given = handed_in(web, instructor, student, classmate)
    course = given.partition("/assignments/")[0]
    work_through(classmate, assign(web, instructor, course), right=3)
    instructor.get(f"{course}/statistics")
    assert [re.sub(r"\d+ s", "s", row) for row in rows(instructor.page)] == [
        "alphalol blocks alpha. One best answer 2 50 % – s – – prior 2",
        "betalol blocks alpha. A name to type 2 50 % – s – – prior 2",
        "gammalol blocks alpha. One best answer 2 50 % – s – – prior 2",
    ]
    instructor.get(link(instructor.page, "By version"))
    path = next(
        each
        for each in re.findall(r'href="([^"]*/statistics/[^"?]*)"', instructor.page)
        if "/single-best-alphalol" in each
    )
    assert path.startswith(f"{course}/statistics/")
    assert instructor.get(path).status_code == 200
    instructor.get(link(instructor.page, "All attempts"))
    assert "n = 3" in text(instructor.page)


def test_a_course_without_answers_says_what_comes_first(instructor: Visitor, web: Flask) -> None:
    course = course_with(web, instructor)
    told = text(instructor.get(f"{course}/statistics").text)
    assert "No assignment of this course was handed in yet." in told


def test_a_question_that_was_not_asked_there_is_not_found(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    given = handed_in(web, instructor, student, classmate)
    course = given.partition("/assignments/")[0]
    assert instructor.get(f"{given}/statistics/none/1").status_code == 404
    assert instructor.get(f"{course}/statistics/course/none/1").status_code == 404
    other = assign(web, instructor, course)
    instructor.get(f"{given}/statistics")
    name = re.findall(r"/statistics/([^/\"]+/[0-9a-f]+)", instructor.page)[0]
    assert instructor.get(f"{other}/statistics/{name}").status_code == 404


def test_no_cell_of_a_file_is_a_formula(web: Flask, instructor: Visitor, student: Visitor) -> None:
    course = course_with(web, instructor, student)
    given = assign(web, instructor, course)
    evil = choice("alphalol", stem='=HYPERLINK("https://evil.example")')
    with web.app_context():
        publish_items(db.session, [evil], "2", now())
        db.session.commit()
    work_through(student, given)
    for scope in (given, course):
        found = instructor.get(f"{scope}/statistics/tables/questions.csv?by=version")
        assert found.mimetype == "text/csv"
        told = list(csv.reader(io.StringIO(found.data.decode("utf-8-sig"))))
        assert '\'=HYPERLINK("https://evil.example")' in [row[0] for row in told]
        assert [row for row in told if row[0].startswith("=")] == []


def test_files_hold_every_option_in_words(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    given = handed_in(web, instructor, student, classmate)
    found = instructor.get(f"{given}/statistics/tables/options.csv")
    told = list(csv.DictReader(io.StringIO(found.data.decode("utf-8-sig"))))
    assert [row["option"] for row in told] == [
        "Beta blocker", "Alpha blocker", "Gamma blocker", "left blank",
    ] * 2  # fmt: skip
    assert [row["key"] for row in told] == ["no", "yes", "no", "no"] * 2
    assert {row["n"] for row in told} == {"2"}
    book = load_workbook(
        io.BytesIO(instructor.get(f"{given}/statistics/tables/statistics.xlsx").data)
    )
    assert [(sheet.title, sheet.max_row) for sheet in book] == [("Questions", 4), ("Options", 9)]
    assert instructor.get(f"{given}/statistics/tables/other.csv").status_code == 404
