"""create_app: settings, database, bank, doors."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from flask import Flask

from app import cli, config, security, signed_in, static_files
from app.config import BadSetting
from app.db import db, engine_options
from questions import bank
from questions.reading import BadBank

ROOMS = ("accounts", "study", "exchange", "ops")


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
    db.init_app(app)
    security.init_app(app)
    static_files.init_app(app)
    signed_in.init_app(app)
    for room in ROOMS:
        if find_spec(f"app.{room}.routes"):
            app.register_blueprint(import_module(f"app.{room}.routes").bp)
    cli.init_app(app)
    return app


def _load_bank() -> bank.Bank:
    try:
        return bank.load()
    except BadBank as error:
        problems = "\n".join(f"  {problem}" for problem in error.problems)
        raise BadSetting(f"The bank has mistakes; nothing was started.\n{problems}") from error
