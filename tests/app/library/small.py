"""A small invented bank with every kind of fact and status, for tests of the library."""

from __future__ import annotations

from datetime import date
from typing import Any

from questions.bank import Bank
from questions.fact import (
    Band,
    Comparison,
    Contrast,
    Definition,
    Fact,
    FalseClaim,
    Figure,
    Misconception,
    Rank,
    Sequence,
    Tombstone,
    Triple,
)
from questions.ledger import Ledger, LedgerClaim, LedgerSection
from questions.model import Change, Checked, Provenance, Status
from questions.vocabulary import Concept, ContrastSet, Reference, Relation, Source, Topic, Type

CHECKED = Checked(how="excerpt", against=("authority",), on=date(2026, 11, 22))
MET = Provenance(source="article", section="A heading")
SAID = Provenance(source="article", section="Bones", said="bones are never weakened")
OLD = Change(on=date(2026, 5, 4), what="The number was raised.", meaning=True, before="It was 2.")


def concept(id_: str, type_: str, *accepted: str, **more: Any) -> Concept:
    return Concept(id=id_, type=type_, name=id_.replace("-", " "), accepted=accepted, **more)


CONCEPTS = (
    concept("liver", "site", "hepatic"),
    concept("bone", "site", "skeletal", "skeleton", "osseous"),
    concept("vertebra", "site", "spine", part_of=("bone",)),
    concept("zoledronic-acid", "drug", "zoledronate", "Zometa", confused_with=("denosumab",)),
    concept("denosumab", "drug", "Xgeva", gloss="an antibody"),
    concept("bone-modifying-agent", "drug-class", "BMA", "bone-protecting drug"),
    concept("fdg-pet", "imaging", "PET", "positron emission tomography"),
    concept("primary-tumour", "term", "primary tumor", "primary"),
    concept("survival-in-the-blood", "step", "survival"),
    concept("local-invasion", "step"),
    concept("colonisation", "step", "colonization"),
    concept("8-gy", "procedure"),
    concept("20-gy", "procedure"),
    concept("haemoptysis", "finding", "hemoptysis"),
    concept("unused", "drug", "Neverused"),
)


def _common(id_: str, statement: str, **more: Any) -> dict[str, Any]:
    given = {"topic": "drugs", "explanation": "It is so.", "references": ("authority",)}
    return {**given, "id": id_, "statement": statement, "checked": CHECKED, **more}


def triple(id_: str, subject: str, object_: str, statement: str, **more: Any) -> Triple:
    common = _common(id_, statement, **more)
    return Triple(subject=subject, relation="class", object=(object_,), **common)


def misconception(id_: str, statement: str, **more: Any) -> Misconception:
    return Misconception(
        about="bones",
        belief="Bones stay strong.",
        believed_because="They are hard.",
        refuted_because="They break.",
        also_false=(FalseClaim(text="Bones grow.", because="They do not."),),
        **_common(id_, statement, **more),
    )


FACTS: tuple[Fact, ...] = (
    triple(
        "zoledronic-acid.class",
        "zoledronic-acid",
        "bone-modifying-agent",
        "It keeps the skeleton whole.",
        sources=(MET,),
        changes=(OLD,),
        qualifiers=("United States, label of 2025",),
    ),
    triple("denosumab.class", "denosumab", "bone-modifying-agent", "Xgeva does it differently."),
    Definition(
        term="primary-tumour",
        meaning="the first growth",
        within="terms",
        **_common("def-primary", "The primary tumour is the first growth.", topic="terms"),
    ),
    Sequence(
        name="cascade",
        steps=("local-invasion", "survival-in-the-blood", "colonisation"),
        **_common("cascade", "Cells invade, survive and settle.", topic="terms"),
    ),
    Figure(
        measure="What share survives?",
        low=10,
        high=20,
        unit="%",
        population="women",
        year="2020",
        options=(Band(low=0, high=5), Band(low=10, high=20), Band(low=30, high=40)),
        **_common("share", "Survival is 10 to 20% with liver metastases.", topic="terms"),
    ),
    Comparison(
        question="Which is most frequent?",
        dimension="frequency",
        population="women",
        year="2020",
        ranks=tuple(
            Rank(concept=each, rank=n, value=f"{90 - n}%")
            for n, each in enumerate(("bone", "liver", "vertebra"), 1)
        ),
        **_common("order", "Metastases are most frequent in bone.", needs=("def-primary",)),
    ),
    Contrast(
        question="Which takes one visit?",
        holds="8-gy",
        not_for={"20-gy": "It takes five.", "fdg-pet": "It is no treatment."},
        **_common("visits", "8 Gy take one visit.", references=("paper",), topic="care"),
    ),
    misconception(
        "weak-bones", "Bones are weakened.", status=Status.corrected, sources=(SAID, MET)
    ),
    misconception("cough", "Haemoptysis is coughed blood.", topic="care", checked=None),
    triple(
        "old.class",
        "zoledronic-acid",
        "bone-modifying-agent",
        "Once it was given monthly.",
        status=Status.superseded,
        sources=(MET,),
    ),
    triple("disputed.class", "denosumab", "fdg-pet", "Some doubt it.", status=Status.contested),
    triple("gone.class", "unused", "fdg-pet", "It is gone.", status=Status.retired),
)
STONES = (
    Tombstone(id="buried", on=date(2026, 1, 2), why="It said it twice.", replaced_by="cascade"),
    Tombstone(id="lost", on=date(2026, 1, 2), why="It could not be checked."),
)
REFERENCES = (
    Reference(
        id="authority",
        authority="An authority",
        title="A text",
        dated="2024-11-05",
        address="https://example.org/text",
        identifier="PMID 123",
    ),
    Reference(
        id="paper",
        authority="A journal",
        title="A paper",
        dated="2023",
        address="printed volume 4, seen in a library",
    ),
)
LEDGER = Ledger(
    source="article",
    sections=(
        LedgerSection(
            heading="Blood",
            claims=(
                LedgerClaim(claim="blood is green", left="wrong", because="It is red."),
                LedgerClaim(claim="blood is thick", left="vague"),
            ),
        ),
    ),
)


def small_bank(*more: Fact) -> Bank:
    """Twelve facts in three topics, two tombstones, one article with a correction."""
    named = {"drugs": "Drugs", "terms": "Terms", "care": "Care"}
    types = {"site": "site", "drug": "drug", "drug-class": "drug class", "imaging": "imaging test"}
    wide = ContrastSet(id="beams", members=("8-gy", "20-gy"), why="Both are beams.")
    return Bank(
        sources={"article": Source(id="article", title="An article", kind="web article")},
        references={each.id: each for each in REFERENCES},
        topics={id_: Topic(id=id_, name=name) for id_, name in named.items()},
        types={
            id_: Type(id=id_, singular=name, plural=f"{name}s", article="a")
            for id_, name in types.items()
        },
        relations={
            "class": Relation.model_validate(
                {
                    "id": "class",
                    "from": ("drug",),
                    "to": ("drug-class",),
                    "cardinality": "one",
                    "says": "{Subject} is {a object}.",
                }
            )
        },
        concepts={each.id: each for each in CONCEPTS},
        contrast_sets={wide.id: wide},
        facts={each.id: each for each in (*FACTS, *more)},
        tombstones={each.id: each for each in STONES},
        ledgers={"article": LEDGER},
    )
