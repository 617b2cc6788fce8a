"""The real bank and its questions: read and made once in a process, for all tests of it."""

from __future__ import annotations

import gc
from functools import cache

from questions.bank import Bank, load
from questions.generators import all_items
from questions.item import Item


@cache
def real_bank() -> Bank:
    """The bank as the server keeps it: no search for garbage goes through it."""
    loaded = load()
    gc.collect()
    gc.freeze()
    return loaded


@cache
def real_items() -> tuple[Item, ...]:
    """Every question of the real bank."""
    return tuple(all_items(real_bank()))
