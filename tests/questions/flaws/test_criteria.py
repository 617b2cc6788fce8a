"""Each criterion on a question that has the flaw and on one that only looks like it."""

import pytest

from questions.flaws.checks import APPLIES, CHECKS, CRITERIA, flaws_of
from questions.flaws.question import FOREIGN, Question
from questions.item import FORMS

FOUR = ("Liver", "Lung", "Bone", "Brain")
DRUGS = ("Letrozole", "Fulvestrant", "Goserelin", "Tamoxifen")
ASK = "Which organ receives most metastases of breast cancer?"


def found(stem: str, *options: str, key: int = 0) -> list[str]:
    """The criteria of a foreign question with these options."""
    question = Question(FOREIGN, stem, options, (key,))
    return [each.criterion for each in flaws_of(question)]


FLAWED: tuple[tuple[str, str, tuple[str, ...], int], ...] = (
    ("ambiguous", "How many biweekly doses are given in May?", ("2", "4", "8"), 1),
    ("ambiguous", "Which is the better drug for pain?", ("Morphine", "Codeine", "Aspirin"), 0),
    (
        "implausible_distractors",
        "Which drug blocks aromatase?",
        ("Letrozole", "A trumpet", "Tamoxifen"),
        0,
    ),
    ("implausible_distractors", "Which drug blocks aromatase?", ("Letrozole", "Liver", "Lung"), 0),
    ("none_of_the_above", ASK, ("Bone", "Spleen", "None of the above"), 0),
    ("none_of_the_above", ASK, ("Bone", "Spleen", "No organ of this list"), 0),
    (
        "longest_option_correct",
        "What blocks RANK ligand?",
        ("Denosumab, an antibody given under the skin", "Aspirin", "Morphine"),
        0,
    ),
    (
        "gratuitous_information",
        "A woman of 60, who keeps two spaniels, has cancer. Which organ is involved first?",
        FOUR,
        2,
    ),
    (
        "gratuitous_information",
        "Breast cancer is the commonest cancer of women. Which drug inhibits aromatase?",
        DRUGS,
        0,
    ),
    ("true_false_series", "Which of the following statements is true?", FOUR, 0),
    (
        "convergence_cues",
        "Which findings suggest it?",
        ("Thirst and fever", "Thirst and nausea", "Pain and nausea", "Thirst and rash"),
        1,
    ),
    (
        "logical_cues",
        "What happens to serum calcium?",
        ("It rises in blood", "It turns to stone", "It falls in blood", "It leaves at night"),
        0,
    ),
    ("logical_cues", "Which two-drug regimen is used?", ("Aspirin plus morphine", "A", "B"), 0),
    ("all_of_the_above", ASK, ("Bone", "Liver", "All of these"), 2),
    ("all_of_the_above", ASK, ("Bone", "Liver", "Each of the organs listed"), 2),
    ("fill_in_blank", "A scan is made after injection of ____ into a vein.", FOUR, 0),
    ("fill_in_blank", "A scan is made after injection of [blank] into a vein.", FOUR, 0),
    ("absolute_terms", "What does it do?", ("It always heals bone", "It slows loss"), 1),
    ("word_repeats", "Which test finds the sentinel node?", ("Sentinel scan", "CT", "MRI"), 0),
    ("word_repeats", "Which cell does osteolysis?", ("Osteoclast", "Fibroblast"), 0),
    ("unfocused_stem", "Bone metastases:", ("cause pain", "cause deafness"), 0),
    ("unfocused_stem", "Trastuzumab", ("binds HER2", "binds CD20"), 0),
    ("k_type", "Which of them inhibit aromatase?", ("1 and 2 only", "1 and 3", "2 and 3"), 1),
    ("k_type", ASK, ("Bone", "Liver", "Both the first and the second"), 2),
    ("grammatical_cues", "The first test for a lump is an", ("ultrasound", "CT"), 0),
    (
        "grammatical_cues",
        "Which cells are responsible for resorption?",
        ("A fibroblast", "Osteoclasts", "An adipocyte"),
        1,
    ),
    ("lost_sequence", "What share survives five years?", ("60%", "30%", "90%"), 1),
    ("lost_sequence", "Which stage is it?", ("Stage III", "Stage I", "Stage IV"), 1),
    ("lost_sequence", "How long?", ("Two weeks", "Three days", "One month"), 1),
    ("vague_terms", "What happens?", ("It often eases", "It worsens"), 0),
    ("vague_terms", "Which organ is frequently involved?", FOUR, 0),
    ("more_than_one_correct", "What share is it?", ("More than 10%", "More than 50%"), 1),
    ("more_than_one_correct", "Which antibody?", ("Trastuzumab", "Herceptin", "Rituximab"), 0),
    ("more_than_one_correct", "Which treatment?", ("Radiotherapy", "External radiotherapy"), 0),
    ("negative_stem", "Which of these drugs is NOT an opioid?", DRUGS, 0),
    ("negative_stem", "Which site is least likely to receive them?", FOUR, 0),
    ("exhaustive_options", "What happens?", ("It rises", "It falls", "It stays the same"), 1),
    ("exhaustive_options", "Is it advised?", ("Yes", "No"), 1),
    ("hinged_item", "What is the dose of the drug chosen in question 3?", DRUGS, 0),
    ("hinged_item", "Given your answer to the last item, which scan follows?", FOUR, 0),
)

