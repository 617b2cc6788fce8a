"""Small items of invented facts, for tests of what is done with items."""

from __future__ import annotations

from questions.item import (
    Amount,
    CaseLine,
    Cell,
    Cited,
    Cloze,
    Correction,
    Difficulty,
    Element,
    ExtendedMatching,
    Item,
    Matching,
    Met,
    NumericBand,
    OddOneOut,
    Option,
    Ordering,
    Part,
    Proof,
    SelectAll,
    ShortAnswer,
    SingleBest,
    Table,
    TrueFalse,
    Vignette,
    with_version,
)

PROOF = Proof("partition", ("classes",), "They exclude each other.")


def _shared(id_: str, fact: str, stem: str) -> dict[str, object]:
    return {
        "id": id_,
        "version": "",
        "facts": (fact, "classes"),
        "topic": "drugs",
        "level": "remember",
        "stem": stem,
        "rule": "Alphalol is an alpha blocker.",
        "explanation": "It blocks alpha.",
        "qualifiers": (),
        "checked": "read",
        "sources": (Met("article", "An article", "A heading", None),),
        "references": (
            Cited("authority", "An authority", "A text", "2025", "https://x.org", None),
        ),
        "related": (),
        "difficulty": Difficulty(2, "prior", ("one fact",)),
    }


def choice(fact: str, asks: str = "object", stem: str = "Which class?") -> Item:
    """A single-best item with three options; the key is `alpha`."""
    return with_version(
        SingleBest(
            **_shared(f"single-best-{fact}-{asks}", fact, stem),  # type: ignore[arg-type]
            asks=asks,
            options=(
                Option("beta", "Beta blocker", False, "It blocks alpha.", PROOF),
                Option("alpha", "Alpha blocker", True, "It blocks alpha.", None),
                Option("gamma", "Gamma blocker", False, "It blocks alpha.", PROOF),
            ),
            answer="alpha",
            sorted=False,
        )
    )


def typed(fact: str, asks: str = "object", stem: str = "Drug class: ____") -> Item:
    """A typed item; `alpha blocker` is right."""
    return with_version(
        ShortAnswer(
            **_shared(f"short-answer-{fact}-{asks}", fact, stem),  # type: ignore[arg-type]
            asks=asks,
            category="drug class",
            answer="alpha blocker",
            accepted=("alpha-adrenergic blocker",),
            rivals=(),
            proof=PROOF,
        )
    )


def blank(fact: str, stem: str = "Alphalol is an ____.") -> Item:
    """A sentence with a gap; `alpha blocker` is right."""
    return with_version(
        Cloze(
            **_shared(f"cloze-{fact}", fact, stem),  # type: ignore[arg-type]
            asks="object",
            category="drug class",
            answer="alpha blocker",
            accepted=("alpha-adrenergic blocker",),
            rivals=(),
            proof=PROOF,
        )
    )


def statement(fact: str, *, true: bool = False, category: str = "drug class") -> Item:
    """A statement to judge; where it is false and has a category, `alpha blocker` corrects it."""
    stem = f"Alphalol is {'an alpha' if true else 'a beta'} blocker."
    options = tuple(
        Option(id_, id_.capitalize(), right, "It blocks alpha.", None if right else PROOF)
        for id_, right in (("true", true), ("false", not true))
    )
    wanted = "alpha blocker" if category else "Alphalol is an alpha blocker."
    return with_version(
        TrueFalse(
            **_shared(f"true-false-{fact}-{true}".lower(), fact, stem),  # type: ignore[arg-type]
            asks="object",
            options=options,
            answer=true,
            correction=Correction(wanted, ("alpha-adrenergic blocker",), category, ()),
        )
    )


def steps(fact: str, stem: str = "How does it work?") -> Item:
    """Three steps to put in order: bind, block, relax."""
    texts = {"relax": "It relaxes the wall", "bind": "It binds alpha", "block": "It blocks alpha"}
    elements = tuple(Element(id_, text, f"{text} then.") for id_, text in texts.items())
    return with_version(
        Ordering(
            **_shared(f"ordering-{fact}", fact, stem),  # type: ignore[arg-type]
            asks="order",
            elements=elements,
            answer=("bind", "block", "relax"),
            proof=PROOF,
        )
    )


def _three(*right: str) -> tuple[Option, ...]:
    """Alpha, beta and gamma blocker as options; those named are right."""
    return tuple(
        Option(id_, f"{id_.capitalize()} blocker", id_ in right, f"It is {id_}.", proof)
        for id_ in ("alpha", "beta", "gamma")
        for proof in (None if id_ in right else PROOF,)
    )


