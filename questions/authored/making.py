"""From a draft to the item that is asked. Equal drafts make equal items.

Options are named by a digest of their text, so that an option keeps its name from version to
version, and no name tells a place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from questions.authored.draft import Draft, Row
from questions.authored.nearby import rivals_of
from questions.item import (
    COURSE,
    Cited,
    Correction,
    Difficulty,
    Element,
    Item,
    Matching,
    Option,
    Ordering,
    Proof,
    Rival,
    SelectAll,
    ShortAnswer,
    SingleBest,
    TrueFalse,
    digest,
    with_version,
)
from questions.world import Bank

AnyNamed = TypeVar("AnyNamed", Option, Element)
WANTED = "Answer"
UNPROVED = Proof("own", (), "")
NOBODY: Difficulty = Difficulty(3, "prior", ())


def own_id(course_id: UUID, question_id: UUID) -> str:
    """The id of a course's own question, which is its unit as well. 72 characters."""
    return f"{COURSE}{course_id.hex}/{question_id.hex}"


def item_of(draft: Draft, item_id: str, bank: Bank) -> Item:
    """The item of a draft, with its version; of one with faults a sketch that is only shown.

    `bank` tells which names a mistyped answer could mean.
    """
    rows = [row for _, row in draft.written if row.text]
    return with_version(_made(draft, rows, _shared(draft, item_id), bank))


def _made(draft: Draft, rows: list[Row], shared: dict[str, Any], bank: Bank) -> Item:
    match draft.form:
        case "single_best":
            key = next((_name(row.text) for row in rows if row.right), "")
            shown = _options(rows) if draft.keep_order else _mixed(_options(rows), shared["id"])
            return SingleBest(**shared, options=shown, answer=key, sorted=draft.keep_order)
        case "select_all":
            right = tuple(_name(row.text) for row in rows if row.right)
            return SelectAll(**shared, options=_mixed(_options(rows), shared["id"]), answer=right)
        case "matching":
            return _matching(draft, rows, shared)
        case "ordering":
            return _ordering(rows, shared)
        case "true_false":
            return _judged(draft, shared)
    return _typed(draft, shared, bank)


def _shared(draft: Draft, item_id: str) -> dict[str, Any]:
    cited = (Cited("own", draft.reference, "", "", "", None),) if draft.reference else ()
    return {
        "id": item_id,
        "version": "",
        "facts": (item_id,),
        "topic": "",
        "level": "remember",
        "asks": "own",
        "stem": draft.stem,
        "rule": "",
        "explanation": draft.explanation,
        "qualifiers": (),
        "checked": "",
        "sources": (),
        "references": cited,
        "related": (),
        "difficulty": NOBODY,
    }


def _name(text: str) -> str:
    return digest([text])


def _options(rows: Iterable[Row]) -> tuple[Option, ...]:
    return tuple(
        Option(_name(row.text), row.text, row.right, row.why, None if row.right else UNPROVED)
        for row in rows
    )


def _mixed(things: Iterable[AnyNamed], item_id: str) -> tuple[AnyNamed, ...]:
    """In the order of a digest: authors write the key first, and sheets show what stands here."""
    return tuple(sorted(things, key=lambda each: digest([item_id, each.id])))


def _ordering(rows: list[Row], shared: dict[str, Any]) -> Ordering:
    right = tuple(_name(row.text) for row in rows)
    elements = _mixed((Element(_name(row.text), row.text, row.why) for row in rows), shared["id"])
    return Ordering(**shared, elements=elements, answer=right, proof=UNPROVED)


def _matching(draft: Draft, rows: list[Row], shared: dict[str, Any]) -> Matching:
    """The two sides are named apart: a text may stand on both."""
    rows = [row for row in rows if row.partner]
    left = tuple(Element(f"l{_name(row.text)}", row.text, row.why) for row in rows)
    texts = (*(row.partner for row in rows), *draft.spares)
    right = tuple(Element(f"r{_name(text)}", text, "") for text in texts)
    answer = {f"l{_name(row.text)}": f"r{_name(row.partner)}" for row in rows}
    wrong = (f"{a.id}:{b.id}" for a in left for b in right if answer[a.id] != b.id)
    return Matching(
        **shared,
        left=left,
        right=_mixed(right, shared["id"]),
        answer=answer,
        proofs=dict.fromkeys(wrong, UNPROVED),
    )


def _judged(draft: Draft, shared: dict[str, Any]) -> TrueFalse:
    options = tuple(
        Option(id_, id_.capitalize(), right, "", None if right else UNPROVED)
        for id_, right in (("true", draft.is_true is True), ("false", draft.is_true is False))
    )
    text = "" if draft.is_true else draft.correction
    return TrueFalse(
        **shared,
        options=options,
        answer=bool(draft.is_true),
        correction=Correction(text, (), "", ()),
    )


def _typed(draft: Draft, shared: dict[str, Any], bank: Bank) -> ShortAnswer:
    told = tuple(Rival("", name) for name in draft.rivals)
    return ShortAnswer(
        **shared,
        category=draft.wanted or WANTED,
        answer=next(iter(draft.accepted), ""),
        accepted=draft.accepted[1:],
        rivals=(*told, *rivals_of(draft.accepted, bank)),
        proof=UNPROVED,
    )
