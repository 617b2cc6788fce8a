"""The web edge: content policy and headers, CSRF, and error pages in plain sentences."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import NamedTuple, ParamSpec, TypeVar

import sqlalchemy as sa
from flask import Flask, Response, current_app, make_response, render_template, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import (
    BadRequest,
    HTTPException,
    MethodNotAllowed,
    RequestEntityTooLarge,
    SecurityError,
)
from werkzeug.wrappers import Response as AnyResponse

from app.models.people import THEMES

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "media-src 'self'",
        "object-src 'none'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
A_YEAR = 365 * 24 * 3600
THEME_COOKIE = "theme"

FILE = "file"  # the one field that may carry one
MIB = 1 << 20
CHUNK, MOST_READ_AWAY = 1 << 16, 8  # bytes; times the limit
TOO_LARGE = "Too large"
COME_BACK = 30  # seconds

csrf = CSRFProtect()
P = ParamSpec("P")
R = TypeVar("R")


class Sentence(NamedTuple):
    """What happened, and what to do; both plain text."""

    title: str
    happened: str
    todo: str


SENTENCES = {
    400: Sentence(
        "That could not be read",
        "What your browser sent does not fit this page. Nothing was stored.",
        "Go back, load the page again, and send it once more.",
    ),
    401: Sentence(
        "Please sign in", "This page needs a sign-in. Nothing was stored.", "Sign in and try again."
    ),
    403: Sentence(
        "Not open to you",
        "Your account may not see this page. Nothing was changed.",
        "If you think it should, ask the person who runs this server.",
    ),
    404: Sentence(
        "Nothing here",
        "There is no page at this address, or it is not yours.",
        "Check the address, or go on from the start page.",
    ),
    405: Sentence(
        "Not in this way",
        "This address takes a form, not a visit. Nothing was stored.",
        "Go back to the page that you came from and use its button.",
    ),
    409: Sentence(
        "Already answered",
        "This question was answered before, with another reply. The first reply stands.",
        "Go on with the next question.",
    ),
    410: Sentence(
        "Out of date",
        "This page is too old to be used. Nothing was stored, and nothing you did is lost.",
        "Go on from the start page.",
    ),
    413: Sentence(
        TOO_LARGE,
        "What your browser sent is larger than this page takes. Nothing was stored.",
        "Send something shorter.",
    ),
    422: Sentence(
        "That could not be used",
        "Something in the form does not fit. Nothing was stored.",
        "Go back, correct it, and send it again.",
    ),
    500: Sentence(
        "Something went wrong here",
        "The server met an error. What was stored before is safe.",
        "Try again in a moment. If it stays, tell the person who runs this server.",
    ),
    503: Sentence(
        "Too many at once",
        "So many people use this server now that it could not serve you in time. What was stored "
        "before is safe; what you have just sent may not be stored.",
        "Go back, wait half a minute, and send it again. What is sent twice counts once.",
    ),
}
FOR_VISITS = Sentence(
    "Not in this way",
    "This page is there to be opened; it takes nothing that is sent like this. Nothing was stored.",
    "Go back and open the page by its link.",
)
UNCONFIRMED = Sentence(
    "The form had lapsed",
    "The form was not confirmed as yours: it was open too long, or you signed in or out "
    "meanwhile. Nothing was stored.",
    "Go back, load the page again, and send it once more.",
)


def takes_file(todo: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a door as one that takes a file, in the field `FILE`, of at most MAX_UPLOAD bytes.

    Its body is not read before it is known who asks: so its token, which stands in the body, is
    asked for here and not at the edge. `todo` says what helps against a file that is too large.
    """

    def marked(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*words: P.args, **named: P.kwargs) -> R:
            request.max_content_length = current_app.config["MAX_UPLOAD"]
            try:
                misplaced = request.is_json or set(request.files) - {FILE}
            except RequestEntityTooLarge:
                _read_away()
                raise
            if misplaced:
                raise BadRequest
            csrf.protect()
            return view(*words, **named)

        guarded.too_large = todo  # type: ignore[attr-defined]
        exempt: Callable[P, R] = csrf.exempt(guarded)
        return exempt

    return marked


