"""Models and migrations say the same, and a failing migration leaves nothing behind."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from app import models  # noqa: F401 - fills the metadata
from app.config import BadSetting
from app.db import Base, engine_options
from app.ops import migrating
from tests.conftest import Databases


def checks_of(engine: sa.Engine) -> dict[str, set[tuple[str, str]]]:
    inspector = sa.inspect(engine)
    return {
        table: {
            (str(check["name"]), check["sqltext"])
            for check in inspector.get_check_constraints(table)
        }
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def test_models_equal_migrations(any_database: str) -> None:
    engine = sa.create_engine(**engine_options(any_database))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_check_constraints_equal_too(databases: Databases) -> None:
    migrated, made = databases.migrated(), databases.empty()
    by_migration, by_models = sa.create_engine(migrated), sa.create_engine(made)
    Base.metadata.create_all(by_models)
    assert checks_of(by_migration) == checks_of(by_models)
    for engine, url in ((by_migration, migrated), (by_models, made)):
        engine.dispose()
        databases.drop(url)


def test_a_downgrade_to_nothing_leaves_only_the_version_table(databases: Databases) -> None:
    url = databases.migrated()
    migrating.downgrade(url, "base")
    engine = sa.create_engine(url)
    assert sa.inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
    migrating.upgrade(url)
    databases.drop(url)


def test_the_database_says_at_which_revision_it_is(engine: sa.Engine) -> None:
    assert migrating.current(engine) == migrating.newest(str(engine.url))


def test_a_database_of_a_newer_version_is_refused_in_a_sentence(databases: Databases) -> None:
    url = databases.migrated()
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = 'tomorrow'"))
    engine.dispose()
    with pytest.raises(BadSetting, match="start that one, or put a backup in its place"):
        migrating.upgrade(url)
    databases.drop(url)
