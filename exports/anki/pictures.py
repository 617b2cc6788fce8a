"""Pictures of a package that cards use: known by their first bytes, bounded, kept on disk."""

from __future__ import annotations

import hashlib
import os
import struct
import tempfile
import unicodedata
import weakref
import zipfile
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from exports.anki import leaving
from exports.anki.contents import BadPackage, Contents
from exports.anki.own_contents import Picture
from exports.anki.unpacking import DAMAGE, Limits, TooLarge, picture

LONGEST_EDGE = 12_000
MOST_PIXELS = 50_000_000
_WEB = ("http:", "https:", "ftp:", "//")


class Spool:
    """A nameless file that holds pictures until nobody refers to it."""

    def __init__(self) -> None:
        self._file, path = tempfile.mkstemp(prefix="pictures-")
        Path(path).unlink()
        self._end = 0
        weakref.finalize(self, os.close, self._file)

    def add(self, body: bytes) -> int:
        """Where it lies."""
        at = self._end
        self._end += os.pwrite(self._file, body, at)
        return at

    def read(self, at: int, size: int) -> bytes:
        """What lies there."""
        return os.pread(self._file, size, at)


class Spooled(Picture):
    """A picture whose bytes are read from the spool whenever they are asked for."""

    def __init__(self, digest: str, mimetype: str, spool: Spool, body: bytes) -> None:
        values = {"digest": digest, "mimetype": mimetype}
        for name, value in values.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_lies", (spool, spool.add(body), len(body)))

    @property
    def body(self) -> bytes:
        spool, at, size = self._lies  # type: ignore[attr-defined]
        return bytes(spool.read(at, size))


class Size(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


class Shelf:
    """The pictures of one package, unpacked one by one as cards ask for them."""

    def __init__(
        self, package: zipfile.ZipFile, contents: Contents, limits: Limits, told: leaving.Leaving
    ) -> None:
        self._package, self._version, self._limits = package, contents.version, limits
        self._entries = {_composed(name): entry for name, entry in contents.pictures.items()}
        self._told, self._left = told, limits.pictures
        self._found: dict[str, str | None] = {}
        self._refused: dict[str, str] = {}
        self._spool = Spool()
        self.held: dict[str, Picture] = {}

    def find(self, source: str) -> str | None:
        """The digest of the picture that an image's source names; None, and told, if there is none.

        As in Anki a name may be percent-encoded; it is compared in composed form (NFC).
        """
        if source.strip().lower().startswith(_WEB):
            self._told.add(leaving.REMOTE, source)
            return None
        names = (_composed(each) for each in (source, unquote(source)))
        entry = next((self._entries[each] for each in names if each in self._entries), None)
        if entry is None:
            self._told.add(leaving.MISSING, source)
            return None
        if entry not in self._found:
            self._found[entry] = self._unpack(entry)
        if self._found[entry] is None:
            self._told.add(self._refused[entry], source)
        return self._found[entry]

    def _unpack(self, entry: str) -> str | None:
        try:
            if self._left <= 0:
                raise TooLarge
            body = picture(self._package, entry, self._version, self._limits)
            self._left -= len(body)
        except TooLarge:
            self._left -= self._limits.picture
            self._refused[entry] = leaving.TOO_LARGE
            return None
        except (BadPackage, zipfile.BadZipFile, *DAMAGE):
            self._refused[entry] = leaving.DAMAGED
            return None
        return self._keep(entry, body)

    def _keep(self, entry: str, body: bytes) -> str | None:
        mimetype = kind(body)
        if mimetype is None:
            self._refused[entry] = leaving.OTHER_KIND
            return None
        size = measured(body, mimetype)
        if size is None or min(size) < 1:
            self._refused[entry] = leaving.DAMAGED
            return None
        if max(size) > LONGEST_EDGE or size.width * size.height > MOST_PIXELS:
            self._refused[entry] = leaving.TOO_LARGE
            return None
        digest = hashlib.sha256(body).hexdigest()
        if digest not in self.held:
            self.held[digest] = Spooled(digest, mimetype, self._spool, body)
        return digest


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def kind(body: bytes) -> str | None:
    """The type of a picture by its first bytes; None for what is not shown here."""
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if body.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if body.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image/webp"
    return None


def measured(body: bytes, mimetype: str) -> Size | None:
    """The size that a picture says it has; None if it says none."""
    try:
        return _MEASURES[mimetype](body)
    except (struct.error, IndexError):
        return None


def _png(body: bytes) -> Size | None:
    name, width, height = struct.unpack_from(">4sII", body, 12)
    return Size(width, height) if name == b"IHDR" else None


def _gif(body: bytes) -> Size | None:
    return Size(*struct.unpack_from("<HH", body, 6))


def _jpeg(body: bytes) -> Size | None:
    """From the first frame header (ITU T.81, B.2.2); what stands before it is passed over."""
    at = 2
    while True:
        sign, marker, length = struct.unpack_from(">BBH", body, at)
        if sign != 0xFF:
            return None
        if marker == 0xFF:
            at += 1
        elif marker in range(0xC0, 0xD0) and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", body, at + 5)
            return Size(width, height)
        elif marker in (0xD9, 0xDA) or length < 2:
            return None
        else:
            at += 2 + length


def _webp(body: bytes) -> Size | None:
    """From the first chunk: lossy (RFC 6386, 9.1), lossless, or extended."""
    chunk = body[12:16]
    if chunk == b"VP8X":
        return Size(*(1 + int.from_bytes(body[at : at + 3], "little") for at in (24, 27)))
    if chunk == b"VP8L" and body[20] == 0x2F:
        (bits,) = struct.unpack_from("<I", body, 21)
        return Size(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    if chunk == b"VP8 " and body[23:26] == b"\x9d\x01\x2a":
        return Size(*(each & 0x3FFF for each in struct.unpack_from("<HH", body, 26)))
    return None


_MEASURES = {"image/png": _png, "image/gif": _gif, "image/jpeg": _jpeg, "image/webp": _webp}
