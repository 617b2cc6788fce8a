"""Pages go packed over the wire, but for those in which an address stands beside a secret."""

from __future__ import annotations

import gzip

from tests.app.web import Visitor, student, visitor, web

__all__ = ["student", "visitor", "web"]
PACKED = {"Accept-Encoding": "br;q=0.9, gzip"}


def encoding(visitor: Visitor, path: str, **headers: str) -> str | None:
    return visitor.client.get(path, headers=headers).headers.get("Content-Encoding")


def test_a_page_is_packed_for_who_can_unpack_it(student: Visitor) -> None:
    answer = student.client.get("/study", headers=PACKED)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Length"] == str(len(answer.data))
    assert b"Study now" in gzip.decompress(answer.data)
    assert answer.headers["Vary"] == "Accept-Encoding, Cookie"
    assert encoding(student, "/study") is None
    assert encoding(student, "/study", **{"Accept-Encoding": "gzip;q=0"}) is None


def test_a_page_that_may_repeat_its_address_is_not_packed(student: Visitor) -> None:
    assert encoding(student, "/study?guess=1", **PACKED) is None
    assert encoding(student, "/guess", **PACKED) is None
    assert encoding(student, "/health", **PACKED) is None
