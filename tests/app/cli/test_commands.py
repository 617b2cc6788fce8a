"""The commands of the bank and of accounts."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from app.models import CurrentItem, Learner
from questions.bank import Bank
from tests.app.cli.shell import Shell
from tests.questions.small import DRUGS


def test_a_bank_that_makes_no_question_takes_none_away(ready: Shell) -> None:
    ready.app.extensions["bank"] = Bank()
    refused = ready("bank", "publish")
    assert refused.exit_code == 1
    assert "The bank makes no question; what was published stays." in refused.output
    with ready.session() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(CurrentItem)) != 0


def test_publishing_twice_publishes_once(shell: Shell) -> None:
    shell("db", "upgrade")
    first, again = shell("bank", "publish").output, shell("bank", "publish").output
    number = first.split()[1]
    assert first == f"Published {number} questions, {number} of them new or changed.\n"
    assert again == f"This bank is published already: {number} questions.\n"
    assert int(number) >= len(DRUGS)


def test_first_answers_are_counted_on_request(ready: Shell) -> None:
    assert ready("bank", "tally").output == "Counted the first answers to 0 questions.\n"


def test_an_account_is_added_with_its_role(ready: Shell) -> None:
    added = ready(
        "users", "add", "Ann@Example.org", "--role", "admin", "--password-stdin",
        given="correct horse battery\n",
    )  # fmt: skip
    assert added.output == "Added Ann@Example.org as admin.\n"
    with ready.session() as session:
        ann = session.scalars(sa.select(Learner)).one()
        assert (ann.email, ann.name, ann.role) == ("ann@example.org", "Ann", "admin")
        assert (ann.password_hash or "").startswith("$argon2id$")


def test_an_account_may_be_given_a_name_and_asks_for_the_password(ready: Shell) -> None:
    typed = "correct horse battery\ncorrect horse battery\n"
    added = ready("users", "add", "ann@example.org", "--name", "Dr  Ann", given=typed)
    assert added.output.endswith("Added ann@example.org as student.\n")
    with ready.session() as session:
        assert session.scalars(sa.select(Learner.name)).all() == ["Dr Ann"]


@pytest.mark.parametrize(
    ("email", "password", "said"),
    [
        ("ann", "correct horse battery", "'ann' is no e-mail address"),
        ("ann@example.org", "short", "at least 10 plain characters"),
        ("ann@example.org", "correct\x00horse", "at least 10 plain characters"),
        ("bob@example.org", "correct horse battery", "an account for bob@example.org already"),
    ],
)
def test_an_account_that_cannot_be_is_refused_in_a_sentence(
    ready: Shell, email: str, password: str, said: str
) -> None:
    ready("users", "add", "BOB@example.org", "--password-stdin", given="correct horse battery\n")
    refused = ready("users", "add", email, "--password-stdin", given=password + "\n")
    assert refused.exit_code == 1
    assert said in refused.output
    with ready.session() as session:
        assert session.scalars(sa.select(Learner.email)).all() == ["bob@example.org"]


def test_a_sweep_says_how_many_attempts_it_handed_in(ready: Shell) -> None:
    done = ready("sweep")
    said = "Attempts that were handed in: 0.\nNotices that are new: 0.\n"
    assert (done.exit_code, done.output) == (0, said)