def _elements(*ids: str) -> tuple[Element, ...]:
    return tuple(Element(id_, id_.capitalize(), f"{id_.capitalize()} is so.") for id_ in ids)


def several(fact: str, stem: str = "Which of these block a receptor?") -> Item:
    """Three options; alpha and gamma are right."""
    return with_version(
        SelectAll(
            **_shared(f"select-all-{fact}", fact, stem),  # type: ignore[arg-type]
            asks="objects",
            options=_three("alpha", "gamma"),
            answer=("alpha", "gamma"),
        )
    )


def odd(fact: str, stem: str = "All but one relax the wall. Which one tightens it?") -> Item:
    """Three options; alpha is the odd one."""
    return with_version(
        OddOneOut(
            **_shared(f"odd-one-out-{fact}", fact, stem),  # type: ignore[arg-type]
            asks="odd one",
            options=_three("alpha"),
            answer="alpha",
            sorted=False,
        )
    )


def case(fact: str) -> Item:
    """A man in three lines; alpha is right."""
    said = ("His pulse is slow.", "His chest is clear.")
    lines = (CaseLine(said[0], "sign", ("beta",)), CaseLine(said[1], "normal", ("gamma",)))
    stem = f"A man of 60 is dizzy. {said[0]} {said[1]} Which drug is it?"
    return with_version(
        Vignette(
            **_shared(f"vignette-{fact}", fact, stem),  # type: ignore[arg-type]
            asks="drug",
            options=_three("alpha"),
            answer="alpha",
            sorted=False,
            lines=lines,
        )
    )


def number(fact: str, stem: str = "How many of a hundred respond?") -> Item:
    """A number to type; 40 is right, and whatever lies from 38 to 42."""
    return with_version(
        NumericBand(
            **_shared(f"numeric-band-{fact}", fact, stem),  # type: ignore[arg-type]
            asks="figure",
            answer=Amount(40, 38, 42, "%"),
            shown="40%",
            proof=PROOF,
        )
    )


def pairs(fact: str, stem: str = "Match each drug to what it does.") -> Item:
    """Two drugs and three effects: alphalol slows, betalol relaxes, nothing tightens."""
    left, right = _elements("alphalol", "betalol"), _elements("slows", "relaxes", "tightens")
    answer = {"alphalol": "slows", "betalol": "relaxes"}
    wrong = [f"{a}:{b.id}" for a, key in answer.items() for b in right if b.id != key]
    return with_version(
        Matching(
            **_shared(f"matching-{fact}", fact, stem),  # type: ignore[arg-type]
            asks="pairs",
            left=left,
            right=right,
            answer=answer,
            proofs=dict.fromkeys(wrong, PROOF),
        )
    )


def grid(fact: str, stem: str = "Which drug does what?") -> Item:
    """Two drugs by two effects: alphalol slows, betalol slows and relaxes."""
    held = {"alphalol:slows", "betalol:slows", "betalol:relaxes"}
    rows, columns = _elements("alphalol", "betalol"), _elements("slows", "relaxes")
    cells = tuple(
        Cell(row.id, column.id, held_, "It is so.", None if held_ else PROOF)
        for row in rows
        for column in columns
        for held_ in (f"{row.id}:{column.id}" in held,)
    )
    return with_version(
        Table(
            **_shared(f"table-{fact}", fact, stem),  # type: ignore[arg-type]
            asks="cells",
            rows=rows,
            columns=columns,
            cells=cells,
            answer=tuple(f"{c.row}:{c.column}" for c in cells if c.correct),
        )
    )


def parts(fact: str, stem: str = "For each patient choose the drug.") -> Item:
    """Two patients, three drugs: alpha for the first, gamma for the second."""
    return with_version(
        ExtendedMatching(
            **_shared(f"extended-matching-{fact}", fact, stem),  # type: ignore[arg-type]
            asks="drugs",
            options=_elements("alpha", "beta", "gamma"),
            parts=(
                Part("p1", "A man with a slow pulse", "alpha", _three("alpha")),
                Part("p2", "A woman with a fast pulse", "gamma", _three("gamma")),
            ),
        )
    )


def wider_forms(fact: str) -> tuple[Item, ...]:
    """An item of each form that takes more than one choice, text or order, of one fact."""
    made = (several, odd, case, number, pairs, grid, parts)
    return tuple(each(fact) for each in made)


def each_form(fact: str) -> tuple[Item, ...]:
    """An item of every form that is asked, of one fact."""
    first = (choice(fact), typed(fact), blank(fact), statement(fact), steps(fact))
    return (*first, *wider_forms(fact))
