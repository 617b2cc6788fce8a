"""A version of a course's question set, as the command names it: COURSE/SET[@VERSION]."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import click
from flask import current_app

from app.clock import now
from app.db import db
from app.memory.candidates import candidates_for
from app.rights import Missing
from app.sets import files, queries
from exports import Writer
from exports.deck import Deck
from questions.blueprint import load

SHAPE = "COURSE_ID/SET_ID or COURSE_ID/SET_ID@VERSION"


@dataclass(frozen=True)
class Made:
    """The deck of a version, and what of it is left out, in sentences."""

    deck: Deck
    version: int
    left_out: tuple[str, ...]


def set_deck(named: str, number: int | None, writer: Writer) -> Made:
    """The deck of a version, the last one where none is named; all questions, or a draw.

    Raises:
        ClickException: it names none; says what is wrong.
    """
    course, set_id, wanted = _named(named)
    bank, session = current_app.extensions["bank"], db.session
    try:
        found = queries.set_of(session, course, set_id)
        version = wanted or found.latest
        spec = load(queries.version_of(session, course, set_id, version).spec)
    except Missing as error:
        raise click.ClickException(
            f"There is no saved version {wanted or ''}".rstrip() + f" of the set {named}."
        ) from error
    drawn = (number or 1) if writer.holds == "draw" else number
    taken = files.chosen(spec, candidates_for(session, bank, spec), found, drawn)
    deck = files.deck(
        session, bank, found, taken, writer, now(), current_app.config["PUBLIC_URL"]
    )  # fmt: skip
    lines = [f"{taken.gone} listed questions were withdrawn from the bank."] if taken.gone else []
    if writer.holds == "facts":
        stems = files.stems(session, taken.without_fact(bank))
        lines += [f"It rests on no fact of the bank: {each}" for each in stems]
    return Made(deck, version, tuple(lines))


def _named(text: str) -> tuple[UUID, UUID, int | None]:
    course, slash, rest = text.partition("/")
    set_id, at, version = rest.partition("@")
    known = not at or (version.isascii() and version.isdigit() and 0 < len(version) < 7)
    try:
        if not (slash and known):
            raise ValueError(text)
        return UUID(course), UUID(set_id), int(version) if at else None
    except ValueError as error:
        raise click.ClickException(f"{text} names no set; expected {SHAPE}.") from error
