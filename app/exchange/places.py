"""Where a learner uses Anki: the address says it, or else the browser is asked. Pure."""

from __future__ import annotations

COMPUTER, IPHONE, ANDROID = "computer", "iphone", "android"
PLACES = {COMPUTER: "Computer", IPHONE: "iPhone or iPad", ANDROID: "Android"}
SIGNS = (("iPhone", IPHONE), ("iPad", IPHONE), ("Android", ANDROID))


def place(asked: str, agent: str) -> str:
    """One of PLACES: the one asked for, or the one that the browser's name tells.

    An iPad may call itself a Macintosh; then it is taken for a computer, and the page offers the
    others.
    """
    if asked in PLACES:
        return asked
    return next((each for sign, each in SIGNS if sign in agent), COMPUTER)
