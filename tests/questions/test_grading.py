"""A typo is forgiven only where no other concept is as near."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.bank import load
from questions.generators import all_items
from questions.grading import UnknownReply, grade, normal, typos_allowed
from questions.item import Difficulty, Proof, Rival, ShortAnswer, SingleBest


def typed(answer: str, accepted: tuple[str, ...] = (), rivals: tuple[str, ...] = ()) -> ShortAnswer:
    return ShortAnswer(
        id="short-answer-1",
        version="1",
        facts=("a.b",),
        topic="t",
        level="remember",
        asks="object",
        stem="Which?",
        rule="r",
        explanation="e",
        qualifiers=(),
        checked="read",
        sources=(),
        references=(),
        related=(),
        difficulty=Difficulty(2, "prior", ()),
        category="Step",
        answer=answer,
        accepted=accepted,
        rivals=tuple(Rival(name, name) for name in rivals),
        proof=Proof("partition", ("p",), "b"),
    )


@pytest.mark.parametrize(
    ("reply", "correct"),
    [
        ("hypercalcaemia", True),
        ("Hypercalcemia", True),
        ("  HYPERCALCAEMIA. ", True),
        ("hypercalcaemai", True),
        ("hypocalcaemia", False),
        ("calcium", False),
        ("", False),
    ],
)
def test_spelling_is_forgiven_and_another_concept_is_not(reply, correct):
    item = typed("hypercalcaemia", ("hypercalcemia",), ("hypocalcaemia",))
    assert grade(item, reply).correct is correct


@pytest.mark.parametrize(
    ("answer", "other"),
    [
        ("intravasation", "extravasation"),
        ("E-cadherin", "N-cadherin"),
        ("osteolytic", "osteoblastic"),
        ("hypercalcaemia", "hypocalcaemia"),
    ],
)
def test_near_names_of_medicine_are_told_apart(answer, other):
    assert grade(typed(answer, rivals=(other,)), other).correct is False


def test_a_short_name_forgives_nothing():
    assert grade(typed("HER2"), "HER3").correct is False
    assert typos_allowed("HER2") == 0


@pytest.mark.parametrize(
    ("answer", "reply"),
    [
        ("human epidermal growth factor receptor 2", "human epidermal growth factor receptor 3"),
        ("vascular endothelial growth factor A", "vascular endothelial growth factor C"),
        ("cyclin-dependent kinase 4/6 inhibitor", "cyclin-dependent kinase 2/6 inhibitor"),
        ("RANKL inhibitor", "RANK inhibitor"),
        ("PD-L1 inhibitor", "PD-L2 inhibitor"),
    ],
)
def test_a_digit_or_an_acronym_is_never_a_typing_error(answer, reply):
    assert grade(typed(answer), reply).correct is False


def test_a_slip_beside_an_acronym_is_forgiven():
    assert grade(typed("RANKL inhibitor"), "RANKL inhibtor").correct


def test_hyphens_and_spaces_are_alike():
    assert grade(typed("CDK4/6 inhibitor"), "cdk4-6  inhibitor").correct


def test_an_unknown_option_is_no_answer():
    item = next(item for item in all_items(load()) if isinstance(item, SingleBest))
    with pytest.raises(UnknownReply):
        grade(item, "no such option")


def test_every_key_of_the_bank_is_graded_right_and_every_distractor_wrong():
    for item in all_items(load()):
        if isinstance(item, SingleBest):
            marks = [grade(item, option.id).correct for option in item.options]
            assert marks == [option.correct for option in item.options]
        if isinstance(item, ShortAnswer):
            assert [
                name for name in (item.answer, *item.accepted) if not grade(item, name).correct
            ] == []
            assert [rival.name for rival in item.rivals if grade(item, rival.name).correct] == []


@given(st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_normal_is_idempotent_and_never_raises(text):
    assert normal(normal(text)) == normal(text)
