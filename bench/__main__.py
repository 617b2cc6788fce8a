"""`make bench`: every comparison, a table on the screen, and bench/results.json."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from bench.answers import answering
from bench.bank import generating, growing, loading
from bench.dashboards import dashboards
from bench.exporting import exporting
from bench.gradebook import gradebook
from bench.loading import growing_files
from bench.measuring import Row
from bench.packages import packages
from bench.serving import serving
from bench.statistics import statistics

RESULTS = Path(__file__).with_name("results.json")


def main() -> int:
    """Measure, print, write; what is compared stands in the modules of this folder."""
    with tempfile.TemporaryDirectory() as name:
        rows = []
        for number, part in enumerate(parts(Path(name)), start=1):
            rows += part
            print(f"part {number}: {part[0].what}, ...", file=sys.stderr, flush=True)
    print("\n".join(table(rows)))
    machine = {"cores": os.cpu_count(), "python": platform.python_version()}
    found = [{**asdict(row), "ratio": round(row.ratio, 2)} for row in rows]
    RESULTS.write_text(json.dumps({"machine": machine, "rows": found}, indent=2) + "\n")
    return 0


def parts(folder: Path) -> Iterator[list[Row]]:
    """Each measured when it is asked for. The whole takes about a quarter of an hour."""
    yield [loading(), generating()]
    yield growing()
    yield growing_files()
    yield [answering(folder)]
    yield [serving(folder)]
    yield [exporting()]
    yield packages()
    yield dashboards(folder)
    yield statistics(folder)
    yield gradebook(folder)


def table(rows: list[Row]) -> list[str]:
    """The rows as Markdown."""
    head = [
        "| what | unit | ours | floor or peer | its | ratio | goal |",
        "|---|---|---|---|---|---|---|",
    ]
    return head + [
        f"| {row.what} | {row.unit} | {row.ours:.3f} | {row.other_is} | {row.other:.3f} | "
        f"{row.ratio:.2f} | {'-' if row.goal is None else f'{row.goal:.3f}'} |"
        for row in rows
    ]


if __name__ == "__main__":
    sys.exit(main())
