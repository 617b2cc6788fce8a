"""What is asked next: which unit."""

from __future__ import annotations

from itertools import pairwise

from app.memory.choice import (
    Done,
    Due,
    Unmet,
    in_turn,
    most_endangered,
    new_units,
    next_unit,
)
from tests.real import real_bank

TODAY = 20000


def due(unit: str, stability: float, ago: int, late: int = 0) -> Due:
    return Due(unit, stability, TODAY - ago, TODAY - late)


def unmet(
    unit: str, topic: str = "drugs", stage: str = "preclinical", needs: frozenset[str] = frozenset()
) -> Unmet:
    return Unmet(unit, topic, stage, needs)


def test_the_unit_least_likely_to_be_known_comes_first() -> None:
    safe, shaky, lost = due("a", 50, 10), due("b", 5, 10), due("c", 1, 10)
    assert most_endangered([safe, shaky, lost], TODAY) == lost


def test_among_equals_a_digest_decides_and_not_the_name() -> None:
    equals = [due(f"table.row-{number:02}", 5, 5) for number in range(12)]
    order = []
    left = list(equals)
    while found := most_endangered(left, TODAY):
        order.append(found.unit)
        left.remove(found)
    assert most_endangered(equals[::-1], TODAY) == most_endangered(equals, TODAY)
    neighbours = [one for one, two in pairwise(order) if int(two[-2:]) - int(one[-2:]) == 1]
    assert len(neighbours) < 4


def test_what_is_due_today_comes_before_what_is_new() -> None:
    assert next_unit([due("a", 5, 5)], ["new"], 0, TODAY) == due("a", 5, 5)


def test_when_nothing_is_due_new_units_follow() -> None:
    assert next_unit([], ["new", "newer"], 7, TODAY) == "new"


def test_when_nothing_is_left_there_is_nothing() -> None:
    assert next_unit([], [], 10, TODAY) is None


def test_behind_a_backlog_five_new_ones_are_not_starved() -> None:
    backlog = [due("a", 5, 9, late=3)]
    asked = [next_unit(backlog, ["new"], met_today, TODAY) for met_today in range(6)]
    assert asked == ["new"] * 5 + [backlog[0]]


def test_new_units_come_in_learning_order_up_to_the_days_number() -> None:
    order = [unmet("b"), unmet("c"), unmet("d")]
    assert new_units(order, None, 2) == ["b", "c"]
    assert new_units(order, None, 0) == []
    assert new_units(order, None, -3) == []
    assert new_units([], None, 5) == []


def test_a_new_unit_of_another_topic_is_drawn_forward() -> None:
    order = [unmet("a", "drugs"), unmet("b", "drugs"), unmet("c", "sites"), unmet("d", "sites")]
    assert new_units(order, "drugs", 3) == ["c", "a", "b"]
    assert new_units(order, "drugs", 1) == ["c"]
    assert new_units(order, "sites", 3) == ["a", "b", "c"]
    assert new_units(order[:2], "drugs", 3) == ["a", "b"]


def test_neither_a_stage_nor_a_unit_that_is_needed_is_passed_over() -> None:
    later = [unmet("a", "drugs"), unmet("b", "sites", stage="clinical")]
    assert new_units(later, "drugs", 2) == ["a", "b"]
    needing = [unmet("a", "drugs"), unmet("b", "sites", needs=frozenset({"a"}))]
    assert new_units(needing, "drugs", 2) == ["a", "b"]


def test_on_the_real_bank_hardly_ever_two_new_facts_in_a_row_are_of_one_topic() -> None:
    facts = real_bank().asked()
    waiting = [
        Unmet(each.id, each.topic, each.stage.value, frozenset(each.needs)) for each in facts
    ]
    topics = [""]
    while waiting:
        name = new_units(waiting, topics[-1], 1)[0]
        chosen = next(each for each in waiting if each.unit == name)
        assert not chosen.needs & {each.unit for each in waiting}
        waiting.remove(chosen)
        topics.append(chosen.topic)
    assert 20 * sum(one == two for one, two in pairwise(topics)) < len(facts)


def test_only_the_next_few_are_looked_at() -> None:
    order = [*(unmet(f"a{number}", "drugs") for number in range(8)), unmet("b", "sites")]
    assert new_units(order, "drugs", 1) == ["a0"]
    assert new_units(order[1:], "drugs", 1) == ["b"]


def reviewed(due_now: list[Due]) -> str:
    """The kinds of what is asked until nothing is due: F for a fact, c for a card of one's own."""
    left, done, told = list(due_now), Done(0, 0), ""
    while left:
        asked = next_unit(left, [], 0, TODAY, (), done)
        assert isinstance(asked, Due)
        left.remove(asked)
        is_card = asked.unit.startswith("own/")
        done = Done(done.facts + (not is_card), done.cards + is_card)
        told += "c" if is_card else "F"
    return told


def test_own_cards_are_mixed_with_facts_and_come_in_no_row() -> None:
    """Although cards that were brought are long overdue, and would all come first."""
    facts = [due(f"bank/{number}", 50, 5) for number in range(9)]
    cards = [due(f"own/{number}", 2, 90, late=80) for number in range(3)]
    assert reviewed([*facts, *cards]) == "FcFFFcFFFcFF"
    assert reviewed([*cards, *facts[:3]]) == "FcFcFc"
    assert reviewed([*cards, *facts[:1]]) == "Fccc"
    assert (reviewed(facts), reviewed(cards)) == ("F" * 9, "ccc")


def test_of_a_kind_the_most_endangered_comes_first_and_a_backlog_stays_one() -> None:
    safe, lost = due("bank/a", 50, 10), due("bank/b", 1, 10)
    safe_card, lost_card = due("own/a", 50, 10), due("own/b", 1, 10, late=3)
    every = [safe, safe_card, lost, lost_card]
    assert in_turn(every, Done(0, 0)) == [safe, lost]
    assert in_turn(every, Done(1, 0)) == [safe_card, lost_card]
    assert next_unit(every, [], 9, TODAY) == lost
    assert next_unit(every, [], 9, TODAY, (), Done(1, 0)) == lost_card
    assert next_unit(every, ["new"], 0, TODAY) == "new"  # one of the cards waits since before
