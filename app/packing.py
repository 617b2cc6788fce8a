"""Pages leave gzipped, but for those in which an address stands beside a secret.

Whoever can choose a part of a page, and see how long it is packed, can find out the rest
(BREACH). A stranger chooses addresses: so what has a query, and every error page, which may
repeat the path, stays as it is. Static files are packed once, in `static_files`.
"""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

LEAST = 1000
LEVEL = 6


def _may_pack(response: Response) -> bool:
    return (
        response.status_code == 200
        and response.mimetype == "text/html"
        and not request.query_string
        and not response.is_streamed
        and "Content-Encoding" not in response.headers
    )


def _pack(response: Response) -> Response:
    if not _may_pack(response):
        return response
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    if len(body) >= LEAST and request.accept_encodings["gzip"]:
        response.set_data(gzip.compress(body, LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response


def init_app(app: Flask) -> None:
    """Pack every page on its way out."""
    app.after_request(_pack)
