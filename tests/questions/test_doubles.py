"""Facts, questions and references that say one thing twice, or deny each other."""

from pathlib import Path

import pytest

from questions.bank import load
from questions.consistency.alike import apart, doubles
from tests.questions.small import concept, small, write
from tests.questions.test_consistency import FINDINGS, cross
from tests.questions.written import CHECK, sequence

BONE = "Bone is the commonest site of metastases of breast cancer."


def fact(id_: str, statement: str, more: str = "") -> str:
    """A sequence of that statement: a fact that makes no other demand."""
    text = sequence("fever", id_=id_, name=f"{id_} cascade").removeprefix("sequences:\n")
    return text.replace("It is so.", f'"{statement}"') + more


def two(one: str, other: str) -> str:
    return small(concepts=FINDINGS, more="sequences:\n" + fact("one", one) + fact("another", other))


def loads(folder: Path, text: str) -> None:
    assert load(write(folder, text)).facts


@pytest.mark.parametrize(
    ("one", "other", "parts"),
    [
        ("Bones ache at night.", "At night the bone aches.", ([], [])),
        ("The share is 20%.", "The share is 30%.", (["20"], ["30"])),
        ("Osteolytic deposits.", "Osteoblastic deposit.", (["osteolytic"], ["osteoblastic"])),
        (
            "Hypocalcaemia follows.",
            "Hypercalcaemia follows.",
            (["hypocalcaemia"], ["hypercalcaemia"]),
        ),
    ],
)
def test_texts_differ_in_the_words_that_have_no_form_in_the_other(one, other, parts):
    assert apart(one, other) == parts


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (BONE, "Of breast cancer, the commonest metastasis site is the bone.", []),
        (BONE, "Bone is the commonest site of distant metastases of breast cancer.", ["distant"]),
        (BONE, "Lung is the commonest site of metastases of breast cancer.", None),
        (BONE, "Bone is the commonest site of painful distant metastases of breast cancer.", None),
        ("It is so.", "It is so.", None),
        ("Tamol works.", "Tamol works.", []),
        ("Tamol works.", "Tamol works early.", None),
    ],
)
def test_texts_are_doubles_if_at_most_one_word_of_one_of_them_is_left_over(one, other, found):
    expected = [] if found is None else [("one", "other", found)]
    assert list(doubles({"one": one, "other": other})) == expected


@pytest.mark.parametrize(
    ("other", "message"),
    [
        (
            "Of breast cancer, the commonest metastasis site is bone.",
            "found the words of the fact 'one'; expected one fact a thing; retire one with a "
            f"tombstone, or say what sets them apart; that one says: {BONE}",
        ),
        (
            "Bone is the commonest site of visible metastases of breast cancer.",
            "found the words of the fact 'one', but for 'visible'; expected one fact a thing; "
            "retire one with a tombstone, or say what sets them apart; that one says: " + BONE,
        ),
        (
            "Bone is not the commonest site of metastases of breast cancer.",
            "found the words of the fact 'one' and a denial in one of the two; expected claims "
            f"that go together; mend one; that one says: {BONE}",
        ),
    ],
)
def test_two_facts_with_one_statement_are_refused(tmp_path, other, message):
    assert cross(tmp_path / "facts", two(BONE, other)) == [f"- id: another | another: {message}"]


def test_parallel_statements_are_two_facts(tmp_path):
    loads(tmp_path / "facts", two(BONE, BONE.replace("Bone", "Lung")))


def test_facts_that_name_other_concepts_are_two(tmp_path):
    drugs = {"tamol": "alpha-blocker", "slow-tamol": "alpha-blocker"}
    loads(tmp_path / "triples", small(drugs))
    text = two(BONE, BONE.replace("metastases", "distant metastases"))
    other = "[rash, thirst, chill, pain]"
    names = "".join(concept(each, "finding") for each in ("rash", "thirst", "chill"))
    apart = text.replace("concepts:\n", "concepts:\n" + names, 1)
    head, _, tail = apart.rpartition("[fever, cough, jaundice, pain]")
    tail = tail.replace("[fever]", "[rash]")
    for n, shared in enumerate((text, head + other + tail)):
        (told,) = cross(tmp_path / str(n), shared)
        assert told.startswith("- id: another | another: found the words of the fact 'one', but")
    loads(tmp_path / "apart", head + other.replace(", pain", "") + tail)


def myth(id_: str, about: str, right: str, wrong: str) -> str:
    return (
        f"  - id: {id_}\n    topic: drugs\n    statement: {id_} is believed.\n"
        f"    explanation: It is known.{CHECK}    about: {about}\n    belief: {wrong}\n"
        f"    true_option: {right}\n    believed_because: It seems so.\n"
        "    refuted_because: It was tried.\n    also_false:\n"
        "      - text: It cools down.\n        because: No.\n"
        "      - text: It heats up.\n        because: No.\n"
    )


