"""A typo is forgiven only where no other concept is as near."""

import json
from dataclasses import replace

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from questions.generators.typed import near_names
from questions.grading import Verdict, grade
from questions.item import Difficulty, Proof, Rival, ShortAnswer, dump
from questions.item import load as load_item
from questions.spelling import codes, normal, typos_allowed, words
from questions.vocabulary import Concept


@pytest.fixture(scope="session")
def asked(bank, items) -> dict[str, ShortAnswer]:
    """The typed items of the bank by the concept asked for."""
    ids = {concept.name: id_ for id_, concept in bank.concepts.items()}
    return {ids[item.answer]: item for item in items if isinstance(item, ShortAnswer)}


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


CDK = "cdk4-6-inhibitor"
HER2 = "her2-antibody"
EGFR = "egfr-antibody"
VEGF = "vegf-antibody"
TAXANE = "taxane"
CONJUGATE = "her2-conjugate"

RIGHT = {
    CDK: """CDK 4 and 6 inhibitor|CDK4 & 6 inhibitor|CDK4+6 inhibitor|CDK 4 + 6 inhibitors
        CDK4-6 inhibitor|CDK4⁄6 inhibitor|CDK4∕6 inhibitor|cdk4,6 inhibitor|a CDK inhibitor
        ＣＤＫ４／６ inhibitor|Cyclin dependent kinase 4/6 inhibitors|CDK4/6-inhibitor""",
    "parp-inhibitor": """PARP 1/2 inhibitor|PARP-1 inhibitor|PARP inhibitors|(PARP inhibitor)
        poly ADP ribose polymerase inhibitor|poly (ADP-ribose) polymerase inhibitors""",
    "pi3k-inhibitor": """PI-3K inhibitor|PI 3K inhibitor|PI3Kalpha inhibitor|PI3K-α inhibitor
        PI3K-alpha inhibitor|p110α inhibitor|PI3 kinase inhibitors|PI3K\u200b inhibitor""",
    "pd-1-inhibitor": """anti PD1 antibodies|PD1-blocking antibody|PD 1 blocker|PD−1 inhibitor
        PD–1 inhibitor|“PD-1 inhibitor”|anti\u00adPD1|PD1 checkpoint inhibitors|anti-PD-1 mAbs""",
    "rankl-inhibitor": "RANK-L antibody|RANK L inhibitor|RANKL blockers|the RANK-ligand inhibitor",
    HER2: "HER-2 antibody|HER 2 antibody|anti HER2 antibodies|HER2/neu receptor antagonists",
    CONJUGATE: "HER-2 antibody-drug conjugate|HER2 ADCs|anti HER 2 antibody drug conjugates",
    "trop2-conjugate": "TROP 2 ADC|trop2 directed ADCs|TROP-2 conjugate",
    VEGF: "VEGF antibodies|anti VEGF A antibody|vascular endothelial growth factor inhibitors",
    EGFR: "the EGFR antibody|EGFR monoclonal antibodies",
    TAXANE: "a taxane|the taxanes|taxoids|microtubule stabilisers|tubulin stabilizers",
    "anthracycline": "an anthracycline|Topoisomerase Ⅱ inhibitor|topoisomerase II inhibitors",
    "bisphosphonate": "a bisphosphonate|Bisphosphonates.|nitrogen containing bisphosphonates",
    "hepatic-artery": "the hepatic artery|The  Hepatic Artery|hepatic arteries",
    "distant-metastasis": "a distant metastasis|metastases",
    "angiogenesis": "neo-angiogenesis|blood-vessel formation",
}

SLIPS = {
    "hepatic-artery": "heptic artery|hepatic artry|the heptic artry",
    "portal-vein": "portal vien|prtal vein|the portal vien|portal veinn",
    TAXANE: "taxene|mircotubule stabiliser|microtuble stabilser",
    "anthracycline": "antracycline|anthracyclin|antracyclines",
    "bisphosphonate": "bisphophonate|bisphospohnates|biphosphonate",
    "local-recurrence": "local recurence|loacl recurrence|lcoal recurrence",
    HER2: "HER2 antbody|unconjgated HER2 antibdy",
    CDK: "CDK4/6 inhibtors|cyclin-dependant kinase inhibitor",
}

