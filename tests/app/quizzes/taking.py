"""Taking quizzes by forms alone."""

from __future__ import annotations

import html
import re

import sqlalchemy as sa
from flask import Flask

from app.db import db
from app.models import Review
from tests.app.web import Visitor


def build(visitor: Visitor, mode: str = "tutor", number: object = 5, **more: object) -> str:
    """Build a quiz and go to it; its address."""
    fields: dict[str, object] = {"topics": ["drugs", "sites"], "number": number, "mode": mode}
    answer = visitor.post("/quizzes", **{**fields, **more})
    assert answer.status_code == 303, visitor.page
    visitor.get(answer.location)
    return str(answer.location)


def place(visitor: Visitor) -> int:
    """The place of the question that is asked on this page."""
    return int(action(visitor).rsplit("/", 1)[1])


def action(visitor: Visitor) -> str:
    """Where the page's question sends its answer."""
    found = re.search(r'action="([^"]*)" data-question', visitor.page)
    assert found, "no question"
    return found[1]


def fields(page: str, *, right: bool) -> dict[str, object]:
    """What to send for an answer to the question on this page."""
    page = page[page.index("data-question") :].split("</form>")[0]
    if "data-order" in page:
        wanted = ("It binds alpha", "It blocks alpha", "It relaxes the wall")
        shown = [html.unescape(each) for each in re.findall(r'step-text">([^<]*)<', page)]
        order = {text: place for place, text in enumerate(wanted, start=1)}
        places = [order[text] if right else 4 - order[text] for text in shown]
        return {"place": [f"{row}:{each}" for row, each in enumerate(places, start=1)]}
    if 'id="correction"' in page:
        return {"reply": "2", "correction": "alpha blocker" if right else "not sure"}
    if 'data-form="numeric_band"' in page:
        return {"reply": "41" if right else "12"}
    if 'name="pick"' in page or 'name="cell"' in page:
        return chosen(page, right=right)
    if 'type="radio"' in page:
        rows = re.findall(r'value="(\d)".*?<span>(\w+)', page, re.DOTALL)
        return {"reply": next(row for row, name in rows if (name == "Alpha") == right)}
    return {"reply": "alpha blocker" if right else "not sure"}


SEVERAL = {"Alpha blocker", "Gamma blocker"}
CELLS = {"Alphalol": {"Slows"}, "Betalol": {"Slows", "Relaxes"}}
PARTNERS = {
    "Alphalol": "Slows",
    "Betalol": "Relaxes",
    "A man with a slow pulse": "Alpha",
    "A woman with a fast pulse": "Gamma",
}


def chosen(page: str, *, right: bool) -> dict[str, object]:
    """What to send where several are chosen: boxes to tick, or a choice in each list."""
    if 'name="pick"' in page:
        rows = re.findall(r'name="pick" value="(\d)".*?<span>([\w ]+)<', page, re.DOTALL)
        return {"pick": [row for row, text in rows if text in SEVERAL or not right]}
    columns = dict(re.findall(r'id="column-(\d)">([^<]*)<', page))
    if columns:
        rows = re.findall(r'id="row-(\d)">([^<]*)<', page)
        held = {
            f"{row}:{at}"
            for row, name in rows
            for at, text in columns.items()
            if text in CELLS[name]
        }
        every = {f"{row}:{at}" for row, _ in rows for at in columns}
        return {"cell": sorted(held if right else every - held | {min(held)})}
    groups = re.findall(r'id="group-(\d)">([^<]*)<', page)
    options = dict(re.findall(r'<option value="1:(\d)">\d ([^<]*)<', page))
    number = {text: at for at, text in options.items()}
    keys = [(row, number[PARTNERS[name]]) for row, name in groups]
    places = [at for _, at in keys] if right else [at for _, at in keys][::-1]
    return {"cell": [f"{row}:{at}" for (row, _), at in zip(keys, places, strict=True)]}


def give(visitor: Visitor, *, right: bool = True) -> int:
    """Answer the question on this page."""
    answer = visitor.post(action(visitor), **fields(visitor.page, right=right))
    return answer.status_code


def log(web: Flask) -> list[tuple[str, str, bool, str | None]]:
    """Kind, unit, whether it counted and why not, of every row of the log."""
    with web.app_context():
        rows = db.session.scalars(sa.select(Review).order_by(Review.unit, Review.answered_at))
        return [(row.kind, row.unit, row.counted, row.uncounted) for row in rows]
