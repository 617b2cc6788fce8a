"""The roster's pages: looked at before it is added, printed, taken along, marked; staff's codes."""

from __future__ import annotations

import csv
import re
from html import unescape
from io import StringIO

import pytest
from flask import Flask

from app.models import Invitation, Member
from tests.app.courses.teaching import (
    CELL_CODE,
    code_of,
    enrol,
    invitations,
    invite,
    join,
    members,
    notices,
    open_course,
    rows,
)
from tests.app.web import Visitor, hidden

HOSTILE = (
    'Name;E-mail;Extra time\n=HYPERLINK("x");;\n<script>alert(1)</script>;;\n'
    "\u202egnirts;b@example.org;\nA\x07da;;\nGrace;no address;\nGrace;;wrong\nGrace;;\nGrace;;"
)


def cells(page: str) -> list[tuple[str, str]]:
    """Line and reason of every row that the preview leaves out."""
    table = page.partition('id="out-title"')[2].partition("</table>")[0]
    found = re.findall(r'line-number">(\d+)</td>.*?<td>(.*?)</td>', table, re.DOTALL)
    return [(line, unescape(why)) for line, why in found]


def test_every_row_is_seen_before_anything_is_added(web: Flask, instructor: Visitor) -> None:
    path = open_course(instructor)
    answer = instructor.post(f"{path}/roster/list", people=HOSTILE)
    assert answer.status_code == 200
    assert instructor.title() == "8 rows: nothing is added yet"
    assert cells(instructor.page) == [
        ("5", "Bad. It holds characters that are no text."),
        ("6", "Bad. This is no e-mail address. Correct it, or leave it empty."),
        ("7", "Bad. The extra time is none of 100, 125, 150 and 200 per cent."),
        ("9", "Doubled. This name, without an e-mail address, stands in line 8 already."),
    ]
    assert "<script>alert" not in instructor.page
    assert "Add 4 people" in instructor.page
    assert rows(web, Invitation, "id") == []
    instructor.post(f"{path}/roster/enrol", people=hidden(instructor.page, "people"))
    assert rows(web, Invitation, "name", "email", "extra_time") == [
        ('=HYPERLINK("x")', None, 100),
        ("<script>alert(1)</script>", None, 100),
        ("gnirts", "b@example.org", 100),
        ("Grace", None, 100),
    ]
    instructor.get(f"{path}/roster")
    assert notices(instructor) == [
        "4 people have a code of their own now. Print the codes, or take them along as a table."
    ]


def test_a_list_sent_twice_is_added_once(web: Flask, instructor: Visitor) -> None:
    path = open_course(instructor)
    assert len(enrol(instructor, path)) == 3
    assert len(enrol(instructor, path)) == 3
    instructor.post(f"{path}/roster/list", people="Ada L.;ada@example.org;")
    assert cells(instructor.page) == [
        ("1", "Doubled. This e-mail address is on the roster already.")
    ]


def test_the_list_can_be_changed_before_it_is_added(instructor: Visitor) -> None:
    path = open_course(instructor)
    answer = instructor.post(f"{path}/roster/list", people="Ada\nGrace", again="y")
    assert answer.status_code == 200
    assert "Ada\nGrace</textarea>" in instructor.page.replace("\r", "")


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ("", "Paste at least one row."),
        ("Name;E-mail", "This holds a heading, and no row under it."),
        ("ä" * 131073, "This is longer than 256 KiB."),
        ("a\n" * 5001, "This holds 5,001 rows, and at most 5,000 are read at once."),
    ],
)
def test_what_is_no_list_is_refused_whole(
    web: Flask, instructor: Visitor, people: str, said: str
) -> None:
    path = open_course(instructor)
    for door in ("list", "enrol"):
        answer = instructor.post_parts(f"{path}/roster/{door}", people=people)
        assert answer.status_code == 422
        assert said in instructor.page
    assert rows(web, Invitation, "id") == []


def test_the_longest_list_comes_through_and_a_longer_request_does_not(
    web: Flask, instructor: Visitor
) -> None:
    path = open_course(instructor)
    people = "\n".join(f"Ada {n:04} Lovelace;ada{n:04}@students.example.org;" for n in range(5000))
    assert 220_000 < len(people) < 256 * 1024
    answer = instructor.post_parts(f"{path}/roster/list", people=people)
    assert answer.status_code == 200
    assert instructor.title() == "5,000 rows: nothing is added yet"
    assert instructor.post_parts(f"{path}/roster/enrol", people=people).status_code == 303
    codes = [code for (code,) in rows(web, Invitation, "code")]
    assert len(set(codes)) == 5000
    for page, first, last in (
        ("1", "0000", "0299"),
        ("17", "4800", "4999"),
        ("99", "4800", "4999"),
    ):
        instructor.get(f"{path}/roster?page={page}")
        shown = re.findall(r"Ada (\d{4}) Lovelace", instructor.page)
        assert (shown[0], shown[-1]) == (first, last)
    too_long = instructor.post_parts(f"{path}/roster/list", people="x" * 600_000)
    assert too_long.status_code == 413