def myths(wrong: str, statement: str = "It is so.") -> str:
    more = "sequences:\n" + fact("cascade", statement) + "misconceptions:\n"
    more += myth("first", "the drug tamol", "It slows the heart.", "It hurries the heart.")
    more += myth("second", "the drug tamol", "It keeps its pace.", wrong)
    return small(concepts=FINDINGS, more=more)


def test_what_one_fact_calls_false_is_nowhere_asserted(tmp_path):
    assert cross(tmp_path / "facts", myths("It slows the heart.")) == [
        "- id: second | second: found 'It slows the heart.', called false here and asserted by "
        "the fact 'first'; expected one of the two; mend the one that is wrong, or write another "
        "false statement"
    ]
    whole = myths("The liver outlasts the lung.", "The liver outlasts the lung.")
    assert cross(tmp_path / "whole", whole) == [
        "- id: second | second: found 'The liver outlasts the lung.', called false here and "
        "asserted by the fact 'cascade'; expected one of the two; mend the one that is wrong, or "
        "write another false statement"
    ]


def test_what_is_called_false_may_turn_a_statement_round(tmp_path):
    loads(tmp_path / "facts", myths("The lung outlasts the liver.", "The liver outlasts the lung."))


def contrast(id_: str, question: str, holds: str, rivals: str) -> str:
    rows = "".join(f"      {each}: It is not.\n" for each in rivals.split())
    return (
        f"  - id: {id_}\n    topic: drugs\n    statement: {id_} is so.\n"
        f"    explanation: It is known.{CHECK}    question: {question}\n    holds: {holds}\n"
        f"    not_for:\n{rows}"
    )


def contrasts(one: str, other: str, rivals: str = "fever jaundice") -> str:
    more = contrast("one", one, "fever", "cough pain") + contrast("two", other, "cough", rivals)
    return small(concepts=FINDINGS, more="contrasts:\n" + more)


COUGH = "Which of these disturbs the sleep of the patient first?"


def test_one_question_has_one_key(tmp_path):
    expected = [
        "- id: two | two: asks nearly what the fact 'one' asks, whose key is 'fever', and keys "
        "'cough'; expected one key a question; say in the question what sets them apart"
    ]
    turned = "Which of these first disturbs the patient's sleep?"
    assert cross(tmp_path / "same", contrasts(COUGH, COUGH)) == expected
    assert cross(tmp_path / "apart", contrasts(COUGH, COUGH, "jaundice pain")) == expected
    assert cross(tmp_path / "turned", contrasts(COUGH, turned, "jaundice pain")) != []


def test_a_rival_is_the_key_of_no_contrast_with_nearly_the_same_question(tmp_path):
    longer = "Which of these disturbs the quiet sleep of the old patient first?"
    assert cross(tmp_path / "facts", contrasts(COUGH, longer, "fever pain")) == [
        f"- id: {id_} | {id_}: asks nearly what the fact '{other}' asks, whose key is '{key}', and "
        f"keys '{own}'; expected one key a question; say in the question what sets them apart"
        for id_, other, key, own in [
            ("one", "two", "cough", "fever"),
            ("two", "one", "fever", "cough"),
        ]
    ]


def test_parallel_questions_of_two_contrasts_have_two_keys(tmp_path):
    last = COUGH.replace("first", "last")
    loads(tmp_path / "facts", contrasts(COUGH, last))


def test_what_holds_for_a_class_is_refuted_for_none_of_its_members(tmp_path):
    kind = concept("chill", "finding") + "    is_a: [fever]\n"
    more = "contrasts:\n" + contrast("one", COUGH, "fever", "cough chill")
    assert cross(tmp_path / "facts", small(concepts=FINDINGS + kind, more=more)) == [
        "- id: one | one: found 'chill' under 'not_for', which is a kind of 'fever', for which it "
        "holds; expected a thing apart; take it out"
    ]
    more = "contrasts:\n" + contrast("one", COUGH, "chill", "cough fever")
    loads(tmp_path / "above", small(concepts=FINDINGS + kind, more=more))


def reference(address: str) -> str:
    return small().replace(
        "topics:\n",
        "  - id: another\n    authority: An authority\n    title: A text\n    dated: 2024\n"
        f"    address: {address}\ntopics:\n",
        1,
    )


def test_a_text_is_one_reference(tmp_path):
    assert cross(tmp_path / "facts", reference("http://www.example.org/text/")) == [
        "- id: another | another: found the address of 'authority', at FILE; expected one "
        "reference a text; name 'authority' where 'another' is named, and take this one out"
    ]
    loads(tmp_path / "other", reference("https://example.org/text#part"))
