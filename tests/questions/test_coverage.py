"""Headings of an article are told from captions, bullets, teasers and sentences."""

from pathlib import Path

import pytest

from questions.__main__ import main
from questions.bank import Bank, load
from questions.coverage import BadArticles, headings, missing_headings
from questions.ledger import Ledger
from tests.questions.small import small, write

ARTICLE = """
Some Site
Chart depicting something of interest
Chart depicting something of interest
Understanding It
This is a sentence that ends with a full stop.
Symptoms and Signs
• Pain: it hurts.
- Also this
1. And that
"A quotation"
Diagnostic Evaluation
Another sentence.
What Exactly is a Site?
It is a place.
The part that a heading of twelve words plays in this article
It is found.
A line of thirteen words or more is taken for a sentence without end
by Somebody 47 views
"""


def test_headings_are_short_lines_that_are_no_sentence():
    lines = [line.strip() for line in ARTICLE.splitlines()]
    assert headings(lines) == [
        "Understanding It",
        "Symptoms and Signs",
        "Diagnostic Evaluation",
        "What Exactly is a Site?",
        "The part that a heading of twelve words plays in this article",
    ]


ARTICLES = {
    "one.txt": "One\nIntro\nIt is so.\nWhat is One?\nIt is one.\nThe End\nIt ends.\n",
    "two.txt": "Two\nIntro\nIt is so.\nSigns of Two\nThere are two.\nThe End\nIt ends.\n",
}
LEDGERS = {
    "one": ["Opening", "Intro", "What is One?", "The End"],
    "two": ["Two", "Intro", "Signs of Two", "The End"],
}


def bank_of(folder: Path, ledgers: dict[str, list[str]]) -> Bank:
    """A small bank whose ledgers have the headings given, and no claims."""
    sources = "".join(f"  - id: {id_}\n    title: {id_.title()}\n    kind: k\n" for id_ in LEDGERS)
    bank = load(write(folder, small().replace("sources:\n", f"sources:\n{sources}", 1)))
    for source, named in ledgers.items():
        sections = [{"heading": heading} for heading in named]
        bank.ledgers[source] = Ledger.model_validate({"source": source, "sections": sections})
    return bank


def articles(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_ledgers_and_articles_of_like_headings_are_matched_one_to_one(tmp_path):
    bank = bank_of(tmp_path / "facts", LEDGERS)
    assert missing_headings(bank, articles(tmp_path / "texts", ARTICLES)) == []


@pytest.mark.parametrize(
    ("source", "heading"),
    [(source, each) for source, named in LEDGERS.items() for each in named[1:]],
)
def test_a_heading_that_is_deleted_from_a_ledger_is_found(tmp_path, source, heading):
    ledgers = {**LEDGERS, source: [each for each in LEDGERS[source] if each != heading]}
    bank = bank_of(tmp_path / "facts", ledgers)
    assert missing_headings(bank, articles(tmp_path / "texts", ARTICLES)) == [
        f"{source}.txt: '{heading}' is not in the ledger of {source}"
    ]


def test_a_ledger_without_its_article_is_told(tmp_path):
    bank = bank_of(tmp_path / "facts", LEDGERS)
    texts = articles(tmp_path / "texts", {"one.txt": ARTICLES["one.txt"], "x.txt": "Other\nText\n"})
    assert missing_headings(bank, texts) == [
        "x.txt: no ledger fits this article",
        f"two: article missing; expected the text of 'Two' in {texts}",
    ]


def test_a_ledger_with_a_heading_that_no_article_has_is_told(tmp_path):
    ledgers = {**LEDGERS, "one": [*LEDGERS["one"], "Nowhere"]}
    bank = bank_of(tmp_path / "facts", ledgers)
    assert missing_headings(bank, articles(tmp_path / "texts", ARTICLES)) == [
        "one.txt: the ledger's 'Nowhere' is no line of the article"
    ]


def test_articles_that_cannot_be_read_stop_the_command_with_a_message(tmp_path, capsys):
    with pytest.raises(BadArticles, match=r"holds no \.txt file; name the folder of the articles"):
        missing_headings(Bank(), tmp_path)
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9\n")
    assert main(["coverage", "--against", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"{tmp_path}/latin.txt cannot be read: it is not UTF-8; save it as UTF-8\n"
    )
