"""What reading a package takes of memory at most, in a process of its own.

`python -m bench.peak FILE` prints two numbers of bytes: by how much the process grew, and how
large the largest table is. A process begins with the peak of the one that started it, as
`getrusage` has it; Linux tells its own, and forgets it when asked. Elsewhere there are no rows.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from app.config import ROOT
from bench.measuring import Row
from exports.anki import Limits, read
from exports.anki.unpacking import opened, unpack

STATUS, FORGET = Path("/proc/self/status"), Path("/proc/self/clear_refs")
PICTURES, PICTURE = 20, 10_000_000
MOST = 3
READ_AT = datetime(2026, 12, 1, tzinfo=UTC)
MB = 1e6


def peaks(packages: dict[str, Path], folder: Path) -> list[Row]:
    """A row for each package and, of the first with 200 MB of pictures, one more."""
    if not FORGET.exists():
        return []
    name, package = next(iter(packages.items()))
    pictured = {f"{name}, 200 MB of pictures": _with_pictures(package, folder)}
    return [_row(what, file) for what, file in (packages | pictured).items()]


def _row(what: str, file: Path) -> Row:
    command = [sys.executable, "-m", "bench.peak", str(file)]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    grown, table = (int(each) / MB for each in said.split())
    return Row(f"peak of reading {what}", "largest table", 1, grown, table, MOST * table, "MB")


def _with_pictures(package: Path, folder: Path) -> Path:
    path = folder / "pictures.apkg"
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            if name != "media":
                new.writestr(name, old.read(name), zipfile.ZIP_DEFLATED)
        for number in range(PICTURES):
            new.writestr(str(number), bytes(PICTURE))
        listed = ", ".join(f'"{number}": "{number}.png"' for number in range(PICTURES))
        new.writestr("media", f"{{{listed}}}")
    return path


def main(path: str) -> None:
    """Read the package; print by how many bytes the process grew, and the largest table's."""
    FORGET.write_text("5")
    before = _highest()
    with Path(path).open("rb") as file:
        contents = read(file, READ_AT)
    grown = _highest() - before
    if not contents.reviews:
        raise RuntimeError("nothing was read")
    print(grown, _largest_table(Path(path)))


def _highest() -> int:
    """The most bytes that this process had at once since it forgot."""
    lines = STATUS.read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def _largest_table(path: Path) -> int:
    """The bytes of the notes, or of the log if that is larger, each in a database of its own."""
    with tempfile.TemporaryDirectory() as folder, path.open("rb") as file:
        with opened(file, Limits()) as package:
            found = unpack(package, Path(folder), Limits())
        return max(_alone(found.database, table) for table in ("notes", "revlog"))


def _alone(file: Path, table: str) -> int:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("ATTACH ? AS held", (str(file),))
        db.execute(f"CREATE TABLE alone AS SELECT * FROM held.{table}")  # noqa: S608 - ours
        return len(db.serialize())


if __name__ == "__main__":
    main(sys.argv[1])
