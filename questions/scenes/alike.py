"""Curated cases that ask one question with one set of options: they share the list."""

from __future__ import annotations

from collections import defaultdict

from questions.case import Case
from questions.item import digest
from questions.model import KEYABLE
from questions.scenes.short import (
    OPTIONS_AT_LEAST,
    PARTS_AT_LEAST,
    PARTS_AT_MOST,
    Group,
    Short,
)
from questions.wording import small
from questions.world import Bank


def case_groups(bank: Bank) -> dict[str, Group]:
    """One group for each question and set of options that cases share, by its leading fact."""
    alike: dict[tuple[str, tuple[str, ...]], list[Case]] = defaultdict(list)
    for _, case in sorted(bank.cases.items()):
        if bank.facts[case.fact].status in KEYABLE:
            alike[case.question, tuple(sorted((case.key, *case.options)))].append(case)
    found: dict[str, Group] = {}
    for (question, options), cases in sorted(alike.items()):
        chosen = _chosen(cases, len(options))
        if len(options) >= OPTIONS_AT_LEAST and len(chosen) >= PARTS_AT_LEAST:
            found.setdefault(chosen[0].fact, _group(question, options, chosen, bank))
    return found


def _chosen(cases: list[Case], options: int) -> list[Case]:
    """Cases of different keys by digest, fewer than options."""
    by_key: dict[str, Case] = {}
    for case in sorted(cases, key=lambda each: digest(["group", each.id])):
        by_key.setdefault(case.key, case)
    return list(by_key.values())[: min(PARTS_AT_MOST, options - 1)]


def _group(question: str, options: tuple[str, ...], cases: list[Case], bank: Bank) -> Group:
    return Group(
        source=digest([question, options]),
        kind=cases[0].kind,
        lead_in=f"For each of these cases: {small(question)}",
        options=options,
        shorts=tuple(_short(case, bank) for case in cases),
        qualifiers=tuple(dict.fromkeys(each for case in cases for each in case.qualifiers)),
    )


def _short(case: Case, bank: Bank) -> Short:
    return Short(
        id=case.id,
        fact=case.fact,
        key=case.key,
        lines=case.evidence,
        claims=(case.fact, case.id),
        why=f"{case.why} {bank.facts[case.fact].statement}",
        opening=case.opening,
        references=(*bank.facts[case.fact].references, *case.references),
    )
