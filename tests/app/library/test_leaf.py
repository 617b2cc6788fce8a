"""A fact, a reference and a memory in words."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from app.addresses import page, query
from app.library.citing import authorities, checked, dated, long_date
from app.library.details import details
from app.library.errata import errata
from app.library.leaf import FORMS, leaf, own, withdrawn
from app.library.queries import Held
from app.library.shelf import Shelf
from app.memory.answers import Kept
from questions import item as items
from questions.fact import Fact
from questions.item import Correction, Item, TrueFalse
from questions.lookup.catalogue import Catalogue
from tests.app.items import choice, each_form, typed
from tests.app.library.small import small_bank

BANK = small_bank()
CATALOGUE = Catalogue(BANK)
SHELF = Shelf(CATALOGUE, {}, today=20514)
DAY = (date(2026, 3, 2) - date(1970, 1, 1)).days


def fact(id_: str) -> Fact:
    return BANK.facts[id_]


def lines(id_: str) -> list[tuple[str, list[str]]]:
    return [
        (
            each.name,
            [f"{line.concept.id if line.concept else ''}|{line.text}" for line in each.lines],
        )
        for each in details(fact(id_), CATALOGUE)
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [("2024", "2024"), ("2024-11", "November 2024"), ("2024-11-05", "5 November 2024")],
)
def test_a_date_of_a_reference_in_words(text: str, words: str) -> None:
    assert dated(text) == words


def test_a_day_in_words() -> None:
    assert long_date(date(2026, 11, 2)) == "2 November 2026"


def test_only_what_a_browser_can_open_is_a_link() -> None:
    (text,) = authorities(fact("share"), BANK)
    assert (text.link, text.seen_at, text.identifier) == (
        "https://example.org/text",
        "",
        "PMID 123",
    )
    paper = authorities(fact("visits"), BANK)[0]
    assert (paper.link, paper.seen_at) == ("", "printed volume 4, seen in a library")


def test_how_a_fact_was_checked_is_a_sentence() -> None:
    assert checked(fact("share")) == (
        "Checked against an excerpt of the authority on 22 November 2026."
    )
    assert checked(fact("cough")) == "Not checked yet."


def test_each_kind_shows_what_it_is_made_of() -> None:
    assert lines("zoledronic-acid.class") == []
    assert lines("def-primary") == [
        ("Term", ["primary-tumour|"]),
        ("Meaning", ["|The first growth"]),
    ]
    assert lines("cascade") == [
        ("In order", ["local-invasion|", "survival-in-the-blood|", "colonisation|"])
    ]
    assert lines("share")[0] == ("Figure", ["|10 to 20%"])
    assert lines("order")[0] == ("By frequency", ["bone|89%", "liver|88%", "vertebra|87%"])
    assert lines("visits") == [
        ("True of", ["8-gy|"]),
        ("Not of", ["20-gy|It takes five.", "fdg-pet|It is no treatment."]),
    ]
    assert lines("weak-bones") == [
        ("Belief", ["|About bones: Bones stay strong."]),
        ("Why it is believed", ["|They are hard."]),
        ("Why it is wrong", ["|They break."]),
    ]


def test_questions_stand_under_their_forms_each_stem_once() -> None:
    items = [choice("x"), choice("x", asks="subject"), typed("x")]
    shown = leaf(SHELF, fact("zoledronic-acid.class"), items)
    assert [(each.form, each.stems) for each in shown.questions] == [
        ("Choose the best answer", ("Which class?",)),
        ("Type the answer", ("Drug class: ____",)),
    ]


def test_a_statement_to_judge_stands_with_its_key() -> None:
    claim = Correction(text="", accepted=(), category="", rivals=())
    same = {each.name: getattr(choice("x"), each.name) for each in fields(Item)}
    judged = TrueFalse(**same, options=(), answer=False, correction=claim)
    (shown,) = leaf(SHELF, fact("share"), [judged]).questions
    assert shown.stems == ("Which class? (False)",)


def test_every_form_has_its_name_and_says_what_it_asks_of() -> None:
    shown = leaf(SHELF, fact("zoledronic-acid.class"), each_form("x"))
    stems = {each.form: each.stems for each in shown.questions}
    assert len(stems) == len(FORMS) == len(items.FORMS)
    assert not stems.keys() & items.FORMS.keys()
    assert stems["Match the pairs"] == ("Match each drug to what it does. (Alphalol, Betalol)",)
    assert stems["Tick a table"] == ("Which drug does what? (Alphalol, Betalol: Slows, Relaxes)",)
    assert stems["Judge several cases"] == (
        "For each patient choose the drug. A man with a slow pulse A woman with a fast pulse",
    )


def test_what_is_superseded_shows_no_questions() -> None:
    shown = leaf(SHELF, fact("old.class"), [choice("x")])
    assert shown.questions == ()
    assert shown.status == ("Superseded: it was true once and has been replaced. It is not asked.")


def test_a_fact_that_is_shown_as_needed_or_related_is_not_shown_again() -> None:
    shown = leaf(SHELF, fact("zoledronic-acid.class"), ())
    assert "denosumab.class" in [row.id for row in shown.related]
    assert [row.id for row in shown.contrasting] == ["disputed.class"]
    assert [row.id for row in leaf(SHELF, fact("order"), ()).needs] == ["def-primary"]


def test_changes_stand_with_their_day() -> None:
    (change,) = leaf(SHELF, fact("zoledronic-acid.class"), ()).changes
    assert (change.on, change.what, change.before) == (
        "4 May 2026",
        "The number was raised.",
        "It was 2.",
    )


def test_what_the_learner_holds_is_said_in_sentences() -> None:
    assert own(None, DAY).sentences == ("You have not met this fact yet.",)
    shown = own(Held(3.0, DAY - 9, DAY - 3, DAY + 2, 2, 1), DAY)
    assert (shown.state, shown.sentences) == (
        "weak",
        (
            "First met on 21 February 2026, last answered 3 days ago.",
            "Answered twice, forgotten once.",
            "The chance that you know it today is about 90%.",
            "It comes back in 2 days, on Wednesday 4 March.",
        ),
    )


def test_a_fact_that_is_set_aside_says_so_in_place_of_its_day() -> None:
    held = Held(3.0, DAY - 9, DAY - 3, DAY + 2, 2, 1)
    assert own(held, DAY, Kept(suspended=True)).sentences[-1] == "Suspended: it will not be asked."
    told = "Buried: the schedule will not ask it until tomorrow."
    assert own(held, DAY, Kept(buried=True)).sentences[-1] == told
    not_met = "You have not met this fact yet."
    assert own(None, DAY, Kept(buried=True)).sentences == (not_met, told)


def test_a_retired_id_says_what_replaced_it() -> None:
    buried, lost, gone = (withdrawn(SHELF, each) for each in ("buried", "lost", "gone.class"))
    assert buried is not None
    assert buried.replaced_by is not None
    assert (buried.on, buried.replaced_by.id) == ("2 January 2026", "cascade")
    assert lost is not None
    assert lost.replaced_by is None
    assert gone is not None
    assert withdrawn(SHELF, "share") is None


def test_corrections_stand_by_article_with_what_was_left_out() -> None:
    found = errata(SHELF)
    (article,) = found.articles
    assert [(each.row.id, each.said) for each in article.corrections] == [
        ("weak-bones", "bones are never weakened")
    ]
    assert [(each.claim, each.why) for each in article.left] == [("blood is green", "wrong")]
    assert [each.row.id for each in found.superseded] == ["old.class"]
    assert [each.row.id for each in found.contested] == ["disputed.class"]


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        ("  liver  mets ", "liver mets"),
        ("li\x00ver", "li ver"),
        ("\ud800", ""),
        ("🦴", "🦴"),
        ("\u202eliver\u2066", "liver"),
        ("oede\u0300me", "oed\u00e8me"),
        ("'; DROP TABLE learner; --", "'; DROP TABLE learner; --"),
    ],
)
def test_a_query_keeps_its_text_and_loses_what_is_none(sent: str, text: str) -> None:
    assert (query(sent).text, query(sent).error) == (text, "")


def test_a_query_that_is_too_long_is_cut_and_told() -> None:
    found = query("liver " * 1707)
    assert len(found.text) == 200
    assert found.error == "Use at most 200 characters; you sent 10,241. The end was cut off."


@pytest.mark.parametrize(
    ("sent", "number"), [("2", 2), ("", 1), ("-1", 1), ("two", 1), ("²", 1), ("9" * 40, 1)]
)
def test_a_page_that_is_no_number_is_the_first(sent: str, number: int) -> None:
    assert page(sent) == number
