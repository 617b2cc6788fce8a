"""A gap is a claim with an answer to type: what is wrong with it is told at its fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from questions.bank import BadBank, load
from questions.generators import items_of
from questions.item import Cloze, Item, SingleBest
from questions.reading import read
from tests.questions.small import concept, small, write
from tests.questions.written import GRID, contrast, gap

NAMES = "".join(concept(each, "finding") for each in ("fever", "cough", "jaundice", "pain"))
LONG = concept("yellow-of-skin-and-sclerae", "finding")
NAMED = concept("obstructive-jaundice", "finding") + '    accepted: ["yellow skin", icterus]\n'


def refusal(folder: Path, more: str, text: str | None = None) -> list[str]:
    folder = write(folder, (text or small(concepts=NAMES + LONG + NAMED)) + more)
    with pytest.raises(BadBank) as bad:
        load(folder)
    assert {each.line > 1 and each.file.endswith("small.yaml") for each in bad.value.problems}
    return [f"{each.id}: {each.message}" for each in bad.value.problems]


TELLS = "reword the sentence, so that it does not tell the answer"


@pytest.mark.parametrize(
    ("sentence", "answer", "message"),
    [
        (
            "Bile blocked causes ____.",
            "nowhere",
            "found the concept 'nowhere', which is defined nowhere; expected the id of a concept",
        ),
        (
            "Bile blocked causes ____.",
            "yellow-of-skin-and-sclerae",
            "found the gap's answer 'yellow of skin and sclerae' of 5 words; expected at most 4; "
            "give the concept a shorter name",
        ),
        (
            "Yellow skin is called ____.",
            "obstructive-jaundice",
            "found 'yellow skin', which fills the gap, in 'Yellow skin is called ____.'; "
            "take it out",
        ),
        (
            "A bile duct that is obstructed causes ____.",
            "obstructive-jaundice",
            "found a word like 'obstructive' of the answer in the gap's sentence; " + TELLS,
        ),
    ],
)
def test_a_gap_is_answered_by_a_short_name_that_it_does_not_tell(
    tmp_path, sentence, answer, message
):
    more = contrast("jaundice") + gap(sentence, answer, "finding")
    assert refusal(tmp_path, more) == [f"one: {message}"]


def test_a_category_does_not_name_the_answer(tmp_path):
    more = contrast("jaundice") + gap("Bile blocked causes ____.", "jaundice", "kind of jaundice")
    assert refusal(tmp_path, more) == [
        "one: found 'jaundice', which fills the gap, in 'kind of jaundice'; take it out"
    ]


def test_two_gaps_do_not_share_a_sentence(tmp_path):
    more = contrast("jaundice") + gap("Bile blocked causes ____.", "jaundice", "finding")
    more += more.replace("contrasts:\n", "").replace("id: one", "id: two")
    assert refusal(tmp_path, more) == [
        "two: found the sentence 'Bile blocked causes ____.', which 'one' has too; expected another"
    ]


def test_a_gap_must_have_been_seen(tmp_path):
    more = f"""
