"""What is about what: concepts of facts, related and contrasting facts, links between names."""

from __future__ import annotations

from app.library import pages
from app.library.leaf import leaf
from app.library.queries import Held
from app.library.shelf import A_PAGE, HELD, NOT_MET, WEAK, Shelf, state
from questions.fact import Sequence
from questions.lookup.catalogue import Catalogue
from questions.vocabulary import Topic
from tests.app.library.small import _common, concept, small_bank, triple

BANK = small_bank()
CATALOGUE = Catalogue(BANK)
SHELF = Shelf(CATALOGUE, {}, today=100)


def held(stability: float, last_day: int = 100) -> Held:
    return Held(stability, 90, last_day, 110, 3, 1)


def test_a_fact_is_about_what_it_is_made_of_and_what_its_statement_names() -> None:
    assert CATALOGUE.about["zoledronic-acid.class"] == (
        "zoledronic-acid",
        "bone-modifying-agent",
        "bone",
    )
    assert CATALOGUE.about["share"] == ("liver",)


def test_a_name_with_words_left_out_names_nothing_in_a_text() -> None:
    assert "survival-in-the-blood" not in CATALOGUE.about["share"]


def test_retired_facts_are_in_no_list() -> None:
    assert "gone.class" not in CATALOGUE.facts
    assert "unused" not in CATALOGUE.by_concept


def test_what_is_no_longer_asked_comes_last_in_its_topic() -> None:
    assert [fact.id for fact in CATALOGUE.by_topic["drugs"]][-2:] == ["old.class", "disputed.class"]


def test_related_facts_build_on_it_or_share_what_few_facts_are_about() -> None:
    fact = BANK.facts["zoledronic-acid.class"]
    assert [each.id for each in CATALOGUE.related(fact)] == [
        "old.class",
        "weak-bones",
        "order",
        "denosumab.class",
    ]
    assert [each.id for each in CATALOGUE.related(BANK.facts["def-primary"])] == ["order"]


def test_contrasting_facts_are_about_what_it_is_confused_with() -> None:
    fact = BANK.facts["zoledronic-acid.class"]
    assert [each.id for each in CATALOGUE.contrasting(fact)] == [
        "denosumab.class",
        "disputed.class",
    ]


def test_a_contrast_set_says_why_its_members_are_confused() -> None:
    assert CATALOGUE.confused(BANK.concepts["8-gy"]) == {"20-gy": "Both are beams."}
    assert CATALOGUE.confused(BANK.concepts["denosumab"]) == {"zoledronic-acid": ""}


def test_a_concept_is_linked_to_what_facts_tie_it_to_and_to_its_parts() -> None:
    def links(id_: str) -> dict[str, list[str]]:
        found = CATALOGUE.linked(BANK.concepts[id_])
        return {each.words: [concept.id for concept in each.concepts] for each in found}

    assert links("bone-modifying-agent") == {"Drugs": ["denosumab", "zoledronic-acid"]}
    assert links("bone") == {"Parts of it": ["vertebra"]}
    assert links("vertebra") == {"Is part of": ["bone"]}


def test_names_stand_in_the_order_of_their_numbers_then_of_the_alphabet() -> None:
    letters = pages.index(SHELF)
    assert [way.name for way in letters[0].ways] == ["8 gy", "20 gy"]
    assert [letter.heading for letter in letters] == ["0 to 9", *"BCDFHLPSVZ"]


def test_the_index_holds_names_and_no_sentences() -> None:
    said = concept("is-blocked-by-gas", "imaging-property")
    step = concept("inflation-of-a-balloon-in-a-bone", "step")
    short = concept("release-of-vegf", "step")
    drawn = concept("eight-gray-in-one-fraction", "procedure")
    bank = small_bank(
        triple("made.one", "fdg-pet", said.id, "It is so."),
        Sequence(
            name="filling",
            steps=(step.id, short.id, drawn.id),
            **_common("filling", "They follow each other.", topic="care"),
        ),
    )
    bank.concepts.update({each.id: each for each in (said, step, short, drawn)})
    shelf = Shelf(Catalogue(bank), {}, today=0)
    names = {way.name for letter in pages.index(shelf) for way in letter.ways}
    assert {said.name, step.name} & names == set()
    assert {short.name, drawn.name} <= names
    page = leaf(shelf, bank.facts["filling"], ())
    assert [each.name for each in page.concepts] == [short.name, drawn.name]


def test_the_ways_in_lead_somewhere() -> None:
    home = pages.home(SHELF)
    assert [(way.id, way.facts, way.met) for way in home.topics] == [
        ("drugs", 6, 0),
        ("terms", 3, 0),
        ("care", 2, 0),
    ]
    assert [ways.heading for ways in home.concepts] == [
        "Sites",
        "Imaging tests",
        "Local treatments and procedures",
        "Drug classes",
    ]
    assert (home.facts, home.corrections, home.misconceptions) == (11, 1, 2)


def test_the_front_page_shows_the_concepts_of_most_facts_by_name() -> None:
    sites = [concept(f"site-{n}", "site") for n in range(1, 15)]
    facts = [
        triple(f"made-{n}-{each.id}", "denosumab", each.id, "It is made.")
        for each in sites
        for n in range(2 if each.id == "site-14" else 1)
    ]
    bank = small_bank(*facts)
    bank.concepts.update({each.id: each for each in sites})
    ways = pages.home(Shelf(Catalogue(bank), {}, today=0)).concepts[0]
    assert [way.name for way in ways.ways][-1] == "site 14"
    assert (len(ways.ways), ways.more) == (12, 5)


def test_a_memory_is_weak_before_a_week_and_when_it_has_almost_gone() -> None:
    assert state(None, 100) == NOT_MET
    assert state(held(6.9), 100) == WEAK
    assert state(held(7.1), 100) == HELD
    assert state(held(7.1, last_day=70), 100) == WEAK


def test_a_topic_is_grouped_by_kind() -> None:
    listing = pages.topic(SHELF, Topic(id="terms", name="Terms"), 1)
    assert [(group.heading, [row.id for row in group.rows]) for group in listing.groups] == [
        ("Terms", ["def-primary"]),
        ("Steps in their order", ["cascade"]),
        ("Figures", ["share"]),
    ]


def test_a_list_is_paged_and_a_page_that_is_not_there_is_the_nearest() -> None:
    many = [triple(f"made-{n:02}", "denosumab", "fdg-pet", f"{n:02}.") for n in range(A_PAGE)]
    shelf = Shelf(Catalogue(small_bank(*many)), {}, today=0)

    def page(number: int) -> tuple[int, int, int, int]:
        listing = pages.topic(shelf, Topic(id="drugs", name="Drugs"), number)
        return listing.page, listing.first, listing.last, listing.total

    assert page(1) == page(0) == page(-3) == (1, 1, 50, 56)
    assert page(2) == page(9) == (2, 51, 56, 56)
