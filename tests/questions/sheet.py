"""A bank with a grid as curators write it, comments and all, and its sheet."""

from __future__ import annotations

from pathlib import Path

from questions.__main__ import main
from tests.questions.small import small
from tests.questions.test_consistency import FINDINGS, SITES

ROW = """      {row}:
        references: [authority]   # read twice
        checked:
          how: read
          against: [authority]
          on: 2026-11-22
        cells:
"""
GRID = """
grids:
  # What points where.
  - id: places
    name: Places
    topic: drugs
    relation: shows
    scope: adults
    scale:
      - id: typical
        zone: keyed
        means: usual
      - id: refuted
        zone: refuted
        means: never
    columns: [liver, lung, bone]
    rows:
"""
GRID += ROW.format(row="fever")
GRID += """          liver:
            level: typical   # since 2025
            reason: >-
              Bile is
              blocked.
            # what it says
            statement: "Fever points to the liver."

          lung:              # judged late
            level: refuted
            reason: It holds no bile.
"""
GRID += ROW.format(row="cough")
GRID += """          lung:
            level: typical
            reason: 'The airway is ''irritated''.'
"""
BANK = small(more=GRID, concepts=FINDINGS + SITES)
OUT = """row,column,level,reason,statement
fever,liver,typical,Bile is blocked.,Fever points to the liver.
fever,lung,refuted,It holds no bile.,
fever,bone,,,
cough,liver,,,
cough,lung,typical,The airway is 'irritated'.,
cough,bone,,,
"""


def text_of(folder: Path) -> str:
    return (folder / "small.yaml").read_bytes().decode()


def back(folder: Path, sheet: str | bytes, name: str = "places") -> int:
    path = folder.parent / "sheet.csv"
    path.write_bytes(sheet if isinstance(sheet, bytes) else sheet.encode())
    return main(["--facts", str(folder), "table", name, "--from", str(path)])
