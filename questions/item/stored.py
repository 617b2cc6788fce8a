"""The way of an item to JSON and back, and its version."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from typing import Any, TypeVar

from questions.item.arranged import Cell, Element, ExtendedMatching, Matching, Ordering, Part, Table
from questions.item.base import Cited, Difficulty, Item, Met, Option, Proof, digest
from questions.item.chosen import (
    CaseLine,
    Correction,
    OddOneOut,
    SelectAll,
    SingleBest,
    TrueFalse,
    Vignette,
)
from questions.item.typed import Amount, Cloze, NumericBand, Rival, ShortAnswer

AnyItem = TypeVar("AnyItem", bound=Item)

FORMS: dict[str, type[Item]] = {
    cls.form: cls
    for cls in (
        SingleBest,
        SelectAll,
        TrueFalse,
        Cloze,
        ShortAnswer,
        Ordering,
        Matching,
        OddOneOut,
        Table,
        Vignette,
        ExtendedMatching,
        NumericBand,
    )
}


def dump(item: Item) -> dict[str, Any]:
    """The item as JSON-ready values, `form` among them; `load` is its inverse."""
    return {"form": item.form, "face": item.face, "unit": item.unit, **asdict(item)}


def with_version(item: AnyItem) -> AnyItem:
    """The item with its `version`: the digest of everything that is rendered from it."""
    body = dump(item)
    body.pop("version")
    return replace(item, version=digest(body, 16))


def load(body: dict[str, Any]) -> Item:
    """The item that `dump` wrote, from JSON.

    Raises:
        KeyError: `body` names an unknown form or lacks a field.
    """
    cls = FORMS[body["form"]]
    return cls(**_all_frozen({field.name: body[field.name] for field in fields(cls)}))


def _frozen(name: str, value: Any) -> Any:
    match name:
        case "answer" if isinstance(value, dict) and "unit" in value:
            return Amount(**value)
        case "difficulty":
            return Difficulty(**{**value, "reasons": tuple(value["reasons"])})
        case "correction":
            return Correction(**_all_frozen(value))
        case "proof":
            return _proof(value)
        case "proofs":
            return {pair: _proof(each) for pair, each in value.items()}
    if isinstance(value, list):
        return tuple([_one(name, each) for each in value])
    return value


def _one(name: str, value: Any) -> Any:
    """One of several under `name`, which tells what it is; texts are themselves."""
    if not isinstance(value, dict):
        return value
    if name == "options" and "correct" not in value:
        return Element(**value)
    cls = _SEVERAL[name]
    return cls(**(value if cls in _FLAT else _all_frozen(value)))


def _all_frozen(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: each if isinstance(each, str) else _frozen(name, each)
        for name, each in values.items()
    }


_SEVERAL: dict[str, type[Any]] = {
    "sources": Met,
    "references": Cited,
    "options": Option,
    "rivals": Rival,
    "lines": CaseLine,
    "elements": Element,
    "left": Element,
    "right": Element,
    "rows": Element,
    "columns": Element,
    "cells": Cell,
    "parts": Part,
}
_FLAT = frozenset({Met, Cited, Element})  # of texts alone: they are most of what is loaded


def _proof(value: dict[str, Any] | None) -> Proof | None:
    if value is None:
        return None
    return Proof(**{**value, "rests_on": tuple(value["rests_on"])})
