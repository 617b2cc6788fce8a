"""Number, article and agreement."""

import pytest

from questions.vocabulary import Concept
from questions.wording import capital, fill, indefinite, slots_of, small


def named(name: str, **fields: str) -> Concept:
    return Concept(id="x", type="t", name=name, **fields)


@pytest.mark.parametrize(
    ("concept", "text"),
    [
        (named("lesion"), "a lesion"),
        (named("ulcer"), "an ulcer"),
        (named("jaundice", number="mass"), "jaundice"),
        (named("seizures", number="plural"), "seizures"),
        (named("MRI scan"), "an MRI scan"),
        (named("PARP inhibitor"), "a PARP inhibitor"),
        (named("HER2 test", article="a"), "a HER2 test"),
        (named("EGFR-directed antibody"), "an EGFR-directed antibody"),
    ],
)
def test_the_indefinite_article_follows_sound_and_number(concept, text):
    assert indefinite(concept) == text


def test_a_template_agrees_with_its_subject():
    template = "{Subject} {subject:is|are} typical of metastases in {the object}."
    liver = named("liver")
    assert fill(template, named("jaundice", number="mass"), (liver,)) == (
        "Jaundice is typical of metastases in the liver."
    )
    assert fill(template, named("seizures", number="plural"), (liver,)) == (
        "Seizures are typical of metastases in the liver."
    )


def test_several_objects_are_joined():
    assert fill("{Subject}: {object}.", named("x"), (named("a"), named("b"), named("c"))) == (
        "X: a, b and c."
    )


def test_small_letters_that_belong_to_a_name_stay():
    assert capital("mTOR inhibitor") == "mTOR inhibitor"
    assert capital("liver") == "Liver"


def test_a_misspelt_slot_is_found():
    assert slots_of("{Subject} is {an object}.") == ["{an object}"]


def test_an_acronym_stays_large_inside_a_sentence():
    assert small("Texts still say so.") == "texts still say so."
    assert small("A metastasis resembles it.") == "a metastasis resembles it."
    assert small("CA 15-3 is a marker.") == "CA 15-3 is a marker."
    assert small("PET is said to.") == "PET is said to."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It helps.", "it helps."),
        ("A biopsy is taken.", "a biopsy is taken."),
        ("Whole-brain radiotherapy helps.", "whole-brain radiotherapy helps."),
        ("CT shows it.", "CT shows it."),
        ("M1 is distant.", "M1 is distant."),
        ("E-cadherin is lost.", "E-cadherin is lost."),
        ("X-rays pass.", "X-rays pass."),
        ("TGF-beta is set free.", "TGF-beta is set free."),
        ("8 Gy is enough.", "8 Gy is enough."),
    ],
)
def test_what_stands_inside_a_sentence_begins_small_unless_it_is_a_name(text, expected):
    assert small(text) == expected


def test_a_relation_asks_its_questions_in_several_wordings(bank):
    asked = {
        relation.id: (relation.ask_object, relation.ask_subject)
        for relation in bank.relations.values()
    }
    assert [id_ for id_, ends in asked.items() if any(len(set(each)) == 1 for each in ends)] == []
