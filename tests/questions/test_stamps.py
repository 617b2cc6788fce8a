"""The date of change is the note's modification time: it moves only when the rendering moves."""

from datetime import date

from questions.__main__ import main
from questions.bank import load
from questions.stamps import read_stamps, stamped
from tests.questions.small import small, write

MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 20)


def test_an_unchanged_rendering_keeps_its_day():
    old = {"a": ("same", FRIDAY), "b": ("old", FRIDAY), "gone": ("x", FRIDAY)}
    assert stamped(old, {"a": "same", "b": "new", "c": "new"}, MONDAY) == {
        "a": ("same", FRIDAY),
        "b": ("new", MONDAY),
        "c": ("new", MONDAY),
    }


def test_a_changed_rendering_with_an_unchanged_date_fails_check(tmp_path, capsys):
    folder = write(tmp_path, small())
    assert main(["--facts", str(folder), "stamp"]) == 0
    assert main(["--facts", str(folder), "check"]) == 0
    text = small().replace("It binds one receptor.", "It binds another receptor.", 1)
    write(tmp_path, text)
    capsys.readouterr()
    assert main(["--facts", str(folder), "check"]) == 1
    out = capsys.readouterr().out
    assert out.splitlines()[0].endswith(
        "tamol.class: what a learner sees differs from stamps.tsv; run 'python -m questions stamp'"
    )


def test_the_stamps_of_the_bank_are_those_of_its_facts():
    bank = load()
    assert sorted(bank.stamps) == sorted(fact.id for fact in bank.asked())


def test_stamps_are_read_as_they_were_written(tmp_path):
    folder = write(tmp_path, small())
    main(["--facts", str(folder), "stamp"])
    stamps = read_stamps(folder)
    assert sorted(stamps) == ["epsin.class", "novar.class", "rudex.class", "tamol.class"]
