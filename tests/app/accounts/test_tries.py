"""Sign-in is the cheapest way to overload the server: the tries are counted before the hash."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.app.web import PASSWORD, Visitor

ELEVEN = 11


@pytest.mark.usefixtures("still")
def test_after_ten_wrong_passwords_not_even_the_right_one_is_looked_at(
    web: Flask, student: Visitor
) -> None:
    guesser = Visitor(web)
    for number in range(10):
        answer = guesser.post("/sign-in", email="student@example.org", password=f"guess {number}")
        assert answer.status_code == 422
    answer = guesser.post("/sign-in", email="student@example.org", password=PASSWORD)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 600
    assert "Those were too many tries. Nothing is lost: wait" in guesser.page
    assert 'value="student@example.org"' in guesser.page


def test_a_limit_on_one_account_leaves_others_and_other_networks_alone(
    web: Flask, student: Visitor, classmate: Visitor
) -> None:
    guesser = Visitor(web)
    for _ in range(ELEVEN):
        guesser.post("/sign-in", email="student@example.org", password="guess")
    same_room = guesser.post("/sign-in", email="classmate@example.org", password=PASSWORD)
    assert same_room.status_code == 303
    home = Visitor(web)
    home.client.environ_base["REMOTE_ADDR"] = "198.51.100.9"
    answer = home.post("/sign-in", email="student@example.org", password=PASSWORD)
    assert answer.status_code == 303


def test_a_right_password_forgives_the_typing_errors_before_it(
    web: Flask, student: Visitor
) -> None:
    phone = Visitor(web)
    for _ in range(2):
        for _ in range(9):
            phone.post("/sign-in", email="student@example.org", password="mistyped")
        answer = phone.post("/sign-in", email="student@example.org", password=PASSWORD)
        assert answer.status_code == 303


def test_a_class_of_300_signs_in_from_one_network(web: Flask) -> None:
    """The hash of an unknown account costs as much, so this counts like 300 students."""
    room = Visitor(web)
    token = room.csrf()
    sent = [
        room.client.post(
            "/sign-in",
            data={"email": f"s{number}@example.org", "password": "x", "csrf_token": token},
        ).status_code
        for number in range(300)
    ]
    assert sent == [422] * 300


@pytest.mark.parametrize(("hops", "counted_apart"), [(0, False), (1, True)])
@pytest.mark.usefixtures("still")
def test_a_forwarded_address_counts_only_behind_a_configured_proxy(
    web: Flask, student: Visitor, hops: int, counted_apart: bool
) -> None:
    web.wsgi_app.x_for = hops  # type: ignore[attr-defined]
    guesser = Visitor(web)
    codes = []
    for number in range(ELEVEN):
        guesser.client.environ_base["HTTP_X_FORWARDED_FOR"] = f"203.0.113.{number}"
        answer = guesser.post("/sign-in", email="student@example.org", password="guess")
        codes.append(answer.status_code)
    assert codes == [422] * 10 + [422 if counted_apart else 429]
