"""Scenes of the plan: refused, with exams, a week of days off."""

from __future__ import annotations

from datetime import timedelta

from app.clock import now
from tests.browser.stage import Stage


def plan_with_errors(stage: Stage) -> None:
    stage.go("/plan")
    stage.page.fill("#minutes", "601")
    stage.page.fill("#new", "many")
    stage.page.get_by_role("button", name="Save the plan").click()
    stage.page.wait_for_selector(".summary")


def plan_with_exams(stage: Stage) -> None:
    """Two exams, one of which cannot be reached; and an address of the calendar."""
    for name, days in (("Finals", 300), ("Course test", 6)):
        stage.go("/plan#exams")
        stage.page.fill("#name", name)
        stage.page.fill("#on", str(now().date() + timedelta(days=days)))
        stage.page.get_by_role("button", name="Add the exam").click()
        stage.page.wait_for_selector(f".exam:has-text('{name}')")
    stage.page.get_by_role("button", name="Make an address").click()
    stage.page.wait_for_selector("#feed")


def day_off(stage: Stage) -> None:
    """The dashboard of a day off; nothing follows for this learner."""
    set_week(stage, "0")
    stage.go("/study")


def set_week(stage: Stage, share: str) -> None:
    stage.go("/plan")
    for day in stage.page.locator(".week-day select").all():
        day.select_option(share)
    stage.page.get_by_role("button", name="Save the plan").click()
    stage.page.wait_for_selector(".notice")
