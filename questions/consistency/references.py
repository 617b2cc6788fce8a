"""References: one text has one entry, so that its date is told once."""

from __future__ import annotations

import re

from questions.consistency.naming import Found
from questions.world import Bank

_SCHEME = re.compile(r"^https?://(www\.)?", re.IGNORECASE)


def _addresses(bank: Bank) -> Found:
    owners: dict[str, str] = {}
    for id_, reference in bank.references.items():
        first = owners.setdefault(_place(reference.address), id_)
        if first != id_:
            where = bank.where[f"references {first}"]
            message = (
                f"found the address of '{first}', at {where.file}:{where.line}; expected one "
                f"reference a text; name '{first}' where '{id_}' is named, and take this one out"
            )
            yield f"references {id_}", id_, message


def _place(address: str) -> str:
    """An address without what makes no other text of it: scheme, www, a slash at the end."""
    return _SCHEME.sub("", address.strip()).rstrip("/")


CHECKS = (_addresses,)
