"""The gates' figures, for `stats`: flaws, solvers, lengths, doubles, levels."""

from __future__ import annotations

from typing import Any

from questions.gates import keys, solvers
from questions.gates.chance import Share
from questions.gates.gate import Asked, by_form, counted, has_options
from questions.item import Item, TrueFalse


def figures(asked: Asked) -> dict[str, Any]:
    """JSON-ready, keys in a fixed order; shares are rounded to three digits."""
    return {
        "flaws": _flaws(asked),
        "solvers": _solvers(asked),
        "key_lengths": {
            "longest": _share(keys.longest(asked.solvable)),
            "shortest": _share(keys.shortest(asked.solvable)),
        },
        "key_position_p": {
            f"{form} k={k}": round(p, 4)
            for (form, k), p in keys.uneven_positions(asked.placed).items()
        },
        "near_duplicates": [[one.id, other.id] for one, other in keys.near_duplicates(asked.items)],
        "levels": _levels(asked),
    }


def _flaws(asked: Asked) -> dict[str, Any]:
    flawed = {item.id for item, _ in asked.flaws}
    return {
        "items": len(flawed),
        "share": _ratio(len(flawed), len(asked.items)),
        "by_criterion": counted(asked),
    }


def _solvers(asked: Asked) -> dict[str, Any]:
    forms = by_form(asked.solvable)
    return {
        "test_wise": {form: _share(solvers.by_surface(each)) for form, each in forms.items()},
        "deck_wise": {form: _share(solvers.by_deck(each)) for form, each in forms.items()},
        "cues": {name: _share(found) for name, found in solvers.by_cue(asked.solvable).items()},
    }


def _share(found: Share) -> dict[str, float]:
    return {
        "hits": round(found.hits, 1),
        "rate": round(found.rate, 3),
        "expected": round(found.expected, 3),
        "limit": round(found.limit, 3),
        "n": found.n,
    }


def _levels(asked: Asked) -> dict[str, Any]:
    """Shares above remember: of items with options, of those with true or false, of all."""
    with_options = [item for item in asked.items if has_options(item)]
    judged = [item for item in asked.items if isinstance(item, TrueFalse)]
    return {
        "above_remember_with_options": _above(with_options),
        "above_remember_with_true_false": _above([*with_options, *judged]),
        "above_remember_all": _above(list(asked.items)),
        "most_remembered": max(keys.remembering(asked.items).values(), default=0),
    }


def _above(items: list[Item]) -> dict[str, Any]:
    above = sum(item.level != "remember" for item in items)
    return {"above": above, "n": len(items), "share": _ratio(above, len(items))}


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
