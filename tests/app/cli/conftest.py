"""A shell on an empty database, and one on a database with the small bank."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.db import db
from app.factory import create_app
from questions import bank
from questions.bank import Bank
from tests.app.cli.shell import QUICK, Shell
from tests.conftest import Databases
from tests.questions.small import small, write


@pytest.fixture(scope="module")
def small_bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return bank.load(write(tmp_path_factory.mktemp("facts"), small()))


def _shell(url: str, small_bank: Bank) -> Iterator[Shell]:
    app = create_app({"DATABASE_URL": url, "BANK": small_bank, "TESTING": True, **QUICK})
    yield Shell(app)
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def shell(databases: Databases, small_bank: Bank) -> Iterator[Shell]:
    """On an empty database."""
    url = databases.empty()
    yield from _shell(url, small_bank)
    databases.drop(url)


@pytest.fixture
def ready(databases: Databases, small_bank: Bank) -> Iterator[Shell]:
    """With its tables, and the bank published."""
    url = databases.migrated()
    for made in _shell(url, small_bank):
        made("bank", "publish")
        yield made
    databases.drop(url)
