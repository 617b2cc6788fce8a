"""Alembic, called from the application: the same migrations by command and at the start."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from app.config import ROOT, BadSetting


def configured(url: str) -> Config:
    """Alembic's configuration from pyproject.toml, for this database."""
    config = Config(toml_file=ROOT / "pyproject.toml")
    config.attributes["url"] = url
    return config


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database up to `revision`.

    Raises:
        BadSetting: the database is at a revision that this version does not know.
    """
    try:
        command.upgrade(configured(url), revision)
    except CommandError as error:
        raise BadSetting(
            f"The database cannot be brought to this version ({error}). If a newer version made "
            "it, start that one, or put a backup in its place."
        ) from error


def downgrade(url: str, revision: str) -> None:
    """Bring the database down to `revision`; its rows go with its tables."""
    command.downgrade(configured(url), revision)


def newest(url: str) -> str | None:
    """The revision that this code expects."""
    return ScriptDirectory.from_config(configured(url)).get_current_head()


def current(engine: sa.Engine) -> str | None:
    """The revision that the database is at; None for an empty one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()
