"""The floor of an answer over HTTP: a route that replays the statements of one answer.

Rows that the answer inserts get a fresh id each time, so that each request writes as much.
"""

from __future__ import annotations

import json
import os
import sqlite3
import uuid
from pathlib import Path
from typing import Any

from flask import Flask

app = Flask("bare")
STATEMENTS: list[tuple[str, list[Any]]] = json.loads(
    Path(os.environ["BARE_STATEMENTS"]).read_text(encoding="utf-8")
)
INSERTED = {
    params[statement[: statement.index(")")].split("(")[1].replace(" ", "").split(",").index("id")]
    for statement, params in STATEMENTS
    if statement.startswith("INSERT INTO review ")
}


def _connection() -> sqlite3.Connection:
    made = sqlite3.connect(
        os.environ["BARE_DATABASE"],
        isolation_level="IMMEDIATE",
        timeout=30,
        check_same_thread=False,  # one browser asks, one request at a time
    )
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        made.execute(f"PRAGMA {pragma}")
    return made


CONNECTION = _connection()


@app.post("/")
def answer() -> str:
    """Send what an answer sends, and commit."""
    fresh = uuid.uuid4().hex
    for statement, params in STATEMENTS:
        given = [fresh if each in INSERTED else each for each in params]
        CONNECTION.execute(statement, given).fetchall()
    CONNECTION.commit()
    return "stored"