CLEAN: tuple[tuple[str, str, tuple[str, ...], int], ...] = (
    ("ambiguous", "Which drug lowers uric acid by cleaving it?", DRUGS, 0),
    (
        "implausible_distractors",
        "Which sign is seen on mammography?",
        ("Popcorn calcification", "Fat", "A spiculated mass"),
        0,
    ),
    ("none_of_the_above", "Which lung cancer is it?", ("Non-small-cell", "Carcinoid"), 0),
    ("longest_option_correct", "Which organ stores bile?", ("Gallbladder", "Stomach"), 0),
    (
        "gratuitous_information",
        "A woman of 60 has pain when she walks. Which scan should she have?",
        ("MRI", "CT", "PET"),
        0,
    ),
    ("true_false_series", "Which vessel is compressed?", ("Vena cava", "Aorta"), 0),
    (
        "convergence_cues",
        "Which treatment follows?",
        ("Bleomycin, etoposide, cisplatin", "Imatinib", "Surgery"),
        0,
    ),
    ("logical_cues", "Which term means leaving a vessel?", ("Extravasation", "Intravasation"), 0),
    ("all_of_the_above", "Which drug treats it?", ("All-trans retinoic acid", "Imatinib"), 0),
    ("fill_in_blank", "Which score (0 to 10) is used?", FOUR, 0),
    ("absolute_terms", "Which lung cancer is it?", ("Small-cell", "Squamous-cell"), 0),
    ("absolute_terms", "Which organ stores bile?", ("Gallbladder", "Stomach"), 0),
    ("word_repeats", "Which cancer spreads by the portal vein?", ("Colon cancer", "Melanoma"), 0),
    ("unfocused_stem", "Put these steps in order.", FOUR, 0),
    ("k_type", "What is HER2-low?", ("0 or faint", "1+ or 2+", "3+"), 1),
    (
        "grammatical_cues",
        "Which scan should be done today?",
        ("CT of the head", "MRI of the spine", "Bone densitometry"),
        1,
    ),
    ("lost_sequence", "What dose is given?", ("30 mg", "60 mg", "120 mg"), 2),
    ("lost_sequence", "Which protein is lost?", ("Keratin 5", "E-cadherin", "Keratin 14"), 1),
    ("vague_terms", "Which organ is most often involved?", FOUR, 2),
    ("vague_terms", "A woman had surgery in May 2017. Which organ is involved?", FOUR, 2),
    ("more_than_one_correct", "Which vitamin?", ("Vitamin A", "Vitamin K"), 1),
    ("more_than_one_correct", "What share?", ("5 to 10%", "10 to 20%"), 1),
    ("negative_stem", "Which test works without ionising radiation?", ("MRI", "CT"), 0),
    ("negative_stem", "Which drug suits a patient who has not had a seizure?", DRUGS, 0),
    ("exhaustive_options", "Which term is it?", ("Hypercalcaemia", "Anaemia", "Uraemia"), 0),
    ("hinged_item", "Which question does a phase III trial answer?", FOUR, 0),
)


@pytest.mark.parametrize(("criterion", "stem", "options", "key"), FLAWED)
def test_the_flaw_is_found(criterion, stem, options, key):
    assert criterion in found(stem, *options, key=key)


@pytest.mark.parametrize(("criterion", "stem", "options", "key"), CLEAN)
def test_what_only_looks_like_the_flaw_is_passed(criterion, stem, options, key):
    assert criterion not in found(stem, *options, key=key)


def test_each_of_the_twenty_one_criteria_has_both_cases():
    assert len(CRITERIA) == 21
    assert {each[0] for each in FLAWED} == set(CRITERIA)
    assert {each[0] for each in CLEAN} == set(CRITERIA)
    assert [name for name, _ in CHECKS] == list(CRITERIA)


def test_the_criteria_stand_in_the_order_of_their_numbers():
    assert CRITERIA == (
        "ambiguous", "implausible_distractors", "none_of_the_above", "longest_option_correct",
        "gratuitous_information", "true_false_series", "convergence_cues", "logical_cues",
        "all_of_the_above", "fill_in_blank", "absolute_terms", "word_repeats", "unfocused_stem",
        "k_type", "grammatical_cues", "lost_sequence", "vague_terms", "more_than_one_correct",
        "negative_stem", "exhaustive_options", "hinged_item",
    )  # fmt: skip


def test_the_table_names_every_form_and_known_criteria_only():
    assert set(APPLIES) == set(FORMS) | {FOREIGN, "statement"}
    assert frozenset().union(*APPLIES.values()) == set(CRITERIA)


def test_a_cloze_is_a_blank_and_a_misconception_may_be_absolute():
    assert [*flaws_of(Question("cloze", "It is ____."))] == []
    claims = ("It always heals bone.", "It slows the loss of bone.")
    question = Question("statement", "Which statement about denosumab is correct?", claims, (1,))
    assert [*flaws_of(question)] == []


def test_a_question_is_judged_alike_twice():
    question = Question(
        FOREIGN, "Which is NOT often true?", ("Always", "Never", "All of these"), (0,)
    )
    assert [*flaws_of(question)] == [*flaws_of(question)]
