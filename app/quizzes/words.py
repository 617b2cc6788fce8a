"""What the choices of a quiz are called."""

from __future__ import annotations

STATUSES = {
    "new": "New to you",
    "due": "Due",
    "wrong": "Wrong before",
    "flagged": "Flagged",
    "weak": "Weak",
}
FILTERS = {
    "topics": "the topics",
    "sites": "the sites",
    "forms": "the forms of question",
    "stages": "the level",
    "statuses": "the status",
}


def fits(facts: int) -> str:
    """How many facts fit, as a sentence."""
    return "1 fact fits." if facts == 1 else f"{facts} facts fit."


def nothing_fits(loosened: dict[str, int]) -> str:
    """That nothing fits, and how many would without one filter, or that one is not enough."""
    if not loosened:
        return "No fact fits, and none would without one of these filters. Loosen several."
    names = list(loosened)
    first = f"{loosened[names[0]]} would without {FILTERS[names[0]]}"
    others = [f"{loosened[each]} without {FILTERS[each]}" for each in names[1:]]
    return f"No fact fits. {', '.join([first, *others])}."


def clock(milliseconds: float | None) -> str:
    """A time spent on a question: seconds, and minutes from one on; nothing where none is known."""
    if milliseconds is None:
        return ""
    seconds = max(1, round(milliseconds / 1000))
    return f"{seconds} s" if seconds < 60 else f"{seconds // 60} min {seconds % 60:02d} s"


GONE = {
    "topics": ("topic", "topics"),
    "sites": ("site", "sites"),
    "forms": ("form of question", "forms of question"),
}


def gone(counts: dict[str, int]) -> str:
    """That a preset names what is not there any more, as a sentence; nothing where it does not."""
    if not counts:
        return ""
    parts = [f"{count} {GONE[each][count > 1]}" for each, count in counts.items()]
    are = "is" if list(counts.values()) == [1] else "are"
    return f"{' and '.join(parts)} of this preset {are} not there any more. The rest was kept."
