"""How checks report: (where, id, message), and names that stand nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Found = Iterator[tuple[str, str, str]]
"""(key of `Bank.where`, id, message) of each problem."""


def missing(shelf: dict[str, Any], ids: tuple[str, ...], noun: str) -> Iterator[str]:
    """A message for each id that is not on the shelf, with ids that begin alike."""
    for id_ in ids:
        if id_ not in shelf:
            near = [each for each in shelf if each.startswith(id_[:4])][:4]
            hint = f"; there are: {', '.join(sorted(near))}" if near else ""
            expected = f"expected the id of a {noun}{hint}"
            yield f"found the {noun} '{id_}', which is defined nowhere; {expected}"
