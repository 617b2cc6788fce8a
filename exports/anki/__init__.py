"""Decks for Anki: one fact, one note, one card, of one note type."""

from exports.anki.writing import write

__all__ = ["write"]
