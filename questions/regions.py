"""Regions of the body to which cancer spreads, and the facts that are about each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from questions.consistency.texts import concepts_of
from questions.fact import Comparison, Contrast, Fact
from questions.world import Bank

_KINDS_AND_PARTS = ("is_a", "part_of")


@dataclass(frozen=True)
class Region:
    """A metastatic site as the body map has it.

    `concepts` are what it consists of; their kinds and parts belong to it without being listed.
    `named` finds its name in a sentence: the organ, and not a primary tumour of it.
    """

    id: str
    name: str
    concepts: frozenset[str]
    named: re.Pattern[str]


def _region(id_: str, name: str, named: str, concepts: str) -> Region:
    return Region(id_, name, frozenset(concepts.split()), re.compile(named, re.IGNORECASE))


REGIONS = (
    _region(
        "brain",
        "Brain",
        r"\b(brain|cerebr|cerebell|mening|leptomening|intracranial|cranial)",
        "brain brainstem cerebellum cerebral-cortex cerebral-hemispheres corpus-callosum "
        "frontal-lobe grey-white-junction hippocampus leptomeninges occipital-lobe parietal-lobe "
        "pituitary-gland right-hemisphere thalamus",
    ),
    _region(
        "lymph-nodes",
        "Lymph nodes",
        r"\b(nodes?|nodal|lymphatics?)\b",
        "axillary-nodes-same-side infraclavicular-nodes inguinal-nodes internal-iliac-nodes "
        "internal-mammary-nodes lymphatics mediastinal-nodes opposite-axillary-nodes "
        "para-aortic-nodes supraclavicular-nodes virchow-node",
    ),
    _region(
        "lungs",
        "Lungs",
        r"\b(lungs?(?! (adeno|cancer|carcino))|pulmonary|lymphangitic)\b",
        "bronchus lung lymphangitic-carcinomatosis",
    ),
    _region(
        "pleura",
        "Pleura",
        r"\b(pleura|thoracentesis|thoracoscop)",
        "effusion-tap effusion-with-tumour-cells indwelling-pleural-catheter pleura "
        "pleural-effusion-complication pleurodesis thoracentesis thoracoscopy",
    ),
    _region(
        "liver",
        "Liver",
        r"\b(liver|hepatic|hepatectom)",
        "healthy-liver hepatic-sinusoid liver liver-capsule normal-liver-tissue",
    ),
    _region(
        "peritoneum",
        "Peritoneum",
        r"\b(periton|oment|ascit)",
        "ascites omentum peritoneum",
    ),
    _region("adrenal-glands", "Adrenal glands", r"\badrenal", ""),
    _region(
        "bone-and-spine",
        "Bone and spine",
        r"\b(bones?|spine|spinal|skelet\w*|vertebra\w*|cord|femur|jaw)\b",
        "bone cauda-equina cervical-cord cervical-spine conus-medullaris femoral-condyles "
        "femoral-head femoral-neck femoral-shaft lumbosacral-spine mandible marrow "
        "single-lumbar-root spinal-cord spinal-cord-compression sternum-bone thoracic-cord "
        "thoracic-spine vertebral-column",
    ),
    _region(
        "skin",
        "Skin",
        r"(?<!under the )(?<!unbroken )\b(skin|cutaneous|subcutaneous)\b",
        "",
    ),
)


def facts_by_region(bank: Bank) -> dict[str, tuple[Fact, ...]]:
    """The facts that are asked and are about each region, foundations first; none may have none.

    A fact is about a region if its statement names it, or if it is made of a concept of the
    region, of a kind or of a part of one. A fact may be about several.
    """
    return {
        region.id: tuple(fact for fact in bank.asked() if is_about(fact, region, bank))
        for region in REGIONS
    }


def is_about(fact: Fact, region: Region, bank: Bank) -> bool:
    """Whether a fact is about a region, by its statement or by what it is made of."""
    if region.named.search(fact.statement):
        return True
    return any(
        region.concepts.intersection((each, *bank.above(each, _KINDS_AND_PARTS)))
        for each in _own_concepts(fact)
    )


def _own_concepts(fact: Fact) -> tuple[str, ...]:
    """What a fact says something of; what it is held against or ranked with is no part."""
    match fact:
        case Contrast():
            return (fact.holds,)
        case Comparison():
            return ()
    return concepts_of(fact)
