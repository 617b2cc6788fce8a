"""What forms of question and levels are called, wherever they are chosen."""

from __future__ import annotations

FORMS = {
    "single_best": "One best answer",
    "true_false": "True or false",
    "select_all": "All that apply",
    "odd_one_out": "Odd one out",
    "matching": "Pairs to match",
    "table": "A table to tick",
    "cloze": "A gap to fill",
    "short_answer": "A name to type",
    "ordering": "Steps to put in order",
    "numeric_band": "A number to type",
    "vignette": "A patient's case",
    "extended_matching": "Several cases, one list",
}
STAGES = {"preclinical": "Preclinical", "clinical": "Clinical", "specialist": "Specialist"}
