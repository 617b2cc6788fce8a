"""The door of operations: whether the server is well."""

from __future__ import annotations

from flask import Blueprint

from app.db import db
from app.ops.queries import is_well

bp = Blueprint("ops", __name__)


@bp.get("/health")
def health() -> tuple[dict[str, str], int]:
    """200 where the database takes answers; for a proxy or a monitor, under any local name too."""
    if not is_well(db.session):
        return {"status": "the database does not answer"}, 503
    return {"status": "ok"}, 200
