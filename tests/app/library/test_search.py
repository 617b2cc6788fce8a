"""Search: every name of a concept, both spellings, beginnings of words, slips; and its order."""

from __future__ import annotations

import pytest
from flask import Flask

from questions.lookup.catalogue import Catalogue
from questions.lookup.search import Found, Index
from questions.stems import stem
from tests.app.library.small import small_bank

INDEX = Index(Catalogue(small_bank()))


def search(query: str) -> Found:
    return INDEX.search(query)


def ids(query: str) -> list[str]:
    return [fact.id for fact in search(query).facts]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tumour", "tumors"),
        ("haemoptysis", "hemoptysis"),
        ("colonise", "colonized"),
        ("metastasis", "metastases"),
        ("analysis", "analyses"),
        ("biopsy", "biopsies"),
        ("centre", "centers"),
        ("leucocyte", "leukocytes"),
        ("dose", "doses"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other) or stem(other).startswith(stem(one))


@pytest.mark.parametrize(("one", "other"), [("four", "for"), ("mass", "mas"), ("pus", "pu")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("name", ["zometa", "Zoledronate", "ZOLEDRONIC ACID", "zoledronic-acid"])
def test_every_name_finds_what_is_about_it_though_the_text_uses_none(name: str) -> None:
    assert ids(name) == ["zoledronic-acid.class", "old.class"]


def test_an_abbreviation_finds_what_its_class_holds() -> None:
    assert ids("BMA") == ["zoledronic-acid.class", "denosumab.class", "old.class"]


def test_an_abbreviation_that_begins_other_words_means_only_itself() -> None:
    assert ids("PET") == ["disputed.class", "visits"]


@pytest.mark.parametrize("query", ["tumor", "tumour", "primary tumors", "the primary tumour"])
def test_both_spellings_find_the_same(query: str) -> None:
    assert ids(query) == ["def-primary"]


def test_an_adjective_that_is_a_name_finds_the_noun() -> None:
    assert ids("hepatic") == ["share", "order"]
    assert ids("hepatic") == ids("liver")


def test_a_whole_is_found_by_its_name_in_what_is_about_its_part() -> None:
    assert "order" in ids("osseous")


def test_beginnings_of_words_find_them() -> None:
    assert ids("haemopt") == ids("hemopt") == ["cough"]


def test_two_letters_are_no_beginning() -> None:
    assert ids("ha") == []


def test_mets_are_metastases() -> None:
    assert ids("liver mets") == ["share", "order"]


def test_all_words_must_fit_where_some_fact_has_them_all() -> None:
    found = search("bone frequent")
    assert [fact.id for fact in found.facts] == ["order"]
    assert found.partly is False


def test_else_any_word_does_and_that_is_said() -> None:
    found = search("visit haemoptysis")
    assert [fact.id for fact in found.facts] == ["cough", "visits"]
    assert found.partly is True


def test_what_is_about_a_concept_comes_before_what_only_has_the_word() -> None:
    assert ids("survival") == ["cascade", "share"]


def test_words_that_say_nothing_are_passed_over() -> None:
    assert ids("what is the frequency of bone") == ids("frequency bone")


def test_retired_facts_are_not_found() -> None:
    assert ids("Neverused") == []


def test_the_name_that_was_typed_is_told_from_the_main_one() -> None:
    assert [(each.concept.id, each.typed, each.facts) for each in search("zometa").entries] == [
        ("zoledronic-acid", "Zometa", 2)
    ]
    assert [each.typed for each in search("zoledronic acid").entries] == [""]


def test_a_name_that_was_only_begun_is_told_too() -> None:
    assert [(each.concept.id, each.typed) for each in search("zome").entries] == [
        ("zoledronic-acid", "Zometa")
    ]


@pytest.mark.parametrize(
    ("query", "instead"),
    [
        ("zoledronic asid", "zoledronic acid"),
        ("livr", "liver"),
        ("hemoptisis", "hemoptysis"),
        ("liver frequentt", "liver frequent"),
        ("zometa", ""),
        ("xq", ""),
        ("nothing like any word", ""),
    ],
)
def test_a_slip_is_answered_with_what_may_be_meant(query: str, instead: str) -> None:
    assert search(query).instead == instead


@pytest.mark.parametrize("query", ["", "'; --", "🦴", "a" * 200, "()", "%", "\\", "the"])
def test_what_holds_no_known_word_finds_nothing(query: str) -> None:
    assert search(query) == Found((), (), False, "")


def test_the_real_bank_knows_its_names(app: Flask) -> None:
    index = Index(Catalogue(app.extensions["bank"]))

    def concepts(query: str) -> set[str]:
        facts = index.search(query).facts
        return {each for fact in facts for each in index.catalogue.about[fact.id]}

    assert "zoledronic-acid" in concepts("zometa")
    assert "liver" in concepts("liver mets")
    assert "liver" in concepts("hepatic")
    assert "fdg-pet" in concepts("PET scan")
    assert "hypercalcaemia" in concepts("hypercalcemia")
    assert index.search("palbocilib").instead == "palbociclib"


def test_a_word_that_clinicians_cut_short_begins_no_other_name() -> None:
    begun = [entry.concept.name for entry in search("mets").entries]
    assert begun == [entry.concept.name for entry in search("metasta").entries]
