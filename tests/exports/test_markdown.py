"""Markdown, as a parser that nobody here wrote understands it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from exports.markdown import text, write
from exports.plain import lines
from exports.worded import worded
from questions.item import FORMS
from tests.exports.samples import choice, deck, each_form, fact
from tests.exports.torture import TEXTS, every_torture, spoilt

PARSER = MarkdownIt("commonmark").enable("table")
AROUND = ["{}", "- {}", "> {}", "> - {}", "- **A** {}", "> **Answer:** {}"]


def inlines(document: str) -> Iterator[Token]:
    return (token for token in PARSER.parse(document) if token.type == "inline")


def shown(token: Token) -> str:
    """What stands on the page: text and line breaks; anything else is told by its name."""
    signs = {"hardbreak": "\n", "softbreak": "␤", "strong_open": "", "strong_close": ""}
    children = token.children or []
    return "".join(
        each.content if each.type == "text" else signs.get(each.type, f"<{each.type}>")
        for each in children
    )


@pytest.mark.parametrize("around", AROUND)
@given(value=TEXTS)
def test_a_text_stands_as_it_is_written(around: str, value: str) -> None:
    if not lines(value):
        return
    indent = {"- ": "  ", "> ": "> ", "> -": ">   "}
    begin = next((more for start, more in reversed(indent.items()) if around.startswith(start)), "")
    document = around.format(text(value)).replace("\n", f"\n{begin}")
    (token,) = inlines(document)
    before = re.sub(r"^[->  ]+|[*{}]", "", around)
    assert shown(token) == before + "\n".join(lines(value))


@settings(max_examples=20)
@every_torture
@given(TEXTS)
def test_every_text_of_every_form_is_on_the_page(more: str) -> None:
    items = tuple(spoilt(item, more) for item in each_form("f"))
    document = write(deck(fact("f", items))).decode()
    found = "\n".join(shown(token) for token in inlines(document))
    assert "␤" not in found
    for item in items:
        told = worded(item)
        for value in (*told.stem, *told.answer, item.rule, item.explanation):
            assert "\n".join(lines(value)) in found


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_question_is_followed_by_its_answer_as_a_quotation(form: str) -> None:
    items = tuple(item for item in each_form("f") if item.form == form)
    tokens = PARSER.parse(write(deck(fact("f", items))).decode())
    quotes = [token.type for token in tokens if token.type in ("blockquote_open", "heading_open")]
    assert quotes == [
        "heading_open",
        "heading_open",
        *["heading_open", "blockquote_open"] * len(items),
    ]


def test_textbook_knowledge_is_called_that() -> None:
    body = write(deck(fact("f", (choice("f", checked="known"),)))).decode()
    assert "> - Textbook knowledge, not yet checked against a text\n> - Met in" in body


def test_options_reasons_and_sources_are_a_list_each() -> None:
    tokens = PARSER.parse(write(deck(fact("f", (choice("f"),)))).decode())
    assert [token.type for token in tokens].count("bullet_list_open") == 3


def test_a_document_in_full() -> None:
    made = write(deck(fact("f", (choice("f"),)))).decode()
    assert (
        made
        == """\
# Metastasis Trainer

Facts: 1. Questions: 1. Made on 2026-11-22.

For education. Not medical advice.

## Systemic therapy

### 1

At which target is olaparib directed (1)?

- **A** CDK4/6
- **B** PARP
- **C** HER2

> **Answer:** B. PARP
>
> Olaparib inhibits PARP.
>
> United States, label of 2025
>
> It traps the enzyme on DNA.
>
> - **CDK4/6:** The target of palbociclib.
> - ✓ **PARP:** Olaparib binds PARP.
> - **HER2:** The target of trastuzumab.
>
> Sources:
>
> - National Cancer Institute: [Drugs \\& targets](<https://nci.example/x?a=1&b=2>) (2025-01)
> - Met in “Understanding the liver”, section “Genetic Markers”
"""
    )
