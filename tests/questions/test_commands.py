"""The curator's commands and their formats: a contract."""

import json

import pytest

from questions.__main__ import main
from questions.bank import FACTS, load
from questions.statistics import statistics


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
    err = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0].rsplit("/", 1)[-1] for line in err[:3]] == [
        "a.yaml",
        "a.yaml",
        "b.yaml",
    ]
    assert err[-1] == "3 problems; nothing was loaded"


def test_the_schema_is_the_one_of_the_models():
    from questions.schema import schema

    assert json.loads((FACTS / "schema.json").read_text(encoding="utf-8")) == schema()