definitions:
  - id: def
    topic: drugs
    statement: It is so.
    explanation: It is known.
    checked:
      how: known
      on: 2026-11-22
    term: alpha-blocker
    meaning: what binds alpha
    within: classes
{gap("What binds alpha lowers ____.", "fever", "finding")}"""
    needs = "a drug, figure, rank, gap, misconception or negative must be read or seen"
    assert refusal(tmp_path, more)[:1] == [f"def: found 'how: known'; {needs}"]


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        (
            "There is none.",
            "'gap': found 0 blanks in 'sentence'; expected one, written ____",
        ),
        ("____ or ____.", "'gap': found 2 blanks in 'sentence'; expected one, written ____"),
        ("It is __.", "'gap': found 1 blanks in 'sentence'; expected one, written ____"),
    ],
)
def test_a_sentence_has_one_blank(tmp_path, sentence, message):
    more = contrast("jaundice") + gap(sentence, "jaundice", "finding")
    reading = read(write(tmp_path, more))
    assert [each.message for each in reading.problems] == [message]


def test_a_gap_says_what_is_wanted(tmp_path):
    text = contrast("jaundice") + gap("Bile blocked causes ____.", "jaundice", '""')
    (problem,) = read(write(tmp_path, text)).problems
    assert problem.message.startswith("'gap.category': found nothing")


BLANK = 'blank_object: "To which class does {subject} belong? Drug class: ____"'
GAP = 'gap_object: "{Subject} binds as a ____."'


@pytest.mark.parametrize(
    ("found", "instead", "message"),
    [
        (
            BLANK,
            'that: "x"',
            "found 'typed: [object]' without 'blank_object' or 'gap_object'; write one",
        ),
        (
            BLANK,
            f"{BLANK}\n    {GAP}",
            "found 'blank_object' and 'gap_object', which ask the same; keep one",
        ),
        (
            BLANK,
            'gap_object: "{Subject} binds."',
            "found no single blank in 'gap_object'; expected one, written ____",
        ),
        (
            BLANK,
            'gap_object: "{Subject} binds as {object}, a ____."',
            "found {object} in 'gap_object', which asks for it; take it out",
        ),
        (
            'typed: [object]\n    says: "{Subject} is {a object}."',
            f'says: "{{Subject}} is {{a object}}."\n    {GAP}',
            "found 'gap_object' without 'typed: [object]'; say that the object may be typed",
        ),
    ],
)
def test_a_relation_asks_for_its_object_in_one_way(tmp_path, found, instead, message):
    text = small().replace(found, instead)
    assert text != small()
    text = text if "without 'typed" not in message else text.replace(f"    {BLANK}\n", "")
    assert refusal(tmp_path, "", text) == [f"class: {message}"]


SITES = "".join(concept(each, "site") for each in ("liver", "lung", "bone"))
OF_THE_LIVER = "            reason: Bile is blocked.\n"
OF_THE_DRUG = "            value: [alpha-blocker]\n"


def in_a_cell(sentence: str, answer: str) -> str:
    """A gap, a stem and a vignette line, to stand at the end of a cell."""
    own = gap(sentence, answer, "finding").replace("    gap:", "            gap:", 1)
    own = own.replace("\n      ", "\n              ")
    return f"{own}            stem: What is it due to?\n            line: It is seen.\n"


@pytest.mark.parametrize(
    ("fact", "beside", "asks"),
    [
        ("findings.jaundice.liver", OF_THE_LIVER, "object"),
        ("tamol.class", OF_THE_DRUG, "object"),
    ],
)
def test_a_cell_hands_its_own_gap_stem_and_line_on_to_its_fact(tmp_path, fact, beside, asks):
    text = small(more=GRID, concepts=NAMES + SITES)
    assert beside in text
    own = in_a_cell("Whoever has it feels ____.", "pain")
    bank = load(write(tmp_path, text.replace(beside, beside + own)))
    items: tuple[Item, ...] = items_of(bank.facts[fact], bank)
    assert [(each.stem, each.key_text) for each in items if isinstance(each, Cloze)] == [
        ("Whoever has it feels ____.", "pain")
    ]
    chosen = [each for each in items if isinstance(each, SingleBest) and each.asks == asks]
    assert [each.stem for each in chosen] == ["What is it due to?"]
    assert bank.facts[fact].line == "It is seen."


def test_the_gap_of_a_cell_is_checked_like_any_other(tmp_path):
    text = small(more=GRID, concepts=NAMES + SITES)
    own = in_a_cell("Jaundice is seen as ____.", "jaundice")
    assert refusal(tmp_path, "", text.replace(OF_THE_LIVER, OF_THE_LIVER + own)) == [
        "findings.jaundice.liver: found 'jaundice', which fills the gap, "
        "in 'Jaundice is seen as ____.'; take it out"
    ]


def test_what_is_no_figure_is_recognised_and_recalled(bank):
    faces = {
        fact.id: {item.face for item in items_of(fact, bank)}
        for fact in bank.asked()
        if fact.kind != "figure"
    }
    assert [id_ for id_, found in faces.items() if not found >= {"recognise", "recall"}] == []
