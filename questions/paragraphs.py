"""A stem as pages and cards show it: in short paragraphs, with a word on how it is answered."""

from __future__ import annotations

from itertools import pairwise

from questions.item import Item, Vignette


def paragraphs(item: Item) -> tuple[str, ...]:
    """The stem in its parts: of a vignette the opening, its lines and the question, else one.

    Joined by a space they are the stem again. What stands between two lines goes with the one
    before it; a line that is not found in the stem begins no paragraph.
    """
    if not isinstance(item, Vignette):
        return (item.stem,)
    cuts, at = [0], 0
    for line in item.lines:
        found = item.stem.find(line.text, at)
        if found < 0:
            continue
        cuts.append(found)
        at = found + len(line.text)
    cuts += [at, len(item.stem)]
    parts = (item.stem[one:other].strip() for one, other in pairwise(cuts))
    return tuple(part for part in parts if part)


def says_how(item: Item) -> bool:
    """Whether the stem itself says that several may be right, so that nothing below it need."""
    return any(words in item.stem.casefold() for words in ("all that apply", "tick every"))
