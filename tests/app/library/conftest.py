"""The application with the library's small bank, and a count of what is asked of the database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from app.clock import now
from app.db import db
from app.factory import create_app
from app.memory.publishing import publish_items
from tests.app.items import choice, typed
from tests.app.library.small import small_bank
from tests.app.web import CHEAP, classmate, student, visitor

__all__ = ["classmate", "student", "visitor", "web"]

ZOLEDRONATE = "zoledronic-acid.class"


@pytest.fixture
def web(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """One fact is asked by choice and by typing; the others have no question."""
    monkeypatch.setenv("METASTASIS_INSTANCE", str(tmp_path))
    made = create_app({"DATABASE_URL": database, "BANK": small_bank(), "TESTING": True, **CHEAP})
    with made.app_context():
        items = [choice(ZOLEDRONATE), typed(ZOLEDRONATE), choice("cascade")]
        publish_items(db.session, items, "1", now())
        db.session.commit()
    yield made
    with made.app_context():
        for engine in db.engines.values():
            engine.dispose()


@pytest.fixture
def sent(web: Flask) -> Iterator[list[str]]:
    """The statements that reach the database."""
    statements: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        statements.append(statement)

    with web.app_context():
        engine = db.engine
    sa.event.listen(engine, "before_cursor_execute", note)
    yield statements
    sa.event.remove(engine, "before_cursor_execute", note)
