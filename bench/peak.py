"""What reading a package takes of memory at most, in a process of its own.

`python -m bench.peak FILE` prints two numbers of bytes: by how much the process grew, and how
large the largest table is. A process begins with the peak of the one that started it, as
`getrusage` has it; Linux tells its own, and forgets it when asked. Elsewhere there are no rows.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from app.config import ROOT
from bench.measuring import Row
from exports.anki import Limits, database, read
from exports.anki.unpacking import opened, unpack

STATUS, FORGET = Path("/proc/self/status"), Path("/proc/self/clear_refs")
PICTURES, PICTURE = 20, 10_000_000
READ_AT = datetime(2026, 12, 1, tzinfo=UTC)
MB = 1e6


def peaks(package: Path, folder: Path, times: float | None) -> list[Row]:
    """Rows without pictures and with 200 MB of them; the goal is so many times the table."""
    if not FORGET.exists():
        return []
    files = {0: package, 200: _with_pictures(package, folder)}
    return [_row(file, pictures, times) for pictures, file in files.items()]


def _row(file: Path, pictures: int, times: float | None) -> Row:
    command = [sys.executable, "-m", "bench.peak", str(file)]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    grown, table = (int(each) / MB for each in said.split())
    what = f"peak of reading {file.stem}, {pictures} MB of pictures"
    return Row(what, "largest table", 1, grown, table, times and times * table, "MB")


def _with_pictures(package: Path, folder: Path) -> Path:
    path = folder / f"{package.stem} with pictures.apkg"
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
    """The bytes of all notes; no table of these packages is larger."""
    columns = "length(CAST(flds AS BLOB)) + length(tags) + length(guid)"
    with tempfile.TemporaryDirectory() as folder, path.open("rb") as file:
        with opened(file, Limits()) as package:
            found = unpack(package, Path(folder), Limits())
        with database.opened(found.database, Limits()) as db:
            (size,) = db.execute(f"SELECT sum({columns}) FROM notes").fetchone()  # noqa: S608
            return int(size)


if __name__ == "__main__":
    main(sys.argv[1])
