"""Extended matching: two to four short cases, one list of options, each proved for each case."""

from __future__ import annotations

from questions.distractors import shared_alone
from questions.fact import Fact, Triple
from questions.generators.frame import cited, frame
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
from questions.scenes.groups import groups
from questions.scenes.short import Group, Short
from questions.telling import named
from questions.wording import capital
from questions.world import Bank


def make(fact: Fact, bank: Bank) -> Made:
    """The item of the group that the fact leads, if it leads one."""
    group = groups(bank).get(fact.id)
    if group is None:
        return refused(ExtendedMatching, "-", _none(fact, bank))
    for short in group.shorts:
        if rule := _told(short, group, bank):
            return refused(ExtendedMatching, group.kind, rule)
    return Made((_item(fact, group, bank),))


def _none(fact: Fact, bank: Bank) -> str:
    """Why a fact leads no group."""
    if fact.id in bank.told_by_cases:
        return "no other case has its question and its options, or another case leads them"
    grid = bank.grids.get(fact.cell_of or "") if isinstance(fact, Triple) else None
    if grid is None:
        return "only cases and cells of a grid share a list of options"
    if grid.bedside is None or not grid.bedside.together:
        return "its grid has no 'bedside' with 'together'"
    if fact.id in board(bank).scenes:
        return "a vignette asks it with the same lines"
    return "no four options of which its lines rule out all but one, beside another new case"


def _told(short: Short, group: Group, bank: Bank) -> str:
    """What tells the key of a case; lengths do not, since each option is a key somewhere."""
    key = bank.concepts[short.key]
    others = [bank.concepts[each].name for each in group.options if each != short.key]
    if name := named(short.text, key):
        return f"'{name}' stands in the text, which is to be inferred"
    if clue := shared_alone(short.text, key.name, others):
        return f"text and key alone share '{clue}'"
    return ""


def _item(fact: Fact, group: Group, bank: Bank) -> ExtendedMatching:
    slots = {"source": group.source, "kind": group.kind}
    id_ = item_id(ExtendedMatching.form, "extended/1", (fact.id,), slots)
    shorts = sorted(group.shorts, key=lambda each: digest([id_, "place", each.id]))
    parts = tuple(_part(short, group, fact, bank) for short in shorts)
    rests_on = [claim for short in group.shorts for claim in short.claims]
    for part in parts:
        for option in part.options:
            rests_on += option.proof.rests_on if option.proof else ()
    shared = frame(fact, bank, group.kind, "apply", tuple(rests_on), typed=False)
    shared["qualifiers"] = tuple(dict.fromkeys([*fact.qualifiers, *group.qualifiers]))
    others = (each for short in group.shorts for each in short.references)
    every = [*(each.id for each in shared["references"]), *others]
    shared["references"] = cited(every, bank)
    return with_version(
        ExtendedMatching(
            id=id_, stem=group.lead_in, options=_options(group, bank), parts=parts, **shared
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


def _part(short: Short, group: Group, fact: Fact, bank: Bank) -> Part:
    options = (_option(each, short, bank) for each in group.options)
    shown = sorted(options, key=lambda each: each.text.casefold())
    return Part(digest([fact.id, short.id], 8), short.text, short.key, tuple(shown))


def _option(option: str, short: Short, bank: Bank) -> Option:
    name = capital(bank.concepts[option].name)
    if option == short.key:
        return Option(option, name, True, short.why, None)
    against = [line.against[option] for line in short.lines if option in line.against]
    because = " ".join(dict.fromkeys(each.because for each in against))
    rests_on = tuple(dict.fromkeys(id_ for each in against for id_ in each.rests_on))
    return Option(option, name, False, because, Proof("line", rests_on, because))
