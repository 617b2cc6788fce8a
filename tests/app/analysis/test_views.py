"""What a page of statistics shows, as its address says it."""

from __future__ import annotations

import pytest

from app.analysis.views import View, read

USUAL = View()
POOLED = View(by="fact")


@pytest.mark.parametrize(
    ("sent", "view"),
    [
        ({}, View()),
        ({"by": "fact", "attempts": "all"}, View(by="fact", attempts="all")),
        ({"order": "weakest", "only": "flagged"}, View(order="weakest", only="flagged")),
        ({"by": "nothing", "attempts": "no", "order": "'", "only": "x"}, View()),
    ],
)
def test_an_address_is_read_without_complaint(sent: dict[str, str], view: View) -> None:
    assert read(sent, USUAL, 1) == view


def test_a_page_below_the_first_is_the_first() -> None:
    assert read({}, USUAL, 0) == View(page=1)


def test_an_address_carries_what_is_not_usual_there() -> None:
    assert USUAL.query(USUAL) == {}
    assert USUAL.query(POOLED) == {"by": "version"}
    shown = View(by="fact", attempts="all", page=3)
    assert shown.query(POOLED) == {"attempts": "all"}
    assert shown.query(POOLED, page=4) == {"attempts": "all", "page": 4}


@pytest.mark.parametrize("view", [View(), View("fact", "all", "slowest", "flagged", 1)])
def test_what_an_address_carries_is_the_view_again(view: View) -> None:
    sent = {name: str(value) for name, value in view.query(USUAL).items()}
    assert read(sent, USUAL, 1) == view
