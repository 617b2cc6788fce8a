"""A version of a question set as a deck, which every writer takes; and who took it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.clock import new_id
from app.memory.choice import unit_of
from app.memory.rows import item_versions
from app.memory.served import served_items
from app.models import Audit, Learner, QuestionSet
from app.sets.showing import Name, stem_of
from exports import Writer
from exports.deck import REPORT_PAGE, Deck, DeckFact
from exports.facts import deck_fact, without_fact
from questions.blueprint import Candidate, Candidates, Seed, Spec, draw, every, shortfalls
from questions.item import Item
from questions.world import Bank

AT_ONCE = 500
DECK_IDS = range(
    1_767_225_600_000, 1_798_761_600_000
)  # Anki's are milliseconds; the bank's is less
NO_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Chosen:
    """The questions of a version that a file takes: all that can be drawn, or one draw.

    `short`: so many questions a draw lacks. `gone`: so many listed ones are asked no more.
    """

    candidates: tuple[Candidate, ...]
    short: int
    gone: int

    def facts(self, bank: Bank) -> tuple[str, ...]:
        """The facts of the bank that they ask, each once."""
        return tuple(
            dict.fromkeys(each.fact for each in self.candidates if each.fact in bank.facts)
        )

    def without_fact(self, bank: Bank) -> tuple[Name, ...]:
        """The questions that rest on no fact of the bank."""
        return tuple(each.name for each in self.candidates if each.fact not in bank.facts)


def chosen(spec: Spec, candidates: Candidates, found: QuestionSet, number: int | None) -> Chosen:
    """All questions of a spec, or those of a draw: the same number draws the same."""
    whole = every(spec, candidates)
    pinned = {(each.item_id, each.version) for pool in spec.pools for each in pool.pinned}
    hidden = {name for name in pinned if _is_hidden(name, spec, candidates)}
    gone = len(pinned - hidden - {each.name for each in whole})
    slots = draw(spec, candidates, Seed(f"file {found.id.hex} {number or 1}"))
    short = sum(each.missing for each in shortfalls(spec, slots))
    if number is None:
        return Chosen(whole, short, gone)
    names = [(slot.item_id, slot.version) for slot in slots]
    return Chosen(tuple(candidates.by_name[name] for name in names), short, gone)


def _is_hidden(name: Name, spec: Spec, candidates: Candidates) -> bool:
    """Whether it asks a fact that the set excludes."""
    candidate = candidates.by_name.get(name)
    return candidate is not None and candidate.fact in spec.excluded


def deck(
    session: Session,
    bank: Bank,
    found: QuestionSet,
    taken: Chosen,
    writer: Writer,
    now: datetime,
    public_url: str,
) -> Deck:
    """What was chosen as the writer holds it, in the order of the set.

    Where it holds facts, they come in learning order, each with all its questions of today, so
    that its note is the one of every other deck; a question that rests on no fact is left out.
    """
    if writer.holds == "facts":
        facts = _facts(session, bank, taken)
    else:
        facts = _grouped(questions(session, [each.name for each in taken.candidates]), bank, now)
    title = " ".join(found.title.replace("::", " ").split()) or "Question set"
    id_ = DECK_IDS[found.id.int % len(DECK_IDS)]
    return Deck(title, id_, now, tuple(facts), report_address=f"{public_url}{REPORT_PAGE}")


def _facts(session: Session, bank: Bank, taken: Chosen) -> Iterable[DeckFact]:
    items = served_items(session, [unit_of(each) for each in taken.facts(bank)])
    return [
        deck_fact(fact, bank, items[unit_of(fact.id)])
        for fact in bank.asked()
        if unit_of(fact.id) in items
    ]


def _grouped(items: Sequence[Item], bank: Bank, now: datetime) -> Iterable[DeckFact]:
    return [
        deck_fact(bank.facts[fact_id], bank, mine)
        if fact_id in bank.facts
        else without_fact(mine, bank, now.date())
        for fact_id, mine in _by_fact(items).items()
    ]


def _by_fact(items: Iterable[Item]) -> Mapping[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for each in items:
        found.setdefault(each.facts[0], []).append(each)
    return found


def questions(session: Session, names: Sequence[Name]) -> list[Item]:
    """The questions as they were published, in this order."""
    items: dict[Name, Item] = {}
    for at in range(0, len(names), AT_ONCE):
        items |= item_versions(session, names[at : at + AT_ONCE])
    return [items[name] for name in names]


def stems(session: Session, names: Sequence[Name]) -> list[str]:
    """What these questions ask, a line each."""
    return [stem_of(each) for each in questions(session, names)]


def file_name(found: QuestionSet, version: int, writer: Writer) -> str:
    """What the file is called: the title in plain letters, the version, the format's suffix."""
    title = NO_NAME.sub("-", found.title.lower()).strip("-")[:60].strip("-") or "question-set"
    return f"{title}-v{version}{writer.suffix}"


def note(
    session: Session, found: QuestionSet, version: int, by: Learner, form: str, now: datetime
) -> None:
    """Keep who took a version along, as what, and when. The caller commits."""
    detail = {
        "course": str(found.course_id),
        "set": str(found.id),
        "version": version,
        "format": form,
    }
    session.add(Audit(learner_id=by.id, id=new_id(now), at=now, act="set export", detail=detail))
    session.flush()
