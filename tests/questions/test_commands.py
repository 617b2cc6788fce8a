"""The curator's commands and their formats: a contract."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from questions.__main__ import main
from questions.bank import FACTS, load
from questions.generators import GENERATORS
from questions.statistics import statistics
from tests.questions.small import small, write


def lines(capsys, folder: Path, *arguments: str) -> list[dict]:
    assert main(["--facts", str(folder), *arguments]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.long
def test_check_is_clean(capsys):
    assert main(["check"]) == 0
    assert capsys.readouterr().out == ""


def test_facts_have_the_fields_of_the_contract(capsys, small_bank):
    rows = lines(capsys, small_bank, "facts")
    wanted = {
        "id", "kind", "topic", "stage", "statement", "explanation", "subject", "relation",
        "object", "status", "sources", "references", "checked", "changed",
    }  # fmt: skip
    assert all(wanted <= set(row) for row in rows)
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)


def test_items_have_the_fields_of_the_contract(capsys, small_bank):
    rows = lines(capsys, small_bank, "items")
    shared = {
        "id", "version", "form", "facts", "topic", "level", "stem", "explanation", "sources",
        "references", "difficulty", "answer",
    }  # fmt: skip
    parted = [row for row in rows if row["form"] == "extended_matching"]
    assert all(shared <= {*row, "answer"} if row in parted else shared <= set(row) for row in rows)
    for row in parted:
        assert all({"id", "text"} <= set(each) for each in row["options"])
        assert all({"stem", "answer"} <= set(part) for part in row["parts"])
    choices = [row for row in rows if row["form"] in ("single_best", "vignette")]
    for row in choices:
        assert [o["id"] for o in row["options"] if o["correct"]] == [row["answer"]]
        assert all(
            {"id", "text", "correct", "rationale", "proof"} <= set(o) for o in row["options"]
        )
    typed = [row for row in rows if row["form"] in ("short_answer", "cloze")]
    assert all("accepted" in row for row in typed)


def test_judgements_and_orders_have_the_fields_of_the_contract(capsys, small_bank):
    rows = lines(capsys, small_bank, "items", "--form", "true_false")
    assert {row["answer"] for row in rows} == {True, False}
    assert all({"text", "accepted"} <= set(row["correction"]) for row in rows)
    for row in lines(capsys, small_bank, "items", "--form", "ordering"):
        assert all({"id", "text"} <= set(each) for each in row["elements"])
        assert sorted(row["answer"]) == sorted(each["id"] for each in row["elements"])


def test_a_seed_gives_one_variant_a_fact_and_form(capsys, small_bank):
    rows = lines(capsys, small_bank, "items", "--seed", "7")
    pairs = [(row["facts"][0], row["form"]) for row in rows]
    assert len(pairs) == len(set(pairs))


def test_a_form_can_be_chosen(capsys, small_bank):
    assert {
        row["form"] for row in lines(capsys, small_bank, "items", "--form", "short_answer")
    } == {"short_answer"}


def test_every_negative_has_scope_reason_and_check(capsys, small_bank):
    rows = lines(capsys, small_bank, "negatives")
    assert {row["kind"] for row in rows} >= {"grid", "partition", "only", "case", "normal"}
    assert all(row["items"] == 1 for row in rows if row["kind"] in ("only", "case"))
    assert all(row["scope"] and row["reason"] and row["checked"]["how"] != "known" for row in rows)


@pytest.mark.long
def test_the_bank_has_what_the_first_step_promises(bank):
    figures = statistics(bank)
    assert min(figures["sources"].values()) > 0
    assert len(figures["sources"]) == 5
    assert figures["facts"]["asked"] >= 60
    assert figures["triples"]["share"] >= 0.8
    assert len(bank.partitions) >= 2
    assert any(len(grid.rows) >= 8 and len(grid.columns) >= 4 for grid in bank.grids.values())
    corrected = [
        fact for fact in bank.asked() if fact.status == "corrected" or fact.kind == "misconception"
    ]
    assert len(corrected) >= 6
    assert figures["facts"]["corrected_or_misconceptions"] == len(corrected)


def test_figures_tell_forms_faces_and_the_share_of_truth(small_bank):
    figures = statistics(load(small_bank))
    items, faces = figures["items"], figures["faces"]
    assert set(items["by_form"]) == set(GENERATORS)
    assert sum(items["by_form"].values()) == sum(items["by_face"].values()) == items["all"]
    assert items["true_false"]["true_share"] == 0.5
    assert items["true_false"]["true"] == items["true_false"]["false"]
    assert faces["two_or_more"] == sum(
        n for faces_of, n in faces["by_number"].items() if int(faces_of) > 1
    )


@pytest.mark.parametrize("command", ["show", "why-not"])
def test_an_unknown_fact_is_told_with_near_names(capsys, small_bank, command):
    assert main(["--facts", str(small_bank), command, "tamol.cluss"]) == 2
    assert capsys.readouterr().err == "there is no fact 'tamol.cluss'; near it: tamol.class\n"


def told(capsys, folder: Path, command: str, fact: str) -> list[str]:
    """What a command says of a fact, without ids of items."""
    assert main(["--facts", str(folder), command, fact]) == 0
    said = capsys.readouterr().out
    return re.sub(r"] \S+-[0-9a-f]{12} [0-9a-f]{16}", "]", said).splitlines()


def test_show_tells_statements_with_what_puts_them_right(capsys, small_bank):
    shown = told(capsys, small_bank, "show", "tamol.class")
    start = shown.index("Tamol is a delta blocker.") - 1
    assert shown[start : start + 8] == [
        "[true_false, remember]",
        "Tamol is a delta blocker.",
        "  1. ✗ True",
        "       Novar is a delta blocker.",
        "       proof: partition classes, tamol.class",
        "  2. ✓ False",
        "       Tamol is an alpha blocker.",
        "  right is: alpha blocker, to be typed as “Drug class”",
    ]


def test_show_tells_a_blank_with_why_nothing_else_fills_it(capsys, small_bank):
    shown = told(capsys, small_bank, "show", "one")
    start = shown.index("What hurts is a ____.") - 1
    assert shown[start : start + 7] == [
        "[cloze, remember]",
        "What hurts is a ____.",
        "  Finding: pain",
        "       accepted: -",
        "       not: -",
        "       proof: only one",
        "       Nothing else does.",
    ]


def test_show_tells_steps_in_their_order_and_as_they_are_shown(capsys, small_bank):
    shown = told(capsys, small_bank, "show", "cascade")
    start = shown.index("[ordering, understand]")
    assert shown[start + 2].startswith("  shown: ")
    assert sorted(shown[start + 2].removeprefix("  shown: ").split(", ")) == [
        "Cough",
        "Fever",
        "Jaundice",
        "Pain",
    ]
    assert shown[start + 3 : start + 7] == [
        "  1. Fever",
        "       Fever is the first step.",
        "  2. Cough",
        "       Cough comes immediately after the fever.",
    ]


def test_why_not_names_the_rule_of_every_form(capsys, small_bank):
    assert told(capsys, small_bank, "why-not", "cascade") == [
        "cascade: has recall, recognise",
        "  recognise, select_all, -: a sequence has one right answer",
        "  recognise, true_false, -: a sequence is no belief and no plain statement",
        "  recall, cloze, gap: no 'gap' is written for it",
        "  recall, short_answer, next step: "
        "how finely steps are cut is not seen, so a typed step has no single name",
        "  recognise, matching, pairs: a sequence is no pair",
        "  recognise, odd_one_out, odd one: a sequence belongs to no group",
        "  recognise, table, cells: a sequence is no cell of a grid",
        "  apply, vignette, -: no case asks it; write one under 'cases'",
        "  apply, extended_matching, -: only cases and cells of a grid share a list of options",
        "  recall, numeric_band, figure: a sequence is no figure",
    ]


def test_every_heading_of_the_ledger_has_its_figures(bank, capsys):
    assert main(["coverage"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert {row[0] for row in rows} == set(bank.sources)


def test_a_wrong_fact_file_stops_with_every_problem(tmp_path, capsys):
    (tmp_path / "a.yaml").write_text("concepts:\n  - id: x\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("nonsense:\n", encoding="utf-8")
    assert main(["--facts", str(tmp_path), "check"]) == 1
    out, err = capsys.readouterr()
    assert [line.split(":")[0].rsplit("/", 1)[-1] for line in out.splitlines()] == [
        "a.yaml",
        "a.yaml",
        "b.yaml",
    ]
    assert err == "3 problems; nothing was loaded\n"


def test_lines_of_json_are_never_mixed_with_problems(tmp_path, capsys):
    (tmp_path / "a.yaml").write_text("concepts: [\n", encoding="utf-8")
    assert main(["--facts", str(tmp_path), "facts"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[-1] == (
        "1 problems; nothing was loaded; checks across files come when every file can be read"
    )


def test_an_empty_or_missing_folder_fails_check(tmp_path, capsys):
    assert main(["--facts", str(tmp_path), "check"]) == 1
    assert main(["--facts", str(tmp_path / "nowhere"), "check"]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 2


TOMORROWS = """negatives:
  not:
    - id: never
      subject: tamol
      relation: class
      object: beta-blocker
      scope: all
      reason: It was judged.
      references: [authority]
      checked:
        how: read
        against: [authority]
        on: 2026-11-22
