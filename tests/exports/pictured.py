"""Small pictures of every kind, made by hand."""

from __future__ import annotations

import struct
import zlib


def png(width: int = 2, height: int = 3, more: bytes = b"") -> bytes:
    """A whole PNG of one colour."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    pixels = zlib.compress((b"\0" + bytes(width)) * height) if width * height < 10_000 else b""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = chunk(b"IHDR", head) + chunk(b"tEXt", more) + chunk(b"IDAT", pixels)
    return b"\x89PNG\r\n\x1a\n" + chunks + chunk(b"IEND", b"")


def jpeg(width: int, height: int) -> bytes:
    frame = struct.pack(">BBHBHH", 0xFF, 0xC0, 17, 8, height, width) + bytes(10)
    return b"\xff\xd8" + b"\xff\xe0\x00\x10JFIF\0" + bytes(9) + b"\xff" + frame + b"\xff\xd9"


GIF = b"GIF89a" + struct.pack("<HH", 7, 9) + b"\0\0\0;"
LOSSY = b"RIFF\x20\0\0\0WEBPVP8 " + bytes(4) + bytes(3) + b"\x9d\x01\x2a" + struct.pack("<HH", 5, 6)
LOSSLESS = b"RIFF\x20\0\0\0WEBPVP8L" + bytes(4) + b"\x2f" + struct.pack("<I", 4 | 7 << 14)
EXTENDED = b"RIFF\x20\0\0\0WEBPVP8X" + bytes(8) + b"\x09\0\0" + b"\x0b\0\0"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>window.ran=1</script></svg>"