def test_a_code_makes_a_member_once_whoever_has_it(
    web: Flask, instructor: Visitor, student: Visitor, classmate: Visitor
) -> None:
    path = open_course(instructor)
    _, of_grace, _ = enrol(instructor, path)
    student.get(f"/join/{of_grace}")
    assert "This code was made for <b>Grace</b>" in student.page
    assert join(student, of_grace) == 303
    assert rows(web, Member, "role", "extra_time") == [("instructor", 100), ("student", 150)]
    assert join(classmate, of_grace) == 404
    assert members(web)[0] == ("Instructor", "instructor", True)
    instructor.get(f"{path}/roster?show=joined")
    assert "joined on" in instructor.page
    assert "as Student" in instructor.page
    assert CELL_CODE.findall(instructor.page) == []
    assert [code for (code,) in rows(web, Invitation, "code") if code is None] == [None]


def test_an_equal_address_makes_nobody_a_member(web: Flask, instructor: Visitor) -> None:
    path = open_course(instructor)
    enrol(instructor, path)
    ada = Visitor(web).register("ada")
    assert ada.get(path).status_code == 404
    assert "Oncology" not in ada.get("/courses").text
    assert members(web) == [("Instructor", "instructor", True)]


def test_who_is_in_by_the_code_for_all_is_marked_by_the_own_one(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    path = open_course(instructor)
    join(student, code_of(instructor, path), shares="y")
    _, of_grace, _ = enrol(instructor, path)
    assert join(student, of_grace) == 303
    assert rows(web, Member, "role", "extra_time", "shares_mastery")[1] == ("student", 150, True)
    assert len(rows(web, Member, "role")) == 2
    again = join(student, code_of(instructor, path))
    assert again == 422
    assert "You are in this course already." in student.page


def test_a_slip_in_the_hands_of_staff_is_not_used_up(web: Flask, instructor: Visitor) -> None:
    path = open_course(instructor)
    first, *_ = enrol(instructor, path)
    assert join(instructor, first) == 422
    assert rows(web, Invitation, "used_at") == [(None,)] * 3
    assert members(web) == [("Instructor", "instructor", True)]


def test_a_student_becomes_staff_by_a_code_and_never_less(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    path = open_course(instructor)
    join(student, code_of(instructor, path))
    assert join(student, invite(instructor, path, "instructor")) == 303
    assert join(student, invite(instructor, path, "assistant")) == 422
    assert members(web)[1] == ("Student", "instructor", True)


def test_a_withdrawn_code_opens_nothing_until_there_is_a_new_one(
    web: Flask, instructor: Visitor, student: Visitor
) -> None:
    path = open_course(instructor)
    (code,) = enrol(instructor, path, "Ada")
    (invitation,) = invitations(web)
    door = f"{path}/invitations/{invitation}"
    assert instructor.post(f"{door}/revoke").location == f"{path}/roster"
    assert student.get(f"/join/{code}").status_code == 404
    assert "withdrawn" in instructor.get(f"{path}/roster").text
    instructor.post(f"{door}/renew")
    instructor.get(f"{path}/roster")
    (other,) = CELL_CODE.findall(instructor.page)
    assert other != code
    assert join(student, other) == 303
    for act in ("renew", "revoke"):
        instructor.post(f"{door}/{act}")
        instructor.get(f"{path}/roster")
        assert notices(instructor) == [
            "Somebody has used this code meanwhile. Nothing was changed."
        ]


def test_slips_are_printed_for_those_who_have_not_joined(
    instructor: Visitor, student: Visitor
) -> None:
    path = open_course(instructor)
    first, *others = enrol(instructor, path)
    join(student, first)
    instructor.get(f"{path}/roster/print")
    assert re.findall(r'class="code">([-A-Z0-9]{11})<', instructor.page) == others
    assert "http://127.0.0.1:8000/join" in instructor.page


def test_the_table_of_codes_holds_no_formula(instructor: Visitor, student: Visitor) -> None:
    path = open_course(instructor)
    (code,) = enrol(instructor, path, "=1+1;+@example.org;150\n".replace("+@", "a@"))
    answer = instructor.get(f"{path}/roster.csv")
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="codes.csv"'
    assert answer.headers["Cache-Control"] == "no-store"
    heading, row = csv.reader(StringIO(answer.data.decode("utf-8-sig"), newline=""))
    assert heading == ["name", "e-mail", "extra time", "state", "code", "address"]
    door = f"http://127.0.0.1:8000/join/{code}"
    assert row == ["'=1+1", "a@example.org", "150 %", "waiting", code, door]


def test_codes_for_staff_are_the_instructors_alone(
    web: Flask, instructor: Visitor, classmate: Visitor
) -> None:
    path = open_course(instructor)
    assert join(classmate, invite(instructor, path, "assistant")) == 303
    invite(instructor, path, "instructor")
    (waits,) = [id_ for id_, used in rows(web, Invitation, "id", "used_at") if used is None]
    assert classmate.get(f"{path}/staff").status_code == 403
    assert classmate.post(f"{path}/invitations/{waits}/renew").status_code == 403
    for page in (f"{path}/roster", f"{path}/roster/print", f"{path}/roster.csv"):
        assert "Colleague" not in classmate.get(page).text
    assert instructor.post(f"{path}/staff", name="", role="assistant").status_code == 422
    assert instructor.post(f"{path}/staff", name="A", role="student").status_code == 422


def test_an_invitation_of_another_course_is_nothing_here(web: Flask, instructor: Visitor) -> None:
    here, there = open_course(instructor, "Here"), open_course(instructor, "There")
    enrol(instructor, there, "Ada")
    (invitation,) = invitations(web)
    for act in ("renew", "revoke"):
        answer = instructor.post(f"{here}/invitations/{invitation}/{act}")
        assert answer.status_code == 404
