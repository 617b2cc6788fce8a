"""Select all: every right subject of an object, or object of a subject, among proved wrong ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from questions.asking import Choice, worded, wrong_objects, wrong_subjects
from questions.distractors import PLAUSIBLE_FROM, NotAsked, even, same, shared_alone
from questions.fact import Fact, Triple
from questions.generators.frame import frame, rests_on
from questions.generators.made import Made, refused, together
from questions.generators.mixing import mixed
from questions.item import Option, SelectAll, digest, item_id, with_version
from questions.wording import capital, fill
from questions.world import Bank

RIGHT = (2, 3, 4)
ALL = (5, 6)
FEWEST = 4
ALL_THAT_APPLY = "Select all that apply."

End = Literal["object", "subject"]


@dataclass(frozen=True)
class _Question:
    """What is asked of one end: the stem, and who is right there, each with its fact."""

    fact: Triple
    end: End
    stem: str
    slots: dict[str, str]
    right: dict[str, Triple]

    @property
    def asks(self) -> str:
        return f"{self.end}s"

    @property
    def item_id(self) -> str:
        return item_id("select_all", f"triple.{self.asks}/1", (self.fact.id,), self.slots)


def make(fact: Fact, bank: Bank) -> Made:
    """One item for each end of a triple at which several are right.

    Facts that share the stem share an item, unless less than half of what is right in theirs
    is the same.
    """
    if not isinstance(fact, Triple):
        return refused(SelectAll, "-", f"a {fact.kind} has one right answer")
    return together(_asked(fact, end, bank) for end in ("object", "subject"))


def _asked(fact: Triple, end: End, bank: Bank) -> Made:
    try:
        return Made((with_version(_item(_question(fact, end, bank), bank)),))
    except NotAsked as rule:
        return refused(SelectAll, f"{end}s", str(rule))


def _question(fact: Triple, end: End, bank: Bank) -> _Question:
    relation = bank.relations[fact.relation]
    templates = relation.select_object if end == "object" else relation.select_subject
    if not templates or end not in fact.asks:
        raise NotAsked(f"'{relation.id}' has no wording that asks for several {end}s")
    if len(fact.objects) > 1 and end == "subject":
        raise NotAsked("a set of several objects is asked for its objects")
    object_ = fact.objects[0]
    if end == "object":
        right, of = bank.objects_of(fact.subject, fact.relation), fact.subject
    else:
        right, of = bank.subjects_of(fact.relation, object_), object_
    if len(right) < RIGHT[0]:
        raise NotAsked(f"{len(right)} right {end}, {RIGHT[0]} are needed")
    stem = fill(worded(templates, fact.id), bank.concepts[fact.subject], (bank.concepts[object_],))
    slots = {"relation": relation.id, "subject" if end == "object" else "object": of}
    return _Question(fact, end, f"{stem} {ALL_THAT_APPLY}", slots, right)


def _item(question: _Question, bank: Bank) -> SelectAll:
    fact, asks, id_ = question.fact, question.asks, question.item_id
    right, wrong = _chosen(question, bank)
    if first := _asked_before(question, bank):
        raise NotAsked(f"asked with '{first}'")
    options = mixed(id_, "place", [*right, *wrong])
    keyed = tuple(question.right[each.id] for each in right)
    return SelectAll(
        id=id_,
        stem=question.stem,
        options=tuple(_option(each) for each in options),
        answer=tuple(each.id for each in options if each.proof is None),
        **frame(fact, bank, asks, "understand", rests_on(wrong), typed=False, beside=keyed),
    )


def _option(choice: Choice) -> Option:
    return Option(choice.id, choice.text, choice.proof is None, choice.rationale, choice.proof)


def _chosen(question: _Question, bank: Bank) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """The right and the wrong options that stand side by side without a giveaway.

    How many are right, and how many there are at all, a digest says.

    Raises:
        NotAsked: fewer than two right, no wrong one, or fewer than four together.
    """
    id_ = question.item_id
    total = ALL[int(digest([id_, "all"]), 16) % len(ALL)]
    right = _shown_right(question, bank)
    wrong = _side_by_side(_wrong(id_, question, bank), total - len(right), right, "", bank)
    if len(right) < RIGHT[0]:
        raise NotAsked(f"{len(right)} right options that may stand side by side, 2 are needed")
    if not wrong or len(right) + len(wrong) < FEWEST:
        raise NotAsked(f"{len(wrong)} provably wrong options beside {len(right)} right ones")
    return tuple(right), tuple(wrong)


def _shown_right(question: _Question, bank: Bank) -> list[Choice]:
    """Those of the right ones that are shown, that of the asked fact first."""
    id_ = question.item_id
    wanted = RIGHT[int(digest([id_, "right"]), 16) % len(RIGHT)]
    return _side_by_side(_right(id_, question, bank), wanted, [], question.stem, bank)


def _asked_before(question: _Question, bank: Bank) -> str | None:
    """A fact of the same stem that comes first and shows half of the same right options, or more.

    Only facts that are shown themselves are looked at: theirs are the alike ones.
    """
    shown = {each.id for each in _shown_right(question, bank)}
    facts = {question.right[each].id: question.right[each] for each in shown}
    for other in sorted(facts.values(), key=_place):
        if _place(other) >= _place(question.fact):
            break
        if question.end in other.asks:
            theirs = _shown_right(_question(other, question.end, bank), bank)
            if 2 * len(shown & {each.id for each in theirs}) >= len(shown):
                return other.id
    return None


def _place(fact: Triple) -> str:
    return digest(["select", fact.id])


def _side_by_side(
    candidates: list[Choice], most: int, beside: list[Choice], stem: str, bank: Bank
) -> list[Choice]:
    """The first that neither overlap nor stand out by length, nor by a word of the stem."""
    chosen: list[Choice] = []
    for each in candidates:
        others = [*beside, *chosen]
        if len(chosen) == most:
            break
        if (
            not any(same(bank, each, other) for other in others)
            and even([each.text, *(other.text for other in others)])
            and not shared_alone(stem, each.text, [])
        ):
            chosen.append(each)
    return chosen


def _right(id_: str, question: _Question, bank: Bank) -> list[Choice]:
    """All who are right, those of the asked fact first."""
    choices = [
        Choice(concept, capital(bank.concepts[concept].name), triple.statement)
        for concept, triple in question.right.items()
    ]
    own = question.fact.id
    return sorted(
        choices,
        key=lambda each: (question.right[each.id].id != own, digest([id_, each.id])),
    )


def _wrong(id_: str, question: _Question, bank: Bank) -> list[Choice]:
    """All who are proved wrong, the most plausible first."""
    fact = question.fact
    if question.end == "object":
        rivals = wrong_objects(fact, fact.objects[0], bank)
    else:
        rivals = wrong_subjects(fact, bank)
    plausible = (each for each in rivals if each.plausible >= PLAUSIBLE_FROM)
    return sorted(plausible, key=lambda each: (-each.plausible, digest([id_, each.id])))
