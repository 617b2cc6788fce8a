"""The list of what is kept: what is found, filtered, paged. And the words that find it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.memory.annotations import Annotated
from app.memory.answers import Kept
from app.notes.pages import A_PAGE, GONE, Wanted, listing, rows
from app.notes.search import finds
from tests.app.web import small_bank

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
BANK = small_bank()


def kept(name: str, **values: object) -> Annotated:
    return Annotated(f"bank/{name}", Kept(**values), AT)  # type: ignore[arg-type]


EVERY = rows(
    [
        kept("alphalol", flagged=True, note="Ärztin said: look at the liver"),
        kept("betalol", mnemonic="Beta bites", suspended=True),
        kept("lost", note="Old wisdom", buried=True),
    ],
    BANK,
    {},
)


def found(**wanted: object) -> list[str]:
    return [row.fact_id for row in listing(EVERY, Wanted(**wanted)).rows]  # type: ignore[arg-type]


def test_each_row_has_its_fact_and_a_withdrawn_one_keeps_its_text() -> None:
    alphalol, _, lost = EVERY
    assert (alphalol.statement, alphalol.topic) == ("alphalol blocks alpha.", "Drugs")
    assert (alphalol.withdrawn, lost.withdrawn) == (False, True)
    assert (alphalol.leads, lost.leads) == (True, False)
    assert (lost.statement, lost.topic, lost.kept.note) == (GONE, "", "Old wisdom")


def test_units_of_other_kinds_have_no_fact_and_are_no_rows() -> None:
    assert rows([Annotated("own/1", Kept(flagged=True), AT)], BANK, {}) == ()


def test_an_own_card_stands_by_the_words_of_its_front() -> None:
    noted = Annotated("own/1", Kept(note="Mind the gap"), AT)
    (row,) = rows([noted], BANK, {"own/1": "<b>Which</b> &lt;bone&gt;?"})
    assert (row.card_id, row.statement, row.topic) == ("1", "Which <bone>?", "Your own cards")
    both = [*EVERY, row]
    assert [each.card_id for each in listing(both, Wanted(topic="own")).rows] == ["1"]
    assert [each.card_id for each in listing(both, Wanted(text="gap bone")).rows] == ["1"]
    assert ("own", "Your own cards") in listing(both, Wanted()).topics


@pytest.mark.parametrize(
    ("show", "ids"),
    [
        ("all", ["alphalol", "betalol", "lost"]),
        ("flagged", ["alphalol"]),
        ("noted", ["alphalol", "lost"]),
        ("mnemonic", ["betalol"]),
        ("suspended", ["betalol"]),
        ("buried", ["lost"]),
    ],
)
def test_a_part_is_shown_and_each_part_says_how_many_it_has(show: str, ids: list[str]) -> None:
    assert found(show=show) == ids
    counts = [each.count for each in listing(EVERY, Wanted(show=show)).filters]
    assert counts == [3, 1, 2, 1, 1, 1]


def test_a_topic_and_words_narrow_it_and_the_counts_follow() -> None:
    assert found(topic="drugs") == ["alphalol", "betalol"]
    assert found(topic="drugs", text="blocks") == ["alphalol", "betalol"]
    made = listing(EVERY, Wanted(text="liver"))
    assert [each.count for each in made.filters] == [1, 1, 1, 0, 0, 0]
    assert (made.total, made.kept, made.topics) == (1, 3, (("drugs", "Drugs"),))


def test_a_page_that_is_not_there_becomes_the_nearest() -> None:
    many = rows([kept(f"lost-{number}", flagged=True) for number in range(A_PAGE + 1)], BANK, {})
    last = listing(many, Wanted(page=99))
    assert (last.page, last.pages, last.first, last.last) == (2, 2, A_PAGE + 1, A_PAGE + 1)
    none = listing(many, Wanted(text="nothing such", page=2))
    assert (none.rows, none.page, none.pages, none.total) == ((), 1, 1, 0)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("", "anything"),
        ("arztin", "Ärztin"),
        ("LIVER", "the liver"),
        ("metastases", "a metastasis of the lung"),
        ("tumor haemo", "Tumours cause hemoptysis"),
        ("her2", "HER-2 status"),
        ("biops", "biopsies"),
    ],
)
def test_words_are_found_by_their_beginnings_without_case_accents_and_spellings(
    query: str, text: str
) -> None:
    assert finds(query, (text,))


@pytest.mark.parametrize("query", ["lung liver", "iver", "brain"])
def test_every_word_of_a_query_must_begin_a_word(query: str) -> None:
    assert not finds(query, ("the liver", "the brainless"[:3]))
