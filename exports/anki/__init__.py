"""Decks for Anki: one fact, one note, one card, of one note type; and packages that come back."""

from exports.anki.contents import BadPackage, Contents
from exports.anki.limits import Limits
from exports.anki.own import Own, read_own
from exports.anki.reading import read
from exports.anki.writing import write

__all__ = ["BadPackage", "Contents", "Limits", "Own", "read", "read_own", "write"]
