"""Extended matching: two to four short cases, one list of options, each proved for each case."""

from __future__ import annotations

from questions.distractors import shared_alone
from questions.fact import Fact, Triple
from questions.generators.frame import frame
from questions.generators.made import Made, refused
from questions.item import (
    Element,
    ExtendedMatching,
    Option,
    Part,
    Proof,
    digest,
    item_id,
    with_version,
)
from questions.scenes import board
from questions.scenes.together import Group, Short, groups
from questions.telling import named
from questions.wording import capital
from questions.world import Bank


def make(fact: Fact, bank: Bank) -> Made:
    """One item that begins with the fact's own case, for a cell of a grid asked at the bedside."""
    if not isinstance(fact, Triple) or fact.cell_of not in bank.grids:
        return refused(ExtendedMatching, "-", "only cells of a grid share a list of options")
    bedside = bank.grids[fact.cell_of].bedside
    if bedside is None or not bedside.together:
        return refused(ExtendedMatching, "-", "its grid has no 'bedside' with 'together'")
    if fact.id in board(bank).scenes:
        return refused(ExtendedMatching, bedside.kind, "a vignette asks it with the same lines")
    group = groups(bank).get(fact.id)
    if group is None:
        rule = "no four options of which its lines rule out all but one, beside another new case"
        return refused(ExtendedMatching, bedside.kind, rule)
    for short in group.shorts:
        if rule := _told(short, group, bank):
            return refused(ExtendedMatching, bedside.kind, rule)
    return Made((_item(fact, group, bedside.together, bedside.kind, bank),))


def _told(short: Short, group: Group, bank: Bank) -> str:
    """What tells the key of a case; lengths do not, since each option is a key somewhere."""
    key = bank.concepts[short.key]
    others = [bank.concepts[each].name for each in group.options if each != short.key]
    if name := named(short.text, key):
        return f"'{name}' stands in the text, which is to be inferred"
    if clue := shared_alone(short.text, key.name, others):
        return f"text and key alone share '{clue}'"
    return ""


def _item(fact: Triple, group: Group, lead_in: str, kind: str, bank: Bank) -> ExtendedMatching:
    slots = {"grid": group.grid, "kind": kind}
    id_ = item_id(ExtendedMatching.form, "extended.grid/1", (fact.id,), slots)
    shorts = sorted(group.shorts, key=lambda each: digest([id_, "place", each.fact]))
    parts = tuple(_part(short, group, fact, bank) for short in shorts)
    rests_on = [claim for short in group.shorts for claim in _key_claims(short)]
    for part in parts:
        for option in part.options:
            rests_on += option.proof.rests_on if option.proof else ()
    return with_version(
        ExtendedMatching(
            id=id_,
            stem=lead_in,
            options=_options(group, bank),
            parts=parts,
            **frame(fact, bank, kind, "apply", tuple(rests_on), typed=False),
        )
    )


def _options(group: Group, bank: Bank) -> tuple[Element, ...]:
    """The shared list, in the order of names, which tells nothing."""
    elements = [Element(each, *_named(each, bank)) for each in group.options]
    return tuple(sorted(elements, key=lambda each: each.text.casefold()))


def _named(id_: str, bank: Bank) -> tuple[str, str]:
    """The name and what the thing is."""
    concept = bank.concepts[id_]
    name = capital(concept.name)
    return name, f"{name}: {concept.gloss.rstrip('.')}." if concept.gloss else f"{name}."


def _key_claims(short: Short) -> tuple[str, ...]:
    """Cells by which the lines speak for the key, the one that decides first."""
    claims = (id_ for line in short.lines for id_ in line.rests_on)
    return tuple(dict.fromkeys([short.fact, *claims]))


def _part(short: Short, group: Group, fact: Triple, bank: Bank) -> Part:
    options = (_option(each, short, bank) for each in group.options)
    shown = sorted(options, key=lambda each: each.text.casefold())
    return Part(digest([fact.id, short.fact], 8), short.text, short.key, tuple(shown))


def _option(option: str, short: Short, bank: Bank) -> Option:
    name = capital(bank.concepts[option].name)
    if option == short.key:
        why = " ".join(bank.facts[each].statement for each in _key_claims(short))
        return Option(option, name, True, why, None)
    against = [line.against[option] for line in short.lines if option in line.against]
    because = " ".join(dict.fromkeys(each.because for each in against))
    rests_on = tuple(dict.fromkeys(id_ for each in against for id_ in each.rests_on))
    return Option(option, name, False, because, Proof("line", rests_on, because))
