"""Regions of the body: which facts are about them, by name and by what they are made of."""

from __future__ import annotations

import pytest

from questions.fact import Contrast, Fact
from questions.regions import REGIONS, Region, facts_by_region, is_about
from questions.vocabulary import Concept
from questions.world import Bank
from tests.real import real_bank

BY_ID = {region.id: region for region in REGIONS}
REAL = real_bank()


def named(region_id: str, statement: str) -> bool:
    return BY_ID[region_id].named.search(statement) is not None


def test_regions_are_the_nine_of_the_map_in_its_order() -> None:
    assert [region.name for region in REGIONS] == [
        "Brain",
        "Lymph nodes",
        "Lungs",
        "Pleura",
        "Liver",
        "Peritoneum",
        "Adrenal glands",
        "Bone and spine",
        "Skin",
    ]


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.id)
def test_every_concept_of_a_region_is_in_the_bank(region: Region) -> None:
    assert sorted(region.concepts - REAL.concepts.keys()) == []


def test_no_region_is_without_facts_and_each_holds_what_is_asked() -> None:
    found = facts_by_region(REAL)
    assert list(found) == [region.id for region in REGIONS]
    assert [id_ for id_, facts in found.items() if not facts] == []
    asked = REAL.asked()
    assert all(facts == tuple(f for f in asked if f in facts) for facts in found.values())


def test_an_organ_is_named_and_a_primary_tumour_of_it_is_not() -> None:
    assert named("lungs", "Metastases in the lung mostly cause no symptoms.")
    assert not named("lungs", "EGFR mutations are found in lung adenocarcinoma and lung cancer.")
    assert named("liver", "Hepatic metastases may be resected.")
    assert not named("bone-and-spine", "The spiny look of a mammographic mass.")


def test_an_injection_under_the_skin_is_not_about_the_skin() -> None:
    assert not named("skin", "Denosumab is injected under the skin.")
    assert not named("skin", "Histotripsy works through unbroken skin.")
    assert named("skin", "Deposits in the skin are palpable.")


def contrast(holds: str, not_for: str) -> Fact:
    base = next(fact for fact in REAL.facts.values() if isinstance(fact, Contrast))
    return base.model_copy(
        update={"statement": "It is so.", "holds": holds, "not_for": {not_for: "It is not."}}
    )


def test_a_kind_or_part_belongs_and_what_is_held_against_it_does_not() -> None:
    lobe = Concept(id="lobe", name="lobe", type="site", part_of=("liver",))
    kind = Concept(id="odd-lobe", name="odd lobe", type="site", is_a=("lobe",))
    organ = Concept(id="liver", name="liver", type="site")
    bank = Bank(concepts={each.id: each for each in (lobe, kind, organ)})
    assert is_about(contrast("odd-lobe", "lobe"), BY_ID["liver"], bank)
    assert not is_about(contrast("elsewhere", "odd-lobe"), BY_ID["liver"], bank)
