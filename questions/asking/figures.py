"""Questions of a figure: the band that holds it."""

from __future__ import annotations

from questions.asking.asked import Asking, Choice
from questions.fact import Figure
from questions.item import Proof, digest


def of_figure(fact: Figure) -> Asking:
    """Bands from low to high; the others are proved wrong by the figure itself."""
    choices = []
    told = f"{number(fact.low, fact.high, fact.unit)} ({fact.population}, {fact.year})"
    for band in fact.options:
        text = number(band.low, band.high, fact.unit)
        holds = band.low <= fact.low and fact.high <= band.high
        side = "Too low" if band.high < fact.low else "Too high"
        because = f"{side}: the figure is {told}."
        choices.append(
            Choice(
                id=digest([fact.id, text], 8),
                text=text,
                rationale=fact.statement if holds else because,
                proof=None if holds else Proof("figure", (fact.id,), because),
                order=band.low,
            )
        )
    return Asking(
        template="figure.band/1",
        asks="figure",
        slots={"measure": fact.measure},
        stem=fact.stem or fact.measure,
        key=next(each for each in choices if each.proof is None),
        rivals=tuple(each for each in choices if each.proof),
        level="remember",
        sorted=True,
    )


def number(low: float, high: float, unit: str) -> str:
    """'12%', '10–15%', '310,720 women'."""
    span = _plain(low) if low == high else f"{_plain(low)}–{_plain(high)}"
    return f"{span}{'' if unit == '%' else ' '}{unit}"


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