WRONG = {
    CDK: """CDK 7 inhibitor|CDK4/7 inhibitor|CDK46 inhibitor|CDK4/6/7 inhibitor|CDK2/6 inhibitor
        cyclin-dependent kinase 7 inhibitor|CDC4/6 inhibitor""",
    "parp-inhibitor": "PARP-7 inhibitor|PARP1/7 inhibitor|PARG inhibitor|PAR inhibitor",
    "pi3k-inhibitor": "PI3K-δ inhibitor|PI3Kβ inhibitor|PI4K inhibitor|p110 delta inhibitor",
    "pd-1-inhibitor": "PD-L1 inhibitor|PD-2 inhibitor|PDL1 blocker|P-1 inhibitor|PD-1/L1 inhibitor",
    "pd-l1-inhibitor": "PD-L2 inhibitor|PD-1 inhibitor|anti PD1 antibodies",
    "rankl-inhibitor": "RANK inhibitor|RANK-M antibody",
    HER2: """conjugated HER2 antibody|HER2/3 antibody|HER3 antibody|HER antibody|EGFR antibody
        HER2 antibody-drug conjugate|non-HER2 antibody|anti-anti-HER2 antibody""",
    CONJUGATE: "HER3 ADC|HER2/3 ADC|HER2 antibody|unconjugated HER2 antibody",
    "trop2-conjugate": "TRAP2-directed ADC|TROP-1 ADC|HER2 ADC",
    VEGF: "VEGF-C inhibitor|VEGF-B antibody|VEGFR inhibitor|PDGF inhibitor",
    EGFR: """EGFR-2 inhibitor|epidermal growth factor receptor 2 inhibitor|VEGFR inhibitor
        EGFR agonist""",
    TAXANE: """microtubule destabiliser|microtubule destabilizers|microtubule unstabiliser
        macrotubule stabiliser|microtubule de-stabiliser|non-taxane|taxol""",
    "anthracycline": """topoisomerase II/I inhibitor|topoisomerase I inhibitor|tetracycline
        topoisomerase III inhibitor""",
    "bisphosphonate": "diphosphate|bisphosphate|phosphonate",
    "local-recurrence": "nodal recurrence|focal recurrence|local occurrence|nonlocal recurrence",
    "distant-metastasis": "distal metastasis|micrometastasis",
    "hepatic-artery": "hepatic vein|the|a|an artery",
    "portal-vein": "the portal",
}


def replies(table: dict[str, str]) -> list[tuple[str, str]]:
    return [
        (concept, reply.strip())
        for concept, listed in table.items()
        for line in listed.splitlines()
        for reply in line.split("|")
    ]


@pytest.mark.parametrize(("concept", "reply"), replies(RIGHT))
def test_another_way_to_write_a_name_is_that_name(asked, concept, reply):
    assert grade(asked[concept], reply) == Verdict(True, reply)


@pytest.mark.parametrize(("concept", "reply"), replies(SLIPS))
def test_a_slip_is_forgiven_and_told(asked, concept, reply):
    verdict = grade(asked[concept], reply)
    assert (verdict.correct, verdict.note[:6]) == (True, "Spelt ")


@pytest.mark.parametrize(("concept", "reply"), replies(WRONG))
def test_another_code_another_prefix_and_another_word_are_wrong(asked, concept, reply):
    assert grade(asked[concept], reply).correct is False


@pytest.mark.parametrize(
    ("answer", "reply"),
    [
        ("hypercalcaemia", "hypocalcaemia"),
        ("interductal spread", "intraductal spread"),
        ("dedifferentiation", "differentiation"),
        ("differentiation", "dedifferentiation"),
        ("inoperable tumour", "operable tumour"),
        ("symptomatic", "asymptomatic"),
        ("metastatic", "nonmetastatic"),
        ("micrometastasis", "macrometastasis"),
        ("afferent vessel", "efferent vessel"),
        ("abducting muscle", "adducting muscle"),
        ("endocytosis", "exocytosis"),
        ("prenatal period", "perinatal period"),
        ("connected vessel", "disconnected vessel"),
        ("oestrogenic", "antioestrogenic"),
    ],
)
def test_a_prefix_that_turns_the_meaning_is_no_slip_even_without_a_rival(answer, reply):
    assert grade(typed(answer), reply) == Verdict(False, reply)


def test_a_stored_item_is_graded_as_the_item_was(asked):
    for concept, reply in replies(RIGHT) + replies(SLIPS) + replies(WRONG):
        stored = load_item(json.loads(json.dumps(dump(asked[concept]))))
        assert grade(stored, reply) == grade(asked[concept], reply)


def test_the_note_names_the_spelling_that_was_meant():
    item = typed("microtubule stabiliser", ("taxane",))
    assert grade(item, "taxene") == Verdict(True, "taxene", "Spelt “taxane”.")


def test_a_reply_as_near_to_a_rival_is_wrong_and_told():
    item = typed("adherence", rivals=("adherency",))
    expected = Verdict(False, "adherenca", "That is as near to “adherency”.")
    assert grade(item, "adherenca") == expected


