"""Headings of an article are told from captions, bullets, teasers and sentences."""

from questions.coverage import headings

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
by Somebody 47 views
"""


def test_headings_are_short_lines_that_are_no_sentence():
    lines = [line.strip() for line in ARTICLE.splitlines()]
    assert headings(lines) == ["Understanding It", "Symptoms and Signs", "Diagnostic Evaluation"]