tombstones:
  - id: old
    on: 2026-11-22
    why: It was wrong.
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("dated: 2025", "dated: 2099", ["authority: found the day 2099"]),
        ("dated: 2025", "dated: 2099-01", ["authority: found the day 2099-01"]),
        (
            "    on: 2026-11-22\n    why",
            "    on: 2206-11-22\n    why",
            ["old: found the day 2206-11-22"],
        ),
        (
            "        on: 2026-11-22\nt",
            "        on: 2206-11-22\nt",
            ["never: found the day 2206-11-22"],
        ),
        (
            "      on: 2026-11-22\ntables",
            "      on: 2206-11-22\ntables",
            ["classes: found the day 2206-11-22"],
        ),
        (
            "          on: 2026-11-22\n        sources",
            "          on: 2206-11-22\n        sources",
            ["tamol.class: found the day 2206-11-22"],
        ),
    ],
)
def test_check_refuses_a_day_that_has_not_come(tmp_path, capsys, old, new, expected):
    text = small(more=TOMORROWS)
    assert old in text
    folder = write(tmp_path, text.replace(old, new, 1))
    main(["--facts", str(folder), "stamp"])
    capsys.readouterr()
    main(["--facts", str(folder), "check"])
    told = [line.split(": ", 1)[1] for line in capsys.readouterr().out.splitlines()]
    assert told == [f"{each}; expected one that has come" for each in expected]


