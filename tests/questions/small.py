"""A small invented fact base, written to a folder, for tests of the engine."""

from __future__ import annotations

from pathlib import Path

SMALL = """
sources:
  - id: article
    title: An article
    kind: web article
references:
  - id: authority
    authority: An authority
    title: A text
    dated: 2025
    address: https://example.org/text
topics:
  - id: drugs
    name: Drugs
types:
  - id: drug
    singular: drug
    plural: drugs
    article: a
  - id: drug-class
    singular: drug class
    plural: drug classes
    article: a
  - id: site
    singular: site
    plural: sites
    article: a
  - id: finding
    singular: finding
    plural: findings
    article: a
relations:
  - id: class
    from: [drug]
    to: [drug-class]
    cardinality: one
    partition: classes
    typed: [object]
    says: "{Subject} is {a object}."
    ask_object:
      - "To which class does {subject} belong?"
    ask_subject:
      - "Which of these is {a object}?"
    blank_object: "To which class does {subject} belong? Drug class: ____"
  - id: shows
    from: [finding]
    to: [site]
    cardinality: many
    says: "{Subject} points to {the object}."
    ask_object:
      - "Which site best accounts for {subject}?"
    ask_subject:
      - "Which finding points to {the object}?"
concepts:
CONCEPTS
partitions:
  - id: classes
    name: class of drug
    type: drug-class
    values: [alpha-blocker, beta-blocker, gamma-blocker, delta-blocker]
    reason: Each class has a receptor of its own.
    references: [authority]
    checked:
      how: read
      against: [authority]
      on: 2026-11-22
tables:
  - id: drugs
    name: Drugs
    topic: drugs
    columns: [class]
    rows:
ROWS
"""

DRUGS = {
    "tamol": "alpha-blocker",
    "rudex": "beta-blocker",
    "epsin": "gamma-blocker",
    "novar": "delta-blocker",
}


def concept(id_: str, type_: str) -> str:
    return f"  - id: {id_}\n    type: {type_}\n    name: {id_.replace('-', ' ')}\n"


def row(drug: str, class_: str) -> str:
    return (
        f"      {drug}:\n"
        f"        explanation: It binds one receptor.\n"
        f"        references: [authority]\n"
        f"        checked:\n          how: read\n          against: [authority]\n"
        f"          on: 2026-11-22\n"
        f"        sources:\n          - source: article\n            section: Drugs\n"
        f"        cells:\n          class:\n            value: [{class_}]\n"
    )


def small(drugs: dict[str, str] | None = None, more: str = "", concepts: str = "") -> str:
    """The YAML of a small bank: drugs by class, plus whatever a test adds."""
    drugs = DRUGS if drugs is None else drugs
    named = "".join(concept(drug, "drug") for drug in drugs)
    named += "".join(concept(each, "drug-class") for each in sorted(set(DRUGS.values())))
    rows = "".join(row(drug, class_) for drug, class_ in drugs.items())
    text = SMALL.replace("CONCEPTS", (named + concepts).rstrip("\n"))
    return text.replace("ROWS", rows.rstrip("\n")) + more


def write(folder: Path, text: str, name: str = "small.yaml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder
