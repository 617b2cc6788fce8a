"""Passwords as argon2id hashes. The cost is a setting; unknown accounts cost as much."""

from __future__ import annotations

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app


@cache
def _hasher(time_cost: int, memory_kib: int) -> PasswordHasher:
    return PasswordHasher(time_cost=time_cost, memory_cost=memory_kib, parallelism=1)


@cache
def _dummy(hasher: PasswordHasher) -> str:
    return hasher.hash("nobody")


def _today() -> PasswordHasher:
    config = current_app.config
    return _hasher(config["PASSWORD_TIME_COST"], config["PASSWORD_MEMORY_KIB"])


def normal(password: str | None) -> str:
    """NFC: the same password, whether a keyboard sends é as one character or as two."""
    return unicodedata.normalize("NFC", password or "")


def hash_password(password: str) -> str:
    """What is stored of a password."""
    return _today().hash(normal(password))


def verify(stored: str | None, password: str) -> bool:
    """Whether the password is the stored one. Without a stored one: no, in the same time.

    Tried as it was typed too: hashes made before passwords were normalised still open.
    """
    spellings = dict.fromkeys((normal(password), password))
    return any(_is(stored, each) for each in spellings)


def _is(stored: str | None, password: str) -> bool:
    hasher = _today()
    try:
        return hasher.verify(stored or _dummy(hasher), password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False
