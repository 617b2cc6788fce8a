"""The body map and the facts of a region: pure parts, and the pages over HTTP."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask

from app.memory.mastery import Mastery
from app.progress import body
from app.progress.body import FactRow, region_page
from app.progress.queries import Holding, Met
from questions.fact import Fact
from questions.regions import REGIONS, facts_by_region
from tests.app.progress.conftest import DRUGS, SITES, bank
from tests.app.progress.test_progress import hold, text
from tests.app.web import Visitor, _fact

NBSP = "\N{NO-BREAK SPACE}"
MONDAY = 20514  # 2 March 2026
BY_ID = {region.id: region for region in REGIONS}
REGIONS_OF_BANK = facts_by_region(bank())
SERVED = frozenset(f"bank/{name}" for name in (*DRUGS, *SITES))
NOTHING = Holding(recall={}, met={}, served=SERVED, suspended=frozenset())


@pytest.fixture(autouse=True)
def _midday() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=True):
        yield


def facts(number: int) -> tuple[Fact, ...]:
    return tuple(_fact(name) for name in DRUGS[:number])


def test_every_region_stands_on_the_map_with_the_share_of_its_facts() -> None:
    found = body.body_map(replace(NOTHING, recall={"bank/liver": 0.6}), REGIONS_OF_BANK)
    assert list(found.sites) == [region.id for region in REGIONS]
    liver, bone, skin = (found.sites[each] for each in ("liver", "bone-and-spine", "skin"))
    assert (liver.step, liver.mastery, liver.words) == (3, f"60{NBSP}%", "60 %, 1 of 1 met")
    assert (bone.step, bone.mastery, bone.words) == (0, f"0{NBSP}%", "0 %, 0 of 1 met")
    assert (skin.step, skin.mastery, skin.words) == (0, "–", "no facts yet")
    assert (found.whole, found.mastery) == (Mastery(0.3, 1, 2), f"30{NBSP}%")


def test_a_fact_that_cannot_be_asked_is_no_part_of_its_region() -> None:
    assert [fact.id for fact in REGIONS_OF_BANK["brain"]] == ["brain"]
    assert body.body_map(NOTHING, REGIONS_OF_BANK).sites["brain"].of == 0


def test_the_most_endangered_fact_stands_first_and_what_was_not_met_last() -> None:
    found = replace(
        NOTHING,
        recall={"bank/drug-2": 0.9, "bank/drug-1": 0.4},
        met={
            "bank/drug-1": Met(MONDAY - 9, MONDAY - 2, 1),
            "bank/drug-2": Met(MONDAY - 1, MONDAY + 1, 0),
        },
    )
    page = region_page(found, BY_ID["liver"], facts(3), MONDAY, 1)
    assert page.first == "drug-1"
    assert page.facts.rows == (
        FactRow("drug-1", "drug-1 blocks alpha.", f"40{NBSP}%", "today", "9 days ago"),
        FactRow("drug-2", "drug-2 blocks alpha.", f"90{NBSP}%", "tomorrow", "yesterday"),
        FactRow("drug-0", "drug-0 blocks alpha.", "–", "not met yet", ""),
    )


@pytest.mark.parametrize(("page", "shown"), [(-3, 1), (1, 1), (2, 2), (10**9, 2)])
def test_a_long_region_has_pages(page: int, shown: int) -> None:
    found = region_page(NOTHING, BY_ID["liver"], facts(45), MONDAY, page).facts
    assert (found.page, found.pages, found.total) == (shown, 2, 45)
    assert len(found.rows) == (40 if shown == 1 else 5)


def test_a_region_without_facts_has_no_first() -> None:
    page = region_page(NOTHING, BY_ID["skin"], (), MONDAY, 1)
    assert (page.first, page.facts.rows, page.site.words) == ("", (), "no facts yet")


def links(page: str) -> dict[str, str]:
    """The regions of the map that are links: address and name."""
    found = re.findall(r'<a class="site [^>]*href="([^"]*)" aria-label="([^"]*)"', page)
    return {path: html.unescape(name) for path, name in found}


def test_each_region_of_the_map_is_a_link_with_a_name_that_the_table_repeats(
    web: Flask, student: Visitor
) -> None:
    hold(web, "liver", stability=200.0, ago=1)
    student.get("/progress")
    found = links(student.page)
    assert list(found) == [
        f"/progress/body/{id_}"
        for id_ in (
            "skin",
            "bone-and-spine",
            "peritoneum",
            "pleura",
            "lungs",
            "liver",
            "adrenal-glands",
            "lymph-nodes",
            "brain",
        )
    ]
    assert found["/progress/body/liver"] == "Liver: over 99 %, 1 of 1 met"
    assert found["/progress/body/skin"] == "Skin: no facts yet"
    assert "Liver over 99 % 1 of 1" in text(student.page)
    assert [student.get(path).status_code for path in found] == [200] * 9


def test_a_region_leads_to_its_facts_and_their_questions(web: Flask, student: Visitor) -> None:
    hold(web, "liver", due=2)
    student.get("/progress/body/liver")
    said = text(student.page)
    assert student.title() == "Liver"
    assert "You have met 1 of 1 fact." in said
    assert "in 2 days , seen 30 days ago" in said
    assert student.page.count('href="/library/facts/liver"') == 1
    assert student.page.count('href="/study/question?fact=liver"') == 2
    assert 'aria-current="page"' in student.page.split('id="site-liver"')[1].split(">")[0]


def test_a_region_that_holds_nothing_says_so(student: Visitor) -> None:
    student.get("/progress/body/skin")
    assert "No facts are published on this region yet." in text(student.page)


def test_a_region_that_is_none_is_not_found(student: Visitor) -> None:
    for path in ("spleen", "liver/", "Liver", "%00"):
        assert student.get(f"/progress/body/{path}").status_code == 404
    for number in ("two", "-1", "9" * 12):
        assert student.get(f"/progress/body/liver?page={number}").status_code == 200


def test_a_stranger_signs_in_first(web: Flask, visitor: Visitor) -> None:
    assert visitor.get("/progress/body/liver").location == "/sign-in?next=/progress/body/liver"


def test_a_classmates_memory_is_not_shown(web: Flask, student: Visitor, classmate: Visitor) -> None:
    hold(web, "liver")
    classmate.get("/progress/body/liver")
    assert "You have met 0 of 1 fact." in text(classmate.page)
