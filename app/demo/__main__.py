"""`python -m app.demo`: what `make demo` runs. Its own folder, database and port."""

from __future__ import annotations

import os
import sys

from app.__main__ import main as serve
from app.clock import now
from app.config import ROOT, BadSetting
from app.db import db
from app.demo import people
from app.factory import create_app
from app.ops import migrating
from app.ops.operations import publish_bank

PORT = "8001"


def main() -> int:
    """Fill the database where nobody is in it yet, say who can sign in, and serve."""
    os.environ["METASTASIS_INSTANCE"] = str(ROOT / "instance" / "demo")
    os.environ.pop("DATABASE_URL", None)
    os.environ.setdefault("PORT", PORT)
    try:
        fill()
    except BadSetting as error:
        print(error.message, file=sys.stderr)
        return 1
    print(f"Sign in with the password “{people.PASSWORD}” as")
    for role, name, what in people.PEOPLE:
        print(f"  {people.email(name):24} {role}: {what}")
    return serve()


def fill() -> None:
    """Migrate, publish, and make the people with their history, once."""
    os.umask(0o077)
    app = create_app()
    with app.app_context():
        migrating.upgrade(app.config["DATABASE_URL"])
        publish_bank(db.session, app.extensions["bank"], now())
        db.session.commit()
        if not people.is_filled(db.session):
            given = people.fill(db.session, app.extensions["bank"], now(), _told)
            print(f"{given} answers were given.")
        db.session.close()
        db.engine.dispose()


def _told(done: int, of: int) -> None:
    """A bar on a screen, one line elsewhere."""
    if not sys.stdout.isatty():
        if done == of:
            print(f"Simulated {of} sittings.")
        return
    bar = "#" * (30 * done // of)
    line = f"\rSimulating four months of study [{bar:30}] {done} of {of} sittings"
    print(line, end="\n" if done == of else "", flush=True)


if __name__ == "__main__":
    sys.exit(main())
