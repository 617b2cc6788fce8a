"""`users add` keeps the rules of the registration page."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from app.models import Audit, Learner
from tests.app.cli.shell import Shell

PASSWORD = "correct horse battery"
RULE = "Error: Use a password of at least 10 plain characters and at most 200, not only blanks.\n"


def stored(ready: Shell) -> list[tuple[str | None, str]]:
    with ready.session() as session:
        rows = session.execute(sa.select(Learner.email, Learner.name).order_by(Learner.email))
        return [(email, name) for email, name in rows]


def add(ready: Shell, *words: str, password: str | bytes = PASSWORD) -> str:
    given = password.encode() if isinstance(password, str) else password
    done = ready.runner.invoke(
        args=("users", "add", *words, "--password-stdin"), input=given + b"\n"
    )
    assert not done.exception or isinstance(done.exception, SystemExit)
    return done.output


@pytest.mark.parametrize(
    "password",
    ["x" * 201, " " * 12, "\u00a0" * 12, "e\u0301" * 5, "tab\there and there", b"\xff" * 12],
)
def test_a_password_that_no_form_takes_is_refused(ready: Shell, password: str | bytes) -> None:
    assert add(ready, "ann@example.org", password=password) == RULE
    assert stored(ready) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "'' cannot be the name: Enter the name you want to be shown."),
        (
            "\u200b\u200d",
            r"'\u200b\u200d' cannot be the name: Enter the name you want to be shown.",
        ),
        ("A\x07nn", r"'A\x07nn' cannot be the name: This holds characters that are no text."),
        ("A\udcffnn", r"'A\udcffnn' cannot be the name: This holds characters that are no text."),
        ("x" * 121, "Use at most 120 characters; you sent 121."),
    ],
)
def test_a_name_that_no_form_takes_is_refused(ready: Shell, name: str, said: str) -> None:
    assert said in add(ready, "ann@example.org", "--name", name)
    assert stored(ready) == []


@pytest.mark.parametrize("email", ["ann\udcff@example.org", "ann\x07@example.org", "", "a b@c.org"])
def test_an_email_that_no_form_takes_is_refused(ready: Shell, email: str) -> None:
    said = add(ready, email)
    assert said.startswith(f"Error: {email!r} is no e-mail address: ")
    assert stored(ready) == []


def test_what_is_invisible_in_a_name_is_not_stored(ready: Shell) -> None:
    add(ready, "ann@example.org", "--name", "A\u200bnn  Other")
    assert stored(ready) == [("ann@example.org", "Ann Other")]


def test_another_spelling_of_a_mailbox_is_no_second_account(ready: Shell) -> None:
    add(ready, "ann@bücher.example.org")
    said = add(ready, "ann@xn--bcher-kva.example.org")
    assert said == "Error: There is an account for ann@xn--bcher-kva.example.org already.\n"
    assert stored(ready) == [("ann@xn--bcher-kva.example.org", "ann")]


def test_a_link_to_a_new_password_is_printed_for_anybody(ready: Shell) -> None:
    add(ready, "ann@example.org", "--role", "admin")
    done = ready("users", "reset-link", "Ann@example.org")
    assert done.exit_code == 0
    address, _, token = done.output.strip().rpartition("/")
    assert (address, len(token)) == ("http://127.0.0.1:8000/reset", 43)
    with ready.session() as session:
        act, detail = session.execute(sa.select(Audit.act, Audit.detail)).one()
    assert (act, detail) == ("reset link", {"by": "command"})


@pytest.mark.parametrize("email", ["nobody@example.org", "nothing", "", "a\x00b@example.org"])
def test_no_link_is_printed_for_nobody(ready: Shell, email: str) -> None:
    done = ready("users", "reset-link", email)
    assert (done.exit_code, done.output) == (1, f"Error: There is no account for {email!r}.\n")
