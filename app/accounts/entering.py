"""What the doors of accounts share: the page of a form, the way in, counted tries, and mail."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from threading import Thread

from flask import (
    Blueprint,
    after_this_request,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
)
from flask_login import current_user, login_user, logout_user
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response

from app import limits, mail
from app.accounts import letters, linking, operations
from app.addresses import public
from app.clock import now
from app.db import db
from app.limits import Limit, TooOften
from app.models import Learner
from app.security import keep_theme
from app.signed_in import Visit, learner, visit

bp = Blueprint("accounts", __name__)
POSTING = "posting"
TAKEN = "There is an account with this e-mail address. Sign in instead."

Page = str | Response | tuple[str, int] | tuple[str, int, dict[str, str]]


def page(template: str, form: object, **values: object) -> Page:
    """The page of a form: as it is, or with its errors."""
    errors = getattr(form, "errors", None)
    return render_template(template, form=form, **values), 422 if errors else 200


def enter(person: Learner, to: str) -> Response:
    """Sign in: a fresh cookie, a new sign-in, the theme of the account. An old one here ends."""
    if current_user.is_authenticated:
        operations.sign_out(db.session, learner(), visit().sign_in, now())
    row = operations.sign_in(db.session, person, now())
    db.session.commit()
    session.clear()
    session.permanent = True
    login_user(Visit(person, row.id))
    response = redirect(to, code=303)
    keep_theme(response, person.theme)
    return response


def network() -> str:
    """Whose tries are counted together: the network that this request came from."""
    return limits.network(request.remote_addr)


def count(*tries: tuple[Limit, str]) -> None:
    """Count a try, and keep the count whatever comes of it: committed before the hash.

    Raises:
        TooOften: one of the limits has been reached.
    """
    try:
        for limit, who in tries:
            limits.count(db.session, limit, who, current_app.config["SECRET_KEY"], now())
    finally:
        db.session.commit()


def forgive(limit: Limit, who: str) -> None:
    """Forget the tries of who got it right."""
    limits.forgive(db.session, limit, who, current_app.config["SECRET_KEY"])


def refused(error: TooOften, template: str, form: FlaskForm, **values: object) -> Page:
    """The page of a form that was sent too often, with what was typed."""
    form.form_errors.append(
        f"Those were too many tries. Nothing is lost: wait {error.words}, then try again."
    )
    seconds = str(ceil(error.wait.total_seconds()))
    return render_template(template, form=form, **values), 429, {"Retry-After": seconds}


@bp.app_template_global()
def has_mail() -> bool:
    """Whether this server sends mail."""
    return current_app.config["MAIL_SERVER"] is not None


@bp.app_template_global()
def is_unconfirmed() -> bool:
    """Whether mail is sent here, and the address of who asks does not count yet."""
    return has_mail() and learner().email is not None and learner().email_confirmed_at is None


def post(*made: mail.Letter) -> None:
    """Mail these letters now. Of one that did not go out the operator reads why in the log."""
    for letter in made:
        try:
            mail.send(current_app.config["MAIL_SERVER"], letter, now())
        except mail.Unsent as error:
            current_app.logger.error("Mail “%s” was not sent. %s", letter.subject, error)


def beside(work: Callable[..., None], *given: object) -> None:
    """Do this once the response is sent, in a thread of its own: no page waits for a mail server,
    and nobody can tell by how soon the next page comes whether anything was mailed.
    """
    app = current_app._get_current_object()  # type: ignore[attr-defined]

    def inside() -> None:
        with app.app_context():
            work(*given)

    thread = Thread(target=inside, name=POSTING)

    def start() -> None:
        if thread.ident is None:  # a response may be closed twice
            thread.start()

    def then(response: Response) -> Response:
        response.call_on_close(start)
        return response

    after_this_request(then)


def ask_to_confirm(person: Learner, email: str, *also: mail.Letter) -> None:
    """Mail a link that confirms this address, and other letters after it; commits the link first.

    The page is sent before: what becomes of the letters only the log can say.
    """
    token = linking.make(db.session, person, "confirm", now(), email=email)
    db.session.commit()
    link = public("accounts.confirm", token=token)
    beside(post, letters.confirm(email, link), *also)
    flash(
        f"A link is on its way to {email}. Open it within three days to confirm the address. If "
        "none comes, ask for another on the account page."
    )


def forget_visit() -> None:
    """Leave nothing of the sign-in in this browser."""
    logout_user()
    session.clear()
