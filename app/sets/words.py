"""What is told of question sets, in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.cards.naming import FORMS, STAGES
from questions.blueprint import Blueprint, Pool, Spec
from questions.blueprint.cautions import Caution
from questions.blueprint.differences import PoolChange, differences
from questions.world import Bank

MOVED = (
    "Somebody changed this set meanwhile, perhaps you in another tab. Your last change was not "
    "made, and nothing else is lost: look at the set as it is now, and make it again."
)
UNCHANGED = "There is nothing to save: the set stands as it was saved last."
EMPTY = "There is nothing to save yet. Add a pool first."
USED = "An assignment uses this set. Nothing was deleted: delete the assignment first."
TOO_MANY = "That is more than a set can hold. Nothing was changed."
NO_FILE = (
    "Nothing of this version can be put into such a file today. Nothing was changed. Look at the "
    "set: its questions may have been withdrawn."
)
NO_POOL = "This pool is not there any more. Nothing was changed."
MOST_NAMED = 3


def count(number: float, one: str) -> str:
    """A number with its noun: `1 question`, `2 questions`, `0.5 points`."""
    return f"{number:,g} {one}" if number == 1 else f"{number:,g} {one}s"


def titled(pool: Pool, bank: Bank) -> str:
    """What a pool is called: what its questions are about, or that they were chosen."""
    source = pool.source
    if not isinstance(source, Blueprint):
        return "Chosen by hand"
    return _named([_topic(each, bank) for each in source.topics]) or "All topics"


def narrowed(pool: Pool) -> str:
    """What a blueprint lets through beside its topics; empty where that is everything."""
    source = pool.source
    if not isinstance(source, Blueprint):
        return ""
    stages = " or ".join(STAGES[each].lower() for each in source.stages)
    forms = _named([FORMS[each].lower() for each in source.forms])
    known = "textbook knowledge too" if source.known else ""
    return "; ".join(each for each in (stages, forms, known) if each)


def _topic(topic_id: str, bank: Bank) -> str:
    topic = bank.topics.get(topic_id)
    return topic.name if topic else "a topic of before"


def _named(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    if more > 1:
        return f"{', '.join(names[:MOST_NAMED])} and {more} more"
    return ", ".join(names)


def fits(number: int, facts: int, questions: int) -> str:
    """How many are asked of how many that fit today, as a sentence."""
    if not facts:
        return "No fact fits today. Loosen a filter."
    asked = f"{number} of {count(facts, 'fact')}"
    lack = f"; {count(number - facts, 'fact')} too few" if number > facts else ""
    return f"{asked}, with {count(questions, 'question')} that fit today{lack}."


def caution(found: Caution, places: Mapping[int, int]) -> str:
    """A caution as a sentence; `places` are those of the pools by their keys."""
    n, other = found.count, places.get(found.other, 0)
    one = n == 1
    told = {
        "empty": "There is no pool yet.",
        "short": f"{count(n, 'question')} too few: loosen the pool, or ask for fewer.",
        "unknown": f"{count(n, 'question')} cannot be found on this server. Remove "
        f"{'it' if one else 'them'}.",
        "withdrawn": f"{count(n, 'question')} {'was' if one else 'were'} withdrawn from the bank, "
        f"and {'is' if one else 'are'} not drawn any more.",
        "gone": f"{count(n, 'topic')} {'is' if one else 'are'} not in the bank any more.",
        "hidden": f"{count(n, 'question')} {'asks' if one else 'ask'} a fact that is excluded.",
        "doubled": f"{count(n, 'fact')} {'is' if one else 'are'} listed in several questions. "
        "A draw takes one of them.",
        "newer": f"Of {count(n, 'question')} there is a newer version. The one that you chose "
        "stays until you take the newer one.",
        "known": f"{count(n, 'question')} {'rests' if one else 'rest'} on textbook knowledge that "
        "was not checked against an authority's text.",
        "overlap": f"{count(n, 'fact')} {'fits' if one else 'fit'} pool {other} as well. A draw "
        "asks each fact once.",
    }
    return told[found.kind]


FIELDS = {
    "number": "number of questions",
    "points": "points",
    "each": "fixed or drawn",
    "topics": "topics",
    "stages": "levels",
    "forms": "forms",
    "known": "textbook knowledge",
    "order": "order",
    "source": "kind of pool",
}


def changes(before: Spec | None, after: Spec, bank: Bank) -> tuple[str, ...]:
    """What a version changed, each as a line; of the first, what it holds."""
    if before is None:
        return (f"{count(len(after.pools), 'pool')}, {count(after.number, 'question')}",)
    found = differences(before, after)
    lines = [_line(each, bank) for each in found.pools]
    if found.moved:
        lines.append("Pools in another order")
    if found.excluded:
        lines.append(f"{count(found.excluded, 'fact')} excluded")
    if found.included:
        lines.append(f"{count(found.included, 'fact')} asked again")
    return tuple(lines)


def _line(made: PoolChange, bank: Bank) -> str:
    if made.before is None or made.after is None:
        pool = made.after or made.before
        assert pool is not None
        verb = "added" if made.before is None else "removed"
        return f"“{titled(pool, bank)}” {verb}"
    told = [_field(each, made) for each in made.what]
    counts = (
        ("added", made.added),
        ("removed", made.removed),
        ("in another version", made.revised),
    )
    told += [f"{count(n, 'question')} {verb}" for verb, n in counts if n]
    return f"“{titled(made.after, bank)}”: {', '.join(told)}"


def _field(name: str, made: PoolChange) -> str:
    if name in ("number", "points"):
        return f"{FIELDS[name]} {getattr(made.before, name):g} → {getattr(made.after, name):g}"
    if name == "each":
        return "drawn for each student" if made.after and made.after.each else "the same for all"
    return f"other {FIELDS[name]}" if name in ("topics", "stages", "forms") else FIELDS[name]
