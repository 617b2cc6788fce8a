"""What a form sends, what it stands for, and how it stands in the fields again."""

from __future__ import annotations

from uuid import UUID

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from app.cards import card, groups, rows, words
from app.cards.forms import ReplyForm
from app.cards.sent import STRANGE, Incomplete, Sent, kept, meant, sent_again
from questions.grading import grade
from questions.item import (
    ExtendedMatching,
    Item,
    Matching,
    Ordering,
    SelectAll,
    SingleBest,
    Table,
    TrueFalse,
)
from questions.world import Bank
from tests.app.cards.test_card import DOORS, ID, ITEM, LINE
from tests.app.items import (
    blank,
    each_form,
    grid,
    number,
    pairs,
    parts,
    several,
    statement,
    steps,
    typed,
)


def test_a_row_stands_for_the_option_in_it() -> None:
    made = rows.rows(ITEM, ID)
    sent = [meant(ITEM, ID, Sent(str(row.number))) for row in made]
    assert sent == [row.id for row in made]
    for wrong in ("", "0", "4", "alpha", "01", "²"):
        assert refusal(ITEM, Sent(wrong)) == "Choose one of the options."
    assert meant(typed("betalol"), ID, Sent("alpha")) == "alpha"
    assert refusal(blank("betalol"), Sent()) == "Type an answer."


def test_a_statement_is_true_or_false_with_what_is_right() -> None:
    asks, plain = statement("alphalol"), statement("alphalol", category="")
    assert meant(asks, ID, Sent("1")) == "true"
    assert meant(asks, ID, Sent("1", "alpha")) == "true"
    assert meant(asks, ID, Sent("2", "alpha")) == "false: alpha"
    assert meant(plain, ID, Sent("2", "alpha")) == "false"
    assert refusal(asks, Sent("", "alpha")) == "Choose true or false."
    missing = "Type what is right as well. If you do not know, type “not sure”."
    assert refusal(asks, Sent("2")) == missing
    assert refusal(statement("alphalol", true=True), Sent("2")) == missing


def test_an_order_is_sent_as_the_places_of_rows() -> None:
    item = steps("alphalol")
    assert isinstance(item, Ordering)
    shown = [each.id for each in rows.elements_in_order(item, ID)]
    assert meant(item, ID, Sent(places={1: 2, 2: 3, 3: 1})) == " ".join(
        [shown[2], shown[0], shown[1]]
    )
    every = "Give every step a place, from 1 to 3."
    assert refusal(item, Sent()) == every
    assert refusal(item, Sent(places={1: 2, 2: 1})) == every
    assert refusal(item, Sent(places={1: 2, 2: 1, 3: 4})) == every
    assert refusal(item, Sent(places={1: 2, 2: 1, 4: 3})) == every
    doubled = "Place 2 stands twice. Give each step a place of its own."
    assert refusal(item, Sent(places={1: 2, 2: 2, 3: 1})) == doubled


def test_several_options_are_sent_by_their_rows_and_named_in_the_items_order() -> None:
    item = several("alphalol")
    number_of = {row.id: row.number for row in rows.rows(item, ID)}
    both = frozenset({number_of["gamma"], number_of["alpha"]})
    assert meant(item, ID, Sent(picks=both)) == "alpha gamma"
    assert refusal(item, Sent()) == "Choose at least one option."
    assert refusal(item, Sent(picks=frozenset({1, 4}))) == STRANGE


def test_a_table_is_sent_by_its_boxes() -> None:
    item = grid("alphalol")
    number_of = {
        f"{group.id}:{row.id}": (group.number, row.number)
        for group in groups.groups(item, ID)
        for row in group.rows
    }
    wanted = ("betalol:relaxes", "alphalol:slows")
    sent = Sent(cells=frozenset(number_of[each] for each in wanted))
    assert meant(item, ID, sent) == "alphalol:slows betalol:relaxes"
    assert refusal(item, Sent()) == "Tick at least one box."
    assert refusal(item, Sent(cells=frozenset({(1, 1), (3, 1)}))) == STRANGE


def test_every_row_of_pairs_has_a_partner_of_its_own_and_every_case_an_option() -> None:
    item, cases = pairs("alphalol"), parts("alphalol")
    assert refusal(item, Sent()) == "Choose a partner for each: A and B have none yet."
    one = frozenset({(1, 2)})
    assert refusal(item, Sent(cells=one)) == "Choose a partner for each: B has none yet."
    assert refusal(cases, Sent(cells=one)) == "Choose an option for each: B has none yet."
    same = frozenset({(1, 2), (2, 2)})
    twice = "Partner 2 stands twice. Each belongs to one row only."
    assert refusal(item, Sent(cells=same)) == twice
    assert sorted(each[3:] for each in meant(cases, ID, Sent(cells=same)).split()) == (
        [groups.groups(cases, ID)[0].rows[1].id] * 2
    )
    two = "A was sent with two choices. Choose one."
    assert refusal(item, Sent(cells=frozenset({(1, 1), (1, 2), (2, 3)}))) == two
    assert refusal(item, Sent(cells=frozenset({(1, 1), (2, 4)}))) == STRANGE


