"""How an answer counts: FSRS-6 for recall, and what recognition and cases change."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card, Rating, Scheduler, State
from hypothesis import given
from hypothesis import strategies as st

from app.memory.scheduling import (
    Outcome,
    Strength,
    first,
    following,
    forecast,
    fuzzed,
    interval,
    outcome,
    retrievability,
    spread_of,
)
from questions.item import Item
from tests.app.items import (
    blank,
    case,
    choice,
    each_form,
    grid,
    number,
    odd,
    pairs,
    parts,
    several,
    statement,
    steps,
    typed,
)

FSRS = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
W = FSRS.parameters
RATINGS = {
    Outcome.again: Rating.Again,
    Outcome.hard: Rating.Hard,
    Outcome.good: Rating.Good,
    Outcome.easy: Rating.Easy,
}
START = datetime(2026, 3, 2, 12, tzinfo=UTC)
STABILITIES = st.floats(0.01, 5000)
STRENGTHS = st.builds(Strength, STABILITIES, st.floats(1, 10))
ELAPSED = st.integers(0, 3000)


def by_fsrs(before: Strength | None, rating: Rating, elapsed: int) -> Card:
    card = Card(card_id=7, due=START)
    if before is not None:
        card = Card(7, State.Review, None, before.stability, before.difficulty, START, START)
    return FSRS.review_card(card, rating, START + timedelta(days=elapsed))[0]


@pytest.mark.parametrize("said", RATINGS)
def test_a_first_meeting_by_recall_is_plain_fsrs(said: Outcome) -> None:
    card = by_fsrs(None, RATINGS[said], 0)
    assert first(said) == Strength(card.stability, card.difficulty)


@given(STRENGTHS, st.sampled_from(list(RATINGS)), ELAPSED)
def test_a_later_meeting_by_recall_is_plain_fsrs(
    before: Strength, said: Outcome, elapsed: int
) -> None:
    card = by_fsrs(before, RATINGS[said], elapsed)
    assert following(before, said, elapsed) == Strength(card.stability, card.difficulty)


def test_a_first_meeting_by_recognition_is_hard_with_the_difficulty_of_again() -> None:
    again = by_fsrs(None, Rating.Again, 0)
    assert first(Outcome.recognised) == Strength(W[1], again.difficulty)
    assert first(Outcome.again) == Strength(W[0], again.difficulty)


@given(STRENGTHS, ELAPSED)
def test_recognition_moves_stability_as_hard_and_leaves_difficulty(
    before: Strength, elapsed: int
) -> None:
    hard = by_fsrs(before, Rating.Hard, elapsed)
    expected = Strength(hard.stability, before.difficulty)
    assert following(before, Outcome.recognised, elapsed) == expected


@given(STRENGTHS, ELAPSED)
def test_a_missed_case_costs_half_of_the_way_on_a_log_scale(before: Strength, elapsed: int) -> None:
    again, hard = by_fsrs(before, Rating.Again, elapsed), by_fsrs(before, Rating.Hard, elapsed)
    expected = Strength(math.sqrt(before.stability * again.stability), hard.difficulty)
    assert following(before, Outcome.misapplied, elapsed) == expected


def test_a_case_missed_at_the_first_meeting_is_again() -> None:
    assert first(Outcome.misapplied) == first(Outcome.again)


@pytest.mark.parametrize(
    ("face", "correct", "rating", "expected"),
    [
        ("recognise", True, None, Outcome.recognised),
        ("recognise", True, "hard", Outcome.recognised),
        ("recognise", True, "easy", Outcome.recognised),
        ("recognise", True, "guessed", Outcome.again),
        ("recognise", False, None, Outcome.again),
        ("recall", True, None, Outcome.good),
        ("recall", True, "good", Outcome.good),
        ("recall", True, "hard", Outcome.hard),
        ("recall", True, "easy", Outcome.easy),
        ("recall", True, "guessed", Outcome.again),
        ("recall", False, None, Outcome.again),
        ("recall", False, "easy", Outcome.again),
        ("apply", True, None, Outcome.good),
        ("apply", True, "guessed", Outcome.again),
        ("apply", False, None, Outcome.misapplied),
    ],
)
def test_what_an_answer_and_its_rating_say(
    face: str, correct: bool, rating: str | None, expected: Outcome
) -> None:
    assert outcome(face, correct, rating) is expected  # type: ignore[arg-type]


@given(STABILITIES, ELAPSED)
def test_retrievability_is_that_of_fsrs(stability: float, elapsed: int) -> None:
    card = Card(7, State.Review, None, stability, 5.0, START, START)
    expected = FSRS.get_card_retrievability(card, START + timedelta(days=elapsed))
    assert retrievability(stability, elapsed) == pytest.approx(expected, abs=2e-15)


def test_retrievability_is_nine_tenths_after_the_stability() -> None:
    assert retrievability(10.0, 10) == pytest.approx(0.9)


@given(STABILITIES, st.sampled_from([0.7, 0.8, 0.9, 0.95, 0.97]), st.integers(1, 50))
def test_an_interval_is_that_of_fsrs_with_our_fuzz(
    stability: float, retention: float, reps: int
) -> None:
    scheduler = Scheduler(desired_retention=retention, relearning_steps=(), enable_fuzzing=False)
    # played on the same day, Hard leaves a stability above its floor as it is
    card = Card(7, State.Review, None, stability, 5.0, START, START)
    after = scheduler.review_card(card, Rating.Hard, START)[0]
    days = (after.due - START).days
    assert after.stability is not None
    expected = fuzzed(days, spread_of("bank/x", reps))
    assert interval(after.stability, retention, "bank/x", reps) == expected


@given(st.floats(0.001, 10**6), st.floats(0.7, 0.97), st.integers(1, 100))
def test_an_interval_is_at_least_a_day(stability: float, retention: float, reps: int) -> None:
    assert 1 <= interval(stability, retention, "bank/x", reps) <= 36500


def test_fuzz_leaves_the_first_days_alone() -> None:
    assert [fuzzed(days, 0.99) for days in (1, 2)] == [1, 2]


def test_fuzz_fills_its_bounds_and_no_more() -> None:
    assert {fuzzed(10, part / 100) for part in range(100)} == {8, 9, 10, 11, 12}


@given(st.integers(3, 36500), st.floats(0, 1, exclude_max=True))
def test_fuzz_stays_within_the_bounds_of_anki(days: int, spread: float) -> None:
    delta = 1 + 0.15 * min(days - 2.5, 4.5)
    delta += 0.1 * max(min(days, 20.0) - 7, 0) + 0.05 * max(days - 20.0, 0)
    assert max(2, round(days - delta)) <= fuzzed(days, spread) <= round(days + delta)


def test_fuzz_is_seeded_by_unit_and_repetitions() -> None:
    assert spread_of("bank/x", 3) == spread_of("bank/x", 3) == 0.5585261511318684
    assert len({spread_of(unit, reps) for unit in "abc" for reps in range(3)}) == 9


@pytest.mark.parametrize(
    ("item", "b", "chance"),
    [
        (choice("alpha"), -1.0, 1 / 3),
        (statement("alpha"), -0.8, 1 / 2),
        (typed("alpha"), 0.0, 0.0),
        (blank("alpha"), 0.0, 0.0),
        (steps("alpha"), 0.0, 1 / 6),
        (several("alpha"), 0.0, 1 / 7),
        (odd("alpha"), -1.0, 1 / 3),
        (case("alpha"), 0.7, 1 / 3),
        (number("alpha"), 0.0, 0.0),
        (pairs("alpha"), 0.0, 1 / 6),
        (grid("alpha"), 0.4, 1 / 16),
        (parts("alpha"), 1.1, 1 / 9),
    ],
    ids=lambda each: each.form if isinstance(each, Item) else "",
)
def test_each_form_has_its_offset_and_its_chance_of_a_hit(
    item: Item, b: float, chance: float
) -> None:
    unseen = forecast(None, 0, item.form, item.k)
    assert (unseen.b, unseen.p) == (b, pytest.approx(chance))
    r = retrievability(10.0, 10)
    known = 1 / (1 + math.exp(-(math.log(r / (1 - r)) - b)))
    assert forecast(10.0, 10, item.form, item.k).p == pytest.approx(chance + (1 - chance) * known)


def test_a_wrong_case_was_misapplied_whether_one_or_several() -> None:
    wrong = {item.form: outcome(item.face, False, None) for item in each_form("alpha")}
    assert {form for form, each in wrong.items() if each is Outcome.misapplied} == {
        "vignette",
        "extended_matching",
    }


@given(st.none() | STABILITIES, ELAPSED, st.integers(2, 2**40))
def test_a_guess_among_very_many_is_still_a_chance(
    stability: float | None, elapsed: int, k: int
) -> None:
    seen = forecast(stability, elapsed, "table", k)
    assert 0 < seen.p <= 1
    assert seen.known is not None
    assert 0 <= seen.known <= 1 + 1e-9


def test_an_unseen_choice_is_answered_right_by_chance() -> None:
    seen = forecast(None, 0, "single_best", 4)
    assert (seen.r, seen.b, seen.p, seen.known) == (None, -1.0, 0.25, 0.0)


def test_an_unseen_typed_question_is_not_answered_right() -> None:
    seen = forecast(None, 0, "short_answer", 0)
    assert (seen.r, seen.b, seen.p, seen.known) == (None, 0.0, 0.0, None)


def test_recall_is_predicted_by_retrievability_itself() -> None:
    seen = forecast(10.0, 10, "short_answer", 0)
    assert seen.p == pytest.approx(0.9)
    assert seen.known == pytest.approx(1.0)


def test_choice_is_predicted_by_the_formula() -> None:
    r = retrievability(10.0, 30)
    sigmoid = 1 / (1 + math.exp(-(math.log(r / (1 - r)) + 1.0)))
    expected = 0.25 + 0.75 * sigmoid
    seen = forecast(10.0, 30, "single_best", 4)
    assert seen.p == pytest.approx(expected)
    assert seen.known == pytest.approx((min(r, sigmoid) + 0.25 * max(r - sigmoid, 0)) / expected)


@given(st.none() | STABILITIES, ELAPSED, st.sampled_from(["single_best", "short_answer"]))
def test_a_forecast_is_a_chance(stability: float | None, elapsed: int, form: str) -> None:
    seen = forecast(stability, elapsed, form, 4 if form == "single_best" else 0)
    assert 0 <= seen.p <= 1
    assert seen.known is None or 0 <= seen.known <= 1 + 1e-12
