"""The small bank with wordings for several answers at once, a wider grid and two figures."""

from __future__ import annotations

from tests.questions.small import DRUGS, concept, small
from tests.questions.written import CHECK, COMMON

FINDINGS = ("fever", "cough", "jaundice", "pain", "rash", "thirst")
SITES = ("liver", "lung", "bone")
CONCEPTS = "".join(concept(each, "finding") for each in FINDINGS)
CONCEPTS += "".join(concept(each, "site") for each in SITES)

WIDER = {**DRUGS, "ulvex": "alpha-blocker", "sodrin": "alpha-blocker", "hexin": "beta-blocker"}
"""Three alpha blockers, two beta blockers, and one of each other class."""

BY_CLASS = """    select_subject:
      - "Which of these drugs can be called {a object}?"
    match:
      - "Match each drug to its class."
    odd_subject:
      - "All but one of these drugs share a class. Which one is of another class?"
"""
BY_SITE = """    select_object:
      - "Which of these sites would account for {subject}?"
    select_subject:
      - "Which of these findings would {the object} account for?"
    match:
      - "Match each finding to its site."
    tick:
      - "For each finding, tick every site that accounts for it."
    odd_subject:
      - "All but one of these fit {the object}. Which one points elsewhere?"
"""

HELD = {
    "fever": ("liver", "lung"),
    "cough": ("lung",),
    "jaundice": ("liver",),
    "pain": ("bone",),
    "rash": ("liver",),
    "thirst": ("bone",),
}


def worded(text: str) -> str:
    """The bank with wordings for the two relations of the small one."""
    text = text.replace("  - id: shows\n", BY_CLASS + "  - id: shows\n", 1)
    return text.replace("concepts:\n", BY_SITE + "concepts:\n", 1)


def grid(held: dict[str, tuple[str, ...]] | None = None) -> str:
    """Findings by site, each cell keyed or refuted."""
    rows = "".join(_row(*each) for each in (HELD if held is None else held).items())
    return (
        "grids:\n  - id: findings\n    name: Findings\n    topic: drugs\n    relation: shows\n"
        "    scope: adults\n    scale:\n      - id: typical\n        zone: keyed\n"
        "        means: typical\n      - id: refuted\n        zone: refuted\n"
        f"        means: refuted\n    columns: [liver, lung, bone]\n    rows:\n{rows}"
    )


def _row(finding: str, sites: tuple[str, ...]) -> str:
    check = CHECK.lstrip("\n").replace("    ", "        ", 1).replace("\n    ", "\n        ")
    check = check.rstrip() + "\n"
    cells = "".join(
        f"          {site}:\n            level: {'typical' if site in sites else 'refuted'}\n"
        f"            reason: The {site} is so.\n"
        for site in SITES
    )
    return f"      {finding}:\n{check}        cells:\n{cells}"


def figure(id_: str, low: float, high: float, bands: str, unit: str = '"%"') -> str:
    """An entry of the section `figures`; `bands` as '1-2 10-20'."""
    options = "".join(
        f"      - low: {one}\n        high: {two}\n"
        for one, _, two in (band.partition("-") for band in bands.split())
    )
    return (
        f"  - id: {id_}{COMMON}{CHECK}    measure: How many are {id_}?\n    low: {low}\n"
        f"    high: {high}\n    unit: {unit}\n    population: adults\n    year: 2025\n"
        f"    options:\n{options}"
    )


def wide(drugs: dict[str, str] | None = None, more: str = "", concepts: str = "") -> str:
    """The YAML of a bank of which every form of several answers is made."""
    figures = "figures:\n" + figure("share", 40, 40, "1-2 30-50 70-80")
    drugs = WIDER if drugs is None else drugs
    return worded(small(drugs, more=grid() + figures + more, concepts=CONCEPTS + concepts))
