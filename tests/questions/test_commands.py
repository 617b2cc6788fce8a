"""The curator's commands and their formats: a contract."""

import json
import os
import shlex
import subprocess
import sys

import pytest

from questions.__main__ import main
from questions.bank import FACTS, load
from questions.statistics import statistics
from tests.questions.small import small, write


def lines(capsys, *arguments: str) -> list[dict]:
    assert main(list(arguments)) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_check_is_clean(capsys):
    assert main(["check"]) == 0
    assert capsys.readouterr().out == ""


def test_facts_have_the_fields_of_the_contract(capsys):
    rows = lines(capsys, "facts")
    wanted = {
        "id", "kind", "topic", "stage", "statement", "explanation", "subject", "relation",
        "object", "status", "sources", "references", "checked", "changed",
    }  # fmt: skip
    assert all(wanted <= set(row) for row in rows)
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)


def test_items_have_the_fields_of_the_contract(capsys):
    rows = lines(capsys, "items")
    shared = {
        "id", "version", "form", "facts", "topic", "level", "stem", "explanation", "sources",
        "references", "difficulty", "answer",
    }  # fmt: skip
    assert all(shared <= set(row) for row in rows)
    choices = [row for row in rows if row["form"] == "single_best"]
    for row in choices:
        assert [o["id"] for o in row["options"] if o["correct"]] == [row["answer"]]
        assert all(
            {"id", "text", "correct", "rationale", "proof"} <= set(o) for o in row["options"]
        )
    assert all("accepted" in row for row in rows if row["form"] == "short_answer")


def test_a_seed_gives_one_variant_a_fact_and_form(capsys):
    rows = lines(capsys, "items", "--seed", "7")
    pairs = [(row["facts"][0], row["form"]) for row in rows]
    assert len(pairs) == len(set(pairs))


def test_a_form_can_be_chosen(capsys):
    assert {row["form"] for row in lines(capsys, "items", "--form", "short_answer")} == {
        "short_answer"
    }


def test_every_negative_has_scope_reason_and_check(capsys):
    rows = lines(capsys, "negatives")
    assert {row["kind"] for row in rows} >= {"grid", "partition"}
    assert all(row["scope"] and row["reason"] and row["checked"]["how"] != "known" for row in rows)


def test_the_bank_has_what_the_first_step_promises():
    bank = load()
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


@pytest.mark.parametrize("command", ["show", "why-not"])
def test_an_unknown_fact_is_told_with_near_names(capsys, command):
    assert main([command, "nowhere.at-all"]) == 2
    assert "there is no fact 'nowhere.at-all'" in capsys.readouterr().err


def test_show_and_why_not_speak_of_a_fact(capsys):
    fact = load().asked()[0].id
    assert main(["show", fact]) == 0
    assert "[single_best" in capsys.readouterr().out
    assert main(["why-not", fact]) == 0
    assert "apply: no form of this face exists yet" in capsys.readouterr().out


def test_every_heading_of_the_ledger_has_its_figures(capsys):
    assert main(["coverage"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert {row[0] for row in rows} == set(load().sources)


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


def test_a_reader_that_goes_away_ends_the_command_without_a_word():
    ended = piped("items", reader="head -c 10")
    assert (len(ended.stdout), ended.stderr) == (10, "141\n")


def test_output_is_utf8_whatever_the_locale(capsys):
    ended = piped("facts", reader="cat")
    assert main(["facts"]) == 0
    assert (ended.stdout, ended.stderr) == (capsys.readouterr().out, "0\n")
    assert not ended.stdout.isascii()


def test_the_schema_is_the_one_of_the_models():
    from questions.schema import schema

    assert json.loads((FACTS / "schema.json").read_text(encoding="utf-8")) == schema()
