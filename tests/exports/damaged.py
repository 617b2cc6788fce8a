"""Packages with other contents than Anki wrote, made of genuine ones."""

from __future__ import annotations

import io
import tempfile
import zipfile
from functools import cache
from pathlib import Path

from tests.exports.students import collection, exported


@cache
def newest() -> bytes:
    """A genuine package of the newest kind."""
    with tempfile.TemporaryDirectory() as folder:
        made = collection(Path(folder))
        written = exported(made, "newest-apkg", Path(folder))
        made.close()
    return written


def zipped(
    *entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for entry, content in entries:
            package.writestr(entry, content, compress_type=method)
    return out.getvalue()


def replaced(package: bytes, **contents: bytes | None) -> bytes:
    """The package with other contents under some names, or without them (None)."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        kept = ((name, contents.get(name, old.read(name))) for name in old.namelist())
        return zipped(*((name, body) for name, body in kept if body is not None))


def entry(package: bytes, name: str) -> bytes:
    """The bytes of one file of it."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        return old.read(name)
