"""The door of operations: whether the server is well."""

from __future__ import annotations

import sqlalchemy as sa
from flask import Blueprint

from app.db import db

bp = Blueprint("ops", __name__)


@bp.get("/health")
def health() -> tuple[dict[str, str], int]:
    """200 where the database answers; for a proxy or a monitor."""
    try:
        db.session.execute(sa.text("SELECT 1"))
    except sa.exc.OperationalError:
        return {"status": "the database does not answer"}, 503
    return {"status": "ok"}, 200
