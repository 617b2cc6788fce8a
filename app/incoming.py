"""Files that were sent, while they wait to be taken in: where they lie, and who works on them.

A file lies in the instance folder under the id of its upload. Whoever works on it holds its lock,
and one of a few places; the kernel frees both when that process ends, however it ends. So what is
held is alive, and there are never more processes than places, on one machine.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO
from uuid import UUID

FOLDER, UNPACKED = "uploads", ".unpacked"
PLACES = 2
KEPT = timedelta(days=1)


def folder(instance: str | Path) -> Path:
    """Where the files lie; made if it is not there, for nobody else to see."""
    made = Path(instance) / FOLDER
    made.mkdir(mode=0o700, parents=True, exist_ok=True)
    return made


def path(instance: str | Path, upload_id: UUID) -> Path:
    """Where the file of this upload lies, if it is still there."""
    return Path(instance) / FOLDER / upload_id.hex


def store(instance: str | Path, upload_id: UUID, stream: IO[bytes]) -> int:
    """Keep a file; the number of its bytes. What cannot be kept whole is not kept.

    Raises:
        OSError: there is no room, or no way to write.
    """
    kept = folder(instance) / upload_id.hex
    descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            shutil.copyfileobj(stream, file)
            return file.tell()
    except BaseException:
        kept.unlink(missing_ok=True)
        raise


@contextmanager
def workroom(instance: str | Path, upload_id: UUID) -> Iterator[Path]:
    """A folder to unpack the file in; gone afterwards, or, after a kill, with the file."""
    made = path(instance, upload_id).with_suffix(UNPACKED)
    made.mkdir(mode=0o700, exist_ok=True)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def remove(instance: str | Path, upload_ids: Iterable[UUID]) -> None:
    """Remove the files of these uploads; whoever reads one meanwhile reads on."""
    for each in upload_ids:
        path(instance, each).unlink(missing_ok=True)
        shutil.rmtree(path(instance, each).with_suffix(UNPACKED), ignore_errors=True)


def sweep(instance: str | Path, now: datetime) -> None:
    """Remove everything that has lain here for longer than a day."""
    for each in folder(instance).iterdir():
        with suppress(FileNotFoundError):  # another process sweeps as well
            lain = now - datetime.fromtimestamp(each.stat().st_mtime, UTC)
            if lain < KEPT or each.name.startswith("place"):
                continue
            if each.is_dir():
                shutil.rmtree(each, ignore_errors=True)
            else:
                each.unlink()


def held(instance: str | Path, upload_id: UUID) -> int | None:
    """The file's descriptor, with its lock; None where another process has that.

    Raises:
        FileNotFoundError: the file is not there.
    """
    return _locked(path(instance, upload_id), os.O_RDONLY)


def is_held(instance: str | Path, upload_id: UUID) -> bool:
    """Whether a process works on the file.

    Raises:
        FileNotFoundError: the file is not there.
    """
    descriptor = _locked(path(instance, upload_id), os.O_RDONLY, fcntl.LOCK_SH)
    if descriptor is None:
        return True
    os.close(descriptor)
    return False


def place(instance: str | Path) -> int | None:
    """A place to work in, as a locked descriptor; None where all are taken."""
    for number in range(PLACES):
        found = _locked(folder(instance) / f"place-{number}", os.O_RDWR | os.O_CREAT)
        if found is not None:
            return found
    return None


def _locked(file: Path, how: int, lock: int = fcntl.LOCK_EX) -> int | None:
    descriptor = os.open(file, how, 0o600)
    try:
        fcntl.flock(descriptor, lock | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor
