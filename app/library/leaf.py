"""One fact as its page shows it: pure values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.cards.words import when
from app.cards.yours import unless_aside
from app.library.citing import Authority, Met, authorities, checked, long_date, met
from app.library.details import Detail, details
from app.library.queries import Held
from app.library.shelf import NOT_MET, Row, Shelf, recall, state
from app.memory.answers import NOTHING_KEPT, Kept
from app.memory.days import date_of
from questions.fact import Fact, Tombstone
from questions.item import Element, ExtendedMatching, Item, Matching, Table, TrueFalse
from questions.lookup.catalogue import is_entry
from questions.model import KEYABLE, Status
from questions.vocabulary import Concept, Topic

MOST = 6
KINDS = {
    "triple": "Fact",
    "figure": "Figure",
    "definition": "Term",
    "sequence": "Order of steps",
    "comparison": "Comparison",
    "misconception": "Misconception, put right",
    "contrast": "Difference",
}
STATUS = {
    Status.established: "Established.",
    Status.corrected: "Corrected: an article that we started from says otherwise.",
    Status.superseded: "Superseded: it was true once and has been replaced. It is not asked.",
    Status.contested: "Contested: authorities differ. It is not asked.",
}
FORMS = {
    "single_best": "Choose the best answer",
    "select_all": "Choose all that apply",
    "odd_one_out": "Find the odd one out",
    "short_answer": "Type the answer",
    "cloze": "Complete the sentence",
    "true_false": "True or false, and why",
    "numeric_band": "Type a number",
    "ordering": "Put in order",
    "matching": "Match the pairs",
    "table": "Tick a table",
    "vignette": "Judge a case",
    "extended_matching": "Judge several cases",
}


@dataclass(frozen=True)
class Asked:
    """The questions of one form."""

    form: str
    stems: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    on: str
    what: str
    before: str


@dataclass(frozen=True)
class Own:
    """What the learner holds of the fact, in sentences."""

    state: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Leaf:
    """The page of a fact."""

    fact: Fact
    topic: Topic
    kind: str
    status: str
    mark: str
    details: tuple[Detail, ...]
    authorities: tuple[Authority, ...]
    checked: str
    met: tuple[Met, ...]
    concepts: tuple[Concept, ...]
    needs: tuple[Row, ...]
    related: tuple[Row, ...]
    contrasting: tuple[Row, ...]
    changes: tuple[Change, ...]
    questions: tuple[Asked, ...]
    own: Own


@dataclass(frozen=True)
class Withdrawn:
    """An id that was retired: since when, why, and what replaced it."""

    id: str
    on: str
    why: str
    replaced_by: Row | None


def leaf(shelf: Shelf, fact: Fact, items: Iterable[Item], kept: Kept = NOTHING_KEPT) -> Leaf:
    """The page of a fact that is not retired; `kept` says whether it is set aside."""
    catalogue = shelf.catalogue
    about = (catalogue.bank.concepts[each] for each in catalogue.about[fact.id])
    needs = [catalogue.facts[each] for each in fact.needs if each in catalogue.facts]
    related = catalogue.related(fact)[:MOST]
    shown = {each.id for each in (*needs, *related)}
    contrasting = [each for each in catalogue.contrasting(fact) if each.id not in shown][:MOST]
    return Leaf(
        fact=fact,
        topic=catalogue.topic(fact.topic),
        kind=KINDS[fact.kind],
        status=STATUS[fact.status],
        mark=shelf.row(fact).mark,
        details=details(fact, catalogue),
        authorities=authorities(fact, catalogue.bank),
        checked=checked(fact),
        met=met(fact, catalogue.bank),
        concepts=tuple(filter(is_entry, about)),
        needs=tuple(map(shelf.row, needs)),
        related=tuple(map(shelf.row, related)),
        contrasting=tuple(map(shelf.row, contrasting)),
        changes=_changes(fact),
        questions=_questions(items) if fact.status in KEYABLE else (),
        own=own(shelf.memories.get(fact.id), shelf.today, kept),
    )


def withdrawn(shelf: Shelf, fact_id: str) -> Withdrawn | None:
    """The notice of a retired id; None where the id is not retired."""
    bank = shelf.catalogue.bank
    stone, fact = bank.tombstones.get(fact_id), bank.facts.get(fact_id)
    if stone:
        return _notice(stone, shelf)
    if fact and fact.status is Status.retired:
        last = fact.changes[-1] if fact.changes else None
        on, why = (long_date(last.on), last.what) if last else ("", "")
        return Withdrawn(fact_id, on, why, None)
    return None


def _notice(stone: Tombstone, shelf: Shelf) -> Withdrawn:
    following = shelf.catalogue.facts.get(stone.replaced_by or "")
    return Withdrawn(
        stone.id, long_date(stone.on), stone.why, shelf.row(following) if following else None
    )


def _changes(fact: Fact) -> tuple[Change, ...]:
    """What changed, the latest first."""
    ordered = sorted(fact.changes, key=lambda each: each.on, reverse=True)
    return tuple(Change(long_date(each.on), each.what, each.before or "") for each in ordered)


def _questions(items: Iterable[Item]) -> tuple[Asked, ...]:
    found: dict[str, list[str]] = {form: [] for form in FORMS}
    for item in items:
        stems, stem = found.setdefault(item.form, []), _stem(item)
        stems += [stem] if stem not in stems else []
    return tuple(Asked(FORMS.get(form, form), tuple(each)) for form, each in found.items() if each)


def _stem(item: Item) -> str:
    """The stem, with what it asks of; a statement to judge never stands without its key."""
    match item:
        case TrueFalse():
            return f"{item.stem} ({item.key_text})"
        case Matching():
            return f"{item.stem} ({_texts(item.left)})"
        case Table():
            return f"{item.stem} ({_texts(item.rows)}: {_texts(item.columns)})"
        case ExtendedMatching():
            return " ".join((item.stem, *(each.stem for each in item.parts)))
    return item.stem


def _texts(elements: Iterable[Element]) -> str:
    return ", ".join(each.text for each in elements)


def own(held: Held | None, today: int, kept: Kept = NOTHING_KEPT) -> Own:
    """When a fact was met, when it comes back, how well it is held."""
    if held is None:
        aside = unless_aside(kept, "")
        return Own(NOT_MET, ("You have not met this fact yet.", *([aside] if aside else [])))
    days = max(0, today - held.last_day)
    ago = {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
    first = "" if held.first_day is None else f" on {long_date(date_of(held.first_day))}"
    sentences = [
        f"First met{first}, last answered {ago}.",
        f"Answered {_times(held.reps)}, forgotten {_times(held.lapses)}.",
        f"The chance that you know it today is about {100 * recall(held, today):.0f}%.",
    ]
    if held.due_day is not None:
        back = f"It comes back {when(held.due_day, held.due_day - today)}."
        sentences.append(unless_aside(kept, back))
    return Own(state(held, today), tuple(sentences))


def _times(number: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{number} times")