def piped(*arguments: str, reader: str) -> subprocess.CompletedProcess[str]:
    command = f"{shlex.join([sys.executable, '-m', 'questions', *arguments])} | {reader}; "
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    return subprocess.run(
        ["bash", "-c", f"{command} echo ${{PIPESTATUS[0]}} >&2"],
        capture_output=True,
        env=environment,
        encoding="utf-8",
        check=True,
    )


@pytest.mark.long
def test_a_reader_that_goes_away_ends_the_command_without_a_word():
    ended = piped("items", reader="head -c 10")
    assert (len(ended.stdout), ended.stderr) == (10, "141\n")


@pytest.mark.long
def test_output_is_utf8_whatever_the_locale(capsys):
    ended = piped("facts", reader="cat")
    assert main(["facts"]) == 0
    assert (ended.stdout, ended.stderr) == (capsys.readouterr().out, "0\n")
    assert not ended.stdout.isascii()


def test_the_schema_is_the_one_of_the_models():
    from questions.schema import schema

    assert json.loads((FACTS / "schema.json").read_text(encoding="utf-8")) == schema()


def test_show_tells_pairs_with_what_refutes_every_other(capsys, small_bank):
    asked = lines(capsys, small_bank, "items", "--form", "matching")
    fact = next(row["facts"][0] for row in asked if row["facts"][0].endswith(".class"))
    shown = told(capsys, small_bank, "show", fact)
    start = shown.index("[matching, understand]")
    assert shown[start + 1] == "Match each drug to its class."
    pairs = [line for line in shown[start:] if " → " in line]
    crossed = [line for line in shown[start:] if line.startswith("       ✗ ")]
    assert len(pairs) == 4
    assert len(crossed) == 12


def test_show_tells_every_cell_of_a_table(capsys, small_bank):
    (row,) = lines(capsys, small_bank, "items", "--form", "table")
    shown = told(capsys, small_bank, "show", row["facts"][0])
    start = shown.index("[table, analyse]")
    assert shown[start + 2].startswith("  columns: ")
    marks = [line.split()[0] for line in shown[start + 3 :] if line[2:3] in ("✓", "✗")]
    assert marks == ["✓" if cell["correct"] else "✗" for cell in row["cells"]]


def test_show_tells_what_number_is_right(capsys, small_bank):
    shown = told(capsys, small_bank, "show", "share")
    start = shown.index("[numeric_band, remember]")
    assert shown[start + 2 : start + 5] == [
        "  40% (right from 36 to 44)",
        "       proof: figure share",
        "       The figure is 40% (adults, 2025).",
    ]


def test_items_of_several_answers_have_the_fields_of_the_contract(capsys, small_bank):
    rows = {row["form"]: row for row in lines(capsys, small_bank, "items")}
    several, pairs = rows["select_all"], rows["matching"]
    assert several["answer"] == [o["id"] for o in several["options"] if o["correct"]]
    assert set(several["options"][0]) == {"id", "text", "correct", "rationale", "proof"}
    assert set(pairs["answer"]) == {each["id"] for each in pairs["left"]}
    assert set(pairs["answer"].values()) <= {each["id"] for each in pairs["right"]}
    odd = rows["odd_one_out"]
    assert [o["id"] for o in odd["options"] if o["correct"]] == [odd["answer"]]
    table = rows["table"]
    assert [(c["row"], c["column"]) for c in table["cells"]] == [
        (row["id"], column["id"]) for row in table["rows"] for column in table["columns"]
    ]
    held = [f"{c['row']}:{c['column']}" for c in table["cells"] if c["correct"]]
    assert table["answer"] == held
    assert rows["numeric_band"]["answer"] == {"value": 40, "low": 36, "high": 44, "unit": "%"}