def _read_away() -> None:
    """Read on what is refused, within bounds: a browser hears no answer before it has sent all."""
    left = min(request.content_length or 0, MOST_READ_AWAY * current_app.config["MAX_UPLOAD"])
    while left > 0 and (chunk := request.environ["wsgi.input"].read(min(left, CHUNK))):
        left -= len(chunk)


def _too_large() -> str | None:
    """What helps against a file that is too large; None where no file is taken."""
    view = current_app.view_functions.get(request.endpoint or "")
    return getattr(view, "too_large", None)


def _sentence(error: HTTPException, code: int) -> Sentence:
    todo = _too_large()
    if code == 413 and todo is not None:
        most = current_app.config["MAX_UPLOAD"] // MIB
        return Sentence(
            TOO_LARGE, f"The file has more than {most} MB. Nothing of it was stored.", todo
        )
    if isinstance(error, CSRFError):
        return UNCONFIRMED
    if isinstance(error, MethodNotAllowed) and "GET" in (error.valid_methods or ()):
        return FOR_VISITS
    return SENTENCES.get(code, SENTENCES[500 if code >= 500 else 400])


def _http_error(error: HTTPException) -> Response | HTTPException:
    """The page for an error; answers that are no errors (redirects) pass."""
    code = error.code or 500
    if code < 400:
        return error
    if isinstance(error, SecurityError):  # a foreign host name: no address can be built
        return Response(
            "This server does not answer under this name.\n", 400, mimetype="text/plain"
        )
    page = render_template("errors/error.html", sentence=_sentence(error, code), code=code)
    response = make_response(page, code)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response


def _busy(error: sa.exc.TimeoutError) -> Response:
    """Whoever waited too long for a connection to the database is told so, and when to come back.

    The log has one line of it: an error of the server is something else.
    """
    current_app.logger.warning("No connection was free in time: %s %s", request.method, error.code)
    page = render_template("errors/error.html", sentence=SENTENCES[503], code=503)
    response = make_response(page, 503)
    response.headers["Retry-After"] = str(COME_BACK)
    return response


def _refuse_no_text() -> None:
    """Fields are texts: a form takes a file where its door says so, and JSON nowhere.

    Where nothing is, the 404 answers.
    """
    sent = request.method == "POST" and request.endpoint is not None and _too_large() is None
    if sent and (request.is_json or request.files):
        raise BadRequest


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers.setdefault("Strict-Transport-Security", f"max-age={A_YEAR}")
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response


def theme() -> str:
    """The theme of this browser, from its cookie: known before the page, so nothing flashes."""
    chosen = request.cookies.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else "auto"


def address() -> str:
    """Where this page stands, with what was asked of it: a change of theme leads back to it."""
    return request.full_path.rstrip("?")


def keep_theme(response: AnyResponse, chosen: str) -> None:
    """Let the browser remember its theme for a year."""
    response.set_cookie(
        THEME_COOKIE,
        chosen,
        max_age=A_YEAR,
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )


class Sessions(SecureCookieSessionInterface):
    """Cookies go with pages. A file that anybody may keep carries nobody's cookie."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if request.endpoint != "static.serve":
            super().save_session(app, session, response)


def init_app(app: Flask) -> None:
    """Headers on every answer, CSRF and texts only on every POST, a sentence for every error."""
    app.config.setdefault("WTF_CSRF_TIME_LIMIT", None)
    app.session_interface = Sessions()
    app.before_request(_refuse_no_text)  # before CSRF, which reads a field already
    csrf.init_app(app)
    app.jinja_env.globals["theme"] = theme
    app.jinja_env.globals["address"] = address
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(sa.exc.TimeoutError, _busy)
    app.after_request(_add_headers)
