"""create_app: settings, database, bank, doors."""

from __future__ import annotations

import gc
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app, request
from werkzeug.exceptions import SecurityError
from werkzeug.middleware.proxy_fix import ProxyFix

from app import cli, config, packing, security, signed_in, static_files
from app.accounts.routes import bp as accounts
from app.analysis.routes import bp as analysis
from app.assignments.routes import bp as assignments
from app.authoring.routes import bp as authoring
from app.config import LOOPBACK, BadSetting
from app.courses.routes import bp as courses
from app.db import db, engine_options
from app.decks.routes import bp as decks
from app.exchange.routes import bp as exchange
from app.exchange.uploads import bp as uploads
from app.gradebook.routes import bp as gradebook
from app.library.routes import bp as library
from app.mastery.routes import bp as mastery
from app.material.routes import bp as material
from app.notes.routes import bp as notes
from app.notices.routes import bp as notices
from app.ops.routes import bp as ops
from app.plan.routes import bp as plan
from app.progress.routes import bp as progress
from app.quizzes.routes import bp as quizzes
from app.reports.answering import bp as appeals
from app.reports.routes import bp as reports
from app.rulings.routes import bp as rulings
from app.sets.routes import bp as sets
from app.study.routes import bp as study
from questions import bank
from questions.reading import BadBank

ROOMS = (
    *(accounts, study, decks, quizzes, plan, progress, library, notes),
    *(exchange, uploads, reports, appeals, notices, ops),
    *(courses, sets, authoring, assignments, material, analysis, gradebook, rulings, mastery),
)


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
    app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
        app.wsgi_app, x_for=app.config["PROXY_HOPS"], x_proto=0
    )
    app.before_request(_refuse_foreign_host)
    for part in (db, security, static_files, packing, signed_in, cli):
        part.init_app(app)
    for room in ROOMS:
        app.register_blueprint(room)
    app.jinja_env.globals["has_endpoint"] = app.view_functions.__contains__
    return app


def _refuse_foreign_host() -> None:
    """Only under PUBLIC_URL's name are there pages; /health answers a monitor here as well.

    Flask's TRUSTED_HOSTS can neither name an IPv6 address nor read LOCALHOST.
    """
    known = current_app.config["HOSTS"]
    if request.endpoint == "ops.health":
        known = known | LOOPBACK
    try:
        name = urlsplit(f"//{request.host}").hostname
    except ValueError:  # brackets around what is no address
        name = None
    if name not in known:
        raise SecurityError


def _load_bank() -> bank.Bank:
    """The bank, which stays for good: every search for garbage would go through all of it."""
    try:
        loaded = bank.load()
    except BadBank as error:
        problems = "\n".join(f"  {problem}" for problem in error.problems)
        raise BadSetting(f"The bank has mistakes; nothing was started.\n{problems}") from error
    if not loaded.asked():
        raise BadSetting(
            f"The bank in {bank.FACTS} holds no fact that can be asked; nothing was started. "
            "Restore the fact files."
        )
    gc.collect()
    gc.freeze()
    return loaded
