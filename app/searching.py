"""The search over the bank, made once for all rooms that look something up."""

from __future__ import annotations

from typing import cast

from flask import current_app

from questions.lookup.catalogue import Catalogue
from questions.lookup.search import Index


def index() -> Index:
    """The index of the bank, made when it is first needed: the bank never changes."""
    if "lookup" not in current_app.extensions:
        current_app.extensions["lookup"] = Index(Catalogue(current_app.extensions["bank"]))
    return cast(Index, current_app.extensions["lookup"])
