"""What is told of a course's own questions, in one place."""

from __future__ import annotations

from app.cards import naming
from questions.authored import Draft

MOVED = (
    "Somebody changed this question meanwhile, perhaps you in another tab. Your text stands below "
    "and is not kept yet. Look at theirs in another tab; what you send from here takes its place."
)
PUT_AWAY = "This question is archived. Restore it to change it. Nothing was changed."
UNCHANGED = "There is nothing to save: the question stands as it was saved last."
RESTORED = "The question is offered again."
KEPT_ASKED = "The question is archived. Sets and assignments that list it go on asking it."
NOT_SAVED = "Save a version first: a proposal is made of what was saved."
PROPOSED = "The curators have it in their inbox, with your name. You can go on using it here."
PROPOSED_BEFORE = "The curators have this version already. Nothing was sent twice."
NAMES = naming.FORMS
NO_WORDS = "A question without words yet"
FORMS = {
    "single_best": "Two to ten options, of which one is right.",
    "select_all": "Options of which several may be right; all of them are asked for.",
    "true_false": "A statement to judge. Of a false one you say what is right.",
    "short_answer": "A name or a short term is typed; small slips of spelling are forgiven.",
    "matching": "Rows and their partners; partners that belong to no row may be among them.",
    "ordering": "Steps that students bring into their order.",
}
STEMS = {
    "true_false": ("Statement", "One claim that is wholly true or wholly false."),
    "short_answer": ("Question", "One name or term should answer it, and no other."),
    "matching": ("What is to be matched", "Such as “Match each drug to its target.”"),
    "ordering": ("What is to be put in order", "Such as “Put the steps of spread in order.”"),
}
STEM = ("Question", "It should make sense with the options covered.")
ROWS = {"matching": "Pairs", "ordering": "Steps, in their right order"}
CRITERIA = {
    "ambiguous": "It can be read in two ways",
    "implausible_distractors": "Some options are too easily ruled out",
    "none_of_the_above": "“None of the above”",
    "longest_option_correct": "The right option is the longest",
    "gratuitous_information": "More is told than is needed",
    "true_false_series": "Options that are judged one by one",
    "convergence_cues": "The options point at the right one",
    "logical_cues": "Logic alone points at the right option",
    "all_of_the_above": "“All of the above”",
    "fill_in_blank": "A gap in the stem",
    "absolute_terms": "Always, never, all",
    "word_repeats": "A word of the stem stands in the right option alone",
    "unfocused_stem": "The stem asks nothing by itself",
    "k_type": "Combinations of options",
    "grammatical_cues": "Grammar points at the right option",
    "lost_sequence": "Numbers out of their order",
    "vague_terms": "Vague words",
    "more_than_one_correct": "More than one option may be right",
    "negative_stem": "Asked in the negative",
    "exhaustive_options": "The options leave nothing over",
    "hinged_item": "It hangs on another question",
    "markup": "Marks of a web page",
}


def saved(number: int) -> str:
    """What is told of a new version."""
    return (
        f"Version {number} is saved. Sets keep the version that they list until you take the "
        "newer one there."
    )


def stem_line(draft: Draft) -> str:
    """The stem as a list shows it; a statement with its judgement, lest it be taken for a fact."""
    if draft.form == "true_false" and draft.stem and draft.is_true is not None:
        return f"{draft.stem} ({draft.is_true})"
    return draft.stem or NO_WORDS