@pytest.mark.parametrize("reply", ["", "   ", "…", "?!", "\u200b", "\u0301", "()"])
def test_a_reply_without_a_letter_is_never_right(reply):
    assert grade(typed("…", ("-",)), reply).correct is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CDK4/6 inhibitors", "cdk4 6inhibitor"),
        ("HR+/HER2+", "hrpositiveher2positive"),
        ("HR+/HER2-", "hrpositiveher2"),
        ("HR+HER2", "hrandher2"),
        ("TGF-β", "tgfbeta"),
        ("Batson’s plexus", "batsonsplexus"),
        ("CA 15.3", "ca15 3"),
        ("the X-rays", "xrays"),
        ("A5", "a5"),
        ("naïve", "naive"),
        ("metastasis", "metastasis"),
        ("thrombus", "thrombus"),
        ("abscess", "abscess"),
        ("arteries", "artery"),
        ("cdk s", "cdk"),
        ("gas", "gas"),
    ],
)
def test_normal_form(text, expected):
    assert normal(text) == expected


def test_words_and_codes_of_a_name():
    assert words("a PI3Kα-blocking Antibodies") == ["pi", "3", "k", "alpha", "blocking", "antibody"]
    assert codes("anti-TROP-2 mAb of PARPi") == {"trop", "2", "mab", "of", "parpi"}


def test_no_two_concepts_of_a_type_share_a_normal_form(bank):
    owners: dict[tuple[str, str], set[str]] = {}
    for id_, _, spelt in bank.names:
        owners.setdefault((bank.concepts[id_].type, spelt), set()).add(id_)
    assert {spelt: ids for spelt, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize(
    ("type_", "name", "is_rival"),
    [
        ("drug-class", "MARP inhibitor", True),
        ("drug-class", "PARQR inhibitor", True),
        ("drug-class", "statin", False),
        ("site", "PARP inhibitors", False),
        ("site", "PARP inhibitore", True),
        ("site", "PARQR inhibition", False),
        ("site", "spleen", False),
    ],
)
def test_a_rival_is_of_the_type_asked_for_or_within_a_typo(bank, type_, name, is_rival):
    before = near_names(bank, "parp-inhibitor")
    more = {**bank.concepts, "added": Concept(id="added", type=type_, name=name)}
    after = near_names(replace(bank, concepts=more), "parp-inhibitor")
    added = [rival for rival in after if rival not in before]
    assert added == ([Rival("added", name)] if is_rival else [])


MARKS = "aAnNtThHeEsSiyu 0415 -−–/⁄()&+.,'’αβΔſßİıŉΐ\u0345\u0301\u00ad\u200b\ufe0fＡ４Ⅱ²½ﬁ"


@given(st.text(max_size=40) | st.text(alphabet=MARKS, max_size=12))
@example("cdk s")
@example("a n taxane")
@example("a5")
@settings(max_examples=300, deadline=None)
def test_normal_is_idempotent_and_never_raises(text):
    assert normal(normal(text)) == normal(text)


NAMES = st.text(alphabet=MARKS, max_size=10) | st.sampled_from(
    ["HER2 antibody", "HER-2 antibodies", "HER3 antibody", "taxane", "taxanes", "the", "taxene"]
)


@given(NAMES, st.lists(NAMES, max_size=3), st.lists(NAMES, max_size=3), NAMES | st.text())
@settings(max_examples=300, deadline=None)
def test_an_accepted_name_is_right_and_the_name_of_a_rival_wrong(answer, accepted, rivals, reply):
    item = typed(answer, tuple(accepted), tuple(rivals))
    own = {normal(name) for name in (answer, *accepted)}
    assert grade(item, reply).given == reply.strip()
    assert all(grade(item, name).correct is bool(normal(name)) for name in (answer, *accepted))
    assert not any(grade(item, name).correct for name in rivals if normal(name) not in own)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_writing_it_otherwise_changes_no_verdict(asked, data):
    item = asked[data.draw(st.sampled_from(sorted(asked)))]
    names = (item.answer, *item.accepted, *(rival.name for rival in item.rivals))
    name = data.draw(st.sampled_from(names))
    otherwise = data.draw(st.sampled_from([*OTHERWISE]))
    assume(not name.startswith(("a ", "an ", "the ")))
    assert grade(item, OTHERWISE[otherwise](name)).correct is grade(item, name).correct


OTHERWISE = {
    "capitals": str.upper,
    "full width": lambda name: "".join(
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name
    ),
    "article": lambda name: f" The {name}.",
    "soft hyphens": "\u00ad".join,
    "hyphens": lambda name: name.replace("-", " "),
    "spaces": lambda name: name.replace(" ", "\u2011"),
}
