"""Which face of a unit is asked, and which item. Pure, and the same for equal inputs.

True/false is a coin, so of any four recognition questions in a row, of a unit or of a sitting,
one at most is of that form. About one recognition in twenty is replaced by a typed question:
the only unbiased check of what is taken as known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.memory.replay import NOTHING, Remembered
from app.memory.scheduling import face_of
from app.memory.sitting import Given
from questions.item import Face, digest

FRESH_BELOW = 1.0
FIRM_FROM = 60.0
COIN = "true_false"
COIN_APART = 3
TYPED = frozenset({"short_answer", "cloze", "numeric_band"})
PROBED_ONE_IN = 20


@dataclass(frozen=True)
class Servable:
    """An item that may be served, as the table of current items has it."""

    item_id: str
    version: str
    form: str

    @property
    def face(self) -> Face:
        return face_of(self.form)


@dataclass(frozen=True)
class Past:
    """The forms that were asked, the earliest first: of the unit, and in the sitting."""

    unit: Sequence[str] = ()
    sitting: Sequence[str] = ()

    def spares(self, form: str) -> bool:
        """Whether it is too early for another question of this form."""
        return form == COIN and any(COIN in _recognised(each) for each in (self.unit, self.sitting))


NO_PAST = Past()


def _recognised(forms: Sequence[str]) -> list[str]:
    return [form for form in forms if face_of(form) == "recognise"][-COIN_APART:]


def faces(memory: Remembered) -> tuple[Face, ...]:
    """The faces to try, the wanted one first.

    A weak memory is asked to recognise, then to recall; a firm one (60 days) to apply and to
    recall in turn. A face that is missing falls back to recall, then to recognition.
    """
    stability = memory.stability
    if stability is None or stability < FRESH_BELOW:
        return ("recognise", "recall", "apply")
    if stability < FIRM_FROM:
        return ("recall", "recognise", "apply")
    if _last_use(memory, "apply") <= _last_use(memory, "recall"):
        return ("apply", "recall", "recognise")
    return ("recall", "apply", "recognise")


def _last_use(memory: Remembered, face: Face) -> int:
    return max((at for form, at in memory.forms.items() if face_of(form) == face), default=0)


def is_probe(unit: str, memory: Remembered) -> bool:
    """Whether a typed question stands in for the recognition that is due; never at first."""
    if memory.reps == 0 or faces(memory)[0] != "recognise":
        return False
    return int(digest(["probe", unit, memory.reps]), 16) % PROBED_ONE_IN == 0


def choose_item(
    unit: str, items: Sequence[Servable], memory: Remembered, past: Past = NO_PAST
) -> Servable:
    """The item to serve: of the wanted face, in the least recent form, never one of the last two.

    Another face is asked before an item comes back, and true/false too early before that; only
    a unit with no other item repeats, the one longest ago. Among equals a digest chooses.

    Raises:
        ValueError: there is no item.
    """
    fresh = [item for item in items if item.item_id not in memory.last_items]
    typed = [item for item in fresh if item.form in TYPED]
    if typed and is_probe(unit, memory):
        return _preferred(unit, typed, memory)
    return _by_face(unit, items, memory, past)


def _by_face(unit: str, items: Sequence[Servable], memory: Remembered, past: Past) -> Servable:
    if not items:
        raise ValueError(f"{unit} has no item to serve")
    timely = [item for item in items if not past.spares(item.form)]
    for pool in (timely, items):
        fresh = [item for item in pool if item.item_id not in memory.last_items]
        for face in faces(memory):
            if found := [item for item in fresh if item.face == face]:
                return _preferred(unit, found, memory)
    return max(
        timely or items, key=lambda item: (memory.last_items.index(item.item_id), item.item_id)
    )


def _preferred(unit: str, items: Iterable[Servable], memory: Remembered) -> Servable:
    return min(
        items,
        key=lambda item: (
            memory.forms.get(item.form, 0),
            digest([unit, memory.reps, item.item_id]),
        ),
    )


def choose_again(
    unit: str,
    items: Sequence[Servable],
    memory: Remembered,
    asked: Sequence[Given],
    past: Past = NO_PAST,
) -> Servable:
    """The item with which a wrong answer comes back in its sitting; `asked` were it so far.

    In another face if there is one, else in another form, else by another item, else by the one
    asked longest ago.

    Raises:
        ValueError: there is no item.
    """
    if not items:
        raise ValueError(f"{unit} has no item to serve")
    timely = [item for item in items if not past.spares(item.form)] or items
    forms = [each.form for each in asked]
    shown = [face_of(form) for form in forms]
    ids = [each.item_id for each in asked]
    wanted = faces(memory)
    return min(
        timely,
        key=lambda item: (
            _last(item.face, shown),
            _last(item.form, forms),
            _last(item.item_id, ids),
            wanted.index(item.face),
            digest([unit, memory.reps, len(asked), item.item_id]),
        ),
    )


def _last(value: str, values: Sequence[str]) -> int:
    """The last place of a value, from 1; 0 where it never stood."""
    return max((place for place, each in enumerate(values, start=1) if each == value), default=0)


def draw_units(units: Iterable[str], number: int, seed: str) -> list[str]:
    """So many of the units, each once, mixed by a digest of the seed."""
    return sorted(set(units), key=lambda unit: digest([seed, unit]))[: max(0, number)]


def draw_items(
    units: Iterable[str],
    items: Mapping[str, Sequence[Servable]],
    memories: Mapping[str, Remembered],
    pasts: Mapping[str, Sequence[str]],
) -> list[Servable]:
    """An item of each unit, by the rules of the schedule but without probes."""
    drawn: list[Servable] = []
    for unit in units:
        past = Past(pasts.get(unit, ()), [each.form for each in drawn])
        drawn.append(_by_face(unit, items[unit], memories.get(unit, NOTHING), past))
    return drawn
