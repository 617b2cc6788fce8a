"""create_app: settings, database, bank, doors."""

from __future__ import annotations

from typing import Any

from flask import Flask

from app import cli, config, security, signed_in, static_files
from app.accounts.routes import bp as accounts
from app.config import BadSetting
from app.db import db, engine_options
from app.exchange.routes import bp as exchange
from app.ops.routes import bp as ops
from app.study.routes import bp as study
from questions import bank
from questions.reading import BadBank


def create_app(overrides: dict[str, Any] | None = None) -> Flask:
    """The application. `overrides` are Flask's configuration keys, and win.

    DATABASE_URL chooses the database; BANK may hold a bank that is loaded already.

    Raises:
        BadSetting: a setting, or the bank, does not allow a start; says what to change.
    """
    settings = config.read_environment()
    app = Flask("app", instance_path=str(settings.instance), static_folder=None)
    app.config.from_mapping(settings.flask())
    app.config.from_mapping(overrides or {})
    app.config["SQLALCHEMY_ENGINES"] = {"default": engine_options(app.config["DATABASE_URL"])}
    app.extensions["bank"] = app.config.get("BANK") or _load_bank()
    for part in (db, security, static_files, signed_in, cli):
        part.init_app(app)
    for room in (accounts, study, exchange, ops):
        app.register_blueprint(room)
    return app


def _load_bank() -> bank.Bank:
    try:
        return bank.load()
    except BadBank as error:
        problems = "\n".join(f"  {problem}" for problem in error.problems)
        raise BadSetting(f"The bank has mistakes; nothing was started.\n{problems}") from error
