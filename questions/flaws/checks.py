"""The twenty-one criteria of item writing, and which of them apply to which form.

One function a criterion: a question in, what is wrong or None out. Numbered as in Tarrant 2006
and Moore 2023-24, and two of NBME. They are rules and word lists: what needs knowledge of the
matter is proved elsewhere (`questions.proving`), or is not seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from questions.flaws import (
    cues,
    doubtful,
    exhausting,
    focus,
    grammar,
    kinds,
    logic,
    options,
    overlap,
    series,
    stems,
    surplus,
)
from questions.flaws.question import FOREIGN, STATEMENT, Question

Check = Callable[[Question], str | None]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("ambiguous", doubtful.ambiguous),
    ("implausible_distractors", kinds.implausible_distractors),
    ("none_of_the_above", options.none_of_the_above),
    ("longest_option_correct", cues.longest_option_correct),
    ("gratuitous_information", surplus.gratuitous_information),
    ("true_false_series", series.true_false_series),
    ("convergence_cues", cues.convergence_cues),
    ("logical_cues", logic.logical_cues),
    ("all_of_the_above", options.all_of_the_above),
    ("fill_in_blank", focus.fill_in_blank),
    ("absolute_terms", options.absolute_terms),
    ("word_repeats", cues.word_repeats),
    ("unfocused_stem", focus.unfocused_stem),
    ("k_type", options.k_type),
    ("grammatical_cues", grammar.grammatical_cues),
    ("lost_sequence", options.lost_sequence),
    ("vague_terms", focus.vague_terms),
    ("more_than_one_correct", overlap.more_than_one_correct),
    ("negative_stem", stems.negative_stem),
    ("exhaustive_options", exhausting.exhaustive_options),
    ("hinged_item", stems.hinged_item),
)

CRITERIA = tuple(name for name, _ in CHECKS)

_STEM = frozenset({"ambiguous", "negative_stem", "hinged_item", "vague_terms"})
_SET = frozenset(
    {"none_of_the_above", "all_of_the_above", "k_type", "more_than_one_correct"}
)  # fmt: skip
_ALL = frozenset(CRITERIA)

APPLIES: dict[str, frozenset[str]] = {
    FOREIGN: _ALL,
    "single_best": _ALL,
    # The face of a misconception: its belief may be absolute, and which statement on one named
    # matter is true is what it asks.
    STATEMENT: _ALL - {"absolute_terms", "true_false_series"},
    "odd_one_out": _ALL - {"implausible_distractors"},
    # A case is long on purpose, and its findings are among the clues.
    "vignette": _ALL - {"gratuitous_information"},
    # Several keys: nothing singles out one of them.
    "select_all": _STEM | _SET | {"fill_in_blank", "absolute_terms", "unfocused_stem"},
    "extended_matching": _STEM | _SET | {"fill_in_blank", "absolute_terms", "word_repeats"},
    "matching": _STEM | _SET | {"fill_in_blank", "absolute_terms"},
    "table": _STEM | _SET | {"fill_in_blank"},
    # The order of the steps is what is asked, so they are shown out of it.
    "ordering": _STEM | _SET | {"fill_in_blank", "absolute_terms"},
    # A statement is no question, and the false ones may be absolute; sisters share the words.
    "true_false": frozenset({"ambiguous", "hinged_item", "vague_terms", "fill_in_blank"}),
    # A cloze is a blank.
    "cloze": frozenset({"hinged_item"}),
    "short_answer": _STEM | {"fill_in_blank"},
    "numeric_band": _STEM | {"fill_in_blank"},
}
"""Form -> the criteria that apply to it."""


@dataclass(frozen=True)
class Finding:
    criterion: str
    message: str


def flaws_of(question: Question) -> Iterator[Finding]:
    """Every flaw that applies to the question's form, in the order of the criteria."""
    applies = APPLIES[question.form]
    for criterion, check in CHECKS:
        if criterion in applies and (message := check(question)):
            yield Finding(criterion, message)
