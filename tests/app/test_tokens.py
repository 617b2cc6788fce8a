"""The colours of app.css: every pair that carries text or a border has contrast enough."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from app.static_files import HERE

CSS = (HERE / "app.css").read_text(encoding="utf-8")
THEMES = ("light", "dark")
PAPERS = ("paper", "surface")
TEXT = ("ink", "quiet", "accent", "accent-strong", "second", "right", "wrong", "caution")
PAIRS = [(text, paper) for text in TEXT for paper in PAPERS] + [
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    *[("ink", f"{soft}-soft") for soft in ("accent", "right", "wrong", "caution")],
    *[(name, f"{name}-soft") for name in ("accent", "right", "wrong", "caution")],
]
STEPS = [f"mastery-{step}" for step in range(5)]


def blocks() -> list[dict[str, str]]:
    """The colours of each block of tokens, in the order of the file."""
    found = re.findall(r"color-scheme: (?:light|dark);(.*?)\}", CSS, re.DOTALL)
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in found]


def tokens(theme: str) -> dict[str, str]:
    return blocks()[THEMES.index(theme)]


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "paper"), PAIRS)
def test_text_can_be_read(theme: str, text: str, paper: str) -> None:
    assert contrast(tokens(theme)[text], tokens(theme)[paper]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("border", ["quiet", "accent", "right", "wrong"])
def test_borders_of_controls_can_be_seen(theme: str, border: str) -> None:
    assert all(contrast(tokens(theme)[border], tokens(theme)[paper]) >= 3 for paper in PAPERS)


@pytest.mark.parametrize("theme", THEMES)
def test_mastery_can_be_read_in_grey(theme: str) -> None:
    grey = [luminance(tokens(theme)[step]) for step in STEPS]
    assert grey == sorted(grey, reverse=theme == "light")
    steps = pairwise(grey)
    assert all((max(pair) + 0.05) / (min(pair) + 0.05) >= 1.25 for pair in steps)


def test_dark_is_the_same_by_the_system_and_by_choice() -> None:
    light, system, chosen = blocks()
    assert system == chosen
    assert set(light) == set(chosen)


@pytest.mark.parametrize("name", [path.name for path in sorted(HERE.glob("*.css"))])
def test_colours_stand_among_the_tokens_only(name: str) -> None:
    css = (HERE / name).read_text(encoding="utf-8")
    after = css.split("--bs-body-bg", 1)[-1] if name == "app.css" else css
    assert re.findall(r"(?<![\w%])#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", after) == []
