"""What a draft lacks before it can be asked: each with the field where it is to be mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from questions.authored.draft import Draft
from questions.spelling import normal

FEWEST = 2
ROWS = {"matching": "pairs", "ordering": "steps"}
LISTED = frozenset({"single_best", "select_all", "matching", "ordering"})


@dataclass(frozen=True)
class Fault:
    """What keeps a draft from being saved. `at` is its field: `stem`, `rows`, `rows-2-text` ..."""

    at: str
    message: str


def faults(draft: Draft) -> tuple[Fault, ...]:
    """Everything that is missing or contradicts itself, in the order of the fields."""
    found = [] if draft.stem else [Fault("stem", _STEM.get(draft.form, "Write the question."))]
    match draft.form:
        case "single_best" | "select_all":
            found += [*_rows(draft), *_keys(draft)]
        case "matching":
            found += [*_rows(draft), *_partners(draft)]
        case "ordering":
            found += _rows(draft)
        case "short_answer":
            found += _names(draft)
        case "true_false":
            found += _judgement(draft)
    return tuple(found)


_STEM = {
    "true_false": "Write the statement.",
    "matching": "Say what is to be matched.",
    "ordering": "Say what is to be put in order.",
}


def is_sketch(draft: Draft) -> bool:
    """Whether enough is written to show what students will see."""
    pairs = draft.form == "matching"
    rows = [row for _, row in draft.written if row.text and (row.partner or not pairs)]
    return bool(draft.stem) and (draft.form not in LISTED or len(rows) >= FEWEST)


def _rows(draft: Draft) -> Iterator[Fault]:
    what = ROWS.get(draft.form, "options")
    if len(draft.written) < FEWEST:
        yield Fault("rows", f"Write at least two {what}.")
    for at, row in draft.written:
        if not row.text:
            yield Fault(f"rows-{at}-text", "This row has no text. Write it, or empty the row.")
    yield from _twice(((f"rows-{at}-text", row.text) for at, row in draft.written), what[:-1])


def _twice(texts: Iterable[tuple[str, str]], what: str) -> Iterator[Fault]:
    """Texts that read alike; case and spaces make no difference."""
    seen: set[str] = set()
    for at, text in texts:
        alike = " ".join(text.split()).casefold()
        if alike and alike in seen:
            yield Fault(at, f"“{text}” stands in another {what} too. Each is needed once.")
        seen.add(alike)


def _keys(draft: Draft) -> Iterator[Fault]:
    keys = sum(row.right for _, row in draft.written)
    if not keys:
        yield Fault("rows", "Mark the right option." if draft.form == "single_best"
                    else "Mark every right option.")  # fmt: skip
    if draft.form == "single_best" and keys > 1:
        yield Fault("rows", "Mark one option as right, and no more.")
    if draft.form == "select_all" and draft.written and keys == len(draft.written):
        yield Fault("rows", "Every option is right. Write one at least that is not.")


def _partners(draft: Draft) -> Iterator[Fault]:
    for at, row in draft.written:
        if not row.partner:
            yield Fault(f"rows-{at}-partner", "This row has no partner. Write it.")
    ours = [(f"rows-{at}-partner", row.partner) for at, row in draft.written]
    yield from _twice([*ours, *(("spares", each) for each in draft.spares)], "partner")


def _names(draft: Draft) -> Iterator[Fault]:
    if not draft.accepted:
        yield Fault("accepted", "Write the answer that is right.")
    for name in draft.accepted:
        if not normal(name):
            yield Fault("accepted", f"“{name}” holds no letter and no digit. Write a name.")
    right = set(map(normal, draft.accepted))
    for name in draft.rivals:
        if normal(name) in right:
            yield Fault("rivals", f"“{name}” is accepted as well. It cannot be both.")


def _judgement(draft: Draft) -> Iterator[Fault]:
    if draft.is_true is None:
        yield Fault("is_true", "Say whether the statement is true.")
    if draft.is_true is False and not draft.correction:
        yield Fault("correction", "Write what is right instead.")
