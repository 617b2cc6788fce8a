"""Python's search for garbage, which goes through all that was made lately."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """The search put off while much is made of which all stays: looking would take as long.

    Of several threads the first that ends takes it up again.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
