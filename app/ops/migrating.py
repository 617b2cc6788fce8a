"""Alembic, called from the application: the same migrations by command and at the start."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from app.config import ROOT, BadSetting

RELATIVE = re.compile(r"heads?|base|[+-]\d+")


def configured(url: str) -> Config:
    """Alembic's configuration from pyproject.toml, for this database."""
    config = Config(toml_file=ROOT / "pyproject.toml")
    config.attributes["url"] = url
    return config


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database up to `revision`. A SQLite file that is new is its owner's alone.

    Raises:
        BadSetting: there is no such revision, or this version does not know the database's.
    """
    address = sa.make_url(url)
    if address.get_backend_name() == "sqlite":
        with suppress(OSError):  # the driver says better why it cannot be opened
            Path(address.database or "").touch(mode=0o600)
    _move(command.upgrade, url, revision)


def downgrade(url: str, revision: str) -> None:
    """Bring the database down to `revision`; its rows go with its tables.

    Raises:
        BadSetting: as `upgrade`.
    """
    _move(command.downgrade, url, revision)


def require(url: str, revision: str) -> None:
    """Raise BadSetting where no migration makes this revision."""
    if RELATIVE.fullmatch(revision):
        return
    script = ScriptDirectory.from_config(configured(url))
    try:
        script.get_revisions(revision)
    except CommandError as error:
        known = ", ".join(each.revision for each in script.walk_revisions())
        raise BadSetting(
            f"There is no revision '{revision}'. Expected head, base, or one of {known}."
        ) from error


def _move(to: Callable[[Config, str], None], url: str, revision: str) -> None:
    require(url, revision)
    try:
        to(configured(url), revision)
    except CommandError as error:
        raise BadSetting(
            f"The database cannot be brought to '{revision}' ({error}). If a newer version made "
            "it, start that one, or put a backup in its place."
        ) from error


def newest(url: str) -> str | None:
    """The revision that this code expects."""
    return ScriptDirectory.from_config(configured(url)).get_current_head()


def current(engine: sa.Engine) -> str | None:
    """The revision that the database is at; None for an empty one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_pending(engine: sa.Engine) -> bool:
    """Whether the tables are not those of this version."""
    return current(engine) != newest(str(engine.url))


def rows(engine: sa.Engine) -> dict[str, int]:
    """How many rows each table that has any holds: what a downgrade can lose."""
    tables = [name for name in sa.inspect(engine).get_table_names() if name != "alembic_version"]
    with engine.connect() as connection:
        count = sa.select(sa.func.count())
        found = {name: connection.scalar(count.select_from(sa.table(name))) for name in tables}
    return {name: number for name, number in sorted(found.items()) if number}


def in_words(error: sa.exc.DBAPIError, engine: sa.Engine) -> str | None:
    """What an error of the database asks of the operator; None where the code is to blame."""
    address = engine.url.render_as_string(hide_password=True)
    said = " ".join(str(error.orig).split())
    try:
        if is_pending(engine):
            return (
                "The tables of the database are not those of this version: "
                "run `flask --app app db upgrade`."
            )
    except sa.exc.DBAPIError:
        return unusable(address, said)
    return unusable(address, said) if _is_outside(error) else None


def unusable(address: str, said: str) -> str:
    """The sentence for a database that does not answer, or not as one."""
    todo = "Is its server up, and is DATABASE_URL right?"
    if address.startswith("sqlite"):
        todo = (
            "Its file and folder must be writable for the user who runs this, "
            "with room on the disk, and no other program may hold it locked. If it is damaged, "
            "put a backup in its place."
        )
    return f"The database {address} does not answer: {said}. {todo}"


def _is_outside(error: sa.exc.DBAPIError) -> bool:
    """A lock, a full disk, a damaged file; not a statement that is wrong."""
    return isinstance(error, sa.exc.OperationalError) or type(error) is sa.exc.DatabaseError
