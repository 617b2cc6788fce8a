"""A class from the set to the workbook: built, assigned, taken by three, looked at, regraded."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import findings
from tests.browser.scenes import answer
from tests.browser.test_assignment_journeys import (
    QUESTIONS,
    assigned,
    begin,
    course_with_set,
    hand_in,
    student,
)
from tests.browser.test_course_journeys import teaching
from tests.browser.test_form_journeys import Small, small
from tests.browser.test_grade_journeys import rows

__all__ = ["small"]

pytestmark = pytest.mark.long


def earned(page: Page) -> float:
    """The points that a student's result page tells, to two places."""
    page.reload()
    points, _, of, _ = page.locator(".now-figure").inner_text().split()  # "1 of 2 points"
    assert float(of) == QUESTIONS
    return float(points)


def test_a_class_is_built_assigned_taken_looked_at_regraded_and_taken_along(
    small: Small, page: Page, opened: Browser
) -> None:
    stage = teaching(small, page)
    course, code = course_with_set(stage)
    assignment = assigned(stage, course, "30")
    results: dict[str, Page] = {}
    for row, name in enumerate(("Amara", "Bear", "Dora"), start=1):
        context, _ = student(opened, small.address, code, name)
        results[name] = context.new_page()
        begin(results[name], small.address, assignment)
        for _ in range(QUESTIONS):
            answer(results[name], row)
        hand_in(results[name])
    before = {name: earned(each) for name, each in results.items()}

    stage.go(assignment)
    page.get_by_role("link", name="Statistics").click()
    expect(page.locator("#whole-title")).to_contain_text("n = 3")
    page.get_by_role("link", name="Facility").click()
    page.locator(".stats tbody th a").first.click()  # the hardest: not all had it right
    page.get_by_role("link", name="Regrade this question").click()
    page.get_by_label("Give everybody who was asked all its points").check()
    page.get_by_label("Reason").fill("Two answers can be defended")
    page.get_by_role("button", name="See who changes").click()
    page.wait_for_load_state()
    changed = page.locator(".changes tbody th").all_inner_texts()
    page.get_by_role("button", name="Change it").click()
    expect(page.locator(".ruling-history li")).to_contain_text("Two answers can be defended")
    after = {name: earned(each) for name, each in results.items()}
    assert changed == [name for name in before if after[name] > before[name]]
    assert changed != []

    told = results[changed[0]]
    told.goto(f"{small.address}/notices")
    expect(told.locator("main")).to_contain_text("was graded anew")
    assert findings(told) == []
    stage.go(f"{course}/grades")
    taken = {str(each[0]): each[-1] for each in rows(page)[1:]}
    assert {name: round(each * QUESTIONS / 100, 2) for name, each in taken.items()} == after
