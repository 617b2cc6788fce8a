"""A reply may say a name twice or turn it round, and still says one thing only."""

import pytest

from questions.grading import grade
from questions.item import Cloze, ShortAnswer
from questions.phrasing import initials, judged
from questions.spelling import normal


@pytest.mark.parametrize(
    ("reply", "names", "rivals", "correct"),
    [
        ("progression-free survival (PFS)", ("progression-free survival",), (), True),
        ("PFS (progression-free survival)", ("progression-free survival",), (), True),
        ("circulating tumour DNA (ctDNA)", ("circulating tumour DNA",), (), True),
        ("pain in the bone", ("bone pain",), (), True),
        ("inhibitor of PARP", ("PARP inhibitor",), (), True),
        ("hypercalcaemia, hypercalcemia", ("hypercalcaemia", "hypercalcemia"), (), True),
        ("oestrogen receptor or ER", ("oestrogen receptor", "ER"), (), True),
        ("hypercalcaemia or hypocalcaemia", ("hypercalcaemia",), ("hypocalcaemia",), False),
        ("lung, liver", ("lung",), ("liver",), False),
        ("lung (liver)", ("lung",), ("liver",), False),
        ("overall survival (PFS)", ("progression-free survival",), ("overall survival",), False),
        ("pulmonary embolism (PE)", ("pulmonary embolism",), ("PE",), False),
        ("PFS", ("progression-free survival",), (), False),
        ("bone pain, bone pain, bone pain", ("bone pain",), (), False),
        ("()", ("bone pain",), (), False),
        ("of", ("bone pain",), (), False),
    ],
)
def test_what_a_reply_says(reply, names, rivals, correct):
    assert judged(reply, names, rivals).correct is correct


def test_a_forgiven_slip_is_told_also_beside_initials():
    found = judged("progresion-free survival (PFS)", ("progression-free survival",), ())
    assert (found.correct, found.note) == (True, "Spelt “progression-free survival”.")


def test_initials_keep_codes_and_leave_small_words_out():
    assert initials("disease of the liver") == {"dotl", "doftl", "dl"}
    assert "ctdna" in initials("circulating tumour DNA")
    assert initials("lung") == frozenset()


def test_no_rival_is_right_alone_or_beside_the_answer(items):
    for item in items:
        if not isinstance(item, ShortAnswer | Cloze):
            continue
        own = {normal(name) for name in (item.answer, *item.accepted)}
        for rival in item.rivals:
            both = (f"{rival.name} ({item.answer})", f"{item.answer}, {rival.name}")
            right = [reply for reply in (rival.name, *both) if grade(item, reply).correct]
            assert [reply for reply in right if normal(reply) not in own] == []