def test_a_number_is_typed() -> None:
    assert meant(number("alphalol"), ID, Sent("40 %")) == "40 %"
    assert refusal(number("alphalol"), Sent()) == "Type a number."


NUMBERS = st.integers(0, 9).map(str) | st.sampled_from(["01", "²", "1:2", "x", "", "100"])
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "reply": st.lists(NUMBERS | st.text(max_size=210), max_size=2),
        "correction": st.lists(st.text(max_size=20), max_size=2),
        "pick": st.lists(NUMBERS, max_size=5) | st.lists(st.just("1"), min_size=101, max_size=101),
        "place": st.lists(st.from_regex(r"[0-4]:[0-4]", fullmatch=True) | NUMBERS, max_size=5),
        "cell": st.lists(st.from_regex(r"[0-3]:[0-4]", fullmatch=True) | NUMBERS, max_size=5),
    },
)


@given(st.uuids(), FIELDS)
def test_whatever_is_sent_is_graded_or_refused_in_words(
    app: Flask, review_id: UUID, sent: dict[str, list[str]]
) -> None:
    with app.test_request_context(method="POST"):
        form = ReplyForm(MultiDict(sent), meta={"csrf": False})
        form.validate()
        for item in each_form("alphalol"):
            made = card.asked(item, review_id, Bank(), LINE, DOORS)
            again = card.refilled(made, form.sent())
            reply, refused = taken(form, item, review_id)
            assert (reply is None) == bool(refused)
            if reply is None:
                continue
            assert grade(item, reply).given
            stored = sent_again(item, review_id, reply)
            assert meant(item, review_id, stored) == reply
            back = card.refilled(made, stored)
            assert (back.rows, back.steps, back.groups) == (again.rows, again.steps, again.groups)


def taken(form: ReplyForm, item: Item, review_id: UUID) -> tuple[str | None, str]:
    """The reply, or why there is none."""
    try:
        form.refuse()
        return meant(item, review_id, form.sent()), ""
    except Incomplete as error:
        return None, str(error)


def refusal(item: Item, sent: Sent) -> str:
    with pytest.raises(Incomplete) as refused:
        meant(item, ID, sent)
    return str(refused.value)


@pytest.mark.parametrize("item", each_form("alphalol"), ids=lambda item: item.form)
def test_what_is_stored_stands_in_the_fields_again(item: Item) -> None:
    for reply in replies(item):
        grade(item, reply)
        assert meant(item, ID, sent_again(item, ID, reply)) == reply


def replies(item: Item) -> list[str]:
    """Some of what can be stored, as it is named in the item's own order."""
    match item:
        case SingleBest():
            return [each.id for each in item.options]
        case TrueFalse():
            return ["true", "false: a: b"]
        case Ordering():
            return [" ".join(item.answer), " ".join(reversed(item.answer))]
        case SelectAll():
            return ["alpha", "beta gamma", "alpha beta gamma"]
        case Matching():
            return ["alphalol:slows betalol:relaxes", "alphalol:tightens betalol:slows"]
        case Table():
            return ["betalol:relaxes", "alphalol:slows alphalol:relaxes betalol:slows"]
        case ExtendedMatching():
            return ["p1:alpha p2:gamma", "p1:beta p2:beta"]
    return ["alpha: blocker"]


def test_a_refused_try_stands_in_its_fields_without_what_is_no_text() -> None:
    made = card.asked(
        statement("alphalol"), ID, Bank(), words.progress(1, 1, 25, answered=False), DOORS
    )
    again = card.refilled(made, Sent("2", "a\x07b"))
    assert [(row.number, row.chosen) for row in again.rows] == [(1, False), (2, True)]
    assert (again.typed, again.correction, again.corrects) == ("", "ab", "drug class")
    made = card.asked(steps("alphalol"), ID, Bank(), made.progress, DOORS)
    again = card.refilled(made, Sent(places={1: 3, 9: 9}))
    assert [each.place for each in again.steps] == [3, None, None]


def test_a_refused_choice_of_several_stands_in_its_boxes_and_lists() -> None:
    def again(item: Item, sent: Sent) -> card.Asked:
        return card.refilled(card.asked(item, ID, Bank(), LINE, DOORS), sent)

    made = again(several("alphalol"), Sent(picks=frozenset({1, 3, 9})))
    assert [row.chosen for row in made.rows] == [True, False, True]
    for item in (pairs("alphalol"), grid("alphalol"), parts("alphalol")):
        made = again(item, Sent("2", cells=frozenset({(1, 2), (7, 7)})))
        chosen = [
            (each.number, row.number) for each in made.groups for row in each.rows if row.chosen
        ]
        assert (chosen, made.typed) == ([(1, 2)], "")


def test_of_a_refused_text_its_first_plain_characters_are_kept() -> None:
    assert kept("a\0b\ud800c\N{REPLACEMENT CHARACTER}d") == "abcd"
    assert kept("x" * 300) == "x" * 200
    assert kept("") == ""
