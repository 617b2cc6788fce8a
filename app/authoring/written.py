"""A question in words, as the curators read what is proposed to them. Pure."""

from __future__ import annotations

from app.cards.naming import FORMS
from exports.worded import worded
from questions.item import Item

LONGEST = 2000
HEAD = (
    "Proposed for the bank by a course, as a question of its own. It rests on no checked fact yet."
)


def told(item: Item) -> str:
    """Stem, options, key and reasons, a line each; cut where a report ends."""
    words = worded(item)
    lines = [HEAD, "", f"{FORMS[item.form]}: {item.stem}"]
    for listing in words.listings:
        lines += [f"{mark}. {text}" if mark else text for mark, text in listing.marked]
    lines.append(f"Key: {'; '.join(words.answer)}")
    if words.also:
        lines.append(f"Also accepted: {', '.join(words.also)}")
    lines += [f"{each.of}: {each.why}" if each.of else each.why for each in words.reasons]
    lines += [each for each in (item.explanation,) if each]
    lines += [f"Reference: {each.authority}" for each in item.references]
    whole = "\n".join(lines)
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1]}…"
