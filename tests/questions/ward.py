"""An invented ward, for tests of vignettes: a case, and a grid that is asked at the bedside."""

from __future__ import annotations

from tests.questions.small import concept, small
from tests.questions.written import CHECK

FINDINGS = "".join(concept(each, "finding") for each in ("itch", "hiccup", "wheeze", "limp"))
FINDINGS += "".join(concept(each, "finding") for each in ("tremor", "normal-bone-scan"))
SITES = "".join(concept(each, "site") for each in ("liver", "lung", "bone", "brain"))

ROWS = {
    "itch": {"liver": "typical", "lung": "refuted", "bone": "refuted", "brain": "possible"},
    "hiccup": {"liver": "typical", "bone": "refuted", "brain": "refuted"},
    "wheeze": {"lung": "typical", "liver": "refuted", "bone": "refuted", "brain": "refuted"},
    "limp": {"bone": "typical", "liver": "refuted", "lung": "refuted", "brain": "refuted"},
    "tremor": {"brain": "typical", "liver": "refuted", "lung": "refuted", "bone": "possible"},
}
LINES = {
    "itch": "She scratches her arms all night.",
    "hiccup": "Her diaphragm jumps every few seconds.",
    "wheeze": "She whistles when she breathes out.",
    "limp": "She favours her left leg.",
    "tremor": "Her hands shake at rest.",
}
SUPPORT = 4


def _row(finding: str, cells: dict[str, str]) -> str:
    check = CHECK.replace("\n    ", "\n        ").strip("\n")
    text = f"      {finding}:\n{check}\n        cells:\n"
    for site, level in cells.items():
        text += f"          {site}:\n            level: {level}\n"
        text += f"            reason: The {site} and {finding}, {level}.\n"
    return text


def _line(finding: str) -> str:
    key = next(site for site, level in ROWS[finding].items() if level == "typical")
    return (
        f"  - concept: {finding}\n    kind: sign\n    line: {LINES[finding]}\n"
        f"    weights:\n      {key}: {SUPPORT}\n"
    )


NORMAL = f"""  - concept: normal-bone-scan
    kind: normal
    line: The scan of her skeleton is blank.
    rules_out:
      bone: It would show.
{CHECK.strip(chr(10))}
"""

BEDSIDE = """    bedside:
      kind: site
      openings:
        - A woman comes to the ward.
      question: Which site best accounts for it?
      together: Which site best accounts for each?
"""

GRID = (
    """grids:
  - id: ward
    name: Findings of the ward
    topic: drugs
    relation: shows
    scope: women of the ward
    scale:
      - id: typical
        zone: keyed
        means: typical
      - id: possible
        zone: between
        means: possible
      - id: refuted
        zone: refuted
        means: refuted
    columns: [liver, lung, bone, brain]
"""
    + BEDSIDE
    + "    rows:\n"
    + "".join(_row(finding, cells) for finding, cells in ROWS.items())
    + "findings:\n"
    + "".join(_line(each) for each in LINES)
    + NORMAL
)

CASE = f"""cases:
  - id: case-tamol
    kind: treatment
    fact: tamol.class
    opening: A man of 50 takes one drug.
    question: Which class does he take?
    key: alpha-blocker
    hides: [tamol]
    options: [beta-blocker, gamma-blocker, delta-blocker]
    lines:
      - text: His pulse stays fast.
        kind: sign
        against:
          beta-blocker:
            because: A slow pulse would be seen.
            rests_on: [rudex.class]
      - text: His skin is dry.
        kind: sign
        against:
          gamma-blocker:
            because: A wet skin would be seen.
            rests_on: [epsin.class, classes]
      - text: His eyes are wide.
        kind: test
        against:
          delta-blocker:
            because: Small pupils would be seen.
            rests_on: [novar.class]
    why: Fast, dry and wide is what is left.
    instead:
      beta-blocker: It suits a slow pulse.
      gamma-blocker: It suits a wet skin.
      delta-blocker: It suits small pupils.
    qualifiers: ["a test, 2026"]
{CHECK.strip(chr(10))}
"""


def ward(more: str = CASE + GRID) -> str:
    """The YAML of the small bank with the ward."""
    return small(more=more, concepts=FINDINGS + SITES)
