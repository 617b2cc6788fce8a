"""What the two sides of a note show, form by form."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.anki import write
from exports.anki.fields import note_fields
from exports.anki.pairs import ordered
from exports.anki.sides import back, front
from questions.item import FORMS, Item, Option
from tests.app.items import case, grid, number, pairs, parts, several
from tests.exports.reading import model, notes
from tests.exports.samples import (
    MET,
    PROOF,
    choice,
    cloze,
    deck,
    each_form,
    fact,
    first_forms,
    judgement,
    order,
    typed,
)
from tests.exports.torture import TEXTS, spoilt


@given(more=TEXTS, place=st.integers(0, len(each_form("f")) - 1))
def test_no_text_becomes_a_tag(more: str, place: int) -> None:
    """genanki would warn of what is none; the writer does not let it look."""
    items = (spoilt(each_form("f")[place], more),)
    fields = note_fields(fact("f", items, topic=more, statement=more), "https://example.org")
    known = re.compile(r"</?(p|ol|ul|li|span|div|a|br|table|tr|th|td)( [^<>]*)?>")
    rest = [known.sub("", field) for field in fields]
    assert [field for field in rest if "<" in field or ">" in field] == []


@pytest.mark.parametrize("form", sorted(FORMS))
def test_every_form_has_a_front_and_a_back(form: str) -> None:
    samples: dict[str, Item] = {item.form: item for item in each_form("f")}
    assert front(samples[form])
    assert back(samples[form])


def test_a_blank_stands_in_its_sentence_and_names_its_kind() -> None:
    assert front(cloze("f")) == (
        '<p class="mt-stem">Olaparib traps <span class="mt-gap"></span> on DNA.</p>'
        '<p class="mt-wanted">Enzyme: <span class="mt-gap"></span></p>'
    )
    assert back(cloze("f")) == back(typed("f"))


TRUE_OR_FALSE = '<ol class="mt-options"><li>True</li><li>False</li></ol>'
IF_FALSE = (
    '<p class="mt-wanted">If it is false, what is right? Target: <span class="mt-gap"></span></p>'
)


def test_a_statement_is_judged_and_a_true_one_asks_no_less_than_a_false_one() -> None:
    assert front(judgement("f", True)) == (
        f'<p class="mt-stem">Olaparib binds PARP.</p>{TRUE_OR_FALSE}{IF_FALSE}'
    )
    assert front(judgement("f", False)) == (
        f'<p class="mt-stem">Olaparib binds CDK4/6.</p>{TRUE_OR_FALSE}{IF_FALSE}'
    )
    assert front(judgement("f", False, category="")) == (
        f'<p class="mt-stem">Olaparib binds CDK4/6.</p>{TRUE_OR_FALSE}'
    )


def test_a_false_statement_is_put_right() -> None:
    marked = (
        '<ol class="mt-options"><li class="mt-other"><span class="mt-name">True</span>'
        '<p class="mt-reason">Olaparib inhibits PARP.</p></li>'
        '<li class="mt-right"><span class="mt-name">False</span>'
        ' <span class="mt-mark">✓ correct</span></li></ol>'
    )
    assert back(judgement("f", False)) == (
        f'{marked}<p class="mt-answer">Right is: PARP</p>'
        '<p class="mt-reason">Also accepted: PARP-1</p>'
    )
    assert back(judgement("f", False, category="")) == (
        f'{marked}<p class="mt-answer">Right is: olaparib binds PARP.</p>'
    )
    assert "Right is" not in back(judgement("f", True))


def test_steps_are_shown_mixed_and_then_in_order_each_with_its_reason() -> None:
    assert front(order("f")) == (
        '<p class="mt-stem">Put these steps in order.</p><ol class="mt-options">'
        "<li>Trapping</li><li>Binding</li><li>Breaks in DNA</li></ol>"
    )
    assert back(order("f")) == (
        '<ol class="mt-options mt-order">'
        '<li><span class="mt-name">Binding</span>'
        '<p class="mt-reason">It is the first step.</p></li>'
        '<li><span class="mt-name">Trapping</span>'
        '<p class="mt-reason">It comes after binding.</p></li>'
        '<li><span class="mt-name">Breaks in DNA</span>'
        '<p class="mt-reason">They come after trapping.</p></li></ol>'
    )


def test_a_note_holds_every_form_with_what_is_recalled_first() -> None:
    assert [item.form for item in ordered(first_forms("f"))] == [
        "short_answer",
        "cloze",
        "ordering",
        "single_best",
        "true_false",
        "true_false",
    ]
    (note,) = notes(write(deck(fact("f", first_forms("f")))))
    assert [note[f"Front{n}"] for n in range(1, 7)] == [
        front(item) for item in ordered(first_forms("f"))
    ]


def test_a_choice_shows_options_and_then_every_rationale() -> None:
    assert front(choice("f")) == (
        '<p class="mt-stem">At which target is olaparib directed (1)?</p><ol class="mt-options">'
        "<li>CDK4/6</li><li>PARP</li><li>HER2</li></ol>"
    )
    assert back(choice("f")) == (
        '<ol class="mt-options">'
        '<li class="mt-other"><span class="mt-name">CDK4/6</span>'
        '<p class="mt-reason">The target of palbociclib.</p></li>'
        '<li class="mt-right"><span class="mt-name">PARP</span>'
        ' <span class="mt-mark">✓ correct</span>'
        '<p class="mt-reason">Olaparib binds PARP.</p></li>'
        '<li class="mt-other"><span class="mt-name">HER2</span>'
        '<p class="mt-reason">The target of trastuzumab.</p></li></ol>'
    )


def test_a_typed_question_shows_what_is_wanted_on_a_line_of_its_own() -> None:
    assert front(typed("f")) == (
        '<p class="mt-stem">At which molecular target is olaparib directed?</p>'
        '<p class="mt-wanted">Target: <span class="mt-gap"></span></p>'
    )
    assert back(typed("f")) == (
        '<p class="mt-answer">PARP</p>'
        '<p class="mt-reason">Also accepted: poly(ADP-ribose) polymerase</p>'
    )


def test_several_options_are_marked_and_explained_wherever_they_stand() -> None:
    made = several("f")
    told = '<p class="mt-stem">Which of these block a receptor?</p>'
    assert front(made).startswith(f'{told}<p class="mt-task">Choose all that apply</p><ol')
    assert back(made).count("✓ correct") == 2
    for name in ("alpha", "beta", "gamma"):
        assert f"<li>{name.capitalize()} blocker</li>" in front(made)
        assert f'<p class="mt-reason">It is {name}.</p>' in back(made)


def test_a_case_stands_in_short_paragraphs() -> None:
    assert front(case("f")).startswith(
        '<p class="mt-stem mt-line">A man of 60 is dizzy.</p>'
        '<p class="mt-stem mt-line">His pulse is slow.</p>'
        '<p class="mt-stem mt-line">His chest is clear.</p>'
        '<p class="mt-stem">Which drug is it?</p><ol class="mt-options">'
    )


def test_a_number_names_its_unit_and_the_band_that_is_right() -> None:
    assert front(number("f")) == (
        '<p class="mt-stem">How many of a hundred respond?</p>'
        '<p class="mt-wanted">A number: <span class="mt-gap"></span> %</p>'
    )
    assert back(number("f")) == (
        '<p class="mt-answer">40%</p><p class="mt-reason">Also accepted: from 38 to 42 %</p>'
    )


def test_pairs_have_numbered_partners_that_do_not_stand_beside_them() -> None:
    rows, partners = front(pairs("f")).split('<p class="mt-task">Partners</p>')
    assert rows.endswith('<ol class="mt-options"><li>Alphalol</li><li>Betalol</li></ol>')
    shown = re.findall("<li>(.*?)</li>", partners)
    assert sorted(shown) == ["Relaxes", "Slows", "Tightens"]
    assert shown[:2] != ["Slows", "Relaxes"]
    assert back(pairs("f")) == (
        '<ol class="mt-options">'
        '<li><span class="mt-name">Alphalol</span> <span class="mt-mark">✓ Slows</span>'
        '<p class="mt-reason">Alphalol is so.</p></li>'
        '<li><span class="mt-name">Betalol</span> <span class="mt-mark">✓ Relaxes</span>'
        '<p class="mt-reason">Betalol is so.</p></li>'
        '<li class="mt-other"><span class="mt-name">Tightens: belongs to none</span>'
        '<p class="mt-reason">Tightens is so.</p></li></ol>'
    )


def test_a_table_is_empty_and_then_ticked_and_explained_cell_by_cell() -> None:
    head = '<table class="mt-table"><tr><td></td><th>Slows</th><th>Relaxes</th></tr>'
    assert front(grid("f")).endswith(
        f"{head}<tr><th>Alphalol</th><td></td><td></td></tr>"
        "<tr><th>Betalol</th><td></td><td></td></tr></table>"
    )
    tick = '<td class="mt-mark">✓</td>'
    assert back(grid("f")).startswith(
        f"{head}<tr><th>Alphalol</th>{tick}<td>–</td></tr>"
        f"<tr><th>Betalol</th>{tick}{tick}</tr></table>"
    )
    assert re.findall('mt-reason">(.*?)<', back(grid("f"))) == [
        "✓ Slows: It is so.",
        "Relaxes: It is so.",
        "✓ Slows: It is so.",
        "✓ Relaxes: It is so.",
    ]


def test_cases_share_their_options_and_explain_each_of_them() -> None:
    options, cases = front(parts("f")).split('<p class="mt-task">Cases')
    assert options.endswith("<li>Alpha</li><li>Beta</li><li>Gamma</li></ol>")
    assert re.findall("<li>(.*?)</li>", cases) == [
        "A man with a slow pulse",
        "A woman with a fast pulse",
    ]
    assert re.findall("✓ (.*?)<", back(parts("f"))) == [
        "Alpha blocker",
        "Alpha blocker: It is alpha.",
        "Gamma blocker",
        "Gamma blocker: It is gamma.",
    ]
    assert back(parts("f")).count("mt-reason") == 6


def test_the_authority_stands_before_the_article() -> None:
    (note,) = notes(write(deck(fact("f"))))
    assert note["Source"] == (
        '<ul class="mt-sources"><li>National Cancer Institute: '
        '<a href="https://nci.example/x?a=1&amp;b=2">Drugs &amp; targets</a> (2025-01)</li>'
        "<li>Met in “Understanding the liver”, section “Genetic Markers”</li></ul>"
        '<p><a href="https://trainer.example/report?fact=f">Report a problem</a></p>'
    )


def test_without_a_page_to_report_on_there_is_no_link_to_it() -> None:
    silent = replace(deck(fact("f")), report_address="")
    (note,) = notes(write(silent))
    assert note["Source"].endswith("section “Genetic Markers”</li></ul>")


def test_a_rationale_that_is_the_rule_is_not_said_twice() -> None:
    key = Option("parp", "PARP", True, "Olaparib inhibits PARP.", None)
    her2 = Option("her2", "HER2", False, "Olaparib inhibits PARP.", PROOF)
    assert back(choice("f", options=(key, her2))) == (
        '<ol class="mt-options">'
        '<li class="mt-right"><span class="mt-name">PARP</span>'
        ' <span class="mt-mark">✓ correct</span></li>'
        '<li class="mt-other"><span class="mt-name">HER2</span>'
        '<p class="mt-reason">Olaparib inhibits PARP.</p></li></ol>'
    )


def test_of_many_accepted_names_the_five_shortest_are_told() -> None:
    names = (
        "PARP-1",
        "PARP 1",
        "parp",
        "PARP1 enzyme",
        "poly polymerase",
        "poly(A)",
        "NAD",
        "ADP-r",
    )
    assert back(typed("f", accepted=names)).endswith(
        "Also accepted: PARP-1, PARP1 enzyme, poly(A), NAD, ADP-r, ...</p>"
    )
    assert back(typed("f", accepted=("parp", "Parp"))) == '<p class="mt-answer">PARP</p>'


def test_textbook_knowledge_and_a_corrected_article_are_told() -> None:
    met = replace(MET, said="It inhibits HER2.")
    (note,) = notes(
        write(deck(fact("f", (typed("f", checked="known", references=(), sources=(met,)),))))
    )
    assert note["Source"].startswith(
        '<ul class="mt-sources"><li>Textbook knowledge, not yet checked against a text</li>'
        "<li>Met in “Understanding the liver”, section “Genetic Markers”; "
        "corrected here, it said: It inhibits HER2.</li></ul>"
    )


def test_text_is_shown_as_written() -> None:
    hostile = "p<0.05 & [sound:a.mp3] <img src=//x.example/a>\x1f\x00\n{{Id}}"
    shown = "p&lt;0.05 &amp; &#91;sound:a.mp3] &lt;img src=//x.example/a&gt;<br>{{Id}}"
    option = Option("x", hostile, True, hostile, None)
    item = choice("f", stem=hostile, explanation=hostile, qualifiers=(hostile,), options=(option,))
    (note,) = notes(write(deck(fact("f", (item,), statement=hostile))))
    assert note["Front1"] == (
        f'<p class="mt-stem">{shown}</p><ol class="mt-options"><li>{shown}</li></ol>'
    )
    assert note["Why"] == shown
    assert note["Rule"] == f'{shown}<div class="mt-scope">P{shown[1:]}</div>'


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    cited = replace(choice("f").references[0], address="javascript:alert(1)")
    (note,) = notes(write(deck(fact("f", (choice("f", references=(cited,)),)))))
    assert "National Cancer Institute: Drugs &amp; targets (2025-01)" in note["Source"]


def test_nothing_is_loaded_from_elsewhere() -> None:
    package = write(deck(fact("a")))
    found = model(package)
    told = "".join([found["css"], found["tmpls"][0]["qfmt"], found["tmpls"][0]["afmt"]])
    for sign in ("http", "url(", "@import", "src=", "fetch", "XMLHttp", "innerHTML"):
        assert sign not in told
    assert "src=" not in "".join(notes(package)[0].values())


def test_the_back_says_that_it_is_education() -> None:
    found = model(write(deck(fact("a"))))
    assert "For education. Not medical advice." in found["tmpls"][0]["afmt"]
