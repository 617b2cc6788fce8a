"""Cards that foreign notes become, as values."""

from exports.anki.own_contents import Card, LeftOut, Own, Picture

__all__ = ["Card", "LeftOut", "Own", "Picture"]
