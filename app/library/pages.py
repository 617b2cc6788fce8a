"""The ways into the library, and its lists: pure values from catalogue and memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from app.library.shelf import Listing, Shelf
from questions.fact import Fact, Misconception, Triple
from questions.lookup.catalogue import Linked, by_name, is_entry
from questions.lookup.search import Found
from questions.model import Status
from questions.vocabulary import Concept, Topic

WAYS = (
    ("Sites", ("site",)),
    ("Imaging tests", ("imaging",)),
    ("Local treatments and procedures", ("procedure",)),
    ("Drug classes", ("drug-class",)),
)
MOST_WAYS = 12
HEADINGS = {
    "definition": "Terms",
    "sequence": "Steps in their order",
    "triple": "Single facts",
    "figure": "Figures",
    "comparison": "Comparisons",
    "contrast": "Differences",
    "misconception": "Misconceptions, put right",
}
LAST = tuple(HEADINGS.values())


@dataclass(frozen=True)
class Way:
    """A way in: a topic or concept with its number of facts, and how many were met."""

    id: str
    name: str
    facts: int
    met: int


@dataclass(frozen=True)
class Ways:
    """Ways in under one heading; so many more stand only in the index."""

    heading: str
    ways: tuple[Way, ...]
    more: int = 0


@dataclass(frozen=True)
class Home:
    """The front page: ways in, and how much there is."""

    topics: tuple[Way, ...]
    concepts: tuple[Ways, ...]
    facts: int
    met: int
    corrections: int
    misconceptions: int


@dataclass(frozen=True)
class ConceptPage:
    """A concept: its kind, what it belongs to and is taken for, and the facts about it."""

    concept: Concept
    kind: str
    linked: tuple[Linked, ...]
    confused: tuple[tuple[Concept, str], ...]
    listing: Listing


def home(shelf: Shelf) -> Home:
    """The ways into the library; none that leads nowhere."""
    catalogue = shelf.catalogue
    facts = catalogue.facts.values()
    groups = (_foremost(shelf, heading, types) for heading, types in WAYS)
    return Home(
        topics=tuple(
            Way(id_, catalogue.topic(id_).name, len(found), shelf.met(found))
            for id_, found in catalogue.by_topic.items()
        ),
        concepts=tuple(each for each in groups if each.ways),
        facts=len(facts),
        met=shelf.met(facts),
        corrections=len(catalogue.with_status(Status.corrected)),
        misconceptions=len(misconceptions(shelf)),
    )


def _way(shelf: Shelf, concept: Concept) -> Way:
    facts = shelf.catalogue.about_it(concept.id)
    return Way(concept.id, concept.name, len(facts), shelf.met(facts))


def _foremost(shelf: Shelf, heading: str, types: tuple[str, ...]) -> Ways:
    """The concepts of these types that most facts are about, by name."""
    every = [_way(shelf, each) for each in shelf.catalogue.of_types(types)]
    shown = sorted(every, key=lambda way: -way.facts)[:MOST_WAYS]
    return Ways(heading, tuple(way for way in every if way in shown), len(every) - len(shown))


def index(shelf: Shelf) -> tuple[Ways, ...]:
    """Every entry that has a fact, by its first letter."""
    catalogue = shelf.catalogue
    found = (catalogue.bank.concepts[each] for each in catalogue.by_concept)
    ways = [_way(shelf, each) for each in sorted(filter(is_entry, found), key=by_name)]
    return tuple(Ways(letter, tuple(each)) for letter, each in groupby(ways, key=_letter))


def _letter(way: Way) -> str:
    first = way.name[:1].upper()
    return first if first.isalpha() else "0 to 9"


def topic(shelf: Shelf, topic: Topic, page: int) -> Listing:
    """The facts of a topic: by table, grid or kind."""
    facts = shelf.catalogue.by_topic.get(topic.id, ())
    return shelf.listing(_under(lambda fact: _heading(shelf, fact), facts), page)


def _heading(shelf: Shelf, fact: Fact) -> str:
    """A table's or grid's name for its cells, else what kind of fact it is."""
    if isinstance(fact, Triple) and fact.cell_of:
        bank = shelf.catalogue.bank
        return (bank.tables.get(fact.cell_of) or bank.grids[fact.cell_of]).name
    return HEADINGS[fact.kind]


def _under(heading: Callable[[Fact], str], facts: Iterable[Fact]) -> list[tuple[str, Fact]]:
    """Facts under their headings: tables and grids first as they come, then kind by kind."""
    pairs = [(heading(fact), fact) for fact in facts]
    own = [each for each in dict.fromkeys(words for words, _ in pairs) if each not in LAST]
    order = [*own, *LAST]
    return sorted(pairs, key=lambda pair: order.index(pair[0]))


def concept(shelf: Shelf, concept: Concept, page: int) -> ConceptPage:
    """A concept with the facts about it, by topic, and last those that name it in passing."""
    catalogue = shelf.catalogue
    bank = catalogue.bank
    about = [(catalogue.topic(each.topic).name, each) for each in catalogue.about_it(concept.id)]
    named = [("Named in the explanation", each) for each in catalogue.naming(concept.id)]
    type_ = bank.types.get(concept.type)
    confused = catalogue.confused(concept).items()
    return ConceptPage(
        concept=concept,
        kind=type_.singular if type_ else concept.type,
        linked=catalogue.linked(concept),
        confused=tuple((bank.concepts[each], why) for each, why in confused),
        listing=shelf.listing([*about, *named], page),
    )


def results(shelf: Shelf, found: Found, page: int) -> Listing:
    """What a search found, best first, under no heading."""
    return shelf.listing((("", fact) for fact in found.facts), page)


def misconceptions(shelf: Shelf) -> tuple[Misconception, ...]:
    """Every false belief that has a correction, in the order of the catalogue."""
    facts = shelf.catalogue.facts.values()
    return tuple(fact for fact in facts if isinstance(fact, Misconception))
