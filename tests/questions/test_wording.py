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
