"""Codes: read however they are typed; 42 bits."""

from __future__ import annotations

from math import log2

import pytest

from app import codes


def test_a_code_is_more_than_forty_bits_of_letters_that_do_not_look_alike() -> None:
    assert codes.LENGTH * log2(len(codes.ALPHABET)) > 40
    assert len(set(codes.ALPHABET)) == len(codes.ALPHABET) == 27
    for pair in ("0O", "1I", "1L", "8B", "5S", "2Z", "UV"):
        assert sum(sign in codes.ALPHABET for sign in pair) <= 1


def test_fresh_codes_differ_and_are_read_back() -> None:
    made = {codes.fresh() for _ in range(200)}
    assert len(made) == 200
    assert {codes.read(codes.grouped(code)) for code in made} == made


@pytest.mark.parametrize(
    "typed", ["K7Q-F9M-2XW", "k7qf9m2xw", " K7Q F9M 2XW ", "k7q_f9m–2xw", "K7Q-F9M-ZXW"]
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert codes.read(typed) == "K7QF9M2XW"


@pytest.mark.parametrize("typed", ["", "K7Q-F9M-2X", "K7Q-F9M-2XWW", "O7Q-F9M-2XW", "Ⅸ" * 9, "\0"])
def test_what_can_be_no_code_is_none(typed: str) -> None:
    assert codes.read(typed) is None
