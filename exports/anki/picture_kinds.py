"""Kinds and sizes of pictures, by their first bytes and never by their names."""

from __future__ import annotations

import struct
from typing import NamedTuple


class Size(NamedTuple):
    """Width and height in pixels."""

    width: int
    height: int


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
