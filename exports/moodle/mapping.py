"""Items as questions of Moodle, for its two formats."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from exports.deck import Deck, DeckFact
from exports.listings import Worded
from exports.moodle.kinds import (
    Answer,
    Asked,
    Choice,
    Judgement,
    Number,
    Order,
    Pairs,
    Question,
    Typed,
)
from exports.plain import met, plain, references, scope
from exports.worded import worded
from questions.item import (
    Amount,
    Cloze,
    ExtendedMatching,
    Item,
    Matching,
    NumericBand,
    Ordering,
    SelectAll,
    ShortAnswer,
    SingleBest,
    Table,
    TrueFalse,
)

HOLDS, HOLDS_NOT = "holds", "does not hold"
CHOOSE = "Choose for each pair whether it holds."


def questions(deck: Deck) -> Iterator[tuple[str, list[Question]]]:
    """Every question under the path of its category, topic by topic in the order of the deck."""
    for topic in dict.fromkeys(fact.topic for fact in deck.facts):
        facts = [fact for fact in deck.facts if fact.topic == topic]
        names = (deck.title, facts[0].topic_name)
        path = "/".join(" ".join(plain(name).split()).replace("/", "//") for name in names)
        yield (
            f"$course$/top/{path}",
            [_question(fact, item) for fact in facts for item in fact.items],
        )


def _question(fact: DeckFact, item: Item) -> Question:
    told = worded(item)
    wanted = (f"{each}: ____" for each in told.blanks if isinstance(item, ShortAnswer | Cloze))
    task = CHOOSE if isinstance(item, Table) else told.task
    text = "\n".join(filter(None, (*told.stem, task, *wanted)))
    tags = (f"mt::topic::{fact.topic}", f"mt::form::{item.form}", *fact.tags)
    return Question(
        id=item.id,
        name=f"{fact.id} ({item.form.replace('_', ' ')}, {item.id.rsplit('-', 1)[-1]})",
        text=plain(text),
        feedback=plain("\n".join(filter(None, _feedback(item, told)))),
        tags=tuple("_".join(tag.split()) for tag in tags),
        asked=asked(item),
    )


def asked(item: Item) -> Asked:
    """What is to be done, with its answers.

    Raises:
        TypeError: Moodle has no question for the form of item.
    """
    match item:
        case SingleBest() | SelectAll():
            return _choice(item)
        case TrueFalse():
            why = {each.id: plain(each.rationale) for each in item.options}
            return Judgement(item.answer, why["true"], why["false"])
        case ShortAnswer() | Cloze():
            return Typed(_names(item.answer, *item.accepted))
        case NumericBand():
            return Number(_bands(item.answer))
        case Ordering():
            texts = {each.id: plain(each.text) for each in item.elements}
            return Order(tuple(texts[id_] for id_ in item.answer))
        case Matching() | ExtendedMatching() | Table():
            return _pairs(item)
    raise TypeError(f"Moodle has no question for the form {item.form}")


def _choice(item: SingleBest | SelectAll) -> Choice:
    """Of several, each right one is worth its share, and each wrong one takes its share away."""
    single = isinstance(item, SingleBest)
    right = sum(each.correct for each in item.options)
    wrong = len(item.options) - right
    answers = tuple(
        Answer(
            plain(each.text),
            _share(right) if each.correct else "0" if single else f"-{_share(wrong)}",
            plain(each.rationale),
        )
        for each in item.options
    )
    return Choice(single, answers)


def _share(of: int) -> str:
    """One of so many in per cent, to the digits by which Moodle knows a fraction."""
    return f"{100 / of:.5f}".rstrip("0").rstrip(".")


def _names(*names: str) -> tuple[str, ...]:
    """Each once, whatever its letters' size; an asterisk is one, and stands for nothing else."""
    first: dict[str, str] = {}
    for name in map(plain, names):
        first.setdefault(name.casefold(), name.replace("*", "\\*"))
    return tuple(first.values())


def _bands(answer: Amount) -> tuple[tuple[str, str], ...]:
    """The figure with as much as holds on both sides of it, then the band if it is wider."""
    value, low, high = (Decimal(repr(each)) for each in (answer.value, answer.low, answer.high))
    near = min(value - low, high - value)
    bands = [(value, near)]
    if high - low != 2 * near:
        bands.append(((low + high) / 2, (high - low) / 2))
    return tuple((_figure(middle), _figure(off)) for middle, off in bands)


def _figure(value: Decimal) -> str:
    shown = f"{value:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _pairs(item: Matching | ExtendedMatching | Table) -> Pairs:
    match item:
        case Matching():
            right = {each.id: plain(each.text) for each in item.right}
            made = [(each.text, right[item.answer[each.id]]) for each in item.left]
        case ExtendedMatching():
            right = {each.id: plain(each.text) for each in item.options}
            made = [(each.stem, right[each.answer]) for each in item.parts]
        case Table():
            texts = {each.id: each.text for each in (*item.rows, *item.columns)}
            right = {}
            made = [
                (f"{texts[each.row]} – {texts[each.column]}", HOLDS if each.correct else HOLDS_NOT)
                for each in item.cells
            ]
    needed = {partner for _, partner in made}
    spare = tuple(text for text in right.values() if text not in needed)
    return Pairs(tuple((plain(line), partner) for line, partner in made), spare)


def _feedback(item: Item, told: Worded) -> Iterator[str]:
    """The rule, why, what no option can say for itself, the authorities, where it was met."""
    yield item.rule
    yield scope(item)
    yield item.explanation
    if isinstance(item, TrueFalse) and not item.answer:
        yield told.answer[-1]
    yield from _reasons(item, told)
    yield from references(item)
    yield from met(item)


def _reasons(item: Item, told: Worded) -> Iterator[str]:
    """Of options they are said with the options; of cases they stand below their case."""
    if isinstance(item, ExtendedMatching):
        for part in item.parts:
            yield part.stem
            yield from (f"{each.text}: {each.rationale}" for each in part.options if each.rationale)
    elif not isinstance(item, SingleBest | SelectAll | TrueFalse):
        yield from (f"{each.of}: {each.why}" for each in told.reasons)
