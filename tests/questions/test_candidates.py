"""Rivals are looked up where somebody judged; no provably wrong one is left out."""

from __future__ import annotations

from questions.model import KEYABLE


def test_the_objects_looked_up_are_all_that_can_be_refuted(bank):
    for fact in bank.triples:
        for type_ in {bank.concepts[each].type for each in fact.objects}:
            looked_up = bank.refutable_objects(fact.subject, fact.relation, type_)
            assert _refuted(bank, fact, looked_up) == _refuted(bank, fact, bank.of_type[type_])


def test_the_subjects_looked_up_are_all_of_which_an_object_can_be_refuted(bank):
    for fact in (each for each in bank.triples if each.status in KEYABLE):
        type_ = bank.concepts[fact.subject].type
        looked_up = bank.refutable_subjects(fact.relation, type_)
        assert _denied(bank, fact, looked_up) == _denied(bank, fact, bank.of_type[type_])


def _refuted(bank, fact, objects):
    return [each for each in objects if bank.refuted(fact.subject, fact.relation, each)]


def _denied(bank, fact, subjects):
    return [each for each in subjects if bank.refuted(each, fact.relation, fact.objects[0])]
