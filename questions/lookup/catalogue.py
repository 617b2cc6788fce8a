"""What the library knows of the bank: which facts are about which concepts. Pure, built once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from questions.fact import Comparison, Contrast, Definition, Fact, Sequence, Triple
from questions.lookup.naming import Names
from questions.model import KEYABLE, Stage, Status
from questions.stems import stems
from questions.vocabulary import Concept, Topic
from questions.world import Bank

STAGES = list(Stage)
SENTENCES = frozenset({"imaging-property"})  # types whose names are what a sentence says
PHRASES = frozenset({"agent", "condition", "step"})  # types of which the long names describe
MANY = 12  # a concept of more facts than this ties only facts of one topic


@dataclass(frozen=True)
class Linked:
    """Concepts that stand in a relation to one, under the words for it."""

    words: str
    concepts: tuple[Concept, ...]


class Catalogue:
    """Facts by concept and topic. Retired facts are not in it; what was superseded is."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        shown = (fact for fact in bank.facts.values() if fact.status is not Status.retired)
        self.facts = {fact.id: fact for fact in sorted(shown, key=self._place)}
        names = Names(bank.concepts.values(), shortened=False)
        self.about: dict[str, tuple[str, ...]] = {}
        self.named: dict[str, frozenset[str]] = {}
        for id_, fact in self.facts.items():
            self.about[id_] = _once([*self._kept(parts_of(fact)), *_in(names, fact.statement)])
            self.named[id_] = frozenset(_in(names, fact.explanation)) - set(self.about[id_])

    def _place(self, fact: Fact) -> tuple[int, bool, int, str, str]:
        """Topics as the bank has them; what is no longer asked last, foundations first."""
        topics = list(self.bank.topics)
        topic = topics.index(fact.topic) if fact.topic in topics else len(topics)
        stage, statement = STAGES.index(fact.stage), fact.statement.casefold()
        return topic, fact.status not in KEYABLE, stage, statement, fact.id

    def _kept(self, ids: Iterable[str]) -> list[str]:
        return [each for each in ids if each in self.bank.concepts]

    @cached_property
    def by_concept(self) -> dict[str, tuple[Fact, ...]]:
        """The facts about each concept that has one."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for id_, concepts in self.about.items():
            for each in concepts:
                found[each].append(self.facts[id_])
        return {id_: tuple(facts) for id_, facts in found.items()}

    @cached_property
    def by_topic(self) -> dict[str, tuple[Fact, ...]]:
        """The facts of each topic that has one, in the order of topics."""
        found: dict[str, list[Fact]] = {each: [] for each in self.bank.topics}
        for fact in self.facts.values():
            found.setdefault(fact.topic, []).append(fact)
        return {topic: tuple(facts) for topic, facts in found.items() if facts}

    def topic(self, id_: str) -> Topic:
        """A topic, also where a bank has forgotten to name it."""
        return self.bank.topics.get(id_) or Topic(id=id_, name=id_)

    def about_it(self, concept: str) -> tuple[Fact, ...]:
        """The facts about a concept; none where there is none."""
        return self.by_concept.get(concept, ())

    def naming(self, concept: str) -> tuple[Fact, ...]:
        """Facts that are about something else and name the concept in their explanation."""
        return tuple(fact for id_, fact in self.facts.items() if concept in self.named[id_])

    def of_types(self, types: tuple[str, ...]) -> tuple[Concept, ...]:
        """The concepts of these types that have a fact, by name."""
        found = (each for each in self.bank.concepts.values() if each.type in types)
        return tuple(sorted((each for each in found if each.id in self.by_concept), key=by_name))

    def with_status(self, status: Status) -> tuple[Fact, ...]:
        """The facts of one status, in the order of the catalogue."""
        return tuple(fact for fact in self.facts.values() if fact.status is status)

    def linked(self, concept: Concept) -> tuple[Linked, ...]:
        """What a concept is a kind or part of, what it holds, and what facts tie to it."""
        concepts = self.bank.concepts.values()
        groups = {
            "Is a kind of": concept.is_a,
            "Is part of": concept.part_of,
            "Includes": concept.includes,
            "Kinds of it": [each.id for each in concepts if concept.id in each.is_a],
            "Parts of it": [each.id for each in concepts if concept.id in each.part_of],
        }
        for triple in self.bank.triples:
            ends = (triple.subject, *triple.objects)
            if concept.id in ends and triple.status in KEYABLE:
                for each in self._kept(ends):
                    words = self.words_of(self.bank.concepts[each])
                    groups[words] = [*groups.get(words, ()), each]
        made = ((words, self._sorted(ids, concept.id)) for words, ids in groups.items())
        return tuple(Linked(words, found) for words, found in made if found)

    def words_of(self, concept: Concept) -> str:
        """The plural of a concept's type, as a heading."""
        type_ = self.bank.types.get(concept.type)
        return (type_.plural if type_ else concept.type).capitalize()

    def _sorted(self, ids: Iterable[str], but: str) -> tuple[Concept, ...]:
        known = (self.bank.concepts[each] for each in self._kept(_once(ids)) if each != but)
        return tuple(sorted(known, key=by_name))

    def confused(self, concept: Concept) -> dict[str, str]:
        """Concepts that learners take this one for, each with the reason where one is written."""
        found: dict[str, str] = {}
        for group in self.bank.contrast_sets.values():
            if concept.id in group.members:
                found |= {each: found.get(each) or group.why for each in group.members}
        for other in self.bank.concepts.values():
            if other.id in concept.confused_with or concept.id in other.confused_with:
                found.setdefault(other.id, "")
        return {each: found[each] for each in self._kept(found) if each != concept.id}

    def contrasting(self, fact: Fact) -> tuple[Fact, ...]:
        """Facts about what the fact's own concepts are confused with; the same relation first."""
        parts = self._kept(parts_of(fact))
        own = parts or [each for each in self.about[fact.id] if len(self.by_concept[each]) <= MANY]
        rivals: Counter[str] = Counter()
        for each in own:
            rivals.update(self.confused(self.bank.concepts[each]).keys())
        scores: Counter[str] = Counter()
        for rival in set(rivals) - set(own):
            for other in self.about_it(rival):
                scores[other.id] += 1 + 2 * (_relation(other) == _relation(fact))
        return self._best(scores, fact.id)

    def related(self, fact: Fact) -> tuple[Fact, ...]:
        """Facts that build on it, and those that share most concepts with it, rare ones first."""
        scores: Counter[str] = Counter()
        for other in self.facts.values():
            scores[other.id] += 1000 * (fact.id in other.needs)
        for each in self.about[fact.id]:
            sharing = self.by_concept[each]
            for other in sharing:
                if len(sharing) <= MANY or other.topic == fact.topic:
                    scores[other.id] += 100 // len(sharing) + 20 * (other.topic == fact.topic)
        return self._best(scores, fact.id, *fact.needs)

    def _best(self, scores: Counter[str], *but: str) -> tuple[Fact, ...]:
        order = {id_: place for place, id_ in enumerate(self.facts)}
        ids = [each for each, score in scores.items() if score > 0 and each not in but]
        return tuple(
            self.facts[each] for each in sorted(ids, key=lambda id_: (-scores[id_], order[id_]))
        )


def parts_of(fact: Fact) -> tuple[str, ...]:
    """The concepts that a fact is made of."""
    match fact:
        case Triple():
            return fact.subject, *fact.objects
        case Definition():
            return (fact.term,)
        case Sequence():
            return fact.steps
        case Comparison():
            return tuple(each.concept for each in fact.ranks)
        case Contrast():
            return fact.holds, *fact.not_for
    return (fact.gap.answer,) if fact.gap else ()


def _in(names: Names, text: str) -> list[str]:
    return [each for spot in names.spots(stems(text)) for each in spot.concepts]


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def by_name(concept: Concept) -> list[tuple[int, int, str]]:
    """The order of names in an index: 8 Gy before 20 Gy, both before the letters."""
    parts = re.findall(r"[0-9]+|[^0-9]+", concept.name.casefold())
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts]


def is_entry(concept: Concept) -> bool:
    """Whether anybody would look the name up: "is blocked by gas" stands under no letter."""
    if concept.type in SENTENCES:
        return False
    return concept.is_short or concept.type not in PHRASES


def _relation(fact: Fact) -> str:
    return fact.relation if isinstance(fact, Triple) else fact.kind
