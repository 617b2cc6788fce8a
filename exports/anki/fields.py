"""The fields of a note, from a fact and its items."""

from __future__ import annotations

from exports.anki.markup import link, report_link, text
from exports.anki.notetype import FIELDS
from exports.anki.pairs import ordered, pairs
from exports.deck import DeckFact
from questions.item import Cited, Item, Met
from questions.wording import capital

CHECKED_BY_NOBODY = "known"


def note_fields(fact: DeckFact, report_address: str) -> list[str]:
    """The values of all fields in their order; `My notes` is the learner's own.

    Raises:
        ValueError: the fact has no items, so there is nothing to ask.
    """
    if not fact.items:
        raise ValueError(f"{fact.id} has no items")
    first = ordered(fact.items)[0]
    values = {
        "Id": text(fact.id),
        "Topic": text(fact.topic_name),
        "Rule": _rule(fact.statement, first.qualifiers),
        "Why": text(first.explanation),
        "Source": _source(first) + _report(report_address, fact.id),
        "My notes": text(fact.own.note),
    }
    for place, pair in enumerate(pairs(fact.items), start=1):
        values[f"Front{place}"], values[f"Back{place}"] = pair.front, pair.back
    return [values.get(field.name, "") for field in FIELDS]


def note_tags(fact: DeckFact) -> list[str]:
    """Tags in a tree: topic, source articles, then those given; sorted, no blank in any."""
    met = {source.source for item in fact.items for source in item.sources}
    tags = {f"mt::topic::{fact.topic}", *(f"mt::source::{source}" for source in met), *fact.tags}
    return sorted(joined for joined in ("_".join(tag.split()) for tag in tags) if joined)


def _rule(statement: str, qualifiers: tuple[str, ...]) -> str:
    if not qualifiers:
        return text(statement)
    scope = text(capital("; ".join(qualifiers)))
    return f'{text(statement)}<div class="mt-scope">{scope}</div>'


def _source(item: Item) -> str:
    """The authority first, then where the claim was met and what was said there."""
    rows = [_cited(reference) for reference in item.references]
    if item.checked == CHECKED_BY_NOBODY:
        rows.append("Textbook knowledge, not yet checked against a text")
    rows += [_met(source) for source in item.sources]
    return '<ul class="mt-sources">' + "".join(f"<li>{row}</li>" for row in rows) + "</ul>"


def _report(address: str, fact_id: str) -> str:
    return f"<p>{report_link(address, fact_id)}</p>" if address else ""


def _cited(reference: Cited) -> str:
    shown = f"{text(reference.authority)}: {link(reference.address, reference.title)}"
    known_as = f", {text(reference.identifier)}" if reference.identifier else ""
    return f"{shown} ({text(reference.dated)}{known_as})"


def _met(source: Met) -> str:
    where = f"Met in “{text(source.title)}”, section “{text(source.section)}”"
    return f"{where}; corrected here, it said: {text(source.said)}" if source.said else where
