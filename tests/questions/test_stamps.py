"""The date of change is the note's modification time: it moves only when the rendering moves."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from questions.__main__ import main
from questions.bank import load
from questions.listing import facts
from questions.stamps import HEAD, NAME, read_stamps, stampable, stamped
from tests.questions.small import small, write

MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 20)
IDS = ["epsin.class", "novar.class", "rudex.class", "tamol.class"]
GOOD = f"tamol.class\t{'0' * 16}\t2026-11-20"
MEND = "mend the line, or run 'python -m questions stamp'"


def bank_of(folder: Path, text: str | None = None) -> Path:
    """A small bank, stamped."""
    write(folder, text or small())
    assert main(["--facts", str(folder), "stamp"]) == 0
    return folder


def check(folder: Path, capsys) -> list[str]:
    """What `check` prints, with names of files only."""
    capsys.readouterr()
    main(["--facts", str(folder), "check"])
    return capsys.readouterr().out.replace(f"{folder}/", "").splitlines()


def test_an_unchanged_rendering_keeps_its_day():
    old = {"a": ("same", FRIDAY), "b": ("old", FRIDAY), "gone": ("x", FRIDAY)}
    assert stamped(old, {"a": "same", "b": "new", "c": "new"}, MONDAY) == {
        "a": ("same", FRIDAY),
        "b": ("new", MONDAY),
        "c": ("new", MONDAY),
    }


def test_a_changed_rendering_with_an_unchanged_date_fails_check(tmp_path, capsys):
    folder = bank_of(tmp_path)
    assert check(folder, capsys) == []
    write(tmp_path, small().replace("It binds one receptor.", "It binds another receptor.", 1))
    assert [line.split(": ", 1)[1] for line in check(folder, capsys)] == [
        "tamol.class: what a learner sees differs from stamps.tsv; run 'python -m questions stamp'"
    ]


def test_the_stamps_of_the_bank_are_those_of_its_facts(bank):
    assert sorted(bank.stamps) == [fact.id for fact in stampable(bank)]


def test_stamps_are_read_as_they_were_written(tmp_path):
    found = read_stamps(bank_of(tmp_path))
    assert (sorted(found.stamps), found.problems) == (IDS, [])
    assert found.lines == {id_: number for number, id_ in enumerate(IDS, 2)}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            f"{HEAD}\n<<<<<<< ours\n{GOOD}\n=======\n{GOOD}\n>>>>>>> theirs\n",
            [
                f"2: -: found 1 fields, '<<<<<<< ours'; expected 3: {HEAD!r}",
                f"4: -: found 1 fields, '======='; expected 3: {HEAD!r}",
                "5: tamol.class: found the fact twice, here and in line 3; expected one row",
                f"6: -: found 1 fields, '>>>>>>> theirs'; expected 3: {HEAD!r}",
            ],
        ),
        (
            f"{HEAD}\n{GOOD}\tmore\n",
            [f"2: -: found 4 fields, {GOOD + chr(9) + 'more'!r}; expected 3: {HEAD!r}"],
        ),
        (
            f"{HEAD}\n{GOOD.replace('2026-11-20', '20261120')}\n",
            [
                "2: tamol.class: found the date '20261120'; expected a day of the calendar as "
                "YYYY-MM-DD; example: 2026-11-22"
            ],
        ),
        (
            f"{HEAD}\n{GOOD.replace('2026-11-20', '2026-02-30')}\n",
            [
                "2: tamol.class: found the date '2026-02-30'; expected a day of the calendar as "
                "YYYY-MM-DD; example: 2026-11-22"
            ],
        ),
        (
            f"{HEAD}\nTamol\tx\t2026-11-20\n",
            [
                "2: -: found 'Tamol\\tx\\t2026-11-20'; expected the id of a fact and a digest of "
                "16 signs"
            ],
        ),
        (f"{GOOD}\n", [f"1: -: found the heading {GOOD!r}; expected {HEAD!r}"]),
        (
            f"{HEAD}\ncafé\tx\ty\n".encode("latin-1"),
            ["2: -: is not UTF-8; expected three fields of plain letters"],
        ),
    ],
)
def test_broken_stamps_are_told_by_line_and_mended_by_stamp(tmp_path, capsys, rows, expected):
    folder = bank_of(tmp_path)
    whole = (folder / NAME).read_bytes()
    (folder / NAME).write_bytes(rows if isinstance(rows, bytes) else rows.encode())
    assert check(folder, capsys) == [f"{NAME}:{each}; {MEND}" for each in expected]
    assert main(["--facts", str(folder), "stamp"]) == 0
    assert (folder / NAME).read_bytes() == whole
    assert check(folder, capsys) == []


def test_windows_line_ends_are_no_mistake(tmp_path, capsys):
    folder = bank_of(tmp_path)
    rows = (folder / NAME).read_bytes()
    (folder / NAME).write_bytes(rows.replace(b"\n", b"\r\n"))
    assert check(folder, capsys) == []


def test_a_folder_in_the_place_of_the_stamps_is_told(tmp_path, capsys):
    folder = write(tmp_path, small())
    (folder / NAME).mkdir()
    told = "cannot be read (Is a directory); expected a file; remove what is there"
    assert check(folder, capsys) == [f"{NAME}:1: -: {told}"]
    assert main(["--facts", str(folder), "stamp"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        f"{folder}/{NAME}: cannot be written: Is a directory"
    )


FEWER = {"rudex": "beta-blocker", "epsin": "gamma-blocker", "novar": "delta-blocker"}
STONE = "tombstones:\n  - id: tamol.class\n    on: 2026-11-22\n    why: It was wrong.\n"


def test_a_stamped_fact_is_forgotten_only_when_it_is_said(tmp_path, capsys):
    folder = bank_of(tmp_path, small())
    before = (folder / NAME).read_bytes()
    write(folder, small(FEWER))
    told = [line for line in check(folder, capsys) if line.startswith(NAME)]
    assert told == [
        f"{NAME}:5: tamol.class: stamps a fact that is not there; expected the fact or a "
        "tombstone; if the id was never released, run 'python -m questions stamp --forget'"
    ]
    assert main(["--facts", str(folder), "stamp"]) == 1
    assert capsys.readouterr().out == "forgets tamol.class\n"
    assert (folder / NAME).read_bytes() == before
    assert main(["--facts", str(folder), "stamp", "--forget"]) == 0
    assert sorted(read_stamps(folder).stamps) == IDS[:3]


def test_a_tombstone_lets_a_stamp_go(tmp_path, capsys):
    folder = bank_of(tmp_path)
    write(folder, small(FEWER, more=STONE))
    told = [line for line in check(folder, capsys) if line.startswith(NAME)]
    assert told == [
        f"{NAME}:5: tamol.class: stamps a fact that is retired; run 'python -m questions stamp'"
    ]
    assert main(["--facts", str(folder), "stamp"]) == 0
    assert sorted(read_stamps(folder).stamps) == IDS[:3]


@pytest.mark.parametrize("status", ["superseded", "contested"])
def test_a_fact_that_is_no_longer_asked_is_changed_and_keeps_its_stamp(tmp_path, capsys, status):
    folder = bank_of(tmp_path)
    rows = (folder / NAME).read_text(encoding="utf-8")
    today = datetime.now(UTC).date()  # noqa: TID251 - the command reads it too
    (folder / NAME).write_text(rows.replace(today.isoformat(), "2026-11-01"), encoding="utf-8")
    value = "            value: [alpha-blocker]\n"
    write(folder, small().replace(value, f"{value}            status: {status}\n"))
    assert "tamol.class: what a learner sees differs from stamps.tsv; " in "".join(
        check(folder, capsys)
    )
    main(["--facts", str(folder), "stamp"])
    changed = {row["id"]: row["changed"] for row in facts(load(folder))}
    assert sorted(changed) == IDS
    assert date.fromisoformat(changed["tamol.class"]) - today <= timedelta(days=1)
    assert changed["tamol.class"] != "2026-11-01"


def test_a_retired_fact_has_no_stamp(tmp_path):
    value = "            value: [alpha-blocker]\n"
    folder = bank_of(tmp_path, small().replace(value, f"{value}            status: retired\n"))
    assert sorted(read_stamps(folder).stamps) == IDS[:3]
