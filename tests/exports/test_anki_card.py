"""The card's style: readable in Anki's light and dark mode."""

from __future__ import annotations

import re

import pytest

from exports.anki.template import CSS

LIGHT, DARK = re.findall(r"\{([^}]*--mt-paper: #[^}]*)\}", CSS)


def colours(block: str) -> dict[str, str]:
    """The tokens of a mode."""
    return dict(re.findall(r"--mt-(\w+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it."""
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def test_dark_mode_changes_every_colour() -> None:
    light, dark = colours(LIGHT), colours(DARK)
    assert light.keys() == dark.keys()
    assert [name for name in light if light[name] == dark[name]] == []


@pytest.mark.parametrize("block", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "accent", "right"])
def test_text_reaches_four_and_a_half_to_one(block: str, ground: str, ink: str) -> None:
    told = colours(block)
    assert contrast(told[ink], told[ground]) >= 4.5


@pytest.mark.parametrize("block", [LIGHT, DARK], ids=["light", "dark"])
def test_the_sign_of_what_was_tapped_can_be_read(block: str) -> None:
    told = colours(block)
    assert contrast(told["paper"], told["accent"]) >= 4.5


def test_dark_mode_is_known_by_every_name_anki_gives_it() -> None:
    for name in (".card.nightMode", ".nightMode .card", ".card.night_mode", ".night_mode .card"):
        assert name in CSS
