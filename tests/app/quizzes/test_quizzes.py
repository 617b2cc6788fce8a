"""A quiz from the form that builds it to its result."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from tests.app.quizzes.taking import action, build, fields, give, log, place
from tests.app.web import Visitor

ALL = ["bank/alphalol", "bank/betalol", "bank/bone", "bank/gammalol", "bank/liver"]


def uncounted() -> list[tuple[str, str, bool, str | None]]:
    return [("answer", unit, False, "quiz") for unit in ALL]


def test_a_tutor_explains_each_answer_at_once_and_ends_with_the_last(
    web: Flask, student: Visitor
) -> None:
    path = build(student)
    for number in range(1, 6):
        assert place(student) == number
        assert give(student) == 200
        assert re.findall(r'class="verdict ([\w-]+)"', student.page) == ["is-right"]
    student.get(path)
    assert "<b>5</b> <span>of 5 right</span>" in student.page
    assert log(web) == uncounted()


def test_a_test_explains_nothing_until_it_is_finished(web: Flask, student: Visitor) -> None:
    path = build(student, "test")
    for _ in range(5):
        assert give(student, right=False) == 200
        assert "verdict" not in student.page
        assert log(web) == []
    assert student.title() == "5 of 5 answered"
    assert student.post(f"{path}/finish").location == path
    student.get(path)
    assert "<b>0</b> <span>of 5 right</span>" in student.page
    assert log(web) == uncounted()
    for number in range(1, 6):
        student.get(f"{path}/{number}")
        assert re.findall(r'class="verdict ([\w-]+)"', student.page) == ["is-not"]


def test_an_answer_counts_when_the_learner_says_so(web: Flask, student: Visitor) -> None:
    build(student, counts="y", topics=["sites"])
    give(student)
    give(student, right=False)
    assert log(web) == [
        ("answer", "bank/bone", True, None),
        ("answer", "bank/liver", True, None),
    ]


def test_a_test_that_counts_enters_the_log_once_at_its_end(web: Flask, student: Visitor) -> None:
    path = build(student, "test", counts="y", topics=["sites"])
    give(student)
    for _ in range(2):
        student.post(f"{path}/finish")
        assert [row[2] for row in log(web)] == [True]


@pytest.mark.parametrize("number", [1, 5])
def test_in_a_tutor_the_first_answer_stands(web: Flask, student: Visitor, number: int) -> None:
    build(student, number=number)
    first, page = action(student), student.page
    give(student, right=False)
    student.post(first, **fields(page, right=True))
    told = "This question was answered before, in another tab or on another device."
    assert told in student.page
    assert re.findall(r'class="verdict ([\w-]+)"', student.page) == ["is-not"]
    assert len(log(web)) == 1


def test_a_double_submit_in_a_tutor_is_one_answer_and_no_warning(
    web: Flask, student: Visitor
) -> None:
    for number in (5, 1):  # the one answer of the second ends it
        build(student, number=number)
        first, sent = action(student), fields(student.page, right=True)
        answers = [student.post(first, **sent) for _ in range(2)]
        assert [each.status_code for each in answers] == [200, 200]
        assert ["answered before" in each.text for each in answers] == [False, False]
    assert len(log(web)) == 2


def test_in_a_test_the_last_change_before_the_end_stands(student: Visitor) -> None:
    path = build(student, "test", topics=["sites"])
    first, page = action(student), student.page
    give(student, right=False)
    student.post(first, **fields(page, right=True))
    student.post(f"{path}/finish")
    student.get(path)
    assert "<b>1</b> <span>of 2 right</span>" in student.page


def test_what_a_test_has_stored_stands_in_its_fields(student: Visitor) -> None:
    path = build(student, "test", topics=["sites"])
    for number in (1, 2):
        student.get(f"{path}/{number}")
        give(student)
    for number in (1, 2):
        student.get(f"{path}/{number}")
        again = fields(student.page, right=True)
        if "place" in again:
            chosen = re.findall(r'value="([\d:]+)" selected', student.page)
            assert chosen == again["place"]
        else:
            assert re.findall(r'value="(\d)" id="option-\d" required checked', student.page) == [
                "2"
            ]
            assert 'value="alpha blocker"' in student.page


def test_an_answer_to_a_finished_quiz_changes_nothing_and_is_told(
    web: Flask, student: Visitor
) -> None:
    path = build(student, "test", topics=["sites"])
    first, sent = action(student), fields(student.page, right=True)
    student.post(f"{path}/finish")
    assert student.post(first, **sent).status_code == 409
    assert "This quiz was finished before" in student.page
    assert "<b>0</b> <span>of 2 right</span>" in student.page
    assert log(web) == []


def test_abandoning_asks_once_and_keeps_what_was_answered(web: Flask, student: Visitor) -> None:
    path = build(student)
    give(student)
    student.get(f"{path}/overview")
    assert f'href="{path}/finish">Abandon</a>' in student.page
    student.get(f"{path}/finish")
    assert "4 questions have no answer:" in student.page
    assert re.findall(rf'href="{path}/(\d)"', student.page) == ["2", "3", "4", "5"]
    student.post(f"{path}/finish")
    student.get(path)
    assert "<b>1</b> <span>of 5 right</span>" in student.page
    assert "1 answered, 4 left without an answer." in student.page
    assert len(log(web)) == 1
    student.get(f"{path}/5")
    assert "Not answered" in student.page


def test_a_quiz_is_taken_up_where_it_was_left(web: Flask, student: Visitor) -> None:
    for mode in ("tutor", "test"):
        path = build(student, mode)
        give(student)
        give(student)
        again = Visitor(web)
        again.post("/sign-in", email="student@example.org", password="correct horse battery")
        again.get(path)
        assert place(again) == 3
        again.get("/quizzes")
        assert "2 of 5 answered" in again.page


@pytest.mark.parametrize("mode", ["tutor", "test"])
def test_a_reply_that_is_none_gets_the_same_question_again(
    web: Flask, student: Visitor, mode: str
) -> None:
    path = build(student, mode)
    for number in range(1, 6):
        student.get(f"{path}/{number}")
        sent = {"reply": "a\x07b" * 80, "correction": "x" * 300, "place": ["1:1", "2:1", "x"]}
        assert student.post(action(student), **sent).status_code == 422
        assert place(student) == number
        assert "reply-error" in student.page
    assert log(web) == []


def test_a_typed_answer_can_be_called_right_and_the_score_follows(student: Visitor) -> None:
    path = build(student)
    while not re.search(r'data-form="(short_answer|cloze|numeric_band)"', student.page):
        give(student, right=False)
    number = place(student)
    give(student, right=False)
    answer = student.post(f"{path}/{number}/override")
    assert answer.location == f"{path}/{number}"
    student.get(answer.location)
    assert re.findall(r'class="verdict ([\w-]+)"', student.page) == ["is-right"]
    student.post(f"{path}/finish")
    student.get(path)
    assert "<b>1</b> <span>of 5 right</span>" in student.page


def test_an_answer_that_is_undone_is_not_right_in_the_result(student: Visitor) -> None:
    path = build(student, counts="y")
    for _ in range(5):
        give(student)
    student.get(path)
    before = re.findall(r"<b>(\d)</b> <span>of 5 right</span>", student.page)
    student.get(f"{path}/1")
    (given,) = re.findall(r"/study/answer/([-0-9a-f]{36})", student.page)
    student.get(f"/study/answer/{given}")
    student.post("/study/undo", answer=given)
    student.get(path)
    assert before == ["5"]
    assert "<b>4</b> <span>of 5 right</span>" in student.page


def test_study_after_a_quiz_that_counts_begins_its_own_line(student: Visitor) -> None:
    path = build(student, counts="y", topics=["sites"])
    give(student)
    student.get("/study/question")
    assert progress(student) == ["1 of 4, about 2 min"]
    student.get(path)
    give(student)
    student.get(f"{path}/1")
    (given,) = re.findall(r"/study/answer/([-0-9a-f]{36})", student.page)
    student.get(f"/study/answer/{given}")
    assert progress(student) == ["0 of 3, about 2 min", "1 of 3, about 2 min"]


def progress(student: Visitor) -> list[str]:
    """What the thin lines of the page say."""
    return re.findall(r'progress-words"><span>([^<]*)<', student.page)


def test_skipping_leads_to_the_next_without_an_answer(student: Visitor) -> None:
    path = build(student, "test")
    give(student)
    assert place(student) == 2
    assert f'href="{path}/3">Skip</a>' in student.page
    student.get(f"{path}/5")
    assert f'href="{path}/2">Skip</a>' in student.page
