"""Lint of foreign items: every line gets its answer, whatever stands in it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from questions import __main__ as command
from questions.__main__ import main
from questions.bank import Bank
from questions.flaws.lint import lint

pytestmark = pytest.mark.usefixtures("read_once")
CLEAN = {"stem": "Which cell resorbs bone?", "options": ["Osteoclast", "Fibroblast"], "answer": 0}
NOTA = {**CLEAN, "options": ["Osteoclast", "None of the above"]}


@pytest.fixture
def read_once(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command takes the real bank as it was read: reading it anew is nearly all of its time."""
    monkeypatch.setattr(command, "load", lambda *_, **__: bank)


def line(**changed: object) -> bytes:
    return json.dumps({**CLEAN, **changed}).encode()


def without(name: str) -> bytes:
    return json.dumps({key: value for key, value in CLEAN.items() if key != name}).encode()


def written(folder: Path, *lines: bytes) -> Path:
    path = folder / "items.jsonl"
    path.write_bytes(b"\n".join(lines))
    return path


BAD = {
    "no key": (without("answer"), "found no 'answer' among the fields (options, stem)"),
    "no stem": (without("stem"), "found no 'stem'"),
    "no options": (without("options"), "found no 'options'"),
    "several keys": (line(answer=[0, 1]), "found 2 keys; expected one index"),
    "a null key": (line(answer=None), "found the answer null; expected an index from 0 to 1"),
    "a true key": (line(answer=True), "found the answer true; expected an index from 0 to 1"),
    "a key as text": (line(answer="0"), 'found the answer "0"; expected an index'),
    "a key outside": (line(answer=2), "found the answer 2; expected an index from 0 to 1"),
    "a huge key": (line(answer=10**400), "found the answer 1000"),
    "a key below": (line(answer=-1), "found the answer -1; expected an index from 0 to 1"),
    "empty options": (line(options=[]), "found 0 options; expected 2 to 26"),
    "one option": (line(options=["Bone"]), "found 1 options; expected 2 to 26"),
    "fifty options": (line(options=[f"{n} mg" for n in range(50)]), "found 50 options"),
    "options of numbers": (line(options=[1, 2]), "found the options [1, 2]; expected a list of"),
    "options as text": (line(options="ab"), 'found the options "ab"; expected a list of texts'),
    "an empty option": (line(options=["Bone", " "]), "found the option at index 1 without text"),
    "a stem of numbers": (line(stem=3), "found the stem 3; expected a text"),
    "an empty stem": (line(stem=" "), 'found the stem " "; expected a text'),
    "no JSON": (b"stem: what?", "found no JSON (Expecting value"),
    "a list": (b"[1, 2]", "found [1, 2]; expected an object such as"),
    "a number": (b"1", "found 1; expected an object"),
    "deep lists": (b"[" * 50_000, "found no JSON"),
    "a huge line": (line(stem="a" * 200_000), "expected at most 100000"),
    "a long stem": (line(stem="a" * 5001), "found the stem to have 5001 characters"),
    "a long option": (line(options=["a" * 1001, "b"]), "found the option to have 1001 characters"),
    "no UTF-8": (b'{"stem": "\xff"}', "found the byte 0xff at 11, which is no UTF-8"),
    "markup": (line(stem="Which <b>cell</b> resorbs bone?"), "found the markup '<b>'"),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_bad_line_is_named_and_the_next_one_is_read(tmp_path, name):
    bad, message = BAD[name]
    found = lint(written(tmp_path, bad, json.dumps(NOTA).encode()))
    assert [(each.line, each.criterion) for each in found] == [
        (1, "input"),
        (2, "none_of_the_above"),
    ]
    assert message in found[0].message


@pytest.mark.parametrize(
    "stem",
    ["Какая клетка разрушает кость?", "哪种细胞吸收骨?", "أي خلية تمتص العظام؟", "👍?", "\u202e?"],
)
def test_other_scripts_are_read(tmp_path, stem):
    found = lint(written(tmp_path, line(stem=stem)))
    assert "input" not in [each.criterion for each in found]


def test_blank_lines_a_mark_of_order_and_windows_line_ends_are_passed(tmp_path):
    path = written(tmp_path, b"\xef\xbb\xbf" + line() + b"\r", b"", b"  ", line())
    assert lint(path) == []


@pytest.mark.parametrize("content", [b"", b"\n\n", b"   "])
def test_an_empty_file_is_told(tmp_path, content):
    found = lint(written(tmp_path, content))
    assert [(each.line, each.criterion) for each in found] == [(1, "input")]
    assert "found an empty file" in found[0].message


def test_findings_come_as_lines_of_text(tmp_path, capsys):
    path = written(tmp_path, line(), json.dumps(NOTA).encode())
    assert main(["lint", str(path)]) == 1
    out = capsys.readouterr().out
    assert out == f"{path}:2: none_of_the_above: found the option 'None of the above'\n"


def test_findings_come_as_json(tmp_path, capsys):
    path = written(tmp_path, json.dumps(NOTA).encode(), b"nonsense")
    assert main(["lint", str(path), "--json"]) == 1
    rows = [json.loads(each) for each in capsys.readouterr().out.splitlines()]
    assert [(row["line"], row["criterion"]) for row in rows] == [
        (1, "none_of_the_above"),
        (2, "input"),
    ]
    assert {tuple(row) for row in rows} == {("line", "criterion", "message")}


def test_a_clean_file_is_silent(tmp_path, capsys):
    assert main(["lint", str(written(tmp_path, line()))]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_a_file_that_cannot_be_read_is_told(tmp_path, capsys, name):
    assert main(["lint", str(tmp_path / name)]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_control_character_stays_on_its_line(tmp_path, capsys):
    main(["lint", str(written(tmp_path, line(options=["Osteoclast", "None of\u2028these\u0007"])))])
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_what_the_bank_calls_one_concept_is_one_option_too_many(tmp_path, capsys):
    options = ["CDK4/6 inhibitor", "CDK4 and CDK6 inhibitor", "PARP inhibitor"]
    path = written(tmp_path, line(stem="To which class does palbociclib belong?", options=options))
    assert main(["lint", str(path)]) == 1
    assert "two options are names of one concept" in capsys.readouterr().out


def test_two_of_the_class_that_is_asked_for_are_told(tmp_path, capsys):
    options = ["Paclitaxel", "Docetaxel", "Olaparib"]
    path = written(tmp_path, line(stem="Which drug is a microtubule stabiliser?", options=options))
    main(["lint", str(path)])
    assert "'Docetaxel' is one too: microtubule stabiliser" in capsys.readouterr().out


@pytest.mark.parametrize(
    "options",
    [["1 in 0", "2 out of 0"], ["½", "²"], ["Ⅳ", "Ⅲ"], ["9" * 999, "8" * 998], ["?", "—", "👍"]],
)
def test_odd_amounts_stop_nothing(tmp_path, options):
    found = lint(written(tmp_path, line(options=options), json.dumps(NOTA).encode()))
    assert (found[-1].line, found[-1].criterion) == (2, "none_of_the_above")


@pytest.mark.long
def test_the_same_file_gives_the_same_findings_under_any_hash_seed():
    planted = Path(__file__).parent.parent / "planted" / "tuning.jsonl"
    words = [sys.executable, "-m", "questions", "lint", str(planted), "--json"]
    runs = [
        subprocess.run(
            words, capture_output=True, check=False, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != b""
