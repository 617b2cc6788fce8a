"""The little of Protocol Buffers that Anki's newest packages need: fields of one message."""

from __future__ import annotations

from collections.abc import Iterator


class Malformed(ValueError):
    """The bytes are no message."""


def fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """The fields of a message in their order: number, and a whole number or bytes.

    Of the wire format (protobuf.dev/programming-guides/encoding): varints, and what has a length
    or a fixed size; groups are refused.

    Raises:
        Malformed: a field ends behind the message, or is of no kind that is read here.
    """
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        number, kind = key >> 3, key & 7
        if kind == 0:
            value, at = _varint(message, at)
            yield number, value
            continue
        if kind == 2:
            length, at = _varint(message, at)
        elif kind in (1, 5):
            length = 8 if kind == 1 else 4
        else:
            raise Malformed(f"field {number} is of kind {kind}")
        if at + length > len(message):
            raise Malformed(f"field {number} ends behind the message")
        yield number, message[at : at + length]
        at += length


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(message):
            break
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
    raise Malformed("a number does not end")


def number(message: bytes, wanted: int, default: int = 0) -> int:
    """The whole number in a field; of several the last counts."""
    found = [value for name, value in fields(message) if name == wanted and isinstance(value, int)]
    return found[-1] if found else default


def text(message: bytes, wanted: int) -> str:
    """The text in a field; of several the last counts."""
    found = [
        value for name, value in fields(message) if name == wanted and isinstance(value, bytes)
    ]
    return found[-1].decode() if found else ""


def messages(message: bytes, wanted: int) -> Iterator[bytes]:
    """The messages that a repeated field holds."""
    for name, value in fields(message):
        if name == wanted and isinstance(value, bytes):
            yield value
