"""From the zip to a database file and the names of pictures: nothing is trusted, all is bounded.

A few kilobytes can unpack to gigabytes and sizes can lie, so everything is streamed, counted and
stopped at a limit. Nothing is written but the database, into a folder that the caller made.
"""

from __future__ import annotations

import io
import json
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

import zstandard

from exports.anki import protobuf
from exports.anki.contents import BadPackage
from exports.anki.limits import AGAIN, MIB, Limits

CHUNK = 1 << 16
# what the standard library raises where bytes of a zip or of its directory are damaged
DAMAGE = (
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OSError,
    OverflowError,
    struct.error,
    zlib.error,
)
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
LARGEST_WINDOW = 1 << 27
META, MEDIA = "meta", "media"
DATABASES = {1: "collection.anki2", 2: "collection.anki21", 3: "collection.anki21b"}


class TooLarge(BadPackage):
    """It unpacks to more than is read."""


class Unpacked(NamedTuple):
    """The database's file, the kind of package, and pictures' names with their entries."""

    database: Path
    version: int
    pictures: dict[str, str]


@contextmanager
def opened(file: IO[bytes], limits: Limits) -> Iterator[zipfile.ZipFile]:
    """The zip, its directory checked before anything is unpacked; damage met later is told too.

    Raises:
        BadPackage
    """
    with _told_of_damage(), zipfile.ZipFile(file) as package:
        _check_directory(package, limits)
        yield package


def checked(file: IO[bytes], limits: Limits) -> zipfile.ZipFile:
    """The zip, its directory checked; the caller closes it, and meets damage in entries.

    Raises:
        BadPackage
    """
    with _told_of_damage():
        package = zipfile.ZipFile(file)
        _check_directory(package, limits)
        return package


@contextmanager
def _told_of_damage() -> Iterator[None]:
    try:
        yield
    except BadPackage:
        raise
    except zipfile.BadZipFile as error:
        raise BadPackage(
            f"The file is no whole .apkg or .colpkg: it was cut short or changed. {AGAIN}"
        ) from error
    except DAMAGE as error:
        raise BadPackage(f"The file cannot be unpacked ({error}). {AGAIN}") from error


def _check_directory(package: zipfile.ZipFile, limits: Limits) -> None:
    entries = package.infolist()
    if len(entries) > limits.entries:
        raise BadPackage(
            f"The package holds {len(entries):,} files; {limits.entries:,} are read at most. "
            "Export fewer decks at once, or without media."
        )
    names = [each.filename for each in entries]
    if len(set(names)) < len(names):
        raise BadPackage(f"Two files of the package have one name. {AGAIN}")
    for each in entries:
        _check_entry(each)


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    plain = name and name not in (".", "..") and not set(name) & set("/\\:\0")
    if not plain:
        raise BadPackage(f"The package holds a path, “{name[:80]}”. Anki writes none. {AGAIN}")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise BadPackage(f"“{name[:80]}” in the package is a link. Anki writes none. {AGAIN}")
    if entry.flag_bits & 1 or entry.compress_type not in METHODS:
        raise BadPackage(
            f"“{name[:80]}” in the package is encrypted, or packed in a way Anki does not use. "
            f"{AGAIN}"
        )


def unpack(package: zipfile.ZipFile, folder: Path, limits: Limits) -> Unpacked:
    """Write the database into `folder`. The kind is read first: newer ones hold a decoy.

    Raises:
        BadPackage
    """
    version = _version(package)
    name = DATABASES[version]
    if name not in package.namelist():
        raise BadPackage(f"The package holds no {name}, so there is no deck in it. {AGAIN}")
    database = folder / "collection.db"
    with database.open("wb") as out:
        for chunk in _chunks(package, name, limits.database, packed=version == 3):
            out.write(chunk)
    return Unpacked(database, version, _pictures(package, version, limits))


def _version(package: zipfile.ZipFile) -> int:
    names = package.namelist()
    if META not in names:
        if DATABASES[3] in names:  # what lies beside it is a decoy
            raise BadPackage(f"The package holds no “meta”, which says of what kind it is. {AGAIN}")
        return 2 if DATABASES[2] in names else 1
    meta = b"".join(_chunks(package, META, CHUNK, packed=False))
    try:
        version = protobuf.number(meta, 1)
    except protobuf.Malformed as error:
        raise BadPackage(f"“meta” in the package cannot be read ({error}). {AGAIN}") from error
    if version not in DATABASES:
        raise BadPackage(
            f"The package is of kind {version}, which is not known here. In Anki's export dialog "
            "tick “Support older Anki versions” and export once more."
        )
    return version


def _chunks(package: zipfile.ZipFile, name: str, most: int, *, packed: bool) -> Iterator[bytes]:
    """The entry's bytes, in pieces; `packed` ones are zstd, of any number of frames.

    Raises:
        BadPackage: more than `most` bytes, or no whole frame.
    """
    left = most
    with package.open(name) as raw:
        stream: IO[bytes] = raw
        if packed:
            machine = zstandard.ZstdDecompressor(max_window_size=LARGEST_WINDOW)
            stream = machine.stream_reader(raw, read_across_frames=True)
        try:
            while chunk := stream.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    size = f"{most // MIB} MB" if most >= MIB else f"{most} bytes"
                    raise TooLarge(
                        f"“{name}” in the package unpacks to more than {size}, which is more than "
                        "is read. Export fewer decks at once."
                    )
                yield chunk
        except zstandard.ZstdError as error:
            raise BadPackage(f"“{name}” in the package is damaged ({error}). {AGAIN}") from error


def _pictures(package: zipfile.ZipFile, version: int, limits: Limits) -> dict[str, str]:
    if MEDIA not in package.namelist():
        return {}
    packed = version == 3
    listed = b"".join(_chunks(package, MEDIA, limits.list_of_media, packed=packed))
    try:
        named = _entries(listed) if packed else json.loads(listed)
    except (ValueError, RecursionError) as error:
        raise BadPackage(f"The list of media in the package cannot be read. {AGAIN}") from error
    if not isinstance(named, dict):
        raise BadPackage(f"The list of media in the package is no list of names. {AGAIN}")
    held = set(package.namelist())
    return {name: key for key, name in named.items() if isinstance(name, str) and key in held}


def _entries(listed: bytes) -> dict[str, str]:
    """MediaEntries: repeated entries (1), each with its name (1); the zip numbers them."""
    entries = protobuf.messages(listed, 1)
    return {str(place): protobuf.text(entry, 1) for place, entry in enumerate(entries)}


def picture(package: zipfile.ZipFile, entry: str, version: int, limits: Limits) -> bytes:
    """The bytes of one picture.

    Raises:
        TooLarge: it is larger than a picture may be.
        BadPackage: it is damaged.
    """
    out = io.BytesIO()
    for chunk in _chunks(package, entry, limits.picture, packed=version == 3):
        out.write(chunk)
    return out.getvalue()
