"""The questions of a fact as pairs of front and back, the best recall question first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, zip_longest

from exports.anki.markup import text
from questions.item import Item, Option, ShortAnswer, SingleBest
from questions.spelling import normal

PAIRS = 6
NAMES_SHOWN = 5
_FACES = ("recall", "recognise", "apply")


@dataclass(frozen=True)
class Pair:
    """One question and its answer, as HTML."""

    front: str
    back: str


def pairs(items: tuple[Item, ...]) -> tuple[Pair, ...]:
    """At most six pairs; the first is a recall question if there is one."""
    return tuple(Pair(front(item), back(item)) for item in ordered(items)[:PAIRS])


def ordered(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Items by turns from each face and direction, recall first, otherwise in their order."""
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in sorted(items, key=lambda item: _FACES.index(item.face)):
        groups.setdefault((item.face, item.asks), []).append(item)
    rounds = chain.from_iterable(zip_longest(*groups.values()))
    return tuple(item for item in rounds if item is not None)


def front(item: Item) -> str:
    """The question as HTML.

    Raises:
        TypeError: there is no card for this form of item.
    """
    match item:
        case SingleBest():
            rows = "".join(f"<li>{text(option.text)}</li>" for option in item.options)
            return f'{_stem(item.stem)}<ol class="mt-options">{rows}</ol>'
        case ShortAnswer():
            return _typed(item)
    raise TypeError(f"no Anki card for the form {item.form}")


def back(item: Item) -> str:
    """The answer as HTML, with the rationale of every option.

    The key has none where it would say the rule, which stands below on every back.

    Raises:
        TypeError: there is no card for this form of item.
    """
    match item:
        case SingleBest():
            rows = "".join(_marked(option, item.rule) for option in item.options)
            return f'<ol class="mt-options">{rows}</ol>'
        case ShortAnswer():
            return _answer(item)
    raise TypeError(f"no Anki card for the form {item.form}")


def _stem(stem: str) -> str:
    return f'<p class="mt-stem">{text(stem)}</p>'


def _typed(item: ShortAnswer) -> str:
    """The question, then on a line of its own what is wanted: 'Drug class: ____'."""
    wanted = f'{text(item.category)}: <span class="mt-gap"></span>'
    return f'{_stem(item.stem)}<p class="mt-wanted">{wanted}</p>'


def _marked(option: Option, rule: str) -> str:
    kind, mark, reason = "mt-other", "", ""
    if option.correct:
        kind, mark = "mt-right", ' <span class="mt-mark">✓ correct</span>'
    name = f'<span class="mt-name">{text(option.text)}</span>'
    if option.rationale and not (option.correct and option.rationale == rule):
        reason = f'<p class="mt-reason">{text(option.rationale)}</p>'
    return f'<li class="{kind}">{name}{mark}{reason}</li>'


def _answer(item: ShortAnswer) -> str:
    shown = f'<p class="mt-answer">{text(item.answer)}</p>'
    names = other_names(item)
    if names:
        more = ", ..." if len(names) > NAMES_SHOWN else ""
        few = text(", ".join(shortest(names)))
        shown += f'<p class="mt-reason">Also accepted: {few}{more}</p>'
    return shown


def other_names(item: ShortAnswer) -> tuple[str, ...]:
    """Accepted names that differ from the answer and each other by more than typography."""
    first_of: dict[str, str] = {}
    for name in (item.answer, *item.accepted):
        first_of.setdefault(normal(name), name)
    return tuple(first_of.values())[1:]


def shortest(names: tuple[str, ...]) -> tuple[str, ...]:
    """The five shortest, in their order: whoever typed a longer one knows it too."""
    few = sorted(names, key=len)[:NAMES_SHOWN]
    return tuple(name for name in names if name in few)
