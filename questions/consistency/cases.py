"""Cases: what they name exists, the lines obey the rules, and nothing tells the answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from questions.case import Case
from questions.consistency.claims import unchecked
from questions.consistency.naming import Found, missing
from questions.consistency.texts import concepts_of
from questions.distractors import even, shared_alone
from questions.evidence import broken
from questions.fact import Fact
from questions.model import KEYABLE
from questions.scenes.cases import case_scenes
from questions.telling import named
from questions.world import Bank


def _cases(bank: Bank) -> Found:
    for id_, case in bank.cases.items():
        named = (case.key, *case.options, *case.hides)
        unknown = [
            *missing(bank.concepts, named, "concept"),
            *missing(bank.facts, (case.fact,), "fact"),
        ]
        messages = [*unchecked(bank, case, strict=True), *_rests_on(bank, case)]
        if not unknown:
            messages += [*_fact(bank, case), *_options(bank, case), *_told(bank, case)]
        messages += broken(case.key, case.options, case.evidence)
        if not unknown and not messages and not case_scenes(case, bank):
            messages.append(
                "no two or three of its options can be shown by the rules; mark as 'spare' what "
                "serves against one rival alone, or choose rivals as long as the key"
            )
        for message in (*unknown, *messages):
            yield f"cases {id_}", id_, message


def _rests_on(bank: Bank, case: Case) -> Iterator[str]:
    for id_ in case.rests_on:
        claim = bank.claim(id_)
        if claim is None or id_ in bank.cases:
            yield (
                f"a line rests on '{id_}', which is no fact, refuted cell, negative or partition; "
                "name one of 'python -m questions facts' or 'negatives'"
            )
        elif isinstance(claim, Fact) and claim.status not in KEYABLE:
            yield f"a line rests on '{id_}', which is {claim.status.value}; name another claim"


def _fact(bank: Bank, case: Case) -> Iterator[str]:
    """The deciding fact is asked, and speaks of the key or of what is hidden."""
    fact = bank.facts[case.fact]
    if fact.status not in KEYABLE:
        yield f"its fact '{fact.id}' is {fact.status.value}, which is never asked; name another"
    named = concepts_of(fact)
    if named and not {case.key, *case.hides} & set(named):
        yield (
            f"its fact '{fact.id}' names neither the key '{case.key}' nor what is hidden; "
            "name the fact that decides"
        )


def _options(bank: Bank, case: Case) -> Iterator[str]:
    key = bank.concepts[case.key]
    for id_ in case.options:
        rival = bank.concepts[id_]
        if rival.type != key.type:
            yield f"the option '{id_}' is a {rival.type}, the key a {key.type}; expected one type"
        if id_ not in case.instead and not rival.gloss:
            yield (
                f"nothing says what '{id_}' would be right for; write it under 'instead', or "
                "give the concept a gloss"
            )
    for one, other in combinations((case.key, *case.options), 2):
        if bank.related_by_name(one, other):
            yield f"'{one}' and '{other}' are kind, part or whole of each other; choose one"
    if all(bank.concepts[each].family != key.family for each in case.options):
        yield f"no option is of the family '{key.family}' like the key, which stands out; add one"
    names = {each: bank.concepts[each].name for each in (case.key, *case.options)}
    if not even(list(names.values())):
        long, short = (pick(names, key=lambda each: len(names[each])) for pick in (max, min))
        yield f"the options '{long}' and '{short}' differ too much in length; choose others"


def _told(bank: Bank, case: Case) -> Iterator[str]:
    """A name of the key or of what is hidden in the text, or a word that only the key shares."""
    key = bank.concepts[case.key].name
    others = [bank.concepts[each].name for each in case.options]
    for text in case.texts:
        hidden = dict.fromkeys((case.key, *case.hides))
        names = [name for each in hidden if (name := named(text, bank.concepts[each]))]
        for name in names:
            yield f"found '{name}', which is to be inferred, in '{text[:60]}'; describe it"
        if not names and (clue := shared_alone(text, key, others)):
            yield f"found '{clue}', which only the key has too, in '{text[:60]}'; reword it"


CHECKS = (_cases,)
